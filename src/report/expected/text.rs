//! `declare --check` as text: per declaration and line the expected answer, in euro.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use comfy_table::CellAlignment;

use super::{ExpectedReason, code_with_meaning};
use crate::finding::{Lang, Skipped};
use crate::report::text::{derivations, registrations, table, visible};
use crate::report::words::{counted, date, euro, word};
use crate::report::{DeclaredLine, DeclaredMessage, MonthReport};

/// What is not declared and why, then per declaration the answer that every line may expect, and the totals; first the
/// arithmetic of every line if wanted.
#[must_use]
pub fn text(declared: &MonthReport, before: bool, explained: bool, lang: Lang) -> String {
    let mut text = if explained { derivations(declared, lang) } else { String::new() };
    text.push_str(&registrations(&declared.split_findings().0, &declared.omitted, lang));
    let title = match lang {
        Lang::Nl => format!("Verwacht antwoord op de declaraties over {}", declared.month),
        Lang::En => format!("Expected answer to the declarations for {}", declared.month),
    };
    let _ = writeln!(text, "{title}");
    for made in &declared.declarations {
        text.push_str(&declaration(made, lang));
    }
    if !declared.skipped.is_empty() {
        text.push_str(&not_checked(&declared.skipped, lang));
    }
    text.push_str(&totals(declared, lang));
    text.push_str(if before {
        word(
            lang,
            "Deze maand was al gedeclareerd uit dezelfde registraties; dit is wat toen werd verwacht\n",
            "This month was declared before from the same registrations; this is what was expected then\n",
        )
    } else {
        word(
            lang,
            "Dit is een controle: er is niets gemaakt, verstuurd of in het dossier gezet; de nummers zijn niet uitgegeven\n",
            "This is a check: nothing was made, sent or put into the dossier; the numbers were not handed out\n",
        )
    });
    text
}

fn declaration(made: &DeclaredMessage, lang: Lang) -> String {
    let mut text = format!(
        "\n{}, {}, {} {}: {}, {}\n",
        made.gemeente_name(),
        made.domain.law(),
        word(lang, "declaratie", "declaration"),
        made.nummer,
        counted(made.lines.len(), word(lang, "regel", "line"), word(lang, "regels", "lines")),
        euro(made.cents, lang),
    );
    match &made.expected {
        None => {
            let _ = writeln!(
                text,
                "  {}",
                word(lang, "wat toen werd verwacht, is niet bewaard", "what was expected then was not kept")
            );
        }
        Some(answer) => {
            let _ = writeln!(text, "  {}: {}", word(lang, "verwacht", "expected"), answer.in_words(lang));
            for code in &answer.codes {
                let _ = writeln!(text, "  {}", code_with_meaning(code, made.domain));
            }
            text.push_str(&reasons(&answer.reasons, lang));
        }
    }
    let table = lines(made, lang).to_string();
    let _ = writeln!(text, "{table}");
    if table.contains(" * ") {
        let _ = writeln!(
            text,
            "  {}",
            word(lang, "* voor zover gecontroleerd, zie onder", "* as far as checked, see below")
        );
    }
    let rejected = |line: &&DeclaredLine| line.expected.as_ref().is_some_and(|line| !line.reasons.is_empty());
    for line in made.lines.iter().filter(rejected) {
        let Some(expected) = &line.expected else { continue };
        let _ = writeln!(text, "  {}  {}", visible(&line.reference), euro(line.cents, lang));
        for code in &expected.codes {
            let _ = writeln!(text, "    {}", code_with_meaning(code, made.domain));
        }
        text.push_str(&reasons(&expected.reasons, lang));
    }
    text
}

/// The lines of a declaration as a table.
fn lines(made: &DeclaredMessage, lang: Lang) -> comfy_table::Table {
    let mut table = table(&[
        word(lang, "regel", "line"),
        word(lang, "cliënt", "client"),
        word(lang, "product", "product"),
        word(lang, "periode", "period"),
        word(lang, "bedrag", "amount"),
        word(lang, "verwacht", "expected"),
    ]);
    for line in &made.lines {
        let expected = line.expected.as_ref().map_or_else(
            || word(lang, "niet te zeggen", "nobody can tell").to_owned(),
            |expected| {
                let unsure =
                    if expected.codes.is_empty() && !expected.not_checked.is_empty() { " *" } else { "" };
                format!("{}{unsure}", expected.in_words(made.expected.as_ref(), lang))
            },
        );
        table.add_row([
            visible(&line.reference),
            line.client.clone(),
            visible(&line.product),
            format!("{} – {}", date(&line.from, lang), date(&line.to, lang)),
            euro(line.cents, lang),
            expected,
        ]);
    }
    if let Some(column) = table.column_mut(4) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The rules that reject, and what to do.
fn reasons(reasons: &[ExpectedReason], lang: Lang) -> String {
    reasons.iter().fold(String::new(), |mut text, reason| {
        let (rule, message, advice) =
            (visible(&reason.rule), visible(reason.message.get(lang)), visible(reason.advice.get(lang)));
        let _ = writeln!(text, "    {rule}: {message}\n      → {advice}");
        text
    })
}

/// What could not be checked, a line per reason.
fn not_checked(skipped: &[Skipped], lang: Lang) -> String {
    let mut rules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for skipped in skipped {
        rules.entry(skipped.reason.get(lang)).or_default().push(&skipped.rule);
    }
    let mut text = format!("\n{}\n", word(lang, "Niet gecontroleerd, en waarom", "Not checked, and why"));
    for (reason, rules) in rules {
        let _ = writeln!(text, "  {}: {}", visible(&rules.join(", ")), visible(reason));
    }
    text
}

fn totals(declared: &MonthReport, lang: Lang) -> String {
    let totals = declared.expected_totals();
    let mut table = table(&[
        word(lang, "totaal", "total"),
        word(lang, "regels", "lines"),
        word(lang, "bedrag", "amount"),
    ]);
    let accepted = totals.lines - totals.rejected_lines - totals.unknown_lines;
    for (label, lines, cents) in [
        (word(lang, "gedeclareerd", "declared"), totals.lines, totals.declared),
        (word(lang, "naar verwachting toegekend", "expected to be granted"), accepted, totals.granted),
        (
            word(lang, "naar verwachting afgekeurd", "expected to be rejected"),
            totals.rejected_lines,
            totals.rejected,
        ),
        (word(lang, "niet te zeggen", "nobody can tell"), totals.unknown_lines, totals.unknown),
    ] {
        table.add_row([label.to_owned(), lines.to_string(), euro(cents, lang)]);
    }
    for column in [1, 2] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("\n{table}\n")
}
