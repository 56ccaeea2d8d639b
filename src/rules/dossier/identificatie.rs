//! TR056: an identification is used once.

use crate::dossier::StoreError;
use crate::finding::Text;
use crate::rules::catalogue::{Check, Examples, NO_RETOUR, Rule};
use crate::rules::{Case, Outcome};
use crate::values::Domain;

/// A sender uses an `Identificatie` once per kind of message.
///
/// The very same bytes again are no error: such a message was seen before and changes nothing. A return message repeats
/// the identification of the message that it answers and is not judged.
pub static TR056: Rule = Rule {
    code: "TR056",
    name: Text::fixed("Identificatie één keer gebruikt", "Identification used once"),
    kinds: NO_RETOUR,
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een afzender gebruikt een `Identificatie` voor één bericht per berichtsoort",
        "A sender uses an `Identificatie` for one message per kind of message",
    ),
    why: Text::fixed(
        "Een antwoord verwijst naar het bericht met deze identificatie; bij twee berichten is niet te zeggen welk van de twee",
        "An answer refers to the message by this identification; with two messages nobody can tell which of them",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 301 met `Identificatie` 12345 en een andere inhoud dan de 301 met 12345 van vorige week",
            "a 301 with `Identificatie` 12345 and other content than the 301 with 12345 of last week",
        ),
        passes: Text::fixed(
            "hetzelfde bestand nog een keer, of een 301 met `Identificatie` 12346",
            "the same file once more, or a 301 with `Identificatie` 12346",
        ),
    }),
    advice: Text::fixed(
        "Vraag de afzender om het bericht met een nieuwe identificatie te sturen",
        "Ask the sender to send the message with a new identification",
    ),
    check: Check::Dossier { retourcode: Some("9056"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let bericht = case.bericht;
    let identificatie = &bericht.identificatie().identificatie;
    let (afzender, _) = bericht.parties();
    let earlier = case.dossier.berichten_met(bericht.domain, bericht.kind(), afzender, identificatie)?;
    // The first of them is the rightful one.
    if earlier.first().is_none_or(|first| first.hash == *case.hash) {
        return Ok(());
    }
    let message = Text::fixed(
        "Deze afzender heeft de identificatie al gebruikt voor een ander bericht van deze soort",
        "This sender has used the identification before for another message of this kind",
    );
    let finding = TR056
        .finding("/Bericht/Header/BerichtIdentificatie/Identificatie", message)
        .found(identificatie.as_str())
        .expected(Text::fixed(
            "een identificatie die niet eerder is gebruikt",
            "an identification that was not used before",
        ));
    outcome.findings.push(finding);
    Ok(())
}
