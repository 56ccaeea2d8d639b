//! The heartbeat of a watch: written between messages by whoever tells of them, and by a thread while they are worked on.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ibericht::batch::watch::Heartbeat;
use ibericht::batch::{BatchError, Steps};

use super::clock::time;

/// A heartbeat with the file that it is written to.
pub struct Pulse<'a> {
    file: PathBuf,
    /// How old it may become.
    every: Duration,
    /// How far the work is.
    steps: &'a Steps,
    beat: Mutex<Beat>,
}

struct Beat {
    heartbeat: Heartbeat,
    /// When it was written last, and how far the work was.
    written: Option<(Instant, u64)>,
}

impl<'a> Pulse<'a> {
    /// The pulse of a watch that begins now.
    pub fn new(file: PathBuf, every: Duration, steps: &'a Steps) -> Self {
        let beat = Mutex::new(Beat { heartbeat: Heartbeat::begin(time()), written: None });
        Self { file, every, steps, beat }
    }

    /// Changes what it says, without writing it.
    pub fn change<T>(&self, change: impl FnOnce(&mut Heartbeat) -> T) -> T {
        change(&mut self.lock().heartbeat)
    }

    /// Whether it is time to write it.
    pub fn is_due(&self) -> bool {
        self.lock().written.is_none_or(|(written, _)| written.elapsed() >= self.every)
    }

    /// Writes it with the time of now.
    pub fn write(&self) -> Result<(), BatchError> {
        self.put(&mut self.lock())
    }

    /// Writes it again and again until the other side ends, as long as work goes on.
    ///
    /// What stands still gets no new time: whoever looks after the watch must see that it is stuck.
    pub fn keep(&self, end: &Receiver<()>) {
        while matches!(end.recv_timeout(self.every), Err(RecvTimeoutError::Timeout)) {
            let mut beat = self.lock();
            if beat.written.is_some_and(|(_, steps)| steps != self.steps.count()) {
                // After every look it is written as well, and there it is told when that cannot be done.
                let _ = self.put(&mut beat);
            }
        }
    }

    fn put(&self, beat: &mut Beat) -> Result<(), BatchError> {
        beat.written = Some((Instant::now(), self.steps.count()));
        beat.heartbeat.time = time();
        beat.heartbeat.write(&self.file)
    }

    fn lock(&self) -> MutexGuard<'_, Beat> {
        // Whoever panicked meanwhile has changed counts at most.
        self.beat.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
