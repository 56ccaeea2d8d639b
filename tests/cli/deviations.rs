//! Agreements to deviate from rules, as a user has them: the file, the option, the reports, the exit code.

use super::json::lines;
use super::post::{CLIENT, Declaratie, OTHER_CLIENT, Toewijzing, Verzoek};
use super::program::Program;

const AGREED: &str = "[[afwijking]]\nnaam = \"geboorte\"\nregel = \"TR019\"\npartner = \"0268\"\nvan = 2026-05-01\n\
    tot = 2026-06-30\nreden = \"BRP van Nijmegen loopt achter\"\n";

/// A request of our own that breaks level 2, and the rule that it breaks.
fn program(name: &str) -> (Program, String) {
    let program = Program::new(name);
    let wrong = Verzoek { bsn: OTHER_CLIENT, ..Verzoek::default() }.xml();
    program
        .file("werk/in/v.xml", String::from_utf8(wrong).unwrap().replace("2009-05-05", "2030-05-05"))
        .file("werk/ibericht.toml", "agb = \"12345678\"\nafwijkingen = \"afspraken.toml\"\n");
    let told = lines(&program.run("check werk/in --format json --today 2026-05-04").out);
    let rule = told[0]["findings"][0]["rule"].as_str().unwrap().to_owned();
    program.file("werk/afspraken.toml", AGREED.replace("TR019", &rule));
    (program, rule)
}

#[test]
fn a_work_folder_with_agreements_is_processed_by_them() {
    let (program, rule) = program("deviations-process");
    let ran = program.run("process werk --out uit --today 2026-05-04");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{}", ran.out);
    for words in
        ["Afspraken die zijn gebruikt", "geboorte", &rule, "1 fout als waarschuwing", "t/m 30-06-2026"]
    {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let told = lines(&program.read("uit/findings.jsonl"));
    let deviation = &told[0]["findings"][0]["deviation"];
    assert_eq!((&deviation["name"], &deviation["until"]), (&"geboorte".into(), &"2026-06-30".into()));
    assert_eq!(
        (&deviation["reason"], &deviation["lowered"]),
        (&"BRP van Nijmegen loopt achter".into(), &true.into())
    );
    let page = program.read("uit/report.html");
    assert!(
        page.contains("<h2>Afspraken die zijn gebruikt</h2>") && page.contains("BRP van Nijmegen"),
        "{page}"
    );
    let english = program.run("process werk --out uit --today 2026-05-04 --lang en").out;
    assert!(
        english.contains("Agreements that were used") && english.contains("1 error as a warning"),
        "{english}"
    );
}

#[test]
fn without_the_agreement_it_is_held_back_and_with_an_expired_one_too() {
    let (program, rule) = program("deviations-expired");
    let text = program.read("werk/afspraken.toml");
    let ran = program.run("process werk --out uit --today 2026-07-01");
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for words in ["AFWIJKING", "`geboorte`", "0268 Nijmegen", &rule, "afspraken.toml", "tegengehouden"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains("Afspraken die zijn gebruikt"), "{}", ran.out);
    let told = lines(&program.read("uit/findings.jsonl"));
    assert_eq!(told.last().unwrap()["file"], "afspraken.toml");
    // Renewed, the same file goes on.
    program.file("werk/afspraken.toml", text.replace("2026-06-30", "2026-12-31"));
    let ran = program.run("process werk --out uit --today 2026-07-01");
    assert!(ran.code == Some(0) && !ran.out.contains("tegengehouden"), "{}", ran.out);
    // Not begun yet it is silent.
    program.file("werk/afspraken.toml", text.replace("2026-05-01", "2026-06-01"));
    let ran = program.run("process werk --out elders --today 2026-05-04");
    assert!(ran.code == Some(1) && !ran.out.contains("AFWIJKING"), "{}", ran.out);
}

#[test]
fn the_option_goes_before_the_settings_and_a_fault_stops_everything() {
    let (program, _) = program("deviations-option");
    let check = "check werk/in --today 2026-05-04";
    assert_eq!(program.run(check).code, Some(1));
    let ran = program.run(&format!("{check} --deviations werk/afspraken.toml"));
    assert!(ran.code == Some(0) && ran.out.contains("Afspraken die zijn gebruikt"), "{}", ran.out);
    program.file("leeg.toml", "");
    let ran = program.run("process werk --out uit --today 2026-05-04 --deviations leeg.toml");
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    program.file("fout.toml", AGREED.replace("TR019", "XSD"));
    for command in ["process werk --out nooit", "check werk/in", "pack werk/in --out nooit"] {
        let ran = program.run(&format!("{command} --deviations fout.toml"));
        assert_eq!(ran.code, Some(2), "{command}");
        assert!(ran.err.contains("fout.toml") && ran.err.contains("regel 2: van regel XSD"), "{}", ran.err);
    }
    assert!(!program.folder.join("nooit").exists());
}

#[test]
fn the_rule_on_expired_agreements_is_explained() {
    let ran = Program::new("deviations-explain").run("explain afwijking");
    assert!(ran.code == Some(0) && ran.out.contains("laatste dag"), "{}", ran.out);
}

#[test]
fn what_the_municipality_will_answer_is_not_changed_by_an_agreement() {
    let program = Program::new("deviations-declare");
    let foreign = Declaratie { referentie: "J20260400001-00001", nummer: "X1", ..Default::default() }.xml();
    let foreign = String::from_utf8(foreign).unwrap();
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/f.xml", foreign.replace("2026-04-01", "2026-03-01").replace("2026-04-30", "2026-03-31"))
        .file(
            "registraties/leveringen.csv",
            format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
        )
        .file("ibericht.toml", "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\n")
        .file("afspraken.toml", AGREED.replace("TR019", "TR314"));
    program.run("process in --out uit --today 2026-05-04 --quiet");
    let check = "declare registraties --period 2026-04 --check --dossier uit/dossier.db --today 2026-05-04";
    let (plain, agreed) = (program.run(check), program.run(&format!("{check} --deviations afspraken.toml")));
    assert_eq!((plain.code, agreed.code), (Some(1), Some(1)), "{}", agreed.out);
    assert!(plain.out.contains("TR314") && agreed.out.contains("TR314"));
    assert!(agreed.out.contains("geboorte") && agreed.out.contains("1 keer genoemd"), "{}", agreed.out);
    assert!(!plain.out.contains("geboorte"));
}
