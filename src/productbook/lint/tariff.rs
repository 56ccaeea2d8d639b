//! Tariffs: whether there is one, its unit and its provider.

use super::{Out, path, period, sixty};
use crate::finding::Text;
use crate::productbook::file::{File, Product, Tarief, Telling};
use crate::values::{AgbCode, Eenheid};

pub(super) fn check(file: &File, product: &Product, out: &mut Out) {
    let tariffs = product.tarieven.as_deref().unwrap_or_default();
    let own = || tariffs.iter().enumerate().filter(|(_, tariff)| !tariff.elders);
    if product.telling == Some(Telling::Bedrag) {
        if let Some((index, tariff)) = own().next() {
            in_euros(product, tariff, index, out);
        }
        return;
    }
    if tariffs.is_empty() {
        let code = product.code.get_ref();
        out.error(
            "boek-tarief-ontbreekt",
            &product.code,
            path(product, "tarieven"),
            Text::new(
                format!("Product `{code}` heeft geen tarief"),
                format!("Product `{code}` has no tariff"),
            ),
            Text::fixed("Voeg `tarieven` toe", "Add `tarieven`"),
        );
        return;
    }
    for (index, tariff) in own() {
        let field = format!("tarieven[{}]", index + 1);
        provider(product, tariff, &field, out);
        price(product, tariff, &field, out);
    }
    sixty::compare(product, tariffs, out);
    // A variant repeats the tariffs of its base: what is wrong with them is reported there.
    if product.variant_van.is_none() || own().next().is_some() {
        period::check(file, product, tariffs, out);
    }
}

/// Output in euros is paid as it is registered (CD087).
fn in_euros(product: &Product, tariff: &Tarief, index: usize, out: &mut Out) {
    out.error(
        "boek-tarief-eenheid",
        &tariff.van,
        path(product, &format!("tarieven[{}]", index + 1)),
        Text::fixed(
            "Een product in euro (83) heeft geen tarief: het bedrag zelf wordt gedeclareerd (CD087)",
            "A product in euros (83) has no tariff: the amount itself is declared (CD087)",
        ),
        Text::fixed("Haal het tarief weg", "Remove the tariff"),
    );
}

fn provider(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
    if let Some(placed) = &tariff.aanbieder
        && AgbCode::new(placed.get_ref()).is_err()
    {
        let agb = placed.get_ref();
        out.error(
            "boek-aanbieder",
            placed,
            path(product, field),
            Text::new(
                format!("Aanbieder `{agb}` is geen AGB-code van 8 cijfers"),
                format!("Provider `{agb}` is not an AGB code of 8 digits"),
            ),
            Text::fixed(
                "Schrijf de AGB-code van de aanbieder, of laat `aanbieder` weg als het tarief voor iedereen geldt",
                "Write the AGB code of the provider, or leave `aanbieder` out when the tariff is for everybody",
            ),
        );
    }
}

fn price(product: &Product, tariff: &Tarief, field: &str, out: &mut Out) {
    if tariff.cent == 0 {
        out.error(
            "boek-tarief-ontbreekt",
            &tariff.van,
            path(product, field),
            Text::fixed("Het tarief is 0 cent", "The tariff is 0 cents"),
            Text::fixed("Vul het tarief in hele eurocenten in", "Fill in the tariff in whole eurocents"),
        );
    }
    let Some(per) = &tariff.per else {
        out.error(
            "boek-tarief-eenheid",
            &tariff.van,
            path(product, field),
            Text::fixed("Het tarief noemt geen eenheid", "The tariff names no unit"),
            Text::fixed(
                "Voeg `per` toe, bijvoorbeeld `per = \"01\"`",
                "Add `per`, for example `per = \"01\"`",
            ),
        );
        return;
    };
    let Some(unit) = &product.eenheid else { return };
    let (per_code, unit_code) = (per.get_ref().as_str(), unit.get_ref().as_str());
    let (minute, hour) = (Eenheid::MINUUT.code(), Eenheid::UUR.code());
    if per_code == unit_code {
        sixty::size(product, tariff, field, out);
    } else if (per_code, unit_code) == (hour, minute) {
        sixty::hourly(product, tariff, field, out);
    } else if (per_code, unit_code) == (minute, hour) {
        out.error(
            "boek-tarief-uurtarief",
            per,
            path(product, field),
            Text::fixed(
                "Tarief per minuut op een product in uren: een uur zou een minuut kosten, een factor 60 te weinig",
                "Tariff per minute on a product in hours: an hour would cost a minute, a factor of 60 too little",
            ),
            Text::fixed(
                "Vul het tarief per uur in (`per = \"04\"`), of maak het een product in minuten",
                "Fill in the tariff per hour (`per = \"04\"`), or make it a product in minutes",
            ),
        );
    } else {
        out.error(
            "boek-tarief-eenheid",
            per,
            path(product, field),
            Text::new(
                format!("Tarief per `{per_code}`, maar het product is in eenheid `{unit_code}`"),
                format!("Tariff per `{per_code}`, but the product is in unit `{unit_code}`"),
            ),
            Text::fixed("Tarief en product hebben dezelfde eenheid", "Tariff and product have the same unit"),
        );
    }
}
