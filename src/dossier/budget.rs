//! How far an allocation is used up, and how long it lasts at the present pace.
//!
//! All of it is exact: whole units and fractions, never a decimal. What stands is what [`staande`](super::staande) says;
//! what is allowed is what [`Ruimte`] says, so that this tells the same as the checks of a declaration (TR321, TR322,
//! TR369).
//!
//! **Pace.** The declared care runs from the first day of the first product period that stands to the last day of the
//! last one, both included; a month in between in which nothing was declared counts as care of nothing. The pace is what
//! was used in it, divided by its days, times 7. What comes after its last day is taken to go on at that pace, from the
//! day after: so the outlook does not hang on the day on which somebody looks, only on what is declared.
//!
//! **Expected by now.** Of an allocation with a first and a last day: what is allowed times the part of those days that
//! has passed, the day of looking included.

use chrono::Days;

use super::{GedeclareerdePrestatie, PrestatieStatus, Ruimte, ToewijzingVersie, per_eenheid};
use crate::messages::GeslotenPeriode;
use crate::values::{Datum, Eenheid, Fraction, Month};

/// How far an allocation is used up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbruik {
    /// What sets the limit.
    pub grens: Grens,
    /// The unit in which everything here is counted: minutes for an allocation in hours, and eurocents where money counts.
    pub eenheid: Eenheid,
    /// What may be used over the whole term; none without a limit.
    pub toegestaan: Option<u64>,
    /// What the lines that stand use.
    pub gebruikt: u64,
    /// Of that what has no answer yet.
    pub onbeantwoord: u64,
    /// Lines that stand in a unit that cannot be compared with that of the allocation; they are not counted.
    pub niet_te_vergelijken: usize,
    /// What would be used by now when the use is the same every day; none without a limit or a last day.
    pub nu_verwacht: Option<Fraction>,
    /// What is used per week; none when nothing is declared.
    pub tempo: Option<Tempo>,
    /// How long it lasts.
    pub afloop: Afloop,
    /// Per product period with declared lines, and for the one of today, what is allowed and used; only for a volume per
    /// day, week or month.
    pub perioden: Vec<PeriodeVerbruik>,
}

/// What sets the limit of an allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grens {
    /// A volume, times how often it counts over the term (TR322).
    Volume,
    /// An amount over the whole term, whatever the product (TR369).
    Budget,
    /// Neither.
    Geen,
}

/// What is used per week, in the unit of the use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tempo {
    /// First day of the declared care.
    pub van: Datum,
    /// Its last day.
    pub tot: Datum,
    /// Exactly.
    pub per_week: Fraction,
}

/// How long an allocation lasts at the present pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Afloop {
    /// There is no limit to it over its term.
    GeenGrens,
    /// Nothing is declared, so nobody can tell; all of it remains.
    GeenTempo,
    /// More is used than is allowed.
    Overschreden {
        /// That much more.
        te_veel: u64,
    },
    /// It runs out before its last day, or it has no last day.
    Op {
        /// The day on which nothing remains.
        dag: Datum,
        /// The days from that one to the last day; none for an allocation without one.
        dagen_voor_einde: Option<u64>,
    },
    /// It lasts until the last day.
    Rest {
        /// What then remains.
        over: Fraction,
        /// The last day.
        einde: Datum,
    },
}

impl Afloop {
    /// Whether somebody has to do something: too much is used, or it runs out before the end.
    #[must_use]
    pub const fn vraagt_aandacht(&self) -> bool {
        matches!(self, Self::Overschreden { .. } | Self::Op { .. })
    }
}

/// A product period of an allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodeVerbruik {
    /// First and last day: the month, as far as the allocation is in force.
    pub periode: GeslotenPeriode,
    /// What may be used in it (TR321).
    pub toegestaan: u64,
    /// What the lines that stand use.
    pub gebruikt: u64,
}

/// What one line uses.
#[derive(Clone, Copy)]
struct Deel<'r> {
    periode: &'r GeslotenPeriode,
    hoeveel: u64,
    is_open: bool,
}

impl Verbruik {
    /// How far the current version of an allocation is used up on a day, per limit that it has: one for its volume, one for
    /// its budget, or one in money without a limit.
    ///
    /// `staande` are the lines of its client that stand; those of other allocations are passed over.
    #[must_use]
    pub fn of(versie: &ToewijzingVersie, staande: &[&GedeclareerdePrestatie], today: Datum) -> Vec<Self> {
        let regels: Vec<_> = staande
            .iter()
            .copied()
            .filter(|regel| {
                (regel.domain, regel.gemeente, regel.aanbieder)
                    == (versie.domain, versie.gemeente, versie.aanbieder)
                    && regel.prestatie.toewijzing_nummer == versie.product.toewijzing_nummer
            })
            .collect();
        let mut all = Vec::new();
        if let Some(ruimte) = Ruimte::of(versie) {
            all.push(Self::of_volume(&ruimte, &regels, today));
        }
        if versie.product.budget.is_some() || all.is_empty() {
            all.push(Self::of_money(versie, &regels, today));
        }
        all
    }

    fn of_volume(ruimte: &Ruimte<'_>, regels: &[&GedeclareerdePrestatie], today: Datum) -> Self {
        // Hours are reckoned in minutes, because a line may be in either (TR341).
        let is_hours = ruimte.omvang.eenheid == Eenheid::UUR;
        let basis = if is_hours { Eenheid::MINUUT } else { ruimte.omvang.eenheid };
        let delen: Vec<_> = regels
            .iter()
            .filter_map(|regel| {
                let prestatie = &regel.prestatie;
                let factor = per_eenheid(prestatie.eenheid, basis)?;
                let hoeveel = u64::from(prestatie.geleverd_volume.get()).saturating_mul(factor);
                Some(deel(regel, hoeveel))
            })
            .collect();
        let term = (ruimte.ingangsdatum, ruimte.einddatum);
        let toegestaan = ruimte.keer_totaal().and_then(|keer| ruimte.maximum(keer, basis));
        let mut verbruik = Self::made(Grens::Volume, basis, toegestaan, &delen, term, today);
        verbruik.niet_te_vergelijken = regels.len() - delen.len();
        // One volume over the whole term has no limit per product period besides that.
        if ruimte.omvang.frequentie != crate::values::Frequentie::TOTAAL {
            verbruik.perioden = perioden(ruimte, basis, &delen, today);
        }
        verbruik
    }

    fn of_money(versie: &ToewijzingVersie, regels: &[&GedeclareerdePrestatie], today: Datum) -> Self {
        let delen: Vec<_> = regels
            .iter()
            .map(|regel| deel(regel, regel.prestatie.ingediend_bedrag.bedrag.get().into()))
            .collect();
        let term = (versie.product.ingangsdatum, versie.product.einddatum);
        let budget = versie.product.budget.map(|budget| u64::from(budget.get()));
        let grens = if budget.is_some() { Grens::Budget } else { Grens::Geen };
        Self::made(grens, Eenheid::EURO, budget, &delen, term, today)
    }

    fn made(
        grens: Grens,
        eenheid: Eenheid,
        toegestaan: Option<u64>,
        delen: &[Deel<'_>],
        (van, einde): (Datum, Option<Datum>),
        today: Datum,
    ) -> Self {
        let gebruikt = sum(delen.iter());
        let tempo = tempo(delen, gebruikt);
        let part = einde.and_then(|einde| passed(van, einde, today));
        Self {
            grens,
            eenheid,
            toegestaan,
            gebruikt,
            onbeantwoord: sum(delen.iter().filter(|deel| deel.is_open)),
            niet_te_vergelijken: 0,
            nu_verwacht: toegestaan.zip(part).map(|(toegestaan, part)| whole(toegestaan) * part),
            afloop: afloop(toegestaan, gebruikt, tempo.as_ref(), einde),
            tempo,
            perioden: Vec::new(),
        }
    }

    /// What remains; 0 when more is used than is allowed, none without a limit.
    #[must_use]
    pub fn resterend(&self) -> Option<u64> {
        self.toegestaan.map(|toegestaan| toegestaan.saturating_sub(self.gebruikt))
    }
}

fn deel(regel: &GedeclareerdePrestatie, hoeveel: u64) -> Deel<'_> {
    let is_open = regel.status == PrestatieStatus::Ingediend;
    Deel { periode: &regel.prestatie.product_periode, hoeveel, is_open }
}

fn sum<'d>(delen: impl Iterator<Item = &'d Deel<'d>>) -> u64 {
    delen.fold(0, |sum, deel| sum.saturating_add(deel.hoeveel))
}

fn whole(number: u64) -> Fraction {
    Fraction::from_integer(number.into())
}

/// The days of a period, both ends included; 0 when it ends before it begins.
fn days(from: Datum, to: Datum) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_days().saturating_add(1)).unwrap_or(0)
}

/// The part of a term that has passed on a day; none for a term that ends before it begins.
fn passed(from: Datum, to: Datum, today: Datum) -> Option<Fraction> {
    let all = days(from, to);
    (all > 0).then(|| Fraction::new(days(from, today.min(to)).into(), all.into()))
}

fn tempo(delen: &[Deel<'_>], gebruikt: u64) -> Option<Tempo> {
    let van = delen.iter().map(|deel| deel.periode.begindatum).min()?;
    let tot = delen.iter().map(|deel| deel.periode.einddatum).max()?;
    let days = days(van, tot);
    (days > 0).then(|| Tempo { van, tot, per_week: whole(gebruikt) * Fraction::new(7, days.into()) })
}

fn afloop(toegestaan: Option<u64>, gebruikt: u64, tempo: Option<&Tempo>, einde: Option<Datum>) -> Afloop {
    let Some(toegestaan) = toegestaan else { return Afloop::GeenGrens };
    let Some(rest) = toegestaan.checked_sub(gebruikt) else {
        return Afloop::Overschreden { te_veel: gebruikt - toegestaan };
    };
    let Some(tempo) = tempo.filter(|tempo| *tempo.per_week.numer() > 0) else { return Afloop::GeenTempo };
    let per_day = tempo.per_week / Fraction::from_integer(7);
    if let Some(einde) = einde {
        let to_come = u64::try_from(einde.signed_duration_since(tempo.tot).num_days()).unwrap_or(0);
        let over = whole(rest) - per_day * whole(to_come);
        if *over.numer() >= 0 {
            return Afloop::Rest { over, einde };
        }
    }
    // The day on which the last of it is used.
    let lasts = u64::try_from((whole(rest) / per_day).ceil().to_integer()).unwrap_or(u64::MAX);
    let dag = tempo.tot.checked_add_days(Days::new(lasts)).unwrap_or(Datum::MAX);
    let dagen_voor_einde =
        einde.map(|einde| u64::try_from(einde.signed_duration_since(dag).num_days()).unwrap_or(0));
    Afloop::Op { dag, dagen_voor_einde }
}

/// The product periods with declared lines, and that of today, in order.
fn perioden(ruimte: &Ruimte<'_>, basis: Eenheid, delen: &[Deel<'_>], today: Datum) -> Vec<PeriodeVerbruik> {
    let is_active = ruimte.ingangsdatum <= today && ruimte.einddatum.is_none_or(|einde| today <= einde);
    let mut months: Vec<_> = delen.iter().map(|deel| Month::of(deel.periode.begindatum)).collect();
    months.extend(is_active.then(|| Month::of(today)));
    months.sort_unstable();
    months.dedup();
    let of_month = |month: Month| {
        let einddatum = ruimte.einddatum.map_or(month.last(), |einde| einde.min(month.last()));
        let periode = GeslotenPeriode { begindatum: ruimte.ingangsdatum.max(month.first()), einddatum };
        let toegestaan = ruimte.keer_in(&periode).and_then(|keer| ruimte.maximum(keer, basis))?;
        let here = delen.iter().filter(|deel| Month::of(deel.periode.begindatum) == month);
        Some(PeriodeVerbruik { periode, toegestaan, gebruikt: sum(here) })
    };
    // A line outside of the allocation has no period of it.
    let within = |verbruik: &PeriodeVerbruik| verbruik.periode.begindatum <= verbruik.periode.einddatum;
    months.into_iter().filter_map(of_month).filter(within).collect()
}
