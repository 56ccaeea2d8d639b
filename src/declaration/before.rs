//! What was declared before, held against the line as it is counted now.

use super::item::{Item, LineKey};
use super::rule::{Refusal, Ruling};
use super::run::Run;
use super::{Aanleiding, Purpose};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus};
use crate::finding::{Severity, Text};
use crate::messages::GeslotenPeriode;
use crate::values::{Bedrag, Month, Volume, date_nl};

impl Run<'_> {
    /// Why a line is made.
    pub(super) fn aanleiding(&self, key: &LineKey, periode: &GeslotenPeriode, credits: bool) -> Aanleiding {
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
    pub(super) fn compare(
        &mut self,
        key: &LineKey,
        items: &[Item],
        earlier: GedeclareerdePrestatie,
        (volume, bedrag): (Volume, Bedrag),
        periode: &GeslotenPeriode,
    ) -> Result<Option<GedeclareerdePrestatie>, Refusal> {
        let old = &earlier.prestatie;
        let (number, reference) = (&earlier.declaratie_nummer, &old.product_referentie.referentie_nummer);
        let product = &key.product;
        let corrects = matches!(self.input.purpose, Purpose::Correct { .. });
        // An allocation that was shortened since leaves the old line outside its term (TR308).
        let fits = self.toewijzing(key).is_some_and(|versie| {
            let (product, periode) = (&versie.product, &old.product_periode);
            product.ingangsdatum <= periode.begindatum
                && product.einddatum.is_none_or(|end| periode.einddatum <= end)
        });
        if fits && old.geleverd_volume == volume && old.ingediend_bedrag.bedrag == bedrag {
            if corrects {
                // Of every line that stays as it is, only how many there are is told.
                self.untouched.push(earlier);
                return Ok(None);
            }
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
        if corrects && earlier.status == PrestatieStatus::Toegekend {
            return Ok(Some(earlier));
        }
        let (before, now) = (old.geleverd_volume, volume);
        let (was_nl, was_en) = days(&old.product_periode);
        let (is_nl, is_en) = days(periode);
        let advice = if earlier.status == PrestatieStatus::Toegekend {
            Text::new(
                "`ibericht correct` crediteert de hele oude regel en declareert opnieuw; een verschilregel is niet toegestaan",
                "`ibericht correct` credits the whole old line and declares again; a line with the difference is not allowed",
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
                    "{} {product}: in {number} is volume {before} gedeclareerd over {was_nl} (regel {reference}), nu is het {now} over {is_nl}",
                    key.bsn
                ),
                format!(
                    "{} {product}: volume {before} was declared in {number} over {was_en} (line {reference}), now it is {now} over {is_en}",
                    key.bsn
                ),
            ),
            advice,
        ))
    }
}

/// The first of these lines, which come the newest first, for the same allocation, product and month (TR389).
pub(super) fn earlier<'l>(
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

/// A product period in words of both languages.
fn days(periode: &GeslotenPeriode) -> (String, String) {
    let (from, to) = (date_nl(periode.begindatum), date_nl(periode.einddatum));
    (format!("{from} t/m {to}"), format!("{from} to {to}"))
}
