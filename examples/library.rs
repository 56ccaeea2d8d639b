//! The library in a program of one's own: read a message, check what it says, tell what is wrong.

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use std::error::Error;

use ibericht::finding::{Finding, Lang};
use ibericht::messages::{MAX_BYTES, Reading, read};
use ibericht::rules::content;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).unwrap_or_else(|| "samples/berichten/WMO323.xml".into());
    let bytes = std::fs::read(file)?;
    // Input is never trusted: whatever the bytes are, the outcome is one of these three.
    let findings = match read(&bytes, MAX_BYTES) {
        Reading::Valid(message) => content::check(&message),
        Reading::Invalid { findings, .. } => findings,
        Reading::Unreadable(finding) => vec![finding],
    };
    for Finding { rule, path, message, advice, .. } in &findings {
        println!("{rule} {path}: {} ({})", message.get(Lang::En), advice.get(Lang::En));
    }
    println!("{} findings", findings.len());
    Ok(())
}
