//! A run as text: every file, what could not be checked, what is declared, and the closing lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::month::registered;
use super::{Style, amounts, message, month};
use crate::finding::{Lang, Severity, Text, Verdict};
use crate::report::dossier::{self, Listed, Snapshot};
use crate::report::standing::between;
use crate::report::words::{counted, word};
use crate::report::{Counts, MessageReport, NO_MONEY, Overview, Period, Run};

/// Most files with findings, and most without, that are listed.
const MOST_FILES: usize = 1_000;

/// What `check` tells of a few files: every message, the totals of declarations, and the closing line.
#[must_use]
pub fn checked(reports: &[MessageReport], style: Style) -> String {
    let counts = Counts::of(reports);
    let text: String = reports.iter().map(|report| message(report, false, style)).collect();
    text + &closing_of_check(&counts, style.lang)
}

/// What a run tells: every file, and last, where the eye is, what is declared and the closing lines.
pub(in crate::report) fn write(overview: &Overview, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (lang, counts) = (style.lang, overview.entries.counts());
    if let Some(period) = &overview.period {
        let title = word(lang, "Verslag over", "Report on");
        writeln!(out, "{}", style.bold(&format!("{title} {}", period.in_words(lang))))?;
        for said in period.told(lang) {
            writeln!(out, "{said}")?;
        }
    }
    files(overview, style, out)?;
    if let Some(snapshot) = overview.snapshot.as_ref().filter(|_| overview.run == Run::Period) {
        of_dossier(overview, snapshot, lang, out)?;
    }
    if overview.run == Run::Checked {
        return out.write_all(closing_of_check(counts, lang).as_bytes());
    }
    let of_month = overview.declared.iter().flat_map(|declared| &declared.skipped);
    let skipped = counts.skipped().chain(of_month.map(|skipped| (&*skipped.rule, &skipped.reason, 1)));
    out.write_all(not_checked(skipped, lang).as_bytes())?;
    if let Some(declared) = &overview.declared {
        out.write_all(month(declared, overview.declared_before, false, lang).as_bytes())?;
    }
    out.write_all(overview.agreed().text(lang).as_bytes())?;
    out.write_all(summary(counts, lang).as_bytes())?;
    out.write_all(between(counts.standings(), lang).as_bytes())?;
    if let Some(declared) = &overview.declared {
        out.write_all(registered(declared, lang).as_bytes())?;
    }
    if overview.is_empty() {
        writeln!(out, "{}", Overview::empty().get(lang))?;
    }
    if overview.is_nothing_new() {
        let nothing = word(
            lang,
            "Niets nieuws: alles was al verwerkt, het dossier is niet veranderd",
            "Nothing new: everything was processed before, the dossier has not changed",
        );
        writeln!(out, "{nothing}")?;
    }
    Ok(())
}

/// The files, at most so many with findings and so many without; how many more there are and where they can be read.
fn files(overview: &Overview, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let (mut with, mut without) = (0_usize, 0_usize);
    for entry in overview.entries.iter() {
        let entry = entry?;
        let told = if entry.report.findings.is_empty() { &mut without } else { &mut with };
        *told += 1;
        if *told <= MOST_FILES {
            out.write_all(message(&entry.report, entry.seen, style).as_bytes())?;
        }
    }
    for (count, nl, en) in
        [(with, "met bevindingen", "with findings"), (without, "zonder bevindingen", "without findings")]
    {
        if let Some(more) = count.checked_sub(MOST_FILES).filter(|more| *more > 0) {
            let said = Text::new(
                format!("En nog {more} bestanden {nl}; `--output json=findings.jsonl` noemt ze alle"),
                format!("And {more} more files {en}; `--output json=findings.jsonl` has all of them"),
            );
            writeln!(out, "{}", said.get(style.lang))?;
        }
    }
    Ok(())
}

/// What the dossier tells besides the messages, a list for each that has something.
fn of_dossier(overview: &Overview, snapshot: &Snapshot, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let ledger = dossier::ledger(&snapshot.ledger);
    let money = if ledger.is_empty() && overview.period.as_ref().is_some_and(Period::is_bounded) {
        format!("{}\n", word(lang, NO_MONEY.0, NO_MONEY.1))
    } else {
        dossier::table(&ledger, lang)
    };
    for (title, list) in [
        (word(lang, "Geld", "Money"), Some(money)),
        (word(lang, "Toewijzingen die opraken", "Allocations that run out"), some(&overview.budget, lang)),
        (
            word(lang, "Anders beantwoord dan verwacht", "Answered otherwise than expected"),
            some(&snapshot.differences, lang),
        ),
        (
            word(lang, "Antwoorden die apart zijn gezet", "Answers that were set aside"),
            some(&snapshot.set_aside, lang),
        ),
        (word(lang, "Wat gedaan moet worden", "What has to be done"), some(&snapshot.deadlines, lang)),
    ] {
        if let Some(list) = list {
            write!(out, "\n{title}\n{list}")?;
        }
    }
    writeln!(out)
}

fn some<T: Listed>(rows: &[T], lang: Lang) -> Option<String> {
    (!rows.is_empty()).then(|| dossier::table(rows, lang))
}

fn closing_of_check(counts: &Counts, lang: Lang) -> String {
    let mut text = amounts(word(lang, "In declaraties", "In declarations"), &counts.declared(), lang);
    text.push_str(&not_checked(counts.skipped(), lang));
    text.push_str(&counts.agreed.text(lang));
    text.push_str(&summary(counts, lang));
    text
}

/// What could not be checked, a line per reason: a reason is what a person can do something about.
fn not_checked<'c>(skipped: impl IntoIterator<Item = (&'c str, &'c Text, usize)>, lang: Lang) -> String {
    let mut reasons: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (rule, reason, count) in skipped {
        *reasons.entry(reason.get(lang)).or_default().entry(rule).or_default() += count;
    }
    let mut text = String::new();
    if !reasons.is_empty() {
        let _ = writeln!(text, "{}", word(lang, "Niet gecontroleerd, en waarom", "Not checked, and why"));
    }
    for (reason, rules) in reasons {
        let rules: Vec<_> = rules.into_iter().map(|(rule, count)| format!("`{rule}` ({count}x)")).collect();
        let _ = writeln!(text, "  {reason}\n    {}", rules.join("\n    "));
    }
    text
}

pub(super) fn errors_and_warnings(errors: usize, warnings: usize, lang: Lang) -> String {
    format!(
        "{}, {}",
        counted(errors, word(lang, "fout", "error"), word(lang, "fouten", "errors")),
        counted(warnings, word(lang, "waarschuwing", "warning"), word(lang, "waarschuwingen", "warnings")),
    )
}

/// The closing line: how many files, how many of each verdict.
#[must_use]
pub fn summary(counts: &Counts, lang: Lang) -> String {
    let reconstructed = match counts.of_verdict(Verdict::Reconstructed) {
        0 => String::new(),
        count => format!(", {count} {}", word(lang, "gereconstrueerd", "reconstructed")),
    };
    format!(
        "{}: {} {}, {} {}, {} {}{reconstructed}; {}\n",
        counted(counts.files, word(lang, "bestand", "file"), word(lang, "bestanden", "files")),
        counts.of_verdict(Verdict::Valid),
        word(lang, "goed", "valid"),
        counts.of_verdict(Verdict::Invalid),
        word(lang, "fout", "invalid"),
        counts.of_verdict(Verdict::Unreadable),
        word(lang, "niet gelezen", "not read"),
        errors_and_warnings(counts.of_severity(Severity::Error), counts.of_severity(Severity::Warning), lang),
    )
}
