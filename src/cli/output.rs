//! `--output`: reports to files, which never take the place of what the program reads.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use super::args::Format;
use super::failure::Failure;

/// What files are called that the program reads: a report never takes the place of one.
const READ: [&str; 6] = ["xml", "zip", "xsd", "csv", "toml", "db"];

/// A report to a file.
#[derive(Debug, Clone)]
pub struct Output {
    pub format: Format,
    pub file: PathBuf,
}

impl Output {
    fn has_extension(&self, wanted: &[&str]) -> bool {
        let extension = self.file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        extension.is_some_and(|extension| wanted.iter().any(|wanted| *wanted == extension))
    }

    /// Whether its name is that of something the program reads, while the form has other names.
    pub fn is_of_a_kind_that_is_read(&self) -> bool {
        let usual: &[&str] = match self.format {
            Format::Csv => &["csv"],
            Format::Junit => &["xml"],
            _ => &[],
        };
        self.has_extension(&READ) && !self.has_extension(usual)
    }

    /// Refuses a file that may be a message or a table: one that is there and is no earlier report.
    pub fn check(&self) -> Result<(), Failure> {
        // What is no file, such as a pipe, is written to and holds nothing that could be lost; reading it could wait for ever.
        let is_at_risk = self.has_extension(&READ) && self.file.is_file();
        let Some(form) = self.format.of_reports().filter(|_| is_at_risk) else {
            return Ok(());
        };
        let mut start = Vec::new();
        let read = File::open(&self.file).and_then(|file| file.take(200).read_to_end(&mut start));
        match read {
            Ok(1..) if !form.is_start_of_report(&start) => Err(Failure::no_report(&self.file)),
            _ => Ok(()),
        }
    }
}
