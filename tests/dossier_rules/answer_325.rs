//! TR337, TR366, TR367, TR371 and TR376: a 325 and the 323 that it answers.

use ibericht::dossier::Stand;
use ibericht::finding::{Finding, Severity};
use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::{Play, dated, gist};

/// A 323 of two clients: 150 and 150 euro, and 150 euro.
fn sent(domain: Domain) -> Bericht {
    let of = |referentie, toewijzing| prestatie(domain, referentie, toewijzing);
    declaratie(domain, vec![vec![of("P1", "1001"), of("P2", "1002")], vec![of("P3", "1003")]], |_| {})
}

/// The answer to it that rejects the first line of the first client.
fn answer(domain: Domain, edit: impl FnOnce(&mut DeclaratieAntwoord)) -> Bericht {
    let mut line = afgewezen(prestatie(domain, "P1", "1001"));
    line.retour_codes = retourcodes(&["9340"]);
    declaratie_antwoord(domain, vec![vec![line]], |antwoord| {
        antwoord.totaal_ingediend_bedrag = totaal(45_000, "D");
        antwoord.totaal_toegekend_bedrag = totaal(30_000, "D");
        edit(antwoord);
    })
}

/// The same with another identification of its own.
fn numbered(domain: Domain, edit: impl FnOnce(&mut DeclaratieAntwoord)) -> Bericht {
    dated(answer(domain, edit), "A1", "2026-05-01")
}

fn play(domain: Domain) -> Play {
    let mut play = Play::on("2026-05-01");
    play.under_way(&sent(domain));
    play
}

fn errors(domain: Domain, edit: impl FnOnce(&mut DeclaratieAntwoord)) -> Vec<String> {
    play(domain).errors(&numbered(domain, edit))
}

/// Changes the first client of a 325.
pub fn client(antwoord: &mut DeclaratieAntwoord, edit: impl FnOnce(&mut DeclaratieClient<Retour>)) {
    let mut clienten = antwoord.clienten.take().unwrap().to_vec();
    edit(&mut clienten[0]);
    antwoord.clienten = Some(many(clienten));
}

/// Changes its first line.
fn line(antwoord: &mut DeclaratieAntwoord, edit: impl FnOnce(&mut Prestatie<Retour>)) {
    client(antwoord, |client| {
        let mut prestaties = client.prestaties.to_vec();
        edit(&mut prestaties[0]);
        client.prestaties = many(prestaties);
    });
}

fn header(mut bericht: Bericht, edit: impl FnOnce(&mut HeaderDeclaratieAntwoord)) -> Bericht {
    let Inhoud::DeclaratieAntwoord(root) = &mut bericht.inhoud else { panic!() };
    edit(&mut root.header);
    bericht
}

fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn an_answer_to_a_declaration_that_was_sent_breaks_nothing() {
    for domain in Domain::ALL {
        assert_eq!(errors(domain, |_| {}), Vec::<String>::new());
        let mut held_back = Play::on("2026-05-01");
        held_back.enter(&sent(domain), Stand::Tegengehouden);
        assert_eq!(
            held_back.errors(&numbered(domain, |_| {})),
            Vec::<String>::new(),
            "it was sent after all"
        );
    }
}

#[test]
fn tr337_the_declaration_has_the_identification_and_the_date() {
    for domain in Domain::ALL {
        let other = header(numbered(domain, |_| {}), |header| {
            header.declaratie_identificatie.identificatie = val("999");
        });
        assert_eq!(play(domain).errors(&other), ["TR337 Identificatie"]);
        let other_day = header(numbered(domain, |_| {}), |header| {
            header.declaratie_identificatie.dagtekening = val("2026-04-29");
        });
        let findings = play(domain).judge(&other_day).findings;
        let found = of(&findings, "TR337");
        assert_eq!(found[0].path, "/Bericht/Header/DeclaratieIdentificatie/Dagtekening");
        assert_eq!(found[0].expected.as_ref().unwrap().nl, "30-04-2026");
        assert_eq!(found[0].retourcode, None, "nothing answers a 325");
        let other_gemeente = header(numbered(domain, |_| {}), |header| header.afzender = val("0344"));
        assert!(play(domain).errors(&other_gemeente).contains(&"TR337 Identificatie".to_owned()));
        let other_aanbieder = header(numbered(domain, |_| {}), |header| header.ontvanger = val("42420002"));
        assert!(play(domain).errors(&other_aanbieder).contains(&"TR337 Identificatie".to_owned()));
    }
}

#[test]
fn without_the_declaration_the_lines_cannot_be_compared() {
    let outcome = Play::on("2026-05-01").judge(&numbered(Domain::Jw, |_| {}));
    let skipped: Vec<_> = outcome.skipped.iter().map(|skipped| &*skipped.rule).collect();
    for rule in ["TR366", "TR367", "TR371"] {
        assert!(skipped.contains(&rule), "{rule} in {skipped:?}");
    }
    let errors: Vec<_> = outcome.findings.iter().filter(|finding| finding.is_error()).map(gist).collect();
    assert_eq!(errors, ["TR337 Identificatie", "TR376 DeclaratieNummer"]);
}

#[test]
fn tr366_a_line_is_one_of_the_declaration() {
    for domain in Domain::ALL {
        let other = errors(domain, |antwoord| {
            line(antwoord, |line| line.product_referentie.referentie_nummer = val("P9"));
        });
        assert_eq!(other, ["TR366 ReferentieNummer"]);
        let as_credit = errors(domain, |antwoord| {
            line(antwoord, |line| line.product_referentie.vorig_referentie_nummer = some("P0"));
        });
        assert_eq!(as_credit, ["TR366 VorigReferentieNummer"]);
        let findings = play(domain).judge(&numbered(domain, |antwoord| {
            line(antwoord, |line| line.product_referentie.referentie_nummer = val("P9"));
        }));
        let found = of(&findings.findings, "TR366")[0];
        assert_eq!(
            found.path,
            "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]/ProductReferentie/ReferentieNummer"
        );
        assert_eq!((found.retourcode.as_deref(), found.found.as_deref()), (Some("9366"), Some("P9")));
    }
}

#[test]
fn tr367_every_field_of_a_line_is_as_it_was_declared() {
    type Edit = fn(&mut Prestatie<Retour>);
    let cases: [(&str, Edit); 8] = [
        ("ToewijzingNummer", |line| line.toewijzing_nummer = val("1009")),
        ("ProductCode", |line| line.product_code = val("45A02")),
        ("Begindatum", |line| line.product_periode.begindatum = val("2026-04-02")),
        ("Einddatum", |line| line.product_periode.einddatum = val("2026-04-29")),
        ("GeleverdVolume", |line| line.geleverd_volume = val("101")),
        ("Eenheid", |line| line.eenheid = val("04")),
        ("ProductTarief", |line| line.product_tarief = None),
        ("Bedrag", |line| line.ingediend_bedrag = bedrag("15001", "D")),
    ];
    for domain in Domain::ALL {
        for (element, edit) in cases {
            let errors = errors(domain, |antwoord| line(antwoord, edit));
            assert_eq!(errors, [format!("TR367 {element}")], "{domain:?}");
        }
        let categorie = errors(domain, |antwoord| {
            let other = if domain == Domain::Jw { "46" } else { "01" };
            line(antwoord, |line| line.product_categorie = val(other));
        });
        assert_eq!(categorie, ["TR367 ProductCategorie"]);
        let total = errors(domain, |antwoord| antwoord.totaal_ingediend_bedrag = totaal(45_100, "D"));
        assert_eq!(total, ["TR367 TotaalIngediendBedrag"]);
        let sign = errors(domain, |antwoord| antwoord.totaal_ingediend_bedrag = totaal(45_000, "C"));
        assert_eq!(sign, ["TR367 TotaalIngediendBedrag"]);
    }
}

#[test]
fn tr367_a_line_is_of_its_own_client_and_no_bsn_is_shown() {
    for domain in Domain::ALL {
        let answer = numbered(domain, |antwoord| {
            client(antwoord, |client| client.bsn = val("999900018"));
        });
        let findings = play(domain).judge(&answer).findings;
        let found = of(&findings, "TR367");
        assert_eq!(found.iter().map(|finding| gist(finding)).collect::<Vec<_>>(), ["TR367 Bsn"]);
        assert!(!format!("{found:?}").contains("9999000"), "{found:?}");
        assert_eq!(found[0].found.as_deref(), Some("*****0018"));
    }
}

#[test]
fn tr371_the_schema_versions_are_those_of_the_declaration() {
    for domain in Domain::ALL {
        let other = header(numbered(domain, |_| {}), |header| {
            header.xsd_versie_declaratie.bericht_xsd_versie = val("1.0.1");
        });
        let findings = play(domain).judge(&other).findings;
        let found = of(&findings, "TR371");
        assert_eq!(found[0].path, "/Bericht/Header/XsdVersieDeclaratie/BerichtXsdVersie");
        assert_eq!(found[0].expected.as_ref().unwrap().nl, "1.0.0");
        assert_eq!((found[0].severity, found.len()), (Severity::Error, 1));
        let own_version = header(numbered(domain, |_| {}), |header| {
            header.xsd_versie.bericht_xsd_versie = val("1.0.1");
        });
        assert_eq!(play(domain).errors(&own_version), Vec::<String>::new(), "its own may be another");
    }
}

#[test]
fn tr376_the_number_is_that_of_the_declaration_that_is_answered() {
    for domain in Domain::ALL {
        let unknown = errors(domain, |antwoord| antwoord.declaratie_nummer = val("D999"));
        assert_eq!(unknown, ["TR376 DeclaratieNummer"]);
        // The number of another declaration, which was sent as well.
        let mut play = play(domain);
        let march = declaratie(domain, vec![vec![prestatie(domain, "P7", "1001")]], |declaratie| {
            declaratie.declaratie_nummer = val("D202603");
        });
        play.under_way(&dated(march, "323", "2026-04-01"));
        let other = numbered(domain, |antwoord| antwoord.declaratie_nummer = val("D202603"));
        assert_eq!(play.errors(&other), ["TR376 DeclaratieNummer"]);
        // With an identification that is not known only the number can be looked at.
        let unknown = header(other, |header| header.declaratie_identificatie.identificatie = val("999"));
        assert_eq!(play.errors(&unknown), ["TR337 Identificatie"]);
    }
}
