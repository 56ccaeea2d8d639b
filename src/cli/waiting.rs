//! Waiting for another program that keeps the dossier: a person must see why nothing happens.

use std::cell::Cell;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use ibericht::dossier;
use ibericht::finding::Lang;
use ibericht::report::words::word;

use super::failure;

/// How long is waited in silence: most programs are done by then.
const SILENCE: Duration = Duration::from_secs(2);

/// How long is waited at all: on a slow machine a declaration of 25 MB keeps the dossier for half of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// The language to tell it in; absent when nothing is to be told.
static LANG: OnceLock<Option<Lang>> = OnceLock::new();

thread_local! {
    /// Since when this thread waits, and whether that was told.
    static WAITING: Cell<Option<(Instant, bool)>> = const { Cell::new(None) };
}

/// From now on waiting is told, once per time, unless the program is to be quiet.
pub fn tell(lang: Lang, quiet: bool) {
    LANG.get_or_init(|| (!quiet).then_some(lang));
    dossier::on_wait(goes_on);
}

fn goes_on(times: u32) -> bool {
    let (since, told) = WAITING.get().filter(|_| times > 0).unwrap_or_else(|| (Instant::now(), false));
    let waited = since.elapsed();
    let tells = !told && waited >= SILENCE;
    WAITING.set(Some((since, told || tells)));
    if tells && let Some(lang) = LANG.get().copied().flatten() {
        failure::tell(word(
            lang,
            "Het dossier is in gebruik door een ander programma; er wordt op gewacht, hoogstens een minuut\n",
            "The dossier is in use by another program; waiting for it, at most a minute\n",
        ));
    }
    waited < PATIENCE
}
