//! The peak memory of a process.

use std::fs;
use std::process::Child;
use std::time::Duration;

/// Waits for a child; gives its peak memory in kB, 0 where the system does not tell it.
///
/// The system counts the peak; it is read every few milliseconds because a process that is done tells nothing.
pub fn until_done(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = kilobytes.and_then(|text| text.trim().trim_end_matches(" kB").parse().ok());
        peak = kilobytes.unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}
