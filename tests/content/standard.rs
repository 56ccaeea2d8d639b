//! The catalogue against the table of rules in the reference pack.

use std::collections::BTreeSet;

use ibericht::finding::Level;
use ibericht::messages::Kind;
use ibericht::rules;
use ibericht::values::Domain;
use ibericht::xml::{ClassTable, Content};

use crate::support::sources::shared;

/// The table in the reference pack.
const TABLE: &str = "standard/rules.tsv";

/// Rules of level 1 and 2, and the one that the standard places higher than where it is checked.
fn is_for_one_message(code: &str, level: &str) -> bool {
    matches!(level, "xsd" | "xslt") || code == "TR319"
}

/// The return messages of the messages in a list; they obey the rules of the schema of what they repeat.
fn returns(messages: &BTreeSet<String>) -> BTreeSet<String> {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::DeclaratieAntwoord);
    let pairs = kinds.filter_map(|kind| Some((kind.answers()?, kind)));
    pairs
        .flat_map(|(heen, retour)| {
            Domain::ALL.map(|domain| [heen, retour].map(|kind| kind.message(domain).name()))
        })
        .filter(|[heen, _]| messages.contains(heen))
        .map(|[_, retour]| retour)
        .collect()
}

#[test]
fn every_rule_of_levels_1_and_2_is_listed_for_its_messages() {
    let Some(path) = shared(TABLE, "the rules of the standard") else { return };
    let table = std::fs::read_to_string(path).unwrap();
    let mut listed = 0;
    for row in table.lines().skip(1) {
        let [code, kind, level, _, messages, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        if !is_for_one_message(code, level) {
            continue;
        }
        let mut expected: BTreeSet<_> = messages.split(',').map(str::to_string).collect();
        match code {
            // In a WMO301 it is CS050 that reports what CS318 asks.
            "CS318" => assert!(expected.remove("WMO301")),
            // Nothing occurs twice in a 319: see below.
            "TR101" => assert!(expected.remove("WMO319") && expected.remove("JW319")),
            _ if level == "xsd" => expected.extend(returns(&expected)),
            _ => {}
        }
        let rule = rules::find(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"));
        assert_eq!(rule.kind().prefix(), kind, "{code}");
        assert_eq!(rule.messages().collect::<BTreeSet<_>>(), expected, "{code}");
        assert_eq!(rule.level().name(), if level == "xsd" { "schema" } else { "content" }, "{code}");
        listed += 1;
    }
    let catalogue = rules::all().filter(|rule| rule.level() <= Level::Content).count();
    assert_eq!(listed, catalogue, "the catalogue has rules of levels 1 and 2 that the standard has not");
}

fn repeats(table: &ClassTable) -> bool {
    table
        .elements
        .iter()
        .any(|element| element.repeats || matches!(element.content, Content::Class(inner) if repeats(inner)))
}

#[test]
fn in_an_answer_nothing_can_occur_twice() {
    assert!(!repeats(Kind::Antwoord.root()), "or TR101 is for the 319 as well");
    assert!(repeats(Kind::Start.root()));
}

#[test]
fn the_rules_of_level_2_are_for_every_message_but_the_returns() {
    for kind in Kind::ALL {
        let is_retour = kind.answers().is_some() && kind != Kind::DeclaratieAntwoord;
        assert_eq!(rules::content::are_there_for(kind), !is_retour, "{kind:?}");
    }
}
