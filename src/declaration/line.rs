//! From counted care to lines: one sum, one rounding, one tariff, one amount.

use std::collections::BTreeMap;

use super::before::earlier;
use super::check::Candidate;
use super::item::{Item, LineKey};
use super::period::{agreed, period_by, product_period};
use super::rule::{Refusal, Ruling, any_ruling, ruling};
use super::run::{About, Run};
use super::tariff::price;
use super::volume::{Counted, Method};
use super::{Computation, Derivation, Line, Place};
use crate::dossier::ToewijzingVersie;
use crate::finding::{Severity, Text};
use crate::messages::GeslotenPeriode;
use crate::productbook::{BrokenMonth, Product, Stage, Tariff};
use crate::values::{Bedrag, Bsn, Eenheid, ProductCode, Volume, date_nl};

/// By client the rows that were refused, with the products of which they may be part.
type Refused = BTreeMap<Bsn, Vec<(Vec<ProductCode>, Place)>>;

impl Run<'_> {
    /// Makes the lines of everything that was counted.
    pub fn into_lines(mut self) -> Computation {
        let mut by_line: BTreeMap<LineKey, Vec<Item>> = BTreeMap::new();
        for item in std::mem::take(&mut self.items) {
            by_line.entry(item.key.clone()).or_default().push(item);
        }
        self.keys.extend(by_line.keys().cloned());
        let refused = self.refused_by_client();
        for (key, mut items) in by_line {
            items.sort_by(|a, b| (a.datum, &a.places).cmp(&(b.datum, &b.places)));
            match self.line(&key, &items) {
                Ok(None) => {}
                Ok(Some(line)) => {
                    self.report_incomplete(&key, &items, &refused);
                    self.lines.push(line);
                }
                Err(refusal) => self.refuse_line(&items, &refusal),
            }
        }
        let lines = std::mem::take(&mut self.lines);
        self.check_lines(&lines);
        self.finish(lines)
    }

    /// Refuses a line: one finding at its first row, every row listed.
    fn refuse_line(&mut self, items: &[Item], refusal: &Refusal) {
        if let Some(place) = items.first().and_then(|item| item.places.first()) {
            self.findings.push(refusal.finding(place));
        }
        self.list_line(items, &refusal.ruling, &refusal.message);
    }

    fn list_line(&mut self, items: &[Item], rule: &Ruling, reason: &Text) {
        for item in items {
            for place in &item.places {
                let about = About {
                    place,
                    bsn: Some(item.key.bsn),
                    productcode: item.key.product.as_str(),
                    datum: Some(item.datum),
                };
                self.list(about, rule.id.clone(), reason.clone(), false);
            }
        }
    }

    /// The line of a key; none when there is nothing to send.
    fn line(&mut self, key: &LineKey, items: &[Item]) -> Result<Option<Line>, Refusal> {
        let book = self.book;
        let (Some(product), Some(versie)) = (book.products.get(&key.product), self.toewijzing(key).cloned())
        else {
            return Ok(None);
        };
        let periode = product_period(self.input.month, &versie);
        self.once(key, product, &versie)?;
        if agreed(product, &versie, &periode) == BrokenMonth::None {
            self.list_line(items, &broken_month(), &not_agreed(&periode));
            return Ok(None);
        }
        let method = Method::of(product, &versie, &periode, book.rounding);
        let tariff = self.one_tariff(&method, items)?;
        self.unit(key, product, &versie, tariff.as_ref(), items)?;
        let Counted { entries, sum, rounding, volume } = method.count(items);
        let volume = whole(volume, key, product)?;
        let volume_value = u64::from(volume.get());
        let (shown, amount) = price(tariff.as_ref(), product, volume_value)?;
        let cents =
            |cents: u64| u32::try_from(cents).ok().and_then(Bedrag::new).ok_or_else(|| too_large(key, cents));
        let (shown, bedrag) = (shown.map(cents).transpose()?, cents(amount)?);
        let credit =
            match earlier(self.file(key.domain, key.bsn).declared.iter().rev(), key, &periode).cloned() {
                None => None,
                Some(earlier) => match self.compare(key, items, earlier, (volume, bedrag), &periode)? {
                    None => return Ok(None),
                    credit => credit,
                },
            };
        if volume.get() == 0 && credit.is_none() {
            let sum = method.conversion.map_or(sum, |conversion| conversion.apply(sum));
            let sum = crate::values::decimal_text(sum);
            self.list_line(
                items,
                &Ruling::own("declaratie-nul", Severity::Info),
                &Text::new(
                    format!(
                        "Samen {sum}, afgerond 0 {}; een regel met volume 0 wordt niet verstuurd",
                        product.eenheid.meaning()
                    ),
                    format!("Together {sum}, rounded 0 units; a line with volume 0 is not sent"),
                ),
            );
            return Ok(None);
        }
        let candidate =
            Candidate { key, product, versie: &versie, periode: &periode, volume: volume_value, amount };
        let ceilings = self.ceilings(&candidate, credit.as_ref())?;
        self.possible(&candidate)?;
        Ok(Some(Line {
            domain: key.domain,
            gemeente: key.gemeente,
            bsn: key.bsn,
            toewijzing_nummer: key.nummer,
            categorie: product.categorie,
            product: product.code.clone(),
            naam: product.name.clone(),
            volume,
            eenheid: product.eenheid,
            tarief: shown,
            bedrag,
            derivation: Derivation {
                period_by: period_by(product, &versie),
                entries,
                sum,
                conversion: method.conversion,
                rounding,
                volume: volume_value,
                tariff,
                amount,
                ceilings,
            },
            aanleiding: self.aanleiding(key, &periode, credit.is_some()),
            periode,
            credit,
        }))
    }

    /// Whether the unit of the allocation can be declared in the unit of the book (TR341).
    fn unit(
        &mut self,
        key: &LineKey,
        product: &Product,
        versie: &ToewijzingVersie,
        tariff: Option<&Tariff>,
        items: &[Item],
    ) -> Result<(), Refusal> {
        let Some(omvang) = &versie.product.omvang else { return Ok(()) };
        if omvang.eenheid == product.eenheid {
            return Ok(());
        }
        let hours = omvang.eenheid == Eenheid::UUR && product.eenheid == Eenheid::MINUUT;
        let message = Text::new(
            format!(
                "Toewijzing {} voor {} is in {} ({}), het tarief per {} ({})",
                key.nummer,
                key.product,
                omvang.eenheid.meaning(),
                omvang.eenheid,
                product.eenheid.meaning(),
                product.eenheid
            ),
            format!(
                "Allocation {} for {} is in unit {} ({}), the tariff per unit {} ({})",
                key.nummer,
                key.product,
                omvang.eenheid,
                omvang.eenheid.meaning(),
                product.eenheid,
                product.eenheid.meaning()
            ),
        );
        let unit_and_tariff = || {
            ruling(self.book, "unit-and-tariff", &product.code, &[Stage::Declaration])
                .unwrap_or_else(|| any_ruling(self.book, "unit-and-tariff", Stage::Declaration))
        };
        if !hours && !product.also_allocated_in.contains(&omvang.eenheid) {
            let advice = Text::new(
                "De regel is niet te declareren; vraag de gemeente om een toewijzing in de eenheid van het boek",
                "The line cannot be declared; ask the municipality for an allocation in the unit of the book",
            );
            return Err(Refusal::new(unit_and_tariff(), "productcode", message, advice));
        }
        if hours && tariff.is_some_and(|tariff| tariff.per == Eenheid::UUR) {
            // Allocated in hours at a tariff per hour, declared in minutes: just what the standard describes (IV081).
            return Ok(());
        }
        let ruling = ruling(self.book, "allocated-unit", &product.code, &[Stage::Declaration])
            .unwrap_or_else(|| unit_and_tariff().with_severity(Severity::Warning));
        let advice = Text::new(
            "Gedeclareerd in minuten, zoals de standaard toestaat (TR341); het tarief is per minuut, nooit per uur",
            "Declared in minutes, as the standard allows (TR341); the tariff is per minute, never per hour",
        );
        if let Some(place) = items.first().and_then(|item| item.places.first()).cloned() {
            self.report(&place, "productcode", Some(ruling), message, advice);
        }
        Ok(())
    }

    /// The rows that would have been part of a line of this month, had they been right.
    ///
    /// A row is part of a line of its own product, or of the individual one when its session may be too small.
    fn refused_by_client(&self) -> Refused {
        let mut refused = Refused::new();
        for row in &self.not_declared {
            let product = row.productcode.as_deref().and_then(|code| self.book.product(code));
            let (Some(bsn), Some(product), true) = (row.bsn, product, row.correctable) else { continue };
            if row.maand.is_none_or(|month| month == self.input.month) {
                let individual =
                    product.parent.as_ref().filter(|_| self.switch_at_stake.contains(&row.place));
                let codes = std::iter::once(&product.code).chain(individual).cloned().collect();
                refused.entry(bsn).or_default().push((codes, row.place.clone()));
            }
        }
        refused
    }

    /// Reports a line of which a row was refused: it may be too low, and cannot be added to later.
    fn report_incomplete(&mut self, key: &LineKey, items: &[Item], refused: &Refused) {
        let of_client = refused.get(&key.bsn).map_or(&[][..], Vec::as_slice);
        let missing: Vec<String> = of_client
            .iter()
            .filter(|(codes, _)| codes.contains(&key.product))
            .map(|(_, place)| place.to_string())
            .collect();
        let Some(place) = items.first().and_then(|item| item.places.first()).cloned() else { return };
        if missing.is_empty() {
            return;
        }
        let rows = missing.join(", ");
        self.report(
            &place,
            "productcode",
            Some(Ruling::own("declaratie-onvolledig", Severity::Warning)),
            Text::new(
                format!("{} {}: de regel mist wat geweigerd is op {rows}", key.bsn, key.product),
                format!("{} {}: the line lacks what was refused on {rows}", key.bsn, key.product),
            ),
            Text::new(
                "Verbeter die rijen voor u verstuurt; daarna kan het alleen nog met een creditregel",
                "Correct those rows before you send it; afterwards only a credit line can mend it",
            ),
        );
    }
}

/// The rule on what is agreed about broken months.
const fn broken_month() -> Ruling {
    Ruling::own("declaratie-gebroken-maand", Severity::Info)
}

fn not_agreed(periode: &GeslotenPeriode) -> Text {
    let (from, to) = (periode.begindatum, periode.einddatum);
    Text::new(
        format!(
            "Van {} t/m {} is geen hele maand, en daarover wordt volgens de afspraak van het contract niets gedeclareerd (IV078)",
            date_nl(from),
            date_nl(to)
        ),
        format!(
            "From {from} to {to} is not a whole month, over which the contract agrees that nothing is declared (IV078)"
        ),
    )
}

fn whole(volume: i128, key: &LineKey, product: &Product) -> Result<Volume, Refusal> {
    u32::try_from(volume).ok().and_then(Volume::new).ok_or_else(|| {
        Refusal::new(
            Ruling::own("declaratie-bedrag", Severity::Error),
            "productcode",
            Text::new(
                format!("{} {}: volume {volume} past niet in het bericht", key.bsn, product.code),
                format!("{} {}: volume {volume} does not fit the message", key.bsn, product.code),
            ),
            Text::new("Verbeter de registraties", "Correct the registrations"),
        )
    })
}

fn too_large(key: &LineKey, amount: u64) -> Refusal {
    let max = Bedrag::MAX;
    Refusal::new(
        Ruling::own("declaratie-bedrag", Severity::Error),
        "productcode",
        Text::new(
            format!("{} {}: bedrag van {amount} cent is meer dan {max}", key.bsn, key.product),
            format!("{} {}: amount of {amount} cents is more than {max}", key.bsn, key.product),
        ),
        Text::new("Verbeter de registraties of het tarief", "Correct the registrations or the tariff"),
    )
}
