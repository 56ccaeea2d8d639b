//! Reads a product book, by name or from a file.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::file::File;
use super::lint::{self, Lines};
use super::{Book, basis, build};
use crate::finding::{Finding, Lang, Text, system_reason};
use crate::toml_file::toml_error;
use crate::values::{Datum, Gemeente, date_nl};

/// The product books that are part of the program: name and text.
const BUILTIN: &[(&str, &str)] = &[(
    "rijk-van-nijmegen-2026",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/productbooks/rijk-van-nijmegen-2026.toml")),
)];

/// The largest file that is read as a product book, in bytes: a book of a region is a hundred times as small.
const MAX_BYTES: usize = 10_000_000;

/// A product book cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().get(Lang::En))]
pub enum LoadError {
    /// There is no built-in book of that name and no such file.
    NotFound {
        /// What was asked for.
        name: String,
    },
    /// The file cannot be read.
    Read {
        /// The file.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, or holds a key or value that a product book does not have.
    Form {
        /// The file or name.
        name: String,
        /// Line, from 1; 0 when it is about the file as a whole.
        line: u32,
        /// Column in characters, from 1; 0 when it is about the file as a whole.
        column: u32,
        /// What is wrong.
        text: Text,
    },
    /// The file can be read, but [`lint`] finds errors in it.
    Faulty {
        /// The file or name.
        name: String,
        /// All that was found, warnings too.
        findings: Vec<Finding>,
    },
    /// Two books are about the same municipality on the same days.
    Overlap {
        /// Their names.
        names: [String; 2],
        /// A municipality that both name.
        gemeente: Gemeente,
        /// The first and the last day that both are valid.
        days: (Datum, Datum),
    },
}

impl LoadError {
    /// What is wrong, with file and line, on one line.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NotFound { name } => {
                let known = Book::builtin_names().collect::<Vec<_>>().join("`, `");
                Text::new(
                    format!(
                        "Productenboek `{name}` bestaat niet: geen bestand en niet ingebouwd (wel `{known}`)"
                    ),
                    format!(
                        "Product book `{name}` does not exist: no file and not built in (built in: `{known}`)"
                    ),
                )
            }
            Self::Read { name, source } => Text::new(
                format!("Productenboek `{name}` is niet te lezen: {}", system_reason(source)),
                format!("Product book `{name}` cannot be read: {source}"),
            ),
            Self::Form { name, line, column, text } => {
                let place = if *line == 0 { name.clone() } else { format!("{name}:{line}:{column}") };
                Text::new(format!("{place}: {}", text.nl), format!("{place}: {}", text.en))
            }
            Self::Overlap { names: [first, second], gemeente, days: (from, to) } => {
                let name = gemeente.name();
                let (first_day, last_day) = (date_nl(*from), date_nl(*to));
                Text::new(
                    format!(
                        "Productenboeken `{first}` en `{second}` gaan allebei over {name} ({gemeente}), van {first_day} t/m {last_day}; houd er voor die dagen een over"
                    ),
                    format!(
                        "Product books `{first}` and `{second}` are both about {name} ({gemeente}), from {from} to {to}; keep one of them for those days"
                    ),
                )
            }
            Self::Faulty { name, findings } => {
                let errors = findings.iter().filter(|finding| finding.is_error()).count();
                let first = findings.iter().find(|finding| finding.is_error());
                let (nl, en) = first.map_or_else(Default::default, |first| {
                    let place = format!("{name}:{}", first.line);
                    (format!("{place}: {}", first.message.nl), format!("{place}: {}", first.message.en))
                });
                Text::new(
                    format!("{nl} (fouten in het productenboek: {errors}; zie `ibericht productbook check`)"),
                    format!("{en} (errors in the product book: {errors}; see `ibericht productbook check`)"),
                )
            }
        }
    }
}

impl Book {
    /// The names of the books that are part of the program.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// The text of a built-in book by its name, or else of a file, whether or not it is a product book.
    ///
    /// # Errors
    /// [`LoadError::NotFound`], and [`LoadError::Read`] when it cannot be read, is no text or is far too large.
    pub fn text(name_or_file: &str) -> Result<Cow<'static, str>, LoadError> {
        if let Some((_, text)) = BUILTIN.iter().find(|(builtin, _)| *builtin == name_or_file) {
            return Ok(Cow::Borrowed(text));
        }
        read_text(Path::new(name_or_file)).map(Cow::Owned).map_err(|source| {
            let name = name_or_file.to_owned();
            match source.kind() {
                ErrorKind::NotFound => LoadError::NotFound { name },
                _ => LoadError::Read { name, source },
            }
        })
    }

    /// A book that is part of the program; `None` when there is none of that name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Result<Self, LoadError>> {
        BUILTIN.iter().find(|(builtin, _)| *builtin == name).map(|(name, text)| Self::parse(name, text))
    }

    /// Makes a book of the text of its file. A book that exists is free of the errors of [`lint`].
    ///
    /// `name` is the file, beside which the base of a contract is looked for.
    ///
    /// # Errors
    /// [`LoadError::Form`] at the first fault of form, [`LoadError::Faulty`] with every fault of content.
    pub fn parse(name: &str, text: &str) -> Result<Self, LoadError> {
        let (file, findings) = read(name, text)?;
        if findings.iter().any(Finding::is_error) {
            return Err(LoadError::Faulty { name: name.to_owned(), findings });
        }
        Ok(build::build(name, file))
    }

    /// Reads a book by the name of a built-in one, or else from a file, which takes its name from the file.
    ///
    /// # Errors
    /// As [`Book::parse`], and when there is no such book or it cannot be read.
    pub fn open(name_or_file: &str) -> Result<Self, LoadError> {
        if let Some(builtin) = Self::builtin(name_or_file) {
            return builtin;
        }
        let mut book = Self::parse(name_or_file, &Self::text(name_or_file)?)?;
        if let Some(stem) = Path::new(name_or_file).file_stem() {
            book.name = stem.to_string_lossy().into_owned();
        }
        Ok(book)
    }
}

/// The text of a file; never reads more than a product book may have.
fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let bound = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    std::fs::File::open(path)?.take(bound).read_to_string(&mut text)?;
    if text.len() > MAX_BYTES {
        return Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("more than {} MB", MAX_BYTES / 1_000_000),
        ));
    }
    Ok(text)
}

/// Checks the text of a product book file: all that is wrong or doubtful, in the order of the file.
///
/// # Errors
/// [`LoadError::Form`] when it cannot be read as a product book at all.
pub fn lint(name: &str, text: &str) -> Result<Vec<Finding>, LoadError> {
    read(name, text).map(|(_, findings)| findings)
}

fn read(name: &str, text: &str) -> Result<(File, Vec<Finding>), LoadError> {
    let (mut file, lines) = parse(name, text)?;
    let findings = match basis::complete(name, &mut file, &[]) {
        Ok(()) => lint::run(&mut file, &lines),
        // Without its base nothing can be said of the rest.
        Err(reason) => lint::no_basis(&file, &lines, &reason),
    };
    Ok((file, findings))
}

/// Reads the text of a file as it stands.
pub(super) fn parse<'t>(name: &str, text: &'t str) -> Result<(File, Lines<'t>), LoadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::new(text);
    let file = toml::from_str(text).map_err(|error| {
        let (line, column) = error.span().map_or((0, 0), |span| lines.place(span.start));
        LoadError::Form { name: name.to_owned(), line, column, text: toml_error(error.message()) }
    })?;
    Ok((file, lines))
}
