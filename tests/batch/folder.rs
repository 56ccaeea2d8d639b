//! A folder of the test's own.

use std::fs;
use std::path::{Path, PathBuf};

use ibericht::batch::{Afwijkingen, Checks, Known, Limits, check, collect};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Severity};
use ibericht::productbook::Books;
use ibericht::report::MessageReport;
use ibericht::values::Datum;

/// A folder below the build's own, empty at the start of the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The reports of `check` on the whole folder, with limits of their own.
    pub fn check_within(&self, limits: Limits) -> Vec<MessageReport> {
        let checks = Checks { limits, until: Level::Productbook };
        let empty = SqliteStore::in_memory().unwrap();
        let today = Datum::from_ymd_opt(2026, 5, 1).unwrap();
        let known = Known {
            dossier: &empty,
            has_dossier: false,
            books: Books::none(),
            today,
            is_own: false,
            afwijkingen: Afwijkingen::none(),
        };
        let sources = collect(std::slice::from_ref(&self.0), &[], Some(&self.0), &limits).unwrap();
        let mut reports = Vec::new();
        let mut told = |report| {
            reports.push(report);
            Ok(())
        };
        check(&sources, &checks, &known, &|| (), &mut told).unwrap();
        reports
    }

    pub fn check(&self) -> Vec<MessageReport> {
        self.check_within(Limits::default())
    }
}

/// File, verdict, and the rules with their severity: what a test says about a report.
pub fn gist(report: &MessageReport) -> String {
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            let mark = match finding.severity {
                Severity::Error => "!",
                Severity::Warning => "?",
                Severity::Info => "",
            };
            format!("{}{mark}", finding.rule)
        })
        .collect();
    format!("{} {} {}", report.file, report.verdict.name(), findings.join(" ")).trim_end().to_string()
}

pub fn gists(reports: &[MessageReport]) -> Vec<String> {
    reports.iter().map(gist).collect()
}
