//! Findings as a table in which what a rule says more than once stands together.

use std::collections::HashMap;
use std::fmt::Write as _;

use comfy_table::{ColumnConstraint, Width};

use super::{PLACE_WIDTH, broken, named, place, table, visible};
use crate::finding::{Finding, Lang, Severity};
use crate::report::words::{severity, word};

/// The widest rule in columns.
const RULE_WIDTH: u16 = 20;

/// The findings as a table: errors first, then warnings and remarks, and what one rule advises more than once as one
/// row that names the first few places.
#[must_use]
pub fn findings(findings: &[Finding], lang: Lang) -> String {
    let mut table = table(&[
        word(lang, "ernst", "severity"),
        word(lang, "regel", "rule"),
        word(lang, "waar", "where"),
        word(lang, "wat, en wat te doen", "what, and what to do"),
    ]);
    table.set_constraints([
        ColumnConstraint::Absolute(Width::Fixed(9)),
        ColumnConstraint::UpperBoundary(Width::Fixed(RULE_WIDTH + 2)),
        ColumnConstraint::UpperBoundary(Width::Fixed(PLACE_WIDTH + 2)),
    ]);
    let groups = groups(findings, lang);
    for group in &groups {
        let Some(first) = group.first() else { continue };
        table.add_row([
            severity(first.severity, lang).to_string(),
            broken(&first.rule, '-', RULE_WIDTH),
            places(group, lang),
            explanation(group, lang),
        ]);
    }
    let mut text = table.to_string();
    if groups.iter().any(|group| named(group.len()) < group.len()) {
        let _ = write!(
            text,
            "\n{}",
            word(
                lang,
                "Niet elke plaats is hier genoemd; met `--output csv=bevindingen.csv` staan ze er alle in",
                "Not every place is named here; with `--output csv=findings.csv` all of them are",
            )
        );
    }
    text
}

/// What one rule advises, together: the worst first, and otherwise in the order in which it was found.
fn groups(findings: &[Finding], lang: Lang) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut known: HashMap<(Severity, &str, &str), usize> = HashMap::new();
    for finding in findings {
        let key = (finding.severity, &*finding.rule, finding.advice.get(lang));
        let index = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.sort_by_key(|group| group.first().map(|first| first.severity));
    groups
}

/// Where the findings are, when they say the same; else how many there are, as each is told with its place.
fn places(group: &[&Finding], lang: Lang) -> String {
    if !says_the_same(group, lang) {
        return format!("{} {}", group.len(), word(lang, "plaatsen", "places"));
    }
    let mut places: Vec<_> =
        group.iter().take(named(group.len())).map(|finding| place(finding, lang)).collect();
    // Without a place they are only counted.
    places.dedup();
    places.extend(rest(group.len().saturating_sub(places.len()), lang));
    places.join("\n")
}

/// How many are not named, if any.
fn rest(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| format!("{} {count}", word(lang, "en nog", "and")) + word(lang, "", " more"))
}

fn says_the_same(group: &[&Finding], lang: Lang) -> bool {
    group.split_first().is_none_or(|(first, others)| {
        let said = said(first, lang);
        others.iter().all(|other| self::said(other, lang) == said)
    })
}

/// What was found, and what to do.
fn explanation(group: &[&Finding], lang: Lang) -> String {
    let Some(first) = group.first() else { return String::new() };
    let mut text = if says_the_same(group, lang) {
        said(first, lang)
    } else {
        let few = group.iter().take(named(group.len())).map(|finding| {
            let place = place(finding, lang).replace("/\n", "/").replace('\n', " ");
            format!("{place}{}{}", if place.is_empty() { "" } else { ": " }, said(finding, lang))
        });
        let few: Vec<_> = few.chain(rest(group.len() - named(group.len()), lang)).collect();
        few.join("\n")
    };
    let advice = first.advice.get(lang);
    if !advice.is_empty() {
        let _ = write!(text, "\n→ {}", visible(advice));
    }
    text
}

fn said(finding: &Finding, lang: Lang) -> String {
    let mut text = visible(finding.message.get(lang));
    if let Some(found) = &finding.found {
        let _ = write!(text, "\n{}: {}", word(lang, "gevonden", "found"), visible(found));
    }
    if let Some(expected) = &finding.expected {
        let _ = write!(text, "\n{}: {}", word(lang, "verwacht", "expected"), visible(expected.get(lang)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Level, Text};

    fn finding(severity: Severity, line: u32, message: &'static str) -> Finding {
        let advice = Text::fixed("Verbeter het", "Mend it");
        Finding::new("TR1", Level::Content, severity, Text::fixed(message, message), advice)
            .at("/Bericht/Client/Bsn")
            .on_line(line, 1)
    }

    #[test]
    fn what_is_said_often_is_one_row_with_the_first_places_and_a_count() {
        let many: Vec<_> = (1..=40).map(|line| finding(Severity::Warning, line, "Mag niet")).collect();
        let text = findings(&many, Lang::Nl);
        assert_eq!(text.matches("Mag niet").count(), 1, "{text}");
        assert!(text.contains("regel 5:1") && !text.contains("regel 6:1"), "{text}");
        assert!(text.contains("en nog 35") && text.contains("`--output csv=bevindingen.csv`"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        let text = findings(&many[..10], Lang::En);
        assert!(!text.contains("more") && !text.contains("--output"), "{text}");
    }

    #[test]
    fn what_differs_is_told_with_its_place() {
        let texts = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2"];
        let many: Vec<_> =
            (1..).zip(texts).map(|(line, text)| finding(Severity::Error, line, text)).collect();
        let text = findings(&many, Lang::Nl);
        assert!(text.contains("11 plaatsen") && text.contains("en nog 6"), "{text}");
        assert!(text.contains("regel 5:1 Client/Bsn: a5") && !text.contains("a6"), "{text}");
        assert_eq!(text.matches("→ Verbeter het").count(), 1, "{text}");
        // Without a place they are counted.
        let nowhere: Vec<_> = many.iter().map(|one| one.clone().at("").on_line(0, 0)).collect();
        assert!(!findings(&nowhere, Lang::Nl).contains(": a1"), "no sign before what has no place");
    }

    #[test]
    fn errors_come_before_warnings() {
        let found = [
            finding(Severity::Info, 1, "weet"),
            finding(Severity::Warning, 2, "let"),
            finding(Severity::Error, 3, "fout!"),
        ];
        let text = findings(&found, Lang::Nl);
        let at = |word| text.find(word).unwrap();
        assert!(at("fout!") < at("let\u{20}") && at("let\u{20}") < at("weet"), "{text}");
    }
}
