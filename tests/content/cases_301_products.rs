//! 301: the allocations.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case, only};

fn with_products(domain: Domain, producten: Vec<ToegewezenProduct>) -> Bericht {
    toewijzing(domain, |client| client.toegewezen_producten = many(producten))
}

/// A second allocation, changed; the first one has ended before it begins.
fn with_second(domain: Domain, edit: fn(&mut ToegewezenProduct)) -> Bericht {
    let mut second = toegewezen_van(domain, "1002", "2026-04-01", "2026-12-31");
    edit(&mut second);
    with_products(domain, vec![toegewezen_van(domain, "1001", "2026-01-01", "2026-03-31"), second])
}

fn with_category(product: ToegewezenProduct, categorie: &str) -> ToegewezenProduct {
    ToegewezenProduct { product: Some(Product { categorie: val(categorie), code: some("45A01") }), ..product }
}

fn with_code(product: ToegewezenProduct, code: &str) -> ToegewezenProduct {
    let categorie = product.product.as_ref().unwrap().categorie;
    ToegewezenProduct { product: Some(Product { categorie, code: some(code) }), ..product }
}

fn aspecific(domain: Domain, product: ToegewezenProduct) -> ToegewezenProduct {
    ToegewezenProduct { product: alleen_categorie(domain), omvang: None, budget: some("500000"), ..product }
}

fn generic(product: ToegewezenProduct) -> ToegewezenProduct {
    ToegewezenProduct { product: None, omvang: None, budget: some("500000"), ..product }
}

fn removed(product: ToegewezenProduct, reden: &str) -> ToegewezenProduct {
    ToegewezenProduct { einddatum: Some(product.ingangsdatum), reden_wijziging: some(reden), ..product }
}

const FIRST: &str = "ToegewezenProducten/ToegewezenProduct[1]";
const SECOND: &str = "ToegewezenProducten/ToegewezenProduct[2]";
const THIRD: &str = "ToegewezenProducten/ToegewezenProduct[3]";

pub fn cases() -> Vec<Case> {
    let mut cases = overlaps();
    cases.extend(variants());
    cases.extend(reasons());
    cases
}

fn overlaps() -> Vec<Case> {
    vec![
        case(
            "TR101",
            "one number for two allocations",
            |d| {
                let other = toegewezen_van(d, "1001", "2026-01-01", "2026-03-31");
                with_products(d, vec![other, toegewezen(d, "1001")])
            },
            &[("TR101", FIRST), ("TR101", SECOND)],
        ),
        case("TR302", "one after the other", |d| with_second(d, |_| {}), &[]),
        case(
            "TR302",
            "one day in common, found at both",
            |d| with_second(d, |second| second.ingangsdatum = val("2026-03-31")),
            &[("TR302", FIRST), ("TR302", SECOND)],
        ),
        case(
            "TR302",
            "an open allocation meets all later ones",
            |d| {
                with_products(
                    d,
                    vec![
                        toegewezen_van(d, "1", "2026-01-01", ""),
                        toegewezen_van(d, "2", "2030-01-01", "2030-01-31"),
                        toegewezen_van(d, "3", "2025-01-01", "2025-12-31"),
                    ],
                )
            },
            &[("TR302", FIRST), ("TR302", SECOND)],
        ),
        case(
            "TR302",
            "different codes in one category",
            |d| with_products(d, vec![toegewezen(d, "1"), with_code(toegewezen(d, "2"), "45A02")]),
            &[],
        ),
        case(
            "TR302",
            "a category meets every code in it",
            |d| {
                let code = with_code(toegewezen(d, "2"), "45A02");
                with_products(d, vec![toegewezen(d, "1"), code, aspecific(d, toegewezen(d, "3"))])
            },
            &[("TR302", FIRST), ("TR302", SECOND), ("TR302", THIRD)],
        ),
        case(
            "TR302",
            "a generic allocation meets everything",
            |d| with_products(d, vec![toegewezen(d, "1"), generic(toegewezen(d, "2"))]),
            &[("TR302", FIRST), ("TR302", SECOND)],
        ),
        case(
            "TR302",
            "removed allocations do not count",
            |d| with_products(d, vec![toegewezen(d, "1"), removed(toegewezen(d, "2"), "13")]),
            &[],
        ),
        case(
            "TR302",
            "removed for the old reason does not count either",
            |d| with_products(d, vec![toegewezen(d, "1"), removed(toegewezen(d, "2"), "01")]),
            &[("CS336", "ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging")],
        ),
        only(
            &[Domain::Wmo],
            case(
                "TR302",
                "aids of the Wmo may overlap, also with a generic allocation",
                |d| {
                    let aids = ["11", "12", "13", "14"].map(|aid| with_category(toegewezen(d, aid), aid));
                    let again = with_category(toegewezen(d, "9"), "11");
                    with_products(d, aids.into_iter().chain([again, generic(toegewezen(d, "10"))]).collect())
                },
                &[],
            ),
        ),
    ]
}

fn variants() -> Vec<Case> {
    vec![
        case(
            "CD041",
            "code without size",
            |d| with_second(d, |second| second.omvang = None),
            &[("CD041", "ToegewezenProducten/ToegewezenProduct[2]/Omvang")],
        ),
        case(
            "CD041",
            "category without size",
            |d| with_products(d, vec![aspecific(d, toegewezen(d, "1"))]),
            &[],
        ),
        case("CD077", "only a size", |d| with_second(d, |_| {}), &[]),
        case(
            "CD077",
            "size and budget",
            |d| with_second(d, |second| second.budget = some("500000")),
            &[
                ("CD077", "ToegewezenProducten/ToegewezenProduct[2]/Omvang"),
                ("CD078", "ToegewezenProducten/ToegewezenProduct[2]/Budget"),
            ],
        ),
        case("CD078", "only a budget", |d| with_products(d, vec![generic(toegewezen(d, "1"))]), &[]),
        case(
            "CD078",
            "budget and size",
            |d| with_second(d, |second| second.budget = some("0")),
            &[
                ("CD077", "ToegewezenProducten/ToegewezenProduct[2]/Omvang"),
                ("CD078", "ToegewezenProducten/ToegewezenProduct[2]/Budget"),
            ],
        ),
        case("CD079", "generic with a budget", |d| with_products(d, vec![generic(toegewezen(d, "1"))]), &[]),
        case(
            "CD079",
            "neither product nor budget",
            |d| with_products(d, vec![ToegewezenProduct { budget: None, ..generic(toegewezen(d, "1")) }]),
            &[("CD079", "ToegewezenProducten/ToegewezenProduct[1]/Product")],
        ),
        case(
            "CD080",
            "size without code, ended in 2020",
            |d| {
                let old = toegewezen_van(d, "1", "2020-01-01", "2020-12-31");
                with_products(d, vec![ToegewezenProduct { product: alleen_categorie(d), ..old }])
            },
            &[],
        ),
        case(
            "CD080",
            "size without code, ending on the first day of 2021",
            |d| {
                let old = toegewezen_van(d, "1", "2020-01-01", "2021-01-01");
                with_products(d, vec![ToegewezenProduct { product: alleen_categorie(d), ..old }])
            },
            &[("CD080", "ToegewezenProducten/ToegewezenProduct[1]/Omvang")],
        ),
        case(
            "CD080",
            "size without product, open",
            |d| {
                let open = toegewezen_van(d, "1", "2020-01-01", "");
                with_products(d, vec![ToegewezenProduct { product: None, ..open }])
            },
            &[
                ("CD079", "ToegewezenProducten/ToegewezenProduct[1]/Product"),
                ("CD080", "ToegewezenProducten/ToegewezenProduct[1]/Omvang"),
            ],
        ),
        case("CD075", "budget with a last day", |d| with_products(d, vec![generic(toegewezen(d, "1"))]), &[]),
        case(
            "CD075",
            "budget without a last day",
            |d| with_products(d, vec![ToegewezenProduct { einddatum: None, ..generic(toegewezen(d, "1")) }]),
            &[("CD075", "ToegewezenProducten/ToegewezenProduct[1]/Einddatum")],
        ),
        case(
            "CD076",
            "per month without a last day",
            |d| {
                with_second(d, |second| {
                    second.omvang = omvang("2", "04", "4");
                    second.einddatum = None;
                })
            },
            &[],
        ),
        case(
            "CD076",
            "per week without a last day",
            |d| with_second(d, |second| second.einddatum = None),
            &[("CD076", "ToegewezenProducten/ToegewezenProduct[2]/Einddatum")],
        ),
        case("CS003", "one day", |d| with_second(d, |second| second.einddatum = some("2026-04-01")), &[]),
        case(
            "CS003",
            "ends the day before it begins",
            |d| {
                with_second(d, |second| {
                    second.ingangsdatum = val("2026-04-02");
                    second.einddatum = some("2026-04-01");
                })
            },
            &[("CS003", "ToegewezenProducten/ToegewezenProduct[2]/Einddatum")],
        ),
        case(
            "CS338",
            "minutes per day",
            |d| with_second(d, |second| second.omvang = omvang("30", "01", "1")),
            &[],
        ),
        case(
            "CS338",
            "dagdelen per day",
            |d| with_second(d, |second| second.omvang = omvang("1", "16", "1")),
            &[("CS338", "ToegewezenProducten/ToegewezenProduct[2]/Omvang/Frequentie")],
        ),
        case(
            "CS338",
            "dagdelen per day until 2020",
            |d| {
                let old = toegewezen_van(d, "1", "2020-01-01", "2020-12-31");
                with_products(d, vec![ToegewezenProduct { omvang: omvang("1", "16", "1"), ..old }])
            },
            &[],
        ),
    ]
}

fn reasons() -> Vec<Case> {
    vec![
        case(
            "CS335",
            "removed on its first day",
            |d| with_products(d, vec![removed(toegewezen(d, "1"), "13")]),
            &[],
        ),
        case(
            "CS335",
            "removed without a last day: the stylesheets do not object",
            |d| {
                let open = toegewezen_van(d, "1", "2026-04-01", "");
                with_products(d, vec![ToegewezenProduct { reden_wijziging: some("13"), ..open }])
            },
            &[],
        ),
        case(
            "CS335",
            "removed, but over nine months",
            |d| with_second(d, |second| second.reden_wijziging = some("13")),
            &[("CS335", "ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging")],
        ),
        case(
            "CS336",
            "administrative correction",
            |d| with_second(d, |second| second.reden_wijziging = some("14")),
            &[],
        ),
        case(
            "CS336",
            "the withdrawn reason",
            |d| with_second(d, |second| second.reden_wijziging = some("01")),
            &[("CS336", "ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging")],
        ),
    ]
}
