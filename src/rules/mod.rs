//! The rule catalogue: one rule or tight group per file, each a plain `static`
//! with its documentation beside the function that checks it.

pub mod answers;
pub mod business;
mod case;
mod catalogue;
pub mod content;
pub mod dossier;
pub mod external;
mod known;
mod message;
mod omvang;
mod page;
pub mod productbook;
mod schema;

pub use case::{Answered, Case, Client, Outcome};
pub use catalogue::{Check, ContentCheck, Examples, KnownCheck, Rule, RuleKind, RuleView, Status};
pub use known::check as check_known;
pub(crate) use known::{is_not_checked, not_checked};
pub use omvang::{hoeveel, omvang_text};
pub use page::markdown;
pub use schema::{Carrier, Facet};

use std::collections::HashMap;

use crate::finding::{Finding, Level, Text};

/// The national rules in the order of the standard: per kind and number.
///
/// A rule of another level or for another message is listed here once it is
/// checked, not before: what is not in the catalogue is not checked.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<_> = [content::RULES, dossier::RULES, external::RULES].concat();
    rules.extend(business::all());
    rules.extend(schema::RULES);
    rules.sort_by_key(|rule| (rule.kind(), rule.code));
    rules.into_iter()
}

/// Looks a national rule up by its code, in any case: `TR358`.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// The most findings of one rule that are told of one message.
const MOST_PER_RULE: usize = 1000;

/// Leaves out what one rule finds beyond [`MOST_PER_RULE`] and says how many that are.
///
/// All from index `start` is of one rule, its errors first. A message with a fault in every line is mended at its source; a
/// list of all its lines helps nobody and costs memory.
fn cap(findings: &mut Vec<Finding>, start: usize) {
    let Some(rest) = findings.len().checked_sub(start + MOST_PER_RULE).filter(|rest| *rest > 0) else {
        return;
    };
    findings.truncate(start + MOST_PER_RULE + 1);
    if let Some(last) = findings.last_mut() {
        tell_rest(last, rest);
    }
}

/// Leaves out what the rules of level 3 and 4 find beyond [`MOST_PER_RULE`] each; not before the message is answered,
/// as every one of these findings has its place in the answer.
pub(crate) fn cap_each(findings: &mut Vec<Finding>) {
    if findings.len() <= MOST_PER_RULE {
        return;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    let is_capped = |finding: &Finding| matches!(finding.level, Level::Dossier | Level::Extern);
    for finding in findings.iter().filter(|finding| is_capped(finding)) {
        *counts.entry(finding.rule.clone().into_owned()).or_default() += 1;
    }
    counts.retain(|_, count| *count > MOST_PER_RULE);
    let mut told: HashMap<String, usize> = HashMap::new();
    findings.retain_mut(|finding| {
        let Some(count) = counts.get(&*finding.rule).filter(|_| is_capped(finding)) else { return true };
        let told = told.entry(finding.rule.clone().into_owned()).or_default();
        *told += 1;
        if *told == MOST_PER_RULE + 1 {
            tell_rest(finding, count - MOST_PER_RULE);
        }
        *told <= MOST_PER_RULE + 1
    });
}

/// Lets the last finding of a rule that is told say how many more there are.
fn tell_rest(last: &mut Finding, rest: usize) {
    last.found = None;
    last.expected = None;
    last.message = Text::new(
        format!("Vanaf hier vindt deze regel nog {rest} keer hetzelfde; dat is niet apart vermeld"),
        format!("From here this rule finds the same {rest} more times; those are not told one by one"),
    );
    last.advice = Text::new(
        "Verbeter eerst wat hierboven staat en controleer opnieuw",
        "Mend what stands above first and check again",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_listed_once_and_found_in_any_case() {
        let mut codes: Vec<_> = all().map(|rule| rule.code).collect();
        let listed = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), listed);
        assert_eq!(find("tr358").map(|rule| rule.code), Some("TR358"));
        assert!(find("XSD").is_none());
    }

    #[test]
    fn every_rule_is_explained_in_both_languages() {
        for rule in all() {
            let examples = rule.examples.iter().flat_map(|examples| [&examples.fails, &examples.passes]);
            for text in [&rule.name, &rule.what, &rule.why, &rule.advice].into_iter().chain(examples) {
                assert!(!text.nl.trim().is_empty() && !text.en.trim().is_empty(), "{}", rule.code);
                assert!(!text.nl.ends_with('.') && !text.en.ends_with('.'), "{}: {}", rule.code, text.nl);
            }
            let has_check = matches!(rule.status(), Status::Implemented | Status::CheckedBySchema);
            assert!(rule.messages().next().is_some() || !has_check, "{}", rule.code);
            let is_content = rule.status() == Status::Implemented;
            assert_eq!(rule.examples.is_some(), is_content, "{} needs examples", rule.code);
        }
    }

    #[test]
    fn what_one_rule_finds_without_end_is_counted() {
        let found = |count| vec![find("TR358").unwrap().finding("/Bericht", Text::same("x")); count];
        let mut findings = found(2 + MOST_PER_RULE);
        cap(&mut findings, 2);
        assert_eq!(findings, found(2 + MOST_PER_RULE), "no more than are told");
        findings.extend(found(3));
        cap(&mut findings, 2);
        assert_eq!(findings.len(), 2 + MOST_PER_RULE + 1);
        assert!(findings[2 + MOST_PER_RULE].message.nl.contains("nog 3 keer"));
        assert!(findings[2 + MOST_PER_RULE].is_error());
    }

    #[test]
    fn what_has_its_place_in_an_answer_is_left_out_only_when_it_is_told() {
        let of = |rule: &'static str| Finding {
            rule: rule.into(),
            ..find("TR314").unwrap().finding("/Bericht", Text::same("x"))
        };
        let mut findings: Vec<_> = (0..MOST_PER_RULE + 3).flat_map(|_| [of("TR314"), of("TR338")]).collect();
        findings.truncate(2 * MOST_PER_RULE + 5);
        findings.extend(vec![find("TR358").unwrap().finding("/Bericht", Text::same("x")); MOST_PER_RULE + 3]);
        cap_each(&mut findings);
        let told = |rule: &str| findings.iter().filter(|finding| finding.rule == rule).collect::<Vec<_>>();
        assert_eq!((told("TR314").len(), told("TR338").len()), (MOST_PER_RULE + 1, MOST_PER_RULE + 1));
        assert!(told("TR314").last().unwrap().message.nl.contains("nog 3 keer"));
        assert!(told("TR338").last().unwrap().message.nl.contains("nog 2 keer"));
        assert_eq!(told("TR358").len(), MOST_PER_RULE + 3, "those of level 2 were left out before");
    }

    #[test]
    fn the_json_has_the_promised_fields() {
        let json = serde_json::to_value(find("TR358").unwrap().view()).unwrap();
        assert_eq!(json["code"], "TR358");
        assert_eq!(json["kind"], "TR");
        assert_eq!(json["level"], "content");
        assert_eq!(json["status"], "implemented");
        assert_eq!(json["retourcode"], "0001");
        assert_eq!(json["messages"], serde_json::json!(["WMO323", "JW323"]));
        let json = serde_json::to_value(find("RS001").unwrap().view()).unwrap();
        assert_eq!(json["level"], "schema");
        assert_eq!(json["status"], "checked by schema");
        assert!(json["retourcode"].is_null());
    }
}
