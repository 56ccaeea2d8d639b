//! Every situation of the declaration answer (IV087, IV088), and what it grants.

use ibericht::finding::{Level, Severity};
use ibericht::messages::*;
use ibericht::retour::Made;
use ibericht::values::{Domain, TotaalBedrag};

use crate::builders::*;
use crate::geval::*;
use crate::support::Seed;

const CLIENTEN: &str = "/Bericht/Declaratie/Clienten";

/// Two clients: one with a debit and a credit of 150 euro, one with a debit.
fn bericht(domain: Domain) -> Bericht {
    let clienten = vec![
        vec![prestatie(domain, "R1", "1001"), credit(domain, "R2", "R0")],
        vec![prestatie(domain, "R3", "1002")],
    ];
    declaratie(domain, clienten, |_| {})
}

fn root(made: &Made) -> &DeclaratieAntwoordBericht {
    match &made.bericht.inhoud {
        Inhoud::DeclaratieAntwoord(root) => root,
        _ => panic!("no 325"),
    }
}

/// What is granted in eurocents; none without `DeclaratieAntwoord`.
fn granted(made: &Made) -> Option<i64> {
    root(made).declaratie_antwoord.as_ref().map(|antwoord| antwoord.totaal_toegekend_bedrag.cents())
}

#[test]
fn what_is_right_is_granted_in_full() {
    for domain in Domain::ALL {
        let heen = bericht(domain);
        let made = made(&heen, &[of(Level::Productbook, Severity::Error, CLIENTEN)]);
        assert_eq!(said(&made), ["Header 0200", "DeclaratieAntwoord 8001"]);
        assert_eq!(granted(&made), Some(15_000));
        assert_eq!(made.bericht.uitspraak(), Some(Uitspraak::PerRegel));
        let root = root(&made);
        assert_eq!(root.declaratie_antwoord.as_ref().unwrap().clienten, None);
        assert_eq!(root.declaratie_antwoord.as_ref().unwrap().declaratie_nummer.as_str(), "D202604");
        assert_eq!((root.header.afzender.as_str(), root.header.ontvanger.as_str()), ("0268", "42420001"));
        assert_eq!(root.header.bericht_identificatie.identificatie.as_str(), IDENTIFICATIE);
        assert_eq!(root.header.bericht_identificatie.dagtekening, today());
        assert_eq!(&root.header.declaratie_identificatie, heen.identificatie());
        assert_eq!(root.header.xsd_versie.bericht_xsd_versie.to_string(), "1.2.3");
        assert_eq!(root.header.xsd_versie_declaratie.bericht_xsd_versie.to_string(), "1.0.0");
        assert_eq!(root.header.xslt_versie, None);
        let name = made.bericht.name().name();
        assert_eq!(made.file_name, format!("{name}_0268_42420001_{IDENTIFICATIE}.xml"));
    }
}

#[test]
fn level_2_and_the_header_leave_only_a_header() {
    for domain in Domain::ALL {
        let content = of(Level::Content, Severity::Error, CLIENTEN).retourcode("0001");
        let line = error("9307", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[1]"));
        let made = |findings: &[_]| made(&bericht(domain), findings);
        let rejected = made(&[line.clone(), content]);
        assert_eq!(said(&rejected), ["Header 0001"]);
        assert_eq!(root(&rejected).header.xslt_versie, some("2.10.5"), "IV033");
        assert_eq!((granted(&rejected), rejected.bericht.uitspraak()), (None, Some(Uitspraak::Afgekeurd)));
        let header = extern_error("8848", "/Bericht/Header/BerichtIdentificatie/Dagtekening");
        let rejected = made(&[line, header]);
        assert_eq!(said(&rejected), ["Header 8848"]);
        assert_eq!(root(&rejected).header.xslt_versie, None);
        assert_eq!((granted(&rejected), rejected.bericht.uitspraak()), (None, Some(Uitspraak::Afgekeurd)));
    }
}

/// The example of IV087: a declaration number that was used before.
#[test]
fn iv087_an_error_of_the_declaration_itself_grants_nothing() {
    for domain in Domain::ALL {
        for path in ["DeclaratieNummer", "DeclaratiePeriode/Begindatum", "Clienten", "Clienten/Client[9]/Bsn"]
        {
            let findings = [
                error("9307", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[1]")),
                error("9333", &format!("/Bericht/Declaratie/{path}")),
                error("8187", &format!("{CLIENTEN}/Client[2]/Bsn")),
            ];
            let made = made(&bericht(domain), &findings);
            assert_eq!(said(&made), ["Header 0200", "DeclaratieAntwoord 9333"]);
            assert_eq!((granted(&made), made.bericht.uitspraak()), (Some(0), Some(Uitspraak::Afgekeurd)));
            let answer = root(&made).declaratie_antwoord.as_ref().unwrap();
            assert_eq!(answer.totaal_toegekend_bedrag, totaal(0, "D"));
            assert_eq!(answer.totaal_ingediend_bedrag, totaal(15_000, "D"));
        }
    }
}

#[test]
fn of_a_rejected_client_no_line_is_judged() {
    let findings = [
        error("8187", &format!("{CLIENTEN}/Client[1]/Bsn")),
        error("9307", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[2]/ProductPeriode/Begindatum")),
    ];
    let made = made(&bericht(Domain::Jw), &findings);
    assert_eq!(
        said(&made),
        [
            "Header 0200",
            "DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1] 0233",
            "DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[2] 0233",
            "DeclaratieAntwoord/Clienten/Client[1] 8187",
            "DeclaratieAntwoord 0200"
        ]
    );
    assert_eq!(granted(&made), Some(15_000), "150 less 150 is rejected, the other client has 150");
}

#[test]
fn only_rejected_lines_are_listed() {
    let findings = [
        error("9307", &format!("{CLIENTEN}/Client[2]/Prestaties/Prestatie[1]/ProductPeriode/Begindatum")),
        error("9339", &format!("{CLIENTEN}/Client[2]/Prestaties/Prestatie[1]/ProductCategorie")),
        error("9307", &format!("{CLIENTEN}/Client[2]/Prestaties/Prestatie[1]")),
    ];
    let made = made(&bericht(Domain::Wmo), &findings);
    assert_eq!(
        said(&made),
        [
            "Header 0200",
            "DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1] 9307",
            "DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1] 9339",
            "DeclaratieAntwoord/Clienten/Client[1] 0200",
            "DeclaratieAntwoord 0200"
        ]
    );
    let answer = root(&made).declaratie_antwoord.as_ref().unwrap();
    assert_eq!(answer.totaal_toegekend_bedrag, totaal(0, "D"), "all that is granted is 150 less 150 (CS325)");
    let clienten = answer.clienten.as_ref().unwrap();
    assert_eq!(clienten[0].prestaties[0].product_referentie.referentie_nummer, val("R3"));
}

#[test]
fn a_rejected_debit_leaves_a_credit() {
    let findings = [
        error("9307", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[1]")),
        error("9307", &format!("{CLIENTEN}/Client[2]/Prestaties/Prestatie[1]")),
    ];
    let made = made(&bericht(Domain::Jw), &findings);
    let answer = root(&made).declaratie_antwoord.as_ref().unwrap();
    assert_eq!(answer.totaal_toegekend_bedrag, totaal(15_000, "C"));
}

#[test]
fn a_total_that_does_not_fit_is_not_written() {
    let most = TotaalBedrag::MAX;
    let heen = declaratie(Domain::Jw, vec![vec![credit(Domain::Jw, "R2", "R0")]], |declaratie| {
        declaratie.totaal_ingediend_bedrag = totaal(most, "D");
    });
    let findings = [error("8017", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[1]"))];
    assert!(try_answer(&heen, &findings).is_none());
}

#[test]
fn an_answer_that_its_receiver_would_find_wrong_is_not_made() {
    // Made before the period of a rejected line ends (TR137); TR135 rejects such a declaration before.
    let mut line = prestatie(Domain::Jw, "R1", "1001");
    line.product_periode = periode("2026-05-01", "2026-05-31");
    let heen = declaratie(Domain::Jw, vec![vec![line]], |_| {});
    let findings = [error("9307", &format!("{CLIENTEN}/Client[1]/Prestaties/Prestatie[1]"))];
    assert!(try_answer(&heen, &findings).is_none());
    assert!(try_answer(&heen, &[]).is_some());
}

#[test]
fn what_is_granted_adds_up_whatever_is_rejected() {
    let mut seed = Seed(325);
    for _ in 0..300 {
        let domain = *seed.pick(&Domain::ALL);
        let mut number = 0;
        let clienten: Vec<Vec<Prestatie>> = (0..=seed.below(3))
            .map(|_| {
                (0..=seed.below(5))
                    .map(|_| {
                        number += 1;
                        let own = format!("R{number}");
                        let mut line = if seed.chance(3) {
                            credit(domain, &own, &format!("V{number}"))
                        } else {
                            prestatie(domain, &own, &format!("1{number:03}"))
                        };
                        let sign = line.ingediend_bedrag.debet_credit.code();
                        let cents = 1 + seed.below(99_999_999);
                        line.ingediend_bedrag = bedrag(&cents.to_string(), sign);
                        line
                    })
                    .collect()
            })
            .collect();
        let heen = declaratie(domain, clienten.clone(), |_| {});
        let (mut findings, mut expected) = (Vec::new(), 0);
        for (c, lines) in clienten.iter().enumerate() {
            let whole = seed.chance(5);
            if whole {
                findings.push(error("8187", &format!("{CLIENTEN}/Client[{}]/Bsn", c + 1)));
            }
            for (p, line) in lines.iter().enumerate() {
                let rejected = seed.chance(2);
                if rejected {
                    let path =
                        format!("{CLIENTEN}/Client[{}]/Prestaties/Prestatie[{}]/Eenheid", c + 1, p + 1);
                    findings.push(error("9341", &path));
                }
                if !rejected && !whole {
                    let cents = i64::from(line.ingediend_bedrag.bedrag.get());
                    let is_credit = line.ingediend_bedrag.debet_credit.code() == "C";
                    expected += if is_credit { -cents } else { cents };
                }
            }
        }
        // The helper holds it against TR342 and the other rules of a 325 as well.
        let made = made(&heen, &findings);
        assert_eq!(granted(&made), Some(expected));
        let repeated = values(&made.bericht);
        let before = values(&heen);
        for (path, text) in
            repeated.iter().filter(|(path, _)| path.contains("Prestatie[") && !path.contains("RetourCode"))
        {
            assert!(before.iter().any(|(_, known)| known == text), "{path}");
        }
    }
}
