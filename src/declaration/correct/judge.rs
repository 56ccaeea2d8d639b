//! Which lines of a correction may go out, and in which declaration period.

use std::collections::{BTreeMap, BTreeSet};

use super::Correcting;
use super::verdwenen::RefusedRows;
use crate::declaration::early::submitted;
use crate::declaration::old::{oldest, too_old};
use crate::declaration::rule::{Refusal, Ruling};
use crate::declaration::{Aanleiding, Computation, Line, check_today};
use crate::dossier::{Store, StoreError};
use crate::finding::{Severity, Text};
use crate::productbook::Books;
use crate::values::{Domain, Gemeente, Month};

/// The most rows that the finding on one line names.
const MOST_ROWS: usize = 20;

/// What is known of earlier declarations, as far as it decides what may go out.
pub(super) struct Judge<'a> {
    what: &'a Correcting<'a>,
    /// The latest month that was declared to anyone; rejected declarations count.
    pub latest: Option<Month>,
    /// The first month that may still be declared (TR335).
    pub oldest: Month,
    /// The latest month that was submitted and not rejected, per law and municipality (TR318).
    submitted: BTreeMap<(Domain, Gemeente), Month>,
    /// Municipalities to which the period is too early, told once.
    too_early: BTreeSet<(Domain, Gemeente)>,
}

impl<'a> Judge<'a> {
    pub fn new(what: &'a Correcting<'a>, store: &dyn Store) -> Result<Self, StoreError> {
        let mut declared = store.alle_declaraties()?;
        declared.retain(|one| one.aanbieder == what.aanbieder);
        Ok(Self {
            what,
            latest: declared.iter().map(|one| one.maand).max(),
            oldest: Month::of(oldest(what.today)),
            submitted: submitted(&declared, what.aanbieder),
            too_early: BTreeSet::new(),
        })
    }

    /// Leaves out the lines of a month that may not go out, each with a finding.
    pub fn judge(&mut self, mut computation: Computation, books: &Books) -> Computation {
        let refused = RefusedRows::new(&computation, books);
        for line in std::mem::take(&mut computation.lines) {
            let mut rows: Vec<String> = Vec::new();
            if line.aanleiding == Aanleiding::Correctie {
                let about = refused.about(line.bsn, line.gemeente, &line.product);
                let mut places = about.filter(|row| row.correctable).map(|row| row.place.to_string());
                rows.extend(places.by_ref().take(MOST_ROWS));
                rows.extend(places.next().map(|_| "…".to_owned()));
            }
            let refusal =
                self.refusal(&line).or_else(|| (!rows.is_empty()).then(|| incomplete(&line, &rows)));
            match refusal {
                None => computation.lines.push(line),
                Some(refusal) => computation.refuse_line(&line, &refusal, false),
            }
        }
        computation
    }

    /// The lines that only give back, as far as they may go out; the others are left silently, as nothing is lost.
    pub fn loose(&self, lines: Vec<Line>) -> Vec<Line> {
        lines.into_iter().filter(|line| self.refusal(line).is_none()).collect()
    }

    fn refusal(&self, line: &Line) -> Option<Refusal> {
        let credited = line.credit.iter().map(|credit| &credit.prestatie.product_periode);
        let mut periods = std::iter::once(&line.periode).chain(credited);
        if let Some(refusal) = periods.find_map(|periode| too_old(line, periode, self.what.today)) {
            return Some(refusal);
        }
        let latest = *self.submitted.get(&(line.domain, line.gemeente))?;
        let period = self.what.period.filter(|period| *period < latest)?;
        Some(goes_back(line, period, latest))
    }

    /// The declaration period per law and municipality: as told, or else the latest that was submitted there; never
    /// before the care itself (TR319). Lines of which the period has not ended are taken out (TR137).
    pub fn periods(&mut self, computation: &mut Computation) -> BTreeMap<(Domain, Gemeente), Month> {
        let mut periods: BTreeMap<(Domain, Gemeente), Month> = BTreeMap::new();
        for line in &computation.lines {
            let to = (line.domain, line.gemeente);
            let known = self.submitted.get(&to).copied();
            let own = self.what.period.or(known).unwrap_or_else(|| line.month()).max(line.month());
            let period = periods.entry(to).or_insert(own);
            *period = own.max(*period);
        }
        for line in std::mem::take(&mut computation.lines) {
            let to = (line.domain, line.gemeente);
            let open = periods.get(&to).and_then(|period| check_today(*period, self.what.today));
            match open {
                None => computation.lines.push(line),
                Some(finding) if self.too_early.insert(to) => computation.findings.push(finding),
                Some(_) => {}
            }
        }
        periods
    }
}

fn goes_back(line: &Line, period: Month, latest: Month) -> Refusal {
    let (bsn, code, gemeente) = (line.bsn, &line.product, line.gemeente.name());
    Refusal::new(
        Ruling::own("TR318", Severity::Error),
        "datum",
        Text::new(
            format!(
                "{bsn} {code}: {gemeente} heeft al een declaratie over {latest}, en {period} ligt daarvoor"
            ),
            format!(
                "{bsn} {code}: {gemeente} has a declaration for {latest} already, and {period} is before it"
            ),
        ),
        Text::new(
            format!(
                "Kies `--period {latest}` of later, of laat `--period` weg; de maand van de zorg blijft wat zij is"
            ),
            format!(
                "Choose `--period {latest}` or later, or leave `--period` out; the month of the care stays as it is"
            ),
        ),
    )
}

/// A line that replaces an accepted one and lacks what was refused would take back too much.
fn incomplete(line: &Line, rows: &[String]) -> Refusal {
    let (bsn, code, month) = (line.bsn, &line.product, line.month());
    let rows = rows.join(", ");
    Refusal::new(
        Ruling::own("declaratie-onvolledig", Severity::Error),
        "productcode",
        Text::new(
            format!("{bsn} {code} over {month} is niet gecorrigeerd, want geweigerd is {rows}"),
            format!("{bsn} {code} of {month} was not corrected, because this was refused: {rows}"),
        ),
        Text::fixed(
            "Verbeter die rijen, of haal ze (of hun sessie) weg als er niets te declareren is, en corrigeer opnieuw; de toegekende regel blijft tot dan staan",
            "Correct those rows, or remove them (or their session) when there is nothing to declare, and correct again; the accepted line stands until then",
        ),
    )
}
