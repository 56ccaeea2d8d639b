//! All that a run has to tell, in one place for every form of it.

use std::borrow::Cow;
use std::io;

use super::dossier::{BudgetRow, Snapshot};
use super::words::{date, word};
use super::{Agreed, CorrectReport, Entries, MessageReport, MonthReport, Outcome};
use crate::dossier::Hash;
use crate::finding::{Finding, Lang, Severity, Text, counted};
use crate::values::{Datum, Simple};

/// All that a run has to tell.
#[derive(Debug)]
pub struct Overview {
    /// What was done.
    pub run: Run,
    /// The day of the run, `JJJJ-MM-DD`.
    pub today: String,
    /// Who we are: an AGB code or the name of a municipality; absent when not told.
    pub own: Option<String>,
    /// The title of the product book; absent when none was given.
    pub book: Option<String>,
    /// The files, in order.
    pub entries: Entries,
    /// The declared month; absent when nothing was to be declared.
    pub declared: Option<MonthReport>,
    /// Whether the month was declared by an earlier run from the same registrations.
    pub declared_before: bool,
    /// What was put right; absent when that was not asked for.
    pub corrected: Option<CorrectReport>,
    /// Whether the month was only looked at, so that nothing was made or kept.
    pub is_preview: bool,
    /// The allocations that are overspent or run out before their end, what runs out first at the top.
    pub budget: Vec<BudgetRow>,
    /// What the dossier tells besides; absent when it was not looked at.
    pub snapshot: Option<Snapshot>,
    /// The days of which a report of the dossier is; absent for a run.
    pub period: Option<Period>,
}

/// The days of which a report of the dossier is, and what of it could not be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day, `JJJJ-MM-DD`; absent when it is from the beginning.
    pub from: Option<String>,
    /// The last day, `JJJJ-MM-DD`; absent when it is until the end.
    pub to: Option<String>,
    /// Files of which the day of receipt was not kept: they are in no period, only in a report without one.
    pub undated: u64,
    /// Messages of the period of which the report was removed; what they amount to is in the ledger all the same.
    pub removed: u64,
}

impl Period {
    /// The days in words.
    #[must_use]
    pub fn in_words(&self, lang: Lang) -> String {
        let [from, to] = [&self.from, &self.to].map(|day| day.as_deref().map(|day| date(day, lang)));
        match (from, to) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => format!("{from} {} {to}", word(lang, "tot en met", "to")),
            (Some(from), None) => format!("{} {from}", word(lang, "vanaf", "from")),
            (None, Some(to)) => format!("{} {to}", word(lang, "tot en met", "until")),
            (None, None) => {
                word(lang, "alles wat in het dossier staat", "all that is in the dossier").to_owned()
            }
        }
    }

    /// Whether it has a first or a last day.
    #[must_use]
    pub const fn is_bounded(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// What the report is about, and what of it could not be told.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let undated = Text::new(
            format!(
                "Van {} is de dag van ontvangst niet bewaard (een ouder dossier); die staan alleen in een verslag zonder \
                 `--from` en `--to`.",
                counted(self.undated, "bestand", "bestanden")
            ),
            format!(
                "Of {} the day of receipt was not kept (an older dossier); they are only in a report without `--from` \
                 and `--to`.",
                counted(self.undated, "file", "files")
            ),
        );
        let removed = Text::new(
            format!(
                "Van {} is het verslag uit het dossier verwijderd; hun bedragen tellen mee.",
                counted(self.removed, "bericht", "berichten")
            ),
            format!(
                "The report on {} was removed from the dossier; their amounts count.",
                counted(self.removed, "message", "messages")
            ),
        );
        let told = [(true, WHAT), (self.undated > 0, undated), (self.removed > 0, removed)];
        told.into_iter().filter(|(holds, _)| *holds).map(|(_, said)| said.get(lang).to_owned()).collect()
    }
}

/// That there is no money in the months of a report.
pub(super) const NO_MONEY: (&str, &str) = (
    "Over de maanden van dit verslag is niets gedeclareerd",
    "Nothing was declared for the months of this report",
);

/// What a report of a period is about.
const WHAT: Text = Text::fixed(
    "Dit verslag komt uit het dossier: de berichten die in deze periode zijn ontvangen, zoals ze toen zijn beoordeeld, en \
     het geld van de declaraties over de maanden waarin zij valt. Wat anders is beantwoord, apart gezet of nog gedaan moet \
     worden, is de stand van nu.",
    "This report is from the dossier: the messages that were received in this period, as they were judged then, and the \
     money of the declarations for the months that it lies in. What was answered otherwise, set aside or is still to be \
     done is as it stands now.",
);

/// What a run did; it decides what is told, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Files were judged and nothing was changed.
    Checked,
    /// A work folder was processed.
    Processed,
    /// A month was declared, or only looked at.
    Declared,
    /// What was declared was put right.
    Corrected,
    /// Nothing was done: it is told again from the dossier.
    Period,
}

/// A file of a processed batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The report on it, the same on every run.
    pub report: MessageReport,
    /// Whether the dossier held it before, so that nothing was changed.
    pub seen: bool,
    /// Its hash, when it is kept in the dossier.
    pub hash: Option<Hash>,
}

/// What went to and fro between the parties, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standings {
    /// Messages of our own that must not be sent as they are.
    pub held_back: usize,
    /// Answers of ours.
    pub answers: Outcomes,
    /// Answers that were read and are right.
    pub decisions: Outcomes,
}

/// How many messages are accepted, accepted in part, and rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// All of it accepted.
    pub accepted: usize,
    /// Declarations of which lines are rejected.
    pub partly: usize,
    /// Rejected.
    pub rejected: usize,
}

impl Outcomes {
    pub(super) const fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Partly => &mut self.partly,
            Outcome::Rejected => &mut self.rejected,
        };
        *count += 1;
    }
}

impl Overview {
    /// The overview of a work folder that was processed on a day, with nothing in it.
    #[must_use]
    pub fn on(today: Datum) -> Self {
        Self {
            run: Run::Processed,
            today: today.text().into_owned(),
            own: None,
            book: None,
            entries: Entries::default(),
            declared: None,
            declared_before: false,
            corrected: None,
            is_preview: false,
            budget: Vec::new(),
            snapshot: None,
            period: None,
        }
    }

    /// Whether there was something, and the dossier knew all of it.
    #[must_use]
    pub fn is_nothing_new(&self) -> bool {
        let counts = self.entries.counts();
        let known = self.declared_before || counts.seen > 0;
        let declares = |month: &MonthReport| !month.declarations.is_empty();
        known && counts.new == 0 && (self.declared_before || !self.declared.as_ref().is_some_and(declares))
    }

    /// Whether nothing came in at all, and there were no registrations either.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.run == Run::Processed
            && self.entries.is_empty()
            && self.declared.is_none()
            && self.corrected.is_none()
    }

    /// What to say when nothing came in.
    #[must_use]
    pub const fn empty() -> Text {
        Text::fixed(
            "Er is niets binnengekomen: zet berichten (XML) of ZIPs in de map `in` van de werkmap en draai de opdracht \
             opnieuw",
            "Nothing came in: put messages (XML) or ZIPs into the folder `in` of the work folder and run the command \
             again",
        )
    }

    /// The months of registrations: what was declared and what was put right.
    pub(super) fn months(&self) -> impl Iterator<Item = &MonthReport> {
        self.declared.iter().chain(self.corrected.iter().map(|corrected| &corrected.month))
    }

    /// The number of findings of a severity, on files and on registrations.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of_months = self.months().flat_map(|month| &month.findings);
        self.entries.counts().of_severity(severity)
            + of_months.filter(|finding| finding.severity == severity).count()
    }

    /// The agreements that were used, on files and on what is declared.
    #[must_use]
    pub fn agreed(&self) -> Agreed {
        let mut agreed = self.entries.counts().agreed.clone();
        for month in self.months() {
            for made in &month.declarations {
                let is_of = |finding: &&Finding| finding.path.starts_with(&made.file);
                agreed.count(&made.file, month.findings.iter().filter(is_of));
            }
        }
        agreed
    }

    /// The objects of `findings.jsonl`: one per file that came in, and one per file of registrations.
    ///
    /// Each is an error when what was put aside on disk cannot be read.
    pub fn reports(&self) -> impl Iterator<Item = io::Result<Cow<'_, MessageReport>>> {
        let entries = self.entries.iter().map(|entry| {
            entry.map(|entry| match entry {
                Cow::Borrowed(entry) => Cow::Borrowed(&entry.report),
                Cow::Owned(entry) => Cow::Owned(entry.report),
            })
        });
        entries.chain(self.months().flat_map(MonthReport::reports).map(|report| Ok(Cow::Owned(report))))
    }
}
