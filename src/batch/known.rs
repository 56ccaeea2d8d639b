//! Judges a message by what is known besides it: the dossier, today's date and the product book.

use super::Afwijkingen;
use super::check::Judged;
use crate::dossier::{Dossier, Hash, StoreError};
use crate::finding::{Finding, Level, Skipped, Text};
use crate::messages::{Bericht, Inhoud, Kind};
use crate::productbook::Books;
use crate::report::MessageReport;
use crate::rules;
use crate::rules::productbook::{check_toewijzing, check_verzoek};
use crate::values::Datum;
use crate::xml::locate;

/// What is known besides a message.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Earlier messages.
    pub dossier: &'a dyn Dossier,
    /// Whether the dossier was given; otherwise it is empty, and what needs earlier messages is skipped.
    pub has_dossier: bool,
    /// The product books.
    pub books: &'a Books,
    /// The day on which messages are judged.
    pub today: Datum,
    /// Whether they are our own, checked before they are sent.
    pub is_own: bool,
    /// What was agreed with other parties not to hold against their messages and ours.
    pub afwijkingen: &'a Afwijkingen,
}

impl Known<'_> {
    /// Adds the findings of level 3 and up to the report of a message that follows its schema.
    pub(super) fn judge(&self, judged: &mut Judged, until: Level) -> Result<(), StoreError> {
        let (Some(bericht), Some(hash)) = (&judged.bericht, &judged.hash) else { return Ok(()) };
        let outcome = match self.entered(hash, until)? {
            Some(outcome) => outcome,
            None => self.check(bericht, hash, until)?,
        };
        Self::add(judged, outcome.findings, outcome.skipped);
        if let Some(bericht) = judged.bericht.as_deref() {
            self.afwijkingen.lower(&mut judged.report, bericht, self.today);
        }
        if judged.report.is_refused() {
            rules::answers::not_applied(&mut judged.report.findings);
        }
        if until >= Level::Productbook {
            self.judge_by_book(judged, until)?;
        }
        Ok(())
    }

    /// What levels 3 and 4 gave when the message entered the dossier; none for a message that is new.
    ///
    /// Judged again it would meet what came after it: a credit that was granted would be the second one.
    fn entered(&self, hash: &Hash, until: Level) -> Result<Option<rules::Outcome>, StoreError> {
        let Some((report, true)) = self.dossier.seen(hash)? else { return Ok(None) };
        let Ok(mut report) = serde_json::from_str::<MessageReport>(&report) else { return Ok(None) };
        let is_of_dossier = |level: Level| (Level::Dossier..=until.min(Level::Extern)).contains(&level);
        report.findings.retain(|finding| is_of_dossier(finding.level));
        report
            .skipped
            .retain(|skipped| rules::find(&skipped.rule).is_some_and(|rule| is_of_dossier(rule.level())));
        Ok(Some(rules::Outcome { findings: report.findings, skipped: report.skipped }))
    }

    fn check(&self, bericht: &Bericht, hash: &Hash, until: Level) -> Result<rules::Outcome, StoreError> {
        let mut case = rules::Case::new(bericht, hash, self.dossier, self.today);
        case.books = self.books;
        case.is_own = self.is_own;
        if self.has_dossier || until < Level::Dossier {
            return rules::check_known(&case, Level::Dossier, until);
        }
        let mut outcome = rules::check_known(&case, Level::Extern, until)?;
        rules::answers::check_alone(bericht, self.is_own, &mut outcome);
        rules::answers::skip_without_dossier(bericht, &mut outcome);
        let needs_dossier = rules::all()
            .filter(|rule| rule.level() == Level::Dossier && rule.status() == rules::Status::Implemented)
            .filter(|rule| rule.is_for(bericht.kind(), bericht.domain));
        for rule in needs_dossier {
            outcome.skip(rule.code, Text::fixed("geen dossier", "no dossier"));
        }
        Ok(outcome)
    }

    /// Adds the findings of the product book.
    pub(super) fn judge_by_book(&self, judged: &mut Judged, until: Level) -> Result<(), StoreError> {
        let Some(bericht) = judged.bericht.as_deref().filter(|_| until >= Level::Productbook) else {
            return Ok(());
        };
        let (mut findings, mut skipped) = (Vec::new(), Vec::new());
        self.productbook(bericht, &mut findings, &mut skipped)?;
        self.afwijkingen.lower_all(&mut findings, bericht, self.today);
        Self::add(judged, findings, skipped);
        Ok(())
    }

    fn add(judged: &mut Judged, mut findings: Vec<Finding>, skipped: Vec<Skipped>) {
        place(&judged.bytes, &mut findings);
        judged.report.add(findings);
        judged.report.skipped.extend(skipped);
        judged.hide_clients();
    }

    /// Whether a product book has rules for a kind of message.
    pub(super) const fn has_book_rules(kind: Kind) -> bool {
        matches!(kind, Kind::Toewijzing | Kind::VerzoekOmToewijzing | Kind::Declaratie)
    }

    fn productbook(
        &self,
        bericht: &Bericht,
        findings: &mut Vec<Finding>,
        skipped: &mut Vec<Skipped>,
    ) -> Result<(), StoreError> {
        if !Self::has_book_rules(bericht.kind()) {
            return Ok(());
        }
        if self.books.is_empty() {
            skipped.push(skip("geen productenboek", "no product book"));
            return Ok(());
        }
        let dossier = self.has_dossier.then_some(self.dossier);
        let (found, not_checked) = match &bericht.inhoud {
            Inhoud::Toewijzing(root) => check_toewijzing(root, bericht.domain, dossier, self.books)?,
            Inhoud::VerzoekOmToewijzing(root) => check_verzoek(root, bericht.domain, dossier, self.books)?,
            Inhoud::Declaratie(_) => (
                Vec::new(),
                vec![skip(
                    "De regels van het productenboek worden bij een declaratie niet gecontroleerd",
                    "The rules of the product book are not checked for a declaration",
                )],
            ),
            _ => return Ok(()),
        };
        findings.extend(found);
        skipped.extend(not_checked);
        Ok(())
    }
}

fn skip(nl: &'static str, en: &'static str) -> Skipped {
    Skipped { rule: Level::Productbook.name().into(), reason: Text::new(nl, en) }
}

/// Fills in lines and columns from the paths.
pub(super) fn place(bytes: &[u8], findings: &mut [Finding]) {
    // The byte order mark is no part of the text in which places are counted.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    locate(std::str::from_utf8(text).unwrap_or_default(), findings);
}
