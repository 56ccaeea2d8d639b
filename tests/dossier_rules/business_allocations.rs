//! Business rules on allocations (301).

use ibericht::messages::{Bericht, ToegewezenProduct, ToewijzingClient};
use ibericht::values::Domain;
use ibericht::xml::Many;

use crate::builders::*;
use crate::business::{in_both_laws, law, told};
use crate::play::{Play, dated};

/// A change of an allocation.
type Change = fn(&mut ToegewezenProduct);

/// Allocation 1001, decided on a day.
fn decided(day: &str, edit: impl FnOnce(&mut ToegewezenProduct)) -> ToegewezenProduct {
    let mut product = toegewezen(law(), "1001");
    product.toewijzingsdatum = val(day);
    edit(&mut product);
    product
}

/// A 301 of a day with these allocations.
fn message(identificatie: &str, day: &str, products: Vec<ToegewezenProduct>) -> Bericht {
    dated(toewijzing(law(), |client| client.toegewezen_producten = many(products)), identificatie, day)
}

/// A dossier in which the first version of 1001 is known, and what a later version breaks.
fn after(
    first: impl FnOnce(&mut ToegewezenProduct),
    day: &str,
    then: impl FnOnce(&mut ToegewezenProduct),
    code: &str,
) -> Vec<String> {
    let mut play = Play::on(day);
    let mut before = decided("2026-04-01", first);
    play.accepted(&message("1", "2026-04-01", vec![before.clone()]));
    before.toewijzingsdatum = val(day);
    then(&mut before);
    told(&play, &message("2", day, vec![before]), code)
}

#[test]
fn the_first_day_stays() {
    let on = "2026-06-10";
    assert_eq!(
        after(|_| {}, on, |product| product.ingangsdatum = val("2026-05-01"), "OP033x1"),
        ["OP033x1 Ingangsdatum"]
    );
    assert_eq!(after(|_| {}, on, |product| product.einddatum = some("2027-06-30"), "OP033x1"), [""; 0]);
    let remove = |product: &mut ToegewezenProduct| {
        product.ingangsdatum = val("2026-05-01");
        product.einddatum = some("2026-05-01");
        product.reden_wijziging = some("13");
    };
    assert_eq!(after(|_| {}, on, remove, "OP033x1"), [""; 0], "a removal is no change");
    let without_end = |product: &mut ToegewezenProduct| {
        remove(product);
        product.einddatum = None;
    };
    assert_eq!(after(|_| {}, on, without_end, "OP033x1"), [""; 0], "nor without a last day (CS335)");
}

#[test]
fn another_product_or_volume_needs_another_number() {
    let on = "2026-06-10";
    let changes: [(Change, &str); 4] = [
        (|product| product.omvang = omvang("3", "04", "2"), "OP257 Omvang"),
        (|product| product.omvang = omvang("2", "04", "4"), "OP257 Omvang"),
        (|product| product.product = alleen_categorie(law()), "OP257 Product"),
        (|product| product.omvang = None, "OP257 ToegewezenProduct[1]"),
    ];
    for (change, place) in changes {
        assert_eq!(after(|_| {}, on, change, "OP257"), [place]);
    }
    let total = |product: &mut ToegewezenProduct| product.omvang = omvang("80", "04", "6");
    assert_eq!(after(total, on, |product| product.omvang = omvang("90", "04", "6"), "OP257"), [""; 0]);
    assert_eq!(after(total, on, |product| product.omvang = omvang("90", "01", "6"), "OP257").len(), 1);
    let budget = |product: &mut ToegewezenProduct| product.budget = some("500000");
    assert_eq!(after(budget, on, |product| product.budget = some("600000"), "OP257"), [""; 0]);
    assert_eq!(after(|_| {}, on, |product| product.einddatum = some("2027-06-30"), "OP257"), [""; 0]);
}

#[test]
fn an_older_decision_that_arrives_late_is_no_change() {
    let mut play = Play::on("2026-06-10");
    play.accepted(&message("1", "2026-06-10", vec![decided("2026-06-10", |_| {})]));
    let older = decided("2026-04-01", |product| product.omvang = omvang("3", "04", "2"));
    assert_eq!(told(&play, &message("2", "2026-04-01", vec![older]), "OP257"), [""; 0]);
}

#[test]
fn an_end_in_the_past_is_agreed_on() {
    let on = "2026-06-10";
    let past = |product: &mut ToegewezenProduct| product.einddatum = some("2026-05-31");
    assert_eq!(after(|_| {}, on, past, "OP186"), ["OP186 Einddatum"]);
    assert_eq!(after(|product| product.einddatum = None, on, past, "OP186"), ["OP186 Einddatum"]);
    assert_eq!(after(|_| {}, on, |product| product.einddatum = some("2026-06-10"), "OP186"), [""; 0]);
    let asked = |product: &mut ToegewezenProduct| {
        product.einddatum = some("2026-05-31");
        product.referentie_aanbieder = some("W-100");
    };
    assert_eq!(after(|_| {}, on, asked, "OP186"), [""; 0], "the provider asked for it");
    assert_eq!(
        after(past, on, |product| product.budget = some("1"), "OP186"),
        [""; 0],
        "it had ended so before"
    );
}

#[test]
fn a_lower_total_or_budget_is_agreed_on() {
    in_both_laws(|| {
        let on = "2026-06-10";
        let total = |product: &mut ToegewezenProduct| product.omvang = omvang("80", "04", "6");
        assert_eq!(
            after(total, on, |product| product.omvang = omvang("40", "04", "6"), "OP298"),
            ["OP298 Volume"]
        );
        assert_eq!(after(total, on, |product| product.omvang = omvang("81", "04", "6"), "OP298"), [""; 0]);
        assert_eq!(after(|_| {}, on, |product| product.omvang = omvang("1", "04", "2"), "OP298"), [""; 0]);
        let budget = |product: &mut ToegewezenProduct| product.budget = some("500000");
        assert_eq!(after(budget, on, |product| product.budget = some("300000"), "OP299"), ["OP299 Budget"]);
        assert_eq!(after(budget, on, |product| product.budget = some("600000"), "OP299"), [""; 0]);
        let asked = |product: &mut ToegewezenProduct| {
            product.budget = some("300000");
            product.referentie_aanbieder = some("W-100");
        };
        assert_eq!(after(budget, on, asked, "OP299"), [""; 0]);
    });
}

#[test]
fn an_unchanged_continuation_keeps_its_number() {
    in_both_laws(|| {
        let mut play = Play::on("2026-12-01");
        play.accepted(&message("1", "2026-04-01", vec![decided("2026-04-01", |_| {})]));
        let next = |edit: fn(&mut ToegewezenProduct)| {
            let mut product = decided("2026-12-01", |_| {});
            product.toewijzing_nummer = val("1002");
            product.ingangsdatum = val("2027-01-01");
            product.einddatum = some("2027-12-31");
            edit(&mut product);
            message("2", "2026-12-01", vec![decided("2026-04-01", |_| {}), product])
        };
        assert_eq!(told(&play, &next(|_| {}), "OP380"), ["OP380 ToewijzingNummer"]);
        let others: [Change; 5] = [
            |product| product.omvang = omvang("3", "04", "2"),
            |product| product.ingangsdatum = val("2027-01-02"),
            |product| product.product = alleen_categorie(law()),
            |product| product.budget = some("100"),
            |product| product.toewijzingsdatum = val("2027-01-01"),
        ];
        for (index, other) in others.into_iter().enumerate() {
            assert_eq!(told(&play, &next(other), "OP380"), [""; 0], "{index}");
        }
        let mut play = Play::on("2026-12-01");
        let total = |product: &mut ToegewezenProduct| product.omvang = omvang("80", "04", "6");
        play.accepted(&message("1", "2026-04-01", vec![decided("2026-04-01", total)]));
        assert_eq!(told(&play, &next(total), "OP380"), [""; 0], "a volume in total is not extended");
    });
}

#[test]
fn a_301_holds_what_is_current() {
    let mut play = Play::on("2026-06-10");
    play.accepted(&message("1", "2026-04-01", vec![decided("2026-04-01", |_| {})]));
    let other = || {
        let mut product = decided("2026-06-10", |_| {});
        product.toewijzing_nummer = val("1002");
        product
    };
    let missing = message("2", "2026-06-10", vec![other()]);
    assert_eq!(told(&play, &missing, "OP087"), ["OP087 ToegewezenProducten"]);
    let whole = message("3", "2026-06-10", vec![other(), decided("2026-04-01", |_| {})]);
    assert_eq!(told(&play, &whole, "OP087"), [""; 0]);
    assert_eq!(told(&play, &message("4", "2027-02-01", vec![other()]), "OP087"), [""; 0], "it has ended");
    assert_eq!(told(&play, &message("5", "2026-03-01", vec![other()]), "OP087"), [""; 0], "it is of before");
    let removed = decided("2026-06-01", |product| {
        product.einddatum = Some(product.ingangsdatum);
        product.reden_wijziging = some("13");
    });
    play.accepted(&message("6", "2026-06-01", vec![removed]));
    assert_eq!(told(&play, &missing, "OP087"), [""; 0], "it is removed");
}

#[test]
fn what_has_started_is_not_removed() {
    in_both_laws(|| {
        let removal = message(
            "3",
            "2026-06-10",
            vec![decided("2026-06-10", |product| {
                product.einddatum = Some(product.ingangsdatum);
                product.reden_wijziging = some("13");
            })],
        );
        let mut play = Play::on("2026-06-10");
        play.accepted(&message("1", "2026-04-01", vec![decided("2026-04-01", |_| {})]));
        assert_eq!(told(&play, &removal, "OP362"), [""; 0]);
        play.accepted(&dated(start(law(), |_| {}), "2", "2026-04-08"));
        assert_eq!(told(&play, &removal, "OP362"), ["OP362 RedenWijziging"]);
        let shorter = decided("2026-06-10", |product| product.einddatum = some("2026-06-30"));
        assert_eq!(told(&play, &message("4", "2026-06-10", vec![shorter]), "OP362"), [""; 0]);
    });
}

fn for_child(edit: impl FnOnce(&mut ToewijzingClient)) -> Bericht {
    dated(
        toewijzing(law(), |client| {
            client.geboortedatum = geboren("2016-02-14", None);
            edit(client);
        }),
        "9",
        "2026-05-04",
    )
}

#[test]
fn the_holder_of_authority_of_a_child_is_named() {
    let mut play = Play::on("2026-05-04");
    assert_eq!(told(&play, &for_child(|_| {}), "OP002"), ["OP002 Client"]);
    assert_eq!(
        told(&play, &for_child(|client| client.relaties = Some(Many::one(relatie("1")))), "OP002"),
        [""; 0]
    );
    let born = |text| for_child(|client| client.geboortedatum = geboren(text, None));
    assert_eq!(told(&play, &born("2010-05-04"), "OP002"), [""; 0], "16 years old");
    assert_eq!(told(&play, &born("2010-05-05"), "OP002").len(), 1, "not yet 16");
    let unknown = for_child(|client| client.geboortedatum = geboren("2016-01-01", Some("3")));
    assert_eq!(told(&play, &unknown, "OP002"), [""; 0]);
    let answering = for_child(|client| {
        let mut product = toegewezen(law(), "1001");
        product.referentie_aanbieder = some("A-100");
        client.toegewezen_producten = Many::one(product);
    });
    assert_eq!(told(&play, &answering, "OP002"), [""; 0], "the request is not known");
    play.accepted(&dated(verzoek(law(), |_| {}), "1", "2026-05-01"));
    assert_eq!(told(&play, &answering, "OP002").len(), 1, "the request does not say that it is known");
    let mut play = Play::on("2026-05-04");
    let known = dated(verzoek(law(), |client| client.gezagsdrager_bekend = some("1")), "1", "2026-05-01");
    play.accepted(&known);
    assert_eq!(told(&play, &answering, "OP002"), [""; 0]);
    let wmo = dated(
        toewijzing(Domain::Wmo, |client| client.geboortedatum = geboren("2016-02-14", None)),
        "9",
        "2026-05-04",
    );
    assert_eq!(told(&Play::on("2026-05-04"), &wmo, "OP002"), [""; 0]);
}

#[test]
fn a_related_person_keeps_the_number() {
    in_both_laws(|| {
        let with = |identificatie, day, nummers: &[(&str, &str)]| {
            let relaties = nummers.iter().map(|(nummer, born)| {
                let mut relatie = relatie(nummer);
                relatie.geboortedatum =
                    Some(*born).filter(|born| !born.is_empty()).map(|born| geboren(born, None));
                relatie
            });
            let relaties = many(relaties.collect());
            dated(toewijzing(law(), |client| client.relaties = Some(relaties)), identificatie, day)
        };
        let (mother, brother) = ("1984-01-02", "2014-03-04");
        let mut play = Play::on("2026-05-04");
        play.accepted(&with("1", "2026-04-01", &[("1", mother)]));
        assert_eq!(told(&play, &with("2", "2026-05-04", &[("2", mother)]), "OP071"), ["OP071 Nummer"]);
        assert_eq!(told(&play, &with("3", "2026-05-04", &[("1", mother), ("2", brother)]), "OP071"), [""; 0]);
        assert_eq!(
            told(&play, &with("4", "2026-05-04", &[("2", "")]), "OP071"),
            [""; 0],
            "nobody to recognise"
        );
    });
}
