//! Which files are complete: what is still being written is left alone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::scan::{Found, Nature};
use crate::finding::Text;

/// Why a file with the name of half a file stays where it is.
const PARTIAL: Text = Text::fixed(
    "De naam is die van een bestand dat nog wordt geschreven; het blijft staan",
    "The name is that of a file that is still being written; it stays where it is",
);

/// Why another file stays where it is when nobody waits for it.
const INCOMPLETE: Text = Text::fixed(
    "Het bestand is niet compleet, niet te lezen, of wordt nog geschreven; het blijft staan",
    "The file is not complete, cannot be read, or is still being written; it stays where it is",
);

/// How long files are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// How long a file must be unchanged before it is taken.
    pub settle: Duration,
    /// How long a file may seem incomplete. One that is unchanged for so long is taken as it is; one that is still
    /// being written, or bears the name of half a file, is told once.
    pub patience: Duration,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { settle: Duration::from_secs(2), patience: Duration::from_secs(300) }
    }
}

/// What was seen of the files that are there now; what is gone is forgotten.
#[derive(Debug, Default)]
pub(super) struct Looks {
    seen: HashMap<PathBuf, Look>,
    /// What the last look left where it is without a word, as it may still be written.
    untold: Vec<Found>,
}

/// What was seen of one file. Times are since the start of the program.
#[derive(Debug, Clone)]
struct Look {
    /// Size in bytes and time of the last change: other than before, and it is still being written.
    state: (u64, Option<SystemTime>),
    first: Duration,
    /// Since when it has been as it is.
    since: Duration,
    /// Not taken again before this.
    not_before: Duration,
    /// Whether it was told that it stays where it is.
    told: bool,
}

/// What a look at the folder gave.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// The files that are complete, what came in first at the front.
    pub(super) ready: Vec<Found>,
    /// What stays where it is, each told once, with the reason.
    pub(super) stays: Vec<(Found, Text)>,
    /// How many files there are that are not taken yet.
    pub(super) waiting: usize,
}

impl Looks {
    /// Looks at what is there now. `is_whole` tells whether the end of a file can be read.
    pub(super) fn look(
        &mut self,
        found: Vec<Found>,
        now: Duration,
        waiting: &Waiting,
        is_whole: &dyn Fn(&Path) -> bool,
    ) -> Looked {
        let mut before = std::mem::take(&mut self.seen);
        self.untold.clear();
        let mut looked = Looked::default();
        for found in found {
            let state = (found.size, found.modified);
            let fresh = Look { state, first: now, since: now, not_before: Duration::ZERO, told: false };
            let mut look = before.remove(&found.path).unwrap_or_else(|| fresh.clone());
            if look.state != state {
                // What is written to again is another file.
                let told = look.told && look.not_before == Duration::ZERO;
                look = Look { first: look.first, told, ..fresh };
            }
            let unchanged = now.saturating_sub(look.since);
            let too_long = now.saturating_sub(look.first) >= waiting.patience;
            let is_ready = found.nature == Nature::File
                && unchanged >= waiting.settle
                && now >= look.not_before
                && (unchanged >= waiting.patience || is_whole(&found.path));
            let reason = match &found.nature {
                Nature::Strange(why) => Some(why.clone()),
                Nature::Partial if too_long => Some(PARTIAL),
                Nature::File if too_long && unchanged < waiting.settle => Some(Text::fixed(
                    "Het bestand verandert steeds; het wordt verwerkt zodra het hetzelfde blijft",
                    "The file keeps changing; it is processed as soon as it stays the same",
                )),
                _ => None,
            };
            if let Some(reason) = reason.filter(|_| !look.told) {
                look.told = true;
                looked.stays.push((found.clone(), reason));
            }
            if !is_ready && !look.told {
                self.untold.push(found.clone());
            }
            self.seen.insert(found.path.clone(), look);
            if is_ready {
                looked.ready.push(found);
            } else {
                looked.waiting += 1;
            }
        }
        looked.ready.sort_by(|a, b| (a.modified, &a.relative).cmp(&(b.modified, &b.relative)));
        looked
    }

    /// What is not waited for any longer, each with the reason why it stays where it is.
    pub(super) fn leave(&mut self) -> Vec<(Found, Text)> {
        let with_reason = |found: Found| {
            let why = if found.nature == Nature::Partial { PARTIAL } else { INCOMPLETE };
            (found, why)
        };
        std::mem::take(&mut self.untold).into_iter().map(with_reason).collect()
    }

    /// Leaves a file alone until a time, and tells whether that is told for the first time.
    pub(super) fn later(&mut self, path: &Path, until: Duration) -> bool {
        let Some(look) = self.seen.get_mut(path) else { return true };
        look.not_before = until;
        !std::mem::replace(&mut look.told, true)
    }

    /// Whether a file was taken before and had to stay, so that all of it has been told.
    pub(super) fn was_taken(&self, path: &Path) -> bool {
        self.seen.get(path).is_some_and(|look| look.not_before > Duration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAITING: Waiting = Waiting { settle: Duration::from_secs(2), patience: Duration::from_secs(60) };

    fn file(name: &str, size: u64, changed: u64) -> Found {
        Found {
            path: name.into(),
            relative: name.into(),
            nature: Nature::File,
            size,
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(changed)),
        }
    }

    fn at(looks: &mut Looks, second: u64, found: &[Found], whole: bool) -> (Vec<String>, usize) {
        let looked = looks.look(found.to_vec(), Duration::from_secs(second), &WAITING, &|_| whole);
        let ready = looked.ready.iter().map(|found| found.path.display().to_string()).collect();
        (ready, looked.stays.len())
    }

    fn nothing() -> (Vec<String>, usize) {
        (Vec::new(), 0)
    }

    fn ready(name: &str) -> (Vec<String>, usize) {
        (vec![name.to_owned()], 0)
    }

    #[test]
    fn a_file_is_complete_when_it_is_the_same_for_the_settling_time() {
        let mut looks = Looks::default();
        assert_eq!(at(&mut looks, 0, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 1, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 2, &[file("a", 5, 0)], true), ready("a"));
    }

    #[test]
    fn a_file_that_grows_or_is_written_again_waits_anew() {
        let mut looks = Looks::default();
        assert_eq!(at(&mut looks, 0, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 2, &[file("a", 6, 0)], true), nothing());
        assert_eq!(at(&mut looks, 3, &[file("a", 6, 0)], true), nothing());
        assert_eq!(at(&mut looks, 4, &[file("a", 6, 9)], true), nothing(), "same size, changed later");
        assert_eq!(at(&mut looks, 6, &[file("a", 6, 9)], true), ready("a"));
    }

    #[test]
    fn a_clock_of_the_share_that_jumps_back_is_a_change_like_another() {
        let mut looks = Looks::default();
        assert_eq!(at(&mut looks, 0, &[file("a", 5, 1_000_000)], true), nothing());
        assert_eq!(at(&mut looks, 2, &[file("a", 5, 10)], true), nothing());
        assert_eq!(at(&mut looks, 4, &[file("a", 5, 10)], true), ready("a"));
    }

    #[test]
    fn a_file_without_its_end_is_taken_when_patience_is_over() {
        let mut looks = Looks::default();
        assert_eq!(at(&mut looks, 0, &[file("a.zip", 5, 0)], false), nothing());
        assert_eq!(at(&mut looks, 59, &[file("a.zip", 5, 0)], false), nothing());
        assert_eq!(at(&mut looks, 60, &[file("a.zip", 5, 0)], false), ready("a.zip"));
    }

    #[test]
    fn a_file_that_never_settles_is_told_once() {
        let mut looks = Looks::default();
        for second in 0..60 {
            assert_eq!(at(&mut looks, second, &[file("a", second, second)], true), nothing());
        }
        assert_eq!(at(&mut looks, 60, &[file("a", 60, 60)], true), (Vec::new(), 1));
        assert_eq!(at(&mut looks, 61, &[file("a", 61, 61)], true), nothing());
        assert_eq!(at(&mut looks, 63, &[file("a", 61, 61)], true), ready("a"));
    }

    #[test]
    fn half_a_file_by_name_is_never_taken_and_told_once() {
        let mut looks = Looks::default();
        let partial = [Found { nature: Nature::Partial, ..file("a.part", 5, 0) }];
        assert_eq!(at(&mut looks, 0, &partial, true), nothing());
        assert_eq!(at(&mut looks, 60, &partial, true), (Vec::new(), 1));
        assert_eq!(at(&mut looks, 600, &partial, true), nothing());
        // Renamed when it is complete, as those who upload do.
        assert_eq!(at(&mut looks, 601, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 603, &[file("a", 5, 0)], true), ready("a"));
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let mut looks = Looks::default();
        assert_eq!(at(&mut looks, 0, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 2, &[], true), nothing());
        assert!(looks.seen.is_empty());
        assert_eq!(at(&mut looks, 3, &[file("a", 5, 0)], true), nothing(), "it came again");
        assert_eq!(at(&mut looks, 5, &[file("a", 5, 0)], true), ready("a"));
    }

    #[test]
    fn what_has_to_stay_is_told_once_and_tried_later() {
        let mut looks = Looks::default();
        at(&mut looks, 0, &[file("a", 5, 0)], true);
        assert_eq!(at(&mut looks, 2, &[file("a", 5, 0)], true), ready("a"));
        assert!(!looks.was_taken(Path::new("a")));
        assert!(looks.later(Path::new("a"), Duration::from_secs(10)));
        assert!(looks.was_taken(Path::new("a")));
        assert_eq!(at(&mut looks, 9, &[file("a", 5, 0)], true), nothing());
        assert_eq!(at(&mut looks, 10, &[file("a", 5, 0)], true), ready("a"));
        assert!(!looks.later(Path::new("a"), Duration::from_secs(20)));
        // Written anew it is another file, of which all is told.
        assert_eq!(at(&mut looks, 21, &[file("a", 7, 7)], true), nothing());
        assert!(!looks.was_taken(Path::new("a")));
        assert_eq!(at(&mut looks, 23, &[file("a", 7, 7)], true), ready("a"));
        assert!(looks.later(Path::new("a"), Duration::from_secs(30)));
    }

    #[test]
    fn what_came_first_goes_first() {
        let mut looks = Looks::default();
        let found = [file("b", 1, 2), file("a", 1, 3), file("c", 1, 2)];
        at(&mut looks, 0, &found, true);
        assert_eq!(at(&mut looks, 2, &found, true).0, ["b", "c", "a"]);
    }
}
