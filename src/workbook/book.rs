//! The workbook itself: which sheets there are, and where their parts are.

use std::collections::HashMap;

use super::Refused;
use super::format;
use super::package::Package;
use super::part::Part;
use super::sheet::{self, Shared, Sheet};
use super::strings;

/// More sheets than this a workbook with registrations never has.
const MOST_SHEETS: usize = 200;

/// An open workbook.
pub(crate) struct Workbook<'b> {
    package: Package<'b>,
    shared: Shared,
    /// The sheets, in their order.
    pub sheets: Vec<Named>,
    /// Whether days are counted from 1904 instead of 1900.
    pub since_1904: bool,
    /// Whether it refers to other files.
    pub links: bool,
}

/// A sheet that was not read yet.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    part: Option<String>,
}

impl<'b> Workbook<'b> {
    /// Opens a workbook; its parts together unpack to no more than a number of bytes.
    pub(crate) fn open(bytes: &'b [u8], limit: usize) -> Result<Self, Refused> {
        let mut package = Package::open(bytes, limit)?;
        let path = related(&mut package, "", "_rels/.rels")?
            .into_values()
            .find(|target| target.kind == "officeDocument")
            .ok_or(Refused::NoWorkbook)?
            .path;
        let text = package.text(&path)?.ok_or(Refused::NoWorkbook)?;
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let targets = related(&mut package, folder, join(folder, &format!("_rels/{file}.rels")).as_str())?;
        let part_of = |kind: &str| {
            targets.values().find(|target| target.kind == kind).map(|target| target.path.clone())
        };
        let strings = match part_of("sharedStrings") {
            Some(path) => strings::read(&package.text(&path)?.unwrap_or_default())?,
            None => Vec::new(),
        };
        let looks = match part_of("styles") {
            Some(path) => format::read(&package.text(&path)?.unwrap_or_default())?,
            None => Vec::new(),
        };
        let links = package.has_folder("externalLinks");
        let mut book =
            Self { package, shared: Shared { strings, looks }, sheets: Vec::new(), since_1904: false, links };
        book.list(&path, &text, &targets)?;
        Ok(book)
    }

    fn list(&mut self, path: &str, text: &str, targets: &HashMap<String, Target>) -> Result<(), Refused> {
        let mut part = Part::new(path, text);
        part.each(|tag| {
            match tag.name() {
                // An extension has an element of the same name, without the attribute.
                "workbookPr" => self.since_1904 |= tag.is("date1904"),
                "sheet" if self.sheets.len() < MOST_SHEETS => {
                    let target = tag.get("id").and_then(|id| targets.get(&id));
                    self.sheets.push(Named {
                        name: tag.get("name").unwrap_or_default(),
                        hidden: tag.get("state").is_some_and(|state| state != "visible"),
                        part: target
                            .filter(|target| target.kind == "worksheet")
                            .map(|target| target.path.clone()),
                    });
                }
                "sheet" => return Err(Refused::TooManyMembers { most: MOST_SHEETS }),
                _ => {}
            }
            Ok(())
        })
    }

    /// Reads a sheet; a chart has no cells.
    pub(crate) fn read(&mut self, sheet: &Named) -> Result<Sheet, Refused> {
        let Some(path) = &sheet.part else { return Ok(Sheet::default()) };
        let text = self.package.text(path)?.ok_or_else(|| Refused::Damaged(format!("`{path}`")))?;
        sheet::read(path, &text, &self.shared)
    }
}

/// A part that another part refers to.
struct Target {
    /// The last word of its kind, which is the same for strict and transitional workbooks.
    kind: String,
    path: String,
}

/// The parts that a part refers to, by the name of the reference.
fn related(package: &mut Package<'_>, folder: &str, path: &str) -> Result<HashMap<String, Target>, Refused> {
    let text = package.text(path)?.unwrap_or_default();
    let mut targets = HashMap::new();
    Part::new(path, &text).each(|tag| {
        if tag.name() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            targets.insert(id, Target { kind, path: join(folder, &target) });
        }
        Ok(())
    })?;
    Ok(targets)
}

/// The path of a part as another part in a folder names it.
fn join(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}
