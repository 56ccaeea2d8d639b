//! What putting right gave, line by line, in words.

mod show;

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, counted, euro, word};
use super::{MonthReport, gemeente_name};
use crate::finding::Lang;
use crate::values::Domain;

pub(super) use show::heading;
pub use show::{Corrections, LineChange, LineTotal, Untouched, json_lines, text};

/// What `ibericht correct` gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CorrectReport {
    /// The declarations that were made, what was found and what is not declared; its month is the latest looked at.
    pub month: MonthReport,
    /// What was done, per line of care, in the order of the declarations.
    pub changes: Vec<Change>,
    /// Accepted lines that are right as they are.
    pub accepted: usize,
    /// Lines that are right and not answered yet.
    pub under_way: usize,
    /// Accepted lines without registrations that were left as they are, with their sum in eurocents.
    pub vanished: (usize, i64),
    /// Whether it was only tried: nothing is kept and nothing is to be sent.
    pub dry_run: bool,
    /// Files that an earlier run had made and not written.
    pub written_late: Vec<String>,
}

/// What is done about the care of a client on an allocation, of a product, in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The file of the declaration, below the output folder.
    pub file: String,
    /// Its `DeclaratieNummer`.
    pub nummer: String,
    /// Its period, `JJJJ-MM`.
    pub period: String,
    /// The law.
    pub domain: Domain,
    /// Code of the municipality.
    pub gemeente: String,
    /// The client, masked.
    pub client: String,
    /// Number of the allocation.
    pub toewijzing: u32,
    /// Product code.
    pub product: String,
    /// Name of the product.
    pub name: String,
    /// The month of the care, `JJJJ-MM`.
    pub month: String,
    /// The unit in words.
    pub eenheid: String,
    /// Why it is done.
    pub reason: Reason,
    /// The line that was declared before.
    pub before: Option<Booked>,
    /// The codes with which that was rejected.
    pub retourcodes: Vec<String>,
    /// The credit.
    pub credit: Option<Booked>,
    /// The debit.
    pub debit: Option<Booked>,
}

/// A line of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Booked {
    /// Its `ReferentieNummer`.
    pub reference: String,
    /// Its volume.
    pub volume: u32,
    /// Its amount in eurocents, without sign.
    pub cents: i64,
}

/// Why a line is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The care was never declared.
    Nieuw,
    /// The line was rejected (IV085).
    Opnieuw,
    /// The accepted line was wrong (IV091).
    Correctie,
    /// The accepted line has no registrations left.
    Intrekking,
    /// A newer accepted line stands beside it, because the credit was rejected.
    Dubbel,
}

impl Change {
    /// The debit less the credit, in eurocents.
    #[must_use]
    pub fn difference(&self) -> i64 {
        let cents = |line: &Option<Booked>| line.as_ref().map_or(0, |line| line.cents);
        cents(&self.debit) - cents(&self.credit)
    }

    /// What was before, what is done and why.
    #[must_use]
    pub fn in_words(&self, lang: Lang) -> String {
        [self.before_in_words(lang), self.done_in_words(lang)].join("; ")
    }

    fn volume(&self, line: &Booked, lang: Lang) -> String {
        words::volume(line.volume.into(), &self.eenheid, lang)
    }

    fn before_in_words(&self, lang: Lang) -> String {
        let Some(before) = &self.before else {
            return word(lang, "niet eerder gedeclareerd", "not declared before").to_owned();
        };
        let (volume, reference) = (self.volume(before, lang), &before.reference);
        let accepted = word(lang, "toegekend", "accepted");
        let rejected = || {
            let codes = self.retourcodes.join(", ");
            let rejected = word(lang, "afgewezen", "rejected");
            if codes.is_empty() { rejected.to_owned() } else { format!("{rejected} ({codes})") }
        };
        let status = if self.reason == Reason::Opnieuw { rejected() } else { accepted.to_owned() };
        match lang {
            Lang::Nl => format!("eerder gedeclareerd {volume} in {reference}, {status}"),
            Lang::En => format!("declared before: {volume} in {reference}, {status}"),
        }
    }

    fn done_in_words(&self, lang: Lang) -> String {
        let sum = |line: &Option<Booked>| euro(line.as_ref().map_or(0, |line| line.cents), lang);
        let (credit, debit, difference) =
            (sum(&self.credit), sum(&self.debit), euro(self.difference(), lang));
        let now = self.debit.as_ref().map(|line| self.volume(line, lang)).unwrap_or_default();
        let (period, month) = (&self.period, &self.month);
        match (self.reason, lang) {
            (Reason::Nieuw, Lang::Nl) if month != period => {
                format!("te laat: gaat mee in de declaratie over {period} (IV090), {now}, debet {debit}")
            }
            (Reason::Nieuw, Lang::En) if month != period => {
                format!("late: it goes along in the declaration for {period} (IV090), {now}, debit {debit}")
            }
            (Reason::Nieuw, Lang::Nl) => format!("nu {now}, debet {debit}"),
            (Reason::Nieuw, Lang::En) => format!("now {now}, debit {debit}"),
            (Reason::Opnieuw, Lang::Nl) => {
                format!("opnieuw als debet, zonder credit (IV085): {now}, {debit}")
            }
            (Reason::Opnieuw, Lang::En) => {
                format!("again as a debit, without a credit (IV085): {now}, {debit}")
            }
            (Reason::Correctie, Lang::Nl) if self.debit.is_some() => {
                format!("nu {now}: eerst credit {credit}, dan debet {debit}; verschil {difference}")
            }
            (Reason::Correctie, Lang::En) if self.debit.is_some() => {
                format!("now {now}: first credit {credit}, then debit {debit}; difference {difference}")
            }
            (Reason::Correctie, Lang::Nl) => format!("nu niets meer: credit {credit}; verschil {difference}"),
            (Reason::Correctie, Lang::En) => {
                format!("now nothing is left: credit {credit}; difference {difference}")
            }
            (Reason::Intrekking, Lang::Nl) => {
                format!("geen registraties meer, ingetrokken: credit {credit}; verschil {difference}")
            }
            (Reason::Intrekking, Lang::En) => {
                format!("no registrations left, withdrawn: credit {credit}; difference {difference}")
            }
            (Reason::Dubbel, Lang::Nl) => format!(
                "er is een nieuwere regel toegekend en de credit van deze niet: credit {credit}; verschil {difference}"
            ),
            (Reason::Dubbel, Lang::En) => format!(
                "a newer line was accepted and the credit of this one was not: credit {credit}; difference {difference}"
            ),
        }
    }
}

/// Credit and debit of a municipality under a law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CorrectTotal {
    /// Name of the municipality.
    pub gemeente: String,
    /// The law.
    pub domain: Domain,
    /// All credits, in eurocents.
    pub credit: i64,
    /// All debits, in eurocents.
    pub debit: i64,
}

impl CorrectTotal {
    /// The debits less the credits, in eurocents.
    #[must_use]
    pub const fn difference(&self) -> i64 {
        self.debit - self.credit
    }
}

impl CorrectReport {
    /// The changes per declaration.
    pub fn declarations(&self) -> impl Iterator<Item = (&Change, &[Change])> {
        self.changes.chunk_by(|a, b| a.file == b.file).filter_map(|changes| Some((changes.first()?, changes)))
    }

    /// Credit and debit per municipality and law, in order of name.
    #[must_use]
    pub fn totals(&self) -> Vec<CorrectTotal> {
        let mut totals: Vec<CorrectTotal> = Vec::new();
        for change in &self.changes {
            let gemeente = gemeente_name(&change.gemeente);
            let cents = |line: &Option<Booked>| line.as_ref().map_or(0, |line| line.cents);
            let (credit, debit) = (cents(&change.credit), cents(&change.debit));
            match totals
                .iter_mut()
                .find(|total| (&total.gemeente, total.domain) == (&gemeente, change.domain))
            {
                Some(total) => {
                    total.credit += credit;
                    total.debit += debit;
                }
                None => totals.push(CorrectTotal { gemeente, domain: change.domain, credit, debit }),
            }
        }
        totals.sort_by(|a, b| (&a.gemeente, a.domain).cmp(&(&b.gemeente, b.domain)));
        totals
    }

    /// All municipalities together.
    #[must_use]
    pub fn total(&self) -> (i64, i64) {
        let totals = self.totals();
        (totals.iter().map(|total| total.credit).sum(), totals.iter().map(|total| total.debit).sum())
    }

    /// What is told at the end, a sentence each.
    #[must_use]
    pub fn closing(&self, lang: Lang) -> Vec<String> {
        let mut said = Vec::new();
        let (accepted, under_way) = (self.accepted, self.under_way);
        if self.changes.is_empty() {
            said.push(
                word(
                    lang,
                    "Er is niets te corrigeren en niets gemaakt",
                    "Nothing to put right, and nothing was made",
                )
                .to_owned(),
            );
        }
        said.push(match lang {
            Lang::Nl => format!(
                "Ongewijzigd gelaten: {} toegekend, {} onderweg (nog geen 325)",
                lines(accepted, lang),
                lines(under_way, lang)
            ),
            Lang::En => format!(
                "Left as they are: {} accepted, {} under way (no 325 yet)",
                lines(accepted, lang),
                lines(under_way, lang)
            ),
        });
        let (vanished, cents) = self.vanished;
        if vanished > 0 {
            let (vanished, sum) = (lines(vanished, lang), euro(cents, lang));
            said.push(match lang {
                Lang::Nl => format!(
                    "Zonder registraties en niet ingetrokken: {vanished}, {sum}; `--withdraw` trekt ze in"
                ),
                Lang::En => {
                    format!(
                        "Without registrations and not withdrawn: {vanished}, {sum}; `--withdraw` does that"
                    )
                }
            });
        }
        for file in &self.written_late {
            said.push(match lang {
                Lang::Nl => format!("Alsnog geschreven, gemaakt door een eerdere run: {file}"),
                Lang::En => format!("Written now, made by an earlier run: {file}"),
            });
        }
        if self.dry_run {
            said.push(
                word(
                    lang,
                    "Alleen geprobeerd: er is niets vastgelegd en niets geschreven; nummers kunnen nog anders worden",
                    "Only tried: nothing was kept and nothing was written; numbers may still change",
                )
                .to_owned(),
            );
        }
        said
    }
}

fn lines(count: usize, lang: Lang) -> String {
    counted(count, word(lang, "regel", "line"), word(lang, "regels", "lines"))
}
