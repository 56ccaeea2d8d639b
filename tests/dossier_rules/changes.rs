//! Requests for change (317): what they name, from when it is to hold, and that nothing overlaps.

use ibericht::dossier::Stand;
use ibericht::messages::{Bericht, Inhoud, NieuwProduct, TeWijzigenProduct, ToegewezenProduct};
use ibericht::values::Domain;
use ibericht::xml::Many;

use crate::builders::*;
use crate::play::{Play, dated};
use crate::requests::{between, broken};

/// A 301 with these allocations.
fn allocate(domain: Domain, identificatie: &str, dag: &str, producten: Vec<ToegewezenProduct>) -> Bericht {
    let bericht = toewijzing(domain, |client| client.toegewezen_producten = many(producten));
    dated(bericht, identificatie, dag)
}

/// A dossier with these allocations, of a 301 made on 1 January 2025.
fn knowing(domain: Domain, producten: Vec<ToegewezenProduct>) -> Play {
    let mut play = Play::on("2026-05-01");
    play.accepted(&allocate(domain, "1", "2025-01-01", producten));
    play
}

/// A specific allocation: two hours a week of a product.
fn of(domain: Domain, nummer: &str, code: &str, begin: &str, einde: &str) -> ToegewezenProduct {
    let mut product = toegewezen_van(domain, nummer, begin, einde);
    product.product.as_mut().unwrap().code = some(code);
    product.toewijzingsdatum = val("2025-01-01");
    product
}

/// A change with a volume per week.
fn changed(nummer: &str, begin: &str, einde: &str, volume: &str) -> TeWijzigenProduct {
    TeWijzigenProduct {
        gewenste_ingangsdatum: val(begin),
        einddatum: some(einde),
        omvang: omvang(volume, "04", "2"),
        ..te_wijzigen(nummer)
    }
}

fn new(domain: Domain, code: &str, begin: &str, einde: &str) -> NieuwProduct {
    let mut product = nieuw(domain);
    product.product.as_mut().unwrap().code = some(code);
    product.gewenste_ingangsdatum = val(begin);
    product.einddatum = some(einde);
    product
}

/// A 317 of a day.
fn ask(
    domain: Domain,
    dag: &str,
    unchanged: &[&str],
    changed: Vec<TeWijzigenProduct>,
    new: Vec<NieuwProduct>,
) -> Bericht {
    let bericht = wijziging(domain, |verzoek| {
        verzoek.ongewijzigde_producten = Many::new(unchanged.iter().copied().map(ongewijzigd).collect());
        verzoek.te_wijzigen_producten = Many::new(changed);
        verzoek.nieuwe_producten = Many::new(new);
    });
    dated(bericht, "317", dag)
}

/// IV092, example 1: another product instead of one that ends.
#[test]
fn iv092_example_1() {
    for domain in Domain::ALL {
        let mut total = of(domain, "543", "45C01", "2025-03-01", "2025-12-31");
        total.omvang = omvang("80", "04", "6");
        let play = knowing(domain, vec![of(domain, "432", "45B01", "2025-03-01", "2026-12-31"), total]);
        let ends = changed("432", "2025-03-01", "2025-08-31", "3");
        let b2 = new(domain, "45B02", "2025-09-01", "2026-12-31");
        let verzoek = ask(domain, "2025-08-01", &["543"], vec![ends], vec![b2]);
        assert_eq!(broken(&play, &verzoek), [""; 0]);
    }
}

/// IV092, examples 2a and 2b: more of one product, and longer or less of the other.
#[test]
fn iv092_example_2() {
    for domain in Domain::ALL {
        let mut c1 = of(domain, "910", "45C01", "2025-03-01", "2025-12-31");
        c1.omvang = omvang("4", "16", "4");
        let play = knowing(domain, vec![of(domain, "789", "45A01", "2025-03-01", "2025-12-31"), c1]);
        let more = || changed("789", "2025-11-01", "2026-07-01", "5");
        let mut longer = changed("910", "2025-03-01", "2026-07-01", "4");
        longer.omvang = omvang("4", "16", "4");
        let both = ask(domain, "2025-10-10", &[], vec![more(), longer], vec![]);
        assert_eq!(broken(&play, &both), [""; 0], "2a");
        let mut less = new(domain, "45C01", "2026-01-01", "2026-07-01");
        less.omvang = omvang("2", "16", "4");
        let later = ask(domain, "2025-10-10", &["910"], vec![more()], vec![less.clone()]);
        assert_eq!(broken(&play, &later), [""; 0], "2b");
        less.gewenste_ingangsdatum = val("2025-12-31");
        let overlap = ask(domain, "2025-10-10", &["910"], vec![more()], vec![less]);
        assert_eq!(
            broken(&play, &overlap),
            ["TR361 OngewijzigdProduct[1]", "TR361 NieuwProduct[1]"],
            "2b a day too early"
        );
    }
}

/// The requests of the examples of IV093.
#[test]
fn iv093_requests() {
    for domain in Domain::ALL {
        let year = |nummer, code| of(domain, nummer, code, "2025-01-01", "2025-12-31");
        let play = knowing(domain, vec![year("123001", "45E01"), year("123002", "45F01")]);
        let longer = changed("123001", "2025-01-01", "2026-06-30", "4");
        let more = changed("123002", "2025-06-12", "2025-12-31", "6");
        let first = ask(domain, "2025-05-28", &[], vec![longer, more], vec![]);
        assert_eq!(broken(&play, &first), [""; 0], "example 1");
        let play = knowing(domain, vec![year("345001", "45A01"), year("345002", "45B01")]);
        let ends = changed("345002", "2025-01-01", "2025-05-15", "2");
        let c = new(domain, "45C01", "2025-05-16", "2025-12-31");
        let second = ask(domain, "2025-04-20", &["345001"], vec![ends], vec![c]);
        assert_eq!(broken(&play, &second), [""; 0], "example 2");
        let play = knowing(domain, vec![of(domain, "678001", "45A01", "2025-05-08", "2026-05-07")]);
        let y = new(domain, "45B01", "2026-05-08", "2026-12-31");
        let third = ask(domain, "2026-04-28", &["678001"], vec![], vec![y]);
        assert_eq!(broken(&play, &third), [""; 0], "example 3");
    }
}

/// IV097: the request of the example.
#[test]
fn iv097_request() {
    for domain in Domain::ALL {
        let year = |nummer, code| of(domain, nummer, code, "2026-01-01", "2026-12-31");
        let play = knowing(domain, vec![year("345001", "45A01"), year("345002", "45B01")]);
        let ends = changed("345002", "2026-01-01", "2026-06-30", "2");
        let verzoek = ask(domain, "2026-05-01", &["345001"], vec![ends], vec![]);
        assert_eq!(broken(&play, &verzoek), [""; 0]);
    }
}

const MISSING: &str = "TR349 Verzoek";

#[test]
fn every_current_allocation_is_named() {
    for domain in Domain::ALL {
        let day = "2026-05-01";
        let only = |play: &Play| {
            let c = new(domain, "45C01", "2026-06-01", "2026-12-31");
            broken(play, &ask(domain, day, &["1001"], vec![], vec![c]))
        };
        let first = || of(domain, "1001", "45A01", "2026-01-01", "2026-12-31");
        for (begin, einde, expected, what) in [
            ("2026-01-01", "2026-04-30", vec![], "it ended the day before"),
            ("2026-01-01", "2026-05-01", vec![MISSING], "its last day"),
            ("2026-01-01", "", vec![MISSING], "without a last day"),
            ("2026-07-01", "2026-12-31", vec![MISSING], "it is still to begin"),
        ] {
            let play = knowing(domain, vec![first(), of(domain, "1002", "45B01", begin, einde)]);
            assert_eq!(only(&play), expected, "{what}");
        }
        let mut removed = of(domain, "1002", "45B01", "2026-07-01", "2026-07-01");
        for (reden, expected) in [("13", vec![]), ("01", vec![]), ("14", vec![MISSING])] {
            removed.reden_wijziging = some(reden);
            let play = knowing(domain, vec![first(), removed.clone()]);
            assert_eq!(only(&play), expected, "RedenWijziging {reden}");
        }
        let second = || of(domain, "1002", "45B01", "2026-01-01", "2026-12-31");
        let play = knowing(domain, vec![first(), second()]);
        assert_eq!(only(&play), [MISSING]);
        let changes = changed("1002", "2026-06-01", "2026-12-31", "4");
        assert_eq!(broken(&play, &ask(domain, day, &["1001"], vec![changes], vec![])), [""; 0]);
        let mut play = knowing(domain, vec![first(), second()]);
        let mut ended = second();
        ended.einddatum = some("2026-03-31");
        ended.toewijzingsdatum = val("2026-03-01");
        play.under_way(&allocate(domain, "2", "2026-03-01", vec![ended]));
        assert_eq!(only(&play), [""; 0], "the latest decision counts, also of a 301 that is under way");
    }
}

#[test]
fn allocations_of_others_and_of_later_messages_are_not_asked_for() {
    for domain in Domain::ALL {
        let first = || vec![of(domain, "1001", "45A01", "2026-01-01", "2026-12-31")];
        let second = || vec![of(domain, "1002", "45B01", "2026-01-01", "2026-12-31")];
        let c = new(domain, "45C01", "2026-06-01", "2026-12-31");
        let verzoek = ask(domain, "2026-05-01", &["1001"], vec![], vec![c]);
        let mut play = knowing(domain, first());
        play.accepted(&between(allocate(domain, "2", "2026-01-01", second()), "0363", "42420001"));
        play.accepted(&between(allocate(domain, "3", "2026-01-01", second()), "0268", "42420002"));
        let mut other = allocate(domain, "4", "2026-01-01", second());
        let Inhoud::Toewijzing(root) = &mut other.inhoud else { unreachable!() };
        root.client.bsn = val("999900018");
        play.accepted(&other);
        play.enter(&allocate(domain, "5", "2026-01-01", second()), Stand::Afgewezen);
        play.accepted(&allocate(domain, "6", "2026-05-02", second()));
        assert_eq!(broken(&play, &verzoek), [""; 0]);
        play.accepted(&allocate(domain, "7", "2026-05-01", second()));
        assert_eq!(broken(&play, &verzoek), [MISSING], "of the same day");
    }
}

#[test]
fn what_is_named_is_current() {
    for domain in Domain::ALL {
        let first = of(domain, "1001", "45A01", "2026-01-01", "2026-12-31");
        let old = of(domain, "1002", "45B01", "2025-01-01", "2026-04-30");
        let mut removed = of(domain, "1003", "45C01", "2026-07-01", "2026-07-01");
        removed.reden_wijziging = some("13");
        let mut play = knowing(domain, vec![first, old, removed]);
        let elsewhere = of(domain, "1004", "45D01", "2026-01-01", "2026-12-31");
        play.accepted(&between(allocate(domain, "2", "2026-01-01", vec![elsewhere]), "0268", "42420002"));
        let day = "2026-05-01";
        for nummer in ["1002", "1003", "1004", "1005"] {
            let c = new(domain, "45Z01", "2026-06-01", "2026-12-31");
            let stays = ask(domain, day, &["1001", nummer], vec![], vec![c]);
            assert_eq!(broken(&play, &stays), ["TR350 ToewijzingNummer"], "{nummer}");
            let found = play.judge(&stays).findings;
            let found = found.iter().find(|finding| finding.rule == "TR350").unwrap();
            assert!(found.path.ends_with("OngewijzigdProduct[2]/ToewijzingNummer"), "{}", found.path);
            let changes =
                ask(domain, day, &["1001"], vec![changed(nummer, "2026-04-15", "2026-12-31", "4")], vec![]);
            assert_eq!(broken(&play, &changes), ["TR351 ToewijzingNummer"], "{nummer}, and nothing else");
        }
        let to_change = ask(domain, day, &[], vec![changed("1001", "2026-06-01", "2026-12-31", "4")], vec![]);
        assert_eq!(broken(&play, &to_change), [""; 0]);
    }
}

#[test]
fn a_change_lies_ahead_or_holds_for_the_whole_term() {
    for domain in Domain::ALL {
        let play = knowing(domain, vec![of(domain, "1001", "45A01", "2026-04-01", "2026-12-31")]);
        let from = |begin| {
            let changes = changed("1001", begin, "2026-12-31", "4");
            broken(&play, &ask(domain, "2026-05-01", &[], vec![changes], vec![]))
        };
        assert_eq!(from("2026-04-01"), [""; 0], "the first day");
        assert_eq!(from("2026-05-02"), [""; 0], "the day after that of the message");
        for begin in ["2026-05-01", "2026-04-02", "2026-03-01"] {
            assert_eq!(from(begin), ["TR357 GewensteIngangsdatum"], "{begin}");
        }
    }
}

/// An allocation with a budget for a category.
fn with_budget(domain: Domain, nummer: &str, cents: &str) -> ToegewezenProduct {
    let mut product = of(domain, nummer, "45A01", "2026-04-01", "2026-12-31");
    product.product = alleen_categorie(domain);
    product.omvang = None;
    product.budget = some(cents);
    product
}

fn budget(begin: &str, cents: Option<&str>) -> TeWijzigenProduct {
    TeWijzigenProduct { omvang: None, budget: cents.map(val), ..changed("1001", begin, "2026-12-31", "1") }
}

const WHOLE: &str = "TR373 GewensteIngangsdatum";

#[test]
fn another_budget_holds_for_the_whole_term() {
    for domain in Domain::ALL {
        let play = knowing(domain, vec![with_budget(domain, "1001", "500000")]);
        let asks = |changes| broken(&play, &ask(domain, "2026-05-01", &[], vec![changes], vec![]));
        assert_eq!(asks(budget("2026-04-01", Some("800000"))), [""; 0]);
        assert_eq!(asks(budget("2026-06-01", Some("800000"))), [WHOLE]);
        assert_eq!(asks(budget("2026-06-01", None)), [WHOLE], "without a budget is another budget");
        assert_eq!(asks(budget("2026-06-01", Some("500000"))), [""; 0], "the budget stays");
    }
}

#[test]
fn another_total_holds_for_the_whole_term() {
    for domain in Domain::ALL {
        let mut total = of(domain, "1001", "45A01", "2026-04-01", "2026-12-31");
        total.omvang = omvang("80", "04", "6");
        let play = knowing(domain, vec![total]);
        let asks = |begin, volume, frequentie| {
            let mut changes = changed("1001", begin, "2026-12-31", "1");
            changes.omvang = omvang(volume, "04", frequentie);
            broken(&play, &ask(domain, "2026-05-01", &[], vec![changes], vec![]))
        };
        assert_eq!(asks("2026-04-01", "100", "6"), [""; 0]);
        assert_eq!(asks("2026-06-01", "100", "6"), [WHOLE]);
        assert_eq!(asks("2026-06-01", "80", "6"), [""; 0], "the total stays");
        assert_eq!(
            asks("2026-06-01", "3", "2"),
            [""; 0],
            "a volume per week begins a new allocation (IV093)"
        );
    }
}

#[test]
fn a_volume_goes_with_a_product_code() {
    for domain in Domain::ALL {
        let specific = of(domain, "1001", "45A01", "2026-04-01", "2026-12-31");
        let aspecific = ToegewezenProduct { budget: None, ..with_budget(domain, "1001", "1") };
        let generic = ToegewezenProduct { product: None, ..with_budget(domain, "1001", "500000") };
        for (product, has_volume, expected) in [
            (&specific, true, vec![]),
            (&specific, false, vec!["TR411 Omvang"]),
            (&aspecific, true, vec!["TR412 Omvang"]),
            (&aspecific, false, vec![]),
            (&generic, true, vec!["TR375 Omvang", "TR412 Omvang"]),
            (&generic, false, vec![]),
        ] {
            let play = knowing(domain, vec![product.clone()]);
            let mut changes = changed("1001", "2026-04-01", "2027-03-31", "4");
            changes.budget = product.budget;
            changes.omvang = changes.omvang.filter(|_| has_volume);
            let found = broken(&play, &ask(domain, "2026-05-01", &[], vec![changes.clone()], vec![]));
            assert_eq!(found, expected, "{product:?}");
            changes.einddatum = None;
            let found = broken(&play, &ask(domain, "2026-05-01", &[], vec![changes.clone()], vec![]));
            assert_eq!(found, expected, "without a last day");
        }
    }
}

#[test]
fn before_2021_a_volume_needs_no_product_code() {
    for domain in Domain::ALL {
        for generic in [false, true] {
            let mut old = with_budget(domain, "1001", "500000");
            old.ingangsdatum = val("2020-01-01");
            old.einddatum = some("2020-12-31");
            if generic {
                old.product = None;
            }
            let mut play = Play::on("2026-05-01");
            play.accepted(&allocate(domain, "1", "2020-01-01", vec![old]));
            let until = |einde| {
                let mut changes = changed("1001", "2020-01-01", einde, "4");
                changes.budget = some("500000");
                broken(&play, &ask(domain, "2020-06-01", &[], vec![changes], vec![]))
            };
            assert_eq!(until("2020-12-31"), [""; 0]);
            let expected = if generic { vec!["TR375 Omvang", "TR412 Omvang"] } else { vec!["TR412 Omvang"] };
            assert_eq!(until("2021-01-01"), expected);
        }
    }
}

#[test]
fn the_wished_situation_has_no_overlap() {
    for domain in Domain::ALL {
        let a = of(domain, "1001", "45A01", "2026-01-01", "2026-06-30");
        let again = of(domain, "1002", "45A01", "2026-07-01", "2026-12-31");
        let b = of(domain, "1003", "45B01", "2026-01-01", "2026-12-31");
        let play = knowing(domain, vec![a, again, b]);
        let day = "2026-05-01";
        let asks =
            |unchanged: &[&str], changed, new| broken(&play, &ask(domain, day, unchanged, changed, new));
        let longer = |einde| vec![changed("1001", "2026-01-01", einde, "2")];
        assert_eq!(asks(&["1002", "1003"], longer("2026-05-31"), vec![]), [""; 0]);
        assert_eq!(
            asks(&["1002", "1003"], longer("2026-07-01"), vec![]),
            ["TR361 OngewijzigdProduct[1]", "TR361 TeWijzigenProduct[1]"],
            "one that is prolonged into the next"
        );
        let both = || {
            vec![
                changed("1001", "2026-01-01", "2026-09-30", "2"),
                changed("1002", "2026-10-01", "2026-12-31", "3"),
            ]
        };
        assert_eq!(
            asks(&["1003"], both(), vec![]),
            ["TR361 TeWijzigenProduct[1]", "TR361 TeWijzigenProduct[2]"],
            "what remains of the second before its wished start counts"
        );
        let in_between = || vec![new(domain, "45A01", "2026-06-01", "2026-06-30")];
        assert_eq!(asks(&["1002", "1003"], longer("2026-05-31"), in_between()), [""; 0]);
        assert_eq!(
            asks(&["1002", "1003"], longer("2026-06-01"), in_between()),
            ["TR361 TeWijzigenProduct[1]", "TR361 NieuwProduct[1]"]
        );
        let later = vec![changed("1001", "2026-06-15", "2026-06-30", "4")];
        assert_eq!(
            asks(&["1002", "1003"], later, vec![new(domain, "45A01", "2026-06-01", "2026-06-14")]),
            ["TR361 TeWijzigenProduct[1]", "TR361 NieuwProduct[1]"],
            "a new product in what remains of an allocation"
        );
        let two = vec![
            new(domain, "45C01", "2026-06-01", "2026-06-30"),
            new(domain, "45C01", "2026-06-30", "2026-07-31"),
        ];
        assert_eq!(
            asks(&["1001", "1002", "1003"], vec![], two),
            [""; 0],
            "new ones among themselves are TR410"
        );
        assert_eq!(
            asks(&["1001", "1002", "1003"], vec![changed("1003", "2026-06-01", "2026-12-31", "4")], vec![]),
            ["TR361 OngewijzigdProduct[3]", "TR361 TeWijzigenProduct[1]"],
            "unchanged and to be changed at once"
        );
    }
}

#[test]
fn a_category_and_a_generic_allocation_are_every_product_in_them() {
    for domain in Domain::ALL {
        let aspecific = ToegewezenProduct { budget: None, ..with_budget(domain, "1001", "1") };
        let generic = ToegewezenProduct { product: None, ..with_budget(domain, "1001", "500000") };
        let other_category = |mut product: NieuwProduct| {
            product.product.as_mut().unwrap().categorie = val(if domain == Domain::Jw { "54" } else { "03" });
            product
        };
        let a = new(domain, "45A01", "2026-06-01", "2026-12-31");
        let overlap = vec!["TR361 OngewijzigdProduct[1]", "TR361 NieuwProduct[1]"];
        for (product, new, expected) in [
            (&aspecific, a.clone(), overlap.clone()),
            (&aspecific, other_category(a.clone()), vec![]),
            (&generic, other_category(a.clone()), overlap),
        ] {
            let play = knowing(domain, vec![product.clone()]);
            assert_eq!(broken(&play, &ask(domain, "2026-05-01", &["1001"], vec![], vec![new])), expected);
        }
    }
}

#[test]
fn aids_of_the_wmo_stand_side_by_side() {
    let mut aid = of(Domain::Wmo, "1001", "45A01", "2026-04-01", "2026-12-31");
    aid.product.as_mut().unwrap().categorie = val("11");
    let play = knowing(Domain::Wmo, vec![aid.clone()]);
    let mut second = new(Domain::Wmo, "45A01", "2026-06-01", "2026-12-31");
    second.product.clone_from(&aid.product);
    let verzoek = ask(Domain::Wmo, "2026-05-01", &["1001"], vec![], vec![second.clone()]);
    assert_eq!(broken(&play, &verzoek), [""; 0]);
    let generic = NieuwProduct { product: None, ..second };
    let verzoek = ask(Domain::Wmo, "2026-05-01", &["1001"], vec![], vec![generic]);
    assert_eq!(broken(&play, &verzoek), [""; 0], "also beside a generic product");
}
