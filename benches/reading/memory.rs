//! Peak memory, of a process of its own that does one thing.

use std::hint::black_box;
use std::process::Command;

use crate::{decoded, judge};

/// Tells a child what to do, and with which file.
const TASK: &str = "IBERICHT_BENCH_TASK";
const FILE: &str = "IBERICHT_BENCH_FILE";

/// Does what a child is told and prints its peak; `false` when this is no child.
pub fn is_child() -> bool {
    let (Ok(task), Ok(file)) = (std::env::var(TASK), std::env::var(FILE)) else { return false };
    let text = std::fs::read_to_string(file).unwrap();
    match &*task {
        "decode" => drop(black_box(decoded(&text))),
        "judge" => judge(&text),
        _ => drop(black_box(&text)),
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.unwrap_or("").trim().trim_end_matches(" kB"));
    true
}

/// Prints peaks as a multiple of the size of the file, the file itself included.
pub fn report(text: &str) {
    let path = std::env::temp_dir().join(format!("ibericht-bench-{}.xml", std::process::id()));
    std::fs::write(&path, text).unwrap();
    for (name, task) in
        [("only the file", "nothing"), ("decoding", "decode"), ("decoding and content rules", "judge")]
    {
        let child =
            Command::new(std::env::current_exe().unwrap()).env(TASK, task).env(FILE, &path).output().unwrap();
        match String::from_utf8_lossy(&child.stdout).trim().parse::<f64>() {
            Ok(peak) => println!(
                "  peak memory over the size of the file, {name:<27} {:.2}",
                peak * 1024.0 / text.len() as f64
            ),
            Err(_) => println!("  skipped: this system does not tell peak memory"),
        }
    }
    // What cannot be removed is left to the system.
    let _ = std::fs::remove_file(path);
}
