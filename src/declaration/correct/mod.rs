//! Puts right what was declared before: from corrected registrations and the dossier to the lines that are needed.
//!
//! One computation per product month, in order; each knows the lines of the others, so that ceilings hold over all of
//! them together. What is declared as it is now stays untouched.

mod judge;
mod merge;
mod verdwenen;

use std::collections::{BTreeMap, BTreeSet};

use super::{Computation, Input, Line, Purpose, Registraties, Submission, check_today, compute_all};
use crate::dossier::{GedeclareerdePrestatie, Store, StoreError};
use crate::finding::{Finding, Level, Severity, Text};
use crate::productbook::Books;
use crate::values::{AgbCode, Datum, Domain, Gemeente, Month, ReferentieNummer};

use judge::Judge;
pub use verdwenen::{Verdwenen, verdwenen};

/// What is to be put right.
#[derive(Debug, Clone, Copy)]
pub struct Correcting<'a> {
    /// All registered care as it should have been.
    pub registraties: &'a Registraties,
    /// Whether the registrations could be read completely; otherwise nothing is missed that is not there.
    pub complete: bool,
    /// The declaration period; when absent, per municipality and law the latest month that was submitted (IV090).
    pub period: Option<Month>,
    /// The first month to look at; when absent that of the first registration.
    pub from: Option<Month>,
    /// The provider.
    pub aanbieder: AgbCode,
    /// Whether an accepted line without any registration left is credited.
    pub withdraw: bool,
    /// The date of the declarations.
    pub today: Datum,
}

/// What puts it right.
#[derive(Debug, Clone)]
pub struct Correction {
    /// All months together; its month is the latest that was looked at. Lines are in order of their declaration.
    pub computation: Computation,
    /// The declaration period per law and municipality.
    pub periods: BTreeMap<(Domain, Gemeente), Month>,
    /// Accepted lines that are credited because a newer line for the same care stands beside them.
    pub dubbel: BTreeSet<ReferentieNummer>,
    /// Accepted lines without registrations that were left as they are.
    pub verdwenen: Vec<GedeclareerdePrestatie>,
}

impl Correction {
    /// What goes out, per declaration period.
    pub fn submissions(&self) -> impl Iterator<Item = Submission<'_>> {
        let aanbieder = self.computation.aanbieder;
        self.computation.lines.chunk_by(|a, b| self.period(a) == self.period(b)).filter_map(move |lines| {
            Some(Submission { month: self.period(lines.first()?)?, aanbieder, lines })
        })
    }

    fn period(&self, line: &Line) -> Option<Month> {
        self.periods.get(&(line.domain, line.gemeente)).copied()
    }
}

/// Computes what puts it right; a finding when nothing can be computed at all.
///
/// Looked at is every month from the first registration, or a later one that was told, up to the declaration period, five
/// years back at most (TR335). Without a period that is the latest month that was declared to any municipality: later care
/// was not declared yet, and is for [`compute_all`].
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read; what is wrong with the registrations is a finding.
pub fn correct(
    what: &Correcting<'_>,
    store: &dyn Store,
    books: &Books,
) -> Result<Result<Correction, Box<Finding>>, StoreError> {
    let mut judge = Judge::new(what, store)?;
    let until = match what.period {
        Some(period) => {
            if let Some(finding) = check_today(period, what.today) {
                return Ok(Err(Box::new(finding)));
            }
            period
        }
        None => match judge.latest {
            Some(latest) => latest,
            None => return Ok(Err(nothing_declared())),
        },
    };
    let mut months: Vec<Month> = Vec::new();
    let first = first_month(what.registraties).unwrap_or(until).max(what.from.unwrap_or(judge.oldest));
    let mut month = first.max(judge.oldest).min(until);
    while month <= until {
        months.push(month);
        month = month.next();
    }
    let compute_month = |month: Month, made: &[Line]| {
        let purpose = Purpose::Correct { withdraw: what.withdraw };
        let input =
            Input { registraties: what.registraties, month, aanbieder: what.aanbieder, purpose, made };
        compute_all(input, store, books)
    };
    let mut computations: Vec<Computation> = Vec::new();
    let mut made: Vec<Line> = Vec::new();
    let mut others = merge::OtherMonths::default();
    for month in months {
        let mut computation = compute_month(month, &made)?;
        others.take_from(&mut computation);
        let computation = judge.judge(computation, books);
        made.extend(computation.lines.iter().cloned());
        computations.push(computation);
    }
    let found = verdwenen(what, store, books, &computations)?;
    let loose = judge.loose(found.lines);
    // What did not fit may fit now that the credits of later months are known.
    let mut again = true;
    while again {
        again = false;
        for index in 0..computations.len() {
            let Some(known) = computations.get(index).filter(|known| known.lacks_lines()) else { continue };
            let others = computations.iter().filter(|other| other.month != known.month);
            let made: Vec<Line> = others.flat_map(|other| &other.lines).chain(&loose).cloned().collect();
            let (month, before) = (known.month, known.lines.len());
            let mut computation = compute_month(month, &made)?;
            // They are the same as the first time.
            merge::OtherMonths::default().take_from(&mut computation);
            let computation = judge.judge(computation, books);
            if computation.lines.len() > before
                && let Some(known) = computations.get_mut(index)
            {
                *known = computation;
                again = true;
            }
        }
    }
    let mut computation = merge::merge(what, until, judge.oldest, computations, others);
    computation.lines.extend(loose);
    let periods = judge.periods(&mut computation);
    let period = |line: &Line| periods.get(&(line.domain, line.gemeente)).copied();
    computation.lines.sort_by(|a, b| (period(a), a.order()).cmp(&(period(b), b.order())));
    computation.findings.extend(found.findings);
    computation.findings.sort_by(super::run::order);
    Ok(Ok(Correction { computation, periods, dubbel: found.dubbel, verdwenen: found.gebleven }))
}

impl Computation {
    /// Whether there is counted care of which nothing came: it was refused as a line, or came to nothing.
    fn lacks_lines(&self) -> bool {
        self.keys.len() > self.lines.len() + self.untouched.len()
    }
}

impl Line {
    /// The order of lines in a declaration.
    fn order(&self) -> impl Ord + use<'_> {
        (self.domain, self.gemeente, self.bsn, self.toewijzing_nummer, &self.product, self.periode.begindatum)
    }
}

/// The month of the first registration.
fn first_month(registraties: &Registraties) -> Option<Month> {
    let delivered = registraties.leveringen.iter().map(|row| row.datum);
    delivered.chain(registraties.sessies.iter().map(|row| row.datum)).min().map(Month::of)
}

fn nothing_declared() -> Box<Finding> {
    Box::new(Finding::new(
        "correctie-periode",
        Level::Productbook,
        Severity::Error,
        Text::fixed(
            "Het dossier kent nog geen declaratie van deze aanbieder, dus er is niets te corrigeren",
            "The dossier knows no declaration of this provider yet, so there is nothing to put right",
        ),
        Text::fixed(
            "Declareer de maand met `ibericht declare`, of noem de declaratieperiode met `--period`",
            "Declare the month with `ibericht declare`, or name the declaration period with `--period`",
        ),
    ))
}
