//! A month that comes after a later one.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Refusal, Ruling};
use super::{Computation, Line};
use crate::dossier::{IngediendeDeclaratie, Store, StoreError};
use crate::finding::{Severity, Text};
use crate::values::{AgbCode, Domain, Gemeente, Month};

/// The rule that a declaration period never goes back.
const RULE: &str = "declaratie-volgorde";

/// The latest month that a provider submitted and that was not rejected, per law and municipality (TR318).
pub(super) fn submitted<'d>(
    declared: impl IntoIterator<Item = &'d IngediendeDeclaratie>,
    aanbieder: AgbCode,
) -> BTreeMap<(Domain, Gemeente), Month> {
    let mut submitted = BTreeMap::new();
    for one in declared {
        if one.aanbieder == aanbieder && one.herkomst.stand.telt() {
            let latest = submitted.entry((one.domain, one.gemeente)).or_insert(one.maand);
            *latest = one.maand.max(*latest);
        }
    }
    submitted
}

impl Computation {
    /// Takes out the lines for a municipality that has had a later month: it would reject the whole declaration
    /// (TR318). With [`super::correct()`] they go along in a declaration over that month or a later one (IV090).
    ///
    /// One finding per municipality, and every row listed. To be called before the lines are built into messages.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be read.
    pub fn refuse_early(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        let submitted = submitted(&store.alle_declaraties()?, self.aanbieder);
        let mut told = BTreeSet::new();
        for line in std::mem::take(&mut self.lines) {
            let to = (line.domain, line.gemeente);
            match submitted.get(&to).filter(|latest| **latest > self.month) {
                None => self.lines.push(line),
                Some(latest) => {
                    let refusal = too_late(&line, self.month, *latest);
                    let is_told = !told.insert(to);
                    self.refuse_line(&line, &refusal, is_told);
                }
            }
        }
        if !told.is_empty() {
            // What was only a warning while nothing was refused.
            self.findings.retain(|finding| finding.rule != RULE || finding.is_error());
            self.not_declared.sort_by(|a, b| (&a.place, a.datum).cmp(&(&b.place, b.datum)));
        }
        Ok(())
    }
}

fn too_late(line: &Line, month: Month, latest: Month) -> Refusal {
    let (gemeente, law) = (line.gemeente.name(), line.domain.law());
    Refusal::new(
        Ruling::own(RULE, Severity::Error),
        "datum",
        Text::new(
            format!(
                "{gemeente} ({law}) kreeg al een declaratie over {latest}; een declaratie over {month} wordt daarna afgekeurd (TR318)"
            ),
            format!(
                "{gemeente} ({law}) had a declaration over {latest} already; one over {month} is rejected after it (TR318)"
            ),
        ),
        Text::new(
            format!(
                "Laat deze zorg met `ibericht correct` meegaan in een declaratie over {latest} of later; zij houdt haar eigen maand (IV090)"
            ),
            format!(
                "Let this care go along with `ibericht correct` in a declaration over {latest} or later; it keeps its own month (IV090)"
            ),
        ),
    )
}
