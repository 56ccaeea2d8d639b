//! Why a command could not run.

use std::io::Write;
use std::path::Path;

use ibericht::batch::BatchError;
use ibericht::dossier::StoreError;
use ibericht::finding::{Lang, Text, system_reason};
use ibericht::legacy::NamenError;
use ibericht::productbook::LoadError;
use ibericht::pseudonym::PseudonymError;
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

impl From<PseudonymError> for Failure {
    fn from(error: PseudonymError) -> Self {
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

impl From<NamenError> for Failure {
    fn from(error: NamenError) -> Self {
        Self::names(&error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(
            Text::new(
                format!("De uitvoer kan niet worden geschreven: {}", system_reason(&error)),
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

    /// A table of names of the old 303 that cannot be used.
    pub fn names(error: &NamenError) -> Self {
        Self::new(
            error.text(),
            Text::fixed(
                "Verbeter het bestand van `--legacy-names`, of laat de optie weg",
                "Correct the file of `--legacy-names`, or leave the option out",
            ),
        )
    }

    /// A release for a message that has only one.
    pub fn no_release() -> Self {
        Self::new(
            Text::fixed("`--release` is alleen voor een 303", "`--release` is only for a 303"),
            Text::fixed(
                "Schrijf `--message 303` of `--message 303-factuur` erbij, of laat `--release` weg",
                "Add `--message 303` or `--message 303-factuur`, or leave `--release` out",
            ),
        )
    }

    /// A report would take the place of a file that is no report.
    pub fn no_report(file: &Path) -> Self {
        Self::new(
            Text::new(
                format!("`{}` bestaat al en is geen verslag; het is niet overschreven", file.display()),
                format!("`{}` is there already and is no report; it was not overwritten", file.display()),
            ),
            Text::fixed("Kies een andere naam voor het verslag", "Choose another name for the report"),
        )
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

    /// A file that holds no registrations.
    pub fn no_registrations(file: &Path) -> Self {
        Self::new(
            Text::new(
                format!("`{}` is geen map en geen werkmap (`.xlsx`)", file.display()),
                format!("`{}` is no folder and no workbook (`.xlsx`)", file.display()),
            ),
            Text::fixed(
                "Bewaar een oude werkmap (`.xls`, `.ods`) in Excel als `Excel-werkmap (*.xlsx)`; noem bij CSV de map \
                 waar de bestanden in staan",
                "Save an old workbook (`.xls`, `.ods`) in Excel as `Excel Workbook (*.xlsx)`; for CSV name the folder \
                 that the files are in",
            ),
        )
    }

    /// More or less than one message where a command takes one.
    pub fn not_one_message(command: &str) -> Self {
        Self::new(
            Text::new(
                format!("`{command}` neemt precies één bericht"),
                format!("`{command}` takes exactly one message"),
            ),
            Text::fixed(
                "Geef één bestand met één bericht, of `-` voor standaardinvoer",
                "Give one file with one message, or `-` for standard input",
            ),
        )
    }

    /// A report that would go where the message is.
    pub fn same_file(output: &Path) -> Self {
        let output = output.display();
        Self::new(
            Text::new(
                format!("`{output}` is het bericht; daarin komt geen verslag"),
                format!("`{output}` is the message; no report goes there"),
            ),
            Text::fixed("Geef bij `--output` een andere naam", "Give another name with `--output`"),
        )
    }

    /// A file that would be overwritten.
    pub fn exists(out: &Path) -> Self {
        let out = out.display();
        Self::new(
            Text::new(
                format!("`{out}` bestaat al en wordt niet overschreven"),
                format!("`{out}` is there already and is not overwritten"),
            ),
            Text::fixed(
                "Kies een andere naam, of verwijder het bestand eerst",
                "Choose another name, or remove the file first",
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
