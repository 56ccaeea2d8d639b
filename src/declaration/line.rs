//! From counted care to lines: one sum, one rounding, one tariff, one amount.

use std::collections::BTreeMap;

use super::check::Candidate;
use super::item::{Item, LineKey};
use super::rule::{Refusal, Ruling, any_ruling, ruling};
use super::run::{About, Run};
use super::{Aanleiding, Computation, Derivation, Line, Place, Purpose, Step};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, ToewijzingVersie};
use crate::finding::{Severity, Text};
use crate::messages::GeslotenPeriode;
use crate::productbook::{Product, Stage, Tariff};
use crate::values::{
    AgbCode, Bedrag, Bsn, Eenheid, Fraction, Month, ProductCode, Rounding, Volume, date_nl, round,
};

/// By client the rows that were refused, with the products of which they may be part.
type Refused = BTreeMap<Bsn, Vec<(Vec<ProductCode>, Place)>>;

/// The product period of an allocation in a month (TR387, TR388).
pub(super) fn product_period(month: Month, versie: &ToewijzingVersie) -> GeslotenPeriode {
    GeslotenPeriode {
        begindatum: versie.product.ingangsdatum.max(month.first()),
        einddatum: versie.product.einddatum.map_or(month.last(), |end| end.min(month.last())),
    }
}

impl Run<'_> {
    /// Makes the lines of everything that was counted.
    pub fn into_lines(mut self) -> Computation {
        let mut by_line: BTreeMap<LineKey, Vec<Item>> = BTreeMap::new();
        for item in std::mem::take(&mut self.items) {
            by_line.entry(item.key.clone()).or_default().push(item);
        }
        let mut lines = Vec::new();
        let refused = self.refused_by_client();
        for (key, mut items) in by_line {
            items.sort_by(|a, b| (a.datum, &a.places).cmp(&(b.datum, &b.places)));
            match self.line(&key, &items) {
                Ok(None) => {}
                Ok(Some(line)) => {
                    *self.spent.entry(key.allocation()).or_default() += u64::from(line.bedrag.get());
                    self.report_incomplete(&key, &items, &refused);
                    lines.push(line);
                }
                Err(refusal) => self.refuse_line(&items, &refusal),
            }
        }
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
        let tariff = one_tariff(product, self.input.aanbieder, items)?;
        self.unit(key, product, &versie, items)?;
        let rounding = book.rounding;
        let fractional = items.iter().any(|item| is_share(&item.step));
        let entries: Vec<_> = items.iter().map(|item| item.clone().entry(counted(item, rounding))).collect();
        let sum: Fraction = entries.iter().map(|entry| entry.counted).sum();
        let volume = whole(round(sum, rounding), key, product)?;
        let volume_value = u64::from(volume.get());
        let amount = volume_value * u64::from(tariff.cents);
        let bedrag =
            u32::try_from(amount).ok().and_then(Bedrag::new).ok_or_else(|| too_large(key, amount))?;
        let credit = match earlier(&self.file(key.domain, key.bsn).declared, key, &periode).cloned() {
            None => None,
            Some(earlier) => match self.compare(key, items, earlier, volume, bedrag)? {
                None => return Ok(None),
                credit => credit,
            },
        };
        if volume.get() == 0 && credit.is_none() {
            let sum = crate::values::decimal_text(sum);
            self.list_line(
                items,
                &Ruling::own("declaratie-nul", Severity::Info),
                &Text::new(
                    format!(
                        "Samen {sum} {}, afgerond 0; een regel met volume 0 wordt niet verstuurd",
                        product.eenheid.meaning()
                    ),
                    format!("Together {sum} units, rounded 0; a line with volume 0 is not sent"),
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
            tarief: Some(Bedrag::new(tariff.cents).ok_or_else(|| too_large(key, tariff.cents.into()))?),
            bedrag,
            derivation: Derivation {
                entries,
                sum,
                rounding: fractional.then_some(rounding),
                volume: volume_value,
                tariff: Some(tariff),
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

    /// Why a line is made.
    fn aanleiding(&self, key: &LineKey, periode: &GeslotenPeriode, credits: bool) -> Aanleiding {
        if credits {
            return Aanleiding::Correctie;
        }
        match earlier(self.file(key.domain, key.bsn).rejected.iter().rev(), key, periode) {
            None => Aanleiding::Nieuw,
            Some(rejected) => Aanleiding::Opnieuw {
                referentie: rejected.prestatie.product_referentie.referentie_nummer.clone(),
                retourcodes: rejected.retourcodes.clone(),
            },
        }
    }

    /// What becomes of a line that was declared before: nothing, a correction, or a finding.
    fn compare(
        &mut self,
        key: &LineKey,
        items: &[Item],
        earlier: GedeclareerdePrestatie,
        volume: Volume,
        bedrag: Bedrag,
    ) -> Result<Option<GedeclareerdePrestatie>, Refusal> {
        let old = &earlier.prestatie;
        let (number, reference) = (&earlier.declaratie_nummer, &old.product_referentie.referentie_nummer);
        let product = &key.product;
        if old.geleverd_volume == volume && old.ingediend_bedrag.bedrag == bedrag {
            let message = Text::new(
                format!(
                    "{} {product}: al gedeclareerd in {number} (regel {reference}), er is niets gedaan",
                    key.bsn
                ),
                format!(
                    "{} {product}: declared before in {number} (line {reference}), nothing was done",
                    key.bsn
                ),
            );
            let done = Ruling::own("declaratie-al-gedaan", Severity::Info);
            if let Some(place) = items.first().and_then(|item| item.places.first()).cloned() {
                self.report(
                    &place,
                    "productcode",
                    Some(done),
                    message,
                    Text::new("Er is niets te doen", "There is nothing to do"),
                );
            }
            // Told once at the line; its rows are declared, so they are not in the list of what is not.
            return Ok(None);
        }
        let corrects = matches!(self.input.purpose, Purpose::Correct { .. });
        if corrects && earlier.status == PrestatieStatus::Toegekend {
            return Ok(Some(earlier));
        }
        let (before, now) = (old.geleverd_volume, volume);
        let advice = if earlier.status == PrestatieStatus::Toegekend {
            Text::new(
                "Crediteer de hele oude regel en declareer opnieuw; een verschilregel is niet toegestaan",
                "Credit the whole old line and declare again; a line with the difference is not allowed",
            )
        } else {
            Text::new(
                "Wacht op het 325-bericht: een toegekende regel wordt gecrediteerd, een afgewezen regel opnieuw gedeclareerd",
                "Wait for the 325 message: an accepted line is credited, a rejected line is declared again",
            )
        };
        Err(Refusal::new(
            Ruling::own("declaratie-correctie", Severity::Error),
            "productcode",
            Text::new(
                format!(
                    "{} {product}: in {number} is volume {before} gedeclareerd (regel {reference}), nu is het {now}",
                    key.bsn
                ),
                format!(
                    "{} {product}: volume {before} was declared in {number} (line {reference}), now it is {now}",
                    key.bsn
                ),
            ),
            advice,
        ))
    }

    /// The rows that would have been part of a line of this month, had they been right.
    ///
    /// A row is part of a line of its own product, or of the individual one when its session may be too small.
    fn refused_by_client(&self) -> Refused {
        let mut refused = Refused::new();
        for row in &self.not_declared {
            let in_month = row.datum.is_none_or(|day| self.input.month.contains(day));
            let product = row.productcode.as_deref().and_then(|code| self.book.product(code));
            if let (Some(bsn), Some(product), true) = (row.bsn, product, row.correctable && in_month) {
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

/// The first of these lines for the same allocation, product and month (TR389).
fn earlier<'l>(
    lines: impl IntoIterator<Item = &'l GedeclareerdePrestatie>,
    key: &LineKey,
    periode: &GeslotenPeriode,
) -> Option<&'l GedeclareerdePrestatie> {
    lines.into_iter().find(|line| {
        line.gemeente == key.gemeente
            && line.prestatie.toewijzing_nummer == key.nummer
            && line.prestatie.product_code == key.product
            && Month::of(line.prestatie.product_periode.begindatum) == Month::of(periode.begindatum)
    })
}

/// Whether a step is a division and so a fraction.
const fn is_share(step: &Step) -> bool {
    matches!(step, Step::Share { .. } | Step::JointIndirect { .. })
}

/// What an item adds: its share, rounded when each session is.
fn counted(item: &Item, rounding: Rounding) -> Fraction {
    if rounding.per_session() && is_share(&item.step) {
        Fraction::from_integer(round(item.exact, rounding))
    } else {
        item.exact
    }
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

/// The tariff of all deliveries. A line has one `ProductTarief` and there is no second line (TR416).
fn one_tariff(product: &Product, aanbieder: AgbCode, items: &[Item]) -> Result<Tariff, Refusal> {
    let mut tariffs =
        items.iter().filter_map(|item| Some((item.datum, *product.tariff(item.datum, aanbieder)?)));
    let Some((first_day, first)) = tariffs.next() else {
        return Err(Refusal::new(
            Ruling::own("declaratie-tariefwissel", Severity::Error),
            "datum",
            Text::new("Er is geen tarief", "There is no tariff"),
            Text::default(),
        ));
    };
    match tariffs.find(|(_, tariff)| tariff.cents != first.cents) {
        None => Ok(first),
        Some((day, other)) => {
            let (code, a, b) = (&product.code, date_nl(first_day), date_nl(day));
            Err(Refusal::new(
                Ruling::own("declaratie-tariefwissel", Severity::Error),
                "datum",
                Text::new(
                    format!(
                        "{code} kost op {a} {} cent en op {b} {} cent, en een regel heeft één tarief",
                        first.cents, other.cents
                    ),
                    format!(
                        "{code} costs {} cents on {a} and {} cents on {b}, and a line has one tariff",
                        first.cents, other.cents
                    ),
                ),
                Text::new(
                    "Het bericht kent geen twee regels voor een maand; vraag de gemeente om een nieuwe toewijzing vanaf de tariefwissel",
                    "The message has no two lines for a month; ask the municipality for a new allocation from the change of tariff",
                ),
            ))
        }
    }
}
