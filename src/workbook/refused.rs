//! Why a workbook is not read at all, and what to do about it.

use crate::finding::Text;

/// Why a workbook, or a sheet of it, is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is encrypted.
    Password,
    /// It holds macros.
    Macros,
    /// A workbook of another kind; its name.
    OtherKind(&'static str),
    /// No workbook at all.
    NoWorkbook,
    /// It cannot be read to the end; the part of it.
    Damaged(String),
    /// It unpacks to more bytes than are read.
    TooLarge {
        /// How many bytes are read.
        limit: usize,
    },
    /// It has more members than a workbook ever has.
    TooManyMembers {
        /// How many are read.
        most: usize,
    },
    /// A sheet has more rows than are read.
    TooManyRows {
        /// How many are read.
        most: usize,
    },
}

impl Refused {
    /// What is wrong and what to do.
    pub(crate) fn texts(&self) -> (Text, Text) {
        match self {
            Self::Password => (
                Text::fixed("De werkmap heeft een wachtwoord", "The workbook has a password"),
                Text::fixed(
                    "Haal het wachtwoord eraf (Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord: maak \
                     het leeg) en bewaar de werkmap opnieuw; er is niets uit gelezen",
                    "Remove the password (File, Info, Protect Workbook, Encrypt with Password: make it empty) and \
                     save the workbook again; nothing was read from it",
                ),
            ),
            Self::Macros => (
                Text::fixed("De werkmap bevat macro's", "The workbook holds macros"),
                Text::fixed(
                    "Bewaar haar als `Excel-werkmap (*.xlsx)`, zonder macro's; er is niets uit gelezen",
                    "Save it as `Excel Workbook (*.xlsx)`, without macros; nothing was read from it",
                ),
            ),
            Self::OtherKind(kind) => (
                Text::new(
                    format!("Dit is een werkmap van een andere soort: {kind}"),
                    format!("This is a workbook of another kind: {kind}"),
                ),
                Text::fixed(
                    "Open haar en bewaar haar als `Excel-werkmap (*.xlsx)`; er is niets uit gelezen",
                    "Open it and save it as `Excel Workbook (*.xlsx)`; nothing was read from it",
                ),
            ),
            Self::NoWorkbook => (
                Text::fixed("Dit bestand is geen werkmap", "This file is no workbook"),
                Text::fixed(
                    "Bewaar de registraties als `Excel-werkmap (*.xlsx)` of als CSV; er is niets uit gelezen",
                    "Save the registrations as `Excel Workbook (*.xlsx)` or as CSV; nothing was read from it",
                ),
            ),
            Self::Damaged(part) => (
                Text::new(
                    format!("De werkmap is beschadigd: {part} kan niet worden gelezen"),
                    format!("The workbook is damaged: {part} cannot be read"),
                ),
                Text::fixed(
                    "Open haar in Excel, laat haar herstellen en bewaar haar opnieuw; er is niets uit gelezen",
                    "Open it in Excel, let it be repaired and save it again; nothing was read from it",
                ),
            ),
            Self::TooLarge { limit } => {
                let megabytes = limit / 1_000_000;
                (
                    Text::new(
                        format!("De werkmap pakt uit tot meer dan {megabytes} MB"),
                        format!("The workbook unpacks to more than {megabytes} MB"),
                    ),
                    Text::fixed(
                        "Verdeel de registraties per maand, of verhoog de grens met `--max-size`; er is niets uit \
                         gelezen",
                        "Split the registrations by month, or raise the limit with `--max-size`; nothing was read \
                         from it",
                    ),
                )
            }
            Self::TooManyMembers { most } => (
                Text::new(
                    format!("De werkmap bestaat uit meer dan {most} onderdelen"),
                    format!("The workbook consists of more than {most} parts"),
                ),
                Text::fixed(
                    "Zet de registraties in een nieuwe werkmap; er is niets uit gelezen",
                    "Put the registrations into a new workbook; nothing was read from it",
                ),
            ),
            Self::TooManyRows { most } => (
                Text::new(
                    format!("Een blad heeft meer dan {most} ingevulde rijen"),
                    format!("A sheet has more than {most} filled rows"),
                ),
                Text::fixed(
                    "Verdeel de registraties per maand; er is niets uit gelezen",
                    "Split the registrations by month; nothing was read from it",
                ),
            ),
        }
    }
}
