//! Folders as nobody would make them on purpose: nothing blocks, nothing is lost, each is told in every format.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::compare::{State, tables};
use crate::post::{CLIENT, Toewijzing};
use crate::program::{Ran, command, ends_within, run};
use crate::small::{LINE, UNDISTURBED, small, without_page};
use crate::steps::fresh;

const PATIENCE: Duration = Duration::from_secs(60);

/// A message that differs per number.
fn message(nummer: u32) -> Vec<u8> {
    let id: &'static str = Box::leak(format!("H{nummer}").into_boxed_str());
    Toewijzing { id, nummer, ..Toewijzing::default() }.xml()
}

fn folder(name: &str) -> (PathBuf, PathBuf) {
    let folder = fresh(name);
    let inbox = folder.join("werk/in");
    fs::create_dir_all(&inbox).unwrap();
    fs::write(folder.join("werk/ibericht.toml"), "agb = \"12345678\"\n").unwrap();
    (folder, inbox)
}

/// What a run tells in each format.
struct Told {
    ran: Ran,
    /// The files by name, with the verdict.
    json: Vec<(String, String)>,
    html: String,
}

fn told(folder: &Path) -> Told {
    let ran = ends_within(command(folder, LINE), PATIENCE);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    let json = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    let json = json.lines().map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        (text("file"), text("verdict"))
    });
    let json = json.collect();
    let html = fs::read_to_string(folder.join("uit/report.html")).unwrap();
    Told { ran, json, html }
}

impl Told {
    /// The verdict on a file, which every format names; `words` are told of it too.
    fn verdict(&self, name: &str, words: &str) -> &str {
        let html = name.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;");
        let html = html.replace('"', "&#34;").replace('\'', "&#39;");
        let found = self.json.iter().find(|(file, _)| file.ends_with(name));
        let (_, verdict) = found.unwrap_or_else(|| panic!("{name} in {:#?}", self.json));
        // Text breaks long names over lines.
        let start: String = name.chars().take(40).collect();
        assert!(self.ran.out.contains(&start), "{name} in {}", self.ran.out);
        if verdict != "valid" || !words.is_empty() {
            let start: String = html.chars().take(40).collect();
            assert!(self.html.contains(&start), "{html} in the page");
        }
        assert!(self.ran.out.contains(words), "{words} in {}", self.ran.out);
        verdict
    }
}

#[test]
fn any_name_is_read_and_told_on_one_line() {
    let (folder, inbox) = folder("hostile-names");
    let names: Vec<(OsString, &str)> = vec![
        ("regel\neinde.xml".into(), "regel\u{fffd}einde.xml"),
        ("aan'halings\"tekens`.xml".into(), "aan'halings\"tekens`.xml"),
        ("zorg 🚲 ❤️.xml".into(), "zorg 🚲 ❤️.xml"),
        (format!("{}.xml", "x".repeat(251)).into(), "xxxxxxxx.xml"),
        (format!("{CLIENT}.xml").into(), "*****0006.xml"),
        ("rood\u{1b}[31m.xml".into(), "[31m.xml"),
        ("<b>&amp;.xml".into(), "<b>&amp;.xml"),
        ("--help.xml".into(), "--help.xml"),
        (".verborgen.xml".into(), ".verborgen.xml"),
        (" spatie .xml".into(), " spatie .xml"),
        ("$(touch raak);.xml".into(), "$(touch raak);.xml"),
        ("\u{202e}lmx.xml".into(), "lmx.xml"),
        (OsString::from_vec(b"niet-\xFF\xFE-utf8.xml".to_vec()), "-utf8.xml"),
    ];
    for (index, (name, _)) in names.iter().enumerate() {
        fs::write(inbox.join(name), message(u32::try_from(index).unwrap() + 1)).unwrap();
        // The same name on what is no message is told with its reason.
        fs::create_dir_all(inbox.join("fout")).unwrap();
        fs::write(inbox.join("fout").join(name), "geen bericht").unwrap();
    }
    let told = told(&folder);
    assert_eq!(told.json.len(), 2 * names.len(), "{:#?}", told.json);
    for (_, shown) in &names {
        told.verdict(shown, "");
        let verdicts =
            told.json.iter().filter(|(file, _)| file.ends_with(shown)).map(|(_, verdict)| &**verdict);
        let verdicts: std::collections::BTreeSet<_> = verdicts.collect();
        assert_eq!(verdicts, ["unreadable", "valid"].into(), "{shown}");
    }
    let json = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    for text in [&told.ran.out, &told.ran.err, &told.html, &json] {
        assert!(!text.contains(CLIENT), "masked");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "harmless");
    }
    assert!(!told.html.contains("<b>&amp;"));
    assert_eq!(tables(&folder.join("uit/dossier.db"))["toewijzing"].len(), names.len());
}

#[test]
fn what_is_no_file_never_blocks_and_is_told() {
    let (folder, inbox) = folder("hostile-kinds");
    fs::write(inbox.join("goed.xml"), message(1)).unwrap();
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    pipe(&inbox.join("pijp.xml"));
    pipe(&inbox.join("pijp.zip"));
    pipe(&inbox.join("pijp"));
    let socket = UnixListener::bind(inbox.join("s.xml")).unwrap();
    fs::create_dir(inbox.join("map.xml")).unwrap();
    fs::write(inbox.join("map.xml/binnen.xml"), message(2)).unwrap();
    fs::create_dir(inbox.join("lege-map.zip")).unwrap();
    fs::write(inbox.join("leeg.xml"), "").unwrap();
    fs::write(inbox.join("leeg.zip"), "").unwrap();
    fs::write(inbox.join("leeg"), "").unwrap();
    symlink(inbox.join("goed.xml"), inbox.join("naar-bestand.xml")).unwrap();
    symlink(inbox.join("map.xml"), inbox.join("naar-map")).unwrap();
    symlink(&inbox, inbox.join("rond")).unwrap();
    symlink("zelf.xml", inbox.join("zelf.xml")).unwrap();
    symlink("nergens.xml", inbox.join("los.xml")).unwrap();
    symlink("/dev/zero", inbox.join("nul.xml")).unwrap();
    fs::hard_link(inbox.join("goed.xml"), inbox.join("hard.xml")).unwrap();
    fs::copy(inbox.join("goed.xml"), inbox.join("kopie.xml")).unwrap();
    let told = told(&folder);
    drop(socket);
    for name in ["goed.xml", "map.xml/binnen.xml", "hard.xml", "kopie.xml"] {
        assert_eq!(told.verdict(name, ""), "valid", "{name}");
    }
    for name in ["pijp.xml", "pijp.zip", "in/pijp", "s.xml"] {
        assert_eq!(told.verdict(name, "Geen gewoon bestand"), "unreadable", "{name}");
    }
    for name in ["leeg.xml", "leeg.zip", "in/leeg"] {
        assert_eq!(told.verdict(name, ""), "unreadable", "{name}");
    }
    for name in ["naar-bestand.xml", "naar-map", "rond", "zelf.xml", "los.xml", "nul.xml"] {
        assert_eq!(told.verdict(name, "Koppeling, niet gevolgd"), "unreadable", "{name}");
    }
    assert_eq!(told.json.len(), 17, "{:#?}", told.json);
    assert_eq!(tables(&folder.join("uit/dossier.db"))["toewijzing"].len(), 2);
}

#[test]
fn pipes_where_settings_registrations_and_reports_belong_never_block() {
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    let folder = small("hostile-settings");
    fs::remove_file(folder.join("werk/ibericht.toml")).unwrap();
    pipe(&folder.join("werk/ibericht.toml"));
    let ran = ends_within(command(&folder, LINE), PATIENCE);
    crate::small::is_told(&ran, "settings");
    assert!(ran.err.contains("ibericht.toml") && ran.err.contains("geen gewoon bestand"), "{}", ran.err);

    let folder = small("hostile-registrations");
    let registrations = folder.join("werk/registraties");
    fs::create_dir(&registrations).unwrap();
    pipe(&registrations.join("leveringen.csv"));
    fs::create_dir(registrations.join("sessies.csv")).unwrap();
    symlink("deelnemers.csv", registrations.join("deelnemers.csv")).unwrap();
    let ran = ends_within(command(&folder, LINE), PATIENCE);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    for name in ["leveringen.csv", "sessies.csv", "deelnemers.csv"] {
        let line = ran.out.split('\n').find(|line| line.contains(name));
        assert!(line.is_some(), "{name} in {}", ran.out);
    }
    assert!(folder.join("uit/retour").is_dir(), "the answers went out");

    let folder = small("hostile-dossier");
    fs::create_dir(folder.join("uit")).unwrap();
    pipe(&folder.join("uit/dossier.db"));
    crate::small::is_told(&ends_within(command(&folder, LINE), PATIENCE), "a pipe for a dossier");
    fs::remove_file(folder.join("uit/dossier.db")).unwrap();
    fs::create_dir(folder.join("uit/dossier.db")).unwrap();
    crate::small::is_told(&ends_within(command(&folder, LINE), PATIENCE), "a folder for a dossier");
}

#[test]
fn an_empty_inbox_is_told() {
    let (folder, inbox) = folder("hostile-empty");
    let words = "Er is niets binnengekomen: zet berichten";
    let empty = told(&folder);
    assert_eq!((empty.ran.code, empty.json.len()), (Some(0), 0));
    assert!(empty.ran.out.contains(words) && empty.html.contains(words), "{}", empty.ran.out);
    fs::write(inbox.join("a.xml"), message(1)).unwrap();
    let full = told(&folder);
    assert!(!full.ran.out.contains(words) && !full.html.contains(words), "{}", full.ran.out);
}

#[test]
fn ten_thousand_files_at_once_are_each_told() {
    let (folder, inbox) = folder("hostile-many");
    for number in 0..10_000 {
        let bytes = if number % 500 == 0 { message(number + 1) } else { format!("<a>{number}</a>").into() };
        fs::write(inbox.join(format!("m{number}.xml")), bytes).unwrap();
    }
    let ran = ends_within(command(&folder, &format!("{LINE} --quiet")), Duration::from_secs(180));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let json = fs::read_to_string(folder.join("uit/findings.jsonl")).unwrap();
    assert_eq!(json.lines().count(), 10_000);
    assert_eq!(json.lines().filter(|line| line.contains("\"verdict\":\"unreadable\"")).count(), 9_980);
    assert_eq!(fs::read_dir(folder.join("uit/retour")).unwrap().count(), 20);
}

#[test]
fn the_work_folder_may_be_the_out_folder_and_out_may_be_inside_in() {
    for (out, flat) in
        [("werk", true), ("werk", false), ("werk/in/uit", false), ("werk/uit", true), (".", false)]
    {
        let folder = small(&format!("hostile-out-{}-{flat}", out.replace(['/', '.'], "_")));
        if flat {
            // Without a folder `in` the messages are in the work folder itself.
            for entry in fs::read_dir(folder.join("werk/in")).unwrap() {
                let path = entry.unwrap().path();
                fs::rename(&path, folder.join("werk").join(path.file_name().unwrap())).unwrap();
            }
            fs::remove_dir(folder.join("werk/in")).unwrap();
        }
        let line = LINE.replace("--out uit", &format!("--out {out}"));
        assert!(matches!(run(&folder, &line).code, Some(0 | 1)), "{out}");
        let told = |when: &str| {
            let json = fs::read_to_string(folder.join(out).join("findings.jsonl")).unwrap();
            // Our answers lie among the messages then, and are known again.
            let answers = if flat && out == "werk" && when == "second" { 5 } else { 0 };
            assert_eq!(json.lines().count(), 7 + answers, "{out} {when}: {json}");
        };
        told("first");
        let first = without_page(State::of(&folder));
        assert!(matches!(run(&folder, &line).code, Some(0 | 1)), "{out}");
        told("second");
        let mut second = without_page(State::of(&folder));
        if flat {
            for (name, bytes) in &mut second.files {
                if name.ends_with("findings.jsonl") {
                    bytes.clone_from(&first.files[name]);
                }
            }
        }
        assert!(second.differences(&first).is_empty(), "{out}: {:?}", second.differences(&first));
        for (name, bytes) in UNDISTURBED.files.iter().filter(|(name, _)| name.starts_with("uit/retour/")) {
            let place = folder.join(out).join(name.strip_prefix("uit/").unwrap());
            assert_eq!(&fs::read(place).unwrap(), bytes, "{out}");
        }
    }
}
