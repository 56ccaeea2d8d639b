//! TR338, TR339, TR340, TR341 and TR384: a line goes with its allocation.

use super::wegen::Gebrek;
use crate::dossier::{StoreError, ToewijzingVersie, per_eenheid};
use crate::finding::Text;
use crate::messages::{Kind, Prestatie};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::external::contract;
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Eenheid};

/// A line is on an allocation that both parties know.
///
/// Any version of the allocation that is accepted or under way will do. When the number is known here, but for another
/// client, that is TR304. A credit is judged by its debit instead (TR323).
pub static TR338: Rule = Rule {
    code: "TR338",
    name: Text::fixed("Toewijzing bekend", "Allocation known"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP276", "OP086"],
    what: Text::fixed(
        "`ToewijzingNummer` is van een toewijzing van deze gemeente aan deze aanbieder",
        "`ToewijzingNummer` is that of an allocation of this municipality to this provider",
    ),
    why: Text::fixed(
        "Zonder toewijzing is er geen grond om te betalen",
        "Without an allocation there is no ground to pay",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een regel op toewijzing 1001, die de gemeente aan een andere aanbieder gaf",
            "a line on allocation 1001, which the municipality gave to another provider",
        ),
        passes: Text::fixed(
            "een regel op toewijzing 1001 uit een 301 aan deze aanbieder",
            "a line on allocation 1001 of a 301 to this provider",
        ),
    }),
    advice: Text::fixed(
        "Neem het toewijzingnummer over uit de 301; is die er niet, vraag dan eerst een toewijzing",
        "Copy the allocation number from the 301; when there is none, request an allocation first",
    ),
    check: Check::Dossier { retourcode: Some("9338"), check: check_tr338 },
};

/// No line is on a removed allocation.
///
/// What counts is the latest decision on the number. A removed allocation counts as never sent, so a line on it is not
/// compared with it any further. Whether lines were accepted before the removal is for the removal itself (TR385).
pub static TR384: Rule = Rule {
    code: "TR384",
    name: Text::fixed("Toewijzing niet verwijderd", "Allocation not removed"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP368"],
    what: Text::fixed(
        "Een regel staat niet op een toewijzing met `RedenWijziging` 13",
        "A line is not on an allocation with `RedenWijziging` 13",
    ),
    why: Text::fixed(
        "Een verwijderde toewijzing geldt als nooit verstuurd",
        "A removed allocation counts as never sent",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een regel op toewijzing 1001, waarvan het laatste besluit `RedenWijziging` 13 heeft",
            "a line on allocation 1001, of which the latest decision has `RedenWijziging` 13",
        ),
        passes: Text::fixed(
            "een regel op de toewijzing die ervoor in de plaats kwam",
            "a line on the allocation that replaced it",
        ),
    }),
    advice: Text::fixed(
        "Declareer op de toewijzing die ervoor in de plaats kwam, of vraag de gemeente waarom zij is verwijderd",
        "Declare on the allocation that replaced it, or ask the municipality why it was removed",
    ),
    check: Check::Dossier { retourcode: Some("9384"), check: check_tr384 },
};

/// The category is that of the allocation.
///
/// A generic allocation has none, so any contracted category will do.
pub static TR339: Rule = Rule {
    code: "TR339",
    name: Text::fixed("Categorie van de toewijzing", "Category of the allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV075", "OP302"],
    what: Text::fixed(
        "`ProductCategorie` is de `Categorie` van de toewijzing, als die daar is gevuld",
        "`ProductCategorie` is `Categorie` of the allocation, when that is filled in there",
    ),
    why: Text::fixed("Alleen zorg die is toegewezen wordt betaald", "Only care that was allocated is paid"),
    examples: Some(Examples {
        fails: Text::fixed(
            "categorie 45 op een toewijzing van categorie 54",
            "category 45 on an allocation of category 54",
        ),
        passes: Text::fixed(
            "categorie 45 op een toewijzing van categorie 45, of op een generieke",
            "category 45 on an allocation of category 45, or on a generic one",
        ),
    }),
    advice: Text::fixed(
        "Neem de categorie over uit de toewijzing, of kies de toewijzing waar deze zorg bij hoort",
        "Copy the category from the allocation, or choose the allocation that this care belongs to",
    ),
    check: Check::Dossier { retourcode: Some("9339"), check: check_tr339 },
};

/// The product code is that of the allocation.
///
/// Only a specific allocation has one; whether a code belongs to the category is for TR381.
pub static TR340: Rule = Rule {
    code: "TR340",
    name: Text::fixed("Productcode van de toewijzing", "Product code of the allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV075", "OP302"],
    what: Text::fixed(
        "`ProductCode` is de `Code` van de toewijzing, als die daar is gevuld",
        "`ProductCode` is `Code` of the allocation, when that is filled in there",
    ),
    why: Text::fixed("Alleen zorg die is toegewezen wordt betaald", "Only care that was allocated is paid"),
    examples: Some(Examples {
        fails: Text::fixed("45A05 op een toewijzing van 45A01", "45A05 on an allocation of 45A01"),
        passes: Text::fixed(
            "45A05 op een toewijzing van 45A05, of van categorie 45 zonder code",
            "45A05 on an allocation of 45A05, or of category 45 without a code",
        ),
    }),
    advice: Text::fixed(
        "Neem de code over uit de toewijzing, of kies de toewijzing waar deze zorg bij hoort",
        "Copy the code from the allocation, or choose the allocation that this care belongs to",
    ),
    check: Check::Dossier { retourcode: Some("9340"), check: check_tr340 },
};

/// The unit is that of the allocation.
///
/// Hours may be declared in minutes, not the other way round. An allocation without `Omvang` has no unit: then it is the
/// unit of the contract, as far as there is a product book that knows the product; hours there may be declared in
/// minutes as well (IV081). Without such a book this is told as not checked.
pub static TR341: Rule = Rule {
    code: "TR341",
    name: Text::fixed("Eenheid van de toewijzing", "Unit of the allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP267", "IV081"],
    what: Text::fixed(
        "`Eenheid` is die van de toewijzing; alleen uren mogen in minuten worden gedeclareerd. Zonder `Omvang` in de toewijzing telt de eenheid van het contract",
        "`Eenheid` is that of the allocation; only hours may be declared in minutes. Without `Omvang` in the allocation the unit of the contract counts",
    ),
    why: Text::fixed(
        "Volumes in verschillende eenheden zijn niet te vergelijken",
        "Volumes in different units cannot be compared",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "uren op een toewijzing in minuten, of dagdelen op een toewijzing in etmalen",
            "hours on an allocation in minutes, or dagdelen on an allocation in etmalen",
        ),
        passes: Text::fixed("minuten op een toewijzing in uren", "minutes on an allocation in hours"),
    }),
    advice: Text::fixed("Declareer in de eenheid van de toewijzing", "Declare in the unit of the allocation"),
    check: Check::Dossier { retourcode: Some("9341"), check: check_tr341 },
};

/// The unit that goes with a line; none when the contract is needed and not known, with the reason.
fn verwachte_eenheid(
    case: &Case<'_>,
    versie: &ToewijzingVersie,
    prestatie: &Prestatie,
) -> Result<Eenheid, Text> {
    match &versie.product.omvang {
        Some(omvang) => Ok(omvang.eenheid),
        None => contract::product(case, prestatie).map(|(_, product)| product.eenheid),
    }
}

/// Weighs what a line says against its allocation.
pub(super) fn weeg(
    case: &Case<'_>,
    versie: &ToewijzingVersie,
    prestatie: &Prestatie,
    gebreken: &mut Vec<Gebrek>,
) {
    if let Some(product) = &versie.product.product {
        if product.categorie != prestatie.product_categorie {
            gebreken.push(Gebrek::Categorie(product.categorie));
        }
        if let Some(code) = product.code.as_ref().filter(|code| **code != prestatie.product_code) {
            gebreken.push(Gebrek::Code(code.clone()));
        }
    }
    if let Ok(eenheid) = verwachte_eenheid(case, versie, prestatie)
        && per_eenheid(eenheid, prestatie.eenheid).is_none()
    {
        gebreken.push(Gebrek::Eenheid(eenheid));
    }
}

fn check_tr338(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        if !regel.gebreken.iter().any(|gebrek| matches!(gebrek, Gebrek::Onbekend)) {
            continue;
        }
        let nummer = regel.prestatie.toewijzing_nummer;
        let message = Text::new(
            format!("Deze gemeente en aanbieder kennen geen toewijzing {nummer}"),
            format!("This municipality and provider know no allocation {nummer}"),
        );
        let finding = TR338.finding(regel.place.below("ToewijzingNummer"), message);
        let expected =
            Text::fixed("het nummer van een toewijzing uit een 301", "the number of an allocation of a 301");
        outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
    }
    Ok(())
}

fn check_tr384(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        if !regel.gebreken.iter().any(|gebrek| matches!(gebrek, Gebrek::Verwijderd)) {
            continue;
        }
        let nummer = regel.prestatie.toewijzing_nummer;
        let message = Text::new(
            format!("Toewijzing {nummer} is verwijderd (`RedenWijziging` 13)"),
            format!("Allocation {nummer} was removed (`RedenWijziging` 13)"),
        );
        let finding = TR384.finding(regel.place.below("ToewijzingNummer"), message);
        let expected = Text::fixed("een toewijzing die nog geldt", "an allocation that still counts");
        outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
    }
    Ok(())
}

fn check_tr339(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Categorie(categorie) = gebrek else { continue };
            let (nummer, own) = (regel.prestatie.toewijzing_nummer, regel.prestatie.product_categorie);
            let message = Text::new(
                format!("Toewijzing {nummer} is voor categorie {categorie}, niet voor {own}"),
                format!("Allocation {nummer} is for category {categorie}, not for {own}"),
            );
            let finding = TR339.finding(regel.place.below("ProductCategorie"), message);
            outcome.findings.push(finding.found(own.code()).expected(Text::same(categorie.code())));
        }
    }
    Ok(())
}

fn check_tr340(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Code(code) = gebrek else { continue };
            let (nummer, own) = (regel.prestatie.toewijzing_nummer, &regel.prestatie.product_code);
            let message = Text::new(
                format!("Toewijzing {nummer} is voor product {code}, niet voor {own}"),
                format!("Allocation {nummer} is for product {code}, not for {own}"),
            );
            let finding = TR340.finding(regel.place.below("ProductCode"), message);
            outcome.findings.push(finding.found(own.as_str()).expected(Text::same(code.as_str().to_owned())));
        }
    }
    Ok(())
}

fn check_tr341(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(versie) = regel.toewijzing.as_ref().filter(|versie| !versie.is_removed()) else { continue };
        if let Err(reason) = verwachte_eenheid(case, versie, regel.prestatie) {
            outcome.skip(
                TR341.code,
                Text::new(
                    format!("toewijzing zonder `Omvang`: {}", reason.nl),
                    format!("allocation without `Omvang`: {}", reason.en),
                ),
            );
        }
        for gebrek in &regel.gebreken {
            let Gebrek::Eenheid(eenheid) = gebrek else { continue };
            let (nummer, own) = (regel.prestatie.toewijzing_nummer, regel.prestatie.eenheid);
            let (of_nl, of_en) = match versie.product.omvang {
                Some(_) => ("", ""),
                None => (" volgens het contract", " by the contract"),
            };
            let (unit, was) = (eenheid.meaning().to_lowercase(), own.meaning().to_lowercase());
            let message = Text::new(
                format!("Toewijzing {nummer} is{of_nl} in eenheid {eenheid} ({unit}), niet in {own} ({was})"),
                format!("Allocation {nummer} is in unit {eenheid}{of_en}, not in {own}"),
            );
            let expected = match *eenheid {
                Eenheid::UUR => Text::fixed("04 of 01", "04 or 01"),
                other => Text::same(other.code()),
            };
            let finding = TR341.finding(regel.place.below("Eenheid"), message);
            outcome.findings.push(finding.found(own.code()).expected(expected));
        }
    }
    Ok(())
}
