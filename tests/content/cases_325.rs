//! 325: answers to a declaration.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case};

const BEGIN: &str = "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductPeriode/Begindatum";
const EINDE: &str = "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductPeriode/Einddatum";
const VORIG: &str = "Clienten/Client[1]/Prestaties/Prestatie[2]/ProductReferentie/VorigReferentieNummer";
const GRANTED: &str = "TotaalToegekendBedrag/TotaalBedrag";
const GRANTED_SIGN: &str = "TotaalToegekendBedrag/DebetCredit";

/// Two rejected lines of one client, the second changed.
fn with_second(domain: Domain, edit: fn(&mut Prestatie)) -> Bericht {
    let mut second = prestatie(domain, "RN002", "1002");
    edit(&mut second);
    rejecting(domain, vec![vec![prestatie(domain, "RN001", "1001"), second]], |_| {})
}

fn rejecting(
    domain: Domain,
    clienten: Vec<Vec<Prestatie>>,
    edit: impl FnOnce(&mut DeclaratieAntwoord),
) -> Bericht {
    let lines = |lines: Vec<Prestatie>| lines.into_iter().map(afgewezen).collect();
    declaratie_antwoord(domain, clienten.into_iter().map(lines).collect(), edit)
}

/// One rejected line of 150 euro, in a declaration of 791 euro.
fn with_one(domain: Domain, edit: fn(&mut DeclaratieAntwoord)) -> Bericht {
    rejecting(domain, vec![vec![prestatie(domain, "RN001", "1001")]], edit)
}

fn two_clients(domain: Domain, edit: fn(&mut DeclaratieAntwoord)) -> Bericht {
    let lines = vec![vec![prestatie(domain, "RN001", "1001")], vec![prestatie(domain, "RN001", "1002")]];
    rejecting(domain, lines, edit)
}

fn second_client(antwoord: &mut DeclaratieAntwoord, bsn: &str) {
    let clienten = antwoord.clienten.as_ref().unwrap();
    let second = DeclaratieClient { bsn: val(bsn), ..clienten[1].clone() };
    antwoord.clienten = Some(many(vec![clienten[0].clone(), second]));
}

pub fn cases() -> Vec<Case> {
    let mut cases = lines();
    cases.extend(totals());
    cases
}

fn lines() -> Vec<Case> {
    vec![
        case("TR101", "two rejected lines", |d| with_second(d, |_| {}), &[]),
        case(
            "TR101",
            "two rejected lines with one reference",
            |d| with_second(d, |second| second.product_referentie.referentie_nummer = val("RN001")),
            &[
                ("TR101", "Clienten/Client[1]/Prestaties/Prestatie[1]"),
                ("TR101", "Clienten/Client[1]/Prestaties/Prestatie[2]"),
            ],
        ),
        case("TR101", "one reference under two clients", |d| two_clients(d, |_| {}), &[]),
        case(
            "TR101",
            "one client twice",
            |d| two_clients(d, |antwoord| second_client(antwoord, "999900006")),
            &[("TR101", "Clienten/Client[1]"), ("TR101", "Clienten/Client[2]")],
        ),
        case(
            "CS002",
            "the second client",
            |d| two_clients(d, |antwoord| second_client(antwoord, "999900019")),
            &[("CS002", "Clienten/Client[2]/Bsn")],
        ),
        case(
            "TR134",
            "a line that begins after the message",
            |d| with_second(d, |second| second.product_periode = periode("2026-05-01", "2026-05-31")),
            &[("TR134", BEGIN), ("TR137", EINDE)],
        ),
        case(
            "TR137",
            "a line that ends on the day of the message",
            |d| with_second(d, |second| second.product_periode = periode("2026-04-30", "2026-04-30")),
            &[],
        ),
        case(
            "TR137",
            "a line that ends before it begins",
            |d| with_second(d, |second| second.product_periode = periode("2026-04-10", "2026-04-09")),
            &[("TR137", EINDE)],
        ),
        case(
            "CD060",
            "a rejected credit",
            |d| rejecting(d, vec![vec![credit(d, "RN009", "RN004")]], |_| {}),
            &[],
        ),
        case(
            "CD060",
            "a rejected credit without a reference",
            |d| with_second(d, |second| second.ingediend_bedrag = bedrag("15000", "C")),
            &[("CD060", VORIG)],
        ),
        case(
            "CD060",
            "a rejected debit with a reference",
            |d| with_second(d, |second| second.product_referentie.vorig_referentie_nummer = some("RN000")),
            &[("CD060", VORIG)],
        ),
        case(
            "CD060",
            "what the rules of a declaration ask of a line is not asked here",
            |d| {
                with_second(d, |second| {
                    second.toewijzing_nummer = val("1001");
                    second.product_periode = periode("2020-01-01", "2020-02-29");
                    second.product_tarief = None;
                })
            },
            &[],
        ),
    ]
}

fn totals() -> Vec<Case> {
    vec![
        case("TR342", "a rejected line is not granted", |d| with_one(d, |_| {}), &[]),
        case(
            "TR342",
            "all is granted",
            |d| declaratie_antwoord(d, vec![], |antwoord| antwoord.retour_codes = retourcodes(&["8001"])),
            &[],
        ),
        case(
            "TR342",
            "refused as a whole: no answer to add up",
            |d| {
                let mut bericht = declaratie_antwoord(d, vec![], |_| {});
                if let Inhoud::DeclaratieAntwoord(root) = &mut bericht.inhoud {
                    root.declaratie_antwoord = None;
                    root.header.retour_codes = retourcodes(&["0001"]);
                }
                bericht
            },
            &[],
        ),
        case(
            "TR342",
            "a rejected line that is granted",
            |d| with_one(d, |antwoord| antwoord.totaal_toegekend_bedrag = totaal(79_100, "D")),
            &[("TR342", GRANTED)],
        ),
        case(
            "TR342",
            "less granted than no rejected line explains",
            |d| declaratie_antwoord(d, vec![], |antwoord| antwoord.totaal_toegekend_bedrag = totaal(0, "D")),
            &[("TR342", GRANTED)],
        ),
        case(
            "TR342",
            "a rejected credit adds to what is granted",
            |d| {
                rejecting(d, vec![vec![credit(d, "RN009", "RN004")]], |antwoord| {
                    antwoord.totaal_toegekend_bedrag = totaal(94_100, "D");
                })
            },
            &[],
        ),
        case(
            "TR342",
            "more rejected than declared: the rest is given back",
            |d| {
                with_one(d, |antwoord| {
                    antwoord.totaal_ingediend_bedrag = totaal(10_000, "D");
                    antwoord.totaal_toegekend_bedrag = totaal(5_000, "C");
                })
            },
            &[],
        ),
        case(
            "TR342",
            "a declaration of credits",
            |d| {
                with_one(d, |antwoord| {
                    antwoord.totaal_ingediend_bedrag = totaal(10_000, "C");
                    antwoord.totaal_toegekend_bedrag = totaal(25_000, "C");
                })
            },
            &[],
        ),
        case(
            "TR342",
            "the wrong sign",
            |d| {
                with_one(d, |antwoord| {
                    antwoord.totaal_ingediend_bedrag = totaal(10_000, "D");
                    antwoord.totaal_toegekend_bedrag = totaal(5_000, "D");
                })
            },
            &[("TR342", GRANTED_SIGN)],
        ),
        case(
            "TR342",
            "a rejected declaration grants nothing",
            |d| {
                declaratie_antwoord(d, vec![], |antwoord| {
                    antwoord.totaal_toegekend_bedrag = totaal(0, "D");
                    antwoord.retour_codes = retourcodes(&["9333"]);
                })
            },
            &[],
        ),
        case(
            "TR342",
            "a rejected declaration that grants what was declared",
            |d| {
                declaratie_antwoord(d, vec![], |antwoord| {
                    antwoord.retour_codes = retourcodes(&["0200", "9333"]);
                })
            },
            &[("TR342", GRANTED)],
        ),
        case(
            "CS325",
            "nothing granted as credit",
            |d| {
                declaratie_antwoord(d, vec![], |antwoord| {
                    antwoord.totaal_ingediend_bedrag = totaal(0, "C");
                    antwoord.totaal_toegekend_bedrag = totaal(0, "C");
                })
            },
            &[("CS325", "TotaalIngediendBedrag/DebetCredit"), ("CS325", GRANTED_SIGN)],
        ),
        case(
            "CS325",
            "a line of nothing as credit",
            |d| {
                let mut line = credit(d, "RN009", "RN004");
                line.ingediend_bedrag = bedrag("0", "C");
                rejecting(d, vec![vec![line]], |_| {})
            },
            &[("CS325", "Clienten/Client[1]/Prestaties/Prestatie[1]/IngediendBedrag/DebetCredit")],
        ),
    ]
}
