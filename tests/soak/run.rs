//! One side, with the program as its users run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ibericht::batch::Own;
use ibericht::messages::{Inhoud, MAX_BYTES, Reading, read};
use ibericht::values::Datum;
use serde_json::Value;

use crate::expected::Books;
use crate::peak;
use crate::world::{Folder, Message, Seed};

pub struct Soak {
    folder: PathBuf,
    own: Own,
    seed: Seed,
    /// Peak memory of every run in kB; empty where the system does not tell it.
    pub peaks: Vec<u64>,
    today: Datum,
}

impl Soak {
    pub fn new(name: &str, own: Own, seed: u64) -> Self {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("soak-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder, own, seed: Seed(seed), peaks: Vec::new(), today: Datum::default() }
    }

    /// Processes a batch in which the files come in any order; tells how many messages have an error.
    pub fn process(&mut self, mut batch: Vec<Message>, today: Datum) -> usize {
        self.today = today;
        let work = self.folder.join("werk");
        let mut folder = Folder::new(&work, &self.own, Some(self.seed.clone())).unwrap();
        let count = batch.len();
        while !batch.is_empty() {
            let mut message = batch.swap_remove(self.seed.below(batch.len()));
            message.day = today;
            // Letters only: the order of names says nothing of that of the messages.
            message.name =
                (0..12).map(|_| char::from(b'a' + self.seed.below(26) as u8)).chain(".xml".chars()).collect();
            folder.write(message).unwrap();
        }
        folder.finish().unwrap();
        let mut child = self.program(&["process", "werk", "--out", "uit", "--quiet"]).spawn().unwrap();
        let peak = peak::until_done(&mut child);
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)), "the run ends well");
        self.peaks.push(peak);
        fs::remove_dir_all(&work).unwrap();
        let told = fs::read_to_string(self.folder.join("uit/findings.jsonl")).unwrap();
        assert_eq!(told.lines().count(), count, "every message is told of");
        told.lines().filter(|line| !line.contains(r#""verdict":"valid""#)).count()
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibericht"));
        command.args(arguments).args(["--today", &self.today.to_string()]).current_dir(&self.folder);
        command
    }

    fn count(&self, query: &str) -> usize {
        let database = rusqlite::Connection::open(self.folder.join("uit/dossier.db")).unwrap();
        database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap()
    }

    /// How many messages were taken in.
    pub fn journal(&self) -> usize {
        self.count("SELECT count(*) FROM bericht WHERE NOT uitgaand")
    }

    pub fn allocations(&self) -> usize {
        self.count(
            "SELECT count(*) FROM (SELECT DISTINCT domein, gemeente, toewijzingnummer FROM toewijzing)",
        )
    }

    /// The ledger as the program lists it.
    pub fn ledger(&self) -> Books {
        let list = ["dossier", "grootboek", "--dossier", "uit/dossier.db", "--format", "json"];
        let output = self.program(&list).stderr(Stdio::inherit()).output().unwrap();
        let mut books = Books::default();
        for row in String::from_utf8(output.stdout).unwrap().lines() {
            let row: Value = serde_json::from_str(row).unwrap();
            if row["per"] == "declaratiemaand" {
                let cents = |name: &str| row[name].as_i64().unwrap();
                books.declared += cents("ingediend");
                books.granted += cents("ontvangen");
                books.rejected += cents("afgewezen");
                books.open += cents("open");
            }
        }
        books
    }

    /// What is granted in the declaration answers that were written for others.
    pub fn answered(&self) -> i64 {
        let Ok(files) = fs::read_dir(self.folder.join("uit/retour")) else { return 0 };
        let mut granted = 0;
        for file in files.map(|file| file.unwrap().path()) {
            if !file.to_string_lossy().contains("325_") {
                continue;
            }
            let Reading::Valid(bericht) = read(&fs::read(&file).unwrap(), MAX_BYTES) else {
                panic!("{}", file.display())
            };
            if let Inhoud::DeclaratieAntwoord(root) = &bericht.inhoud {
                let answer = root.declaratie_antwoord.as_ref();
                granted += answer.map_or(0, |answer| answer.totaal_toegekend_bedrag.cents());
            }
        }
        granted
    }

    /// The last runs take no more memory than the first ones, apart from what a larger index costs.
    pub fn memory_is_level(&self) {
        let quarter = self.peaks.len().div_ceil(4);
        let most = |peaks: &[u64]| peaks.iter().copied().max().unwrap_or_default();
        let (first, last) = (most(&self.peaks[..quarter]), most(&self.peaks[self.peaks.len() - quarter..]));
        assert!(last <= first * 3 / 2 + 16 * 1_024, "{:?} kB", self.peaks);
    }
}

impl Drop for Soak {
    fn drop(&mut self) {
        // A folder of which something can be learned stays.
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
