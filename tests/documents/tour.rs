//! The tour of the guide, walked as a reader walks it: the commands of the page themselves, one after the other.
//!
//! A mark `<!-- tour: STEP -->` stands right before a block with commands. Of such a step `<!-- output: tour STEP -->` is
//! the whole output, `<!-- output: tour STEP: TEXT -->` the part of it from a text to the next empty line, and
//! `<!-- output: tour STEP message FILE -->` what is told of a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{message, run_in};

const MARK: &str = "<!-- tour: ";

/// What each step printed.
pub struct Tour(BTreeMap<String, String>);

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

/// The steps of a page with their commands.
fn steps(page: &str) -> Vec<(&str, Vec<&str>)> {
    let step = |part: &str| -> Option<(usize, usize)> {
        let name = part.find(" -->\n```\n")?;
        let commands = part[name + 9..].find("```\n")?;
        Some((name, commands))
    };
    page.split(MARK)
        .skip(1)
        .map(|part| {
            let (name, length) = step(part).expect("a mark stands right before a block");
            let block = &part[name + 9..name + 9 + length];
            (&part[..name], block.lines().collect())
        })
        .collect()
}

impl Tour {
    /// Walks the tour of a page in a folder of its own, in which only the samples are.
    pub fn new(folder: &Path, page: &str) -> Self {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), &folder.join("samples"));
        let mut told = BTreeMap::new();
        for (step, commands) in steps(page) {
            // Each is run; the last one speaks for the step.
            let outputs: Vec<String> = commands
                .into_iter()
                .map(|command| {
                    let arguments =
                        command.strip_prefix("ibericht ").expect("a step is commands of the program");
                    run_in(folder, &arguments.split_whitespace().collect::<Vec<_>>())
                })
                .collect();
            let printed = outputs.last().expect("a step has a command").trim_end().to_owned();
            assert!(told.insert(step.to_owned(), printed).is_none(), "two steps `{step}`");
        }
        assert!(told.len() >= 8, "the tour has steps");
        Self(told)
    }

    fn step(&self, step: &str) -> &str {
        self.0.get(step).unwrap_or_else(|| panic!("no step `{step}`"))
    }

    /// The output of a step, or the part of it with a text.
    pub fn output_for(&self, mark: &str) -> String {
        if let Some((step, file)) = mark.split_once(" message ") {
            return message(&self.step(step).lines().collect::<Vec<_>>(), file).join("\n");
        }
        let (step, text) = mark.split_once(": ").unwrap_or((mark, ""));
        let output = self.step(step);
        if text.is_empty() {
            return output.to_owned();
        }
        let lines: Vec<_> = output.lines().collect();
        let from = lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("no `{text}`"));
        let ends = |line: &&str| line.is_empty();
        let length = lines[from..].iter().position(ends).unwrap_or(lines.len() - from);
        lines[from..from + length].join("\n")
    }
}
