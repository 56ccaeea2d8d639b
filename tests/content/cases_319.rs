//! 319: answers to a request.

use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case, only};

const JW: &[Domain] = &[Domain::Jw];

const REDEN: &str = "RedenAfwijzingVerzoek";

pub fn cases() -> Vec<Case> {
    vec![
        case("CD085", "rejected with a reason", |d| antwoord(d, |_| {}), &[]),
        case(
            "CD085",
            "rejected without a reason",
            |d| antwoord(d, |antwoord| antwoord.reden_afwijzing_verzoek = None),
            &[("CD085", REDEN)],
        ),
        case(
            "CD086",
            "being looked into without a reason",
            |d| {
                antwoord(d, |antwoord| {
                    antwoord.verzoek_antwoord = val("2");
                    antwoord.reden_afwijzing_verzoek = None;
                })
            },
            &[],
        ),
        case(
            "CD086",
            "being looked into with a reason",
            |d| antwoord(d, |antwoord| antwoord.verzoek_antwoord = val("2")),
            &[("CD086", REDEN)],
        ),
        only(
            JW,
            case(
                "TR377",
                "another municipality by the woonplaatsbeginsel",
                |d| {
                    antwoord(d, |antwoord| {
                        antwoord.reden_afwijzing_verzoek = some("8");
                        antwoord.woonplaatsbeginsel = woonplaatsbeginsel();
                    })
                },
                &[],
            ),
        ),
        only(
            JW,
            case(
                "TR377",
                "the woonplaatsbeginsel without a municipality",
                |d| antwoord(d, |antwoord| antwoord.reden_afwijzing_verzoek = some("8")),
                &[("TR377", "Woonplaatsbeginsel")],
            ),
        ),
        only(
            &[Domain::Wmo],
            case(
                "CD085",
                "reason 8 has no municipality in a WMO319",
                |d| antwoord(d, |antwoord| antwoord.reden_afwijzing_verzoek = some("8")),
                &[],
            ),
        ),
        only(
            JW,
            case(
                "TR409",
                "a municipality with another reason",
                |d| antwoord(d, |antwoord| antwoord.woonplaatsbeginsel = woonplaatsbeginsel()),
                &[("TR409", "Woonplaatsbeginsel")],
            ),
        ),
        only(
            JW,
            case(
                "TR409",
                "a municipality without any reason is not tested",
                |d| {
                    antwoord(d, |antwoord| {
                        antwoord.verzoek_antwoord = val("2");
                        antwoord.reden_afwijzing_verzoek = None;
                        antwoord.woonplaatsbeginsel = woonplaatsbeginsel();
                    })
                },
                &[],
            ),
        ),
    ]
}
