//! Killed at any step and started again, a watch ends with the same files as one that was never disturbed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::folder::{Folder, zip};
use super::post::{OTHER_CLIENT, Toewijzing};

/// A work folder with every way that a file can go.
fn filled(name: &str) -> Folder {
    let folder = Folder::new(name);
    let second = Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 2, ..Toewijzing::default() };
    let third = Toewijzing { id: "T3", nummer: 3, product: "45A49", ..Toewijzing::default() };
    folder
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/map/b.zip", zip(&[("b.xml", second.xml()), ("c.xml", b"geen xml".to_vec())]))
        .file("in/map/d.xml", third.xml())
        .file("in/e.xml", "geen xml");
    folder
}

fn ends(folder: &Folder) -> [BTreeMap<PathBuf, Vec<u8>>; 4] {
    ["in", "archief", "geweigerd", "uit/retour"].map(|below| folder.files(below))
}

#[test]
fn whatever_step_it_is_killed_at_the_end_is_the_same() {
    let undisturbed = filled("undisturbed");
    undisturbed.once("");
    let expected = ends(&undisturbed);
    assert_eq!(expected.each_ref().map(BTreeMap::len), [0, 2, 4, 3]);
    let places = [
        ("files-listed", 1),
        ("message-before-commit", 2),
        ("message-after-commit", 1),
        ("message-before-commit", 3),
        ("settle-after-commit", 1),
        ("outgoing-renamed", 2),
        ("outgoing-before-mark", 1),
        ("outgoing-marked", 1),
        ("away-told", 1),
        ("away-told", 3),
        ("away-reason-written", 1),
        ("away-reason-written", 2),
        ("away-moved", 1),
        ("away-moved", 2),
        ("away-moved", 3),
        ("away-moved", 4),
    ];
    let folder_of = |place: &str, nth: usize| filled(&format!("killed-{place}-{nth}"));
    std::thread::scope(|scope| {
        for chunk in places.chunks(places.len() / 2) {
            let expected = &expected;
            scope.spawn(move || {
                for (place, nth) in chunk {
                    let folder = folder_of(place, *nth);
                    let mut watch = folder.watch_to(place, *nth, "--once");
                    watch.says(&format!("failpoint {place}"));
                    drop(watch);
                    let (code, lines) = folder.once("");
                    assert!(matches!(code, Some(0 | 1)), "{place} {nth}: {lines:?}");
                    assert_eq!(&ends(&folder), expected, "{place} {nth}");
                }
            });
        }
    });
}

#[test]
fn killed_again_and_again_it_gets_there() {
    let folder = filled("again-and-again");
    for place in ["message-after-commit", "outgoing-renamed", "away-told", "away-moved", "away-moved"] {
        let mut watch = folder.watch_to(place, 1, "--once");
        watch.says(&format!("failpoint {place}"));
        drop(watch);
    }
    folder.once("");
    let undisturbed = filled("disturbed-not");
    undisturbed.once("");
    assert_eq!(ends(&folder), ends(&undisturbed));
}
