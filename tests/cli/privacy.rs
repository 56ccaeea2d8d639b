//! What leaves the program says nothing of anyone: false values, rights of files, what is removed.

use super::post::{CLIENT, Declaratie, OTHER_CLIENT, Toewijzing, Verzoek};
use super::program::Program;

/// A folder with a BSN in every place where none belongs.
fn careless(program: &Program) {
    let text = String::from_utf8(Verzoek { referentie: CLIENT, ..Verzoek::default() }.xml()).unwrap();
    let text = text
        .replace("</m:Client>", &format!("<!-- mevrouw Tuinstra {CLIENT} --></m:Client><?nota {CLIENT}?>"));
    program.file(&format!("werk/in/Tuinstra {CLIENT}.xml"), text);
    program.file("werk/in/id.xml", Toewijzing { id: CLIENT, ..Toewijzing::default() }.xml());
    let date = String::from_utf8(Toewijzing::default().xml()).unwrap();
    let (start, rest) = date.split_once("Toewijzingsdatum>").unwrap();
    let (_, rest) = rest.split_once('<').unwrap();
    program.file("werk/in/datum.xml", format!("{start}Toewijzingsdatum>{CLIENT}<{rest}"));
    program.file("werk/in/element.xml", date.replacen("</", &format!("<B{CLIENT}/></"), 1));
    program.file("werk/in/kapot.xml", "<a>Tuinstra");
    program.file("werk/notitie.txt", format!("bel {CLIENT}"));
    program.file(
        "werk/registraties/leveringen.csv",
        format!(
            "bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-09;60\n{CLIENT};Tuinstra;morgen;{CLIENT}\n"
        ),
    );
    program.file("werk/ibericht.toml", format!("# van Tuinstra {CLIENT}\nagb = \"12345678\"\n"));
}

fn everything(folder: &std::path::Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push_str(&path.display().to_string());
        if path.is_dir() {
            everything(&path, found);
        } else {
            found.push_str(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn a_bsn_or_name_survives_nowhere_and_is_not_on_the_screen() {
    let program = Program::new("pseudonymise-careless");
    careless(&program);
    let ran = program.run("pseudonymise werk --out map --translation vertaling.csv");
    assert_eq!(ran.code, Some(1), "something was left out: {}{}", ran.out, ran.err);
    let mut made = format!("{}{}", ran.out, ran.err);
    everything(&program.folder.join("map"), &mut made);
    assert!(!made.contains(CLIENT) && !made.contains("Tuinstra"), "{made}");
    assert!(
        made.contains("<!-- ") && made.contains("Toewijzingsdatum>") && made.contains("45A05;2026-04-09;60")
    );
    let list = program.read("vertaling.csv");
    assert!(list.starts_with("\u{feff}soort;waar;vals\r\n"), "it opens in a spreadsheet: {list}");
    assert!(list.contains(CLIENT) && list.contains("weggelaten;in/kapot.xml;"), "{list}");
    // The same faults, in as many messages.
    let told = |folder: &str| {
        let ran = program.run(&format!("check {folder} --format json"));
        let mut lines: Vec<Vec<String>> = ran
            .out
            .lines()
            .map(|line| {
                let report: serde_json::Value = serde_json::from_str(line).unwrap();
                let rules = report["findings"].as_array().unwrap().iter();
                rules.map(|finding| format!("{} {}", finding["rule"], finding["line"])).collect()
            })
            .collect();
        lines.sort();
        lines
    };
    std::fs::remove_file(program.folder.join("werk/in/kapot.xml")).unwrap();
    assert_eq!(told("werk/in"), told("map/in"));
}

#[test]
fn nothing_is_written_where_it_does_not_belong() {
    let program = Program::new("pseudonymise-refuses");
    program.file("werk/a.xml", Toewijzing::default().xml()).file("vol/b.txt", "er is al iets");
    for (line, words) in [
        ("pseudonymise werk --out werk/nieuw", "ligt in de map die wordt gelezen"),
        ("pseudonymise werk --out werk", "ligt in de map die wordt gelezen"),
        ("pseudonymise werk --out .", "omvat haar"),
        ("pseudonymise werk --out vol", "is niet leeg"),
        ("pseudonymise werk --out map --key map/sleutel", "zou in de map komen die u verstuurt"),
        ("pseudonymise werk --out map --translation vol/b.txt", "bestaat al"),
        ("pseudonymise werk --out map --key werk/a.xml", "is geen sleutel"),
        ("pseudonymise weg --out map", "kan niet worden gelezen"),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(2), "{line}: {}", ran.err);
        assert!(ran.err.contains(words), "{line}: {}", ran.err);
    }
    assert!(!program.folder.join("map").exists() && !program.folder.join("werk/nieuw").exists());
}

/// A dossier with one allocation that ended, declared and answered; gives the program.
fn answered(name: &str) -> Program {
    let program = Program::new(name);
    program.file("ibericht.toml", "agb = \"12345678\"\n");
    program.file("in/t.xml", Toewijzing::default().xml());
    program.file(
        "in/anders.xml",
        Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 2, ..Toewijzing::default() }.xml(),
    );
    program.file("in/d.xml", Declaratie::default().xml());
    let ran = program.run("process . --out uit --today 2026-05-04");
    assert!(ran.code.is_some_and(|code| code < 2), "{}", ran.err);
    program
}

#[test]
fn a_dry_run_changes_nothing_and_what_is_not_answered_stays() {
    let program = answered("retention-open");
    let before = std::fs::read(program.folder.join("uit/dossier.db")).unwrap();
    let line = "retention --dossier uit/dossier.db --before 2030-01-01 --format json";
    let told = program.run(&format!("{line} --dry-run"));
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(before, std::fs::read(program.folder.join("uit/dossier.db")).unwrap());
    let ran = program.run(line);
    assert_eq!(ran.out.replace("false", "true"), told.out);
    let rows: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows["prestaties"], 0, "{rows}");
}

#[test]
fn retention_needs_a_dossier_that_is_there() {
    let program = Program::new("retention-none");
    let ran = program.run("retention --before 2030-01-01");
    assert_eq!(ran.code, Some(2));
    let ran = program.run("retention --dossier weg.db --before 2030-01-01");
    assert_eq!(ran.code, Some(2));
    assert!(!program.folder.join("weg.db").exists());
}

/// With the most careless mask, everything that the program writes is for its owner only.
#[cfg(unix)]
#[test]
fn what_is_written_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;

    let program = Program::new("rights");
    careless(&program);
    let lines = [
        "process werk --out uit/verwerkt --output json=uit/los/lijst.jsonl",
        "check werk/in --output html=uit/blad/blad.html",
        "convert werk/in/id.xml --out uit/om/id.json",
        "answer werk/in/id.xml --out uit/antwoord/id.xml",
        "declare --template uit/leeg/leeg.xlsx",
        "pseudonymise werk --out uit/map --key uit/geheim/sleutel --translation uit/geheim/lijst.csv",
        "retention --dossier uit/verwerkt/dossier.db --before 2030-01-01 --output json=uit/weg/weg.json",
    ];
    for line in lines {
        let ran = std::process::Command::new("sh")
            .args(["-c", &format!("umask 000; exec \"$0\" {line}"), env!("CARGO_BIN_EXE_ibericht")])
            .current_dir(&program.folder)
            .output()
            .unwrap();
        assert!(ran.status.code().is_some(), "{line}");
    }
    let mut seen = 0;
    let mut folders = vec![program.folder.join("uit")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
            if path.is_dir() {
                folders.push(path);
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} files and folders");
}

/// A month that is declared and answered: removed, the ledger is the same and the bytes are gone.
#[test]
fn what_is_removed_is_nowhere_in_the_file_and_the_totals_stay() {
    let program = Program::new("retention-answered");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/heen-en-weer");
    let sample = sample.to_str().unwrap();
    let process = format!("process {sample} --out uit --dossier d.db --format json --today");
    let first = program.run(&format!("{process} 2026-05-04"));
    assert_eq!(first.code, Some(1), "{}", first.err);
    let clients = |line: &str| -> Vec<String> {
        let ran = program.run(&format!("dossier {line} --dossier d.db --format json --no-mask"));
        let bsn = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["bsn"].as_str().map(str::to_owned)
        };
        ran.out.lines().filter_map(bsn).collect()
    };
    let ledger = || program.run("dossier grootboek --dossier d.db --format json").out;
    let (before, everyone) = (ledger(), clients("clients"));
    assert_eq!(everyone.len(), 2, "{everyone:?}");
    assert!(before.contains("157410"), "{before}");
    let gone = || -> Vec<&String> {
        let bytes = |name: &str| std::fs::read(program.folder.join(name)).unwrap_or_default();
        let file = [bytes("d.db"), bytes("d.db-wal"), bytes("d.db-shm")].concat();
        let file = String::from_utf8_lossy(&file).into_owned();
        everyone.iter().filter(|bsn| !file.contains(bsn.as_str())).collect()
    };
    assert_eq!(gone().len(), 0);
    let ran = program.run("retention --dossier d.db --before 2027-06-01");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ledger(), before);
    // Of the other a request is not answered yet.
    let left = clients("verzoeken");
    assert_eq!(gone(), everyone.iter().filter(|bsn| !left.contains(bsn)).collect::<Vec<_>>());
    assert_eq!((left.len(), gone().len()), (1, 1));
    // What turns up again is told as seen, with the rules that it broke, and changes nothing.
    let rules = |out: &str| -> Vec<(String, usize)> {
        let report = |line: &str| {
            let report: serde_json::Value = serde_json::from_str(line).unwrap();
            (report["verdict"].to_string(), report["findings"].as_array().unwrap().len())
        };
        let mut all: Vec<_> = out.lines().map(report).collect();
        all.sort();
        all
    };
    let again = program.run(&format!("{process} 2027-06-02"));
    assert_eq!(rules(&again.out), rules(&first.out), "{}", again.err);
    assert_eq!(ledger(), before);
    assert_eq!(gone().len(), 1);
    let second = program.run("retention --dossier d.db --before 2027-06-01 --format json");
    let told: serde_json::Value = serde_json::from_str(&second.out).unwrap();
    assert_eq!((&told["berichten"], &told["prestaties"]), (&0.into(), &0.into()), "{told}");
}

/// A declaration of long ago that was answered only now: a rejected line may have to be declared again.
#[test]
fn what_was_answered_since_the_date_stays() {
    let program = Program::new("retention-answered-late");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/heen-en-weer");
    program.run(&format!("process {} --out uit --dossier d.db --today 2026-05-04", sample.display()));
    let answered_on = |day: &str| {
        let dossier = rusqlite::Connection::open(program.folder.join("d.db")).unwrap();
        let sql = "UPDATE bericht SET ontvangen = ?1 WHERE hash IN (SELECT antwoord FROM bericht WHERE nummer = 323)";
        assert!(dossier.execute(sql, [day]).unwrap() > 0);
    };
    let told = || -> serde_json::Value {
        let ran = program.run("retention --dossier d.db --before 2027-06-01 --dry-run --format json");
        serde_json::from_str(&ran.out).unwrap()
    };
    answered_on("2027-05-31");
    let all = told();
    answered_on("2027-06-01");
    let left = told();
    let count = |told: &serde_json::Value, what: &str| told[what].as_u64().unwrap();
    assert!(count(&all, "prestaties") > 0, "{all}");
    assert_eq!(count(&left, "prestaties"), 0, "{left}");
    assert!(count(&left, "berichten") < count(&all, "berichten"), "{left} {all}");
}

/// Tables of which the names differ in capitals only, as a share of Unix can have them.
#[cfg(target_os = "linux")]
#[test]
fn two_tables_of_one_name_do_not_become_one_file() {
    let program = Program::new("pseudonymise-capitals");
    let table =
        |minutes: u32| format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-09;{minutes}\n");
    program.file("werk/registraties/Leveringen.csv", table(60));
    program.file("werk/registraties/leveringen.csv", table(30));
    program.file("werk/in/a.xml", Toewijzing::default().xml());
    let ran = program.run("pseudonymise werk --out map");
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("op hoofdletters na dezelfde naam"), "{}{}", ran.out, ran.err);
    let made = program.read("map/registraties/leveringen.csv");
    assert!(made.contains(";60\n") && !made.contains(";30\n"), "{made}");
}

/// The result of a run tells every line: it goes with the declarations that it made, and not before.
#[test]
fn the_result_of_a_run_goes_with_its_declarations() {
    let program = Program::new("retention-runs");
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/heen-en-weer");
    program.run(&format!("process {} --out uit --dossier d.db --today 2026-05-04", sample.display()));
    let dossier = || rusqlite::Connection::open(program.folder.join("d.db")).unwrap();
    let months = |sql: &str| -> Vec<String> {
        let dossier = dossier();
        let mut found = dossier.prepare(sql).unwrap();
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let declared = months("SELECT DISTINCT maand FROM declaratie");
    assert_eq!(declared.len(), 1, "{declared:?}");
    for month in [&declared[0], "2027-06"] {
        let row = [format!("{month}/12345678/boek/hash"), format!("de regels van {month}")];
        dossier().execute("INSERT INTO run VALUES (?1, ?2)", row).unwrap();
    }
    let runs = |before: &str| -> u64 {
        let ran = program.run(&format!("retention --dossier d.db --before {before} --format json"));
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["runs"].as_u64().unwrap()
    };
    assert_eq!(runs(&format!("{}-01", declared[0])), 0, "its month is not over");
    assert_eq!(runs("2027-06-01"), 1);
    assert_eq!(months("SELECT sleutel FROM run"), ["2027-06/12345678/boek/hash"]);
    let bytes = std::fs::read(program.folder.join("d.db")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(&format!("de regels van {}", declared[0])));
}
