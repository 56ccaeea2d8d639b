//! The ceilings of an allocation: per product period and over its whole term.

use super::Candidate;
use crate::declaration::rule::{Refusal, any_ruling, ruling};
use crate::declaration::run::Run;
use crate::declaration::{Ceiling, Used};
use crate::dossier::{GedeclareerdePrestatie, Ruimte, per_eenheid};
use crate::finding::Text;
use crate::messages::Omvang;
use crate::productbook::Stage;
use crate::values::{Eenheid, date_nl};

impl Run<'_> {
    /// The ceilings of a line; an error when it does not fit. Nothing is cut off silently.
    pub fn ceilings(
        &self,
        line: &Candidate<'_>,
        credit: Option<&GedeclareerdePrestatie>,
    ) -> Result<Vec<Ceiling>, Refusal> {
        self.budget(line, credit)?;
        let Some(ruimte) = Ruimte::of(line.versie) else { return Ok(Vec::new()) };
        let omvang = ruimte.omvang;
        let mut ceilings = Vec::new();
        if let Some(times) = ruimte.keer_in(line.periode) {
            ceilings.push(ceiling("TR321", omvang, line, times, Vec::new()));
        }
        if let Some(times) = ruimte.keer_totaal() {
            let used = self.used(line, credit).map(|earlier| used(earlier, line)).collect();
            ceilings.push(ceiling("TR322", omvang, line, times, used));
        }
        match ceilings.iter().find(|ceiling| ceiling.used_volume() + line.volume > ceiling.maximum) {
            None => Ok(ceilings),
            Some(ceiling) => Err(self.over(line, ceiling)),
        }
    }

    /// Earlier lines on the same allocation that still stand; a line that is credited now no longer does.
    fn used<'l>(
        &'l self,
        line: &'l Candidate<'_>,
        credit: Option<&'l GedeclareerdePrestatie>,
    ) -> impl Iterator<Item = &'l GedeclareerdePrestatie> {
        self.file(line.key.domain, line.key.bsn).declared.iter().filter(move |earlier| {
            earlier.gemeente == line.key.gemeente
                && earlier.prestatie.toewijzing_nummer == line.key.nummer
                && credit.is_none_or(|credit| {
                    credit.prestatie.product_referentie.referentie_nummer
                        != earlier.prestatie.product_referentie.referentie_nummer
                })
        })
    }

    /// The money ceiling of an allocation without volume.
    fn budget(&self, line: &Candidate<'_>, credit: Option<&GedeclareerdePrestatie>) -> Result<(), Refusal> {
        let Some(budget) = line.versie.product.budget else { return Ok(()) };
        let earlier: u64 = self
            .used(line, credit)
            .map(|earlier| u64::from(earlier.prestatie.ingediend_bedrag.bedrag.get()))
            .sum();
        // Several products may be declared on one such allocation, also in this run.
        let used = earlier + self.spent.get(&line.key.allocation()).copied().unwrap_or(0);
        if used + line.amount <= u64::from(budget.get()) {
            return Ok(());
        }
        let (bsn, code, nummer, amount) = (line.key.bsn, &line.key.product, line.key.nummer, line.amount);
        Err(Refusal::new(
            self.within_allocation(line),
            "productcode",
            Text::new(
                format!(
                    "{bsn} {code}: het budget van toewijzing {nummer} is {budget} cent, gebruikt {used}, deze regel {amount}"
                ),
                format!(
                    "{bsn} {code}: the budget of allocation {nummer} is {budget} cents, used {used}, this line {amount}"
                ),
            ),
            not_cut(),
        ))
    }

    fn within_allocation(&self, line: &Candidate<'_>) -> crate::declaration::rule::Ruling {
        ruling(self.book, "within-allocation", &line.product.code, &[Stage::Declaration])
            .unwrap_or_else(|| any_ruling(self.book, "within-allocation", Stage::Declaration))
    }

    fn over(&self, line: &Candidate<'_>, ceiling: &Ceiling) -> Refusal {
        let (bsn, code, nummer) = (line.key.bsn, &line.key.product, line.key.nummer);
        let (rule, maximum, volume, used) =
            (ceiling.rule, ceiling.maximum, line.volume, ceiling.used_volume());
        let (times, omvang) = (ceiling.times, &ceiling.omvang);
        let (from, to) = (date_nl(line.periode.begindatum), date_nl(line.periode.einddatum));
        let over = (used + volume).saturating_sub(maximum);
        let (scope_nl, scope_en) = if rule == "TR321" {
            (format!("van {from} t/m {to}"), format!("from {from} to {to}"))
        } else {
            ("over de hele looptijd".to_owned(), "over the whole term".to_owned())
        };
        Refusal::new(
            self.within_allocation(line),
            "productcode",
            Text::new(
                format!(
                    "{bsn} {code}: toewijzing {nummer} geeft {scope_nl} ten hoogste {maximum} ({omvang}, {times} keer; {rule}); eerder gebruikt {used}, deze regel {volume}, {over} te veel"
                ),
                format!(
                    "{bsn} {code}: allocation {nummer} gives at most {maximum} {scope_en} ({omvang}, {times} times; {rule}); used before {used}, this line {volume}, {over} too many"
                ),
            ),
            not_cut(),
        )
    }
}

fn not_cut() -> Text {
    Text::new(
        "De regel is niet gedeclareerd en niet afgekapt; controleer de registraties of vraag een ruimere toewijzing",
        "The line was not declared and not cut off; check the registrations or request a larger allocation",
    )
}

fn used(earlier: &GedeclareerdePrestatie, line: &Candidate<'_>) -> Used {
    let factor = factor(earlier.prestatie.eenheid, line);
    Used {
        periode: earlier.prestatie.product_periode.clone(),
        referentie: earlier.prestatie.product_referentie.referentie_nummer.to_string(),
        volume: u64::from(earlier.prestatie.geleverd_volume.get()) * factor,
    }
}

fn ceiling(
    rule: &'static str,
    omvang: &Omvang,
    line: &Candidate<'_>,
    times: u64,
    used: Vec<Used>,
) -> Ceiling {
    let factor = factor(omvang.eenheid, line);
    Ceiling {
        rule,
        omvang: format!(
            "{} {} {}",
            omvang.volume,
            omvang.eenheid.meaning().to_lowercase(),
            omvang.frequentie.meaning().to_lowercase()
        ),
        times,
        maximum: u64::from(omvang.volume.get()) * factor * times,
        used,
    }
}

/// How many of the unit of the line one of a unit is; what the book allows side by side counts one to one.
fn factor(unit: Eenheid, line: &Candidate<'_>) -> u64 {
    per_eenheid(unit, line.product.eenheid).unwrap_or(1)
}
