//! What lies in the folder where messages come in.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::batch::BatchError;
use crate::batch::collect::kind;
use crate::finding::Text;

/// Something that was found below the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// The path below the folder.
    pub(super) relative: PathBuf,
    pub(super) nature: Nature,
    /// In bytes.
    pub(super) size: u64,
    /// When it was changed, by the clock of whoever keeps the file.
    pub(super) modified: Option<SystemTime>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Nature {
    File,
    /// Its name is that of a file that is still being written.
    Partial,
    /// No regular file; it is left alone.
    Strange(Text),
}

/// Lists everything below a folder, down to a depth. Links are not followed and nothing is opened, so that nothing
/// can block.
///
/// # Errors
/// [`BatchError::Read`] when the folder cannot be listed; a folder below it that cannot is something strange in it.
pub(super) fn scan(folder: &Path, depth: usize) -> Result<Vec<Found>, BatchError> {
    let mut found = Vec::new();
    list(folder, Path::new(""), depth, &mut found).map_err(|error| BatchError::read(folder, error))?;
    Ok(found)
}

fn list(folder: &Path, below: &Path, depth: usize, found: &mut Vec<Found>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, relative) = (entry.path(), below.join(entry.file_name()));
        let meta = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            meta => meta.ok(),
        };
        let strange = |nl, en| Nature::Strange(Text::fixed(nl, en));
        let nature = match &meta {
            None => strange("Niet te lezen; het blijft staan", "It cannot be read; it stays where it is"),
            // Programs that copy put what is not complete into such folders.
            Some(meta) if meta.is_dir() && is_partial(&relative) => continue,
            Some(meta) if meta.is_dir() && depth > 0 => match list(&path, &relative, depth - 1, found) {
                Ok(()) => continue,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(_) => strange(
                    "Map die niet te lezen is; wat erin zit blijft staan",
                    "A folder that cannot be read; what is in it stays there",
                ),
            },
            Some(meta) if meta.is_dir() => strange(
                "Map, te diep genest; wat erin zit blijft staan",
                "Folder, nested too deep; what is in it stays there",
            ),
            Some(meta) if meta.is_symlink() => strange(
                "Koppeling, niet gevolgd; zij blijft staan. Is het een bericht, zet dan het bestand zelf in de map",
                "Link, not followed; it stays where it is. If it is a message, put the file itself into the folder",
            ),
            Some(meta) if !meta.is_file() => {
                strange("Geen gewoon bestand; het blijft staan", "Not a regular file; it stays where it is")
            }
            Some(_) if is_partial(&relative) => Nature::Partial,
            Some(_) => Nature::File,
        };
        let (size, modified) = meta.map_or((0, None), |meta| (meta.len(), meta.modified().ok()));
        found.push(Found { path, relative, nature, size, modified });
    }
    Ok(())
}

/// Whether a name is one that programs give to what they have not written whole.
fn is_partial(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ends = [".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", "~"];
    name.starts_with(['.', '~']) || ends.iter().any(|end| name.ends_with(end))
}

/// The longest end of a ZIP: a record of 22 bytes and a comment.
const ZIP_END: u64 = 22 + 65_535;

/// Whether the end of a file can be read: that of a ZIP has its list of members, that of XML closes an element.
///
/// An empty file, and one that cannot be opened, may be about to be written.
pub(super) fn is_whole(path: &Path) -> bool {
    ends_well(path).unwrap_or(false)
}

fn ends_well(path: &Path) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut start = Vec::new();
    (&mut file).take(512).read_to_end(&mut start)?;
    if start.is_empty() {
        return Ok(false);
    }
    let kind = if start.starts_with(b"PK") { Some(true) } else { kind(&start) };
    let Some(is_zip) = kind else { return Ok(true) };
    let length = size.min(if is_zip { ZIP_END } else { 512 });
    file.seek(SeekFrom::Start(size - length))?;
    let mut end = Vec::new();
    file.take(length).read_to_end(&mut end)?;
    Ok(if is_zip { ends_zip(&end) } else { end.trim_ascii_end().ends_with(b">") })
}

/// Whether the record that ends a ZIP stands where its own length says.
fn ends_zip(end: &[u8]) -> bool {
    end.windows(22).enumerate().any(|(start, record)| {
        let comment = usize::from(u16::from_le_bytes([record[20], record[21]]));
        record.starts_with(b"PK\x05\x06") && start + 22 + comment == end.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_half_files_are_known() {
        for name in
            ["a.xml.part", "A.TMP", "a.filepart", "a.xml~", ".a.xml", "~$a.xml", "map/.a", "a.crdownload"]
        {
            assert!(is_partial(Path::new(name)), "{name}");
        }
        for name in ["a.xml", "part.xml", "a.tmp.xml", "map.tmp/a.xml", "zonder", "a.zip"] {
            assert!(!is_partial(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn the_end_of_a_zip_is_where_its_length_says() {
        let mut end = b"PK\x05\x06".to_vec();
        end.extend([0; 16]);
        end.extend([3, 0]);
        assert!(!ends_zip(&end));
        end.extend(b"abc");
        assert!(ends_zip(&end));
        end.extend(b"d");
        assert!(!ends_zip(&end));
        assert!(!ends_zip(b"PK"));
    }
}
