//! 323: declarations.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case};

/// Two lines on two allocations, the second changed.
fn with_second(domain: Domain, edit: fn(&mut Prestatie)) -> Bericht {
    let mut second = prestatie(domain, "RN002", "1002");
    edit(&mut second);
    regels(domain, vec![prestatie(domain, "RN001", "1001"), second])
}

fn with_period(domain: Domain, begin: &str, einde: &str) -> Bericht {
    let mut line = prestatie(domain, "RN001", "1001");
    line.product_periode = periode(begin, einde);
    regels(domain, vec![line])
}

fn two_clients(domain: Domain, first: Prestatie, second: Prestatie) -> Bericht {
    declaratie(domain, vec![vec![first], vec![second]], |_| {})
}

pub fn cases() -> Vec<Case> {
    let mut cases = keys();
    cases.extend(periods());
    cases.extend(credits());
    cases.extend(amounts());
    cases
}

fn keys() -> Vec<Case> {
    vec![
        case("TR101", "two lines", |d| with_second(d, |_| {}), &[]),
        case(
            "TR101",
            "two lines with one reference",
            |d| with_second(d, |second| second.product_referentie.referentie_nummer = val("RN001")),
            &[
                ("TR101", "Clienten/Client[1]/Prestaties/Prestatie[1]"),
                ("TR101", "Clienten/Client[1]/Prestaties/Prestatie[2]"),
            ],
        ),
        case(
            "TR101",
            "one reference under two clients is for TR314",
            |d| two_clients(d, prestatie(d, "RN001", "1001"), prestatie(d, "RN001", "1002")),
            &[],
        ),
        case(
            "TR101",
            "one client twice",
            |d| {
                let lines = vec![vec![prestatie(d, "RN001", "1001")], vec![prestatie(d, "RN002", "1002")]];
                declaratie(d, lines, |declaratie| {
                    let prestaties = declaratie.clienten[1].prestaties.clone();
                    let again =
                        DeclaratieClient { bsn: declaratie.clienten[0].bsn, prestaties, retour_codes: () };
                    declaratie.clienten = many(vec![declaratie.clienten[0].clone(), again]);
                })
            },
            &[("TR101", "Clienten/Client[1]"), ("TR101", "Clienten/Client[2]")],
        ),
        case(
            "CS002",
            "the second client",
            |d| {
                let lines = vec![vec![prestatie(d, "RN001", "1001")], vec![prestatie(d, "RN002", "1002")]];
                declaratie(d, lines, |declaratie| {
                    let prestaties = declaratie.clienten[1].prestaties.clone();
                    let wrong = DeclaratieClient { bsn: val("999900019"), prestaties, retour_codes: () };
                    declaratie.clienten = many(vec![declaratie.clienten[0].clone(), wrong]);
                })
            },
            &[("CS002", "Clienten/Client[2]/Bsn")],
        ),
        case(
            "TR416",
            "two codes on one allocation",
            |d| {
                with_second(d, |second| {
                    second.toewijzing_nummer = val("1001");
                    second.product_code = val("45A02");
                })
            },
            &[],
        ),
        case(
            "TR416",
            "two debits of one product",
            |d| with_second(d, |second| second.toewijzing_nummer = val("1001")),
            &[
                ("TR416", "Clienten/Client[1]/Prestaties/Prestatie[1]"),
                ("TR416", "Clienten/Client[1]/Prestaties/Prestatie[2]"),
            ],
        ),
        case(
            "TR416",
            "a credit beside the debit that replaces it",
            |d| {
                let mut again = credit(d, "RN003", "RN000");
                again.toewijzing_nummer = val("1001");
                again.product_periode = periode("2026-04-01", "2026-04-30");
                regels(d, vec![again, prestatie(d, "RN001", "1001")])
            },
            &[],
        ),
        case(
            "TR416",
            "two debits of one product under two clients",
            |d| two_clients(d, prestatie(d, "RN001", "1001"), prestatie(d, "RN002", "1001")),
            &[],
        ),
    ]
}

fn periods() -> Vec<Case> {
    const BEGIN: &str = "Clienten/Client[1]/Prestaties/Prestatie[1]/ProductPeriode/Begindatum";
    const EINDE: &str = "Clienten/Client[1]/Prestaties/Prestatie[1]/ProductPeriode/Einddatum";
    fn over(domain: Domain, begin: &str, einde: &str, product_einde: &str) -> Bericht {
        let mut line = prestatie(domain, "RN001", "1001");
        line.product_periode = periode("2026-04-01", product_einde);
        declaratie(domain, vec![vec![line]], |declaratie| {
            declaratie.declaratie_periode = periode(begin, einde);
        })
    }
    vec![
        case("CS340", "April", |d| over(d, "2026-04-01", "2026-04-30", "2026-04-30"), &[]),
        case(
            "CS340",
            "from the eighth",
            |d| over(d, "2026-04-08", "2026-04-30", "2026-04-30"),
            &[("CS340", "DeclaratiePeriode")],
        ),
        case(
            "CS340",
            "two months",
            |d| over(d, "2026-03-01", "2026-04-30", "2026-04-30"),
            &[("CS340", "DeclaratiePeriode")],
        ),
        case(
            "TR137",
            "until the day of the message",
            |d| over(d, "2026-04-01", "2026-04-30", "2026-04-30"),
            &[],
        ),
        case(
            "TR137",
            "both periods end after the message",
            |d| {
                let mut bericht = over(d, "2026-04-01", "2026-04-30", "2026-04-30");
                if let Inhoud::Declaratie(inhoud) = &mut bericht.inhoud {
                    inhoud.header.bericht_identificatie.dagtekening = val("2026-04-29");
                }
                bericht
            },
            &[("TR137", "DeclaratiePeriode/Einddatum"), ("TR137", EINDE)],
        ),
        case(
            "TR137",
            "product period that ends before it begins",
            |d| with_period(d, "2026-04-20", "2026-04-10"),
            &[("TR137", EINDE)],
        ),
        case(
            "TR134",
            "both periods begin on the day of the message",
            |d| {
                let mut bericht = over(d, "2026-04-01", "2026-04-30", "2026-04-30");
                if let Inhoud::Declaratie(inhoud) = &mut bericht.inhoud {
                    inhoud.header.bericht_identificatie.dagtekening = val("2026-04-01");
                }
                bericht
            },
            &[("TR137", "DeclaratiePeriode/Einddatum"), ("TR137", EINDE)],
        ),
        case(
            "TR134",
            "both periods begin after the message",
            |d| {
                let mut bericht = over(d, "2026-04-01", "2026-04-30", "2026-04-30");
                if let Inhoud::Declaratie(inhoud) = &mut bericht.inhoud {
                    inhoud.header.bericht_identificatie.dagtekening = val("2026-03-31");
                }
                bericht
            },
            &[
                ("TR134", "DeclaratiePeriode/Begindatum"),
                ("TR134", BEGIN),
                ("TR137", "DeclaratiePeriode/Einddatum"),
                ("TR137", EINDE),
            ],
        ),
        case(
            "TR319",
            "March in the declaration of April",
            |d| with_period(d, "2026-03-01", "2026-03-31"),
            &[],
        ),
        case(
            "TR319",
            "April in the declaration of March",
            |d| over(d, "2026-03-01", "2026-03-31", "2026-04-30"),
            &[("TR319", EINDE)],
        ),
        case(
            "TR319",
            "only the begin is too late",
            |d| {
                let mut line = prestatie(d, "RN001", "1001");
                line.product_periode = periode("2026-04-10", "2026-03-31");
                let period = periode("2026-03-01", "2026-03-31");
                declaratie(d, vec![vec![line]], |declaratie| declaratie.declaratie_periode = period)
            },
            &[("CS337", EINDE), ("TR137", EINDE), ("TR319", BEGIN)],
        ),
        case(
            "TR335",
            "exactly five years, cut to the end of the month",
            |d| {
                let mut line = prestatie(d, "RN001", "1001");
                line.product_periode = periode("2023-02-01", "2023-02-28");
                declaratie(d, vec![vec![line]], |declaratie| {
                    declaratie.declaratie_dagtekening = val("2028-02-29");
                })
            },
            &[],
        ),
        case(
            "TR335",
            "one day more than five years",
            |d| {
                let mut line = prestatie(d, "RN001", "1001");
                line.product_periode = periode("2021-04-01", "2021-04-30");
                declaratie(d, vec![vec![line]], |declaratie| {
                    declaratie.declaratie_dagtekening = val("2026-05-01");
                })
            },
            &[("TR335", EINDE)],
        ),
        case("CS337", "a part of a month", |d| with_period(d, "2026-04-08", "2026-04-30"), &[]),
        case("CS337", "two months", |d| with_period(d, "2026-03-15", "2026-04-30"), &[("CS337", EINDE)]),
        case(
            "CS337",
            "the same month of another year",
            |d| with_period(d, "2025-04-01", "2026-04-30"),
            &[("CS337", EINDE)],
        ),
        case(
            "CS100",
            "first day of 2021",
            |d| {
                let mut line = prestatie(d, "RN001", "1001");
                line.product_periode = periode("2021-01-01", "2021-01-31");
                declaratie(d, vec![vec![line]], |declaratie| {
                    declaratie.declaratie_periode = periode("2021-01-01", "2021-01-31");
                    declaratie.declaratie_dagtekening = val("2021-02-01");
                })
            },
            &[],
        ),
        case(
            "CS100",
            "last month of 2020",
            |d| {
                let mut line = prestatie(d, "RN001", "1001");
                line.product_periode = periode("2020-12-01", "2020-12-31");
                declaratie(d, vec![vec![line]], |declaratie| {
                    declaratie.declaratie_periode = periode("2020-12-01", "2020-12-31");
                    declaratie.declaratie_dagtekening = val("2021-01-31");
                })
            },
            &[("CS100", "DeclaratiePeriode/Begindatum"), ("CS100", BEGIN)],
        ),
    ]
}

fn credits() -> Vec<Case> {
    const FIRST: &str = "Clienten/Client[1]/Prestaties/Prestatie[1]/ProductReferentie/VorigReferentieNummer";
    const SECOND: &str = "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductReferentie/VorigReferentieNummer";
    const OTHER: &str = "Clienten/Client[2]/Prestaties/Prestatie[1]/ProductReferentie/VorigReferentieNummer";
    vec![
        case("CD060", "a credit with a reference", |d| regels(d, vec![credit(d, "RN009", "RN004")]), &[]),
        case(
            "CD060",
            "a credit without a reference",
            |d| with_second(d, |second| second.ingediend_bedrag = bedrag("15000", "C")),
            &[("CD060", SECOND)],
        ),
        case(
            "CD060",
            "a debit with a reference",
            |d| with_second(d, |second| second.product_referentie.vorig_referentie_nummer = some("RN000")),
            &[("CD060", SECOND)],
        ),
        case(
            "TR315",
            "two credits of two lines",
            |d| regels(d, vec![credit(d, "RN008", "RN003"), credit(d, "RN009", "RN004")]),
            &[],
        ),
        case(
            "TR315",
            "two credits of one line under two clients",
            |d| two_clients(d, credit(d, "RN008", "RN004"), credit(d, "RN009", "RN004")),
            &[("TR315", FIRST), ("TR315", OTHER)],
        ),
        case(
            "TR316",
            "a credit of an earlier line",
            |d| regels(d, vec![prestatie(d, "RN001", "1"), credit(d, "RN009", "RN004")]),
            &[],
        ),
        case(
            "TR316",
            "a debit and its credit after it, under another client",
            |d| two_clients(d, prestatie(d, "RN004", "1001"), credit(d, "RN009", "RN004")),
            &[("TR316", OTHER)],
        ),
        case(
            "TR316",
            "a debit and its credit before it",
            |d| regels(d, vec![credit(d, "RN009", "RN004"), prestatie(d, "RN004", "1001")]),
            &[("TR316", FIRST)],
        ),
        case(
            "TR316",
            "a credit of itself",
            |d| regels(d, vec![credit(d, "RN009", "RN009")]),
            &[("TR316", FIRST)],
        ),
    ]
}

fn amounts() -> Vec<Case> {
    vec![
        case(
            "TR358",
            "debits and a credit",
            |d| regels(d, vec![prestatie(d, "RN001", "1"), credit(d, "RN009", "RN004")]),
            &[],
        ),
        case("TR358", "a negative sum", |d| regels(d, vec![credit(d, "RN009", "RN004")]), &[]),
        case(
            "TR358",
            "one euro too little",
            |d| {
                declaratie(d, vec![vec![prestatie(d, "RN001", "1")]], |declaratie| {
                    declaratie.totaal_ingediend_bedrag = totaal(14900, "D");
                })
            },
            &[("TR358", "TotaalIngediendBedrag/TotaalBedrag")],
        ),
        case(
            "TR358",
            "the wrong sign",
            |d| {
                declaratie(d, vec![vec![credit(d, "RN009", "RN004")]], |declaratie| {
                    declaratie.totaal_ingediend_bedrag = totaal(15000, "D");
                })
            },
            &[("TR358", "TotaalIngediendBedrag/DebetCredit")],
        ),
        case(
            "CS325",
            "nothing is a debit",
            |d| regels(d, vec![prestatie(d, "RN001", "1"), credit(d, "RN009", "RN004")]),
            &[],
        ),
        case(
            "CS325",
            "total and line of nothing as credit",
            |d| {
                let mut line = credit(d, "RN009", "RN004");
                line.ingediend_bedrag = bedrag("0", "C");
                declaratie(d, vec![vec![line]], |declaratie| {
                    declaratie.totaal_ingediend_bedrag = totaal(0, "C");
                })
            },
            &[
                ("CS325", "TotaalIngediendBedrag/DebetCredit"),
                ("CS325", "Clienten/Client[1]/Prestaties/Prestatie[1]/IngediendBedrag/DebetCredit"),
            ],
        ),
        case(
            "CS339",
            "200 euro",
            |d| {
                with_second(d, |second| {
                    second.eenheid = val("83");
                    second.product_tarief = None;
                    second.geleverd_volume = val("20000");
                    second.ingediend_bedrag = bedrag("20000", "D");
                })
            },
            &[],
        ),
        case(
            "CS339",
            "volume in euros, amount in cents",
            |d| {
                with_second(d, |second| {
                    second.eenheid = val("83");
                    second.product_tarief = None;
                    second.geleverd_volume = val("200");
                    second.ingediend_bedrag = bedrag("20000", "D");
                })
            },
            &[("CS339", "Clienten/Client[1]/Prestaties/Prestatie[2]/IngediendBedrag/Bedrag")],
        ),
        case("CD087", "minutes with a tariff", |d| with_second(d, |_| {}), &[]),
        case(
            "CD087",
            "minutes without a tariff",
            |d| with_second(d, |second| second.product_tarief = None),
            &[("CD087", "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductTarief")],
        ),
        case(
            "CD087",
            "euros with a tariff",
            |d| {
                with_second(d, |second| {
                    second.eenheid = val("83");
                    second.geleverd_volume = val("15000");
                })
            },
            &[("CD087", "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductTarief")],
        ),
    ]
}
