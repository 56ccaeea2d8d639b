//! `xmllint` with the official schemas, on the same messages as files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Files;
use crate::support::official::Schema;

/// The files by schema, because one run of `xmllint` knows one schema.
pub struct Peer {
    folder: PathBuf,
    runs: Vec<(Schema, Vec<PathBuf>)>,
}

impl Peer {
    /// Writes the files down; nothing when `xmllint` or the schemas are absent.
    pub fn new(files: &Files) -> Option<Self> {
        let standard = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standard");
        if !standard.is_dir() || Command::new("xmllint").arg("--version").output().is_err() {
            return None;
        }
        let folder = std::env::temp_dir().join(format!("ibericht-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut by_schema: BTreeMap<_, Vec<PathBuf>> = BTreeMap::new();
        for (index, (kind, text)) in files.iter().enumerate() {
            let path = folder.join(format!("{index}.xml"));
            std::fs::write(&path, text).unwrap();
            by_schema.entry(*kind).or_default().push(path);
        }
        let runs = by_schema
            .into_iter()
            .map(|((kind, domain), paths)| (Schema::of(kind, domain, &standard, &folder), paths))
            .collect();
        Some(Self { folder, runs })
    }

    /// The files as they were written.
    #[allow(dead_code, reason = "for the bench of the whole program")]
    pub fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.runs.iter().flat_map(|(_, paths)| paths)
    }

    /// Validates all files.
    pub fn run(&self, options: &[&str]) {
        for (schema, paths) in &self.runs {
            let output = schema.xmllint().args(options).args(paths).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // The folder is temporary; what cannot be removed is left to the system.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
