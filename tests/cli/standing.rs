//! What became of messages between two parties, as the report tells it: held back, answered by us, answered to us.

use serde_json::Value;

use super::json::lines;
use super::post::{CLIENT, Toewijzing, Verzoek};
use super::program::{Program, Ran};
use super::show::zip;

const DAYS: &str = "--today 2026-05-04 --lang nl";

/// A provider with a request that is right and one that breaks a rule of level 2, and a municipality.
fn parties(name: &str) -> Program {
    let program = Program::new(name);
    let wrong =
        String::from_utf8(Verzoek { id: "V2", referentie: "R2", ..Verzoek::default() }.xml()).unwrap();
    let wrong = wrong.replace("2009-05-05", "2030-05-05");
    program
        .file("aanbieder/ibericht.toml", "agb = \"12345678\"\n")
        .file("aanbieder/in/v1.xml", Verzoek::default().xml())
        .file("aanbieder/in/v2.xml", &wrong)
        .file("gemeente/ibericht.toml", "gemeente = \"0268\"\n")
        .file("gemeente/in/v1.xml", Verzoek::default().xml())
        .file("gemeente/in/v2.xml", &wrong);
    program
}

fn process(program: &Program, side: &str) -> Ran {
    program.run(&format!("process {side} --out {side}/uit {DAYS}"))
}

/// Carries what the municipality answers to the provider.
fn deliver(program: &Program) {
    for entry in std::fs::read_dir(program.folder.join("gemeente/uit/retour")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        program.file(&format!("aanbieder/in/{name}"), std::fs::read(entry.path()).unwrap());
    }
}

fn reports(program: &Program, side: &str) -> Vec<Value> {
    lines(&program.read(&format!("{side}/uit/findings.jsonl")))
}

fn of<'r>(reports: &'r [Value], file: &str) -> &'r Value {
    reports.iter().find(|report| report["file"] == file).unwrap()
}

#[test]
fn a_message_of_our_own_with_an_error_is_held_back_until_it_is_answered() {
    let program = parties("standing-held");
    let ran = process(&program, "aanbieder");
    let held = "  tegengehouden: verstuur dit bericht niet; herstel eerst wat hieronder fout heet\n";
    assert_eq!(ran.out.matches(held).count(), 1, "{}", ran.out);
    assert!(
        ran.out.contains("1 eigen bericht tegengehouden: niet versturen voordat de fouten hersteld zijn\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("antwoorden:"), "{}", ran.out);
    let told = reports(&program, "aanbieder");
    assert_eq!(of(&told, "in/v2.xml")["held_back"], true);
    assert!(of(&told, "in/v1.xml").get("held_back").is_none());
    let page = program.read("aanbieder/uit/report.html");
    assert!(
        page.contains("eigen berichten tegengehouden") && page.contains("verstuur dit bericht niet"),
        "{page}"
    );

    // It was sent after all, and the municipality says what it thinks of it.
    process(&program, "gemeente");
    deliver(&program);
    let ran = process(&program, "aanbieder");
    assert!(!ran.out.contains("tegengehouden"), "{}", ran.out);
    assert!(of(&reports(&program, "aanbieder"), "in/v2.xml").get("held_back").is_none());
}

#[test]
fn our_answers_and_those_of_the_other_party_are_told_and_counted() {
    let program = parties("standing-answers");
    let ran = process(&program, "gemeente");
    assert!(ran.out.contains("(afgekeurd, de afzender herstelt: 0001)"), "{}", ran.out);
    let ours = "onze antwoorden: 1 goedgekeurd, 1 afgekeurd; te versturen uit de map `retour`\n";
    assert!(ran.out.contains(ours), "{}", ran.out);
    assert!(!ran.out.contains("tegengehouden"), "{}", ran.out);

    deliver(&program);
    let ran = process(&program, "aanbieder");
    for words in [
        "  antwoord op JW315 V1: goedgekeurd\n",
        "  antwoord op JW315 V2: afgekeurd, telt als niet verzonden (0001)\n",
        "gelezen antwoorden: 1 goedgekeurd, 1 afgekeurd; wat is afgekeurd, staat erbij\n",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let decisions: Vec<Value> = reports(&program, "aanbieder")
        .into_iter()
        .filter_map(|mut report| report.get_mut("decision").map(Value::take))
        .collect();
    assert_eq!(decisions.len(), 2, "{decisions:#?}");
    for (id, outcome, codes) in [("V1", "accepted", vec![]), ("V2", "rejected", vec!["0001"])] {
        let decision = decisions.iter().find(|decision| decision["id"] == id).unwrap();
        assert_eq!(
            (decision["outcome"].as_str(), &decision["codes"], decision["message"].as_str()),
            (Some(outcome), &Value::from(codes), Some("JW315"))
        );
    }
}

#[test]
fn an_answer_to_a_message_never_sent_is_not_counted() {
    let program = parties("standing-never");
    process(&program, "gemeente");
    deliver(&program);
    std::fs::remove_file(program.folder.join("aanbieder/in/v1.xml")).unwrap();
    let ran = process(&program, "aanbieder");
    assert!(
        ran.out.contains("antwoord op JW315 V1: goedgekeurd; niet verwerkt, zie de fout hieronder\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("gelezen antwoorden: 0 goedgekeurd, 1 afgekeurd;"), "{}", ran.out);
}

#[test]
fn an_answer_of_our_own_that_is_wrong_is_held_back() {
    let program = parties("standing-own-answer");
    process(&program, "gemeente");
    deliver(&program);
    for file in ["v1.xml", "v2.xml"] {
        std::fs::remove_file(program.folder.join("aanbieder/in").join(file)).unwrap();
    }
    program.file("aanbieder/ibericht.toml", "gemeente = \"0268\"\n");
    let ran = process(&program, "aanbieder");
    assert!(ran.out.contains("2 eigen berichten tegengehouden: "), "{}", ran.out);
}

#[test]
fn a_second_request_with_the_reference_of_an_allocation_stays_held_back() {
    let program = parties("standing-reference");
    let again = Verzoek { id: "V3", date: "2026-04-21", ..Verzoek::default() };
    let xml = String::from_utf8(Toewijzing { date: "2026-04-30", ..Toewijzing::default() }.xml()).unwrap();
    let end = "</m:ToewijzingNummer>";
    let referentie =
        format!("{end}<m:ReferentieAanbieder>{}</m:ReferentieAanbieder>", Verzoek::default().referentie);
    program
        .file("aanbieder/in/v3.xml", again.xml())
        .file("aanbieder/in/t.xml", xml.replace(end, &referentie));
    process(&program, "aanbieder");
    let ran = program
        .run(&format!("dossier verzoeken --dossier aanbieder/uit/dossier.db --bsn {CLIENT} --format json"));
    let status: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["referentie"] == Verzoek::default().referentie)
        .map(|line| line["status"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(status, ["toegewezen", "tegengehouden"], "{}", ran.out);
}

#[test]
fn a_dossier_that_is_not_there_is_told_and_not_made() {
    let program = parties("standing-dossier");
    let ran = program.run(&format!("check gemeente/in --dossier nergens.db {DAYS}"));
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("Het dossier `nergens.db` bestaat niet"), "{}", ran.err);
    assert!(!program.folder.join("nergens.db").exists());
}

#[test]
fn the_one_message_in_a_zip_with_a_folder_is_answered() {
    let program = Program::new("standing-zip");
    let [first, second] =
        [Toewijzing::default().xml(), Toewijzing { id: "T2", ..Toewijzing::default() }.xml()];
    program
        .file("een.zip", zip(&[("in/a.xml", first.clone())]))
        .file("twee.zip", zip(&[("in/a.xml", first), ("in/b.xml", second)]));
    let ran = program.run(&format!("answer een.zip {DAYS}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("302") && ran.err.contains("De ZIP bevat mappen"), "{}{}", ran.out, ran.err);
    let ran = program.run(&format!("answer twee.zip {DAYS}"));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
}

#[test]
fn what_must_be_done_in_time_points_to_the_deadlines() {
    let program = Program::new("standing-explain");
    for (code, words) in [
        ("OP090", "wat te doen: Kijk geregeld met `ibericht dossier deadlines`"),
        ("OP364", "`RETOUR-VERBODEN`"),
    ] {
        let ran = program.run(&format!("explain {code} {DAYS}"));
        assert!(ran.out.contains(words), "{}", ran.out);
    }
}
