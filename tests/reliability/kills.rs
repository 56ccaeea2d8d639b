//! SIGKILL at every durable step and at random moments.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ibericht::failpoint;
use rayon::prelude::*;

use crate::compare::{State, copy};
use crate::program::{Kill, kill, run};
use crate::steps::{STEPS, Step, fresh};
use crate::support::Seed;

/// A step that is killed some times in a row and then left alone.
struct Trial<'s> {
    step: &'s Step,
    kills: Vec<Kill>,
}

impl Trial<'_> {
    /// What came out differently; counts the kills that hit a living program.
    fn play(&self, number: usize, killed: &AtomicUsize) -> Vec<String> {
        let folder = fresh(&format!("trial-{number}"));
        copy(&self.step.before, &folder);
        for (index, each) in self.kills.iter().enumerate() {
            let is_killed = kill(&folder, self.step.line, each);
            // A run that goes on after another may have less to do.
            if index == 0 && matches!(each, Kill::At(..)) {
                assert!(is_killed, "{}: {each:?} is not reached", self.step.name);
            }
            killed.fetch_add(usize::from(is_killed), Ordering::SeqCst);
        }
        let ran = run(&folder, self.step.line);
        let mut after = State::of(&folder);
        // The page tells what was new in its own run; that it tells the same of all else shows one run later.
        for (name, bytes) in &mut after.files {
            if name.ends_with("report.html") {
                assert!(bytes.trim_ascii_end().ends_with(b"</html>"), "{name} is whole");
                bytes.clone_from(&self.step.after.files[name]);
            }
        }
        let mut found = after.differences(&self.step.after);
        if asked().is_some() || number.is_multiple_of(4) {
            run(&folder, self.step.line);
            found.extend(State::of(&folder).differences(&self.step.again));
        }
        if ran.code != self.step.code {
            found.push(format!("exit code {:?} for {:?}: {}", ran.code, self.step.code, ran.err));
        }
        let found: Vec<String> =
            found.iter().map(|what| format!("{} {:?}: {what}", self.step.name, self.kills)).collect();
        if found.is_empty() {
            fs::remove_dir_all(&folder).unwrap();
        }
        found
    }
}

/// Every trial has a folder of its own.
static NUMBER: AtomicUsize = AtomicUsize::new(0);

fn play(trials: &[Trial<'_>], what: &str) {
    let started = Instant::now();
    let killed = AtomicUsize::new(0);
    let differences: Vec<String> = trials
        .par_iter()
        .flat_map(|trial| trial.play(NUMBER.fetch_add(1, Ordering::SeqCst), &killed))
        .collect();
    println!(
        "{what}: {} runs, {} kills, {} differences, {} s",
        trials.len(),
        killed.into_inner(),
        differences.len(),
        started.elapsed().as_secs(),
    );
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// How many random kills were asked for; none in a short run.
fn asked() -> Option<usize> {
    std::env::var("IBERICHT_KILLS").ok().and_then(|kills| kills.parse().ok())
}

fn seed() -> Seed {
    Seed(std::env::var("IBERICHT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1))
}

#[test]
fn the_batch_comes_by_every_place() {
    let reached: BTreeSet<&str> =
        STEPS.iter().flat_map(|step| step.reached.keys()).map(String::as_str).collect();
    // Those of a watch have a test of their own.
    let here = failpoint::ALL.iter().filter(|name| !name.starts_with("away-"));
    let never: Vec<_> = here.filter(|name| !reached.contains(*name)).collect();
    assert!(never.is_empty(), "{never:?}");
}

#[test]
fn every_kind_of_message_and_every_table_is_in_the_batch() {
    let of = |name: &str| STEPS.iter().find(|step| step.name == name).unwrap();
    let table = |name: &str| {
        let key = ("uit/dossier.db".to_owned(), name.to_owned());
        &of("pack").after.tables[&key]
    };
    for domain in ["WMO", "JW"] {
        for number in [301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325] {
            let kind = format!("|{domain}|Integer({number})|");
            assert!(table("bericht").iter().any(|row| row.contains(&kind)), "{kind} in the dossier");
        }
    }
    for name in [
        "toewijzing",
        "verzoek",
        "antwoord",
        "levering",
        "declaratie",
        "prestatie",
        "nummer",
        "uitgaand",
        "run",
        "herleiding",
    ] {
        assert!(!table(name).is_empty(), "rows in {name}");
    }
    assert!(of("pack").after.files.keys().any(|name| name.starts_with("zips/")
        && Path::new(name).extension().is_some_and(|extension| extension == "zip")));
    let corrected =
        |step: &str| of(step).after.files.keys().filter(|name| name.starts_with("uit/declaraties/")).count();
    assert!(corrected("correct") > corrected("process-post"), "a correction goes out");
}

#[test]
fn no_number_is_handed_out_twice() {
    let after = &STEPS.last().unwrap().after;
    let files = after.files.keys().filter(|name| name.starts_with("uit/declaraties/"));
    let numbers: Vec<_> = files.map(|name| name.rsplit('_').next().unwrap()).collect();
    let unique: BTreeSet<_> = numbers.iter().collect();
    assert!(numbers.len() > 2, "{numbers:?}");
    assert_eq!(unique.len(), numbers.len(), "{numbers:?}");
}

#[test]
fn killed_at_every_place_it_ends_the_same() {
    let mut trials = Vec::new();
    for step in STEPS.iter() {
        for (name, times) in &step.reached {
            let name = failpoint::ALL.iter().find(|known| *known == name).unwrap();
            let mut nths = BTreeSet::from([1, times.div_ceil(2), *times]);
            if asked().is_none() {
                // One of them: which, differs per place and step.
                let kept = nths.iter().copied().nth((name.len() + step.name.len()) % nths.len());
                nths = kept.into_iter().collect();
            }
            // Killed there, and in the run after it at the first place of the same name that it comes by.
            trials.extend(nths.iter().map(|nth| Trial { step, kills: vec![Kill::At(name, *nth)] }));
            if asked().is_some() {
                let twice = vec![Kill::At(name, *times), Kill::At(name, 1), Kill::At(name, 1)];
                trials.push(Trial { step, kills: twice });
            }
        }
    }
    play(&trials, "at every place");
}

#[test]
fn killed_at_random_moments_it_ends_the_same() {
    let mut seed = seed();
    let mut left = asked().unwrap_or(24);
    let mut trials = Vec::new();
    while left > 0 {
        let step = &STEPS[seed.below(STEPS.len())];
        let many = (1 + seed.below(3)).min(left);
        left -= many;
        let millis = usize::try_from(step.took.as_millis()).unwrap().max(10);
        let kills =
            (0..many).map(|_| Kill::After(Duration::from_millis(seed.below(millis) as u64))).collect();
        trials.push(Trial { step, kills });
    }
    play(&trials, "at random moments");
}
