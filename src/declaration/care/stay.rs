//! Etmalen: nights, dated on the evening they begin (Q18).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Weekday};

use super::quantity::only_own_columns;
use super::unfit;
use crate::declaration::activity::{self, Judgement};
use crate::declaration::item::{Item, LineKey};
use crate::declaration::rule::{Refusal, Ruling, any_ruling, ruling};
use crate::declaration::run::{About, Remark, Run};
use crate::declaration::{Levering, Step};
use crate::finding::{Severity, Text};
use crate::productbook::{Product, Stage};
use crate::values::{Datum, Fraction, date_nl};

/// The rows that tell of a night, by line.
pub(super) type Nights<'a> = BTreeMap<(LineKey, Datum), Vec<&'a Levering>>;

impl<'a> Run<'a> {
    /// Counts a row with one or more nights. Each night has its own date, so its own month, tariff and allocation.
    pub(super) fn count_stay(
        &mut self,
        about: About<'a>,
        row: &'a Levering,
        product: &'a Product,
        nights: &mut Nights<'a>,
    ) {
        let dates = match self.nights_of(row, product) {
            Ok(dates) => dates,
            Err(refusal) => {
                if let Err(unpriced) = self.priced(product, row.datum) {
                    self.refuse(about, &unpriced);
                } else if self.in_month(about, row.datum) && self.was_there(about, row, product) {
                    self.refuse_correctable(about, &refusal);
                }
                return;
            }
        };
        let mut present = None;
        for night in dates {
            let about = About { datum: Some(night), ..about };
            // A night of another month is judged in that month, when there is a book of those days.
            if self.elsewhere.covers(night) && !self.in_month(about, night) {
                continue;
            }
            if let Err(refusal) = self.priced(product, night) {
                self.refuse(about, &refusal);
                continue;
            }
            if !self.in_month(about, night) {
                continue;
            }
            // Presence and activity are of the row: judged once, at its first night in the month.
            let present = *present.get_or_insert_with(|| self.stay_counts(about, row, product));
            if !present {
                continue;
            }
            match self.admit(about, row.bsn, product, night, row.toewijzingnummer) {
                Ok(key) => nights.entry((key, night)).or_default().push(row),
                Err(refusal) => self.refuse(about, &refusal),
            }
        }
    }

    fn stay_counts(&mut self, about: About<'a>, row: &'a Levering, product: &'a Product) -> bool {
        if !self.was_there(about, row, product) {
            return false;
        }
        match activity::judge(self.book, product, row.activiteit.as_deref()) {
            Judgement::Counts(remark) => {
                self.findings.extend(remark.map(|remark| remark.finding(&row.place)));
                true
            }
            Judgement::Joint => true,
            Judgement::Refused(refusal) => {
                self.refuse(about, &refusal);
                false
            }
        }
    }

    /// The nights of a row, from the day of departure or from their number.
    fn nights_of(&self, row: &Levering, product: &Product) -> Result<Vec<Datum>, Refusal> {
        only_own_columns(row, product)?;
        let amount = &row.hoeveelheid;
        let from_departure = amount.einddatum.map(|departure| {
            u64::try_from(departure.signed_duration_since(row.datum).num_days()).unwrap_or(0)
        });
        let counted = amount.aantal.map(u64::from);
        let count = match (from_departure, counted) {
            (Some(nights), Some(counted)) if nights != counted => {
                let ruling = self.weekend_rule(product).unwrap_or(unfit_rule());
                return Err(Refusal::new(
                    ruling,
                    "aantal",
                    Text::new(
                        format!(
                            "Het aantal nachten van aankomst tot vertrek is {nights}, `aantal` zegt {counted}"
                        ),
                        format!(
                            "The number of nights from arrival to departure is {nights}, `aantal` says {counted}"
                        ),
                    ),
                    Text::new(
                        "Een etmaal is een nacht, niet een kalenderdag: verbeter `aantal` of `einddatum`",
                        "An etmaal is a night, not a calendar day: correct `aantal` or `einddatum`",
                    ),
                ));
            }
            (Some(nights), _) => nights,
            (None, Some(counted)) => {
                self.clear_weekend(row, product, counted)?;
                counted
            }
            (None, None) if !row.aanwezig => 1,
            (None, None) => {
                return Err(unfit(
                    "einddatum",
                    Text::new(
                        "De rij zegt niet hoeveel nachten het waren",
                        "The row does not say how many nights",
                    ),
                    Text::new(
                        "Vul in `einddatum` de dag van vertrek in, of in `aantal` het aantal nachten",
                        "Fill in the day of departure in `einddatum`, or the number of nights in `aantal`",
                    ),
                ));
            }
        };
        if count == 0 || count > 366 {
            return Err(unfit(
                "aantal",
                Text::new(format!("`aantal` is {count} nachten"), format!("`aantal` is {count} nights")),
                Text::new("Een verblijf heeft 1 tot 366 nachten", "A stay has 1 to 366 nights"),
            ));
        }
        Ok((0..count).filter_map(|night| row.datum.checked_add_days(Days::new(night))).collect())
    }

    /// Three etmalen from a Friday without a departure may be three calendar days: that is not for us to guess.
    fn clear_weekend(&self, row: &Levering, product: &Product, counted: u64) -> Result<(), Refusal> {
        let Some(limit) = product.max_etmalen_per_weekend else { return Ok(()) };
        if row.datum.weekday() != Weekday::Fri || counted != u64::from(limit) + 1 {
            return Ok(());
        }
        Err(Refusal::new(
            self.weekend_rule(product).unwrap_or(unfit_rule()),
            "aantal",
            Text::new(
                format!("{counted} etmalen vanaf vrijdag; een weekend is ten hoogste {limit} etmalen"),
                format!("{counted} etmalen from Friday; a weekend is at most {limit} etmalen"),
            ),
            Text::new(
                "Een etmaal is een nacht: vul in `einddatum` de dag van vertrek in, dan worden de nachten geteld",
                "An etmaal is a night: fill in the day of departure in `einddatum`, then the nights are counted",
            ),
        ))
    }

    fn weekend_rule(&self, product: &Product) -> Option<Ruling> {
        product.max_etmalen_per_weekend?;
        ruling(
            self.book,
            "max-etmalen-per-weekend",
            &product.code,
            &[Stage::Registration, Stage::Declaration],
        )
    }

    /// Makes each night an item of one etmaal; a night that two rows tell of counts once.
    pub(super) fn add_nights(&mut self, nights: Nights<'a>) {
        let dates: BTreeSet<(LineKey, Datum)> = nights.keys().cloned().collect();
        for ((key, night), rows) in nights {
            if let [first, second, ..] = rows[..] {
                self.report(
                    &second.place,
                    "datum",
                    Some(Ruling::own("registratie-dubbel", Severity::Warning)),
                    Text::new(
                        format!("De nacht van {} staat ook op regel {}", date_nl(night), first.place.regel),
                        format!("The night of {} is also on line {}", date_nl(night), first.place.regel),
                    ),
                    Text::new(
                        "De nacht telt één keer; verbeter de rijen",
                        "The night counts once; correct the rows",
                    ),
                );
            }
            self.report_sunday(&key, night, rows[0], &dates);
            self.items.push(Item {
                key,
                datum: night,
                places: rows.iter().map(|row| row.place.clone()).collect(),
                step: Step::Night,
                exact: Fraction::from_integer(1),
            });
        }
    }

    /// A Sunday night after a weekend is for school holidays; the calendar is not known here, so a person looks.
    fn report_sunday(
        &mut self,
        key: &LineKey,
        night: Datum,
        row: &Levering,
        nights: &BTreeSet<(LineKey, Datum)>,
    ) {
        let Some(product) = self.book.products.get(&key.product) else { return };
        if product.max_etmalen_per_weekend.is_none() || night.weekday() != Weekday::Sun {
            return;
        }
        let saturday = night.pred_opt().unwrap_or(night);
        if !nights.contains(&(key.clone(), saturday)) {
            return;
        }
        let ruling = self
            .weekend_rule(product)
            .unwrap_or_else(|| any_ruling(self.book, "max-etmalen-per-weekend", Stage::Registration));
        let remark = Remark {
            bsn: key.bsn,
            product: product.code.clone(),
            ruling: ruling.with_severity(Severity::Warning),
            message: (
                "zondagnacht na een weekend, alleen bedoeld voor schoolvakanties".to_owned(),
                "Sunday night after a weekend, meant for school holidays only".to_owned(),
            ),
        };
        self.remark(remark, &row.place, night);
    }
}

fn unfit_rule() -> Ruling {
    Ruling::own("registratie-hoeveelheid", Severity::Error)
}
