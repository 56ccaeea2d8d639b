//! The house as `docs/ARCHITECTURE.md` describes it: the page is the fact, the sources are held against it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest a file may be, in lines.
const LONGEST: usize = 400;

/// Files that are one long table.
const TABLES: [&str; 3] = ["codelists/elementen.rs", "rules/business/elsewhere.rs", "rules/schema/table.rs"];

/// What only the command line does: printing, the clock, the environment.
const OUTSIDE: [&str; 10] = [
    "println!(",
    "eprintln!(",
    "print!(",
    "eprint!(",
    "dbg!(",
    "std::env",
    "env::var",
    "SystemTime::now",
    "Instant::now",
    "Local::now",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap()
}

/// A source file of the program.
struct Source {
    /// From `src/`, with `/`.
    name: String,
    /// Without comments and without tests.
    code: String,
    lines: usize,
}

impl Source {
    /// The folder or file directly below `src/` that it belongs to.
    fn layer(&self) -> &str {
        self.name.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How deep the module is below the crate.
    fn depth(&self) -> usize {
        let steps = self.name.split('/').count();
        if self.name.ends_with("/mod.rs") { steps - 1 } else { steps }
    }

    /// The layers that its paths lead to.
    fn uses(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let up = "super::".repeat(self.depth());
        for start in ["crate::", up.as_str()] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                if before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':')) {
                    continue;
                }
                used.extend(first_names(&self.code[at + start.len()..]));
            }
        }
        used.remove(self.layer());
        used
    }
}

/// The modules that a path goes to first: one name, or those of a list in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> Option<String> {
        let name: String = text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        // A type or a macro of the crate is no layer.
        let is_module = name.starts_with(|c: char| c.is_ascii_lowercase());
        let is_macro = text.trim()[name.len()..].starts_with('!');
        (is_module && !is_macro).then_some(name)
    };
    let Some(list) = path.strip_prefix('{') else { return name(path).into_iter().collect() };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.extend(name(&list[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The sources of the library and the program, in order of name.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let source = |file: PathBuf| {
        let name = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        let tested = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let code = tested.lines().filter(|line| !line.trim_start().starts_with("//"));
        Source { name, code: code.collect::<Vec<_>>().join("\n"), lines: text.lines().count() }
    };
    files.into_iter().map(source).filter(|source| !source.name.ends_with("tests.rs")).collect()
}

/// The layers of the page, the highest first; those of one rank share a place.
fn order() -> Vec<Vec<String>> {
    let page = page();
    let line = page.lines().find(|line| line.starts_with("cli ->")).expect("the order of the layers");
    let rank = |rank: &str| {
        rank.trim_matches(['{', '}', ' ']).split(',').map(|name| name.trim().to_owned()).collect()
    };
    line.split("->").map(rank).collect()
}

/// The pairs of which the page says that they know each other.
fn acquainted() -> Vec<(String, String)> {
    let page = page();
    let sentences = page.split("know each other");
    let mut pairs = Vec::new();
    for sentence in sentences.take(page.matches("know each other").count()) {
        let words: Vec<_> = sentence.split('`').collect();
        let [.., one, and, other, _] = words.as_slice() else { panic!("{sentence}") };
        assert_eq!(and.trim(), "and", "{sentence}");
        pairs.push(((*one).to_owned(), (*other).to_owned()));
    }
    pairs
}

#[test]
fn knowledge_flows_one_way() {
    let order = order();
    let acquainted = acquainted();
    let rank = |layer: &str| order.iter().position(|rank| rank.iter().any(|name| name == layer));
    let know = |one: &str, other: &str| {
        acquainted.iter().any(|(a, b)| (a == one && b == other) || (a == other && b == one))
    };
    let mut upward = Vec::new();
    let mut edges = 0;
    for source in sources() {
        let layer = source.layer();
        if matches!(layer, "lib" | "main") {
            continue;
        }
        let own = rank(layer).unwrap_or_else(|| panic!("`{layer}` has no place in the order of the page"));
        for used in source.uses() {
            // Above the layer it may be a module of the program itself, which stands on top of all.
            let Some(place) = rank(&used) else {
                panic!("{}: `{used}` has no place in the order", source.name)
            };
            edges += 1;
            if place <= own && !know(layer, &used) {
                upward.push(format!("{} uses `{used}`", source.name));
            }
        }
    }
    assert_eq!(upward, Vec::<String>::new(), "points up or sideways");
    // The reader of paths sees something at all.
    assert!(edges > 500, "{edges}");
}

#[test]
fn what_the_page_allows_is_needed() {
    let sources = sources();
    for (one, other) in acquainted() {
        for (from, to) in [(&one, &other), (&other, &one)] {
            let used = sources.iter().any(|source| source.layer() == from && source.uses().contains(to));
            assert!(used, "`{from}` does not use `{to}` any more; the page need not say so");
        }
    }
}

#[test]
fn every_folder_is_on_the_page() {
    let page = page();
    let order = order();
    let layers: BTreeSet<String> = sources().iter().map(|source| source.layer().to_owned()).collect();
    for layer in layers.iter().filter(|layer| !matches!(layer.as_str(), "lib" | "main")) {
        let rows = [format!("| `src/{layer}/` |"), format!("| `src/{layer}.rs` |")];
        assert!(rows.iter().any(|row| page.contains(row)), "`src/{layer}` is not in the table");
    }
    for layer in order.iter().flatten() {
        assert!(layers.contains(layer), "`{layer}` is on the page and not in `src/`");
    }
}

#[test]
fn only_the_command_line_prints_and_reads_clock_and_environment() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.layer() != "cli") {
        found.extend(
            OUTSIDE
                .iter()
                .filter(|what| source.code.contains(**what))
                .map(|what| (source.name.clone(), *what)),
        );
    }
    assert_eq!(found, []);
    // They are there, where they belong.
    let cli: String =
        sources().into_iter().filter(|source| source.layer() == "cli").map(|source| source.code).collect();
    assert!(cli.contains("SystemTime::now") && cli.contains("std::env"));
}

#[test]
fn no_file_is_longer_than_a_reader_holds_in_mind() {
    let sources = sources();
    let long: BTreeSet<&str> = sources
        .iter()
        .filter(|source| source.lines > LONGEST)
        .map(|source| source.name.as_str())
        .filter(|name| !TABLES.contains(name))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
    // What is excused is there, and is that long.
    for table in TABLES {
        let source = sources.iter().find(|source| source.name == table);
        assert!(source.is_some_and(|source| source.lines > LONGEST), "{table} need not be in TABLES");
    }
}

#[test]
fn nothing_is_unsafe() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let allows: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.code.contains("unsafe {") || source.code.contains("unsafe_code"))
        .map(|source| source.name)
        .collect();
    assert_eq!(allows, Vec::<String>::new());
}

#[test]
fn paths_are_read_as_they_are_written() {
    let names = |path: &str| first_names(path).join(" ");
    assert_eq!(names("values::{Bsn, Datum};"), "values");
    assert_eq!(names("{finding::{Lang, Text}, values::Month};"), "finding values");
    assert_eq!(names("Bsn"), "");
    assert_eq!(names("class!("), "");
}
