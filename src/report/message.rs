//! What is said of one file.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Answer, Decision, Weight, gemeente_name, weight};
use crate::finding::{Finding, Level, Severity, Skipped, Text, Verdict, plain};
use crate::legacy::Gelezen;
use crate::messages::{Bericht, Inhoud, Kind, Side};
use crate::rules;
use crate::values::{Bsn, Domain, Simple};
use crate::xml::{MessageName, RELEASE};

/// What is said of one file: the object of `check --format json`.
///
/// Its own serialised form keeps both languages and is what the dossier
/// stores; [`super::json::Line`] is the contract form in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReport {
    /// The file as it was given; a member of a ZIP is `file.zip!member.xml`.
    pub file: String,
    /// Name of the message, such as `JW323`; absent when it is not known.
    pub message: Option<String>,
    /// The law; absent when the message is not known.
    pub domain: Option<Domain>,
    /// Release of the standard; absent when the message is not known.
    pub release: Option<String>,
    /// Its `Identificatie`, as far as it could be read.
    pub id: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// What was found, in order of level and place.
    pub findings: Vec<Finding>,
    /// What could not be checked, with the reason.
    pub skipped: Vec<Skipped>,
    /// What a person wants to see of the message at a glance; only for a message that follows its schema.
    pub glance: Option<Glance>,
    /// Our answer to it; absent when we make none.
    #[serde(default)]
    pub answer: Option<Answer>,
    /// What it says of the message that it answers; absent for a message that answers nothing.
    #[serde(default)]
    pub decision: Option<Decision>,
    /// Whether it is a message of our own that must not be sent as it is.
    #[serde(default)]
    pub held_back: bool,
    /// What the findings weigh in euro; empty for what is no declaration, and in a report of before that was kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<Weight>,
}

/// A message at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// Code of the sender.
    pub afzender: String,
    /// Code of the receiver.
    pub ontvanger: String,
    /// Code of the municipality, sender or receiver.
    pub gemeente: String,
    /// Date of the message, `JJJJ-MM-DD`.
    pub dagtekening: String,
    /// The client, masked; absent for a declaration.
    pub client: Option<String>,
    /// Declared total in eurocents, credit negative; only for a declaration.
    pub cents: Option<i64>,
}

impl Glance {
    /// The glance of a message.
    #[must_use]
    pub fn of(bericht: &Bericht) -> Self {
        let (afzender, ontvanger) = bericht.parties();
        let gemeente = match bericht.kind().afzender() {
            Side::Gemeente => afzender,
            Side::Aanbieder => ontvanger,
        };
        let cents = match &bericht.inhoud {
            Inhoud::Declaratie(root) => Some(&root.declaratie.totaal_ingediend_bedrag),
            _ => None,
        };
        let cents = cents.map(crate::messages::TotaalBedragMetDC::cents);
        let many = matches!(bericht.kind(), Kind::Declaratie | Kind::DeclaratieAntwoord);
        let client = bericht.clienten().first().filter(|_| !many).map(ToString::to_string);
        Self {
            afzender: afzender.to_string(),
            ontvanger: ontvanger.to_string(),
            gemeente: gemeente.to_string(),
            dagtekening: bericht.identificatie().dagtekening.text().into_owned(),
            client,
            cents,
        }
    }

    /// The sender, a municipality with its name.
    #[must_use]
    pub fn from(&self) -> String {
        party(&self.afzender)
    }

    /// The receiver, a municipality with its name.
    #[must_use]
    pub fn to(&self) -> String {
        party(&self.ontvanger)
    }
}

/// A party as people know it: a municipality with its name, a provider by its code.
fn party(code: &str) -> String {
    let name = gemeente_name(code);
    if name == code { name } else { format!("{code} {name}") }
}

impl MessageReport {
    /// The report of something that is no message, before any finding.
    #[must_use]
    pub const fn about(file: String) -> Self {
        Self {
            file,
            message: None,
            domain: None,
            release: None,
            id: None,
            verdict: Verdict::Valid,
            findings: Vec::new(),
            skipped: Vec::new(),
            glance: None,
            answer: None,
            decision: None,
            held_back: false,
            weights: Vec::new(),
        }
    }

    /// The report of a file of which only one thing can be said.
    #[must_use]
    pub fn notice(file: String, verdict: Verdict, finding: Finding) -> Self {
        Self { verdict, findings: vec![finding], ..Self::about(file) }
    }

    /// The report of a known message that breaks its schema.
    #[must_use]
    pub fn broken(file: String, message: MessageName, id: Option<String>, findings: Vec<Finding>) -> Self {
        Self {
            message: Some(message.name()),
            domain: Some(message.domain),
            release: Some(RELEASE.to_string()),
            id,
            verdict: Verdict::of(&findings),
            findings,
            ..Self::about(file)
        }
    }

    /// The report of a message that follows its schema, before any rule.
    #[must_use]
    pub fn readable(file: String, bericht: &Bericht) -> Self {
        let id = plain(bericht.identificatie().identificatie.as_str()).into_owned();
        Self {
            glance: Some(Glance::of(bericht)),
            decision: Decision::of(bericht),
            ..Self::broken(file, bericht.name(), Some(id), Vec::new())
        }
    }

    /// The report of a 303 or 304, of which the form is reconstructed.
    #[must_use]
    pub fn legacy(file: String, gelezen: &Gelezen) -> Self {
        let not_checked = Text::fixed(
            "Een 303 of 304 is gereconstrueerd; van dit niveau zijn er geen regels voor",
            "A 303 or 304 is reconstructed; it has no rules of this level",
        );
        let levels = [Level::Dossier, Level::Extern, Level::Productbook];
        let skip = |level: Level| Skipped { rule: level.name().into(), reason: not_checked.clone() };
        let id = gelezen.bericht.as_ref().map(|bericht| plain(bericht.kop().nummer.as_str()).into_owned());
        let mut report = Self {
            message: Some(gelezen.naam()),
            domain: Some(gelezen.domain),
            release: Some(gelezen.release.clone()),
            id,
            verdict: Verdict::Reconstructed,
            skipped: levels.map(skip).into(),
            ..Self::about(file)
        };
        report.add(gelezen.findings.iter().cloned());
        report
    }

    /// Adds findings, puts all in order of level and place, and draws the verdict again.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
        self.findings
            .sort_by(|a, b| (a.level, a.line, a.column, &a.rule).cmp(&(b.level, b.line, b.column, &b.rule)));
        self.verdict = match (self.verdict, Verdict::of(&self.findings)) {
            (kept @ (Verdict::Unreadable | Verdict::Reconstructed), Verdict::Valid) => kept,
            (Verdict::Unreadable, _) => Verdict::Unreadable,
            (_, drawn) => drawn,
        };
    }

    /// Weighs the findings and leaves out what one rule finds beyond what a person can read; not before the message is
    /// answered.
    pub fn finish(&mut self, bericht: Option<&Bericht>) {
        self.weights = bericht.map_or_else(Vec::new, |bericht| weight::of(bericht, &self.findings));
        rules::cap_each(&mut self.findings);
    }

    /// Masks the BSNs of the clients where they stand in other elements, such as a reference.
    pub fn mask(&mut self, clienten: &[Bsn]) {
        let clienten: HashSet<&Bsn> = clienten.iter().collect();
        let is_client = |bsn: &Bsn| clienten.contains(bsn);
        let identification = self.decision.as_mut().map(|decision| &mut decision.id);
        for id in self.id.iter_mut().chain(identification) {
            *id = Bsn::mask_in(id, &is_client).into_owned();
        }
        for finding in &mut self.findings {
            finding.mask(&is_client);
        }
    }

    /// Whether an error of level 1 to 4 keeps the message out of the dossier.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.verdict == Verdict::Unreadable
            || self.findings.iter().any(|finding| finding.is_error() && finding.level < Level::Productbook)
    }

    /// Whether anything of severity error was found.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
