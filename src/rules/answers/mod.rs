//! Answers to messages (302 to 320, and 325): whether an answer can be, and what it says.
//!
//! The standard has no rules for return messages beyond the schema: what they must be follows from the instructions for
//! filling them in (IV028, IV087). So the findings here carry names of our own, and they tell apart what keeps an answer
//! from being applied (an error: it is set aside and the dossier stays as it is) and what is odd while its verdict is
//! clear (a warning: it is applied).

mod answered;
mod code;
mod codes;
mod klasse;
mod kopie;
mod opbouw;
mod opbouw_325;
mod uitleg;
mod verschil;

use super::cap;
use super::case::{Case, Outcome};
use crate::dossier::StoreError;
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{Bericht, Kind};
use klasse::klassen;
pub use verschil::differs;

/// Answers something that was not sent.
const ONBEKEND: &str = "RETOUR-ONBEKEND";
/// A second answer.
const TWEEDE: &str = "RETOUR-TWEEDE";
/// Repeats the message otherwise than it was.
const KOPIE: &str = "RETOUR-KOPIE";
/// A code where it does not belong.
const CODE: &str = "RETOUR-CODE";
/// Parts that do not go together.
const OPBOUW: &str = "RETOUR-OPBOUW";
/// A rejection that the agreements rule out.
const VERBODEN: &str = "RETOUR-VERBODEN";
/// What is rejected, and why.
const AFKEURING: &str = "RETOUR-AFKEURING";
/// What an answer comes down to.
const UITKOMST: &str = "RETOUR-UITKOMST";
/// Lines that are answered otherwise than expected.
const VERSCHIL: &str = "RETOUR-VERSCHIL";

/// Those of [`RULES`] of which the parties may agree that an answer that breaks them is applied all the same.
///
/// With an answer to nothing, or with a second one, there is nothing to apply; the others only warn.
pub const DEVIABLE: [&str; 2] = [KOPIE, OPBOUW];

/// The rules of the program itself on answers, with what they are.
pub static RULES: [(&str, Text); 9] = [
    (
        ONBEKEND,
        Text::fixed(
            "Een retourbericht antwoordt op een bericht dat tussen deze gemeente en deze aanbieder is verstuurd, met \
             dezelfde `Identificatie` en `Dagtekening`; voor een 325 is dat TR337",
            "A return message answers a message that was sent between this municipality and this provider, with the \
             same `Identificatie` and `Dagtekening`; for a 325 that is TR337",
        ),
    ),
    (
        TWEEDE,
        Text::fixed(
            "Op een bericht komt één antwoord; een tweede met een andere inhoud wordt niet verwerkt",
            "A message gets one answer; a second one with other content is not applied",
        ),
    ),
    (
        KOPIE,
        Text::fixed(
            "Een retourbericht herhaalt de klassen van het bericht zoals ze verstuurd zijn (IV028); \
             persoonsgegevens die geen sleutel zijn mogen verschillen (OP039)",
            "A return message repeats the classes of the message as they were sent (IV028); personal data that is no \
             key may differ (OP039)",
        ),
    ),
    (
        CODE,
        Text::fixed(
            "Een retourcode staat in het antwoord op een bericht waarop hij kan komen, bij de klasse waar zijn regel \
             over gaat",
            "A retourcode stands in the answer to a message on which it may come, at the class that its rule is about",
        ),
    ),
    (
        OPBOUW,
        Text::fixed(
            "De delen van een antwoord passen bij elkaar zoals IV028 (retourbericht) en IV087 (325) ze beschrijven",
            "The parts of an answer go together as IV028 (return message) and IV087 (325) describe them",
        ),
    ),
    (
        VERBODEN,
        Text::fixed(
            "Een antwoord keurt niet af waar dat niet mag: een declaratie om start- of stopberichten (OP364), een \
             credit om zijn inhoud (IV085), een bericht om persoonsgegevens die geen sleutel zijn (OP039)",
            "An answer does not reject where that is ruled out: a declaration because of start or stop messages \
             (OP364), a credit because of its content (IV085), a message because of personal data that is no key \
             (OP039)",
        ),
    ),
    (
        AFKEURING,
        Text::fixed(
            "Vertelt per retourcode in een ontvangen antwoord wat van ons bericht is afgekeurd, waarom, en wat te doen",
            "Tells per retourcode in an answer that we received what of our message is rejected, why, and what to do",
        ),
    ),
    (
        UITKOMST,
        Text::fixed(
            "Vertelt waar een 325 op neerkomt, of dat een antwoord dat eerder kwam dan zijn bericht alsnog is verwerkt",
            "Tells what a 325 comes down to, or that an answer that came before its message was applied after all",
        ),
    ),
    (
        VERSCHIL,
        Text::fixed(
            "Vertelt hoeveel regels van een declaratie anders zijn beantwoord dan bij het versturen werd verwacht, en \
             wat dat in euro scheelt",
            "Tells how many lines of a declaration are answered otherwise than was expected when it was sent, and what \
             that makes in euro",
        ),
    ),
];

/// Checks an answer by itself and by the message that it answers; nothing for another message.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub(super) fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    if case.bericht.kind().answers().is_none() {
        return Ok(());
    }
    let start = outcome.findings.len();
    answered::check(case, outcome)?;
    if let Some(answered) = case.answered()? {
        kopie::check(case.bericht, &answered.bericht, &mut outcome.findings);
        opbouw_325::check_complete(case.bericht, &answered.bericht, &mut outcome.findings);
    }
    // Each of them puts its errors first.
    cap(&mut outcome.findings, start);
    check_alone(case.bericht, case.is_own, outcome);
    Ok(())
}

/// Tells what cannot be checked of an answer without a dossier; nothing for another message.
pub fn skip_without_dossier(bericht: &Bericht, outcome: &mut Outcome) {
    let rules: &[&'static str] = match bericht.kind().answers() {
        None => &[],
        Some(Kind::Declaratie) => &[TWEEDE],
        Some(_) => &[ONBEKEND, TWEEDE, KOPIE],
    };
    for rule in rules {
        outcome.skip(rule, Text::fixed("geen dossier", "no dossier"));
    }
}

/// Checks an answer by itself; nothing for another message. Our own answers are not explained to us.
pub fn check_alone(bericht: &Bericht, is_own: bool, outcome: &mut Outcome) {
    let Some(heen) = bericht.kind().answers() else { return };
    let klassen = klassen(bericht);
    let findings = &mut outcome.findings;
    let mut start = findings.len();
    if heen == Kind::Declaratie {
        opbouw_325::check(bericht, &klassen, findings);
    } else {
        opbouw::check(&klassen, findings);
    }
    cap(findings, start);
    start = findings.len();
    code::check(heen, &klassen, findings);
    cap(findings, start);
    if !is_own {
        start = findings.len();
        uitleg::check(bericht, heen, &klassen, findings);
        cap(findings, start);
    }
}

/// Tells with the outcome of an answer that is refused that nothing of it may be acted upon: it is set aside.
pub fn not_applied(findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.rule == UITKOMST) {
        finding.advice = Text::fixed(
            "Doe hier nog niets mee: een antwoord met een fout wordt niet verwerkt",
            "Do nothing with this yet: an answer with an error is not applied",
        );
    }
}

/// Tells with the outcome of an answer that was set aside that it is applied now.
pub fn applied_after_all(findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.rule == UITKOMST) {
        finding.advice = Text::fixed(
            "Niets: dit antwoord was terzijde gelegd en is nu verwerkt, omdat daarover een afspraak is gemaakt",
            "Nothing: this answer was set aside and is applied now, because an agreement was made about it",
        );
    }
}

/// That an answer to a message came before it and is applied now, to be told with the message.
#[must_use]
pub fn came_before(answer: &Bericht) -> Finding {
    let name = answer.name().name();
    let message = Text::new(
        format!("Het antwoord ({name}) op dit bericht was er al en is nu verwerkt"),
        format!("The answer ({name}) to this message was here already and is applied now"),
    );
    let advice = Text::fixed(
        "Niets; bij het antwoord staat wat het zegt, en dat het bericht toen nog niet bekend was",
        "Nothing; with the answer it is told what it says, and that the message was not known then",
    );
    finding(UITKOMST, Severity::Info, "/Bericht", message, advice)
}

/// What is wrong with an answer that came before a message, to be told with the message.
#[must_use]
pub fn of_earlier(mut found: Finding) -> Finding {
    found.message = Text::new(
        format!("In het antwoord dat er al was: {}", found.message.nl),
        format!("In the answer that was here already: {}", found.message.en),
    );
    found.at("/Bericht")
}

fn finding(
    rule: &'static str,
    severity: Severity,
    path: impl Into<String>,
    message: Text,
    advice: Text,
) -> Finding {
    Finding::new(rule, Level::Dossier, severity, message, advice).at(path)
}
