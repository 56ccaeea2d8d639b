//! Runs the program, stops it at a named place or kills it there.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// The program with a command line, words separated by one blank, in a folder.
pub fn command(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibericht"));
    command
        .args(line.split(' '))
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .env_remove("IBERICHT_FAILPOINT")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs to the end.
pub fn run(folder: &Path, line: &str) -> Ran {
    ended(command(folder, line))
}

/// Runs a prepared command to the end.
pub fn ended(mut command: Command) -> Ran {
    let output = command.stdout(Stdio::piped()).output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs to the end, but for a program that hangs: that is killed and fails the test.
pub fn ends_within(mut command: Command, patience: Duration) -> Ran {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = thread::spawn(move || read(&mut stdout));
    let err = thread::spawn(move || read(&mut stderr));
    let pause = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if waited > patience {
            child.kill().unwrap();
            panic!("the program hangs");
        }
        thread::sleep(pause);
        waited += pause;
    };
    Ran { code: status.code(), out: out.join().unwrap(), err: err.join().unwrap() }
}

fn read(from: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where a run is killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kill {
    /// The n-th time that a place is reached.
    At(&'static str, usize),
    /// After so long.
    After(Duration),
}

/// Runs and kills; false when the run came to its end before that.
pub fn kill(folder: &Path, line: &str, kill: &Kill) -> bool {
    match kill {
        Kill::At(name, nth) => match Stopped::at(folder, line, name, *nth) {
            Some(stopped) => {
                stopped.kill();
                true
            }
            None => false,
        },
        Kill::After(moment) => {
            let mut child = command(folder, line).stderr(Stdio::null()).spawn().unwrap();
            thread::sleep(*moment);
            let is_running = child.try_wait().unwrap().is_none();
            child.kill().unwrap();
            child.wait().unwrap();
            is_running
        }
    }
}

/// A run that waits at a named place.
pub struct Stopped {
    child: Child,
    stderr: BufReader<ChildStderr>,
}

impl Stopped {
    /// Starts and waits until it is there; none when the run ended without coming there.
    pub fn at(folder: &Path, line: &str, name: &str, nth: usize) -> Option<Self> {
        let mut child = command(folder, line)
            .env("IBERICHT_FAILPOINT", format!("{name}:{nth}"))
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while stderr.read_line(&mut said).unwrap() > 0 {
            if said.ends_with(&format!("failpoint {name}\n")) {
                return Some(Self { child, stderr });
            }
        }
        child.wait().unwrap();
        None
    }

    /// SIGKILL: nothing of the program runs any more.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Lets it go on to its end; gives how it ended and what it said on standard error.
    pub fn go_on(mut self) -> (ExitStatus, String) {
        self.child.stdin.take().unwrap().write_all(b"\n").unwrap();
        let said = read(&mut self.stderr);
        (self.child.wait().unwrap(), said)
    }
}

/// Runs to the end; gives how it ended and every place that was reached, in order.
pub fn trace(folder: &Path, line: &str) -> (Ran, Vec<String>) {
    let mut command = command(folder, line);
    command.env("IBERICHT_FAILPOINT", "trace");
    let ran = ended(command);
    let names = ran.err.lines().filter_map(|line| line.strip_prefix("failpoint ")).map(str::to_owned);
    let names = names.collect();
    (ran, names)
}
