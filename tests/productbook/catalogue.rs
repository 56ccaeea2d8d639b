//! The rules of the book in the catalogue.

use ibericht::rules::productbook::catalogue;

use crate::support::world::book;

#[test]
fn the_catalogue_holds_every_rule_with_its_status_and_messages() {
    let rules = catalogue(book());
    assert_eq!(rules.len(), 161);
    let json = |code: &str| {
        let rule = rules.iter().find(|rule| rule.code == code).unwrap();
        let value = serde_json::to_value(rule).unwrap();
        [&value["kind"], &value["level"], &value["status"], &value["messages"], &value["retourcode"]]
            .map(ToString::to_string)
            .join(" ")
    };
    assert_eq!(
        json("RVN-45A49-parent-at-provider"),
        r#""parent-at-provider" "productbook" "implemented" ["JW315"] null"#
    );
    assert_eq!(
        json("RVN-ALL-known-code"),
        r#""known-code" "productbook" "implemented" ["WMO315","JW315","WMO301","JW301","WMO323","JW323"] null"#
    );
    assert_eq!(json("RVN-02A17-monitored"), r#""note" "productbook" "note" ["WMO315"] null"#);
    assert_eq!(
        json("RVN-44A09-distance"),
        r#""distance" "productbook" "cannot be checked" ["JW315","JW301"] null"#
    );
    assert_eq!(
        json("RVN-02A17-max-2-professionals"),
        r#""max-professionals" "productbook" "implemented" ["registraties"] null"#
    );
}
