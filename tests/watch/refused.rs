//! What cannot be processed is refused with its reason, or stays where it is and is told once.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use serde_json::Value;

use super::folder::{Folder, zip};
use super::post::{CLIENT, Toewijzing};

fn broken() -> String {
    String::from_utf8(Toewijzing::default().xml()).unwrap().replace("180", "veel")
}

#[test]
fn what_is_no_message_is_refused_with_its_reason_beside_it() {
    let folder = Folder::new("refused");
    folder
        .file("in/tekst.xml", "geen xml")
        .file("in/kapot.xml", broken())
        .file("in/map/factuur.pdf", "%PDF")
        .file(format!("in/client-{CLIENT}.xml"), format!("<a>{CLIENT}</a>"));
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(1));
    assert_eq!(
        lines.iter().filter(|line| line.contains("geweigerd; de reden staat in")).count(),
        4,
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.contains("in/kapot.xml JW301 T1 fout (XSD), geweigerd")),
        "{lines:?}"
    );
    assert_eq!(
        folder.names("geweigerd"),
        [
            format!("client-{CLIENT}.xml"),
            "client-_____0006.xml.reden.txt".to_owned(),
            "kapot.xml".to_owned(),
            "kapot.xml.reden.txt".to_owned(),
            "map/factuur.pdf".to_owned(),
            "map/factuur.pdf.reden.txt".to_owned(),
            "tekst.xml".to_owned(),
            "tekst.xml.reden.txt".to_owned(),
        ]
    );
    for (name, words) in [
        ("kapot.xml.reden.txt", "Dit bestand is geweigerd"),
        ("kapot.xml.reden.txt", "Volume"),
        ("map/factuur.pdf.reden.txt", "geen XML en geen ZIP"),
        ("client-_____0006.xml.reden.txt", "geen bekend bericht"),
    ] {
        let reason = folder.read(format!("geweigerd/{name}"));
        assert!(reason.contains(words) && !reason.contains(CLIENT), "{name}: {reason}");
    }
    assert_eq!(folder.heartbeat()["counts"]["refused"], 4);
    assert!(!folder.has("archief") && !folder.has("uit/retour"));
}

#[test]
fn a_zip_is_refused_when_something_in_it_is_and_the_rest_counts() {
    let folder = Folder::new("zips");
    let good = || Toewijzing::default().xml();
    folder
        .file("in/goed.zip", zip(&[("a.xml", good()), ("lees.txt", b"hallo".to_vec())]))
        .file(
            "in/half.zip",
            zip(&[
                ("a.xml", Toewijzing { id: "T2", nummer: 2, ..Toewijzing::default() }.xml()),
                ("b.xml", broken().into_bytes()),
            ]),
        )
        .file("in/nest.zip", zip(&[("binnen.zip", zip(&[("a.xml", good())]))]))
        .file("in/niets.zip", zip(&[("lees.txt", b"hallo".to_vec())]));
    let truncated = zip(&[("a.xml", good())]);
    folder.file("in/stuk.zip", &truncated[..truncated.len() - 5]);
    let mut watch = folder.watch("--patience 3");
    watch.says("in/stuk.zip geweigerd");
    watch.until("all is put away", || folder.names("in").is_empty());
    watch.stop();
    assert_eq!(folder.names("archief"), ["2026-05-01/goed.zip"]);
    let refused: Vec<_> =
        folder.names("geweigerd").into_iter().filter(|name| !name.ends_with(".reden.txt")).collect();
    assert_eq!(refused, ["half.zip", "nest.zip", "niets.zip", "stuk.zip"]);
    let reason = folder.read("geweigerd/half.zip.reden.txt");
    assert!(reason.contains("1 verwerkt, 1 geweigerd") && reason.contains("in/half.zip!b.xml"), "{reason}");
    assert!(!reason.contains("in/half.zip!a.xml"), "{reason}");
    assert!(watch.count("in/half.zip!a.xml JW301 T2 goed") == 1);
}

#[test]
fn every_line_of_json_follows_the_schema() {
    let folder = Folder::new("json");
    folder
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/b.xml", broken())
        .file("in/c.txt", "niets")
        .file("in/d.zip", zip(&[("a.xml", Toewijzing::default().xml())]));
    symlink("a.xml", folder.path.join("in/l.xml")).unwrap();
    let (code, lines) = folder.once("--format json");
    assert_eq!(code, Some(1));
    let schema: Value = serde_json::from_str(include_str!("../../schemas/watch.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let lines: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        let errors: Vec<_> = validator.iter_errors(line).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{line:#}");
    }
    let count = |event: &str| lines.iter().filter(|line| line["event"] == event).count();
    let events = ["started", "stays", "message", "refused", "stopped"].map(count);
    assert_eq!(events, [1, 1, 4, 2, 1], "{lines:#?}");
    let answered = lines.iter().find(|line| line["file"] == "in/a.xml").unwrap();
    assert_eq!((&answered["message"], &answered["id"]), (&"JW301".into(), &"T1".into()));
    assert!(folder.has(format!("uit/{}", answered["answer"].as_str().unwrap())));
    // The schema is no rubber stamp.
    assert!(!validator.is_valid(&serde_json::json!({ "time": "nu", "event": "message", "text": "" })));
}

#[test]
fn links_pipes_and_half_names_stay_and_are_told_once() {
    let folder = Folder::new("strange");
    folder
        .file("elders.xml", Toewijzing::default().xml())
        .file("in/a.filepart", "half")
        .file("in/.verborgen", "x");
    symlink("../elders.xml", folder.path.join("in/koppeling.xml")).unwrap();
    symlink("..", folder.path.join("in/kring")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path.join("in/pijp.xml")).status().unwrap().success());
    fs::create_dir_all(folder.path.join("in/map.xml/leeg")).unwrap();
    let mut watch = folder.watch("--patience 2");
    for name in ["in/koppeling.xml", "in/kring", "in/pijp.xml", "in/a.filepart", "in/.verborgen"] {
        watch.says(&format!("{name} let op:"));
    }
    folder.file("in/goed.xml", Toewijzing::default().xml());
    watch.says("in/goed.xml JW301 T1 goed");
    watch.another_look(&folder);
    assert_eq!(folder.heartbeat()["waiting"], 5);
    watch.stop();
    assert_eq!(watch.count("let op:"), 5);
    assert!(folder.has("in/koppeling.xml") && folder.has("in/pijp.xml") && !folder.has("geweigerd"));
}

#[test]
fn what_cannot_be_moved_stays_is_told_once_and_goes_later() {
    let folder = Folder::new("unmovable");
    // A file where the archive belongs: nobody can write there, whatever their rights.
    folder.file("archief", "in de weg").file("in/a.xml", Toewijzing::default().xml());
    let mut watch = folder.watch("--patience 3");
    watch.says("in/a.xml let op: blijft staan: kan niet worden verplaatst naar `./archief");
    for _ in 0..4 {
        watch.another_look(&folder);
    }
    assert_eq!((watch.count("T1"), watch.count("let op:")), (1, 1), "{:?}", watch.lines());
    assert!(folder.has("in/a.xml"));
    fs::remove_file(folder.path.join("archief")).unwrap();
    watch.says("in/a.xml alsnog verplaatst naar archief/2026-05-01/a.xml");
    watch.stop();
    assert_eq!(watch.count("T1"), 1);
    assert!(folder.has("archief/2026-05-01/a.xml") && !folder.has("in/a.xml"));
}

#[test]
fn an_error_is_told_once_and_the_work_goes_on_when_it_is_over() {
    let folder = Folder::new("error");
    folder.file("in/a.xml", Toewijzing::default().xml()).file("uit/retour", "in de weg");
    let mut watch = folder.watch("");
    watch.says("FOUT:");
    watch.until("the heartbeat tells", || {
        folder.has("uit/ibericht-hartslag.json") && folder.heartbeat()["state"] == "fout"
    });
    watch.another_look(&folder);
    assert_eq!(watch.count("FOUT:"), 1);
    assert!(folder.has("in/a.xml"), "nothing is moved before its answer is written");
    fs::remove_file(folder.path.join("uit/retour")).unwrap();
    watch.says("het gaat weer");
    watch.says("in/a.xml JW301 T1 goed, eerder gezien; beantwoord met");
    watch.until("it is put away", || folder.has("archief/2026-05-01/a.xml"));
    watch.stop();
    let beat = folder.heartbeat();
    assert_eq!((&beat["counts"]["errors"], beat["last_error"].is_null()), (&1.into(), false));
    assert_eq!(folder.names("uit/retour").len(), 1);
}

#[test]
fn a_heartbeat_that_cannot_be_written_is_told_once_and_the_work_goes_on() {
    let folder = Folder::new("no-heartbeat");
    folder.file("dicht", "in de weg");
    let mut watch = folder.watch("--heartbeat dicht/hartslag.json");
    watch.says("FOUT: `dicht");
    folder.file("in/a.xml", Toewijzing::default().xml());
    watch.says("in/a.xml JW301 T1 goed");
    folder.file("in/b.xml", Toewijzing { id: "T2", nummer: 2, ..Toewijzing::default() }.xml());
    watch.says("in/b.xml JW301 T2 goed");
    assert_eq!((watch.count("FOUT:"), watch.count("het gaat weer")), (1, 0), "{:?}", watch.lines());
    fs::remove_file(folder.path.join("dicht")).unwrap();
    watch.says("het gaat weer");
    watch.until("it is written", || folder.has("dicht/hartslag.json"));
    watch.stop();
}

#[test]
fn a_work_folder_that_goes_away_is_told_and_not_made_anew() {
    let folder = Folder::new("gone");
    let (inbox, out) = (folder.path.join("werk"), folder.path.join("elders"));
    fs::create_dir_all(&inbox).unwrap();
    let mut watch = folder.watch_of("werk", "--out elders");
    watch.says("kijkt");
    fs::rename(&inbox, folder.path.join("weg")).unwrap();
    watch.says("FOUT:");
    assert!(!inbox.exists() && out.join("dossier.db").exists());
    fs::rename(folder.path.join("weg"), &inbox).unwrap();
    watch.says("het gaat weer");
    fs::rename(out.join("dossier.db"), out.join("kwijt.db")).unwrap();
    folder.file("werk/in/a.xml", Toewijzing::default().xml());
    watch.says("dossier.db` kan niet worden gelezen");
    assert!(!out.join("dossier.db").exists(), "no new dossier begins by itself");
    fs::rename(out.join("kwijt.db"), out.join("dossier.db")).unwrap();
    watch.says("in/a.xml JW301 T1 goed");
    watch.stop();
}
