//! 317: requests for change.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case, only};

const WMO: &[Domain] = &[Domain::Wmo];

const OMVANG: &str = "Verzoek/NieuweProducten/NieuwProduct[1]/Omvang";
const BUDGET: &str = "Verzoek/NieuweProducten/NieuwProduct[1]/Budget";
const EINDE: &str = "Verzoek/NieuweProducten/NieuwProduct[1]/Einddatum";
const FREQUENTIE: &str = "Verzoek/NieuweProducten/NieuwProduct[1]/Omvang/Frequentie";
const CHANGED_OMVANG: &str = "Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Omvang";
const CHANGED_BUDGET: &str = "Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Budget";
const CHANGED_EINDE: &str = "Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Einddatum";
const CHANGED_FREQUENTIE: &str = "Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Omvang/Frequentie";

fn with_new(domain: Domain, producten: Vec<NieuwProduct>) -> Bericht {
    wijziging(domain, |verzoek| verzoek.nieuwe_producten = Some(many(producten)))
}

/// One new product, changed.
fn new_product(domain: Domain, edit: fn(&mut NieuwProduct)) -> Bericht {
    let mut product = nieuw(domain);
    edit(&mut product);
    with_new(domain, vec![product])
}

/// Two new products, the first until the end of August and the second, changed, from September.
fn with_second(domain: Domain, edit: fn(&mut NieuwProduct)) -> Bericht {
    let first = NieuwProduct { einddatum: some("2026-08-31"), ..nieuw(domain) };
    let mut second = NieuwProduct { gewenste_ingangsdatum: val("2026-09-01"), ..nieuw(domain) };
    edit(&mut second);
    with_new(domain, vec![first, second])
}

/// Two products of one category, without codes, over the same days.
fn side_by_side(domain: Domain, categorie: &str) -> Bericht {
    let product = Some(Product { categorie: val(categorie), code: None });
    let first = NieuwProduct { product, omvang: None, ..nieuw(domain) };
    let second = NieuwProduct { gewenste_ingangsdatum: val("2026-05-02"), ..first.clone() };
    with_new(domain, vec![first, second])
}

/// One product to be changed, changed.
fn changed(domain: Domain, edit: fn(&mut TeWijzigenProduct)) -> Bericht {
    let mut product = te_wijzigen("1002");
    edit(&mut product);
    wijziging(domain, |verzoek| verzoek.te_wijzigen_producten = Some(many(vec![product])))
}

pub fn cases() -> Vec<Case> {
    let mut cases = keys();
    cases.extend(requests());
    cases.extend(overlaps());
    cases.extend(sizes());
    cases.extend(ends());
    cases
}

fn keys() -> Vec<Case> {
    vec![
        case("TR101", "a plain request for change", |d| wijziging(d, |_| {}), &[]),
        case(
            "TR101",
            "one allocation unchanged twice",
            |d| {
                wijziging(d, |verzoek| {
                    let producten = vec![ongewijzigd("1001"), ongewijzigd("1003"), ongewijzigd("1001")];
                    verzoek.ongewijzigde_producten = Some(many(producten));
                })
            },
            &[
                ("TR101", "Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1]"),
                ("TR101", "Verzoek/OngewijzigdeProducten/OngewijzigdProduct[3]"),
            ],
        ),
        case(
            "TR101",
            "one allocation changed twice",
            |d| {
                wijziging(d, |verzoek| {
                    let again = TeWijzigenProduct { omvang: omvang("9", "04", "4"), ..te_wijzigen("1002") };
                    verzoek.te_wijzigen_producten = Some(many(vec![te_wijzigen("1002"), again]));
                })
            },
            &[
                ("TR101", "Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]"),
                ("TR101", "Verzoek/TeWijzigenProducten/TeWijzigenProduct[2]"),
            ],
        ),
        case(
            "TR101",
            "one allocation unchanged and changed: two classes",
            |d| {
                wijziging(d, |verzoek| {
                    verzoek.ongewijzigde_producten = Some(many(vec![ongewijzigd("1002")]));
                })
            },
            &[],
        ),
        case(
            "TR101",
            "one new product twice overlaps too",
            |d| with_new(d, vec![nieuw(d), nieuw(d)]),
            &[
                ("TR101", "Verzoek/NieuweProducten/NieuwProduct[1]"),
                ("TR101", "Verzoek/NieuweProducten/NieuwProduct[2]"),
                ("TR410", "Verzoek/NieuweProducten/NieuwProduct[1]"),
                ("TR410", "Verzoek/NieuweProducten/NieuwProduct[2]"),
            ],
        ),
        case(
            "TR101",
            "two new products from one day",
            |d| {
                let mut other = nieuw(d);
                other.product.as_mut().unwrap().code = some("45A02");
                with_new(d, vec![nieuw(d), other])
            },
            &[],
        ),
        case(
            "CS002",
            "a digit is wrong",
            |d| {
                let mut bericht = wijziging(d, |_| {});
                if let Inhoud::VerzoekOmWijziging(root) = &mut bericht.inhoud {
                    root.client.bsn = val("999900007");
                }
                bericht
            },
            &[("CS002", "Bsn")],
        ),
    ]
}

fn requests() -> Vec<Case> {
    vec![
        case(
            "TR352",
            "new beside unchanged",
            |d| wijziging(d, |verzoek| verzoek.te_wijzigen_producten = None),
            &[],
        ),
        case(
            "TR352",
            "new beside changed",
            |d| wijziging(d, |verzoek| verzoek.ongewijzigde_producten = None),
            &[],
        ),
        case(
            "TR352",
            "only new",
            |d| {
                wijziging(d, |verzoek| {
                    verzoek.ongewijzigde_producten = None;
                    verzoek.te_wijzigen_producten = None;
                })
            },
            &[("TR352", "Verzoek")],
        ),
        case(
            "TR353",
            "changed beside unchanged",
            |d| wijziging(d, |verzoek| verzoek.nieuwe_producten = None),
            &[],
        ),
        case(
            "TR353",
            "only changed",
            |d| {
                wijziging(d, |verzoek| {
                    verzoek.ongewijzigde_producten = None;
                    verzoek.nieuwe_producten = None;
                })
            },
            &[],
        ),
        case(
            "TR353",
            "only unchanged",
            |d| {
                wijziging(d, |verzoek| {
                    verzoek.te_wijzigen_producten = None;
                    verzoek.nieuwe_producten = None;
                })
            },
            &[("TR353", "Verzoek")],
        ),
        case(
            "TR353",
            "a request of nothing",
            |d| {
                wijziging(d, |verzoek| {
                    verzoek.ongewijzigde_producten = None;
                    verzoek.te_wijzigen_producten = None;
                    verzoek.nieuwe_producten = None;
                })
            },
            &[("TR352", "Verzoek"), ("TR353", "Verzoek")],
        ),
        case(
            "TR380",
            "on the day of the message",
            |d| new_product(d, |product| product.gewenste_ingangsdatum = val("2026-04-30")),
            &[("TR380", "Verzoek/NieuweProducten/NieuwProduct[1]/GewensteIngangsdatum")],
        ),
        case(
            "TR380",
            "one day after the message",
            |d| new_product(d, |product| product.gewenste_ingangsdatum = val("2026-05-01")),
            &[],
        ),
        case(
            "TR380",
            "a change over the whole term began in the past",
            |d| changed(d, |product| product.gewenste_ingangsdatum = val("2026-01-01")),
            &[],
        ),
    ]
}

fn overlaps() -> Vec<Case> {
    const BOTH: &[(&str, &str)] = &[
        ("TR410", "Verzoek/NieuweProducten/NieuwProduct[1]"),
        ("TR410", "Verzoek/NieuweProducten/NieuwProduct[2]"),
    ];
    vec![
        case("TR410", "one after the other", |d| with_second(d, |_| {}), &[]),
        case(
            "TR410",
            "one day in common",
            |d| with_second(d, |second| second.gewenste_ingangsdatum = val("2026-08-31")),
            BOTH,
        ),
        case(
            "TR410",
            "two codes of one category",
            |d| {
                with_second(d, |second| {
                    second.gewenste_ingangsdatum = val("2026-08-31");
                    second.product.as_mut().unwrap().code = some("45A02");
                })
            },
            &[],
        ),
        case(
            "TR410",
            "a category beside a code of it",
            |d| {
                with_second(d, |second| {
                    second.gewenste_ingangsdatum = val("2026-08-31");
                    second.product.as_mut().unwrap().code = None;
                    second.omvang = None;
                })
            },
            BOTH,
        ),
        case(
            "TR410",
            "generic beside specific",
            |d| {
                with_second(d, |second| {
                    second.gewenste_ingangsdatum = val("2026-08-31");
                    second.product = None;
                    second.omvang = None;
                    second.budget = some("500000");
                })
            },
            BOTH,
        ),
        only(WMO, case("TR410", "aids go side by side", |d| side_by_side(d, "11"), &[])),
        only(WMO, case("TR410", "other care does not", |d| side_by_side(d, "10"), BOTH)),
        case(
            "TR410",
            "what is to be changed has no product to compare",
            |d| changed(d, |product| product.einddatum = some("2027-12-31")),
            &[],
        ),
    ]
}

fn sizes() -> Vec<Case> {
    vec![
        case(
            "CD041",
            "code without size",
            |d| new_product(d, |product| product.omvang = None),
            &[("CD041", OMVANG)],
        ),
        case(
            "CD041",
            "category without size",
            |d| {
                new_product(d, |product| {
                    product.product.as_mut().unwrap().code = None;
                    product.omvang = None;
                })
            },
            &[],
        ),
        case(
            "CD077",
            "size and budget of a new product",
            |d| new_product(d, |product| product.budget = some("500000")),
            &[("CD077", OMVANG), ("CD078", BUDGET)],
        ),
        case(
            "CD078",
            "size and budget of a change",
            |d| changed(d, |product| product.budget = some("500000")),
            &[("CD077", CHANGED_OMVANG), ("CD078", CHANGED_BUDGET)],
        ),
        case(
            "CD079",
            "no product and no budget",
            |d| {
                new_product(d, |product| {
                    product.product = None;
                    product.omvang = None;
                })
            },
            &[("CD079", "Verzoek/NieuweProducten/NieuwProduct[1]/Product")],
        ),
        case(
            "CD079",
            "a change of only the last day has no product and no budget",
            |d| changed(d, |product| product.omvang = None),
            &[],
        ),
        case(
            "CD096",
            "size of a category",
            |d| new_product(d, |product| product.product.as_mut().unwrap().code = None),
            &[("CD096", OMVANG)],
        ),
        case(
            "CD096",
            "size of a category without a last day",
            |d| {
                new_product(d, |product| {
                    product.product.as_mut().unwrap().code = None;
                    product.einddatum = None;
                    product.omvang = omvang("2", "04", "4");
                })
            },
            &[("CD096", OMVANG)],
        ),
        case("CD096", "a change names no code", |d| changed(d, |_| {}), &[]),
        case(
            "CD096",
            "size of a category that ended in 2020",
            |d| {
                new_product(d, |product| {
                    product.product.as_mut().unwrap().code = None;
                    product.gewenste_ingangsdatum = val("2020-05-01");
                    product.einddatum = some("2020-12-31");
                })
            },
            &[("TR380", "Verzoek/NieuweProducten/NieuwProduct[1]/GewensteIngangsdatum")],
        ),
        case(
            "CS338",
            "dagdelen per day of a new product",
            |d| new_product(d, |product| product.omvang = omvang("1", "16", "1")),
            &[("CS338", FREQUENTIE)],
        ),
        case(
            "CS338",
            "dagdelen per day of a change",
            |d| changed(d, |product| product.omvang = omvang("1", "16", "1")),
            &[("CS338", CHANGED_FREQUENTIE)],
        ),
        case(
            "CS338",
            "dagdelen per week of a change",
            |d| changed(d, |product| product.omvang = omvang("5", "16", "2")),
            &[],
        ),
    ]
}

fn ends() -> Vec<Case> {
    vec![
        case(
            "CD075",
            "budget of a new product without a last day",
            |d| {
                new_product(d, |product| {
                    product.product = None;
                    product.omvang = None;
                    product.budget = some("500000");
                    product.einddatum = None;
                })
            },
            &[("CD075", EINDE)],
        ),
        case(
            "CD075",
            "budget of a change without a last day",
            |d| {
                changed(d, |product| {
                    product.omvang = None;
                    product.budget = some("500000");
                    product.einddatum = None;
                })
            },
            &[("CD075", CHANGED_EINDE)],
        ),
        case(
            "CD075",
            "a change of the budget",
            |d| {
                changed(d, |product| {
                    product.omvang = None;
                    product.budget = some("500000");
                })
            },
            &[],
        ),
        case(
            "CD076",
            "new hours per week without a last day",
            |d| new_product(d, |product| product.einddatum = None),
            &[("CD076", EINDE)],
        ),
        case(
            "CD076",
            "changed hours per week without a last day",
            |d| {
                changed(d, |product| {
                    product.omvang = omvang("2", "04", "2");
                    product.einddatum = None;
                })
            },
            &[("CD076", CHANGED_EINDE)],
        ),
        case(
            "CD076",
            "changed hours per month without a last day",
            |d| changed(d, |product| product.einddatum = None),
            &[],
        ),
        case(
            "CS003",
            "a new product that ends before it begins",
            |d| new_product(d, |product| product.einddatum = some("2026-04-30")),
            &[("CS003", EINDE)],
        ),
        case(
            "CS003",
            "a change that ends before it begins",
            |d| changed(d, |product| product.einddatum = some("2026-04-30")),
            &[("CS003", CHANGED_EINDE)],
        ),
        case(
            "CS003",
            "a new product of one day",
            |d| new_product(d, |product| product.einddatum = some("2026-05-01")),
            &[],
        ),
    ]
}
