//! Why a command could not run.

use std::io::Write;

use ibericht::batch::BatchError;
use ibericht::dossier::StoreError;
use ibericht::finding::{Lang, Text};
use ibericht::productbook::LoadError;
use ibericht::report::words::word;

/// The command could not run: exit code 2.
#[derive(Debug)]
pub enum Failure {
    /// Nobody reads our output any more.
    OutputClosed,
    /// What went wrong, and what to do.
    Told(Text, Text),
}

impl From<BatchError> for Failure {
    fn from(error: BatchError) -> Self {
        let (message, advice) = error.texts();
        Self::Told(message, advice)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let (message, advice) = error.texts();
        Self::Told(message, advice)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Told(
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
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::OutputClosed;
        }
        Self::Told(
            Text::new(
                format!("De uitvoer kan niet worden geschreven: {error}"),
                format!("The output cannot be written: {error}"),
            ),
            Text::new("Controleer waar de uitvoer heen gaat", "Check where the output goes"),
        )
    }
}

impl Failure {
    /// A format that a command does not have.
    pub fn no_such_format(command: &str, formats: &str) -> Self {
        Self::Told(
            Text::new(
                format!("`{command}` heeft dit formaat niet"),
                format!("`{command}` does not have this format"),
            ),
            Text::new(format!("Kies uit: {formats}"), format!("Choose from: {formats}")),
        )
    }

    /// Says on standard error what went wrong and what to do.
    pub fn tell(&self, lang: Lang) {
        if let Self::Told(message, advice) = self {
            let _ = writeln!(
                std::io::stderr(),
                "{}: {}\n  → {}",
                word(lang, "fout", "error"),
                message.get(lang),
                advice.get(lang)
            );
        }
    }
}
