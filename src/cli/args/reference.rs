//! Commands that look things up.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Example, Help};

#[derive(Debug, Args)]
pub struct Explain {
    /// What to explain, such as TR358, 9056, 301, 02A03, BRS20, Eenheid, WJ756 or Eenheid=14
    #[arg(value_name = "CODE", required_unless_present = "line", conflicts_with = "line")]
    pub code: Option<String>,
    /// A line of a declaration in the dossier, by its reference: how it came about and how it stands
    #[arg(long, value_name = "REFERENCE")]
    pub line: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Productbook {
    /// Check a product book for gaps, overlaps and unknown codes
    Check {
        /// A TOML file, or the name of a built-in book
        #[arg(value_name = "FILE|NAME")]
        book: String,
    },
    /// Show a product: unit, tariffs, limits and rules
    Show {
        /// The product code, such as 02A03
        #[arg(value_name = "CODE")]
        code: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Schema {
    /// Print a schema, write all to a folder, or name all
    Print {
        /// A schema such as WMO301 to print it; a folder to write all to, never over a file that differs; nothing to name all
        #[arg(value_name = "NAME|DIR")]
        what: Option<String>,
    },
    /// Compare XSD files with what the program reads and writes; code 1 when anything differs
    Diff {
        /// The folder with the XSD files of a law, or with a folder for each law
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// The help of these commands: what is Dutch, and examples.
pub const HELP: &[Help] = &[
    Help {
        command: "explain",
        nl: "Leg een regel, retourcode, bericht, product, element, codelijst of code uit, of hoe een gedeclareerde regel \
             tot stand kwam",
        arguments: &[
            ("code", "Wat uit te leggen, zoals TR358, 9056, 301, 02A03, BRS20, Eenheid, WJ756 of Eenheid=14"),
            (
                "line",
                "Een regel van een declaratie in het dossier, bij zijn referentie: hoe hij tot stand kwam en hoe hij ervoor staat",
            ),
        ],
        examples: &[
            Example { nl: "Een regel", en: "A rule", line: "explain TR358" },
            Example {
                nl: "Een retourcode in een antwoord",
                en: "A retourcode in an answer",
                line: "explain 9056",
            },
            Example {
                nl: "Een product, met tarief en grenzen",
                en: "A product, with tariff and limits",
                line: "explain 02A03",
            },
            Example {
                nl: "Hoe een gedeclareerde regel tot stand kwam",
                en: "How a declared line came about",
                line: "explain --line J20260400003-00001 --dossier uit/dossier.db",
            },
        ],
    },
    Help {
        command: "rules",
        nl: "Noem de regels die worden gecontroleerd",
        arguments: &[],
        examples: &[
            Example { nl: "Alle regels", en: "All rules", line: "rules" },
            Example {
                nl: "Met uitleg en voorbeelden, naar een bestand",
                en: "With explanation and examples, to a file",
                line: "rules --quiet --output markdown=regels.md",
            },
        ],
    },
    Help {
        command: "productbook",
        nl: "Controleer een productenboek, of toon er een product uit",
        arguments: &[],
        examples: &[
            Example {
                nl: "Een ingebouwd boek controleren",
                en: "Check a book that is built in",
                line: "productbook check rijk-van-nijmegen-2026",
            },
            Example { nl: "Een product opzoeken", en: "Look up a product", line: "productbook show 02A03" },
        ],
    },
    Help {
        command: "productbook check",
        nl: "Controleer een productenboek op gaten, overlap en onbekende codes",
        arguments: &[("book", "Een TOML-bestand, of de naam van een ingebouwd boek")],
        examples: &[
            Example {
                nl: "Een ingebouwd boek",
                en: "A book that is built in",
                line: "productbook check rijk-van-nijmegen-2026",
            },
            Example {
                nl: "Voor een programma",
                en: "For a program",
                line: "productbook check rijk-van-nijmegen-2026 --format json",
            },
        ],
    },
    Help {
        command: "productbook show",
        nl: "Toon een product: eenheid, tarieven, grenzen en regels",
        arguments: &[("code", "De productcode, zoals 02A03")],
        examples: &[
            Example {
                nl: "Een product uit de ingebouwde boeken",
                en: "A product of the books that are built in",
                line: "productbook show 02A03",
            },
            Example {
                nl: "Uit één boek",
                en: "Of one book",
                line: "productbook show 45A05 --productbook rijk-van-nijmegen-2026",
            },
        ],
    },
    Help {
        command: "schema",
        nl: "Toon de schema's (XSD) van de berichten, of vergelijk ze met andere bestanden",
        arguments: &[],
        examples: &[
            Example {
                nl: "Het schema van een bericht",
                en: "The schema of a message",
                line: "schema print WMO301",
            },
            Example {
                nl: "Alle schema's in een map vergelijken",
                en: "Compare all schemas in a folder",
                line: "schema diff xsd",
            },
        ],
    },
    Help {
        command: "schema print",
        nl: "Toon een schema, schrijf ze alle in een map, of noem ze",
        arguments: &[(
            "what",
            "Een schema als WMO301 om het te tonen; een map om ze alle in te schrijven, nooit over een \
             bestand dat anders is; niets om ze te noemen",
        )],
        examples: &[
            Example { nl: "Welke er zijn", en: "Which there are", line: "schema print" },
            Example {
                nl: "Het schema van een bericht",
                en: "The schema of a message",
                line: "schema print WMO301",
            },
            Example { nl: "Alle in een map", en: "All of them to a folder", line: "schema print xsd-nieuw" },
        ],
    },
    Help {
        command: "schema diff",
        nl: "Vergelijk XSD-bestanden met wat het programma leest en schrijft; code 1 als er iets verschilt",
        arguments: &[("folder", "De map met de XSD-bestanden van een wet, of met een map voor elke wet")],
        examples: &[
            Example {
                nl: "De bestanden van een wet of van beide",
                en: "The files of one law or of both",
                line: "schema diff xsd",
            },
            Example { nl: "Voor een programma", en: "For a program", line: "schema diff xsd --format json" },
        ],
    },
];
