//! Level 2 on random messages that follow their schema: of every kind, with most rules broken somewhere.

use std::collections::BTreeSet;

use ibericht::messages::{Kind, MAX_BYTES, Reading, read};
use ibericht::rules::{self, content};
use ibericht::values::Domain;

use crate::is_in_schema;
use crate::support::tree::Style;
use crate::support::{Seed, generate};

#[test]
fn a_random_message_breaks_only_its_own_rules_at_places_of_its_schema() {
    let mut seed = Seed(32);
    let mut broken = BTreeSet::new();
    for round in 0..28 * 20 {
        let (kind, domain) = (Kind::ALL[round % 14], Domain::ALL[round / 14 % 2]);
        let (name, root) = generate::message(&mut seed, kind, domain);
        let text = root.document(&name, Style::Usual);
        let Reading::Valid(bericht) = read(text.as_bytes(), MAX_BYTES) else { panic!("not valid: {text}") };
        for finding in content::check(&bericht) {
            let rule = rules::find(&finding.rule).unwrap();
            assert!(rule.is_for(kind, domain), "{} in a {}", finding.rule, name.name());
            let steps: Vec<_> = finding.path.trim_start_matches("/Bericht/").split('/').collect();
            assert!(is_in_schema(kind.root(), false, &steps), "{}: {}", name.name(), finding.path);
            broken.insert((rule.code, kind));
        }
    }
    assert!(broken.len() > 60, "the messages should break most rules: {}", broken.len());
}
