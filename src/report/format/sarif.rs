//! Findings as SARIF 2.1.0, which editors and code scanners read.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::{Finding, Lang, Severity};
use crate::report::json::{Deviation, deviation};
use crate::report::{MessageReport, Overview};
use crate::rules;

/// Where the schema of the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run: the results as they come, then the rules that they name.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{")?;
    write!(out, "\"columnKind\":\"unicodeCodePoints\",\"results\":[")?;
    let mut named = Named::default();
    let mut separator = "\n";
    for report in overview.reports() {
        let report = report?;
        for finding in &report.findings {
            let index = named.index(finding, lang);
            write!(out, "{separator}{}", result(&report, finding, index, lang))?;
            separator = ",\n";
        }
    }
    let driver = json!({
        "name": "ibericht",
        "version": env!("CARGO_PKG_VERSION"),
        "language": lang.code(),
        "rules": named.rules,
    });
    writeln!(out, "\n],\"tool\":{{\"driver\":{driver}}}}}]}}")
}

/// The rules of the results, in order of first sight.
#[derive(Default)]
struct Named {
    rules: Vec<Value>,
    index: HashMap<String, usize>,
}

impl Named {
    fn index(&mut self, finding: &Finding, lang: Lang) -> usize {
        if let Some(index) = self.index.get(&*finding.rule) {
            return *index;
        }
        self.rules.push(descriptor(finding, lang));
        self.index.insert(finding.rule.to_string(), self.rules.len() - 1);
        self.rules.len() - 1
    }
}

/// A rule in the language of the run; the help in both languages is in its properties.
fn descriptor(finding: &Finding, lang: Lang) -> Value {
    let level = level(finding.severity);
    let Some(rule) = rules::find(&finding.rule) else {
        // Of a rule of a product book or of the program itself, the finding says it all.
        return json!({
            "id": finding.rule,
            "shortDescription": { "text": finding.rule },
            "help": { "text": or_rule(finding.advice.get(lang), finding) },
            "defaultConfiguration": { "level": level },
            "properties": {
                "tags": [finding.level.name()],
                "help": { "nl": finding.advice.nl, "en": finding.advice.en },
            },
        });
    };
    json!({
        "id": finding.rule,
        "shortDescription": { "text": rule.name.get(lang) },
        "fullDescription": { "text": format!("{} {}", rule.what.get(lang), rule.why.get(lang)) },
        "help": { "text": rule.advice.get(lang) },
        "defaultConfiguration": { "level": level },
        "properties": {
            "tags": [finding.level.name()],
            "sources": rule.sources,
            "help": { "nl": rule.advice.nl, "en": rule.advice.en },
        },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'f> {
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retourcode: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'f str>,
    advice: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deviation: Option<Deviation<'f>>,
}

fn result(report: &MessageReport, finding: &Finding, index: usize, lang: Lang) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&report.file) } });
    if finding.line > 0 {
        let mut region = json!({ "startLine": finding.line });
        if finding.column > 0 {
            region["startColumn"] = finding.column.into();
        }
        physical["region"] = region;
    }
    let mut location = json!({ "physicalLocation": physical });
    if !finding.path.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.path }]);
    }
    json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": or_rule(finding.message.get(lang), finding) },
        "locations": [location],
        "properties": Properties {
            level: finding.level.name(),
            retourcode: finding.retourcode.as_deref(),
            found: finding.found.as_deref(),
            expected: finding.expected.as_ref().map(|expected| expected.get(lang)),
            message: report.message.as_deref(),
            advice: finding.advice.get(lang),
            deviation: deviation(finding),
        },
    })
}

/// A text of the format must say something.
fn or_rule<'f>(text: &'f str, finding: &'f Finding) -> &'f str {
    if text.is_empty() { &finding.rule } else { text }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The file as a reference of RFC 3986: relative as it was given, and a full path as `file:`.
fn uri(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let (start, rest) = if let Some(rest) = file.strip_prefix('/') {
        // Of `\\server\share` the server is the authority.
        (if cfg!(windows) && rest.starts_with('/') { "file:/" } else { "file:///" }, rest)
    } else if cfg!(windows) && file.get(1..3) == Some(":/") {
        ("file:///", &*file)
    } else {
        ("", &*file)
    };
    let mut uri = String::from(start);
    for (index, byte) in rest.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'!' => {
                uri.push(char::from(byte));
            }
            // The drive of a full path; anywhere else it would make a scheme of what is before it.
            b':' if index == 1 && !start.is_empty() && cfg!(windows) => uri.push(':'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_a_reference() {
        assert_eq!(uri("in/a b#é?.zip!x:y.xml"), "in/a%20b%23%C3%A9%3F.zip!x%3Ay.xml");
        assert_eq!(uri("/tmp/x.xml"), "file:///tmp/x.xml");
        if cfg!(windows) {
            assert_eq!(uri(r"C:\map\a:b.xml"), "file:///C:/map/a%3Ab.xml");
            assert_eq!(uri(r"\\server\map\x.xml"), "file://server/map/x.xml");
            assert_eq!(uri(r"in\x.xml"), "in/x.xml");
        } else {
            assert_eq!(uri("C:/x.xml"), "C%3A/x.xml");
        }
    }
}
