//! Tells `ibericht version` what it is built from. Needs neither git nor a network, and gives the same for the same source.

#![allow(clippy::print_stdout, reason = "so a build script speaks to cargo")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// A packager who builds from a copy without git names the commit here.
const COMMIT: &str = "IBERICHT_COMMIT";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={COMMIT}");
    if let Ok(target) = env::var("TARGET") {
        println!("cargo::rustc-env=IBERICHT_BUILD_TARGET={target}");
    }
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    if let Some(version) = said(&rustc, &["--version"]) {
        println!("cargo::rustc-env=IBERICHT_BUILD_RUSTC={version}");
    }
    // While developing, every commit would build everything anew.
    let released = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let named = env::var(COMMIT).ok().filter(|commit| !commit.is_empty());
    if let Some(commit) = named.or_else(packaged).or_else(|| released.then(checked_out).flatten()) {
        println!("cargo::rustc-env=IBERICHT_BUILD_COMMIT={commit}");
    }
}

/// The commit that `cargo package` wrote beside the sources.
fn packaged() -> Option<String> {
    let info = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, rest) = info.split_once("\"sha1\"")?;
    let commit = rest.split('"').nth(1)?;
    commit.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| commit.to_owned())
}

/// The commit that is checked out, when this folder is the top of a checkout; a checkout around it says nothing.
fn checked_out() -> Option<String> {
    let top = said("git", &["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top).ok()? != fs::canonicalize(env::var("CARGO_MANIFEST_DIR").ok()?).ok()? {
        return None;
    }
    // The log of HEAD grows with every commit and checkout, whatever the refs look like.
    for name in ["HEAD", "logs/HEAD"] {
        let file = said("git", &["rev-parse", "--git-path", name])?;
        if Path::new(&file).exists() {
            println!("cargo::rerun-if-changed={file}");
        }
    }
    said("git", &["rev-parse", "HEAD"])
}

/// What a program says, when it can be run and goes well.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new(program).args(arguments).output().ok().filter(|output| output.status.success())?;
    let said = String::from_utf8(output.stdout).ok()?;
    Some(said.trim().to_owned())
}
