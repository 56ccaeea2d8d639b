//! Puts files where they belong, and never one over another.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use crate::batch::BatchError;
use crate::batch::input::shown;
use crate::batch::send::{make_folder, sync_folder, write_private};
use crate::batch::temporary::Temporary;
use crate::failpoint;
use crate::finding::{Text, system_reason};

/// The longest name of a file on nearly every system, in bytes.
const LONGEST: usize = 255;

/// What a reason is called besides the name of its file.
const REASON: &str = ".reden.txt";

/// Most files of one name in one folder.
const MOST: u32 = 10_000;

/// Moves a file into a folder, below which it keeps its relative path; the name gets a number when it is taken.
///
/// # Errors
/// [`BatchError::Write`] when it cannot be moved; then it stands where it stood.
pub(super) fn keep(file: &Path, relative: &Path, folder: &Path) -> Result<PathBuf, BatchError> {
    let Free { to, last } = free(relative, folder, 0, &|_| Ok(true))?;
    if let Some(there) = last.filter(|last| is_copied(file, last)) {
        return finish_copy(file, there);
    }
    shift(file, &to)?;
    Ok(to)
}

/// Moves a file with the reason for it beside it.
///
/// The reason is written first, so that no file is refused without one.
///
/// # Errors
/// As [`keep`].
pub(super) fn refuse(
    file: &Path,
    relative: &Path,
    folder: &Path,
    reason: &str,
) -> Result<(PathBuf, PathBuf), BatchError> {
    let Free { to, last } = free(relative, folder, REASON.len(), &|to| {
        // An earlier run may have been stopped between the reason and the file.
        let beside = reason_of(to);
        Ok(is_free(&beside)? || fs::read(&beside).is_ok_and(|there| there == reason.as_bytes()))
    })?;
    if let Some(there) = last.filter(|last| is_copied(file, last) && reason_of(last).is_file()) {
        let beside = reason_of(&there);
        return finish_copy(file, there).map(|there| (there, beside));
    }
    let beside = reason_of(&to);
    write_private(&beside, reason.as_bytes())?;
    failpoint::reached("away-reason-written");
    shift(file, &to)?;
    Ok((to, beside))
}

/// Why a file could not be put away. Who may not move it lacks the rights there, or where it stands.
pub(super) fn why(error: &BatchError) -> Text {
    let BatchError::Write { path, source } = error else { return error.texts().0 };
    let (to, reason) = (path.parent().unwrap_or(path).display(), system_reason(source));
    let (here_nl, here_en) = match source.kind() {
        ErrorKind::PermissionDenied => (", of niet in `in`", ", or not in `in`"),
        _ => ("", ""),
    };
    Text::new(
        format!("kan niet worden verplaatst naar `{to}`: {reason}{here_nl}"),
        format!("cannot be moved to `{to}`: {source}{here_en}"),
    )
}

/// Where the reason for a file stands. A BSN in the name of the file is not repeated.
fn reason_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    let name = match name.to_str() {
        Some(name) if shown(name) == name => name.to_owned(),
        _ => shown(&name.to_string_lossy()).replace(['*', char::REPLACEMENT_CHARACTER], "_"),
    };
    file.with_file_name(name + REASON)
}

/// A path at which nothing stands.
struct Free {
    to: PathBuf,
    /// The path before it, at which something stands.
    last: Option<PathBuf>,
}

/// A path below a folder at which nothing stands, with room in its name.
fn free(
    relative: &Path,
    folder: &Path,
    room: usize,
    also: &dyn Fn(&Path) -> io::Result<bool>,
) -> Result<Free, BatchError> {
    let wanted = folder.join(relative);
    make_folder(wanted.parent().unwrap_or(folder))?;
    let name = wanted.file_name().unwrap_or_default();
    let mut last = None;
    for number in 1..=MOST {
        let path = wanted.with_file_name(numbered(name, number, LONGEST - room));
        // What cannot be looked at is no free place.
        let fits = is_free(&path).and_then(|free| Ok(free && also(&path)?));
        if fits.map_err(|source| BatchError::write(&path, source))? {
            return Ok(Free { to: path, last });
        }
        last = Some(path);
    }
    Err(BatchError::Exists { path: wanted })
}

fn is_free(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        there => there.map(|_| false),
    }
}

/// A name with a number before its extension, from the second on; what is too long is cut.
fn numbered(name: &OsStr, number: u32, longest: usize) -> OsString {
    let suffix = if number > 1 { format!("-{number}") } else { String::new() };
    if suffix.is_empty() && name.len() <= longest {
        return name.to_os_string();
    }
    let path = Path::new(name);
    let (stem, extension) = (path.file_stem().unwrap_or_default(), path.extension().unwrap_or_default());
    let length = stem.len() + suffix.len() + 1 + extension.len();
    if length <= longest {
        let mut numbered = stem.to_os_string();
        numbered.push(suffix);
        if path.extension().is_some() {
            numbered.push(".");
            numbered.push(extension);
        }
        return numbered;
    }
    let extension = extension.to_string_lossy();
    let extension =
        if extension.len() <= 8 && !extension.is_empty() { format!(".{extension}") } else { String::new() };
    let left = longest.saturating_sub(suffix.len() + extension.len());
    let stem = stem.to_string_lossy();
    let end = (0..=left.min(stem.len())).rev().find(|end| stem.is_char_boundary(*end)).unwrap_or(0);
    format!("{}{suffix}{extension}", &stem[..end]).into()
}

/// Moves a file to a path at which nothing stands.
fn shift(from: &Path, to: &Path) -> Result<(), BatchError> {
    let moved = match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copy(from, to),
        moved => moved,
    };
    moved.map_err(|source| BatchError::write(to, source))?;
    failpoint::reached("away-moved");
    Ok(())
}

/// Whether a file was copied to another file system by a watch that was stopped before it removed the file.
fn is_copied(from: &Path, to: &Path) -> bool {
    let (Ok(here), Ok(there)) = (fs::symlink_metadata(from), fs::symlink_metadata(to)) else { return false };
    there.is_file()
        && is_elsewhere(&here, &there)
        && here.len() == there.len()
        && is_same(from, to).unwrap_or(false)
}

/// Whether two files are on two file systems.
fn is_elsewhere(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        one.dev() != other.dev()
    }
    // Elsewhere nobody tells, and a second copy is only one too many.
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        false
    }
}

/// Whether two files hold the same bytes.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let length = here.len().min(there.len());
        if length == 0 {
            return Ok(here.len() == there.len());
        }
        if here.get(..length) != there.get(..length) {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}

/// Removes a file of which the copy is whole and safe.
fn finish_copy(from: &Path, there: PathBuf) -> Result<PathBuf, BatchError> {
    sync_folder(there.parent().unwrap_or(Path::new(".")));
    fs::remove_file(from).map_err(|source| BatchError::write(from, source))?;
    Ok(there)
}

/// Moves a file to another file system: it is there, whole and safe, before it is gone here.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let mut temporary = Temporary::in_folder(folder)?;
    temporary.write(&|file| io::copy(&mut File::open(from)?, file).map(drop))?;
    temporary.become_file(to)?;
    sync_folder(folder);
    failpoint::reached("away-copied");
    fs::remove_file(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered_name(name: &str, number: u32, longest: usize) -> String {
        numbered(OsStr::new(name), number, longest).into_string().unwrap()
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        assert_eq!(numbered_name("a.xml", 1, LONGEST), "a.xml");
        assert_eq!(numbered_name("a.xml", 2, LONGEST), "a-2.xml");
        assert_eq!(numbered_name("a", 3, LONGEST), "a-3");
        assert_eq!(numbered_name("a.b.zip", 10, LONGEST), "a.b-10.zip");
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_between_characters() {
        let long = format!("{}.xml", "é".repeat(125));
        assert_eq!(numbered_name(&long, 1, LONGEST), long);
        let cut = numbered_name(&long, 2, LONGEST);
        assert!(cut.len() <= LONGEST && cut.starts_with("ééé") && cut.ends_with("é-2.xml"), "{cut}");
        let cut = numbered_name(&long, 1, LONGEST - 14);
        assert!(cut.len() <= LONGEST - 14 && cut.ends_with("é.xml"), "{cut}");
        let cut = numbered_name(&"😀".repeat(63), 2, 100);
        assert!(cut.len() <= 100 && cut.ends_with("😀-2"), "{cut}");
    }

    /// A copy that was made, of which the file was not removed yet, is not copied again.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_copy_to_another_disk_that_was_cut_off_is_finished() {
        let name = format!("ibericht-place-{}", std::process::id());
        let (here, there) = (std::env::temp_dir().join(&name), Path::new("/dev/shm").join(&name));
        fs::create_dir_all(&here).unwrap();
        let file = here.join("a.xml");
        fs::write(&file, "bericht").unwrap();
        if fs::create_dir_all(&there).is_err()
            || !is_elsewhere(&fs::metadata(&here).unwrap(), &fs::metadata(&there).unwrap())
        {
            #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
            {
                eprintln!("skipped: there is one file system");
            }
            return;
        }
        let names = |folder: &Path| {
            let mut names: Vec<_> = fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        let relative = Path::new("a.xml");
        assert_eq!(keep(&file, relative, &there).unwrap(), there.join("a.xml"));
        fs::write(&file, "bericht").unwrap();
        assert_eq!(keep(&file, relative, &there).unwrap(), there.join("a.xml"));
        assert_eq!((names(&here).len(), names(&there)), (0, vec!["a.xml".to_owned()]));

        fs::write(&file, "anders!").unwrap();
        assert_eq!(keep(&file, relative, &there).unwrap(), there.join("a-2.xml"));

        fs::write(&file, "mis").unwrap();
        let refused = refuse(&file, relative, &there.join("weg"), "omdat").unwrap();
        fs::write(&file, "mis").unwrap();
        assert_eq!(refuse(&file, relative, &there.join("weg"), "daarom").unwrap(), refused);
        assert_eq!(names(&there.join("weg")), ["a.xml", "a.xml.reden.txt"]);
        assert_eq!(names(&here).len(), 0);
        fs::remove_dir_all(&here).unwrap();
        fs::remove_dir_all(&there).unwrap();
    }

    #[test]
    fn a_bsn_in_a_name_is_not_repeated_in_that_of_its_reason() {
        assert_eq!(reason_of(Path::new("m/a.xml")), Path::new("m/a.xml.reden.txt"));
        let reason = reason_of(Path::new("m/a-999900006.xml")).display().to_string();
        assert!(reason.ends_with(".xml.reden.txt") && !reason.contains("999900006"), "{reason}");
        assert!(!reason.contains('*'), "{reason}");
        assert_eq!(reason_of(Path::new("m/a\nb.xml")), Path::new("m/a_b.xml.reden.txt"));
    }
}
