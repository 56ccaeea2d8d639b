//! The output shown in the documents is what the program prints.
//!
//! A block behind `<!-- output: … -->` is compared with the real output;
//! `UPDATE_DOCS=1 cargo test --test documents` writes it anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "documents/tour.rs"]
mod tour;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use ibericht::messages::{Kind, Side};
use ibericht::values::Domain;
use tour::Tour;

const DOCUMENTS: [&str; 2] = ["README.md", "docs/GUIDE.md"];
const MARK: &str = "<!-- output: ";
const GUIDE: &str = include_str!("../docs/GUIDE.md");

fn run(arguments: &[&str]) -> String {
    let today = ["--today", "2026-05-04"];
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &[arguments, &today].concat())
}

/// The output of a command in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ibericht"))
        .current_dir(folder)
        .args(arguments)
        .args(["--lang", "nl"])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `process` prints on the samples, with the dossiers it leaves.
struct Month {
    folder: std::path::PathBuf,
    /// On the month.
    output: String,
    /// On the work folder of both directions.
    both: String,
    tour: Tour,
}

/// What is told of one message.
fn message<'o>(lines: &[&'o str], file: &str) -> Vec<&'o str> {
    let from = lines.iter().position(|line| line.contains(&format!("  {file}  "))).expect(file);
    let is_next =
        |line: &str| ["GOED ", "FOUT ", "Niet gecontroleerd"].iter().any(|start| line.starts_with(start));
    let length = lines[from + 1..].iter().position(|line| is_next(line)).unwrap();
    let told = lines[from..=from + length].to_vec();
    told.into_iter().rev().skip_while(|line| line.is_empty()).collect::<Vec<_>>().into_iter().rev().collect()
}

impl Month {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("ibericht-documents-{}", std::process::id()));
        let out = folder.to_str().unwrap().to_string();
        let output = run(&["process", "samples/april-2026", "--out", &out]);
        let both = run(&["process", "samples/heen-en-weer", "--out", &format!("{out}/both")]);
        let tour = Tour::new(&folder.join("tour"), GUIDE);
        Self { folder, output, both, tour }
    }

    /// The real output that a mark asks for.
    fn output_for(&self, mark: &str) -> String {
        let lines: Vec<_> = self.output.lines().collect();
        if let Some(file) = mark.strip_prefix("message ") {
            return message(&lines, file).join("\n");
        }
        if let Some(file) = mark.strip_prefix("both message ") {
            return message(&self.both.lines().collect::<Vec<_>>(), file).join("\n");
        }
        if let Some(list) = mark.strip_prefix("both dossier ") {
            let dossier = self.folder.join("both/dossier.db");
            let config = "samples/heen-en-weer/ibericht.toml";
            let list = run(&["dossier", list, "--config", config, "--dossier", dossier.to_str().unwrap()]);
            return list.trim_end().to_owned();
        }
        if let Some(step) = mark.strip_prefix("tour ") {
            return self.tour.output_for(step);
        }
        if mark == "end" {
            let from = lines.iter().position(|line| line.starts_with("Gedeclareerd over")).unwrap();
            return lines[from..].join("\n");
        }
        if let Some(line) = mark.strip_prefix("derivation ") {
            let dossier = self.folder.join("fresh.db");
            let out = self.folder.join("fresh");
            let (dossier, out) = (dossier.to_str().unwrap(), out.to_str().unwrap());
            let messages = ["process", "samples/april-2026/in", "--out", out, "--dossier", dossier];
            run(&messages);
            let declared = run(&[
                "declare",
                "samples/april-2026/registraties",
                "--period",
                "2026-04",
                "--out",
                out,
                "--dossier",
                dossier,
                "--productbook",
                "rijk-van-nijmegen-2026",
                "--explain",
            ]);
            let lines: Vec<_> = declared.lines().collect();
            let from = lines.iter().position(|found| found.starts_with(line)).expect(line);
            let length = lines[from + 1..].iter().position(|line| !line.starts_with("  ")).unwrap();
            return lines[from..=from + length].join("\n");
        }
        let command = mark.strip_prefix("command ").unwrap_or_else(|| panic!("unknown mark `{mark}`"));
        run(&command.split(' ').collect::<Vec<_>>()).trim_end().to_string()
    }
}

impl Drop for Month {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// The page of all messages, from what is declared of them.
fn messages_page() -> String {
    let mut page = String::from(
        "# The messages\n\n\
         All messages of release 3.2, for both laws. What each is for, when it is sent and what follows:\n\
         `ibericht explain 301`. This page is printed from the declarations.\n\n\
         | number | Dutch title | from | answered by | classes of the body | schemas | samples | read and write |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let number = kind.number();
        let maker = match kind.maker() {
            Side::Gemeente => "municipality",
            Side::Aanbieder => "provider",
        };
        let answer = kind.answer().map_or("-".to_string(), |answer| answer.number().to_string());
        let body = kind.root().elements[1].name;
        let links = |folder: &dyn Fn(Domain) -> String| {
            Domain::ALL.map(|domain| format!("[{}]({})", domain.prefix(), folder(domain))).join(" ")
        };
        let name = |domain: Domain| kind.message(domain).name();
        let xsd = links(&|domain| format!("../schemas/{}-3.2/{}.xsd", domain.standard(), name(domain)));
        let json = links(&|domain| format!("../schemas/json/{}.schema.json", name(domain)));
        let samples = links(&|domain| format!("../samples/berichten/{}.xml", name(domain)));
        let example = example_of(kind);
        let _ = writeln!(
            page,
            "| {number} | {} | {maker} | {answer} | {body} | XSD {xsd}, JSON {json} | {samples} | \
             [`read_{number}`, `write_{number}`](../examples/{example}.rs) |",
            kind.title().nl
        );
    }
    page
}

/// The example in which a kind of message is read and written: that of its forward message.
fn example_of(kind: Kind) -> &'static str {
    match kind.answers().unwrap_or(kind) {
        Kind::Start => "start",
        Kind::Stop => "stop",
        Kind::VerzoekOmToewijzing => "verzoek_om_toewijzing",
        Kind::VerzoekOmWijziging => "verzoek_om_wijziging",
        Kind::Antwoord => "antwoord",
        Kind::Declaratie => "declaratie",
        _ => "toewijzing",
    }
}

#[test]
fn the_page_of_messages_is_printed_and_its_links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("docs/MESSAGES.md");
    let page = messages_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        page,
        "run UPDATE_DOCS=1 cargo test --test documents"
    );
    for link in page.split("](../").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(root.join(link).exists(), "{link}");
    }
    for kind in Kind::ALL {
        let example = root.join(format!("examples/{}.rs", example_of(kind)));
        let source = std::fs::read_to_string(example).unwrap();
        for verb in ["read", "write"] {
            assert!(source.contains(&format!("fn {verb}_{}(", kind.number())), "{verb} {kind:?}");
        }
    }
}

#[test]
fn the_output_shown_is_the_real_output() {
    let month = Month::new();
    let mut shown = 0;
    for name in DOCUMENTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let mut fresh = String::new();
        let mut rest = &*text;
        while let Some((before, after)) = rest.split_once(MARK) {
            let (mark, after) = after.split_once(" -->\n```\n").expect("a mark stands right before a block");
            let after = after.split_once("```\n").expect("a block ends").1;
            let output = month.output_for(mark);
            let _ = write!(fresh, "{before}{MARK}{mark} -->\n```\n{output}\n```\n");
            rest = after;
            shown += 1;
        }
        fresh += rest;
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &fresh).unwrap();
        } else {
            assert_eq!(
                text, fresh,
                "{name} shows other output; run UPDATE_DOCS=1 cargo test --test documents"
            );
        }
    }
    assert!(shown >= 4, "the documents show output");
}
