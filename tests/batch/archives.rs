//! ZIPs, good and hostile, made here.

use std::io::{Cursor, Write};

use ibericht::batch::Limits;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::folder::{Folder, gists};
use super::post::{Toewijzing, Verzoek};

fn zip<'n>(members: impl IntoIterator<Item = (&'n str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn message() -> Vec<u8> {
    Toewijzing::default().xml()
}

/// What is said of a ZIP, with a good message after it that must still be read.
fn said_within(limits: Limits, name: &str, bytes: &[u8]) -> Vec<String> {
    let folder = Folder::new(&format!("zip-{name}"));
    folder.file("a.zip", bytes);
    folder.file("b.xml", message());
    let mut gists = gists(&folder.check_within(limits));
    assert_eq!(gists.pop().unwrap(), "b.xml valid");
    gists
}

fn said(name: &str, bytes: &[u8]) -> Vec<String> {
    said_within(Limits::default(), name, bytes)
}

#[test]
fn members_are_read_in_order_of_their_names() {
    let bytes =
        zip([("z.xml", message()), ("a.xml", Verzoek::default().xml()), ("lees.txt", b"hoi".to_vec())]);
    assert_eq!(
        said("members", &bytes),
        ["a.zip!a.xml valid", "a.zip!lees.txt unreadable BESTAND", "a.zip!z.xml valid"]
    );
}

/// However few messages may be in memory together, all are told, in order, and what follows the ZIP as well.
#[test]
fn a_zip_is_judged_a_little_at_a_time() {
    let names: Vec<_> = (0..300).map(|number| format!("{number:03}.xml")).collect();
    let bytes = zip(names.iter().map(|name| (&**name, message())));
    let expected: Vec<_> = names.iter().map(|name| format!("a.zip!{name} valid")).collect();
    for together in [0, message().len() * 3, 32_000_000] {
        let limits = Limits { together, ..Limits::default() };
        assert_eq!(said_within(limits, "little", &bytes), expected, "{together} bytes together");
    }
}

#[test]
fn folders_in_a_zip_are_a_warning_and_their_messages_are_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("map/", SimpleFileOptions::default()).unwrap();
    writer.start_file("map/a.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(&message()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(said("folders", &bytes), ["a.zip valid ZIP?", "a.zip!map/a.xml valid"]);
}

#[test]
fn a_path_in_a_zip_is_only_a_label() {
    let bytes = zip([("../../escaped.xml", message()), ("/absolute.xml", message())]);
    let gists = said("paths", &bytes);
    assert_eq!(gists, ["a.zip valid ZIP?", "a.zip!../../escaped.xml valid", "a.zip!/absolute.xml valid"]);
    assert!(!std::path::Path::new("/absolute.xml").exists());
}

#[test]
fn a_long_or_strange_name_is_cut_and_cleaned() {
    let long = format!("{}.xml", "x".repeat(3000));
    let bytes = zip([(&*long, message()), ("a\u{1b}[31m\n.xml", message())]);
    let gists = said("names", &bytes);
    assert_eq!(gists[0], "a.zip!a\u{fffd}[31m\u{fffd}.xml valid");
    assert_eq!(gists[1].chars().count(), "a.zip!".len() + 201 + " valid".len());
}

#[test]
fn a_password_is_named() {
    let mut bytes = zip([("a.xml", message()), ("b.xml", Verzoek::default().xml())]);
    // The flag of encryption, in the local and the central header of the first member.
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(said("password", &bytes), ["a.zip!a.xml unreadable ZIP!", "a.zip!b.xml valid"]);
}

#[test]
fn a_zip_in_a_zip_is_not_opened() {
    let inner = zip([("a.xml", message())]);
    let bytes = zip([("disguised.xml", inner.clone()), ("inner.zip", inner), ("ok.xml", message())]);
    assert_eq!(
        said("nested", &bytes),
        ["a.zip!disguised.xml unreadable ZIP!", "a.zip!inner.zip unreadable ZIP!", "a.zip!ok.xml valid"]
    );
}

#[test]
fn ten_thousand_members_are_refused() {
    let names: Vec<_> = (0..10_000).map(|index| format!("{index}.xml")).collect();
    let bytes = zip(names.iter().map(|name| (&**name, Vec::new())));
    assert_eq!(said("many", &bytes), ["a.zip unreadable ZIP!"]);
}

#[test]
fn an_empty_zip_is_named() {
    assert_eq!(said("empty", &zip([])), ["a.zip unreadable ZIP!"]);
}

#[test]
fn a_damaged_zip_is_named_and_a_damaged_member_costs_only_itself() {
    let good = zip([("a.xml", message()), ("b.xml", message())]);
    assert_eq!(said("cut", &good[..good.len() / 2]), ["a.zip unreadable ZIP!"]);
    let folder = Folder::new("zip-cut-in-words");
    folder.file("a.zip", &good[..good.len() / 2]);
    assert_eq!(folder.check()[0].findings[0].message.nl, "De ZIP is beschadigd of niet compleet");
    assert_eq!(said("nonsense", b"PK\x03\x04 and nothing else"), ["a.zip unreadable ZIP!"]);
    let mut flipped = good.clone();
    // Somewhere in the packed bytes of the first member.
    for byte in &mut flipped[60..80] {
        *byte ^= 0xFF;
    }
    assert_eq!(said("flipped", &flipped), ["a.zip!a.xml unreadable ZIP!", "a.zip!b.xml valid"]);
}

#[test]
fn a_member_that_unpacks_too_large_is_refused_whatever_its_header_says() {
    let mut bytes = zip([("bomb.xml", vec![b' '; 3_000_000]), ("ok.xml", message())]);
    assert!(bytes.len() < 10_000, "a bomb is small: {}", bytes.len());
    // The sizes in the headers lie: 10 bytes.
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    for at in [22, central + 24] {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let gists = said_within(Limits::for_messages_of(1_000_000), "bomb", &bytes);
    assert_eq!(gists.len(), 2, "{gists:?}");
    assert!(gists[0].starts_with("a.zip!bomb.xml unreadable"), "{gists:?}");
    assert_eq!(gists[1], "a.zip!ok.xml valid");
}

#[test]
fn what_the_members_unpack_to_together_is_bounded() {
    let blank = vec![b' '; 900_000];
    let names = ["1.xml", "2.xml", "3.xml", "4.xml", "5.xml", "6.xml"];
    let bytes = zip(names.map(|name| (name, blank.clone())));
    let gists = said_within(Limits::for_messages_of(1_000_000), "total", &bytes);
    // Four fit in 4 MB; what is left is refused by the ZIP's own limit.
    let refused: Vec<_> = gists.iter().map(|gist| gist.split(' ').next_back().unwrap()).collect();
    assert_eq!(refused, ["XSD!", "XSD!", "XSD!", "XSD!", "ZIP!", "ZIP!"]);
}

#[test]
fn a_zip_that_is_too_large_itself_is_not_read() {
    let folder = Folder::new("zip-size");
    std::fs::File::create(folder.0.join("a.zip")).unwrap().set_len(101_000_000).unwrap();
    assert_eq!(gists(&folder.check()), ["a.zip unreadable XSD!"]);
}

#[test]
fn the_same_name_twice_is_named() {
    let mut bytes = zip([("a.xml", message()), ("b.xml", message())]);
    while let Some(at) = bytes.windows(5).position(|window| window == b"b.xml") {
        bytes[at] = b'a';
    }
    assert_eq!(said("double", &bytes), ["a.zip unreadable ZIP!", "a.zip!a.xml valid"]);
}
