//! A work folder of a test, and the program that watches it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::post::{CLIENT, OTHER_CLIENT};

/// How long a test waits for what must come; far more than it takes on a busy machine.
const BOUND: Duration = Duration::from_secs(120);

pub struct Folder {
    pub path: PathBuf,
}

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("watch").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("in")).unwrap();
        fs::write(path.join("ibericht.toml"), "agb = \"12345678\"\n").unwrap();
        Self { path }
    }

    pub fn file(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub fn has(&self, name: impl AsRef<Path>) -> bool {
        fs::symlink_metadata(self.path.join(name)).is_ok()
    }

    pub fn read(&self, name: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path.join(name)).unwrap()
    }

    /// Every file below a folder with its bytes.
    pub fn files(&self, below: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        list(&self.path.join(below), &self.path.join(below), &mut found);
        found
    }

    pub fn names(&self, below: &str) -> Vec<String> {
        self.files(below).keys().map(|path| path.to_string_lossy().into_owned()).collect()
    }

    /// The heartbeat, which always follows its schema.
    pub fn heartbeat(&self) -> Value {
        let schema: Value =
            serde_json::from_str(include_str!("../../schemas/heartbeat.schema.json")).unwrap();
        let beat: Value = serde_json::from_str(&self.read("uit/ibericht-hartslag.json")).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let errors: Vec<_> = validator.iter_errors(&beat).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{beat:#}");
        beat
    }

    fn command(&self, of: &str, options: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibericht"));
        command
            .args(["watch", of, "--lang", "nl", "--today", "2026-05-01", "--every", "1", "--settle", "1"])
            .args(options.split_whitespace())
            .current_dir(&self.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Watches until it is told to stop.
    pub fn watch(&self, options: &str) -> Watch {
        Watch::of(self.command(".", options))
    }

    /// Watches another folder.
    pub fn watch_of(&self, of: &str, options: &str) -> Watch {
        Watch::of(self.command(of, options))
    }

    /// Watches, and stops at the nth time that it comes by a named place.
    pub fn watch_to(&self, place: &str, nth: usize, options: &str) -> Watch {
        let mut command = self.command(".", options);
        command.env("IBERICHT_FAILPOINT", format!("{place}:{nth}"));
        Watch::of(command)
    }

    /// Processes what is there, and gives the exit code and what was told.
    pub fn once(&self, options: &str) -> (Option<i32>, Vec<String>) {
        let mut watch = Watch::of(self.command(".", &format!("--once {options}")));
        let status = watch.ended();
        (status.code(), watch.lines().to_vec())
    }
}

fn list(folder: &Path, base: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let meta = fs::symlink_metadata(&path).unwrap();
        if meta.is_dir() {
            list(&path, base, found);
        } else if meta.is_file() {
            found.insert(path.strip_prefix(base).unwrap().to_path_buf(), fs::read(&path).unwrap());
        }
    }
}

/// The program while it runs; it is killed when the test ends.
pub struct Watch {
    child: Child,
    coming: Receiver<String>,
    said: Vec<String>,
}

impl Watch {
    fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (sender, coming) = channel();
        let err = child.stderr.take().unwrap();
        let out = child.stdout.take().unwrap();
        for pipe in [Box::new(out) as Box<dyn Read + Send>, Box::new(err)] {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Self { child, coming, said: Vec::new() }
    }

    /// Waits for a line that has these words, and gives it. No line ever has a BSN.
    pub fn says(&mut self, words: &str) -> String {
        let end = Instant::now() + BOUND;
        let mut at = 0;
        loop {
            if let Some(line) = self.said[at..].iter().find(|line| line.contains(words)) {
                return line.clone();
            }
            at = self.said.len();
            let left = end.saturating_duration_since(Instant::now());
            match self.coming.recv_timeout(left) {
                Ok(line) => self.hears(line),
                Err(error) => panic!("`{words}` was never said ({error}), but:\n{}", self.said.join("\n")),
            }
        }
    }

    fn hears(&mut self, line: String) {
        assert!(!line.contains(CLIENT) && !line.contains(OTHER_CLIENT), "a BSN in the log: {line}");
        self.said.push(line);
    }

    /// Waits until something is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn() -> bool) {
        let end = Instant::now() + BOUND;
        while !is_so() {
            assert!(Instant::now() < end, "never: {what}\n{}", self.lines().join("\n"));
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the folder was looked at once more from now on: the heartbeat is written after each look.
    pub fn another_look(&mut self, folder: &Folder) {
        let file = folder.path.join("uit/ibericht-hartslag.json");
        let written = || fs::metadata(&file).and_then(|meta| meta.modified()).ok();
        // The first one may belong to a look that had begun.
        for _ in 0..2 {
            let before = written();
            self.until("another look", || written() != before);
        }
    }

    /// All that was said up to now.
    pub fn lines(&mut self) -> &[String] {
        while let Ok(line) = self.coming.try_recv() {
            self.hears(line);
        }
        &self.said
    }

    pub fn count(&mut self, words: &str) -> usize {
        self.lines().iter().filter(|line| line.contains(words)).count()
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Lets a program that stands still at a named place go on.
    pub fn go_on(&mut self) {
        self.child.stdin.take().unwrap().write_all(b"\n").unwrap();
    }

    /// Waits until the program ends.
    pub fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + BOUND;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // The readers end with the program.
                while let Ok(line) = self.coming.recv_timeout(BOUND) {
                    self.hears(line);
                }
                return status;
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.lines().join("\n"));
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Stops the program as systemd does; it ends well.
    pub fn stop(&mut self) {
        self.signal("-TERM");
        assert_eq!(self.ended().code(), Some(0), "{}", self.said.join("\n"));
        assert!(self.said.last().unwrap().ends_with("gestopt"));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn raw(name: &[u8]) -> PathBuf {
    Path::new("in").join(OsStr::from_bytes(name))
}
