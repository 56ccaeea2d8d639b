//! The ceilings of an allocation: per product period and over its whole term.

use super::Candidate;
use crate::declaration::rule::{Refusal, any_ruling, ruling};
use crate::declaration::run::Run;
use crate::declaration::{Ceiling, Used};
use crate::dossier::{GedeclareerdePrestatie, Ruimte, per_eenheid};
use crate::finding::Text;
use crate::messages::Omvang;
use crate::productbook::Stage;
use crate::rules::omvang_text;
use crate::values::{Eenheid, date_nl};

/// Another line on the same allocation that stands.
struct Taken {
    used: Used,
    eenheid: Eenheid,
    cents: u64,
}

impl Run<'_> {
    /// The ceilings of a line; an error when it does not fit. Nothing is cut off silently.
    ///
    /// They are those of TR321 for the line by itself, and of TR322 and TR369 for all lines on the allocation.
    pub fn ceilings(
        &self,
        line: &Candidate<'_>,
        credit: Option<&GedeclareerdePrestatie>,
    ) -> Result<Vec<Ceiling>, Refusal> {
        let taken = self.taken(line, credit);
        let mut ceilings = Vec::new();
        if let Some(budget) = line.versie.product.budget {
            ceilings.push(of_budget(budget.get(), line, &taken));
        }
        if let Some(ruimte) = Ruimte::of(line.versie) {
            if let Some(times) = ruimte.keer_in(line.periode) {
                ceilings.push(of_omvang("TR321", ruimte.omvang, line, times, &[]));
            }
            if let Some(times) = ruimte.keer_totaal() {
                ceilings.push(of_omvang("TR322", ruimte.omvang, line, times, &taken));
            }
        }
        match ceilings.iter().find_map(|ceiling| Some((ceiling, ceiling.excess()?))) {
            None => Ok(ceilings),
            Some((ceiling, excess)) => Err(self.over(line, ceiling, excess)),
        }
    }

    /// The other lines on the same allocation: declared before, or made in the same operation.
    ///
    /// A line that is credited now no longer takes anything.
    fn taken(&self, line: &Candidate<'_>, credit: Option<&GedeclareerdePrestatie>) -> Vec<Taken> {
        let key = line.key;
        let is_same = |gemeente, nummer| (gemeente, nummer) == (key.gemeente, key.nummer);
        let is_credited = |earlier: &GedeclareerdePrestatie| {
            let reference = &earlier.prestatie.product_referentie.referentie_nummer;
            credit.is_some_and(|credit| credit.prestatie.product_referentie.referentie_nummer == *reference)
                || self.made(key).any(|line| line.replaces(earlier))
        };
        let earlier = self.file(key.domain, key.bsn).declared.iter();
        let earlier = earlier
            .filter(|earlier| is_same(earlier.gemeente, earlier.prestatie.toewijzing_nummer))
            .filter(|earlier| !is_credited(earlier))
            .map(|GedeclareerdePrestatie { prestatie, .. }| Taken {
                used: Used {
                    periode: prestatie.product_periode.clone(),
                    referentie: prestatie.product_referentie.referentie_nummer.to_string(),
                    volume: prestatie.geleverd_volume.get().into(),
                },
                eenheid: prestatie.eenheid,
                cents: prestatie.ingediend_bedrag.bedrag.get().into(),
            });
        let made = self
            .made(key)
            .filter(|made| is_same(made.gemeente, made.toewijzing_nummer) && made.volume.get() > 0)
            .map(|made| Taken {
                used: Used {
                    periode: made.periode.clone(),
                    referentie: String::new(),
                    volume: made.volume.get().into(),
                },
                eenheid: made.eenheid,
                cents: made.bedrag.get().into(),
            });
        earlier.chain(made).collect()
    }

    fn within_allocation(&self, line: &Candidate<'_>) -> crate::declaration::rule::Ruling {
        ruling(self.book, "within-allocation", &line.product.code, &[Stage::Declaration])
            .unwrap_or_else(|| any_ruling(self.book, "within-allocation", Stage::Declaration))
    }

    fn over(&self, line: &Candidate<'_>, ceiling: &Ceiling, over: u64) -> Refusal {
        let (bsn, code, nummer) = (line.key.bsn, &line.key.product, line.key.nummer);
        let (rule, maximum, this, used) =
            (ceiling.rule, ceiling.maximum, ceiling.this, ceiling.used_volume());
        if rule == "TR369" {
            return Refusal::new(
                self.within_allocation(line),
                "productcode",
                Text::new(
                    format!(
                        "{bsn} {code}: het budget van toewijzing {nummer} is {maximum} cent (TR369); eerder gebruikt {used}, deze regel {this}, {over} te veel"
                    ),
                    format!(
                        "{bsn} {code}: the budget of allocation {nummer} is {maximum} cents (TR369); used before {used}, this line {this}, {over} too many"
                    ),
                ),
                not_cut(),
            );
        }
        let (times, Text { nl: omvang_nl, en: omvang_en }) = (ceiling.times, &ceiling.omvang);
        let (from, to) = (date_nl(line.periode.begindatum), date_nl(line.periode.einddatum));
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
                    "{bsn} {code}: toewijzing {nummer} geeft {scope_nl} ten hoogste {maximum} ({omvang_nl}, {times} keer; {rule}); eerder gebruikt {used}, deze regel {this}, {over} te veel"
                ),
                format!(
                    "{bsn} {code}: allocation {nummer} gives at most {maximum} {scope_en} ({omvang_en}, {times} times; {rule}); used before {used}, this line {this}, {over} too many"
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

fn of_budget(budget: u32, line: &Candidate<'_>, taken: &[Taken]) -> Ceiling {
    Ceiling {
        rule: "TR369",
        omvang: Text::same("budget"),
        times: 1,
        eenheid: Eenheid::EURO,
        maximum: budget.into(),
        used: taken.iter().map(|other| Used { volume: other.cents, ..other.used.clone() }).collect(),
        this: line.amount,
    }
}

fn of_omvang(
    rule: &'static str,
    omvang: &Omvang,
    line: &Candidate<'_>,
    times: u64,
    taken: &[Taken],
) -> Ceiling {
    let own = line.product.eenheid;
    // Hours are reckoned in minutes as soon as there are minutes among the lines.
    let has_minutes = own == Eenheid::MINUUT || taken.iter().any(|other| other.eenheid == Eenheid::MINUUT);
    let basis = if omvang.eenheid == Eenheid::UUR && has_minutes { Eenheid::MINUUT } else { omvang.eenheid };
    // What the book allows side by side counts one to one; what cannot be compared is not counted, as in TR322.
    let factor = |eenheid| per_eenheid(eenheid, basis).or((eenheid == own).then_some(1));
    let volume = |volume: u64, eenheid| Some(volume.saturating_mul(factor(eenheid)?));
    let used = taken
        .iter()
        .filter_map(|other| {
            Some(Used { volume: volume(other.used.volume, other.eenheid)?, ..other.used.clone() })
        })
        .collect();
    let once = u64::from(omvang.volume.get()).saturating_mul(factor(omvang.eenheid).unwrap_or(1));
    Ceiling {
        rule,
        omvang: omvang_text(omvang),
        times,
        eenheid: basis,
        maximum: once.saturating_mul(times),
        used,
        this: volume(line.volume, own).unwrap_or(line.volume),
    }
}
