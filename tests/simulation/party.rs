//! A party: its dossier in a file, its inbox, and what it sends out.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use ibericht::batch::{Afwijkingen, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::SqliteStore;
use ibericht::finding::Level;
use ibericht::messages::{Side, XsdVersies};
use ibericht::productbook::Books;
use ibericht::report::Entry;
use ibericht::values::{AgbCode, Datum, Gemeente, Versie};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::entries::process;
use crate::sent::send;
use crate::support::Seed;

pub struct Party {
    pub side: Side,
    own: Own,
    folder: PathBuf,
    /// Every batch that was processed, to be played again.
    pub batches: Vec<Batch>,
    /// Every file that went out, in order.
    pub sent: Vec<(String, Vec<u8>)>,
}

pub struct Batch {
    pub today: Datum,
    pub files: Vec<Vec<u8>>,
}

/// What a run gave: what is said of the own messages, in their order, and the answers that go out.
pub struct Ran {
    pub own: Vec<Entry>,
    pub answers: Vec<Vec<u8>>,
    /// What is wrong with answers that came in.
    pub faults: Vec<String>,
}

impl Party {
    pub fn new(side: Side, folder: &Path) -> Self {
        let own = match side {
            Side::Aanbieder => Own::Aanbieder(AgbCode::new("42420001").unwrap()),
            Side::Gemeente => Own::Gemeente(Gemeente::new("0268").unwrap()),
        };
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).unwrap();
        Self { side, own, folder: folder.to_owned(), batches: Vec::new(), sent: Vec::new() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn store(&self) -> SqliteStore {
        SqliteStore::open(&self.folder.join("dossier.db")).unwrap()
    }

    /// Processes what was received and what it made itself, and sends out the answers.
    pub fn run(&mut self, today: Datum, own: Vec<Vec<u8>>, received: Vec<Vec<u8>>, seed: &mut Seed) -> Ran {
        let inbox = self.folder.join("in");
        fs::create_dir_all(&inbox).unwrap();
        let names: Vec<_> = own.iter().map(|_| format!("{}.xml", name(seed))).collect();
        for (name, bytes) in names.iter().zip(&own) {
            fs::write(inbox.join(name), bytes).unwrap();
        }
        let mut files = received.clone();
        while !files.is_empty() {
            let count = 1 + seed.below(files.len().min(6));
            let bundle: Vec<_> = files.split_off(files.len() - count);
            if seed.chance(6) {
                let name = name(seed);
                fs::write(inbox.join(format!("{name}.zip")), zip(&bundle, seed)).unwrap();
            } else {
                for bytes in bundle {
                    fs::write(inbox.join(format!("{}.xml", name(seed))), bytes).unwrap();
                }
            }
        }
        let files = own.into_iter().chain(received).collect();
        self.batches.push(Batch { today, files });
        let (entries, answers) = self.process(&inbox, today);
        fs::remove_dir_all(&inbox).unwrap();
        let found = |name: &String| {
            let of_name = |entry: &&Entry| entry.report.file == *name;
            entries.iter().find(of_name).unwrap_or_else(|| panic!("{name} in {entries:#?}")).clone()
        };
        let is_answer = |entry: &&Entry| {
            let name = entry.report.message.as_deref().unwrap_or_default();
            ["302", "306", "308", "316", "318", "320", "325"].iter().any(|number| name.ends_with(number))
        };
        let faults = entries.iter().filter(is_answer).flat_map(|entry| {
            let errors = entry.report.findings.iter().filter(|finding| finding.is_error());
            errors.map(|found| {
                format!("{:?} {} {}", entry.report.message, crate::play::gist(found), found.message.en)
            })
        });
        Ran { own: names.iter().map(found).collect(), answers, faults: faults.collect() }
    }

    /// A run over the files of a folder, as the program makes it.
    pub fn process(&mut self, inbox: &Path, today: Datum) -> (Vec<Entry>, Vec<Vec<u8>>) {
        let limits = Limits::default();
        let sources = collect(&[inbox.to_path_buf()], &[], Some(inbox), &limits).unwrap();
        let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
        let checks = Checks { limits, until: Level::Productbook };
        let running = Running {
            checks,
            books: Books::none(),
            own: &self.own,
            today,
            versies: &versies,
            afwijkingen: Afwijkingen::none(),
            steps: &Steps::new(),
        };
        let mut store = self.store();
        let entries = process(&mut store, &sources, &running).unwrap();
        let answered: Vec<_> = entries.iter().filter_map(|entry| entry.hash.clone()).collect();
        let out = self.folder.join("uit");
        let mut answers = Vec::new();
        for name in send(&mut store, &out, None, &answered).unwrap().written {
            let bytes = fs::read(out.join(&name)).unwrap();
            self.sent.push((name, bytes.clone()));
            answers.push(bytes);
        }
        (entries, answers)
    }
}

fn zip(members: &[Vec<u8>], seed: &mut Seed) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for bytes in members {
        writer.start_file(format!("{}.xml", name(seed)), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A name for a file: letters only, as digits may look like a citizen service number, which reports mask.
pub fn name(seed: &mut Seed) -> String {
    (0..12).map(|_| char::from(b"abcdefghijklmnopqrstuvwxyz"[seed.below(26)])).collect()
}
