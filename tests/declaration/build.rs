//! The messages: one per law and municipality, valid, with numbers that are never handed out twice.

use std::process::Command;

use ibericht::declaration::{
    BuildError, BuildOptions, Computation, Declared, build, check_today, choose_aanbieder,
};
use ibericht::dossier::{Dossier, Hash, PrestatieStatus, SqliteStore, Stand, Store, facts};
use ibericht::messages::{Inhoud, MAX_BYTES, Reading, XsdVersies, read};
use ibericht::values::{AgbCode, DebetCredit, Versie};

use super::support::{AGB, Case, bsn, day, february_under_r1, message, month, toewijzing};
use crate::sources::{shared, xmllint};

fn built(case: &mut Case, today: &str) -> Vec<Declared<'static>> {
    // The messages borrow their lines; a test may keep both for as long as it runs.
    let computation: &'static Computation = Box::leak(Box::new(case.compute()));
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    build(
        &computation.submission(),
        &mut case.store,
        BuildOptions { today: day(today), versies: &versies, max_bytes: MAX_BYTES },
    )
    .unwrap()
}

/// Clients of two municipalities and both laws.
fn several() -> Case {
    month("2026-04")
        .with(toewijzing(12, 2, "02A03"))
        .with(toewijzing(11, 1, "02A05"))
        .with(toewijzing(10, 1, "02A03"))
        .with(toewijzing(10, 3, "02A03").gemeente("0296"))
        .with(toewijzing(10, 4, "45A04"))
        .leveringen(
            "bsn;productcode;datum;minuten
             #2;02A03;2026-04-09;10
             #1;02A05;2026-04-09;20
             #1;02A03;2026-04-09;30
             #3;02A03;2026-04-09;40
             #4;45A04;2026-04-09;50",
        )
}

#[test]
fn one_message_per_law_and_municipality_in_a_fixed_order() {
    let messages = built(&mut several(), "2026-05-01");
    let names: Vec<&str> = messages.iter().map(|one| one.file_name.as_str()).collect();
    assert_eq!(
        names,
        [
            "WMO323_73730001_0268_202604_W20260400001.xml",
            "WMO323_73730001_0296_202604_W20260400002.xml",
            "JW323_73730001_0268_202604_J20260400001.xml",
        ]
    );
    let Inhoud::Declaratie(first) = &messages[0].bericht.inhoud else { panic!() };
    let lines: Vec<_> = first
        .declaratie
        .clienten
        .iter()
        .flat_map(|client| {
            client.prestaties.iter().map(move |line| (client.bsn, line.toewijzing_nummer.get()))
        })
        .collect();
    assert_eq!(lines, [(bsn(1), 10), (bsn(1), 11), (bsn(2), 12)]);
    let total = &first.declaratie.totaal_ingediend_bedrag;
    assert_eq!(total.totaal_bedrag.get(), 30 * 129 + 20 * 158 + 10 * 129);
    assert_eq!(total.debet_credit, DebetCredit::DEBET);
    assert_eq!(first.declaratie.declaratie_periode.einddatum, day("2026-04-30"));
    assert_eq!(first.header.bericht_identificatie.identificatie.as_str(), "323000000001");
}

#[test]
fn what_is_written_is_read_back_as_the_same_message() {
    for declared in built(&mut several(), "2026-04-30") {
        match read(declared.xml.as_bytes(), MAX_BYTES) {
            Reading::Valid(bericht) => assert_eq!(*bericht, declared.bericht),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn xmllint_accepts_what_is_written() {
    let what = "what is written against the official schemas";
    let Some(schemas) = shared("standard/xsd", what) else { return };
    if !xmllint(what) {
        return;
    }
    let folder = std::env::temp_dir().join(format!("ibericht-declaration-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut messages = built(&mut several(), "2026-05-01");
    messages.extend(built(&mut corrected(), "2026-03-01"));
    for declared in messages {
        let standard = format!("{}-3.2", declared.domain.standard());
        let schema = format!("{}323.xsd", declared.domain.prefix());
        let folder_of_schema = schemas.join(standard);
        let schema = [schema.clone(), schema.to_lowercase()]
            .map(|name| folder_of_schema.join(name))
            .into_iter()
            .find(|path| path.exists())
            .unwrap();
        let file = folder.join(&declared.file_name);
        std::fs::write(&file, &declared.xml).unwrap();
        let output = Command::new("xmllint")
            .current_dir(&folder_of_schema)
            .args(["--noout", "--schema"])
            .arg(schema)
            .arg(&file)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// C10 with permission to correct.
fn corrected() -> Case {
    february_under_r1(PrestatieStatus::Toegekend)
        .leveringen("bsn;productcode;datum;minuten\n#1;45A04;2026-02-03;495")
        .correcting()
}

#[test]
fn c10_credit_comes_before_debit_and_the_total_is_a_credit() {
    let mut case = corrected();
    let messages = built(&mut case, "2026-03-01");
    let Inhoud::Declaratie(content) = &messages[0].bericht.inhoud else { panic!() };
    let total = &content.declaratie.totaal_ingediend_bedrag;
    assert_eq!((total.totaal_bedrag.get(), total.debet_credit), (5895, DebetCredit::CREDIT));
    let lines = &content.declaratie.clienten[0].prestaties;
    let credit = &lines[0];
    assert_eq!(credit.ingediend_bedrag.debet_credit, DebetCredit::CREDIT);
    assert_eq!(credit.ingediend_bedrag.bedrag.get(), 70740);
    assert_eq!(credit.product_referentie.vorig_referentie_nummer.as_ref().unwrap().as_str(), "R1");
    assert_eq!(lines[1].ingediend_bedrag.bedrag.get(), 64845);
    assert_ne!(lines[1].product_referentie.referentie_nummer, credit.product_referentie.referentie_nummer);

    // Once kept, the same registrations give nothing more.
    case.store.add_message(&message("first")).unwrap();
    facts::enter(&mut case.store, &messages[0].bericht, &Hash("first".to_owned()), Stand::Onderweg).unwrap();
    assert!(case.compute().lines.is_empty());
    let again = case.compute();
    assert!(again.lines.is_empty() && again.findings.is_empty(), "{:?}", again.findings);
    assert_eq!(again.untouched.len(), 1, "it is under way as it is now");
}

#[test]
fn a_second_run_declares_nothing_and_numbers_go_on() {
    let mut case = several();
    let first = built(&mut case, "2026-05-01");
    for (index, declared) in first.iter().enumerate() {
        let hash = format!("sent-{index}");
        case.store.add_message(&message(&hash)).unwrap();
        facts::enter(&mut case.store, &declared.bericht, &Hash(hash), Stand::Onderweg).unwrap();
    }
    assert_eq!(case.store.prestaties(ibericht::values::Domain::Wmo, &bsn(1)).unwrap().len(), 2);
    assert!(built(&mut case, "2026-05-01").is_empty());
    // A client that is new gets a declaration of its own, with a number of its own.
    let mut case = case
        .with(toewijzing(99, 9, "02A03"))
        .leveringen("bsn;productcode;datum;minuten\n#9;02A03;2026-04-20;15");
    let second = built(&mut case, "2026-05-02");
    assert_eq!(second.len(), 1);
    assert!(second[0].file_name.ends_with("W20260400003.xml"), "{}", second[0].file_name);
    let Inhoud::Declaratie(root) = &second[0].bericht.inhoud else { panic!("a 323") };
    assert_eq!(root.declaratie.clienten.len(), 1);
}

#[test]
fn a_month_that_has_not_ended_is_not_declared() {
    let mut case = several();
    let computation = case.compute();
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let options = BuildOptions { today: day("2026-04-29"), versies: &versies, max_bytes: MAX_BYTES };
    assert!(matches!(
        build(&computation.submission(), &mut case.store, options),
        Err(BuildError::TooEarly { .. })
    ));
    let april = "2026-04".parse().unwrap();
    assert_eq!(check_today(april, day("2026-04-29")).unwrap().rule, "TR137");
    assert_eq!(check_today(april, day("2026-04-30")), None);
}

#[test]
fn the_provider_is_configured_or_the_only_one() {
    let own = AgbCode::new(AGB).unwrap();
    let empty = SqliteStore::in_memory().unwrap();
    assert_eq!(choose_aanbieder(None, &empty).unwrap().unwrap_err().rule, "declaratie-aanbieder");
    assert_eq!(choose_aanbieder(Some(own), &empty).unwrap().unwrap(), own);
    let one = month("2026-04").with(toewijzing(1, 1, "02A03"));
    assert_eq!(choose_aanbieder(None, &one.store).unwrap().unwrap(), own);
    let two = one.with(toewijzing(2, 1, "02A05").aanbieder("73730002"));
    assert_eq!(choose_aanbieder(None, &two.store).unwrap().unwrap_err().rule, "declaratie-aanbieder");
}
