//! Findings as `JUnit` XML: a suite of tests per file, which build servers show as they show tests.
//!
//! There is no one schema of it. The file follows that of Jenkins (`junit-10.xsd` of its xUnit plugin), and each suite that
//! of Maven Surefire 3.0.2: the order of what is in a test, and what a test may not have.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::finding::{Finding, Lang, Severity};
use crate::report::words::{severity, verdict, word};
use crate::report::{MessageReport, Overview};

/// How long it took, which the schema of Surefire asks of every test; nobody looks at it here.
const TIME: &str = "time=\"0\"";

/// How every file begins; the name tells a file of ours from a message.
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ibericht\"";

/// Writes a suite per file. An error is a test that fails, a warning or remark one that passes and says something, a rule
/// that could not run one that was skipped, and a file of which nothing is to be said one that passes.
pub(super) fn write(overview: &Overview, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{START} failures=\"{}\">", overview.count(Severity::Error))?;
    for report in overview.reports() {
        out.write_all(suite(&*report?, lang).as_bytes())?;
    }
    writeln!(out, "</testsuites>")
}

/// Whether a file begins like one that [`write`] made.
pub(super) fn is_ours(start: &[u8]) -> bool {
    start.starts_with(START.as_bytes())
}

fn suite(report: &MessageReport, lang: Lang) -> String {
    let (findings, skipped) = (&report.findings, &report.skipped);
    let is_silent = findings.is_empty() && skipped.is_empty();
    let tests = findings.len() + skipped.len() + usize::from(is_silent);
    let class = report.message.as_deref().unwrap_or(word(lang, "bestand", "file"));
    let mut text = format!(
        "<testsuite name=\"{}\" tests=\"{tests}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" {TIME}>\n",
        escaped(&report.file),
        report.count(Severity::Error),
        skipped.len()
    );
    text.push_str(&agreements(findings));
    if is_silent {
        let _ = writeln!(
            text,
            "<testcase classname=\"{}\" name=\"{}\" {TIME}/>",
            escaped(class),
            verdict(report.verdict, lang)
        );
    }
    for finding in findings {
        text.push_str(&case(finding, class, lang));
    }
    for skipped in skipped {
        let _ = writeln!(
            text,
            "<testcase classname=\"{}\" name=\"{}\" {TIME}><skipped message=\"{}\"/></testcase>",
            escaped(class),
            escaped(&skipped.rule),
            escaped(skipped.reason.get(lang))
        );
    }
    text.push_str("</testsuite>\n");
    text
}

/// The agreements that findings fall under, as properties of the suite: a test may have none by any schema.
fn agreements(findings: &[Finding]) -> String {
    let names: BTreeSet<&str> = findings
        .iter()
        .filter_map(|finding| finding.afwijking.as_deref())
        .map(|agreed| &*agreed.naam)
        .collect();
    if names.is_empty() {
        return String::new();
    }
    let property = |name| format!("<property name=\"deviation\" value=\"{}\"/>", escaped(name));
    format!("<properties>{}</properties>\n", names.into_iter().map(property).collect::<String>())
}

fn case(finding: &Finding, class: &str, lang: Lang) -> String {
    let mut name = finding.rule.to_string();
    if !finding.path.is_empty() {
        let _ = write!(name, " {}", finding.path);
    }
    if finding.line > 0 {
        let _ = write!(name, " ({} {})", word(lang, "regel", "line"), finding.line);
    }
    let message = escaped(finding.message.get(lang));
    let told = escaped(&told(finding, lang));
    let inside = if finding.is_error() {
        format!("<failure type=\"{}\" message=\"{message}\">{told}</failure>", escaped(&finding.rule))
    } else {
        format!("<system-out>{}: {told}</system-out>", severity(finding.severity, lang))
    };
    format!(
        "<testcase classname=\"{}\" name=\"{}\" {TIME}>{inside}</testcase>\n",
        escaped(class),
        escaped(&name)
    )
}

/// All of it as text: some servers show nothing else.
fn told(finding: &Finding, lang: Lang) -> String {
    let mut text = finding.message.get(lang).to_owned();
    if let Some(found) = &finding.found {
        let _ = write!(text, "\n{}: {found}", word(lang, "gevonden", "found"));
    }
    if let Some(expected) = &finding.expected {
        let _ = write!(text, "\n{}: {}", word(lang, "verwacht", "expected"), expected.get(lang));
    }
    let advice = finding.advice.get(lang);
    if !advice.is_empty() {
        let _ = write!(text, "\n{advice}");
    }
    text
}

/// Text that may stand in an attribute or between tags; what XML has no place for is replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            other => escaped.push(other),
        }
    }
    escaped
}
