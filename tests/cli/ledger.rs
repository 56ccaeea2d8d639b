//! The lists about money and budget, and the pictures in the report.

use serde_json::Value;

use super::post::{CLIENT, Toewijzing};
use super::program::Program;

const DAYS: &str = "--today 2026-05-04";

/// A month with 60 minutes declared on an allocation of 180 minutes: a week, or in total.
fn program(name: &str, frequentie: &str) -> Program {
    let program = Program::new(name);
    let xml = String::from_utf8(Toewijzing::default().xml()).unwrap();
    program
        .file("in/a.xml", xml.replace("Frequentie>2<", &format!("Frequentie>{frequentie}<")))
        .file(
            "registraties/leveringen.csv",
            format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
        )
        .file(
            "ibericht.toml",
            "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\nperiod = \"2026-04\"\n",
        );
    let ran = program.run(&format!("process . --out uit --quiet {DAYS}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    program
}

fn list(program: &Program, list: &str, more: &str) -> String {
    let ran = program.run(&format!("dossier {list} --dossier uit/dossier.db {DAYS} {more}"));
    assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{list}");
    ran.out
}

fn objects(program: &Program, name: &str) -> Vec<Value> {
    let told = list(program, name, "--format json");
    told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_report_draws_what_runs_out_and_nothing_else() {
    let out = program("budget-out", "6");
    let page = out.read("uit/report.html");
    for said in
        ["Toewijzingen die opraken", "<svg", "raakt op: 29-06-2026, 185 dagen voor het einde", "180 minuten"]
    {
        assert!(page.contains(said), "{said}");
    }
    for outside in ["http://", "https://", "<script ", "<img"] {
        assert!(!page.contains(outside), "{outside}: the page needs nothing else");
    }
    assert!(!page.contains(CLIENT), "masked");
    let english = out.run(&format!("process . --out uit --quiet --lang en {DAYS}"));
    assert_eq!(english.code, Some(0));
    let page = out.read("uit/report.html");
    assert!(page.contains("Allocations that run out") && page.contains("runs out on 2026-06-29"), "{page}");
    let lasts = program("budget-lasts", "2").read("uit/report.html");
    assert!(!lasts.contains("Toewijzingen die opraken") && !lasts.contains("<title>gebruikt"));
}

#[test]
fn the_budget_tells_when_it_is_gone() {
    let program = program("budget-list", "6");
    let told = list(&program, "budget", "");
    assert!(told.contains("*****0006") && told.contains("29-06-2026") && !told.contains(CLIENT), "{told}");
    assert!(list(&program, "budget", "--no-mask").contains(CLIENT));
    assert_eq!(list(&program, "budget", "--bsn 999990019"), "Er zijn geen toewijzingen bekend\n");
    let row = objects(&program, "budget").remove(0);
    assert_eq!(
        (&row["toegestaan"], &row["gebruikt"], &row["onbeantwoord"]),
        (&180.into(), &60.into(), &60.into())
    );
    assert_eq!(row["tempo"]["per_week"], "14");
    // The day on which one looks makes no difference to when it runs out, only to what is expected by then.
    let later = program.run("dossier budget --dossier uit/dossier.db --today 2026-08-01 --format json");
    let later: Value = serde_json::from_str(&later.out).unwrap();
    assert_eq!(later["afloop"], row["afloop"]);
    assert_ne!(later["nu_verwacht"], row["nu_verwacht"]);
}

#[test]
fn the_ledger_has_two_names_and_both_languages() {
    let program = program("ledger", "2");
    let told = list(&program, "grootboek", "");
    assert!(
        told.contains("bedragen in") && told.contains(" 95,40 ") && told.contains("gecrediteerd"),
        "{told}"
    );
    assert!(
        told.contains("declaratie 2026-04") && !told.contains("zorg van"),
        "the same month is told once: {told}"
    );
    assert!(told.lines().all(|line| line.chars().count() <= 100), "{told}");
    assert_eq!(list(&program, "ledger", ""), told);
    assert!(list(&program, "grootboek", "--lang en").contains("credited"));
    let rows = objects(&program, "grootboek");
    let per: Vec<_> = rows.iter().map(|row| row["per"].as_str().unwrap()).collect();
    assert_eq!(per, ["declaratiemaand", "productmaand", "gemeente", "totaal"]);
    assert!(rows.iter().all(|row| row["ingediend"] == 9540 && row["open"] == 9540 && row["ontvangen"] == 0));
    assert!(list(&program, "declaraties", "").contains("nog geen"), "it waits for an answer");
    assert_eq!(objects(&program, "declaraties")[0]["wacht"]["te_laat"], 0);
    for (name, nothing) in [
        ("verschillen", "Geen verschillen: elk antwoord is zoals verwacht, of er was geen verwachting\n"),
        ("apart", "Er is geen antwoord apart gezet\n"),
    ] {
        assert_eq!(list(&program, name, ""), nothing);
        assert_eq!(list(&program, name, "--format json"), "");
    }
}

/// A dossier that someone edited: what is wrong with one client is told, after all that could be done was done.
#[test]
fn a_client_that_cannot_be_read_keeps_nothing_else_from_going_out() {
    let out = program("budget-corrupt", "6");
    let file = out.folder.join("uit/dossier.db");
    let dossier = rusqlite::Connection::open(file).unwrap();
    dossier.execute("UPDATE toewijzing SET einddatum = 'morgen'", []).unwrap();
    drop(dossier);
    let declared = out.folder.join("uit/declaraties");
    std::fs::remove_dir_all(&declared).unwrap();
    std::fs::remove_file(out.folder.join("uit/report.html")).unwrap();
    std::fs::remove_dir_all(out.folder.join("registraties")).unwrap();
    let ran = out.run(&format!("process . --out uit {DAYS}"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("einddatum") && ran.err.contains("morgen"), "{}", ran.err);
    assert_eq!(std::fs::read_dir(declared).unwrap().count(), 1, "the declaration is written again");
    assert!(out.read("uit/report.html").contains("<html"));
}
