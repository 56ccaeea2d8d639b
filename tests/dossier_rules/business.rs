//! Business rules: all of them are in the catalogue, and what breaks one is a warning.

use std::collections::BTreeSet;

use ibericht::dossier::Stand;
use ibericht::finding::{Severity, Verdict};
use ibericht::messages::Bericht;
use ibericht::rules::{self, Check, RuleKind, Status};
use ibericht::values::Domain;
use ibericht::xml::Many;

use crate::builders::*;
use crate::play::{Play, dated, gist};
use crate::support::sources::shared;

thread_local! {
    /// The law that a test is at.
    static LAW: std::cell::Cell<Domain> = const { std::cell::Cell::new(Domain::Jw) };
}

/// The law that a test is at; the Jeugdwet unless it is run in both.
pub fn law() -> Domain {
    LAW.get()
}

/// Runs a test in both laws.
pub fn in_both_laws(test: impl Fn()) {
    for domain in Domain::ALL {
        LAW.set(domain);
        test();
    }
    LAW.set(Domain::Jw);
}

/// Where a business rule warns in a message; it never rejects.
pub fn told(play: &Play, bericht: &Bericht, code: &str) -> Vec<String> {
    let mut findings = play.judge(bericht).findings;
    findings.retain(|finding| finding.rule == code);
    for finding in &findings {
        assert_eq!((finding.severity, &finding.retourcode), (Severity::Warning, &None), "{finding:#?}");
    }
    assert_eq!(Verdict::of(&findings), Verdict::Valid);
    findings.iter().map(gist).collect()
}

/// The codes in the first column of the table of business rules.
fn codes_of_the_standard(text: &str) -> BTreeSet<String> {
    let table = text.split("\n## Business rules").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut codes = BTreeSet::new();
    for row in table.lines().filter(|line| line.starts_with("| OP")) {
        let cell = row.split('|').nth(1).unwrap();
        let words = cell.split([' ', ',']).filter(|word| !word.is_empty());
        let words: Vec<_> = words.take_while(|word| !word.starts_with('(')).collect();
        if let [first, "to", last] = words[..] {
            let number = |code: &str| code[2..].parse::<u32>().unwrap();
            codes.extend((number(first)..=number(last)).map(|number| format!("OP{number:03}")));
        } else {
            codes.extend(words.into_iter().map(String::from));
        }
    }
    codes
}

#[test]
fn the_catalogue_has_the_business_rules_of_the_standard() {
    let Some(file) = shared("standard/processes.md", "the business rules of the standard") else { return };
    let text = std::fs::read_to_string(file).unwrap();
    let standard = codes_of_the_standard(&text);
    assert!(standard.len() > 80, "{standard:?}");
    let business = rules::all().filter(|rule| rule.kind() == RuleKind::Business);
    let catalogue: BTreeSet<_> = business.map(|rule| rule.code.to_owned()).collect();
    assert_eq!(catalogue, standard);
}

#[test]
fn what_checks_a_business_rule_is_a_rule_of_the_standard() {
    let Some(file) = shared("standard/rules.tsv", "the rules that check business rules") else { return };
    let table = std::fs::read_to_string(file).unwrap();
    let known: BTreeSet<_> = table.lines().filter_map(|line| line.split('\t').next()).collect();
    for rule in rules::all().filter(|rule| rule.kind() == RuleKind::Business) {
        let Check::Others(codes) = &rule.check else { continue };
        for code in *codes {
            let is_known = *code == "XSD" || known.contains(code) || rules::find(code).is_some();
            assert!(is_known, "{}: {code}", rule.code);
        }
    }
}

#[test]
fn rules_without_a_check_of_their_own_say_where_or_why() {
    for rule in rules::all().filter(|rule| rule.kind() == RuleKind::Business) {
        assert_eq!(rule.retourcode(), None, "{}", rule.code);
        let json = serde_json::to_value(rule.view()).unwrap();
        match &rule.check {
            Check::Others(codes) => {
                assert!(!codes.is_empty() && rule.messages().next().is_none(), "{}", rule.code);
                assert!(codes.iter().all(|code| *code != rule.code), "{}", rule.code);
                assert_eq!(json["checked_by"], serde_json::json!(codes));
            }
            Check::Not(reason) => {
                assert!(!reason.nl.ends_with('.') && !reason.en.ends_with('.') && !reason.en.is_empty());
                assert_eq!(json["reason"]["nl"], serde_json::json!(reason.nl));
                assert!(rule.messages().next().is_none(), "{}", rule.code);
            }
            _ => {
                assert_eq!(rule.status(), Status::Implemented, "{}", rule.code);
                assert!(json.get("checked_by").is_none() && json.get("reason").is_none());
            }
        }
    }
    let page = rules::markdown(ibericht::finding::Lang::En);
    assert!(page.contains("| OP033 | "), "no link to a section that is not there");
    assert!(page.contains("checked by other rules: CS058, TR063, TR071, TR074"));
    assert!(page.contains("cannot be checked: No message says who holds the authority"));
    assert!(page.contains("### OP033x1 "));
}

#[test]
fn free_text_is_short_and_holds_no_bsn_or_address() {
    in_both_laws(|| {
        let play = Play::on("2026-05-01");
        let with = |text: &str| {
            let text = val(text);
            verzoek(law(), |client| {
                let mut product = aangevraagd(law(), "A-100");
                product.commentaar = Some(text);
                client.aangevraagde_producten = Many::one(product);
            })
        };
        for text in ["BSN 999990019 van de broer", "mail naar moeder@voorbeeld.nl.", &"lang ".repeat(101)] {
            assert_eq!(told(&play, &with(text), "OP191"), ["OP191 Commentaar"], "{text}");
        }
        for text in ["graag voor de zomer starten", "dossier 123456789 @ team", "tel. 0240000000", "a@b"] {
            assert_eq!(told(&play, &with(text), "OP191"), [""; 0], "{text}");
        }
        let of_client = toewijzing(law(), |client| client.commentaar = some("bel 999990019"));
        assert_eq!(told(&play, &of_client, "OP191"), ["OP191 Commentaar"]);
    });
}

#[test]
fn what_builds_on_a_message_waits_for_its_answer() {
    for domain in Domain::ALL {
        let first = dated(start(domain, |_| {}), "1", "2026-04-08");
        let next = dated(stop(domain, |_| {}), "2", "2026-04-25");
        for (stand, expected) in [(Stand::Onderweg, &["OP080 StopProduct[1]"][..]), (Stand::Geldt, &[])] {
            let mut play = Play::on("2026-05-01");
            play.enter(&first, stand);
            assert_eq!(told(&play, &next, "OP080"), expected, "{stand:?}");
        }
    }
}

#[test]
fn a_change_of_an_allocation_waits_too() {
    let allocated = dated(toewijzing(law(), |_| {}), "3", "2026-04-01");
    let changed = dated(
        toewijzing(law(), |client| {
            let mut product = toegewezen(law(), "1001");
            product.toewijzingsdatum = val("2026-05-02");
            product.einddatum = some("2027-03-31");
            client.toegewezen_producten = Many::one(product);
        }),
        "4",
        "2026-05-02",
    );
    for (stand, count) in [(Stand::Onderweg, 1), (Stand::Geldt, 0)] {
        let mut play = Play::on("2026-05-02");
        play.enter(&allocated, stand);
        assert_eq!(told(&play, &changed, "OP080").len(), count, "{stand:?}");
    }
}
