//! Retourcodes where they do not belong, and rejections that the agreements rule out.

use super::codes::{classes, is_of_content, is_of_regie};
use super::klasse::Klasse;
use super::{CODE, VERBODEN, finding};
use crate::codelists::RETOUR_CODE;
use crate::finding::{Finding, Severity, Text};
use crate::messages::Kind;
use crate::values::RetourCode;

/// A code stands where its rule puts it, and no code rejects what may not be rejected.
///
/// A rejection in the wrong place is a rejection all the same: its verdict is clear, so it is a warning and is applied. A
/// neutral code in the wrong place is an error when nothing else gives the verdict; that is told with the structure.
/// A code of start and stop messages in a 325 (OP364), one of content on a credit (IV085) and any rejection of personal
/// data (OP039) go by those agreements; they are not told a second time as misplaced.
pub(super) fn check(heen: Kind, klassen: &[Klasse], findings: &mut Vec<Finding>) {
    for klasse in klassen {
        for code in &klasse.codes {
            let found = forbidden(heen, klasse, *code).or_else(|| misplaced(heen, klasse, *code));
            findings.extend(found);
        }
    }
}

fn at(rule: &'static str, klasse: &Klasse, code: RetourCode, message: Text, advice: Text) -> Finding {
    let path = format!("{}/RetourCodes", klasse.path);
    finding(rule, Severity::Warning, path, message, advice).found(code.code())
}

/// The rejection that an agreement rules out.
fn forbidden(heen: Kind, klasse: &Klasse, code: RetourCode) -> Option<Finding> {
    let text = code.code();
    let what = klasse.kenmerk();
    if heen == Kind::Declaratie && is_of_regie(text) {
        let message = Text::new(
            format!(
                "De declaratie is bij {what} afgekeurd om een start- of stopbericht ({text}); dat mag niet (OP364)"
            ),
            format!(
                "The declaration is rejected at {what} because of a start or stop message ({text}), which is ruled out (OP364)"
            ),
        );
        let advice = Text::fixed(
            "Bel de gemeente en wijs op OP364: een 305 of 307 informeert alleen en is geen voorwaarde voor betaling; \
             vraag om een nieuwe beoordeling en dien de regel anders opnieuw in",
            "Call the municipality and point to OP364: a 305 or 307 only informs and is no condition for payment; ask \
             to judge again, or submit the line again",
        );
        return Some(at(VERBODEN, klasse, code, message, advice));
    }
    if klasse.name == "Prestatie" && klasse.is_credit() && is_of_content(text) {
        let message = Text::new(
            format!("De creditregel {what} is op inhoud afgekeurd ({text}); dat mag niet (IV085)"),
            format!("The credit line {what} is rejected on its content ({text}), which is ruled out (IV085)"),
        );
        let advice = Text::fixed(
            "Bel de gemeente en wijs op IV085: een credit herhaalt een goedgekeurde regel en wordt alleen om techniek \
             afgekeurd; dien de credit daarna opnieuw in met een nieuw `ReferentieNummer`",
            "Call the municipality and point to IV085: a credit repeats an approved line and is rejected for technical \
             reasons only; then submit the credit again with a new `ReferentieNummer`",
        );
        return Some(at(VERBODEN, klasse, code, message, advice));
    }
    if matches!(klasse.name, "Relatie" | "Contact") && code.is_afkeuring() {
        let message = Text::new(
            format!("Het bericht is afgekeurd om persoonsgegevens ({text} bij {what}); dat mag niet (OP039)"),
            format!(
                "The message is rejected because of personal data ({text} at {what}), which is ruled out (OP039)"
            ),
        );
        let advice = Text::fixed(
            "Neem contact op met wie het antwoord stuurde en wijs op OP039: gegevens van personen die geen sleutel \
             zijn mogen verschillen",
            "Contact whoever sent the answer and point to OP039: data of persons that is no key may differ",
        );
        return Some(at(VERBODEN, klasse, code, message, advice));
    }
    None
}

/// The code that does not belong at this class of this answer.
fn misplaced(heen: Kind, klasse: &Klasse, code: RetourCode) -> Option<Finding> {
    let allowed = match code {
        // A line of a 325 with 0200 is told with the structure.
        RetourCode::GEEN_OPMERKING => return None,
        RetourCode::NIET_BEOORDEELD if !matches!(klasse.name, "Header" | "DeclaratieAntwoord") => {
            return None;
        }
        RetourCode::VOLLEDIG_TOEGEWEZEN if heen == Kind::Declaratie => vec!["DeclaratieAntwoord"],
        RetourCode::NIET_BEOORDEELD | RetourCode::VOLLEDIG_TOEGEWEZEN => Vec::new(),
        _ => classes(code.code(), heen),
    };
    if allowed.contains(&klasse.name) {
        return None;
    }
    let (text, name, number) = (code.code(), klasse.name, heen.number());
    let meaning = RETOUR_CODE.meaning(text);
    let (nl, en) = if allowed.is_empty() && code.is_afkeuring() {
        (
            format!("Retourcode {text} ({meaning}) kan niet komen op een {number}"),
            format!("Retourcode {text} ({meaning}) cannot come on a {number}"),
        )
    } else {
        (
            format!("Retourcode {text} ({meaning}) hoort niet bij de klasse `{name}`"),
            format!("Retourcode {text} ({meaning}) does not belong at the class `{name}`"),
        )
    };
    let advice = if code.is_afkeuring() {
        Text::fixed(
            "De afkeuring telt; vraag wie het antwoord stuurde welke fout bedoeld is",
            "The rejection counts; ask whoever sent the answer which fault is meant",
        )
    } else {
        Text::fixed(
            "Vraag wie het antwoord stuurde wat er met deze klasse is",
            "Ask whoever sent the answer what is the matter with this class",
        )
    };
    let mut found = at(CODE, klasse, code, Text::new(nl, en), advice);
    if !allowed.is_empty() {
        let places = allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        found = found.expected(Text::new(format!("bij {places}"), format!("at {places}")));
    }
    Some(found)
}
