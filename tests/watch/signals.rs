//! Signals, a second watch, and files that change under way.

use std::fs::{self, OpenOptions};
use std::io::Write;

use super::folder::Folder;
use super::post::{OTHER_CLIENT, Toewijzing};

#[test]
fn a_folder_has_one_watch() {
    let folder = Folder::new("second");
    let mut watch = folder.watch("");
    watch.says("kijkt");
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(2));
    assert!(lines[0].contains("al door een andere `ibericht watch`"), "{lines:?}");
    watch.signal("-INT");
    assert_eq!(watch.ended().code(), Some(0));
    assert_eq!(folder.once("").0, Some(0), "the first one has let go");
}

#[test]
fn no_work_folder_is_told_and_not_made() {
    let folder = Folder::new("none");
    let mut watch = folder.watch_of("bestaat-niet", "");
    assert_eq!(watch.ended().code(), Some(2));
    assert!(!folder.has("bestaat-niet"));
}

#[test]
fn a_signal_lets_the_work_at_hand_be_finished() {
    let folder = Folder::new("term");
    folder.file("in/a.xml", Toewijzing::default().xml());
    folder.file(
        "in/b.xml",
        Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 2, ..Toewijzing::default() }.xml(),
    );
    let mut watch = folder.watch_to("message-before-commit", 1, "");
    watch.says("failpoint message-before-commit");
    watch.signal("-TERM");
    watch.go_on();
    assert_eq!(watch.ended().code(), Some(0), "{:?}", watch.lines());
    assert_eq!(folder.names("archief/2026-05-01"), ["a.xml", "b.xml"]);
    assert_eq!((folder.names("in").len(), folder.names("uit/retour").len()), (0, 2));
    assert_eq!(folder.heartbeat()["state"], "gestopt");
}

#[test]
fn a_signal_is_obeyed_between_the_files_of_a_round() {
    let folder = Folder::new("many");
    for number in 1..=40 {
        // A builder takes a name that lasts.
        let id: &str = format!("T{number}").leak();
        let message = Toewijzing { id, nummer: number, ..Toewijzing::default() };
        folder.file(format!("in/{number:02}.xml"), message.xml());
    }
    let mut watch = folder.watch_to("message-before-commit", 1, "");
    watch.says("failpoint message-before-commit");
    watch.signal("-TERM");
    watch.go_on();
    assert_eq!(watch.ended().code(), Some(0), "{:?}", watch.lines());
    assert_eq!((folder.names("archief").len(), folder.names("in").len()), (32, 8));
    assert_eq!(folder.heartbeat()["waiting"], 8);
    assert_eq!(folder.once("").0, Some(0));
    assert_eq!((folder.names("archief").len(), folder.names("in").len()), (40, 0));
}

#[test]
fn a_second_signal_stops_at_once_and_the_next_start_goes_on() {
    let folder = Folder::new("twice");
    folder.file("in/a.xml", Toewijzing::default().xml());
    let mut watch = folder.watch_to("away-told", 1, "");
    watch.says("failpoint away-told");
    watch.signal("-TERM");
    // The first one is heard before the second is sent, or the system makes one of them.
    std::thread::sleep(std::time::Duration::from_millis(300));
    watch.signal("-TERM");
    assert_eq!(watch.ended().code(), Some(130));
    assert!(folder.has("in/a.xml"));
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(0));
    assert!(lines.iter().any(|line| line.contains("eerder gezien")), "{lines:?}");
    assert_eq!(folder.names("archief/2026-05-01"), ["a.xml"]);
}

#[test]
fn a_file_that_disappears_before_it_is_read_is_no_refusal() {
    let folder = Folder::new("vanishes");
    folder.file("in/a.xml", Toewijzing::default().xml());
    let mut watch = folder.watch_to("files-listed", 1, "");
    watch.says("failpoint files-listed");
    fs::remove_file(folder.path.join("in/a.xml")).unwrap();
    watch.go_on();
    watch.says("in/a.xml verdwenen");
    watch.stop();
    assert!(!folder.has("geweigerd") && !folder.has("archief"));
}

#[test]
fn a_file_that_is_written_to_while_it_is_read_is_looked_at_again() {
    let folder = Folder::new("grows");
    folder.file("in/a.xml", Toewijzing::default().xml());
    let mut watch = folder.watch_to("message-after-commit", 1, "");
    watch.says("failpoint message-after-commit");
    let other = Toewijzing { id: "T2", bsn: OTHER_CLIENT, nummer: 2, ..Toewijzing::default() }.xml();
    OpenOptions::new()
        .write(true)
        .truncate(true)
        .open(folder.path.join("in/a.xml"))
        .unwrap()
        .write_all(&other)
        .unwrap();
    watch.go_on();
    watch.says("in/a.xml JW301 T1 goed");
    watch.says("in/a.xml JW301 T2 goed");
    watch.stop();
    assert_eq!(folder.files("archief").into_values().collect::<Vec<_>>(), [other]);
    assert_eq!(folder.names("uit/retour").len(), 2);
}
