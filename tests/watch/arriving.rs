//! What arrives is processed when it is complete, once, and put away.

use std::fs::{self, OpenOptions};
use std::io::Write;

use super::folder::{Folder, zip};
use super::post::{OTHER_CLIENT, Toewijzing};

fn other() -> Vec<u8> {
    Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 2, ..Toewijzing::default() }.xml()
}

#[test]
fn what_arrives_is_answered_told_and_put_away() {
    let folder = Folder::new("arrives");
    let mut watch = folder.watch("");
    watch.says("kijkt elke 1 s");
    folder.file("in/a.xml", Toewijzing::default().xml()).file("in/vecozo/mei/b.xml", other());
    let line = watch.says("in/a.xml JW301 T1 goed, beantwoord met retour/JW302");
    let answer = line.split("beantwoord met ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(folder.has(format!("uit/{answer}")), "the answer is there when it is told");
    watch.says("in/vecozo/mei/b.xml JW301 T2 goed, beantwoord");
    watch.until("both are put away", || folder.names("archief").len() == 2);
    assert_eq!(folder.names("archief"), ["2026-05-01/a.xml", "2026-05-01/vecozo/mei/b.xml"]);
    assert_eq!(folder.files("archief").into_values().next().unwrap(), Toewijzing::default().xml());
    watch.another_look(&folder);
    let beat = folder.heartbeat();
    assert_eq!((&beat["state"], &beat["waiting"]), (&"draait".into(), &0.into()));
    assert_eq!(beat["counts"]["answered"], 2);
    watch.stop();
    assert_eq!(folder.heartbeat()["state"], "gestopt");
    assert_eq!(watch.count("JW301"), 2, "one line per message");
    assert_eq!(folder.names("in"), Vec::<String>::new());
    assert!(!folder.has("geweigerd") && !folder.has("uit/report.html"));
}

#[test]
fn a_file_that_is_still_being_written_waits_for_its_end() {
    let folder = Folder::new("slow");
    let whole = Toewijzing::default().xml();
    let (first, last) = whole.split_at(whole.len() - 20);
    folder.file("in/a.xml", first).file("in/b.xml.part", other());
    let archive = zip(&[("c.xml", Toewijzing { id: "T3", nummer: 3, ..Toewijzing::default() }.xml())]);
    folder.file("in/c.zip", &archive[..archive.len() - 3]);
    let mut watch = folder.watch("");
    // What comes later and is whole goes first, so the half files were looked at more than once.
    watch.says("kijkt");
    watch.another_look(&folder);
    folder.file("in/heel.xml", Toewijzing { id: "T4", nummer: 4, ..Toewijzing::default() }.xml());
    watch.says("in/heel.xml JW301 T4 goed");
    watch.another_look(&folder);
    assert!(folder.has("in/a.xml") && folder.has("in/b.xml.part") && folder.has("in/c.zip"));
    assert_eq!(folder.heartbeat()["waiting"], 3);
    OpenOptions::new().append(true).open(folder.path.join("in/a.xml")).unwrap().write_all(last).unwrap();
    folder.file("in/c.zip", &archive);
    fs::rename(folder.path.join("in/b.xml.part"), folder.path.join("in/b.xml")).unwrap();
    watch.says("in/a.xml JW301 T1 goed");
    watch.says("in/b.xml JW301 T2 goed");
    watch.says("in/c.zip!c.xml JW301 T3 goed");
    watch.until("all is put away", || folder.names("archief").len() == 4);
    watch.stop();
    assert_eq!(watch.count("onleesbaar"), 0);
}

#[test]
fn a_message_that_comes_again_is_told_and_kept_under_a_name_of_its_own() {
    let folder = Folder::new("again");
    folder.file("in/a.xml", Toewijzing::default().xml());
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(0), "{lines:?}");
    let answers = folder.files("uit/retour");
    folder.file("in/a.xml", Toewijzing::default().xml()).file("in/kopie.xml", Toewijzing::default().xml());
    folder.file("in/b.xml", other());
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(0), "{lines:?}");
    let told = |words: &str| lines.iter().filter(|line| line.contains(words)).count();
    assert_eq!(told("T1 goed, eerder gezien; beantwoord met"), 2, "{lines:?}");
    assert_eq!(folder.names("archief/2026-05-01"), ["a-2.xml", "a.xml", "b.xml", "kopie.xml"]);
    assert_eq!(folder.files("uit/retour").len(), answers.len() + 1);
}

#[test]
fn an_answer_that_was_taken_away_comes_back_with_a_warning_when_its_message_does() {
    let folder = Folder::new("answer-again");
    folder.file("in/a.xml", Toewijzing::default().xml());
    let (_, lines) = folder.once("");
    assert!(!lines.iter().any(|line| line.contains("let op:")), "{lines:?}");
    let answers = folder.files("uit/retour");
    fs::remove_dir_all(folder.path.join("uit/retour")).unwrap();
    folder.file("in/a.xml", Toewijzing::default().xml());
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(0), "{lines:?}");
    let told = lines.iter().find(|line| line.contains("let op:")).unwrap();
    assert!(
        told.contains("opnieuw geschreven (1): retour/JW302") && told.contains("niets twee keer"),
        "{told}"
    );
    assert_eq!(folder.files("uit/retour"), answers);
}

#[test]
fn agreements_that_have_expired_are_told_and_counted() {
    let folder = Folder::new("expired");
    folder.file("ibericht.toml", "agb = \"12345678\"\nafwijkingen = \"afspraken.toml\"\n");
    let agreed = |name: &str, from: &str, until: &str| {
        format!(
            "[[afwijking]]\nnaam = \"{name}\"\nregel = \"TR342\"\npartner = \"0268\"\nvan = {from}\n\
             tot = {until}\nreden = \"fout in hun software\"\n"
        )
    };
    folder.file(
        "afspraken.toml",
        agreed("oud", "2026-04-01", "2026-04-30") + &agreed("nieuw", "2026-05-01", "2026-05-01"),
    );
    let mut watch = folder.watch("");
    watch.says("let op: Afspraak `oud` met 0268");
    watch.another_look(&folder);
    assert_eq!(folder.heartbeat()["expired"], 1);
    watch.stop();
    assert_eq!(watch.count("Afspraak"), 1, "told once a day");
    folder.file("afspraken.toml", agreed("nieuw", "2026-05-01", "2026-05-01"));
    let (_, lines) = folder.once("");
    assert!(!lines.iter().any(|line| line.contains("Afspraak")), "{lines:?}");
    assert_eq!(folder.heartbeat()["expired"], 0);
}

#[test]
fn a_message_with_errors_that_was_answered_is_done() {
    let folder = Folder::new("rejected");
    let twice = Toewijzing { id: "T9", volume: 200, ..Toewijzing::default() };
    folder.file("in/a.xml", Toewijzing::default().xml());
    folder.file("in/b.xml", Toewijzing { date: "2027-01-01", ..twice }.xml());
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(1), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.contains("in/b.xml JW301 T9 fout (") && line.contains("afgekeurd")),
        "{lines:?}"
    );
    assert_eq!(folder.names("archief/2026-05-01"), ["a.xml", "b.xml"]);
    assert!(!folder.has("geweigerd"));
}

#[test]
fn the_same_dossier_can_be_used_by_process_at_the_same_time() {
    let folder = Folder::new("together");
    let mut watch = folder.watch("");
    watch.says("kijkt");
    folder.file("in/a.xml", Toewijzing::default().xml()).file("los/in/b.xml", other());
    let processed = std::process::Command::new(env!("CARGO_BIN_EXE_ibericht"))
        .args(["process", "los", "--out", "los/uit", "--dossier", "uit/dossier.db", "--today", "2026-05-01"])
        .current_dir(&folder.path)
        .output()
        .unwrap();
    assert_eq!(processed.status.code(), Some(0), "{}", String::from_utf8_lossy(&processed.stderr));
    watch.says("in/a.xml JW301 T1 goed, beantwoord");
    watch.stop();
}
