//! Commands that look things up.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Help;

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
        examples: &[],
    },
    Help { command: "rules", nl: "Noem de regels die worden gecontroleerd", arguments: &[], examples: &[] },
    Help {
        command: "productbook",
        nl: "Controleer een productenboek, of toon er een product uit",
        arguments: &[],
        examples: &[],
    },
    Help {
        command: "productbook check",
        nl: "Controleer een productenboek op gaten, overlap en onbekende codes",
        arguments: &[("book", "Een TOML-bestand, of de naam van een ingebouwd boek")],
        examples: &[],
    },
    Help {
        command: "productbook show",
        nl: "Toon een product: eenheid, tarieven, grenzen en regels",
        arguments: &[("code", "De productcode, zoals 02A03")],
        examples: &[],
    },
    Help {
        command: "schema",
        nl: "Toon de schema's (XSD) van de berichten, of vergelijk ze met andere bestanden",
        arguments: &[],
        examples: &[],
    },
    Help {
        command: "schema print",
        nl: "Toon een schema, schrijf ze alle in een map, of noem ze",
        arguments: &[(
            "what",
            "Een schema als WMO301 om het te tonen; een map om ze alle in te schrijven, nooit over een \
             bestand dat anders is; niets om ze te noemen",
        )],
        examples: &[],
    },
    Help {
        command: "schema diff",
        nl: "Vergelijk XSD-bestanden met wat het programma leest en schrijft; code 1 als er iets verschilt",
        arguments: &[("folder", "De map met de XSD-bestanden van een wet, of met een map voor elke wet")],
        examples: &[],
    },
];
