//! The pages of all kinds of message, as people see them.

use ibericht::finding::Lang;
use ibericht::messages::Kind;
use ibericht::show::{Privacy, View, text};
use ibericht::values::Domain;

use super::filled;
use super::message;

fn page(kind: Kind, domain: Domain, lang: Lang) -> String {
    let bericht = message(&filled::document(kind, domain));
    text(&View::of(&bericht, Privacy::Masked), None, lang)
}

#[test]
fn every_kind_of_message_reads_well() {
    for kind in Kind::ALL {
        insta::assert_snapshot!(format!("{}", kind.number()), page(kind, Domain::Jw, Lang::Nl));
    }
}

#[test]
fn where_the_laws_differ() {
    // The Wmo has no `GezagsdragerBekend` and no `Woonplaatsbeginsel`, and its own reasons and categories.
    for kind in [Kind::Stop, Kind::VerzoekOmToewijzingRetour, Kind::Antwoord, Kind::Declaratie] {
        insta::assert_snapshot!(format!("wmo{}", kind.number()), page(kind, Domain::Wmo, Lang::Nl));
    }
}

#[test]
fn in_english() {
    insta::assert_snapshot!("english", page(Kind::ToewijzingRetour, Domain::Jw, Lang::En));
}
