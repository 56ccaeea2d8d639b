//! OP191: free text is short and about nobody.

use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{Bericht, Inhoud, Kind};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::view::{CLIENT, aangevraagde_producten, toegewezen_producten};
use crate::rules::{Case, Outcome};
use crate::values::{Bsn, Commentaar, Domain};

/// The longest free text that is not told of, in characters. The standard has no number; this is some ten lines.
const LONG: usize = 500;

/// Little free text, and no personal data in it.
///
/// Which words are about a person cannot be seen; a number that can be a BSN and an e-mail address can. What was found is
/// not repeated. It is listed at level 4 because it looks at no earlier message, and level 2 is for what the stylesheets
/// refuse.
pub static OP191: Rule = Rule {
    code: "OP191",
    name: Text::fixed(
        "Vrije tekst kort en zonder persoonsgegevens",
        "Free text short and without personal data",
    ),
    kinds: &[Kind::Toewijzing, Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Commentaar` is kort en bevat geen persoonsgegevens, zoals een BSN of e-mailadres",
        "`Commentaar` is short and holds no personal data, such as a BSN or an e-mail address",
    ),
    why: Text::fixed(
        "Vrije tekst wordt niet automatisch verwerkt en is niet afgeschermd zoals de velden voor persoonsgegevens",
        "Free text is not processed automatically and not shielded as the fields for personal data are",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "`Commentaar`: mail naar moeder@voorbeeld.nl",
            "`Commentaar`: mail to mother@example.org",
        ),
        passes: Text::fixed(
            "`Commentaar`: graag voor de zomer starten",
            "`Commentaar`: please start before summer",
        ),
    }),
    advice: Text::fixed(
        "Kort de tekst in en zet persoonsgegevens in de velden die ervoor zijn",
        "Shorten the text and put personal data into the fields for them",
    ),
    check: Check::Extern { retourcode: None, check },
};

#[allow(clippy::unnecessary_wraps, reason = "every check of this level may need the dossier")]
fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for (place, commentaar) in commentaren(case.bericht) {
        let text = commentaar.as_str();
        let message = if holds_bsn(text) {
            Text::fixed(
                "In de vrije tekst staat een getal dat een BSN kan zijn",
                "The free text holds a number that can be a BSN",
            )
        } else if holds_email(text) {
            Text::fixed("In de vrije tekst staat een e-mailadres", "The free text holds an e-mail address")
        } else if text.chars().count() > LONG {
            Text::new(
                format!("De vrije tekst is langer dan {LONG} tekens"),
                format!("The free text is longer than {LONG} characters"),
            )
        } else {
            continue;
        };
        outcome.findings.push(OP191.finding(place.below("Commentaar"), message));
    }
    Ok(())
}

/// The free texts of a message, each with the place of its class.
fn commentaren(bericht: &Bericht) -> Vec<(Place, &Commentaar)> {
    let of_client = match &bericht.inhoud {
        Inhoud::Toewijzing(root) => root.client.commentaar.as_ref(),
        Inhoud::VerzoekOmToewijzing(root) => root.client.commentaar.as_ref(),
        _ => None,
    };
    let toegewezen =
        toegewezen_producten(bericht).map(|(place, product)| (place, product.commentaar.as_ref()));
    let gevraagd =
        aangevraagde_producten(bericht).map(|(place, product)| (place, product.commentaar.as_ref()));
    let all = [(Place::of(CLIENT), of_client)].into_iter().chain(toegewezen).chain(gevraagd);
    all.filter_map(|(place, commentaar)| Some((place, commentaar?))).collect()
}

/// Whether a text holds nine digits in a row that pass the test of a BSN.
fn holds_bsn(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 9);
    numbers.any(|number| Bsn::new(number).is_ok_and(|bsn| bsn.passes_eleven_test()))
}

fn holds_email(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.trim_end_matches('.').split_once('.').is_some_and(|(_, end)| !end.is_empty())
        })
    })
}
