//! Products: codes, categories, units, groups and limits.

use super::{Out, path};
use crate::finding::Text;
use crate::productbook::file::{File, Grondslag, Placed, Product, Telling};
use crate::values::{Eenheid, ProductCategorie, TypeVerwijzer};

/// Fills in for every variant what its base says.
pub(super) fn inherit(file: &mut File, out: &mut Out) {
    let bases: Vec<Product> =
        file.product.iter().filter(|product| product.variant_van.is_none()).cloned().collect();
    for product in &mut file.product {
        let Some(of) = product.variant_van.clone() else { continue };
        let base = bases.iter().find(|base| base.code.get_ref() == of.get_ref());
        if let Some(base) = base {
            product.inherit(base);
        } else {
            let code = of.get_ref();
            out.error(
                "boek-code-onbekend",
                &of,
                path(product, "variant_van"),
                Text::new(
                    format!("`{code}` is geen product van het boek, of zelf een variant"),
                    format!("`{code}` is not a product of the book, or a variant itself"),
                ),
                Text::fixed(
                    "Noem het product waarvan tarief en regels gelden",
                    "Name the product whose tariff and rules hold",
                ),
            );
        }
    }
}

pub(super) fn check(file: &File, product: &Product, out: &mut Out) {
    if !named(product, out) {
        return;
    }
    code(file, product, out);
    references(file, product, out);
    unit(product, out);
    group(file, product, out);
    limits(product, out);
}

/// Whether law, category and name are there.
fn named(product: &Product, out: &mut Out) -> bool {
    let there = [
        ("wet", product.wet.is_some()),
        ("categorie", product.categorie.is_some()),
        ("naam", product.naam.is_some()),
    ];
    for (field, _) in there.iter().filter(|(_, present)| !present) {
        let code = product.code.get_ref();
        out.error(
            "boek-veld",
            &product.code,
            path(product, field),
            Text::new(
                format!("Product `{code}` heeft geen `{field}`, en er is geen basis met dit product"),
                format!("Product `{code}` has no `{field}`, and there is no base with this product"),
            ),
            Text::new(
                format!("Voeg `{field}` toe, of noem in `basis` het boek waar dit product in staat"),
                format!("Add `{field}`, or name in `basis` the book that has this product"),
            ),
        );
    }
    there.iter().all(|(_, present)| *present)
}

fn code(file: &File, product: &Product, out: &mut Out) {
    let (Some(wet), Some(placed)) = (product.wet, &product.categorie) else { return };
    let code = product.code.get_ref();
    if code.len() != 5 || !code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        out.error(
            "boek-code-vorm",
            &product.code,
            path(product, "code"),
            Text::new(
                format!("`{code}` is niet vijf hoofdletters of cijfers"),
                format!("`{code}` is not five capitals or digits"),
            ),
            Text::fixed(
                "Schrijf de code zonder blanco en zonder `JW` ervoor",
                "Write it without blanks or `JW`",
            ),
        );
    }
    let category = placed.get_ref();
    let law = wet.law();
    let listed = file.categorieen.is_empty()
        || file.categorieen.iter().any(|entry| entry.code.get_ref() == category && entry.wet == wet);
    if ProductCategorie::new(category, wet).is_none() || !listed {
        out.error(
            "boek-categorie",
            placed,
            path(product, "categorie"),
            Text::new(
                format!("Categorie `{category}` hoort niet bij de {law}"),
                format!("Category `{category}` does not belong to the {law}"),
            ),
            Text::fixed("Verbeter de wet of de categorie", "Correct the law or the category"),
        );
    } else if !code.starts_with(category.as_str()) {
        out.error(
            "boek-categorie",
            placed,
            path(product, "categorie"),
            Text::new(
                format!("Categorie `{category}` is niet het begin van code `{code}`"),
                format!("Category `{category}` is not the start of code `{code}`"),
            ),
            Text::fixed(
                "De categorie is de eerste twee cijfers van de code",
                "The category is the first two digits",
            ),
        );
    }
}

fn references(file: &File, product: &Product, out: &mut Out) {
    let lists = [
        ("ouder", product.ouder.as_slice()),
        ("dragers", product.dragers.as_deref().unwrap_or_default()),
        ("gedoogde_dragers", product.gedoogde_dragers.as_deref().unwrap_or_default()),
    ];
    for (field, codes) in lists {
        for placed in codes {
            out.known(file, placed, path(product, field));
        }
    }
    for (field, referrer) in
        [("verwijzer", &product.verwijzer), ("alleen_lokaal_team", &product.alleen_lokaal_team)]
    {
        if let Some(placed) = referrer
            && product.wet.is_some_and(|wet| TypeVerwijzer::new(placed.get_ref(), wet).is_none())
        {
            unknown(product, field, placed, "COD327", out);
        }
    }
}

fn unknown(product: &Product, field: &str, placed: &Placed, list: &str, out: &mut Out) {
    let code = placed.get_ref();
    out.error(
        "boek-code-onbekend",
        placed,
        path(product, field),
        Text::new(
            format!("`{code}` staat niet in codelijst {list}"),
            format!("`{code}` is not in code list {list}"),
        ),
        Text::new(format!("Kies een code van lijst {list}"), format!("Choose a code of list {list}")),
    );
}

/// Unit, counting and basis that can go together.
fn unit(product: &Product, out: &mut Out) {
    for (field, missing) in [
        ("eenheid", product.eenheid.is_none()),
        ("telling", product.telling.is_none()),
        ("grondslag", product.grondslag.is_none()),
    ] {
        if missing {
            let code = product.code.get_ref();
            out.error(
                "boek-eenheid",
                &product.code,
                path(product, field),
                Text::new(
                    format!("Product `{code}` heeft geen `{field}`"),
                    format!("Product `{code}` has no `{field}`"),
                ),
                Text::new(format!("Voeg `{field}` toe"), format!("Add `{field}`")),
            );
        }
    }
    for placed in product.eenheid.iter().chain(product.ook_toegewezen_in.iter().flatten()) {
        if product.wet.is_some_and(|wet| Eenheid::new(placed.get_ref(), wet).is_none()) {
            unknown(product, "eenheid", placed, "WJ756", out);
        }
    }
    let (Some(unit), Some(counting), Some(basis)) = (&product.eenheid, product.telling, product.grondslag)
    else {
        return;
    };
    let (units, presence): (&[Eenheid], bool) = match counting {
        Telling::Minuten => (&[Eenheid::MINUUT, Eenheid::UUR], false),
        Telling::Groepsdeel | Telling::Aanwezigheid => (&[Eenheid::MINUUT], false),
        Telling::Dagdelen => (&[Eenheid::DAGDEEL], true),
        Telling::Nachten => (&[Eenheid::ETMAAL], true),
        Telling::Ritdagen => (&[Eenheid::ETMAAL, Eenheid::STUKS_INSPANNING], true),
        Telling::Aantal => (
            &[Eenheid::ETMAAL, Eenheid::DAGDEEL, Eenheid::STUKS_OUTPUT, Eenheid::STUKS_INSPANNING],
            basis == Grondslag::Aanwezigheid,
        ),
        Telling::Bedrag => (&[Eenheid::EURO], basis == Grondslag::Aanwezigheid),
    };
    let code = unit.get_ref();
    if !units.iter().any(|allowed| allowed.code() == code) {
        let expected = units.iter().map(|unit| format!("`{unit}`")).collect::<Vec<_>>().join(", ");
        out.error(
            "boek-eenheid",
            unit,
            path(product, "eenheid"),
            Text::new(
                format!("Eenheid `{code}` past niet bij de telling; wel {expected}"),
                format!("Unit `{code}` does not fit the counting; expected {expected}"),
            ),
            Text::fixed("Verbeter de eenheid of de telling", "Correct the unit or the counting"),
        );
    }
    if presence != (basis == Grondslag::Aanwezigheid) {
        out.error(
            "boek-eenheid",
            &product.code,
            path(product, "grondslag"),
            Text::fixed(
                "Grondslag `aanwezigheid` hoort bij dagdelen, nachten en ritdagen, en alleen daarbij",
                "Basis `aanwezigheid` belongs to dagdelen, nachten and ritdagen, and only to those",
            ),
            Text::fixed("Verbeter de grondslag of de telling", "Correct the basis or the counting"),
        );
    }
}

fn group(file: &File, product: &Product, out: &mut Out) {
    let is_group = product.telling == Some(Telling::Groepsdeel);
    let code = product.code.get_ref();
    for (field, present) in [("groep", product.groep.is_some()), ("ouder", product.ouder.is_some())] {
        if is_group && !present {
            out.error(
                "boek-groep",
                &product.code,
                path(product, field),
                Text::new(
                    format!("Groepsproduct `{code}` heeft geen `{field}`"),
                    format!("Group product `{code}` has no `{field}`"),
                ),
                Text::new(format!("Voeg `{field}` toe"), format!("Add `{field}`")),
            );
        }
    }
    if !is_group && product.groep.is_some() {
        out.error(
            "boek-groep",
            &product.code,
            path(product, "groep"),
            Text::new(
                format!("Product `{code}` heeft groepsgrenzen, maar telt geen groepsdeel"),
                format!("Product `{code}` has group limits, but does not count group shares"),
            ),
            Text::fixed(
                "Zet `telling` op `groepsdeel`, of haal `groep` weg",
                "Set `telling` to `groepsdeel`, or remove `groep`",
            ),
        );
    }
    if product.telling == Some(Telling::Dagdelen) && product.dagdeel.is_none() {
        out.error(
            "boek-grens",
            &product.code,
            path(product, "dagdeel"),
            Text::new(
                format!("Product `{code}` heeft geen `dagdeel`"),
                format!("Product `{code}` has no `dagdeel`"),
            ),
            Text::fixed("Voeg `dagdeel` toe", "Add `dagdeel`"),
        );
    }
    if let Some(placed) = &product.ouder
        && let Some(parent) = file.product.iter().find(|other| other.code.get_ref() == placed.get_ref())
        && (parent.wet != product.wet || parent.groep.is_some())
    {
        let of = placed.get_ref();
        out.error(
            "boek-groep",
            placed,
            path(product, "ouder"),
            Text::new(
                format!("`{of}` is geen individueel product van dezelfde wet"),
                format!("`{of}` is not an individual product of the same law"),
            ),
            Text::fixed("Noem het individuele product", "Name the individual product"),
        );
    }
}

fn limits(product: &Product, out: &mut Out) {
    let age = product.leeftijd.is_some_and(|age| {
        age.minimaal.zip(age.maximaal).is_some_and(|(min, max)| max < min)
            || (age.minimaal.is_none() && age.maximaal.is_none() && age.melden_vanaf.is_none())
    });
    let group = product.groep.is_some_and(|group| {
        group.max_professionals == 0
            || group.max_deelnemers == 0
            || group.min_deelnemers.is_some_and(|min| min > group.max_deelnemers)
    });
    let dagdeel = product.dagdeel.is_some_and(|limits| limits.max_per_dag == 0 || limits.tweede_boven == 0);
    for (field, wrong) in [("leeftijd", age), ("groep", group), ("dagdeel", dagdeel)] {
        if wrong {
            out.error(
                "boek-grens",
                &product.code,
                path(product, field),
                Text::new(
                    format!("De grenzen van `{field}` zijn leeg of spreken elkaar tegen"),
                    format!("The limits of `{field}` are empty or contradict each other"),
                ),
                Text::fixed(
                    "Het kleinste getal hoort niet boven het grootste te liggen",
                    "The lowest should not be above the highest",
                ),
            );
        }
    }
}
