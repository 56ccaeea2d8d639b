//! What a computation gives.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::item::LineKey;
use super::{Derivation, Place, Submission};
use crate::dossier::GedeclareerdePrestatie;
use crate::finding::{Finding, Skipped, Text};
use crate::messages::GeslotenPeriode;
use crate::values::{
    AgbCode, Bedrag, Bsn, Datum, Domain, Eenheid, Gemeente, Month, Nummer, ProductCategorie, ProductCode,
    ReferentieNummer, RetourCode, Simple, Volume,
};

/// The lines of one month, and everything that is not in them.
#[derive(Debug, Clone)]
pub struct Computation {
    /// The month.
    pub month: Month,
    /// The provider.
    pub aanbieder: AgbCode,
    /// The lines: by law and municipality, then BSN, allocation number and product.
    pub lines: Vec<Line>,
    /// Every row that is in no line, or only partly, with the reason.
    pub not_declared: Vec<NotDeclared>,
    /// What was found, in order of table and line.
    pub findings: Vec<Finding>,
    /// Rules that could not run, each once.
    pub skipped: Vec<Skipped>,
    /// When correcting: what was declared as it is now, about which nothing is done.
    pub untouched: Vec<GedeclareerdePrestatie>,
    /// What there is counted care of, whether or not a line came of it.
    pub(super) keys: BTreeSet<LineKey>,
}

impl Computation {
    /// One in which nothing is counted yet.
    pub(super) const fn empty(month: Month, aanbieder: AgbCode) -> Self {
        Self {
            month,
            aanbieder,
            lines: Vec::new(),
            not_declared: Vec::new(),
            findings: Vec::new(),
            skipped: Vec::new(),
            untouched: Vec::new(),
            keys: BTreeSet::new(),
        }
    }

    /// What goes out of it when the month is declared by itself.
    #[must_use]
    pub fn submission(&self) -> Submission<'_> {
        Submission { month: self.month, aanbieder: self.aanbieder, lines: &self.lines }
    }

    /// Findings and rows in the order of tables and lines.
    pub(super) fn in_order(mut self) -> Self {
        self.findings.sort_by(super::run::order);
        self.not_declared.sort_by(|a, b| (&a.place, a.datum).cmp(&(&b.place, b.datum)));
        self
    }

    /// The sum of the amounts of all lines, credits subtracted, in eurocents.
    #[must_use]
    pub fn total(&self) -> i128 {
        self.lines.iter().map(Line::net).sum()
    }
}

/// A line: all care of one client on one allocation, of one product, in one product period (IV089).
#[derive(Debug, Clone)]
pub struct Line {
    /// The law.
    pub domain: Domain,
    /// The municipality that pays.
    pub gemeente: Gemeente,
    /// The client.
    pub bsn: Bsn,
    /// The allocation.
    pub toewijzing_nummer: Nummer,
    /// The national category.
    pub categorie: ProductCategorie,
    /// The product.
    pub product: ProductCode,
    /// Its Dutch name.
    pub naam: String,
    /// The calendar month, cut to the allocation (TR387, TR388).
    pub periode: GeslotenPeriode,
    /// The volume in the unit.
    pub volume: Volume,
    /// The unit.
    pub eenheid: Eenheid,
    /// The tariff per unit as the message shows it, in eurocents; none for euros (CD087).
    pub tarief: Option<Bedrag>,
    /// Volume times tariff, in eurocents (TR346); minutes by an hourly tariff rounded once (IV081); for euros the
    /// volume itself (CS339).
    pub bedrag: Bedrag,
    /// How the volume and the amount came about.
    pub derivation: Derivation,
    /// The accepted line that is credited first, when this one replaces it.
    pub credit: Option<GedeclareerdePrestatie>,
    /// Why the line is made.
    pub aanleiding: Aanleiding,
}

/// Why a line is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aanleiding {
    /// Nothing was declared for its allocation, product and period.
    Nieuw,
    /// It was declared and rejected: it is sent again, without a credit (IV085).
    Opnieuw {
        /// The line that was rejected last.
        referentie: ReferentieNummer,
        /// The codes with which it was rejected.
        retourcodes: Vec<RetourCode>,
    },
    /// An accepted line was wrong: it is credited in full and declared anew (OP366).
    Correctie,
    /// An accepted line has no care left under it: it is credited only. Its volume is 0.
    Intrekking,
}

impl Line {
    /// The calendar month of its product period (CS337).
    #[must_use]
    pub fn month(&self) -> Month {
        Month::of(self.periode.begindatum)
    }

    /// The amount, less what is credited with it, in eurocents.
    #[must_use]
    pub fn net(&self) -> i128 {
        let credited =
            self.credit.as_ref().map_or(0, |line| i128::from(line.prestatie.ingediend_bedrag.bedrag.get()));
        i128::from(self.bedrag.get()) - credited
    }
}

/// A row, or a part of it, that is in no line. Its JSON shows the BSN masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDeclared {
    /// Where it stands.
    pub place: Place,
    /// The client, shown masked.
    pub bsn: Option<Bsn>,
    /// The product: its code, or the text of the cell when that is no product.
    pub productcode: Option<String>,
    /// The day.
    pub datum: Option<Datum>,
    /// The month in whose declaration it belongs, as far as that is known: not always that of its day (IV076, OP264).
    pub maand: Option<Month>,
    /// The rule.
    pub rule: Cow<'static, str>,
    /// The reason.
    pub reason: Text,
    /// Whether correcting the registration would have made it part of a line.
    pub correctable: bool,
}

impl Serialize for NotDeclared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("NotDeclared", 7)?;
        object.serialize_field("place", &self.place)?;
        object.serialize_field("bsn", &self.bsn.map(|bsn| bsn.to_string()))?;
        object.serialize_field("productcode", &self.productcode)?;
        object.serialize_field("datum", &self.datum.map(|datum| datum.text().into_owned()))?;
        object.serialize_field("rule", &self.rule)?;
        object.serialize_field("reason", &self.reason)?;
        object.serialize_field("correctable", &self.correctable)?;
        object.end()
    }
}

/// Another line, as far as it uses up an allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Its product period.
    pub periode: GeslotenPeriode,
    /// Its reference; empty when it is made in the same operation and has none yet.
    pub referentie: String,
    /// What it takes, in the unit of the ceiling.
    pub volume: u64,
}
