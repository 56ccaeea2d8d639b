//! Deviations by agreement: what we agreed with another party not to hold against a message.
//!
//! An agreement names a rule, the other party, its days and its reason. While it is in force an error of that rule in a
//! message between us and them is a warning: our own message is not held back for it, and an answer that we received is
//! applied. What we answer to others follows the standard and nothing else: an error for which we answer stays one, and
//! the answer counts what was lowered as the error that it is ([`Finding::is_breach`]).
//!
//! The day that counts is that of judging, because an agreement is about how we handle what is before us now. The date
//! in a message is the other party's to write, and would let an agreement go on after its end.

mod read;
mod rule;

use std::path::Path;

use super::chair::Chair;
use super::collect::read_bounded;
use super::config::not_text;
use super::input::AFWIJKING;
use super::{BatchError, Own};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{Bericht, Kind};
use crate::productbook::Books;
use crate::report::expected::REJECTED;
use crate::report::{MessageReport, MonthReport, gemeente_name};
use crate::rules;
use crate::values::{AgbCode, Datum, Domain, Gemeente, date_nl};

/// The largest file with agreements that is read, in bytes.
const MAX_BYTES: usize = 1_000_000;

/// The agreements with other parties.
#[derive(Debug, Clone, Default)]
pub struct Afwijkingen {
    /// The name of the file.
    bestand: String,
    /// Who we are: agreements are ours, and say nothing of messages between others.
    own: Own,
    afspraken: Vec<Afspraak>,
}

/// No agreement at all.
static NONE: Afwijkingen = Afwijkingen { bestand: String::new(), own: Own::Unknown, afspraken: Vec::new() };

/// An agreement with another party to live with what a rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Afspraak {
    /// Its name.
    naam: String,
    /// The code of the rule, as findings have it.
    regel: String,
    /// The other party.
    partner: Partner,
    /// The first day.
    van: Datum,
    /// The last day.
    tot: Datum,
    /// Why.
    reden: String,
    /// The kind of message; all when absent.
    kind: Option<Kind>,
    /// The law; both when absent.
    domain: Option<Domain>,
}

/// The other party to an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Partner {
    Gemeente(Gemeente),
    Aanbieder(AgbCode),
}

/// Between whom a message goes, of which kind and law.
#[derive(Debug, Clone, Copy)]
struct Verkeer {
    gemeente: Gemeente,
    aanbieder: Option<AgbCode>,
    kind: Kind,
    domain: Domain,
}

impl Afwijkingen {
    /// No agreement at all.
    #[must_use]
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Reads a file with agreements; the rules of the product books may be named in it.
    ///
    /// # Errors
    /// [`BatchError`] when the file cannot be read, or anything in it is wrong.
    pub fn open(path: &Path, books: &Books, own: &Own) -> Result<Self, BatchError> {
        let wrong = |reason| BatchError::Config { path: path.to_owned(), reason };
        let bytes = read_bounded(path, MAX_BYTES).map_err(|error| BatchError::read(path, error))?;
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| wrong(not_text()))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Self::parse(&text, &name, books, own).map_err(wrong)
    }

    /// Reads agreements from a text; `bestand` is how reports name it.
    ///
    /// # Errors
    /// Everything that is wrong, line by line.
    pub fn parse(text: &str, bestand: &str, books: &Books, own: &Own) -> Result<Self, Text> {
        read::parse(text, super::input::shown(bestand), books, *own)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.afspraken.is_empty()
    }

    /// An error for every agreement that has expired, so that it is renewed or taken out; told in every run.
    #[must_use]
    pub fn expired(&self, today: Datum) -> Vec<Finding> {
        let expired = self.afspraken.iter().filter(|afspraak| afspraak.tot < today);
        expired.map(|afspraak| afspraak.expired(&self.bestand)).collect()
    }

    /// What is to be told of the file itself: which agreements have expired; none when all is well.
    #[must_use]
    pub fn report(&self, today: Datum) -> Option<MessageReport> {
        let expired = self.expired(today);
        if expired.is_empty() {
            return None;
        }
        let mut report = MessageReport::about(self.bestand.clone());
        report.add(expired);
        Some(report)
    }

    /// Lowers the errors of a message that fall under an agreement, and draws its verdict again.
    pub(super) fn lower(&self, report: &mut MessageReport, bericht: &Bericht, today: Datum) {
        self.lower_all(&mut report.findings, bericht, today);
        report.add([]);
    }

    /// Lowers the errors of a message that fall under an agreement.
    pub(super) fn lower_all(&self, findings: &mut [Finding], bericht: &Bericht, today: Datum) {
        let answered = bericht.kind().answer().is_some();
        self.each(findings, bericht, today, |finding, Afspraak { naam, tot, reden, .. }| {
            let answered = answered && finding.level < Level::Productbook;
            finding.lower(naam, *tot, reden, answered);
        });
    }

    /// Tells with the errors of a message that we answered under which agreement they fall.
    pub(super) fn mention(&self, report: &mut MessageReport, bericht: &Bericht, today: Datum) {
        self.each(&mut report.findings, bericht, today, |finding, Afspraak { naam, tot, reden, .. }| {
            finding.mention(naam, *tot, reden);
        });
    }

    /// Tells with what is expected to be rejected under which agreement it falls: that is between us and the other party,
    /// and what their system answers is not changed by it.
    pub fn mention_expected(&self, month: &mut MonthReport, today: Datum) {
        if self.is_empty() {
            return;
        }
        for made in &month.declarations {
            let Ok(gemeente) = Gemeente::new(&made.gemeente) else { continue };
            let aanbieder = match self.own {
                Own::Aanbieder(agb) => Some(agb),
                Own::Gemeente(_) | Own::Unknown => None,
            };
            let verkeer = Verkeer { gemeente, aanbieder, kind: Kind::Declaratie, domain: made.domain };
            let of_lines = made.lines.iter().filter_map(|line| {
                Some((format!("{}/{}", made.file, line.reference), &line.expected.as_ref()?.reasons))
            });
            let of_whole = made.expected.iter().map(|answer| (made.file.clone(), &answer.reasons));
            for (path, reasons) in of_lines.chain(of_whole) {
                let agreed = reasons.iter().find_map(|reason| self.of(&reason.rule, verkeer, today));
                let Some(Afspraak { naam, tot, reden, .. }) = agreed else { continue };
                let is_told = |finding: &&mut Finding| finding.rule == REJECTED && finding.path == path;
                for finding in month.findings.iter_mut().filter(is_told) {
                    finding.mention(naam, *tot, reden);
                }
            }
        }
    }

    /// Does something with every error that falls under an agreement, and with the agreement.
    fn each(
        &self,
        findings: &mut [Finding],
        bericht: &Bericht,
        today: Datum,
        act: impl Fn(&mut Finding, &Afspraak),
    ) {
        if self.is_empty() || Chair::of(bericht, &self.own) == Chair::Buitenstaander {
            return;
        }
        let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
        let (kind, domain) = (bericht.kind(), bericht.domain);
        let verkeer = Verkeer { gemeente, aanbieder: Some(aanbieder), kind, domain };
        for finding in findings {
            // What could not be checked nobody agreed on, and what was told once is not told again.
            let is_open = finding.is_error()
                && finding.level > Level::Schema
                && finding.afwijking.is_none()
                && !rules::is_not_checked(finding);
            if let Some(afspraak) = self.of(&finding.rule, verkeer, today).filter(|_| is_open) {
                act(finding, afspraak);
            }
        }
    }

    /// The agreement that holds for a rule in a message on a day.
    fn of(&self, rule: &str, verkeer: Verkeer, today: Datum) -> Option<&Afspraak> {
        self.afspraken.iter().find(|afspraak| afspraak.is_for(rule, verkeer, today))
    }
}

impl Afspraak {
    fn is_for(&self, rule: &str, verkeer: Verkeer, today: Datum) -> bool {
        self.regel == rule
            && match self.partner {
                Partner::Gemeente(gemeente) => gemeente == verkeer.gemeente,
                Partner::Aanbieder(agb) => verkeer.aanbieder == Some(agb),
            }
            && (self.van..=self.tot).contains(&today)
            && self.kind.is_none_or(|kind| kind == verkeer.kind)
            && self.domain.is_none_or(|domain| domain == verkeer.domain)
    }

    fn expired(&self, bestand: &str) -> Finding {
        let Self { naam, regel, tot, .. } = self;
        let partner = match self.partner {
            Partner::Gemeente(gemeente) => format!("{gemeente} {}", gemeente_name(gemeente.as_str())),
            Partner::Aanbieder(agb) => agb.to_string(),
        };
        let message = Text::new(
            format!(
                "Afspraak `{naam}` met {partner} over regel {regel} gold t/m {} en is verlopen: een fout van die regel is weer een fout",
                date_nl(*tot)
            ),
            format!(
                "Agreement `{naam}` with {partner} about rule {regel} held up to and including {tot} and has expired: an error of that rule is an error again"
            ),
        );
        let advice = Text::new(
            format!(
                "Maak met {partner} een nieuwe afspraak en pas `tot` aan in `{bestand}`, of haal haar daar weg"
            ),
            format!(
                "Make a new agreement with {partner} and change `tot` in `{bestand}`, or take it out there"
            ),
        );
        Finding::new(AFWIJKING, Level::Extern, Severity::Error, message, advice)
            .at(format!("{bestand}/{naam}"))
            .found(tot.to_string())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::messages::{MAX_BYTES, Reading, read};
    use crate::values::parse_date;

    /// What could not be checked is neither an approval nor an answer, whatever was agreed on.
    #[test]
    fn a_rule_that_could_not_be_checked_is_never_lowered() {
        let bytes =
            std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/berichten/JW323.xml")).unwrap();
        let Reading::Valid(bericht) = read(&bytes, MAX_BYTES) else { panic!("the sample is valid") };
        let partner = bericht.gemeente_en_aanbieder().0;
        let text = format!(
            "[[afwijking]]\nnaam = \"a\"\nregel = \"TR314\"\npartner = \"{partner}\"\nvan = 2026-01-01\n\
             tot = 2026-12-31\nreden = \"b\"\n"
        );
        let agreed = Afwijkingen::parse(&text, "a.toml", Books::none(), &Own::Unknown).unwrap();
        let rule = rules::find("TR314").unwrap();
        let mut findings = vec![
            rules::not_checked("TR314", Level::Dossier, &Text::same("x")),
            rule.finding("/Bericht", Text::same("x")),
        ];
        agreed.lower_all(&mut findings, &bericht, parse_date("2026-05-01").unwrap());
        let lowered: Vec<_> = findings.iter().map(Finding::is_lowered).collect();
        assert_eq!(lowered, [false, true]);
    }
}
