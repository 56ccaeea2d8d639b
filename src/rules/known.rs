//! Runs the rules of level 3 and 4 on a message.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::case::{Case, Outcome};
use super::catalogue::{KnownCheck, Rule};
use super::{answers, business, dossier, external};
use crate::dossier::StoreError;
use crate::finding::{Finding, Level, Severity, Text};

/// Checks every rule of levels 3 and 4 within bounds that is for this message.
///
/// The findings come rule by rule and have a path but no line: `xml::locate` fills that in from the source. All are
/// given, however many, because an answer tells each of them at its own class. A rule that fails inside gives a finding of
/// its own that says so: it is never an approval, and the others go on.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read at all.
pub fn check(case: &Case<'_>, from: Level, until: Level) -> Result<Outcome, StoreError> {
    let mut outcome = Outcome::default();
    let rules = dossier::RULES.iter().chain(external::RULES).chain(business::RULES);
    for rule in rules.copied().filter(|rule| (from..=until).contains(&rule.level())) {
        if !rule.is_for(case.bericht.kind(), case.domain()) {
            continue;
        }
        run(rule, case, &mut outcome)?;
    }
    if (from..=until).contains(&Level::Dossier) {
        guarded("RETOUR", Level::Dossier, case, &mut outcome, answers::check)?;
    }
    Ok(outcome)
}

/// Runs one rule.
fn run(rule: &'static Rule, case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    rule.check.known().map_or(Ok(()), |check| guarded(rule.code, rule.level(), case, outcome, check))
}

/// Runs a check; what keeps it from being done is a finding, unless the whole dossier is out of reach.
fn guarded(
    code: &'static str,
    level: Level,
    case: &Case<'_>,
    outcome: &mut Outcome,
    check: KnownCheck,
) -> Result<(), StoreError> {
    let (findings, skipped) = (outcome.findings.len(), outcome.skipped.len());
    // What a rule leaves half done is thrown away, so nothing broken is looked at afterwards.
    let ran = catch_unwind(AssertUnwindSafe(|| check(case, outcome)));
    let reason = match ran {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error @ StoreError::Corrupt { .. })) => error.texts().0,
        Ok(Err(error)) => return Err(error),
        Err(_) => Text::fixed(
            "De regel zelf gaf een fout; dat ligt niet aan het bericht",
            "The rule itself failed; that is not the fault of the message",
        ),
    };
    outcome.findings.truncate(findings);
    outcome.skipped.truncate(skipped);
    outcome.findings.push(not_checked(code, level, &reason));
    Ok(())
}

/// What is told of a rule, or of all rules of a level, that could not be checked: an error without retourcode, so that
/// nobody takes it for an approval or answers with it.
pub(crate) fn not_checked(code: &'static str, level: Level, reason: &Text) -> Finding {
    let message = Text::new(
        format!("{code} kon niet worden gecontroleerd: {}", reason.nl),
        format!("{code} could not be checked: {}", reason.en),
    );
    Finding::new(code, level, Severity::Error, message, NOT_CHECKED).at("/Bericht")
}

/// What to do about a rule that could not be checked.
const NOT_CHECKED: Text = Text::fixed(
    "Het bericht is niet goedgekeurd en niet beantwoord; controleer het dossier en beoordeel het bericht zelf",
    "The message is not approved and not answered; check the dossier and judge the message yourself",
);

/// Whether a finding says that its rule could not be checked.
pub(crate) fn is_not_checked(finding: &Finding) -> bool {
    finding.advice == NOT_CHECKED
}
