//! The program in a process of its own, with its time and its peak memory.

#[path = "../../tests/support/peak.rs"]
mod peak;

use std::ffi::OsStr;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a run took.
pub struct Ran {
    pub seconds: f64,
    /// In kB; 0 where the system does not tell it.
    pub peak: u64,
}

/// A run that is being put together.
pub struct Program(Command);

/// The program on so many threads.
pub fn program(threads: usize) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibericht"));
    command.env("RAYON_NUM_THREADS", threads.to_string());
    Program(command)
}

impl Program {
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    pub fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Runs it to its end, which must be a good one.
    pub fn ran(mut self) -> Ran {
        let start = Instant::now();
        let mut child = self.0.spawn().unwrap();
        let peak = peak::until_done(&mut child);
        let seconds = start.elapsed().as_secs_f64();
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)));
        Ran { seconds, peak }
    }
}

/// How long something takes.
pub fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}
