//! The batch: a provider and a municipality, both laws, every kind of message, from inbox to ZIP.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::compare::{State, copy};
use crate::program::{run, trace};

/// One command, with the world before it and what it leaves when nothing disturbs it.
pub struct Step {
    pub name: &'static str,
    pub line: &'static str,
    /// The folder as it is before.
    pub before: PathBuf,
    pub after: State,
    /// What one more run of the same command leaves.
    pub again: State,
    pub code: Option<i32>,
    /// How often each place is reached.
    pub reached: BTreeMap<String, usize>,
    pub took: Duration,
}

/// Every step, played once without disturbance.
pub static STEPS: LazyLock<Vec<Step>> = LazyLock::new(play);

/// What happens between two commands: the post.
type Post = fn(&Path);

/// Name, what comes before it, and the command.
const PLAN: [(&str, Post, &str); 6] = [
    ("process-aanbieder", inboxes, "process aanbieder --out uit --today 2026-05-04"),
    ("process-gemeente", to_gemeente, "process gemeente --out gem --today 2026-05-06"),
    ("process-post", to_aanbieder, "process post --out uit --today 2026-05-07"),
    (
        "correct",
        better,
        "correct verbeterd --dossier uit/dossier.db --out uit --from 2026-04 --config aanbieder/ibericht.toml \
         --today 2026-05-11",
    ),
    (
        "pack",
        |_| (),
        "pack uit/declaraties --dossier uit/dossier.db --config aanbieder/ibericht.toml --out zips --today 2026-05-12",
    ),
    ("old-dossier", of_an_old_version, "process post --out oud --today 2026-05-07"),
];

pub fn tmp(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("reliability").join(name)
}

/// An empty folder for a test.
pub fn fresh(name: &str) -> PathBuf {
    let folder = tmp(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn play() -> Vec<Step> {
    let world = fresh("undisturbed");
    PLAN.iter()
        .map(|(name, post, line)| {
            post(&world);
            let before = fresh(&format!("before-{name}"));
            copy(&world, &before);
            let started = Instant::now();
            let (ran, names) = trace(&world, line);
            assert!(matches!(ran.code, Some(0 | 1)), "{name}: {}", ran.err);
            let mut reached = BTreeMap::new();
            for name in names {
                *reached.entry(name).or_default() += 1;
            }
            let took = started.elapsed();
            let after = State::of(&world);
            // On a copy: the next command comes after one run.
            let twice = fresh(&format!("again-{name}"));
            copy(&world, &twice);
            assert_eq!(run(&twice, line).code, ran.code, "{name} once more");
            let again = State::of(&twice);
            assert_eq!(again.tables, after.tables, "{name} once more changes nothing in the dossier");
            Step { name, line, before, after, again, code: ran.code, reached, took }
        })
        .collect()
}

pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn take(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::copy(from, to.join(name_of(from))).unwrap();
}

/// The provider receives and sends every kind of message of both laws, those of the Wmo in a ZIP, beside what is no
/// message, what breaks its schema, a repeat and the registrations of a month; the municipality made its allocations.
fn inboxes(world: &Path) {
    let (aanbieder, gemeente) = (world.join("aanbieder/in"), world.join("gemeente/in"));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files(&sample("berichten")) {
        if name_of(&path).starts_with("WMO") {
            zip.start_file(name_of(&path), SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(&path).unwrap()).unwrap();
        } else {
            take(&path, &aanbieder);
        }
    }
    fs::write(aanbieder.join("wmo.zip"), zip.finish().unwrap().into_inner()).unwrap();
    for path in files(&sample("april-2026/in")) {
        let name = name_of(&path);
        let first = ["-001", "-002", "-003", "-014"].iter().any(|number| name.contains(number));
        if name.contains("nijmegen") && (name.starts_with("315") || first) {
            take(&path, &aanbieder);
        }
        if name.starts_with("301-jw-nijmegen-00") && !name.contains("-002") {
            take(&path, &gemeente);
        }
    }
    for path in files(&sample("heen-en-weer/in")) {
        take(&path, &aanbieder);
    }
    fs::copy(sample("berichten/JW301.xml"), aanbieder.join("nog-eens.xml")).unwrap();
    fs::write(aanbieder.join("leesmij.txt"), "geen bericht").unwrap();
    copy(&sample("april-2026/registraties"), &world.join("aanbieder/registraties"));
    take(&sample("april-2026/ibericht.toml"), &world.join("aanbieder"));
    fs::write(world.join("gemeente/ibericht.toml"), "gemeente = \"0268\"\n").unwrap();
    fs::create_dir_all(world.join("post/in")).unwrap();
    fs::write(world.join("post/ibericht.toml"), "agb = \"73730042\"\n").unwrap();
}

/// The declarations for Nijmegen, and requests, arrive at the municipality.
fn to_gemeente(world: &Path) {
    for path in files(&world.join("uit/declaraties")) {
        if name_of(&path).contains("_0268_") {
            take(&path, &world.join("gemeente/in"));
        }
    }
    for path in files(&world.join("aanbieder/in")) {
        if name_of(&path).starts_with("315-") {
            take(&path, &world.join("gemeente/in"));
        }
    }
}

/// All that the municipality answered arrives at the provider.
fn to_aanbieder(world: &Path) {
    for path in files(&world.join("gem/retour")) {
        take(&path, &world.join("post/in"));
    }
}

/// A registration turns out to be other than was declared.
fn better(world: &Path) {
    copy(&world.join("aanbieder/registraties"), &world.join("verbeterd"));
    let path = world.join("verbeterd/leveringen.csv");
    let table = fs::read_to_string(&path).unwrap();
    let mut better = table.replace(";2026-04-07;60;", ";2026-04-07;90;");
    if better == table {
        better = table.replace(";60;", ";90;");
    }
    fs::write(path, better).unwrap();
}

/// A dossier of the first version, which the next run brings to this one.
fn of_an_old_version(world: &Path) {
    fs::create_dir_all(world.join("oud")).unwrap();
    let connection = Connection::open(world.join("oud/dossier.db")).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.execute_batch(include_str!("../../src/dossier/sqlite/schema/1.sql")).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
}
