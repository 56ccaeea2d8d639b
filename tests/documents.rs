//! The output shown in the documents is what the program prints.
//!
//! A block behind `<!-- output: … -->` is compared with the real output;
//! `UPDATE_DOCS=1 cargo test --test documents` writes it anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

const DOCUMENTS: [&str; 2] = ["README.md", "docs/GUIDE.md"];
const MARK: &str = "<!-- output: ";

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ibericht"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .args(["--lang", "nl", "--today", "2026-05-04"])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `process` prints on the samples, with the dossier it leaves.
struct Month {
    folder: std::path::PathBuf,
    output: String,
}

impl Month {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("ibericht-documents-{}", std::process::id()));
        let out = folder.to_str().unwrap().to_string();
        let output = run(&["process", "samples/april-2026", "--out", &out]);
        Self { folder, output }
    }

    /// The real output that a mark asks for.
    fn output_for(&self, mark: &str) -> String {
        let lines: Vec<_> = self.output.lines().collect();
        if let Some(file) = mark.strip_prefix("message ") {
            let from = lines.iter().position(|line| line.contains(&format!("  {file}  "))).expect(file);
            let is_heading = |line: &str| line.starts_with("GOED ") || line.starts_with("FOUT ");
            let length = lines[from + 1..].iter().position(|line| is_heading(line)).unwrap();
            return lines[from..=from + length].join("\n");
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
