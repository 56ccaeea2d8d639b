//! Stops the program at a named place when a test asks for it with `IBERICHT_FAILPOINT`; only in debug builds.
//!
//! `name:3` stops the third time that `name` is reached: the name goes to standard error and the program waits until
//! standard input has a byte or ends. A test kills it there, or changes something and lets it go on. `trace` tells
//! every name that is reached and never stops.

use std::io::{Read, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use ibericht::failpoint;

/// Tells every name and never stops.
const TRACE: &str = "trace";

/// Where to stop.
static STOP: OnceLock<(String, u64)> = OnceLock::new();

/// How often that place was reached.
static REACHED: AtomicU64 = AtomicU64::new(0);

/// Arms what the environment asks for.
pub fn arm() {
    let Ok(asked) = std::env::var("IBERICHT_FAILPOINT") else { return };
    if asked == TRACE {
        failpoint::arm(tell);
    } else if let Some((name, nth)) = asked.rsplit_once(':')
        && let Ok(nth) = nth.parse()
    {
        STOP.get_or_init(|| (name.to_owned(), nth));
        failpoint::arm(stop);
    }
}

fn tell(name: &'static str) {
    let _ = std::io::stderr().write_all(format!("failpoint {name}\n").as_bytes());
}

fn stop(name: &'static str) {
    let Some((at, nth)) = STOP.get() else { return };
    if name == at && REACHED.fetch_add(1, Ordering::SeqCst) + 1 == *nth {
        tell(name);
        let _ = std::io::stdin().read(&mut [0]);
    }
}
