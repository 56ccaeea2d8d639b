//! 315: requests.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case, only};

fn with_products(domain: Domain, producten: Vec<AangevraagdProduct>) -> Bericht {
    verzoek(domain, |client| client.aangevraagde_producten = many(producten))
}

/// A second product, changed; the first one has ended before it begins.
fn with_second(domain: Domain, edit: fn(&mut AangevraagdProduct)) -> Bericht {
    let first = AangevraagdProduct {
        toewijzing_ingangsdatum: val("2026-01-01"),
        toewijzing_einddatum: some("2026-04-30"),
        ..aangevraagd(domain, "A-100")
    };
    let mut second = aangevraagd(domain, "A-101");
    edit(&mut second);
    with_products(domain, vec![first, second])
}

fn generic(product: AangevraagdProduct) -> AangevraagdProduct {
    AangevraagdProduct { product: None, omvang: None, budget: some("500000"), ..product }
}

pub fn cases() -> Vec<Case> {
    let mut cases = keys();
    cases.extend(products());
    cases.extend(referrers());
    cases
}

fn keys() -> Vec<Case> {
    vec![
        case("TR101", "a plain request", |d| verzoek(d, |_| {}), &[]),
        case("TR383", "two references", |d| with_second(d, |_| {}), &[]),
        case(
            "TR383",
            "one reference twice breaks TR101 too",
            |d| with_second(d, |second| second.referentie_aanbieder = val("A-100")),
            &[
                ("TR101", "AangevraagdeProducten/AangevraagdProduct[1]"),
                ("TR101", "AangevraagdeProducten/AangevraagdProduct[2]"),
                ("TR383", "AangevraagdeProducten/AangevraagdProduct[1]/ReferentieAanbieder"),
                ("TR383", "AangevraagdeProducten/AangevraagdProduct[2]/ReferentieAanbieder"),
            ],
        ),
        case(
            "CS002",
            "a digit is wrong",
            |d| verzoek(d, |client| client.bsn = val("999900007")),
            &[("CS002", "Bsn")],
        ),
        case(
            "TR002",
            "one day more than 120 years",
            |d| verzoek(d, |client| client.geboortedatum = geboren("1906-04-29", None)),
            &[("TR002", "Geboortedatum/Datum")],
        ),
        case(
            "CS139",
            "unknown month that is filled",
            |d| verzoek(d, |client| client.geboortedatum = geboren("1953-04-01", Some("2"))),
            &[("CS139", "Geboortedatum/DatumGebruik")],
        ),
        case(
            "TR134",
            "born tomorrow",
            |d| verzoek(d, |client| client.geboortedatum = geboren("2026-05-01", None)),
            &[("TR134", "Geboortedatum/Datum")],
        ),
        case(
            "CD043",
            "decision with number and day",
            |d| {
                with_second(d, |second| {
                    second.beschikking_nummer = some("123");
                    second.beschikking_ingangsdatum = some("2026-03-15");
                })
            },
            &[],
        ),
        case(
            "CD043",
            "decision without a day",
            |d| with_second(d, |second| second.beschikking_nummer = some("123")),
            &[("CD043", "AangevraagdeProducten/AangevraagdProduct[2]/BeschikkingIngangsdatum")],
        ),
        case(
            "CD043",
            "day of a decision without number",
            |d| with_second(d, |second| second.beschikking_ingangsdatum = some("2026-03-15")),
            &[("CD043", "AangevraagdeProducten/AangevraagdProduct[2]/BeschikkingIngangsdatum")],
        ),
    ]
}

fn products() -> Vec<Case> {
    vec![
        case("TR386", "one after the other", |d| with_second(d, |_| {}), &[]),
        case(
            "TR386",
            "one day in common",
            |d| with_second(d, |second| second.toewijzing_ingangsdatum = val("2026-04-30")),
            &[
                ("TR386", "AangevraagdeProducten/AangevraagdProduct[1]"),
                ("TR386", "AangevraagdeProducten/AangevraagdProduct[2]"),
            ],
        ),
        case(
            "TR386",
            "generic beside specific",
            |d| with_products(d, vec![generic(aangevraagd(d, "A-1")), aangevraagd(d, "A-2")]),
            &[
                ("TR386", "AangevraagdeProducten/AangevraagdProduct[1]"),
                ("TR386", "AangevraagdeProducten/AangevraagdProduct[2]"),
            ],
        ),
        only(
            &[Domain::Wmo],
            case(
                "TR386",
                "a wheelchair beside anything",
                |d| {
                    let wheelchair = Some(Product { categorie: val("11"), code: some("11A01") });
                    let first = AangevraagdProduct { product: wheelchair.clone(), ..aangevraagd(d, "A-1") };
                    let second = AangevraagdProduct { product: wheelchair, ..aangevraagd(d, "A-2") };
                    with_products(d, vec![first, second, generic(aangevraagd(d, "A-3"))])
                },
                &[],
            ),
        ),
        case(
            "CD041",
            "code without size",
            |d| with_second(d, |second| second.omvang = None),
            &[("CD041", "AangevraagdeProducten/AangevraagdProduct[2]/Omvang")],
        ),
        case(
            "CD077",
            "size and budget",
            |d| with_second(d, |second| second.budget = some("500000")),
            &[
                ("CD077", "AangevraagdeProducten/AangevraagdProduct[2]/Omvang"),
                ("CD078", "AangevraagdeProducten/AangevraagdProduct[2]/Budget"),
            ],
        ),
        case("CD079", "generic", |d| with_products(d, vec![generic(aangevraagd(d, "A-1"))]), &[]),
        case(
            "CD079",
            "neither product nor budget",
            |d| with_products(d, vec![AangevraagdProduct { budget: None, ..generic(aangevraagd(d, "A-1")) }]),
            &[("CD079", "AangevraagdeProducten/AangevraagdProduct[1]/Product")],
        ),
        case(
            "CD075",
            "budget without a last day",
            |d| {
                let open =
                    AangevraagdProduct { toewijzing_einddatum: None, ..generic(aangevraagd(d, "A-1")) };
                with_products(d, vec![open])
            },
            &[("CD075", "AangevraagdeProducten/AangevraagdProduct[1]/ToewijzingEinddatum")],
        ),
        case(
            "CD076",
            "per week without a last day",
            |d| with_second(d, |second| second.toewijzing_einddatum = None),
            &[("CD076", "AangevraagdeProducten/AangevraagdProduct[2]/ToewijzingEinddatum")],
        ),
        case(
            "CD095",
            "size without code",
            |d| {
                let vague = AangevraagdProduct { product: alleen_categorie(d), ..aangevraagd(d, "A-1") };
                with_products(d, vec![vague])
            },
            &[("CD095", "AangevraagdeProducten/AangevraagdProduct[1]/Omvang")],
        ),
        case(
            "CD095",
            "size without code, until 2020",
            |d| {
                let old = AangevraagdProduct {
                    product: alleen_categorie(d),
                    toewijzing_ingangsdatum: val("2020-01-01"),
                    toewijzing_einddatum: some("2020-12-31"),
                    ..aangevraagd(d, "A-1")
                };
                with_products(d, vec![old])
            },
            &[],
        ),
        case(
            "CS003",
            "ends before it begins",
            |d| {
                with_second(d, |second| {
                    second.toewijzing_ingangsdatum = val("2026-06-02");
                    second.toewijzing_einddatum = some("2026-06-01");
                })
            },
            &[("CS003", "AangevraagdeProducten/AangevraagdProduct[2]/ToewijzingEinddatum")],
        ),
        case(
            "CS343",
            "pieces of output per day",
            |d| with_second(d, |second| second.omvang = omvang("1", "82", "1")),
            &[],
        ),
        case(
            "CS343",
            "etmalen per day",
            |d| with_second(d, |second| second.omvang = omvang("1", "14", "1")),
            &[("CS343", "AangevraagdeProducten/AangevraagdProduct[2]/Omvang/Frequentie")],
        ),
    ]
}

fn referrers() -> Vec<Case> {
    vec![
        case(
            "CD066",
            "GP with a code",
            |d| with_second(d, |second| second.verwijzer = verwijzer("02", None, Some("01000001"))),
            &[],
        ),
        case(
            "CD066",
            "GP with code and name",
            |d| with_second(d, |second| second.verwijzer = verwijzer("02", Some("Bos"), Some("01000001"))),
            &[("CD066", "AangevraagdeProducten/AangevraagdProduct[2]/Verwijzer/Naam")],
        ),
        case(
            "CD067",
            "specialist with a name",
            |d| with_second(d, |second| second.verwijzer = verwijzer("05", Some("Bos"), None)),
            &[],
        ),
        case(
            "CD067",
            "specialist without code and name",
            |d| with_second(d, |second| second.verwijzer = verwijzer("05", None, None)),
            &[("CD067", "AangevraagdeProducten/AangevraagdProduct[2]/Verwijzer/Naam")],
        ),
        case(
            "CD068",
            "municipality without a name",
            |d| with_second(d, |second| second.verwijzer = verwijzer("01", None, None)),
            &[],
        ),
        case(
            "CD068",
            "judge with a code",
            |d| with_second(d, |second| second.verwijzer = verwijzer("08", None, Some("01000001"))),
            &[("CD068", "AangevraagdeProducten/AangevraagdProduct[2]/Verwijzer/ZorgverlenerCode")],
        ),
    ]
}
