//! Business rules on requests (315, 317) and on what grants them.

use ibericht::dossier::Stand;
use ibericht::messages::{AangevraagdProduct, Bericht, ToegewezenProduct, Wijzigingsverzoek};
use ibericht::values::Domain;
use ibericht::xml::Many;

use crate::builders::*;
use crate::business::told;
use crate::play::{Play, dated};

const JW: Domain = Domain::Jw;

fn asking(edit: impl FnOnce(&mut AangevraagdProduct)) -> Bericht {
    let mut product = aangevraagd(JW, "A-100");
    edit(&mut product);
    dated(verzoek(JW, |client| client.aangevraagde_producten = Many::one(product)), "5", "2026-04-20")
}

#[test]
fn a_change_of_what_is_allocated_is_asked_by_a_317() {
    let mut play = Play::on("2026-04-20");
    play.accepted(&dated(toewijzing(JW, |_| {}), "1", "2026-04-01"));
    assert_eq!(told(&play, &asking(|_| {}), "OP307"), ["OP307 Product"]);
    assert_eq!(
        told(&play, &asking(|asked| asked.product = alleen_categorie(JW)), "OP307"),
        ["OP307 Product"]
    );
    let later = asking(|asked| {
        asked.toewijzing_ingangsdatum = val("2027-01-01");
        asked.toewijzing_einddatum = None;
    });
    assert_eq!(told(&play, &later, "OP307"), [""; 0]);
    let other = asking(|asked| {
        if let Some(product) = &mut asked.product {
            product.code = some("45A02");
        }
    });
    assert_eq!(told(&play, &other, "OP307"), [""; 0]);
}

#[test]
fn there_is_one_request_at_a_time() {
    let first = dated(verzoek(JW, |_| {}), "1", "2026-04-20");
    let second = dated(wijziging(JW, |_| {}), "2", "2026-04-21");
    for (stand, expected) in
        [(Stand::Onderweg, &["OP350 Bsn"][..]), (Stand::Afgewezen, &[]), (Stand::Tegengehouden, &[])]
    {
        let mut play = Play::on("2026-04-21");
        play.enter(&first, stand);
        assert_eq!(told(&play, &second, "OP350"), expected, "{stand:?}");
    }
    let mut play = Play::on("2026-04-21");
    play.accepted(&first);
    assert_eq!(told(&play, &second, "OP350"), [""; 0], "once it is accepted, TR374 rejects the second");
}

/// An allocation of IV093, example 1: number, product code, hours a week, first and last day.
fn iv093(
    nummer: &str,
    code: &str,
    uren: &str,
    (begin, einde): (&str, &str),
    referentie: Option<&str>,
) -> ToegewezenProduct {
    let mut product = toegewezen_van(JW, nummer, begin, einde);
    if let Some(product) = &mut product.product {
        product.code = some(code);
    }
    product.omvang = omvang(uren, "04", "2");
    product.toewijzingsdatum = val(if referentie.is_some() { "2025-06-02" } else { "2025-01-01" });
    product.referentie_aanbieder = referentie.map(val);
    product
}

fn allocations(identificatie: &str, day: &str, products: Vec<ToegewezenProduct>) -> Bericht {
    dated(toewijzing(JW, |client| client.toegewezen_producten = many(products)), identificatie, day)
}

/// The dossier of IV093, example 1: E 4 and F 3 hours a week over 2025, and the 317 A001.
fn play_of_iv093(edit: impl FnOnce(&mut Wijzigingsverzoek)) -> Play {
    let year = ("2025-01-01", "2025-12-31");
    let mut play = Play::on("2025-06-02");
    play.accepted(&allocations(
        "1",
        "2025-01-01",
        vec![iv093("123001", "45A0E", "4", year, None), iv093("123002", "45A0F", "3", year, None)],
    ));
    let asked = wijziging(JW, |verzoek| {
        let mut longer = te_wijzigen("123001");
        longer.gewenste_ingangsdatum = val("2025-01-01");
        longer.einddatum = some("2026-06-30");
        longer.omvang = omvang("4", "04", "2");
        let mut more = te_wijzigen("123002");
        more.gewenste_ingangsdatum = val("2025-06-12");
        more.einddatum = some("2025-12-31");
        more.omvang = omvang("6", "04", "2");
        verzoek.referentie_aanbieder = val("A001");
        verzoek.ongewijzigde_producten = None;
        verzoek.nieuwe_producten = None;
        verzoek.te_wijzigen_producten = Some(many(vec![longer, more]));
        edit(verzoek);
    });
    play.accepted(&dated(asked, "2", "2025-05-28"));
    play
}

#[test]
fn a_granted_change_is_what_was_asked() {
    let whole = || {
        let by = Some("A001");
        vec![
            iv093("123001", "45A0E", "4", ("2025-01-01", "2026-06-30"), by),
            iv093("123002", "45A0F", "3", ("2025-01-01", "2025-06-11"), by),
            iv093("123078", "45A0F", "6", ("2025-06-12", "2025-12-31"), by),
        ]
    };
    let play = play_of_iv093(|_| {});
    let judged = |edit: fn(&mut Vec<ToegewezenProduct>)| {
        let mut products = whole();
        edit(&mut products);
        told(&play, &allocations("3", "2025-06-02", products), "OP348")
    };
    let wrong = ["OP348 ToegewezenProducten"];
    assert_eq!(judged(|_| {}), [""; 0], "IV093 example 1");
    assert_eq!(judged(|products| products[2].omvang = omvang("5", "04", "2")), wrong);
    assert_eq!(judged(|products| products[2].ingangsdatum = val("2025-06-13")), wrong);
    assert_eq!(judged(|products| products[0].einddatum = some("2025-12-31")), wrong);
    assert_eq!(judged(|products| products[0].referentie_aanbieder = None), wrong, "each has the reference");
    let later = allocations("4", "2025-06-20", {
        let mut products = whole();
        products[2].ingangsdatum = val("2025-06-20");
        products
    });
    assert_eq!(told(&play, &later, "OP348"), [""; 0], "the wished day has passed");
}

#[test]
fn what_stays_and_what_is_new_is_compared_too() {
    let year = ("2025-01-01", "2025-12-31");
    let play = play_of_iv093(|verzoek| {
        let mut product = nieuw(JW);
        product.gewenste_ingangsdatum = val("2025-07-01");
        product.einddatum = some("2025-12-31");
        verzoek.ongewijzigde_producten = Some(many(vec![ongewijzigd("123001"), ongewijzigd("123002")]));
        verzoek.te_wijzigen_producten = None;
        verzoek.nieuwe_producten = Some(Many::one(product));
    });
    let by = Some("A001");
    let granted = |e: &str, begin: &str| {
        let products = vec![
            iv093("123001", "45A0E", e, year, by),
            iv093("123002", "45A0F", "3", year, by),
            iv093("123003", "45A01", "2", (begin, "2025-12-31"), by),
        ];
        told(&play, &allocations("3", "2025-06-02", products), "OP348").len()
    };
    assert_eq!(granted("4", "2025-07-01"), 0);
    assert_eq!(granted("5", "2025-07-01"), 1, "123001 should stay");
    assert_eq!(granted("4", "2025-08-01"), 1, "the new product begins otherwise");
}
