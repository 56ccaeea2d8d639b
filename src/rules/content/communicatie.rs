//! CD007: the language of an interpreter.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::toewijzing_client;
use crate::values::Domain;

/// A language goes with a language interpreter, and only with one.
pub static CD007: Rule = Rule {
    code: "CD007",
    name: Text::fixed("Taal van de tolk", "Language of the interpreter"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Taal` is verplicht bij `Vorm` 1 (tolk taal) en komt anders niet voor",
        "`Taal` is mandatory with `Vorm` 1 (language interpreter) and absent otherwise",
    ),
    why: Text::fixed(
        "De aanbieder moet de juiste tolk kunnen regelen",
        "The provider has to be able to arrange the right interpreter",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "`Vorm` 2 (doventolk) met `Taal` Zweeds",
            "`Vorm` 2 (sign language) with `Taal` Zweeds",
        ),
        passes: Text::fixed("`Vorm` 1 met `Taal` Zweeds", "`Vorm` 1 with `Taal` Zweeds"),
    }),
    advice: Text::fixed(
        "Vul de taal in bij een tolk voor een taal, of laat de taal weg bij een andere tolk",
        "Fill in the language for a language interpreter, or leave it out for another one",
    ),
    check: Check::Content(check_cd007),
};

fn check_cd007(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let communicatie = toewijzing_client(bericht).and_then(|client| client.communicatie.as_ref());
    let Some(communicatie) = communicatie else { return };
    let vorm = communicatie.vorm;
    let path = "/Bericht/Client/Communicatie/Taal";
    match &communicatie.taal {
        None if vorm.code() == "1" => {
            let message = Text::fixed(
                "`Taal` ontbreekt bij een tolk voor een taal",
                "`Taal` is missing for a language interpreter",
            );
            findings.push(CD007.finding(path, message).expected(Text::fixed("een taal", "a language")));
        }
        Some(taal) if vorm.code() != "1" => {
            let message = Text::new(
                format!("`Taal` is gevuld terwijl `Vorm` {vorm} ({}) is", vorm.meaning()),
                format!("`Taal` is filled while `Vorm` is {vorm}"),
            );
            let expected = Text::fixed("geen `Taal`", "no `Taal`");
            findings.push(CD007.finding(path, message).found(taal.as_str()).expected(expected));
        }
        _ => {}
    }
}
