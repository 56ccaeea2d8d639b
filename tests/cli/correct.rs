//! `ibericht correct`, from the declared month of the samples to what puts it right.

use std::path::Path;

use super::program::Program;

const NIJMEGEN: &str = "uit/declaraties/JW323_73730042_0268_202604_J20260400003.xml";

/// The sample month was declared; Nijmegen, that lost some of its allocations, rejects four lines of the Jeugdwet.
pub fn answered(name: &str) -> Program {
    let program = Program::new(name);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/april-2026");
    let copy = |from: &str, to: &str| program.file(to, std::fs::read(sample.join(from)).unwrap());
    for file in std::fs::read_dir(sample.join("in")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        copy(&format!("in/{name}"), &format!("april/in/{name}"));
        let lost = ["008", "012", "014"].iter().any(|number| name.contains(number));
        if name.starts_with("301-jw-nijmegen") && !lost {
            copy(&format!("in/{name}"), &format!("nijmegen/in/{name}"));
        }
    }
    for file in ["leveringen.csv", "sessies.csv", "deelnemers.csv"] {
        copy(&format!("registraties/{file}"), &format!("april/registraties/{file}"));
        copy(&format!("registraties/{file}"), &format!("verbeterd/{file}"));
    }
    copy("ibericht.toml", "april/ibericht.toml");
    copy("ibericht.toml", "ibericht.toml");
    program.file("nijmegen/ibericht.toml", "gemeente = \"0268\"\n");
    program.file("post/ibericht.toml", "agb = \"73730042\"\n");
    program.run("process april --out uit --today 2026-05-04 --quiet");
    program.run("process nijmegen --out gemeente --today 2026-04-01 --quiet");
    let answer = format!(
        "answer {NIJMEGEN} --dossier gemeente/dossier.db --today 2026-05-06 --out post/in/325.xml --quiet"
    );
    std::fs::create_dir_all(program.folder.join("post/in")).unwrap();
    assert_eq!(program.run(&answer).code, Some(1), "some lines are rejected");
    program.run("process post --out uit --today 2026-05-07 --quiet");
    program
}

pub const CORRECT: &str = "correct verbeterd --dossier uit/dossier.db --out uit --today 2026-05-11 --lang nl";

#[test]
fn correct_sends_what_is_needed_once_and_tells_why() {
    let program = answered("correct");
    let table = program.read("verbeterd/leveringen.csv");
    let better = table.replace("999902283;45A05;2026-04-07;60;", "999902283;45A05;2026-04-07;90;");
    assert_ne!(table, better);
    program.file("verbeterd/leveringen.csv", better);

    let tried = program.run(&format!("{CORRECT} --from 2026-04 --dry-run"));
    assert!(tried.out.contains("Alleen geprobeerd"), "{}", tried.out);
    let file = "uit/declaraties/JW323_73730042_0268_202604_J20260400005.xml";
    assert!(!program.folder.join(file).exists());

    let done = program.run(&format!("{CORRECT} --from 2026-04"));
    for words in [
        "Nijmegen, Jeugdwet: declaratie J20260400005 over 2026-04",
        "afgewezen (9338); opnieuw als debet, zonder credit",
        "toegekend; nu 315 minuten: eerst credit € 453,15, dan debet",
        "verschil € 47,70",
    ] {
        assert!(done.out.replace('\u{a0}', " ").contains(words), "{words}: {}", done.out);
    }
    assert!(done.out.lines().all(|line| line.chars().count() <= 100), "{}", done.out);
    assert!(!done.out.contains("999902283") && !done.err.contains("999902283"), "masked");
    let written = program.read(file);
    assert_eq!(written.matches(":DebetCredit>C<").count(), 1);

    let again = program.run(&format!("{CORRECT} --from 2026-04"));
    assert!(again.out.contains("Er is niets te corrigeren en niets gemaakt"), "{}", again.out);
    assert!(again.out.contains("onderweg (nog geen 325)"), "{}", again.out);
}

#[test]
fn correct_gives_json_and_html_as_well() {
    let program = answered("correct-json");
    let ran = program.run(&format!("{CORRECT} --from 2026-04 --format json --output html=verslag.html"));
    let last: serde_json::Value = serde_json::from_str(ran.out.lines().last().unwrap()).unwrap();
    let changes = last["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 4);
    assert!(changes.iter().all(|change| change["reason"] == "opnieuw" && change["credit"].is_null()));
    assert_eq!(changes[0]["retourcodes"], serde_json::json!(["9338"]));
    assert_eq!(last["totals"][0]["gemeente"], "Nijmegen");
    assert_eq!(last["totals"][0]["credit"], 0);
    assert_eq!(last["totals"][0]["difference"], last["totals"][0]["debit"]);
    assert_eq!(last["dry_run"], false);
    let page = program.read("verslag.html");
    assert!(page.contains("Gecorrigeerd") && page.contains("J20260400003-00002"), "{page}");
    assert!(!ran.out.contains("99990") && !page.contains("99990"), "masked");
}

#[test]
fn correct_without_a_dossier_says_so_and_makes_none() {
    let program = Program::new("correct-no-dossier");
    program.file("verbeterd/leveringen.csv", "bsn;productcode;datum\n");
    let ran = program.run(CORRECT);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("bestaat niet"), "{}", ran.err);
    assert!(!program.folder.join("uit").exists());
}
