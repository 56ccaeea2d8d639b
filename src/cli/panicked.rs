//! What is told when the program itself is wrong: where, and nothing of what it was working on.

use std::panic::{Location, PanicHookInfo};

use ibericht::finding::Lang;

use super::{failure, lang};

/// Tells of a panic by its place alone: its message may hold a value of a message or of a dossier.
pub fn install() {
    std::panic::set_hook(Box::new(|panicked: &PanicHookInfo<'_>| {
        failure::tell(&told(panicked.location(), lang::of_command_line()));
    }));
}

fn told(place: Option<&Location<'_>>, lang: Lang) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let place = place.map_or_else(|| "?".to_owned(), |place| format!("{}:{}", place.file(), place.line()));
    match lang {
        Lang::Nl => format!(
            "fout: ibericht {version} heeft een fout in zichzelf, op {place}\n  → Meld dit met de versie en deze plaats; \
             wat klaar was, blijft klaar. `ibericht pseudonymise` maakt van de invoer een map die u mee kunt sturen\n"
        ),
        Lang::En => format!(
            "error: ibericht {version} has a fault of its own, at {place}\n  → Report it with the version and this place; \
             what was done stays done. `ibericht pseudonymise` makes a folder of the input that you can send along\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Runs this test anew in a program of its own, which panics over a client.
    #[test]
    fn a_panic_tells_its_place_and_no_value() {
        const MARK: &str = "IBERICHT_TEST_PANIC";
        if std::env::var_os(MARK).is_some() {
            install();
            let client = "J. Jansen 999900006".to_owned();
            panic!("no allocation of {client}");
        }
        let name = "cli::panicked::tests::a_panic_tells_its_place_and_no_value";
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(MARK, "1")
            .env("LANG", "nl_NL.UTF-8")
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(!ran.status.success());
        assert!(told.contains("src/cli/panicked.rs:") && told.contains(env!("CARGO_PKG_VERSION")), "{told}");
        assert!(!told.contains("Jansen") && !told.contains("0006"), "{told}");
    }
}
