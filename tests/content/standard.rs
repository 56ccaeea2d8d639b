//! The catalogue against the table of rules in the reference pack.

use std::collections::BTreeSet;

use ibericht::messages::Kind;
use ibericht::rules;
use ibericht::values::Domain;

use crate::sources::shared;

/// The table in the reference pack.
const TABLE: &str = "standard/rules.tsv";

/// Rules of level 1 and 2, and the one that the standard places higher than where it is checked.
fn is_for_one_message(code: &str, level: &str) -> bool {
    matches!(level, "xsd" | "xslt") || code == "TR319"
}

#[test]
fn every_rule_of_levels_1_and_2_is_listed_for_its_messages() {
    let Some(path) = shared(TABLE, "the rules of the standard") else { return };
    let table = std::fs::read_to_string(path).unwrap();
    let judged = [Kind::Toewijzing, Kind::VerzoekOmToewijzing, Kind::Declaratie];
    let read: BTreeSet<String> =
        judged.into_iter().flat_map(|kind| Domain::ALL.map(|domain| kind.message(domain).name())).collect();
    let mut listed = 0;
    for row in table.lines().skip(1) {
        let [code, kind, level, _, messages, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        let mut expected: BTreeSet<_> =
            messages.split(',').map(str::to_string).filter(|message| read.contains(message)).collect();
        if expected.is_empty() || !is_for_one_message(code, level) {
            continue;
        }
        // In a WMO301 it is CS050 that reports what CS318 asks.
        if code == "CS318" {
            expected.remove("WMO301");
        }
        let rule = rules::find(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"));
        assert_eq!(rule.kind().prefix(), kind, "{code}");
        assert_eq!(rule.messages().collect::<BTreeSet<_>>(), expected, "{code}");
        assert_eq!(rule.level().name(), if level == "xsd" { "schema" } else { "content" }, "{code}");
        listed += 1;
    }
    assert_eq!(
        listed,
        rules::content::RULES.len() + 36 + 3,
        "36 restrictions and 3 constraints of the schema"
    );
}
