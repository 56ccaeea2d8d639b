//! Contracts and several product books on the command line.

use super::post::{CLIENT, OTHER_CLIENT, Toewijzing};
use super::program::Program;

const EXAMPLE: &str = include_str!("../../productbooks/voorbeeld-contract-2026.toml");

#[test]
fn a_contract_is_checked_and_its_faults_are_told_in_words() {
    let program = Program::new("contract-check");
    program.file("contract.toml", EXAMPLE).file("kapot.toml", EXAMPLE.replace("cent = 8730", "cent = 146"));
    let ran = program.run("productbook check contract.toml");
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("minuten × 8730 / 60"), "{}", ran.out);
    let ran = program.run("productbook check kapot.toml --format json");
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("boek-tarief-factor") && ran.out.contains("€\u{a0}1,46 per `04`"),
        "{}",
        ran.out
    );
    let ran = program.run("productbook show 02A03 --productbook contract.toml");
    assert!(
        ran.out.contains("€ 1,31 per minuut, 01-01-2026 t/m 30-06-2026, voor aanbieder 73730001"),
        "{}",
        ran.out
    );
    let ran = program.run("productbook show 02A03 --productbook contract.toml --format json");
    assert!(ran.out.contains("voor aanbieder 73730001"), "{}", ran.out);
    let ran = program.run("explain 02C01 --productbook contract.toml");
    assert!(ran.out.contains("€ 87,30 per uur"), "{}", ran.out);
}

/// An allocation of 45A05 by Arnhem to another client.
fn arnhem() -> Vec<u8> {
    let allocated = Toewijzing { id: "ARN1", bsn: OTHER_CLIENT, nummer: 7, ..Toewijzing::default() };
    String::from_utf8(allocated.xml()).unwrap().replace("0268", "0202").into_bytes()
}

#[test]
fn a_month_is_declared_with_two_books() {
    let program = Program::new("contract-declare");
    program.file(
        "contract.toml",
        EXAMPLE.replace(
            "code = \"01A06\"\ntarieven = [{ van = 2026-01-01, cent = 104",
            "code = \"45A05\"\ntarieven = [{ van = 2026-01-01, cent = 166",
        ),
    );
    program.file("in/a.xml", Toewijzing::default().xml()).file("in/b.xml", arnhem()).file(
        "registraties/leveringen.csv",
        format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n{OTHER_CLIENT};45A05;2026-04-07;60\n"),
    );
    program.run("process . --out uit --quiet");
    let both = "--productbook rijk-van-nijmegen-2026 --productbook contract.toml";
    let ran = program
        .run(&format!("declare registraties --period 2026-04 --out uit --explain --today 2026-05-04 {both}"));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("60 x 159 cent = 9540 cent"), "{}", ran.out);
    assert!(ran.out.contains("60 x 166 cent = 9960 cent"), "{}", ran.out);
    // The same from the settings of the folder.
    program.file("ibericht.toml", "productbook = [\"rijk-van-nijmegen-2026\", \"contract.toml\"]\n");
    let ran = program.run("process . --out anders --period 2026-04 --today 2026-05-04");
    assert!(ran.out.contains("€\u{a0}99,60"), "{}{}", ran.out, ran.err);
}

#[test]
fn two_books_for_one_municipality_are_refused() {
    let program = Program::new("contract-overlap");
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("contract.toml", EXAMPLE.replace("0289", "0268"));
    let ran = program.run("check in --productbook rijk-van-nijmegen-2026 --productbook contract.toml");
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(
        ran.err.contains("`rijk-van-nijmegen-2026` en `contract` gaan allebei over Nijmegen (0268)"),
        "{}",
        ran.err
    );
}
