//! Named places where a test stops the program, to kill it there or to change the world around it.
//!
//! Every durable step calls [`reached`]. That does nothing in a release build, and nothing in a debug build unless a
//! hook was armed: the library itself never stops, prints or reads the environment.

/// Every place that has a name, in about the order of a run.
///
/// `dossier`: the dossier is made or brought to this version. `files`: what comes in is listed and read. `message`:
/// one message is complete, and the messages that were entered together are committed. `settle`, `declare`,
/// `correct`: the transactions of the judgement by the product book, of a month and of a correction. `outgoing`: a
/// file that goes out or a report takes its place, and is marked as written. `reports`: the reports of a run. `away`:
/// a file that was watched for is told of, and moves to where it is kept.
pub const ALL: &[&str] = &[
    "dossier-made",
    "dossier-before-commit",
    "dossier-after-commit",
    "files-listed",
    "file-opened",
    "files-surveyed",
    "message-before-commit",
    "message-after-commit",
    "settle-before-commit",
    "settle-after-commit",
    "declare-before-commit",
    "declare-after-commit",
    "correct-before-commit",
    "correct-after-commit",
    "outgoing-created",
    "outgoing-written",
    "outgoing-synced",
    "outgoing-renamed",
    "outgoing-folder-synced",
    "outgoing-before-mark",
    "outgoing-marked",
    "reports-before",
    "reports-written",
    "away-told",
    "away-reason-written",
    "away-copied",
    "away-moved",
];

/// What is called with the name of every place that is reached, from any thread.
#[cfg(debug_assertions)]
pub type Hook = fn(&'static str);

#[cfg(debug_assertions)]
static HOOK: std::sync::OnceLock<Hook> = std::sync::OnceLock::new();

/// Calls `hook` from now on; only the first one that is armed counts.
#[cfg(debug_assertions)]
pub fn arm(hook: Hook) {
    HOOK.get_or_init(|| hook);
}

/// Tells the armed hook, if any, that the program is at a place; `name` is one of [`ALL`].
#[inline]
pub fn reached(name: &'static str) {
    #[cfg(debug_assertions)]
    if let Some(hook) = HOOK.get() {
        hook(name);
    }
    #[cfg(not(debug_assertions))]
    let _ = name;
}
