//! What the program tells of itself: version, settings, manual pages, completions.

use std::process::{Command, Stdio};

use super::program::Program;
use super::sources::skip;

#[test]
fn version_says_what_the_program_is_made_from() {
    let program = Program::new("version");
    let short = program.run("--version").out;
    assert_eq!(short, format!("ibericht {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(program.run("-V").out, short);
    let text = program.run("version --lang en").out;
    assert!(
        text.starts_with(&short) && text.contains("3.2") && text.contains("rijk-van-nijmegen-2026"),
        "{text}"
    );
    let json: serde_json::Value = serde_json::from_str(&program.run("version --format json").out).unwrap();
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(json["release"], "3.2");
    assert!(json["target"].as_str().unwrap().contains('-'), "{json}");
    // The dossier is made with the schema that is told.
    program.file("leeg/x", "");
    assert_eq!(program.run("process leeg --out uit --quiet").code, Some(0));
    let made = rusqlite::Connection::open(program.folder.join("uit/dossier.db")).unwrap();
    let schema: i64 = made.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(json["dossier_schema"], schema);
}

fn setting(out: &str, name: &str) -> serde_json::Value {
    let lines = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.into_iter().find(|setting| setting["setting"] == name).unwrap()
}

#[test]
fn config_show_tells_every_setting_and_where_it_comes_from() {
    let program = Program::new("config").with("LANG", "en_GB.UTF-8");
    program.file("werk/ibericht.toml", "agb = \"12345678\"\nproductbook = \"een\"\ntaal = \"nl\"\n");
    let out = program.run("config show werk --format json --today 2026-05-04").out;
    for (name, value, from) in [
        ("agb", "12345678", "file"),
        ("productbook", "een", "file"),
        ("taal", "nl", "file"),
        ("today", "2026-05-04", "command-line"),
        ("xsd_versie", "1.0.0", "default"),
        ("max_size", "25", "default"),
    ] {
        let setting = setting(&out, name);
        assert_eq!(
            (setting["values"][0].as_str(), setting["from"].as_str()),
            (Some(value), Some(from)),
            "{name}"
        );
    }
    assert_eq!(setting(&out, "agb")["path"], "werk/ibericht.toml");
    assert_eq!(setting(&out, "period")["values"], serde_json::json!([]));
    assert_eq!(setting(&program.run("config show --format json").out, "taal")["name"], "LANG");
}

#[test]
fn config_show_tells_who_says_what_is_the_default_as_well() {
    let program = Program::new("config-as-default");
    let shown = program.run("config show --format json --max-size 25");
    let size = setting(&shown.out, "max_size");
    assert_eq!(
        (&size["values"][0], &size["from"], &size["name"]),
        (&"25".into(), &"command-line".into(), &"--max-size".into())
    );
    let usual = setting(&program.run("config show --format json").out, "max_size");
    assert_eq!((&usual["values"][0], &usual["from"]), (&"25".into(), &"default".into()));
    assert_eq!(program.run("check --max-size 0 a.xml").code, Some(2));
}

#[test]
fn config_show_tells_what_the_command_line_overrules() {
    let program = Program::new("config-overruled");
    program.file("a.toml", "productbook = [\"een\", \"twee\"]\ntaal = \"en\"\n");
    let ran = program.run("config show a.toml --lang nl --productbook drie");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Niet gebruikt: `productbook` in het bestand (een, twee)"), "{}", ran.out);
    assert!(ran.out.contains("Niet gebruikt: `taal` in het bestand (en)"), "{}", ran.out);
    assert!(program.run("config show . --lang nl").out.contains("In `.` staat geen `ibericht.toml`"));
}

#[test]
fn a_wrong_file_is_told_as_everywhere() {
    let program = Program::new("config-wrong");
    program.file("a.toml", "agbcode = \"1\"\n");
    for (line, words) in [
        ("config show a.toml", "`a.toml` wordt niet begrepen: regel 1"),
        ("config show nergens", "`nergens` kan niet worden gelezen: het bestaat niet"),
    ] {
        let ran = program.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn manual_pages_are_made_in_both_languages_and_groff_reads_them() {
    let program = Program::new("man");
    assert_eq!(program.run("man --out man").code, Some(0));
    let pages = |folder: &str| {
        let mut names: Vec<_> = std::fs::read_dir(program.folder.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let expected = super::help::commands(&program).len();
    assert_eq!(pages("man/man1").len(), expected);
    assert_eq!(pages("man/man1"), pages("man/nl/man1"));
    let dutch = program.read("man/nl/man1/ibericht-check.1");
    assert!(dutch.contains("VOORBEELDEN") && dutch.contains("ibericht check berichten"), "{dutch}");
    assert!(program.read("man/man1/ibericht-check.1").contains(".SH EXAMPLES"));
    if Command::new("groff").arg("--version").output().is_err() {
        return skip("manual pages", "groff is not installed");
    }
    for folder in ["man/man1", "man/nl/man1"] {
        for page in pages(folder) {
            let file = program.folder.join(folder).join(&page);
            let ran = Command::new("groff")
                .args(["-man", "-Kutf8", "-Tutf8", "-ww", "-z"])
                .arg(file)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            // A page without the headings that groff knows by name is fine; a macro that it does not know is not.
            assert!(ran.status.success() && !said.contains("not defined"), "{page}: {said}");
        }
    }
}

#[test]
fn completions_are_made_for_every_shell_and_the_shell_reads_them() {
    let program = Program::new("completions");
    for (shell, check) in [
        ("bash", &["-n"][..]),
        ("zsh", &["-n"]),
        ("fish", &["--no-execute"]),
        ("powershell", &[]),
        ("elvish", &[]),
    ] {
        let script = program.run(&format!("completions {shell}"));
        assert_eq!(script.code, Some(0), "{}", script.err);
        for word in ["ibericht", "declare", "xsd-versie"] {
            assert!(script.out.contains(word), "{shell}: {word}");
        }
        program.file(shell, &script.out);
        if check.is_empty() {
            continue;
        }
        let file = program.folder.join(shell);
        match Command::new(shell).args(check).arg(file).stdin(Stdio::null()).output() {
            Ok(ran) => assert!(ran.status.success(), "{shell}: {}", String::from_utf8_lossy(&ran.stderr)),
            Err(_) => skip("completions", &format!("{shell} is not installed")),
        }
    }
}

#[test]
fn colours_are_on_a_terminal_or_when_asked_for() {
    let program = Program::new("colours").with("NO_COLOR", "1");
    program.file("bad.xml", "geen bericht");
    assert!(!program.run("check bad.xml").out.contains('\u{1b}'));
    let coloured = program.run("check bad.xml --color always").out;
    assert!(coloured.contains('\u{1b}'), "{coloured}");
    assert!(program.run("--help --color always").out.contains('\u{1b}'));
    // A colour says nothing that the words do not say.
    let plain: String = coloured
        .split('\u{1b}')
        .map(|part| {
            part.trim_start_matches(|c: char| c == '[' || c.is_ascii_digit() || c == ';')
                .trim_start_matches('m')
        })
        .collect();
    assert_eq!(
        plain.split_whitespace().collect::<Vec<_>>(),
        program.run("check bad.xml --color never").out.split_whitespace().collect::<Vec<_>>()
    );
}

/// A bar is drawn for a person who looks, and leaves nothing behind.
#[test]
fn a_bar_is_shown_on_a_terminal_only_and_wiped() {
    let program = Program::new("bar");
    for index in 0..60 {
        program.file(&format!("in/{index:02}.xml"), "geen bericht");
    }
    let ran = program.run("check in");
    assert_eq!(ran.err, "");
    let on_a_terminal = |options: &str| {
        let line = format!("{} check in {options} > verslag.txt", env!("CARGO_BIN_EXE_ibericht"));
        let ran = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .current_dir(&program.folder)
            .stdin(Stdio::null())
            .output();
        ran.ok().map(|ran| String::from_utf8_lossy(&ran.stdout).into_owned())
    };
    let Some(drawn) = on_a_terminal("--lang nl") else { return skip("a bar", "script is not installed") };
    assert!(drawn.contains("van 60 bestanden") && drawn.contains("per seconde"), "{drawn:?}");
    // The line is wiped at the end.
    assert!(drawn.trim_end().ends_with("\u{1b}[2K"), "{drawn:?}");
    assert_eq!(on_a_terminal("--quiet").unwrap(), "");
}
