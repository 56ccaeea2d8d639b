//! Names of files that are made to hurt.

use super::folder::{Folder, raw};
use super::post::Toewijzing;

#[test]
fn names_with_anything_in_them_are_processed_and_kept_whole() {
    let folder = Folder::new("names");
    let messages = (1..).map(|number| Toewijzing { nummer: number, ..Toewijzing::default() }.xml());
    let long = format!("{}.xml", "x".repeat(251));
    let names: [&[u8]; 8] = [
        b"regel\neinde.xml",
        "smiley-😀.xml".as_bytes(),
        b"quote'\"\\.xml",
        b"\xff\xfe.xml",
        b"\x1b[31mrood.xml",
        b"a.zip!b.xml",
        b"-rf.xml",
        long.as_bytes(),
    ];
    for (name, message) in names.iter().zip(messages) {
        folder.file(raw(name), message);
    }
    let (code, lines) = folder.once("");
    assert_eq!(code, Some(1), "the same identification, of which one counts: {lines:?}");
    assert_eq!(lines.len(), names.len() + 2, "one line each, whatever the name: {lines:#?}");
    assert!(!lines.iter().any(|line| line.contains('\u{1b}')));
    let kept = folder.files("archief/2026-05-01");
    for name in names {
        assert!(
            kept.contains_key(raw(name).strip_prefix("in").unwrap()),
            "{}: {kept:?}",
            String::from_utf8_lossy(name)
        );
    }
}

#[test]
fn a_name_that_cannot_be_longer_is_cut_and_nothing_is_lost() {
    let folder = Folder::new("long");
    let long = format!("{}.xml", "é".repeat(125));
    assert_eq!(long.len(), 254);
    let message = |id| Toewijzing { id, ..Toewijzing::default() }.xml();
    for id in ["T1", "T2", "T3"] {
        folder.file(format!("in/{long}"), message(id));
        folder.once("");
    }
    folder.file(format!("in/{long}"), "geen xml");
    let (_, lines) = folder.once("");
    assert!(lines.iter().any(|line| line.contains("geweigerd; de reden staat in")), "{lines:?}");
    let kept = folder.files("archief/2026-05-01");
    assert_eq!(kept.len(), 3);
    let bytes: std::collections::BTreeSet<_> = kept.values().cloned().collect();
    assert_eq!(bytes, ["T1", "T2", "T3"].map(message).into());
    let refused = folder.names("geweigerd");
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert_eq!(format!("{}.reden.txt", refused[0]), refused[1]);
}

#[test]
fn two_files_that_look_the_same_in_the_log_are_both_kept() {
    let folder = Folder::new("alike");
    for (number, bsn) in [(1, "999900006"), (2, "999990019")] {
        let bad = format!("geen xml {number}");
        folder.file(format!("in/{bsn}.xml"), bad);
    }
    folder.file(raw(b"a\x01.xml"), Toewijzing::default().xml());
    folder.file(raw(b"a\x02.xml"), "geen xml");
    let (_, lines) = folder.once("");
    assert_eq!(folder.names("in"), Vec::<String>::new(), "{lines:?}");
    let refused = folder.files("geweigerd");
    assert_eq!(refused.len(), 6, "{refused:?}");
    assert_eq!(folder.files("archief").len(), 1);
}
