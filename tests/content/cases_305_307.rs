//! 305 and 307: starts and stops.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case};

/// Two starts, the second changed.
fn with_second_start(domain: Domain, edit: fn(&mut StartProduct)) -> Bericht {
    let mut second = gestart(domain, "1002");
    edit(&mut second);
    start(domain, |client| client.start_producten = many(vec![gestart(domain, "1001"), second]))
}

/// Two stops, the second changed.
fn with_second_stop(domain: Domain, edit: fn(&mut StopProduct)) -> Bericht {
    let mut second = gestopt(domain, "1002");
    edit(&mut second);
    stop(domain, |client| client.stop_producten = many(vec![gestopt(domain, "1001"), second]))
}

const TWO_STARTS: &[(&str, &str)] =
    &[("TR101", "StartProducten/StartProduct[1]"), ("TR101", "StartProducten/StartProduct[2]")];
const TWO_STOPS: &[(&str, &str)] =
    &[("TR101", "StopProducten/StopProduct[1]"), ("TR101", "StopProducten/StopProduct[2]")];

pub fn cases() -> Vec<Case> {
    let mut cases = start_keys();
    cases.extend(stop_keys());
    cases.extend(persons());
    cases.extend(periods());
    cases
}

fn start_keys() -> Vec<Case> {
    vec![
        case("TR101", "a plain start", |d| start(d, |_| {}), &[]),
        case("TR101", "starts on two allocations", |d| with_second_start(d, |_| {}), &[]),
        case(
            "TR101",
            "one start twice; its status is no part of the key",
            |d| {
                with_second_start(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.status_aanlevering = val("3");
                })
            },
            TWO_STARTS,
        ),
        case(
            "TR101",
            "the first day of the allocation is no part of the key",
            |d| {
                with_second_start(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.toewijzing_ingangsdatum = None;
                })
            },
            TWO_STARTS,
        ),
        case(
            "TR101",
            "a start on another day",
            |d| {
                with_second_start(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.begindatum = val("2026-04-08");
                })
            },
            &[],
        ),
        case(
            "TR101",
            "a start of another product",
            |d| {
                with_second_start(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.product.as_mut().unwrap().code = some("45A02");
                })
            },
            &[],
        ),
        case(
            "TR101",
            "an absent code or product differs from one that is there",
            |d| {
                let starts = [product(d), alleen_categorie(d), None];
                let starts = starts.map(|product| StartProduct { product, ..gestart(d, "1001") });
                start(d, |client| client.start_producten = many(starts.to_vec()))
            },
            &[],
        ),
        case(
            "TR101",
            "an absent number and product equal absent ones",
            |d| {
                let bare = StartProduct { toewijzing_nummer: None, product: None, ..gestart(d, "1") };
                start(d, |client| client.start_producten = many(vec![bare.clone(), bare]))
            },
            TWO_STARTS,
        ),
    ]
}

fn stop_keys() -> Vec<Case> {
    vec![
        case("TR101", "a plain stop", |d| stop(d, |_| {}), &[]),
        case(
            "TR101",
            "one stop twice",
            |d| with_second_stop(d, |second| second.toewijzing_nummer = some("1001")),
            TWO_STOPS,
        ),
        case(
            "TR101",
            "a stop withdrawn and reported with another reason",
            |d| {
                with_second_stop(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.status_aanlevering = val("3");
                    second.reden_beeindiging = val("02");
                })
            },
            &[],
        ),
        case(
            "TR101",
            "a stop on another day",
            |d| {
                with_second_stop(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.einddatum = val("2026-04-25");
                })
            },
            &[],
        ),
        case(
            "TR101",
            "a stop of another start",
            |d| {
                with_second_stop(d, |second| {
                    second.toewijzing_nummer = some("1001");
                    second.begindatum = val("2026-04-08");
                })
            },
            &[],
        ),
    ]
}

fn persons() -> Vec<Case> {
    vec![
        case(
            "CS002",
            "a digit is wrong in a start",
            |d| start(d, |client| client.bsn = val("999900007")),
            &[("CS002", "Bsn")],
        ),
        case(
            "CS002",
            "a digit is wrong in a stop",
            |d| stop(d, |client| client.bsn = val("999900007")),
            &[("CS002", "Bsn")],
        ),
        case(
            "TR002",
            "exactly 120 years in a start",
            |d| start(d, |client| client.geboortedatum = geboren("1906-04-30", None)),
            &[],
        ),
        case(
            "TR002",
            "one day more than 120 years in a start",
            |d| start(d, |client| client.geboortedatum = geboren("1906-04-29", None)),
            &[("TR002", "Geboortedatum/Datum")],
        ),
        case(
            "TR002",
            "one day more than 120 years in a stop",
            |d| stop(d, |client| client.geboortedatum = geboren("1906-04-29", None)),
            &[("TR002", "Geboortedatum/Datum")],
        ),
        case(
            "CS139",
            "unknown day that is filled in a start",
            |d| start(d, |client| client.geboortedatum = geboren("1953-04-17", Some("1"))),
            &[("CS139", "Geboortedatum/DatumGebruik")],
        ),
        case(
            "CS139",
            "unknown day that is filled in a stop",
            |d| stop(d, |client| client.geboortedatum = geboren("1953-04-17", Some("1"))),
            &[("CS139", "Geboortedatum/DatumGebruik")],
        ),
        case(
            "TR134",
            "born tomorrow, in a start",
            |d| start(d, |client| client.geboortedatum = geboren("2026-05-01", None)),
            &[("TR134", "Geboortedatum/Datum")],
        ),
        case(
            "TR134",
            "born tomorrow, in a stop",
            |d| stop(d, |client| client.geboortedatum = geboren("2026-05-01", None)),
            &[("TR134", "Geboortedatum/Datum")],
        ),
    ]
}

fn periods() -> Vec<Case> {
    vec![
        case(
            "TR134",
            "a start on the day of the message",
            |d| with_second_start(d, |second| second.begindatum = val("2026-04-30")),
            &[],
        ),
        case(
            "TR134",
            "a start after the message",
            |d| with_second_start(d, |second| second.begindatum = val("2026-05-01")),
            &[("TR134", "StartProducten/StartProduct[2]/Begindatum")],
        ),
        case(
            "TR134",
            "the withdrawal of a start after the message",
            |d| {
                with_second_start(d, |second| {
                    second.begindatum = val("2026-05-01");
                    second.status_aanlevering = val("3");
                })
            },
            &[("TR134", "StartProducten/StartProduct[2]/Begindatum")],
        ),
        case(
            "TR134",
            "a stop on the day of the message",
            |d| with_second_stop(d, |second| second.einddatum = val("2026-04-30")),
            &[],
        ),
        case(
            "TR134",
            "a stop after the message",
            |d| with_second_stop(d, |second| second.einddatum = val("2026-05-01")),
            &[("TR134", "StopProducten/StopProduct[2]/Einddatum")],
        ),
        case(
            "TR134",
            "a stop after the message, of care that starts after it: only the end is tested",
            |d| {
                with_second_stop(d, |second| {
                    second.begindatum = val("2026-05-01");
                    second.einddatum = val("2026-05-01");
                })
            },
            &[("TR134", "StopProducten/StopProduct[2]/Einddatum")],
        ),
        case(
            "TR018",
            "one day of care",
            |d| with_second_stop(d, |second| second.einddatum = val("2026-04-07")),
            &[],
        ),
        case(
            "TR018",
            "stopped the day before it began",
            |d| with_second_stop(d, |second| second.einddatum = val("2026-04-06")),
            &[("TR018", "StopProducten/StopProduct[2]/Einddatum")],
        ),
        case(
            "CS058",
            "a start withdrawn",
            |d| with_second_start(d, |second| second.status_aanlevering = val("3")),
            &[],
        ),
        case(
            "CS058",
            "a start changed",
            |d| with_second_start(d, |second| second.status_aanlevering = val("2")),
            &[("CS058", "StartProducten/StartProduct[2]/StatusAanlevering")],
        ),
        case(
            "CS058",
            "a stop withdrawn",
            |d| with_second_stop(d, |second| second.status_aanlevering = val("3")),
            &[],
        ),
        case(
            "CS058",
            "a stop not changed",
            |d| with_second_stop(d, |second| second.status_aanlevering = val("9")),
            &[("CS058", "StopProducten/StopProduct[2]/StatusAanlevering")],
        ),
    ]
}
