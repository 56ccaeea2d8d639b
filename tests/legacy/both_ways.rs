//! What a 303 and the internal declaration both have survives both ways.

use std::collections::BTreeSet;

use ibericht::legacy::{Als, Legacy303, Soort, kies_release, laatste_dag, te_laat};
use ibericht::messages::{
    Bericht, DeclaratieBericht, Inhoud, Kind, MAX_BYTES, Reading, XsdVersie, XsdVersies, read,
};
use ibericht::values::{Datum, Domain, Eenheid, Versie, parse_date};
use proptest::prelude::*;

use super::{WMO303, declaratie, namen};
use crate::support::tree::Style;
use crate::support::{Seed, generate};

fn versie() -> XsdVersie {
    XsdVersies::uniform(&Versie::new("1.0.0").unwrap()).wmo
}

/// A random declaration that a 303 can hold.
fn random(seed: &mut Seed) -> (Domain, DeclaratieBericht) {
    let domain = *seed.pick(&Domain::ALL);
    let (name, root) = generate::message(seed, Kind::Declaratie, domain);
    let text = root.document(&name, Style::Usual);
    let Reading::Valid(bericht) = read(text.as_bytes(), MAX_BYTES) else {
        panic!("generated messages are valid")
    };
    let Bericht { inhoud: Inhoud::Declaratie(mut bericht), .. } = *bericht else { panic!("a declaration") };
    let clienten: Vec<_> = bericht
        .declaratie
        .clienten
        .iter()
        .cloned()
        .map(|mut client| {
            let prestaties = client.prestaties.iter().cloned().map(|mut regel| {
                regel.product_periode.einddatum = regel.product_periode.einddatum.min(laatste_dag());
                if regel.eenheid == Eenheid::STUKS_INSPANNING {
                    regel.eenheid = Eenheid::STUKS_OUTPUT;
                }
                regel
            });
            client.prestaties = ibericht::xml::Many::new(prestaties.collect()).unwrap();
            client
        })
        .collect();
    bericht.declaratie.clienten = ibericht::xml::Many::new(clienten).unwrap();
    (domain, bericht)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_declaration_survives_a_303_and_a_303_survives_a_declaration(seed in any::<u64>()) {
        let mut seed = Seed(seed);
        let (domain, bericht) = random(&mut seed);
        for release in namen().releases() {
            let soort = *seed.pick(&[Soort::Declaratie, Soort::Factuur]);
            let old = Legacy303::van(domain, &bericht, Als { soort, release }).unwrap();
            let text = old.write(namen()).unwrap();
            let gelezen = ibericht::legacy::read(text.as_bytes(), MAX_BYTES, namen()).unwrap();
            prop_assert_eq!(&gelezen.release, &release.naam);
            // Rules may be broken by random amounts; the form is right.
            prop_assert!(gelezen.findings.iter().all(|finding| finding.rule != "303-vorm"), "{:#?}", gelezen.findings);
            let Some(ibericht::legacy::Legacy::Declaratie(mut again)) = gelezen.bericht else {
                return Err(TestCaseError::fail("what was written cannot be read"));
            };
            // Only release 2.4 has a place for the versions of the schemas.
            prop_assert_eq!(again.kop.xsd_versie.is_some(), release.naam == "2.4");
            again.kop.xsd_versie.clone_from(&old.kop.xsd_versie);
            prop_assert_eq!(&again, &old);

            let mut back = again.declaratie(&versie()).unwrap();
            prop_assert_eq!(&back.declaratie, &bericht.declaratie);
            // The identification of the message has no place in a 303: it becomes the number.
            prop_assert_eq!(
                back.header.bericht_identificatie.identificatie.as_str(),
                bericht.declaratie.declaratie_nummer.as_str()
            );
            back.header.bericht_identificatie = bericht.header.bericht_identificatie.clone();
            prop_assert_eq!(back.header, bericht.header.clone());
            prop_assert_eq!(Legacy303::van(domain, &again.declaratie(&versie()).unwrap(), Als { soort, release }).unwrap(), again);
        }
    }
}

#[test]
fn what_is_written_is_marked_and_has_the_form_of_a_message() {
    let old = declaratie(WMO303);
    let text = old.write(namen()).unwrap();
    let mut lines = text.split("\r\n");
    assert_eq!(lines.next(), Some("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    let comment = lines.next().unwrap();
    assert!(comment.starts_with("<!-- gereconstrueerd / reconstructed"), "{comment}");
    assert!(!comment[4..comment.len() - 3].contains("--"), "a comment holds no two hyphens");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text, WMO303, "the sample is what is written");
}

#[test]
fn an_invoice_has_a_code_of_its_own_and_says_that_it_is_exempt() {
    let bericht = declaratie(WMO303).declaratie(&versie()).unwrap();
    let release = namen().release("2.4").unwrap();
    let codes: BTreeSet<_> = Domain::ALL
        .into_iter()
        .flat_map(|domain| [Soort::Declaratie, Soort::Factuur].map(|soort| (domain, soort)))
        .map(|(domain, soort)| {
            let old = Legacy303::van(domain, &bericht, Als { soort, release }).unwrap();
            let text = old.write(namen()).unwrap();
            assert_eq!(text.contains("IndicatieBtwVrijstelling>1<"), soort == Soort::Factuur);
            let code = text.split("BerichtCode>").nth(1).unwrap()[..3].to_string();
            (domain.prefix(), soort, code)
        })
        .collect();
    let codes: Vec<_> = codes.iter().map(|(law, soort, code)| (*law, *soort, code.as_str())).collect();
    assert_eq!(
        codes,
        [
            ("JW", Soort::Declaratie, "432"),
            ("JW", Soort::Factuur, "450"),
            ("WMO", Soort::Declaratie, "416"),
            ("WMO", Soort::Factuur, "448"),
        ]
    );
}

#[test]
fn the_release_follows_from_the_date_of_the_message() {
    let op =
        |text| kies_release(namen(), None, parse_date(text).unwrap()).map(|release| release.naam.clone());
    for (day, release) in [
        ("2017-06-12", "2.1"),
        ("2018-04-02", "2.1"),
        ("2018-04-03", "2.2"),
        ("2019-03-31", "2.2"),
        ("2019-04-01", "2.3"),
        ("2020-03-29", "2.3"),
        ("2020-03-30", "2.4"),
        ("2026-01-01", "2.4"),
    ] {
        assert_eq!(op(day).unwrap(), release, "{day}");
    }
    assert!(op("2017-06-11").unwrap_err().message.nl.contains("nog geen XML"));
    let named = kies_release(namen(), Some("2.2"), Datum::default()).unwrap();
    assert_eq!(named.naam, "2.2");
    assert!(kies_release(namen(), Some("3.2"), Datum::default()).unwrap_err().advice.nl.contains("2.4"));
}

#[test]
fn care_of_2021_and_units_that_did_not_exist_are_refused() {
    assert_eq!(te_laat(parse_date("2020-12-31").unwrap()), None);
    let late = te_laat(parse_date("2021-01-01").unwrap()).unwrap();
    assert!(late.is_error() && late.advice.nl.contains("--message 323"), "{late:?}");

    let good = declaratie(WMO303).declaratie(&versie()).unwrap();
    let als = Als { soort: Soort::Declaratie, release: namen().release("2.4").unwrap() };
    let refused = |change: &dyn Fn(&mut ibericht::messages::Prestatie)| {
        let mut bericht = good.clone();
        let mut client = bericht.declaratie.clienten[0].clone();
        let mut regel = client.prestaties[0].clone();
        change(&mut regel);
        client.prestaties = ibericht::xml::Many::one(regel);
        bericht.declaratie.clienten = ibericht::xml::Many::one(client);
        Legacy303::van(Domain::Wmo, &bericht, als).unwrap_err()
    };
    let late = refused(&|regel| regel.product_periode.einddatum = parse_date("2021-01-31").unwrap());
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].found.as_deref(), Some("2021-01-31"));
    let unit = refused(&|regel| regel.eenheid = Eenheid::STUKS_INSPANNING);
    assert_eq!(unit[0].found.as_deref(), Some("84"));
}

#[test]
fn a_303_that_lacks_what_a_declaration_has_is_refused_with_the_reason() {
    let refused = |text: &str| {
        let found = declaratie(text).declaratie(&versie()).unwrap_err();
        found.into_iter().map(|finding| finding.message.nl.into_owned()).collect::<Vec<_>>()
    };
    let number = refused(&WMO303.replace(">W20201100001<", ">2020-1/1<"));
    assert!(number[0].contains("letters en cijfers"), "{number:?}");
    let start = WMO303.find("\t\t<wmo303:DeclaratieFactuurPeriode>").unwrap();
    let end = WMO303.find("</wmo303:DeclaratieFactuurPeriode>\r\n").unwrap()
        + "</wmo303:DeclaratieFactuurPeriode>\r\n".len();
    let period = refused(&format!("{}{}", &WMO303[..start], &WMO303[end..]));
    assert!(period[0].contains("periode ontbreekt"), "{period:?}");
    let start = WMO303.find("<wmo303:ToewijzingNummer>").unwrap();
    let end = WMO303.find("</wmo303:ToewijzingNummer>").unwrap() + "</wmo303:ToewijzingNummer>".len();
    let allocation = refused(&format!("{}{}", &WMO303[..start], &WMO303[end..]));
    assert!(allocation[0].contains("geen toewijzing"), "{allocation:?}");
}
