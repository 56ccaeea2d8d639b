//! A small work folder, and what a run over it leaves when nothing disturbs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::compare::State;
use crate::post::{Toewijzing, Verzoek};
use crate::program::{Ran, command, run};
use crate::steps::fresh;

/// The command, run in the folder around the work folder.
pub const LINE: &str = "process werk --out uit --today 2026-05-04";

/// A folder with a work folder `werk` in it: five allocations for us, two requests of ours.
pub fn small(name: &str) -> PathBuf {
    let folder = fresh(name);
    let inbox = folder.join("werk/in");
    fs::create_dir_all(&inbox).unwrap();
    for (index, id) in ["T1", "T2", "T3", "T4", "T5"].into_iter().enumerate() {
        let nummer = u32::try_from(index).unwrap() + 1;
        fs::write(inbox.join(format!("{id}.xml")), Toewijzing { id, nummer, ..Toewijzing::default() }.xml())
            .unwrap();
    }
    for (id, referentie) in [("V1", "R1"), ("V2", "R2")] {
        fs::write(inbox.join(format!("{id}.xml")), Verzoek { id, referentie, ..Verzoek::default() }.xml())
            .unwrap();
    }
    fs::write(folder.join("werk/ibericht.toml"), "agb = \"12345678\"\n").unwrap();
    folder
}

/// What is in the folder after an undisturbed run.
pub static UNDISTURBED: LazyLock<State> = LazyLock::new(|| {
    let folder = small("small-undisturbed");
    let ran = run(&folder, LINE);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    let state = State::of(&folder);
    assert_eq!(state.files.keys().filter(|name| name.starts_with("uit/retour/")).count(), 5);
    state
});

/// The state without the page, that tells what was new in its own run.
pub fn without_page(mut state: State) -> State {
    state.files.retain(|name, _| !name.ends_with("report.html"));
    state
}

/// Runs again, undisturbed now: it must end as if nothing had happened.
pub fn ends_right(folder: &Path, what: &str) {
    let ran = run(folder, LINE);
    assert!(matches!(ran.code, Some(0 | 1)), "{what}: {}", ran.err);
    let expected = without_page(UNDISTURBED.clone());
    let found = without_page(State::of(folder)).differences(&expected);
    assert!(found.is_empty(), "{what}: {}", found.join("\n"));
}

/// A failure that is told: exit code 2, what went wrong and what to do, in whole sentences.
pub fn is_told(ran: &Ran, what: &str) {
    assert_eq!(ran.code, Some(2), "{what}: {ran:?}");
    assert!(ran.err.starts_with("fout: ") && ran.err.contains("\n  → "), "{what}: {}", ran.err);
    assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
}

/// The command within a shell that first does something; `$0` and on are the command.
pub fn within(folder: &Path, before: &str, line: &str) -> Command {
    let inner = command(folder, line);
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(format!("{before}\nexec \"$0\" \"$@\""))
        .arg(inner.get_program())
        .args(inner.get_args());
    shell.current_dir(folder).env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    shell
}

/// The same in a world of its own where disks can be made; nothing when this system does not let us.
pub fn with_disks(folder: &Path, before: &str, line: &str) -> Option<Command> {
    let can =
        Command::new("unshare").args(["-rm", "true"]).output().is_ok_and(|output| output.status.success());
    if !can {
        crate::support::sources::skip("a disk of its own", "`unshare -rm` is not possible here");
        return None;
    }
    let inner = within(folder, before, line);
    let mut command = Command::new("unshare");
    command.arg("-rm").arg(inner.get_program()).args(inner.get_args()).current_dir(folder);
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    Some(command)
}
