//! The tour of the guide: the month of the samples, from registrations to what is put right after the answer.
//!
//! A mark `tour STEP` is the whole output of a step, `tour STEP: TEXT` the part of it between two empty lines or
//! headings in which the text stands.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::run_in;

/// Allocations that the municipality of the tour does not know, so that it rejects what is declared on them; one is
/// broken on purpose.
const UNKNOWN: [&str; 3] = ["-008", "-012", "-014"];

/// What each step printed.
pub struct Tour(BTreeMap<&'static str, String>);

fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_file() && wanted(name) {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

impl Tour {
    /// Walks it in a folder of its own.
    pub fn new(folder: &Path) -> Self {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/april-2026");
        let [inbox, registrations] = ["in", "registraties"].map(|name| samples.join(name));
        let is_settings = |name: &str| name == "ibericht.toml";
        for place in ["", "berichten", "antwoorden"] {
            copy(&samples, &folder.join(place), is_settings);
        }
        copy(&inbox, &folder.join("berichten/in"), |_| true);
        fs::create_dir_all(folder.join("antwoorden/in")).unwrap();
        copy(&inbox, &folder.join("gemeente/in"), |name| {
            name.starts_with("301-jw-nijmegen") && !UNKNOWN.iter().any(|part| name.contains(part))
        });
        fs::write(folder.join("gemeente/ibericht.toml"), "gemeente = \"0268\"\n").unwrap();
        copy(&registrations, &folder.join("registraties"), |_| true);
        // Corrected: three contacts of a client took longer than was written down.
        copy(&registrations, &folder.join("verbeterd"), |_| true);
        let table = folder.join("verbeterd/leveringen.csv");
        let rows = fs::read_to_string(&table).unwrap();
        let mended: Vec<_> = rows
            .lines()
            .map(|row| match row.strip_prefix("999902283;45A05;").and_then(|rest| rest.split_once(";60;")) {
                Some((day, rest)) => format!("999902283;45A05;{day};90;{rest}"),
                None => row.to_owned(),
            })
            .collect();
        fs::write(&table, mended.join("\n")).unwrap();

        let run = |today: &str, command: &str| {
            run_in(folder, today, &command.split(' ').collect::<Vec<_>>()).trim_end().to_owned()
        };
        run("2026-04-01", "process gemeente --out gemeente-uit");
        run("2026-04-30", "process berichten --out uit");
        let mut told = BTreeMap::new();
        let april = "registraties --period 2026-04 --dossier uit/dossier.db";
        told.insert("check", run("2026-05-04", &format!("declare {april} --check")));
        run("2026-05-04", &format!("declare {april} --out uit"));
        told.insert("pack", run("2026-05-04", "pack uit/declaraties --out vecozo --config ibericht.toml"));
        let sent = "uit/declaraties/JW323_73730042_0268_202604_J20260400003.xml";
        let answer =
            format!("answer {sent} --dossier gemeente-uit/dossier.db --out antwoorden/in/325-nijmegen.xml");
        run("2026-05-06", &answer);
        told.insert("process", run("2026-05-07", "process antwoorden --out uit"));
        for list in ["declaraties", "grootboek", "verschillen", "apart", "budget"] {
            told.insert(list, run("2026-05-07", &format!("dossier {list} --dossier uit/dossier.db")));
        }
        told.insert("correct", run("2026-05-11", "correct verbeterd --out uit --from 2026-04"));
        told.insert("again", run("2026-05-11", "correct verbeterd --out uit --from 2026-04"));
        let line = "explain --line J20260400003-00005 --dossier uit/dossier.db";
        told.insert("line", run("2026-05-11", line));
        Self(told)
    }

    /// The output of a step, or the part of it with a text.
    pub fn output_for(&self, mark: &str) -> String {
        let (step, text) = mark.split_once(": ").unwrap_or((mark, ""));
        let output = self.0.get(step).unwrap_or_else(|| panic!("no step `{step}`"));
        if text.is_empty() {
            return output.clone();
        }
        let lines: Vec<_> = output.lines().collect();
        let from = lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("no `{text}`"));
        let ends = |line: &&str| line.is_empty();
        let length = lines[from..].iter().position(ends).unwrap_or(lines.len() - from);
        lines[from..from + length].join("\n")
    }
}
