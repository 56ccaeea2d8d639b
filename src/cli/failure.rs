//! Why a command could not run.

use std::io::Write;
use std::path::Path;

use ibericht::batch::BatchError;
use ibericht::dossier::StoreError;
use ibericht::finding::{Lang, Text};
use ibericht::productbook::LoadError;
use ibericht::report::words::word;
use ibericht::schema::SchemaError;
use ibericht::values::Bsn;

/// Writes on standard error, with every BSN masked.
pub fn tell(said: &str) {
    let _ = std::io::stderr().write_all(Bsn::mask_in(said, &Bsn::passes_eleven_test).as_bytes());
}

/// The command could not run: exit code 2.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    message: Text,
    /// What to do.
    advice: Text,
}

impl From<BatchError> for Failure {
    fn from(error: BatchError) -> Self {
        let (message, advice) = error.texts();
        Self { message, advice }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let (message, advice) = error.texts();
        Self { message, advice }
    }
}

impl From<SchemaError> for Failure {
    fn from(error: SchemaError) -> Self {
        let (message, advice) = error.texts();
        Self { message, advice }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::new(
            error.text(),
            Text::new(
                "Noem een ingebouwd productenboek, of verbeter het bestand",
                "Name a built-in product book, or correct the file",
            ),
        )
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(
            Text::new(
                format!("De uitvoer kan niet worden geschreven: {error}"),
                format!("The output cannot be written: {error}"),
            ),
            Text::new("Controleer waar de uitvoer heen gaat", "Check where the output goes"),
        )
    }
}

impl Failure {
    /// A failure with what went wrong and what to do.
    pub const fn new(message: Text, advice: Text) -> Self {
        Self { message, advice }
    }

    /// A file where a folder belongs.
    pub fn no_folder(file: &Path) -> Self {
        Self::new(
            Text::new(
                format!("`{}` is een bestand, geen map", file.display()),
                format!("`{}` is a file, not a folder", file.display()),
            ),
            Text::new(
                "Noem de map waar het in staat; `ibericht check` leest een los bestand",
                "Name the folder that it is in; `ibericht check` reads a single file",
            ),
        )
    }

    /// A format that a command does not have.
    pub fn no_such_format(command: &str, formats: &str) -> Self {
        Self::new(
            Text::new(
                format!("`{command}` heeft dit formaat niet"),
                format!("`{command}` does not have this format"),
            ),
            Text::new(format!("Kies uit: {formats}"), format!("Choose from: {formats}")),
        )
    }

    /// Says on standard error what went wrong and what to do; a BSN in a name or code is masked there as well.
    pub fn tell(&self, lang: Lang) {
        let (message, advice) = (self.message.get(lang), self.advice.get(lang));
        let said = format!("{}: {message}\n  → {advice}\n", word(lang, "fout", "error"));
        tell(&said);
    }
}
