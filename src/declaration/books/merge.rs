//! The results of several books as one.

use std::collections::{BTreeMap, BTreeSet};

use crate::declaration::item::LineKey;
use crate::declaration::rule::{Refusal, Ruling};
use crate::declaration::{Computation, Input, Line, Place, Tabel};
use crate::finding::{Finding, Severity, Text};
use crate::productbook::Book;
use crate::values::{Datum, Rounding};

/// A book that has nothing, so that every row is refused.
pub(super) fn no_book() -> Book {
    Book {
        name: "-".to_owned(),
        title: String::new(),
        valid_from: Datum::default(),
        valid_to: Datum::default(),
        gemeenten: BTreeSet::new(),
        rounding: Rounding::default(),
        products: BTreeMap::new(),
        unpriced: Vec::new(),
        rules: Vec::new(),
        activities: Vec::new(),
        categories: Vec::new(),
    }
}

/// Puts the results together, each thing once and in the fixed order.
pub(super) fn merge(input: Input<'_>, done: Vec<Computation>) -> Computation {
    let mut all = Computation::empty(input.month, input.aanbieder);
    // Rows that could not be read are listed by every book.
    let refused: BTreeSet<&Place> = input.registraties.geweigerd.iter().map(|rij| &rij.place).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for (index, part) in done.into_iter().enumerate() {
        all.lines.extend(part.lines);
        let (told_before, listed_before) = (told.clone(), listed.clone());
        for finding in part.findings {
            let key = said(&finding);
            if !told_before.contains(&key) {
                told.insert(key);
                all.findings.push(finding);
            }
        }
        for row in part.not_declared {
            let key = format!("{row:?}");
            if !listed_before.contains(&key) && (index == 0 || !refused.contains(&row.place)) {
                listed.insert(key);
                all.not_declared.push(row);
            }
        }
        all.untouched.extend(part.untouched);
        all.keys.extend(part.keys);
        for skipped in part.skipped {
            if !all.skipped.contains(&skipped) {
                all.skipped.push(skipped);
            }
        }
    }
    refuse_twice(&mut all);
    let in_line: BTreeSet<Place> = all.lines.iter().flat_map(places).cloned().collect();
    // A session of which a client of another book is declared is not lost.
    all.not_declared.retain(|row| {
        !(row.place.tabel == Tabel::Sessies && row.bsn.is_none() && in_line.contains(&row.place))
    });
    all.lines.sort_by_cached_key(key);
    all.in_order()
}

fn said(finding: &Finding) -> String {
    format!("{}|{}|{}|{}|{}", finding.path, finding.line, finding.rule, finding.message.nl, finding.advice.nl)
}

fn places(line: &Line) -> impl Iterator<Item = &Place> {
    line.derivation.entries.iter().flat_map(|entry| &entry.places)
}

fn key(line: &Line) -> LineKey {
    LineKey {
        domain: line.domain,
        gemeente: line.gemeente,
        bsn: line.bsn,
        nummer: line.toewijzing_nummer,
        product: line.product.clone(),
    }
}

/// Two books of one municipality in one month: an allocation has one line for a month (TR389), so neither is made.
fn refuse_twice(all: &mut Computation) {
    let mut count: BTreeMap<LineKey, usize> = BTreeMap::new();
    for line in &all.lines {
        *count.entry(key(line)).or_default() += 1;
    }
    let (twice, once): (Vec<Line>, Vec<Line>) = std::mem::take(&mut all.lines)
        .into_iter()
        .partition(|line| count.get(&key(line)).is_some_and(|n| *n > 1));
    all.lines = once;
    let mut told: BTreeSet<LineKey> = BTreeSet::new();
    for line in twice {
        let is_told = !told.insert(key(&line));
        all.refuse_line(&line, &two_books(&line), is_told);
    }
}

fn two_books(line: &Line) -> Refusal {
    let (bsn, code, nummer) = (line.bsn, &line.product, line.toewijzing_nummer);
    Refusal::new(
        Ruling::own("declaratie-tariefwissel", Severity::Error),
        "datum",
        Text::new(
            format!(
                "{bsn} {code}: op toewijzing {nummer} gelden in deze maand twee productenboeken, en een regel heeft één tarief"
            ),
            format!(
                "{bsn} {code}: two product books hold for allocation {nummer} in this month, and a line has one tariff"
            ),
        ),
        Text::new(
            "Het bericht kent geen twee regels voor een maand; vraag de gemeente om een nieuwe toewijzing vanaf de dag van het nieuwe boek",
            "The message has no two lines for a month; ask the municipality for a new allocation from the day of the new book",
        ),
    )
}
