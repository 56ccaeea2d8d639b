//! Level 2 on messages that pass and messages that fail: a table of cases for every rule of the catalogue.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests fails by panicking"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, clippy::too_many_lines, reason = "tables of cases")]

mod agreed;
#[path = "../support/builders/mod.rs"]
mod builders;
mod cases;
mod cases_301;
mod cases_301_products;
mod cases_305_307;
mod cases_315;
mod cases_317;
mod cases_319;
mod cases_323;
mod cases_325;
#[path = "../support/entries.rs"]
mod entries;
mod overlap;
mod page;
mod pseudonym;
mod random;
mod samples;
mod standard;
#[path = "../support/mod.rs"]
mod support;
mod written;

use std::collections::HashSet;
use std::fmt::Write as _;

use cases::{Case, all};
use ibericht::finding::{Finding, Level, Severity};
use ibericht::messages::{Bericht, Inhoud, MAX_BYTES, Reading, read, write};
use ibericht::rules::{self, content};
use ibericht::values::Domain;
use ibericht::xml::text_at;
use support::is_in_schema;

fn runs() -> impl Iterator<Item = (Case, Domain)> {
    all().flat_map(|case| case.domains.iter().map(move |domain| (case, *domain)).collect::<Vec<_>>())
}

/// The findings of a case as rule and path, sorted.
fn found(findings: &[Finding]) -> Vec<(String, String)> {
    let mut found: Vec<_> =
        findings.iter().map(|finding| (finding.rule.to_string(), finding.path.clone())).collect();
    found.sort();
    found
}

fn root(bericht: &Bericht) -> &'static str {
    match bericht.inhoud {
        Inhoud::Antwoord(_) => "/Bericht/Antwoord",
        Inhoud::Declaratie(_) => "/Bericht/Declaratie",
        Inhoud::DeclaratieAntwoord(_) => "/Bericht/DeclaratieAntwoord",
        _ => "/Bericht/Client",
    }
}

#[test]
fn every_case_has_exactly_its_findings() {
    for (case, domain) in runs() {
        let bericht = (case.message)(domain);
        let mut expected: Vec<_> = case
            .expects
            .iter()
            .map(|(rule, path)| ((*rule).to_string(), format!("{}/{path}", root(&bericht))))
            .collect();
        expected.sort();
        let findings = content::check(&bericht);
        assert_eq!(found(&findings), expected, "{} {domain:?}: {}", case.rule, case.name);
    }
}

#[test]
fn every_rule_passes_and_fails_in_every_message_it_is_for() {
    let mut failing = HashSet::new();
    let mut passing = HashSet::new();
    let mut without = HashSet::new();
    for (case, domain) in runs() {
        let name = (case.message)(domain).name().name();
        if case.expects.is_empty() {
            without.insert(name.clone());
        }
        if !case.expects.iter().any(|(rule, _)| *rule == case.rule) {
            passing.insert(case.rule);
        }
        failing.extend(case.expects.iter().map(|(rule, _)| (*rule, name.clone())));
    }
    for rule in content::RULES {
        assert!(passing.contains(rule.code), "{} has no case that passes", rule.code);
        for message in rule.messages() {
            assert!(without.contains(&message), "no case that passes every rule in {message}");
            assert!(
                failing.contains(&(rule.code, message.clone())),
                "{} has no case that fails in {message}",
                rule.code
            );
        }
    }
}

#[test]
fn every_case_is_about_a_rule_of_the_catalogue() {
    for case in all() {
        assert!(rules::find(case.rule).is_some(), "{}", case.rule);
    }
}

#[test]
fn every_path_names_an_element_or_an_absent_one_below_an_element() {
    for (case, domain) in runs() {
        let bericht = (case.message)(domain);
        let xml = write(&bericht);
        let Reading::Valid(again) = read(xml.as_bytes(), MAX_BYTES) else {
            panic!("{}: not valid", case.name)
        };
        assert_eq!(*again, bericht, "{}", case.name);
        let mut findings = content::check(&bericht);
        ibericht::xml::locate(&xml, &mut findings);
        for finding in findings {
            let steps: Vec<_> = finding.path.trim_start_matches("/Bericht/").split('/').collect();
            assert!(is_in_schema(bericht.kind().root(), false, &steps), "{}", finding.path);
            let indexed = finding.path.rfind(']').map_or(root(&bericht), |end| &finding.path[..=end]);
            assert!(text_at(&xml, indexed).is_some(), "{} is not in the message", finding.path);
            assert!(finding.line > 0, "{} has no line", finding.path);
            // What is found stands in the element itself; what is absent has the place of its nearest parent.
            if let Some(text) = text_at(&xml, &finding.path) {
                let name = finding.path.rsplit('/').next().unwrap().split('[').next().unwrap();
                let line = xml.lines().nth(finding.line as usize - 1).unwrap();
                assert!(line.contains(&format!(":{name}>")), "{} on {line:?} ({text:?})", finding.path);
            }
        }
    }
}

#[test]
fn every_finding_is_complete() {
    for (case, domain) in runs() {
        for finding in content::check(&(case.message)(domain)) {
            assert_eq!((finding.level, finding.severity), (Level::Content, Severity::Error), "{}", case.name);
            assert_eq!(finding.retourcode.as_deref(), Some("0001"), "{}", case.name);
            let expected = finding.expected.as_ref().expect("something is expected");
            for text in [&finding.message, &finding.advice, expected] {
                for text in [&text.nl, &text.en] {
                    assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text:?}", finding.rule);
                }
            }
            let shown = format!("{finding:?}");
            assert!(!shown.contains("9999000"), "{} shows a BSN: {shown}", finding.rule);
        }
    }
}

#[test]
fn the_texts_of_findings_read_well() {
    let mut page = String::new();
    for (case, domain) in runs().filter(|(case, domain)| case.domains[0] == *domain) {
        for finding in
            content::check(&(case.message)(domain)).iter().filter(|finding| finding.rule == case.rule)
        {
            let expected = finding.expected.as_ref().unwrap();
            let _ = writeln!(
                page,
                "{} {}\n  nl: {}\n  en: {}\n  found: {}\n  nl: {}\n  en: {}\n",
                finding.rule,
                finding.path,
                finding.message.nl,
                finding.message.en,
                finding.found.as_deref().unwrap_or("-"),
                expected.nl,
                expected.en
            );
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn a_size_in_euros_is_told_as_an_amount() {
    let bericht = builders::toewijzing(Domain::Wmo, |client| {
        client.toegewezen_producten = builders::many(vec![ibericht::messages::ToegewezenProduct {
            omvang: builders::omvang("20000", "83", "4"),
            budget: builders::some("500000"),
            ..builders::toegewezen(Domain::Wmo, "1001")
        }]);
    });
    let findings = content::check(&bericht);
    let finding = findings.iter().find(|finding| finding.rule == "CD077").unwrap();
    assert_eq!(
        (&*finding.message.nl, &*finding.message.en),
        (
            "`Omvang` (€\u{a0}200,00 per maand) en `Budget` (€\u{a0}5.000,00) zijn allebei gevuld",
            "`Omvang` (€200.00 per month) and `Budget` (€5,000.00) are both filled"
        )
    );
}
