//! The rule catalogue: one rule or tight group per file, each a plain `static`
//! with its documentation beside the function that checks it.

pub mod business;
mod case;
mod catalogue;
pub mod content;
pub mod dossier;
pub mod external;
mod known;
mod message;
mod page;
pub mod productbook;
mod schema;

pub use case::{Case, Client, Outcome};
pub use catalogue::{Check, ContentCheck, Examples, KnownCheck, Rule, RuleKind, RuleView, Status};
pub use known::check as check_known;
pub use page::markdown;
pub use schema::{Carrier, Facet};

use crate::finding::{Finding, Text};

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
/// All from index `start` is of one rule. A message with a fault in every line is mended at its source; a
/// list of all its lines helps nobody and costs memory.
fn cap(findings: &mut Vec<Finding>, start: usize) {
    let Some(rest) = findings.len().checked_sub(start + MOST_PER_RULE).filter(|rest| *rest > 0) else {
        return;
    };
    findings.truncate(start + MOST_PER_RULE + 1);
    let Some(last) = findings.last_mut() else { return };
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
