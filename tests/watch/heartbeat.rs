//! What a program that looks after a watch sees while it works, while it hangs, and of what is left.

use std::fs;
use std::thread;
use std::time::Duration;

use super::folder::{Folder, zip};
use super::post::Toewijzing;

#[test]
fn the_heartbeat_goes_on_inside_a_large_zip_and_stops_when_the_work_hangs() {
    let folder = Folder::new("heartbeat-zip");
    let member = |number: u32| {
        // A builder takes a name that lasts.
        let id: &str = format!("T{number}").leak();
        (format!("{number}.xml"), Toewijzing { id, nummer: number, ..Toewijzing::default() }.xml())
    };
    let members: Vec<_> = (1..=400).map(member).collect();
    let members: Vec<_> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    folder.file("in/groot.zip", zip(&members));
    let written =
        || fs::metadata(folder.path.join("uit/ibericht-hartslag.json")).unwrap().modified().unwrap();

    let mut watch = folder.watch_to("message-before-commit", 20, "");
    watch.says("failpoint message-before-commit");
    // The nineteen that were done may still be told.
    thread::sleep(Duration::from_millis(2500));
    let hung = written();
    thread::sleep(Duration::from_millis(2500));
    assert_eq!(written(), hung, "what hangs is not called alive");

    watch.go_on();
    watch.until("a heartbeat", || written() != hung);
    assert!(folder.has("in/groot.zip"), "it came while the ZIP was worked on");
    let beat = folder.heartbeat();
    assert_eq!((&beat["state"], &beat["counts"]["messages"]), (&"draait".into(), &0.into()));
    watch.says("in/groot.zip!400.xml");
    watch.stop();
    assert_eq!(folder.heartbeat()["counts"]["answered"], 400);
}

#[test]
fn who_looks_once_tells_of_everything_that_is_left() {
    let folder = Folder::new("left");
    let whole = zip(&[("a.xml", Toewijzing::default().xml())]);
    folder
        .file("in/half.zip", &whole[..whole.len() / 2])
        .file("in/leeg.xml", "")
        .file("in/b.xml.part", Toewijzing::default().xml());
    for _ in 0..2 {
        let (code, lines) = folder.once("");
        assert_eq!(code, Some(0), "{lines:?}");
        for told in [
            "in/half.zip let op: Het bestand is niet compleet",
            "in/leeg.xml let op: Het bestand is niet compleet",
            "in/b.xml.part let op: De naam is die van een bestand dat nog wordt geschreven",
        ] {
            assert_eq!(lines.iter().filter(|line| line.contains(told)).count(), 1, "{told}: {lines:?}");
        }
    }
    assert_eq!(folder.names("in"), ["b.xml.part", "half.zip", "leeg.xml"]);
    assert_eq!(folder.heartbeat()["waiting"], 3);
}
