//! Whether the parts of a return message (302 to 320) go together (IV028).

use super::klasse::{Klasse, is_below_rejected};
use super::{OPBOUW, finding};
use crate::finding::{Finding, Severity, Text};
use crate::values::RetourCode;

const HEADER: &str = "/Bericht/Header/RetourCodes";

/// A return message is a bare header (accepted), a header with the code of its fault, or a header with 0200 and the
/// classes, of which at least one has a fault.
///
/// What says plainly that the message is rejected, or that nothing is wrong with it, is applied with a warning. It is an
/// error when a class was not judged and nothing is rejected, or when the header has only codes that say nothing: then
/// nobody can tell whether the message was accepted.
///
/// A class below a rejected one may have a code of its own or 0200, although it should be 0233: the published 318 has it
/// so.
pub(super) fn check(klassen: &[Klasse], findings: &mut Vec<Finding>) {
    let Some((header, classes)) = klassen.split_first() else { return };
    let is_rejected = klassen.iter().any(Klasse::is_rejected);
    of_header(header, classes, is_rejected, findings);
    for klasse in classes {
        if klasse.has(RetourCode::NIET_BEOORDEELD) && !is_below_rejected(klassen, klasse) {
            findings.push(not_judged(klasse, is_rejected || klasse.is_rejected()));
        }
    }
    findings.extend(klassen.iter().filter_map(mixed));
}

fn of_header(header: &Klasse, classes: &[Klasse], is_rejected: bool, findings: &mut Vec<Finding>) {
    let severity = Severity::Warning;
    let (message, advice) = match (header.codes.as_slice(), classes.is_empty()) {
        ([], true) => return,
        ([], false) => (
            Text::fixed(
                "De header heeft geen retourcode, alsof alles goed is, en toch wordt het bericht herhaald",
                "The header has no retourcode, as if all is well, and yet the message is repeated",
            ),
            counts(is_rejected),
        ),
        _ if header.is_rejected() && classes.is_empty() => return,
        _ if header.is_rejected() => (
            Text::fixed(
                "Een fout in de header of van niveau 2 (0001) staat alleen in de header, en hier wordt het bericht herhaald",
                "A fault in the header or of level 2 (0001) stands in the header alone, and here the message is repeated",
            ),
            counts(true),
        ),
        _ if !header.has(RetourCode::GEEN_OPMERKING) && !is_rejected => {
            let message = Text::fixed(
                "De header zegt niet of het bericht is aangenomen",
                "The header does not say whether the message was accepted",
            );
            findings.push(finding(OPBOUW, Severity::Error, HEADER, message, ask()));
            return;
        }
        (_, true) => (
            Text::fixed(
                "De header heeft 0200, dus er staat een fout bij een klasse, maar er is geen klasse",
                "The header has 0200, so a class has a fault, but there is no class",
            ),
            counts(false),
        ),
        (_, false) if !is_rejected => (
            Text::fixed(
                "Het bericht wordt herhaald, maar bij geen enkele klasse staat een fout",
                "The message is repeated, but no class has a fault",
            ),
            counts(false),
        ),
        _ => return,
    };
    let path = if header.codes.is_empty() { "/Bericht/Header" } else { HEADER };
    findings.push(finding(OPBOUW, severity, path, message, advice));
}

fn not_judged(klasse: &Klasse, is_rejected: bool) -> Finding {
    let message = Text::new(
        format!("`{}` is niet beoordeeld (0233), maar geen klasse erboven is afgekeurd", klasse.name),
        format!("`{}` is not judged (0233), but no class above it is rejected", klasse.name),
    );
    let path = format!("{}/RetourCodes", klasse.path);
    let found = if is_rejected {
        finding(OPBOUW, Severity::Warning, path, message, counts(true))
    } else {
        finding(OPBOUW, Severity::Error, path, message, ask())
    };
    found.found(RetourCode::NIET_BEOORDEELD.code())
}

/// A class that is said to be right and wrong at once.
pub(super) fn mixed(klasse: &Klasse) -> Option<Finding> {
    let neutral = klasse.codes.iter().find(|code| !code.is_afkeuring())?;
    let wrong = klasse.codes.iter().find(|code| code.is_afkeuring())?;
    let (name, neutral, wrong) = (klasse.name, neutral.code(), wrong.code());
    let message = Text::new(
        format!("`{name}` heeft zowel {neutral} als {wrong}"),
        format!("`{name}` has both {neutral} and {wrong}"),
    );
    let advice = Text::fixed(
        "De afkeuring telt; vraag bij twijfel wie het antwoord stuurde wat bedoeld is",
        "The rejection counts; when in doubt ask whoever sent the answer what is meant",
    );
    Some(finding(OPBOUW, Severity::Warning, format!("{}/RetourCodes", klasse.path), message, advice))
}

/// What an odd answer counts as.
fn counts(is_rejected: bool) -> Text {
    if is_rejected {
        Text::fixed(
            "Het antwoord telt als afkeuring van het hele bericht; meld aan wie het stuurde dat de opbouw niet klopt",
            "The answer counts as a rejection of the whole message; tell whoever sent it that its structure is wrong",
        )
    } else {
        Text::fixed(
            "Het antwoord telt als goedkeuring, omdat het geen fout noemt; vraag na of het zo bedoeld is",
            "The answer counts as approval, because it names no fault; ask whether it is meant so",
        )
    }
}

/// The advice on an answer that cannot be applied.
pub(super) fn ask() -> Text {
    Text::fixed(
        "Dit antwoord is niet verwerkt; vraag wie het stuurde om een antwoord dat klopt",
        "This answer is not applied; ask whoever sent it for an answer that is right",
    )
}
