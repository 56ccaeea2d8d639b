//! Whether the message that is answered is known, and answered for the first time.

use super::{ONBEKEND, TWEEDE, finding};
use crate::dossier::{BekendBericht, StoreError};
use crate::finding::{Severity, Text};
use crate::messages::{Bericht, Inhoud, Kind, Side};
use crate::rules::{Case, Outcome};
use crate::values::{date_nl, euro_en, euro_nl};

/// An answer is to a message that is known and has no answer yet.
///
/// That of a 325 is TR337, so it is not told twice. A second answer that says the same as the first is odd and harmless;
/// one that says something else is an error, because nobody can tell which of them holds.
pub(super) fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    match case.answered()? {
        None if case.bericht.kind() == Kind::DeclaratieAntwoord => {}
        None => unknown(case, outcome),
        Some(answered) => second(case, &answered.known, outcome)?,
    }
    Ok(())
}

fn unknown(case: &Case<'_>, outcome: &mut Outcome) {
    let (Some(heen), Some(betreft)) = (case.bericht.kind().answers(), case.bericht.betreft()) else { return };
    let name = heen.message(case.domain()).name();
    let datum = betreft.dagtekening;
    let message = Text::new(
        format!(
            "Dit antwoord gaat over {name} {} van {}, en dat is tussen deze gemeente en deze aanbieder niet bekend",
            betreft.identificatie,
            date_nl(datum)
        ),
        format!(
            "This answer is about {name} {} of {datum}, which is not known between this municipality and this provider",
            betreft.identificatie
        ),
    );
    let advice = Text::fixed(
        "Er verandert niets. Lees het bericht alsnog in, dan wordt dit antwoord verwerkt; hoort het niet bij een bericht \
         van u, meld dat dan aan wie het stuurde",
        "Nothing changes. Read the message after all and this answer is applied; when it belongs to no message of \
         yours, tell whoever sent it",
    );
    let found = finding(
        ONBEKEND,
        Severity::Error,
        "/Bericht/Header/BerichtIdentificatie/Identificatie",
        message,
        advice,
    );
    outcome.findings.push(found.found(betreft.identificatie.as_str()));
}

fn second(case: &Case<'_>, known: &BekendBericht, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(first) = known.antwoord.as_ref().filter(|first| *first != case.hash) else { return Ok(()) };
    let first = case.stored(first)?;
    let same = first.as_ref().is_some_and(|first| says_the_same(first, case.bericht));
    let (severity, message) = if same {
        (
            Severity::Warning,
            Text::fixed(
                "Dit bericht is al beantwoord, en dat antwoord zegt hetzelfde",
                "This message was answered before, and that answer says the same",
            ),
        )
    } else {
        (
            Severity::Error,
            Text::fixed(
                "Dit bericht is al beantwoord, en dat antwoord zegt iets anders; het eerste antwoord blijft gelden",
                "This message was answered before, and that answer says something else; the first answer stands",
            ),
        )
    };
    let maker = match case.bericht.kind().maker() {
        Side::Gemeente => ("de gemeente", "the municipality"),
        Side::Aanbieder => ("de aanbieder", "the provider"),
    };
    let advice = if same {
        Text::fixed("Niets: er verandert niets", "Nothing: nothing changes")
    } else {
        Text::new(
            format!("Vraag {} welk antwoord geldt; er verandert niets zolang dat niet duidelijk is", maker.0),
            format!("Ask {} which answer holds; nothing changes until that is clear", maker.1),
        )
    };
    let element = match case.bericht.kind() {
        Kind::DeclaratieAntwoord => "DeclaratieIdentificatie",
        _ => "BerichtIdentificatie",
    };
    let path = format!("/Bericht/Header/{element}/Identificatie");
    let identificatie = case.bericht.betreft().map(|betreft| betreft.identificatie.to_string());
    let found = finding(TWEEDE, severity, path, message, advice).found(identificatie.unwrap_or_default());
    outcome.findings.push(match first.as_ref().filter(|_| !same).and_then(told) {
        None => found,
        Some(first) => found.expected(first),
    });
    Ok(())
}

/// What the answer to a declaration that came first says, by which to find it; none for another answer.
fn told(first: &Bericht) -> Option<Text> {
    let Inhoud::DeclaratieAntwoord(root) = &first.inhoud else { return None };
    let made = &root.header.bericht_identificatie;
    let granted = root.declaratie_antwoord.as_ref();
    let cents = granted.map_or(0, |answer| answer.totaal_toegekend_bedrag.cents());
    let (id, datum) = (&made.identificatie, made.dagtekening);
    Some(Text::new(
        format!("wat antwoord {id} van {} toekent: {}", date_nl(datum), euro_nl(cents)),
        format!("what answer {id} of {datum} grants: {}", euro_en(cents)),
    ))
}

/// Whether two answers to one message say the same of it, however they are numbered and dated.
fn says_the_same(first: &Bericht, other: &Bericht) -> bool {
    if let (Inhoud::DeclaratieAntwoord(first), Inhoud::DeclaratieAntwoord(other)) =
        (&first.inhoud, &other.inhoud)
    {
        return first.header.retour_codes == other.header.retour_codes
            && first.declaratie_antwoord == other.declaratie_antwoord;
    }
    first.uitspraak() == other.uitspraak() && first.retourcodes() == other.retourcodes()
}
