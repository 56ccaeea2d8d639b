//! TR056: an identification is used once.

use super::super::catalogue::{Check, Examples, NO_RETOUR, Rule};
use crate::dossier::{Dossier, Hash, StoreError};
use crate::finding::{Finding, Text};
use crate::messages::Bericht;
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
        "Een antwoord verwijst naar het bericht met deze identificatie; met twee berichten is niet te zeggen welk",
        "An answer refers to the message by this identification; with two messages nobody can tell which",
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
    check: Check::Dossier { retourcode: "9056" },
};

pub(super) fn check(
    bericht: &Bericht,
    hash: &Hash,
    dossier: &dyn Dossier,
) -> Result<Option<Finding>, StoreError> {
    if !TR056.is_for(bericht.kind(), bericht.domain) {
        return Ok(None);
    }
    let identificatie = &bericht.identificatie().identificatie;
    let (afzender, _) = bericht.parties();
    let earlier = dossier.message_with(bericht.domain, bericht.kind(), afzender, identificatie)?;
    Ok(earlier.filter(|earlier| earlier != hash).map(|_| {
        let message = Text::new(
            "Deze afzender heeft de identificatie al gebruikt voor een ander bericht van deze soort",
            "This sender has used the identification before for another message of this kind",
        );
        TR056
            .finding("/Bericht/Header/BerichtIdentificatie/Identificatie", message)
            .found(identificatie.as_str())
            .expected(Text::new(
                "een identificatie die niet eerder is gebruikt",
                "an identification that was not used before",
            ))
    }))
}
