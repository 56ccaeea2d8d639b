//! Commands that keep personal data away from whoever does not need it.

use std::path::PathBuf;

use clap::Args;
use ibericht::values::Datum;

use super::values::date;
use super::{Example, Help};

#[derive(Debug, Args)]
pub struct Pseudonymise {
    /// A work folder, or a folder with messages or registrations
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Where the new folder comes; it must be new or empty
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The secret key, 64 hexadecimal digits: the same key gives the same false values; made when absent (default: another one each time)
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Write a list of true and false values and file names, to understand an answer; never send it along
    #[arg(long, value_name = "FILE")]
    pub translation: Option<PathBuf>,
    /// Replace the AGB codes of providers as well
    #[arg(long)]
    pub parties: bool,
}

#[derive(Debug, Args)]
pub struct Retention {
    /// What is older than this day goes, as far as it is no longer needed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub before: Datum,
    /// Only tell what would go: change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "pseudonymise",
        nl: "Maak een map die naar een leverancier mag: valse BSN's, namen, adressen en referenties, dezelfde bevindingen",
        arguments: &[
            ("folder", "Een werkmap, of een map met berichten of registraties"),
            ("out", "Waar de nieuwe map komt; die moet nieuw of leeg zijn"),
            (
                "key",
                "De geheime sleutel, 64 hexadecimale cijfers: dezelfde sleutel geeft dezelfde valse waarden; wordt \
                 gemaakt als hij er niet is (standaard: elke keer een andere)",
            ),
            (
                "translation",
                "Schrijf een lijst van ware en valse waarden en bestandsnamen, om een antwoord te begrijpen; stuur die \
                 nooit mee",
            ),
            ("parties", "Vervang ook de AGB-codes van aanbieders"),
        ],
        examples: &[
            Example {
                nl: "Een map om een fout mee te laten nazien",
                en: "A folder to have a fault looked at",
                line: "pseudonymise april --out naar-leverancier --translation vertaling.csv",
            },
            Example {
                nl: "Ook zonder onze AGB-code, en een volgende keer met dezelfde valse waarden",
                en: "Without our AGB code as well, and with the same false values the next time",
                line: "pseudonymise april --out naar-leverancier-2 --parties --key sleutel.txt",
            },
        ],
    },
    Help {
        command: "retention",
        nl: "Verwijder uit het dossier wat ouder is dan een dag en niet meer nodig is; de totalen blijven",
        arguments: &[
            ("before", "Wat ouder is dan deze dag gaat weg, als het niet meer nodig is"),
            ("dry_run", "Noem alleen wat er weg zou gaan: verander niets"),
        ],
        examples: &[
            Example {
                nl: "Eerst kijken wat er weg zou gaan",
                en: "First look at what would go",
                line: "retention --dossier uit/dossier.db --before 2025-01-01 --dry-run",
            },
            Example {
                nl: "Weghalen wat van voor 2025 is",
                en: "Remove what is from before 2025",
                line: "retention --dossier uit/dossier.db --before 2025-01-01",
            },
        ],
    },
];
