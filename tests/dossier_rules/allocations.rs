//! Allocations: their number (TR332, TR385) and the reference that they carry (TR379).

use ibericht::dossier::Stand;
use ibericht::messages::{Bericht, Inhoud, ToegewezenProduct};
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated};
use crate::requests::{answered, asked, between, broken, change};

/// A 301 with these allocations.
fn message(
    domain: Domain,
    identificatie: &str,
    dagtekening: &str,
    producten: Vec<ToegewezenProduct>,
) -> Bericht {
    let bericht = toewijzing(domain, |client| client.toegewezen_producten = many(producten));
    dated(bericht, identificatie, dagtekening)
}

/// An allocation that was decided on a day.
fn decided(domain: Domain, nummer: &str, dag: &str) -> ToegewezenProduct {
    ToegewezenProduct { toewijzingsdatum: val(dag), ..toegewezen(domain, nummer) }
}

fn with(product: ToegewezenProduct, referentie: &str) -> ToegewezenProduct {
    ToegewezenProduct { referentie_aanbieder: some(referentie), ..product }
}

const NUMBER: &str = "TR332 ToewijzingNummer";
const REFERENCE: &str = "TR379 ReferentieAanbieder";

#[test]
fn a_number_may_be_sent_again_and_changed() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        let first = message(domain, "1", "2026-04-01", vec![decided(domain, "1001", "2026-04-01")]);
        play.accepted(&first);
        let passes = |product: ToegewezenProduct, what: &str| {
            let next = message(domain, "2", "2026-05-01", vec![product]);
            assert_eq!(broken(&play, &next), [""; 0], "{what}");
        };
        assert_eq!(broken(&play, &first), [""; 0], "the very same message");
        passes(decided(domain, "1001", "2026-04-01"), "unchanged (IV013, IV099)");
        let mut longer = decided(domain, "1001", "2026-04-28");
        longer.einddatum = some("2027-03-31");
        longer.reden_wijziging = some("04");
        passes(longer, "a later last day (OP380)");
        let mut removed = decided(domain, "1001", "2026-04-28");
        removed.einddatum = some("2026-04-01");
        removed.reden_wijziging = some("13");
        passes(removed, "removed");
        let mut volume = decided(domain, "1001", "2026-04-28");
        volume.omvang = omvang("80", "04", "6");
        passes(volume, "another volume is no case for TR332");
        passes(decided(domain, "1002", "2026-04-28"), "another number");
    }
}

#[test]
fn a_number_is_of_one_client_provider_product_and_first_day() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.under_way(&message(domain, "1", "2026-04-01", vec![decided(domain, "1001", "2026-04-01")]));
        let next = |product: ToegewezenProduct| {
            message(domain, "2", "2026-05-01", vec![decided(domain, "1002", "2026-04-28"), product])
        };
        let same = next(decided(domain, "1001", "2026-04-28"));
        assert_eq!(broken(&play, &same), [""; 0]);
        let mut other_client = same.clone();
        let Inhoud::Toewijzing(root) = &mut other_client.inhoud else { unreachable!() };
        root.client.bsn = val("999900018");
        assert_eq!(broken(&play, &other_client), [NUMBER], "another client");
        let other_provider = between(same.clone(), "0268", "42420002");
        assert_eq!(broken(&play, &other_provider), [NUMBER], "another provider");
        let mut other = decided(domain, "1001", "2026-04-28");
        other.product = alleen_categorie(domain);
        assert_eq!(broken(&play, &next(other)), [NUMBER], "another product");
        let mut other = decided(domain, "1001", "2026-04-28");
        other.ingangsdatum = val("2026-03-01");
        let findings = play.judge(&next(other)).findings;
        let found = findings.iter().find(|finding| finding.rule == "TR332").unwrap();
        assert!(found.path.ends_with("ToegewezenProduct[2]/ToewijzingNummer"), "{}", found.path);
        assert_eq!(found.retourcode.as_deref(), Some("9332"));
        let elsewhere = between(other_client.clone(), "0363", "42420001");
        assert_eq!(broken(&play, &elsewhere), [""; 0], "another municipality has numbers of its own");
        let other_law = if domain == Domain::Jw { Domain::Wmo } else { Domain::Jw };
        let other_law = message(other_law, "2", "2026-05-01", vec![toegewezen(other_law, "1001")]);
        assert_eq!(broken(&play, &other_law), [""; 0], "per law");
    }
}

#[test]
fn a_number_of_a_rejected_message_is_free_and_a_removed_one_is_not() {
    for domain in Domain::ALL {
        let mut other = decided(domain, "1001", "2026-04-28");
        other.product = alleen_categorie(domain);
        other.omvang = None;
        let next = message(domain, "2", "2026-05-01", vec![other]);
        let first = decided(domain, "1001", "2026-04-01");
        let mut play = Play::on("2026-05-01");
        play.enter(&message(domain, "1", "2026-04-01", vec![first.clone()]), Stand::Afgewezen);
        assert_eq!(broken(&play, &next), [""; 0], "it counts as not sent (OP286)");
        let mut play = Play::on("2026-05-01");
        let mut removed = first;
        removed.einddatum = some("2026-04-01");
        removed.reden_wijziging = some("13");
        play.accepted(&message(domain, "1", "2026-04-01", vec![removed]));
        assert_eq!(broken(&play, &next), [NUMBER]);
    }
}

#[test]
fn an_allocation_with_approved_lines_is_not_removed() {
    for domain in Domain::ALL {
        let removed = |reden| {
            let mut product = decided(domain, "1001", "2026-06-01");
            product.einddatum = some("2026-04-01");
            product.reden_wijziging = some(reden);
            message(domain, "3", "2026-06-01", vec![product])
        };
        let declared = regels(domain, vec![prestatie(domain, "R1", "1001"), prestatie(domain, "R2", "1002")]);
        let granted = declaratie_antwoord(domain, vec![], |_| {});
        let mut play = Play::on("2026-06-01");
        play.accepted(&message(domain, "1", "2026-04-01", vec![decided(domain, "1001", "2026-04-01")]));
        assert_eq!(broken(&play, &removed("13")), [""; 0], "nothing was declared");
        play.under_way(&declared);
        assert_eq!(broken(&play, &removed("13")), [""; 0], "the declaration has no answer");
        play.answered(&declared, &granted);
        assert_eq!(broken(&play, &removed("13")), ["TR385 RedenWijziging"]);
        assert_eq!(broken(&play, &removed("05")), [""; 0], "ended is not removed");
        let mut credit = credit(domain, "R3", "R1");
        credit.toewijzing_nummer = val("1001");
        let credited = dated(regels(domain, vec![credit]), "4", "2026-05-31");
        play.under_way(&credited);
        assert_eq!(broken(&play, &removed("13")), ["TR385 RedenWijziging"], "the credit has no answer");
        let answer = dated(declaratie_antwoord(domain, vec![], |_| {}), "5", "2026-05-31");
        play.answered(&credited, &answer);
        assert_eq!(broken(&play, &removed("13")), [""; 0], "credited");
    }
}

#[test]
fn a_rejected_line_and_one_of_other_parties_do_not_keep_an_allocation() {
    for domain in Domain::ALL {
        let mut product = decided(domain, "1001", "2026-06-01");
        product.einddatum = some("2026-04-01");
        product.reden_wijziging = some("13");
        let removed = message(domain, "3", "2026-06-01", vec![product]);
        let line = prestatie(domain, "R1", "1001");
        let declared = regels(domain, vec![line.clone()]);
        let mut play = Play::on("2026-06-01");
        play.accepted(&declared);
        play.answered(&declared, &declaratie_antwoord(domain, vec![vec![afgewezen(line)]], |_| {}));
        assert_eq!(broken(&play, &removed), [""; 0], "rejected");
        let mut play = Play::on("2026-06-01");
        play.accepted(&declared).answered(&declared, &declaratie_antwoord(domain, vec![], |_| {}));
        assert_eq!(broken(&play, &between(removed, "0363", "42420001")), [""; 0], "another municipality");
    }
}

#[test]
fn a_reference_is_that_of_a_request() {
    for domain in Domain::ALL {
        let of = |referentie| {
            message(domain, "9", "2026-04-20", vec![with(decided(domain, "1001", "2026-04-20"), referentie)])
        };
        let mut play = Play::on("2026-05-01");
        assert_eq!(broken(&play, &of("A-1")), [REFERENCE], "no request");
        play.accepted(&asked(domain, "1", &["A-1", "A-2"]));
        assert_eq!(broken(&play, &of("A-1")), [""; 0]);
        assert_eq!(broken(&play, &of("A-3")), [REFERENCE], "another reference");
        let elsewhere = between(of("A-1"), "0363", "42420001");
        assert_eq!(broken(&play, &elsewhere), [REFERENCE], "asked of another municipality");
        let other = between(of("A-1"), "0268", "42420002");
        assert_eq!(broken(&play, &other), [REFERENCE], "asked by another provider");
        let mut other = of("A-1");
        let Inhoud::Toewijzing(root) = &mut other.inhoud else { unreachable!() };
        root.client.bsn = val("999900018");
        assert_eq!(broken(&play, &other), [REFERENCE], "asked for another client");
        play.accepted(&answered(domain, "2", "A-1", "2"));
        assert_eq!(broken(&play, &of("A-1")), [""; 0], "under investigation");
        play.accepted(&answered(domain, "3", "A-1", "1"));
        assert_eq!(broken(&play, &of("A-1")), [REFERENCE], "rejected");
        assert_eq!(broken(&play, &of("A-2")), [""; 0], "the other product is not");
    }
}

#[test]
fn a_request_that_was_rejected_in_its_return_message_cannot_be_honoured() {
    for domain in Domain::ALL {
        for (stand, expected) in
            [(Stand::Afgewezen, vec![REFERENCE]), (Stand::Onderweg, vec![]), (Stand::Tegengehouden, vec![])]
        {
            let mut play = Play::on("2026-05-01");
            play.enter(&asked(domain, "1", &["A-1"]), stand);
            let honours =
                message(domain, "9", "2026-04-20", vec![with(decided(domain, "1001", "2026-04-20"), "A-1")]);
            assert_eq!(broken(&play, &honours), expected, "{stand:?}");
        }
    }
}

/// IV094: each product of a 315 is decided by itself; other allocations in the 301 have no reference.
#[test]
fn a_request_for_allocation_is_honoured_product_by_product() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-01");
        play.accepted(&message(domain, "1", "2026-04-01", vec![decided(domain, "1001", "2026-04-01")]));
        play.accepted(&asked(domain, "2", &["A-1", "A-2"]));
        let current = decided(domain, "1001", "2026-04-01");
        let honoured = with(decided(domain, "1002", "2026-04-20"), "A-1");
        let first = message(domain, "3", "2026-04-20", vec![current.clone(), honoured.clone()]);
        assert_eq!(broken(&play, &first), [""; 0]);
        play.accepted(&first);
        let second = with(decided(domain, "1003", "2026-04-22"), "A-2");
        let producten = vec![current, honoured.clone(), second];
        let later = message(domain, "4", "2026-04-22", producten);
        assert_eq!(
            broken(&play, &later),
            [""; 0],
            "the same decision sent again keeps its reference (IV099)"
        );
        let mut longer = honoured;
        longer.toewijzingsdatum = val("2026-04-25");
        longer.einddatum = some("2027-03-31");
        longer.reden_wijziging = some("04");
        let later = message(domain, "5", "2026-04-25", vec![longer]);
        assert_eq!(
            broken(&play, &later),
            [REFERENCE],
            "a later decision is no answer to the request (IV097)"
        );
        let other = with(decided(domain, "1004", "2026-04-25"), "A-1");
        let later = message(domain, "5", "2026-04-25", vec![other]);
        assert_eq!(broken(&play, &later), [REFERENCE], "nor is another number");
    }
}

fn product_of(domain: Domain, nummer: &str, code: &str, begin: &str, einde: &str) -> ToegewezenProduct {
    let mut product = toegewezen_van(domain, nummer, begin, einde);
    product.product.as_mut().unwrap().code = some(code);
    product.toewijzingsdatum = val("2024-12-01");
    product
}

/// The product with another last day for a request of the provider (`RedenWijziging` 12).
fn until(mut product: ToegewezenProduct, einde: &str, dag: &str) -> ToegewezenProduct {
    product.einddatum = some(einde);
    product.reden_wijziging = some("12");
    product.toewijzingsdatum = val(dag);
    product
}

/// A dossier with allocations, and a 317 with a reference that was accepted.
fn changing(domain: Domain, producten: Vec<ToegewezenProduct>, referentie: &str, dag: &str) -> Play {
    let mut play = Play::on("2026-05-20");
    play.accepted(&message(domain, "1", "2024-12-01", producten));
    play.accepted(&dated(change(domain, "2", referentie), "2", dag));
    play
}

/// IV093, example 1: an allocation that is prolonged, and one with another volume that ends and goes on with a new number.
#[test]
fn iv093_example_1() {
    for domain in Domain::ALL {
        let e = product_of(domain, "123001", "45E01", "2025-01-01", "2025-12-31");
        let f = product_of(domain, "123002", "45F01", "2025-01-01", "2025-12-31");
        let play = changing(domain, vec![e.clone(), f.clone()], "A001", "2025-05-28");
        let mut new = product_of(domain, "123078", "45F01", "2025-06-12", "2025-12-31");
        new.omvang = omvang("6", "04", "2");
        new.toewijzingsdatum = val("2025-06-02");
        let e = until(e, "2026-06-30", "2025-06-02");
        let f = until(f, "2025-06-11", "2025-06-02");
        let whole = vec![with(e.clone(), "A001"), with(f.clone(), "A001"), with(new.clone(), "A001")];
        assert_eq!(broken(&play, &message(domain, "3", "2025-06-02", whole)), [""; 0]);
        let part = vec![with(e.clone(), "A001"), f, with(new.clone(), "A001")];
        let found = play.judge(&message(domain, "3", "2025-06-02", part)).findings;
        let found: Vec<_> = found.iter().filter(|finding| finding.rule == "TR379").collect();
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        assert!(finding.path.ends_with("ToegewezenProduct[2]/ReferentieAanbieder"), "{}", finding.path);
        assert_eq!(finding.expected.as_ref().unwrap().nl, "A001");
        let none = vec![e, new];
        assert_eq!(broken(&play, &message(domain, "3", "2025-06-02", none)), [""; 0], "cannot be demanded");
    }
}

/// IV093, example 2: the wished date has passed; the dates are agreed on, the references stay.
#[test]
fn iv093_example_2() {
    for domain in Domain::ALL {
        let a = product_of(domain, "345001", "45A01", "2025-01-01", "2025-12-31");
        let b = product_of(domain, "345002", "45B01", "2025-01-01", "2025-12-31");
        let play = changing(domain, vec![a.clone(), b.clone()], "A002", "2025-04-20");
        for (last, next) in [("2025-05-23", "2025-05-24"), ("2025-05-15", "2025-05-16")] {
            let mut c = product_of(domain, "345003", "45C01", next, "2025-12-31");
            c.toewijzingsdatum = val("2025-05-23");
            let producten =
                [a.clone(), until(b.clone(), last, "2025-05-23"), c].map(|product| with(product, "A002"));
            let granted = message(domain, "3", "2025-05-23", producten.to_vec());
            assert_eq!(broken(&play, &granted), [""; 0], "{last}");
            let [_, b, c] = producten;
            let without = message(domain, "3", "2025-05-23", vec![a.clone(), b, c]);
            assert_eq!(broken(&play, &without), [REFERENCE], "the unchanged one as well");
        }
    }
}

/// IV093, example 3: the old allocation has ended by the time of the decision.
#[test]
fn iv093_example_3() {
    for domain in Domain::ALL {
        let x = product_of(domain, "678001", "45A01", "2025-05-08", "2026-05-07");
        let play = changing(domain, vec![x.clone()], "A003", "2026-04-28");
        for begin in ["2026-05-08", "2026-05-15"] {
            let mut y = product_of(domain, "678002", "45B01", begin, "2026-12-31");
            y.toewijzingsdatum = val("2026-05-15");
            let producten = vec![with(x.clone(), "A003"), with(y, "A003")];
            assert_eq!(broken(&play, &message(domain, "3", "2026-05-15", producten)), [""; 0], "{begin}");
        }
    }
}

/// IV097: the reference stands in the 301 that honours the request, and in no later one.
#[test]
fn iv097() {
    for domain in Domain::ALL {
        let a = product_of(domain, "345001", "45A01", "2026-01-01", "2026-12-31");
        let b = product_of(domain, "345002", "45B01", "2026-01-01", "2026-12-31");
        let mut play = changing(domain, vec![a.clone(), b.clone()], "667788", "2026-05-01");
        let b = until(b, "2026-06-30", "2026-05-08");
        let granted =
            message(domain, "3", "2026-05-08", vec![with(a.clone(), "667788"), with(b.clone(), "667788")]);
        assert_eq!(broken(&play, &granted), [""; 0]);
        play.accepted(&granted);
        assert_eq!(broken(&play, &granted), [""; 0], "the very same message");
        let later = until(b.clone(), "2026-09-30", "2026-05-15");
        let own = message(domain, "4", "2026-05-15", vec![a.clone(), later.clone()]);
        assert_eq!(
            broken(&play, &own),
            [""; 0],
            "on the initiative of the municipality, without a reference"
        );
        let own = message(domain, "4", "2026-05-15", vec![a.clone(), with(later.clone(), "667788")]);
        assert_eq!(broken(&play, &own), [REFERENCE], "with it");
        let again = message(domain, "4", "2026-05-15", vec![with(a, "667788"), later]);
        assert_eq!(
            broken(&play, &again),
            [""; 0],
            "a decision that is sent again unchanged asks nothing of others"
        );
    }
}
