//! What tests need beside the checkout: the standard's own files, and `xmllint`.

use std::io::Write;
use std::path::PathBuf;

/// Says that a test skips. Straight to standard error: the test runner hides what is printed.
#[allow(clippy::explicit_write, reason = "`eprintln!` would be hidden")]
pub fn skip(what: &str, why: &str) {
    writeln!(std::io::stderr(), "skipped: {what}: {why}").unwrap();
}

/// A file or folder below `../shared`, beside the checkout; says so when it is not there.
pub fn shared(path: &str, what: &str) -> Option<PathBuf> {
    let found = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    skip(what, &format!("../shared/{path} is not there"));
    None
}

/// Whether `xmllint` can be run. Under CI its absence is a failure, elsewhere it is said.
pub fn xmllint(what: &str) -> bool {
    let found = std::process::Command::new("xmllint").arg("--version").output().is_ok();
    if !found {
        assert!(std::env::var_os("CI").is_none(), "xmllint must be installed under CI");
        skip(what, "xmllint is not installed");
    }
    found
}
