//! The ZIP that a workbook is: its parts, within bounds, and what says that it is something else.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refused;

/// More parts than this a workbook with registrations never has.
const MOST_MEMBERS: usize = 1000;

/// The first bytes of the files of old Office programs, in which an encrypted workbook is wrapped as well.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The parts of a workbook.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of the parts, in the order of the ZIP.
    names: Vec<String>,
    limit: usize,
    left: usize,
}

impl<'b> Package<'b> {
    /// Opens the ZIP of a workbook; its parts together unpack to no more than a number of bytes.
    pub fn open(bytes: &'b [u8], limit: usize) -> Result<Self, Refused> {
        if bytes.starts_with(&COMPOUND) {
            return Err(compound(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Refused::NoWorkbook);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged("ZIP".into()))?;
        let members = archive.len();
        if members > MOST_MEMBERS {
            return Err(Refused::TooManyMembers { most: MOST_MEMBERS });
        }
        if archive.has_duplicate_names() {
            return Err(Refused::Damaged("ZIP".into()));
        }
        // Some programs write the names as paths from the root.
        let name = |index| {
            let part = archive.by_index_raw(index).ok();
            part.map_or_else(String::new, |part| {
                String::from_utf8_lossy(part.name_raw()).trim_start_matches('/').to_owned()
            })
        };
        let names = (0..members).map(name).collect();
        let mut package = Self { archive, names, limit, left: limit };
        package.check_kind()?;
        Ok(package)
    }

    fn check_kind(&mut self) -> Result<(), Refused> {
        let has = |package: &Self, end: &str| {
            package.names.iter().any(|name| name.to_ascii_lowercase().ends_with(end))
        };
        let Some(types) = self.text("[Content_Types].xml")? else {
            let open_document = has(self, "content.xml") && has(self, "mimetype");
            return Err(if open_document {
                Refused::OtherKind("OpenDocument (.ods)")
            } else {
                Refused::NoWorkbook
            });
        };
        if has(self, "workbook.bin") {
            Err(Refused::OtherKind("Excel (.xlsb)"))
        } else if types.contains("macroEnabled")
            || has(self, "vbaproject.bin")
            || self.has_folder("macrosheets")
        {
            Err(Refused::Macros)
        } else {
            Ok(())
        }
    }

    /// Whether there is a folder of a name.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.names.iter().any(|name| {
            name.rsplit_once('/')
                .is_some_and(|(path, _)| path.split('/').any(|part| part.eq_ignore_ascii_case(folder)))
        })
    }

    /// A part as text; `None` when there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let damaged = || Refused::Damaged(format!("`{name}`"));
        // Programs disagree about upper and lower case.
        let same = |other: &String| other.eq_ignore_ascii_case(name);
        let Some(index) = self.names.iter().position(same) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        let bound = u64::try_from(self.left).unwrap_or(u64::MAX);
        file.take(bound.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        self.left = self.left.checked_sub(bytes.len()).ok_or(Refused::TooLarge { limit: self.limit })?;
        // Every program writes UTF-8; what claims to be something else would be read as something else.
        let text = String::from_utf8(bytes).map_err(|_| damaged())?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// What a file of the old kind is: a workbook with a password, or one of an old Excel.
fn compound(bytes: &[u8]) -> Refused {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(bytes, &name).is_some() {
        Refused::Password
    } else {
        Refused::OtherKind("Excel 97-2003 (.xls)")
    }
}
