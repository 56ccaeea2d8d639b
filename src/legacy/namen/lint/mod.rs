//! What is wrong in a table of names; a table without faults becomes [`Namen`].

mod rijen;
mod vormen;

use std::collections::BTreeMap;

use super::file::{File, Placed, Release as ReleaseRij};
use super::{Namen, Release};
use crate::finding::{Finding, Level, Severity, Text};
use crate::xml::Positions;

/// What the lint looks for: the id of the finding and its meaning.
pub static LINTS: &[(&str, Text)] = &[
    ("namen-rol", Text::fixed("De rol van een element bestaat", "The role of an element exists")),
    (
        "namen-ontbreekt",
        Text::fixed(
            "Elke rol die een bericht nodig heeft, heeft in elke release een element",
            "Every role that a message needs has an element in every release",
        ),
    ),
    (
        "namen-dubbel",
        Text::fixed(
            "Een naam staat één keer in een element, en een rol één keer in een bericht",
            "A name stands once in an element, and a role once in a message",
        ),
    ),
    (
        "namen-ouder",
        Text::fixed(
            "`in` noemt een element dat hoger in de tabel staat en andere elementen bevat",
            "`in` names an element higher in the table that holds other elements",
        ),
    ),
    (
        "namen-plaats",
        Text::fixed(
            "Een rol van een cliënt of regel staat in de cliënt of regel",
            "A role of a client or line stands in the client or line",
        ),
    ),
    ("namen-naam", Text::fixed("Een naam mag in XML", "A name is allowed in XML")),
    (
        "namen-release",
        Text::fixed(
            "Releases staan op volgorde, en `vanaf` en `tot` noemen er een",
            "Releases are in order, and `vanaf` and `tot` name one",
        ),
    ),
    (
        "namen-namespace",
        Text::fixed(
            "Een release heeft evenveel namespaces voor bericht als voor basisschema, en elke is van één bericht",
            "A release has as many namespaces for the message as for the base schema, and each is of one message",
        ),
    ),
    (
        "namen-waarde",
        Text::fixed(
            "Alleen een element met rol `vast` heeft een `waarde`, en dat heeft er een",
            "Only an element with role `vast` has a `waarde`, and that has one",
        ),
    ),
    (
        "namen-aantal",
        Text::fixed(
            "Alleen cliënten, regels, retourcodes en wat wordt overgeslagen komen vaker voor",
            "Only clients, lines, return codes and what is passed over occur more than once",
        ),
    ),
];

struct Lint<'t> {
    text: &'t str,
    findings: Vec<Finding>,
}

impl Lint<'_> {
    fn error(&mut self, rule: &'static str, byte: usize, path: &str, message: Text, advice: Text) {
        let (line, column) = Positions::new(self.text).of(byte);
        let finding = Finding::new(rule, Level::Productbook, Severity::Error, message, advice)
            .at(path)
            .on_line(line, column);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// Makes the table.
///
/// # Errors
/// Every fault, in the order of the file.
pub(super) fn run(file: File, text: &str) -> Result<Namen, Vec<Finding>> {
    let mut lint = Lint { text, findings: Vec::new() };
    let releases: Vec<_> = file.release.iter().map(release).collect();
    check_releases(&file, &mut lint);
    let elementen = rijen::elementen(&file, &mut lint);
    if lint.findings.is_empty() {
        vormen::check(&file, &elementen, &mut lint);
    }
    if lint.findings.is_empty() {
        return Ok(Namen { titel: file.titel, releases, elementen, codes: file.berichtcode });
    }
    lint.findings.sort_by_key(|finding| (finding.line, finding.column));
    Err(lint.findings)
}

fn release(rij: &ReleaseRij) -> Release {
    let plain = |list: &[Placed]| list.iter().map(|placed| placed.get_ref().clone()).collect::<Vec<_>>();
    Release {
        naam: rij.naam.get_ref().clone(),
        van: rij.van.get_ref().0,
        versie: rij.versie.clone(),
        subversie: rij.subversie.clone(),
        namespaces: plain(&rij.bericht).into_iter().zip(plain(&rij.basis)).collect(),
    }
}

fn check_releases(file: &File, lint: &mut Lint<'_>) {
    if file.release.is_empty() {
        lint.error(
            "namen-release",
            0,
            "release",
            Text::fixed("Er is geen release", "There is no release"),
            Text::fixed("Voeg een `[[release]]` toe", "Add a `[[release]]`"),
        );
    }
    for pair in file.release.windows(2) {
        let [before, after] = pair else { continue };
        if before.van.get_ref().0 >= after.van.get_ref().0 {
            lint.error(
                "namen-release",
                after.van.span().start,
                "release.van",
                Text::new(
                    format!("Release {} begint niet na {}", after.naam.get_ref(), before.naam.get_ref()),
                    format!(
                        "Release {} does not begin after {}",
                        after.naam.get_ref(),
                        before.naam.get_ref()
                    ),
                ),
                Text::fixed("Zet de oudste release eerst", "Put the oldest release first"),
            );
        }
    }
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for rij in &file.release {
        if rij.bericht.is_empty() || rij.bericht.len() != rij.basis.len() {
            lint.error(
                "namen-namespace",
                rij.naam.span().start,
                "release.bericht",
                Text::new(
                    format!(
                        "{} namespaces voor het bericht, {} voor het basisschema",
                        rij.bericht.len(),
                        rij.basis.len()
                    ),
                    format!(
                        "{} namespaces for the message, {} for the base schema",
                        rij.bericht.len(),
                        rij.basis.len()
                    ),
                ),
                Text::fixed("Geef er evenveel, ten minste één", "Give as many of both, at least one"),
            );
        }
        for pattern in &rij.bericht {
            let text = pattern.get_ref().as_str();
            let unclear = !text.contains("{bericht}") || seen.insert(text, rij.naam.get_ref()).is_some();
            if unclear {
                lint.error(
                    "namen-namespace",
                    pattern.span().start,
                    "release.bericht",
                    Text::new(
                        format!("`{text}` zegt niet van welk bericht en welke release een bestand is"),
                        format!("`{text}` does not tell of which message and release a file is"),
                    ),
                    Text::fixed(
                        "Zet er `{bericht}` in, en gebruik een namespace in één release",
                        "Put `{bericht}` in it, and use a namespace in one release",
                    ),
                );
            }
        }
    }
}
