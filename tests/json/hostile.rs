//! Files that are no messages, or that try to do harm: one clear refusal each, never a panic.

use ibericht::json;
use ibericht::messages::{MAX_BYTES, Reading};

use super::{faults_of, good, refusal_of, valid};

fn refused(text: impl AsRef<[u8]>, says: &str) -> (u32, u32) {
    let finding = refusal_of(text.as_ref());
    assert!(finding.message.nl.contains(says), "expected `{says}` in: {}", finding.message.nl);
    assert!(!finding.advice.nl.is_empty() && !finding.advice.en.is_empty() && finding.is_error());
    (finding.line, finding.column)
}

#[test]
fn what_is_not_json() {
    refused("", "leeg");
    refused(" \r\n", "leeg");
    refused("\u{feff}", "leeg");
    // Found by fuzzing: a second byte order mark was told to be no XML.
    refused("\u{feff}\u{feff}", "geen geldige JSON");
    assert_eq!(refused("{\n  é\n}", "geen geldige JSON: key must be a string"), (2, 3));
    assert_eq!(refused("{\"a\": \"ééé\", \"b\" 1}", "geen geldige JSON: expected `:`"), (1, 18));
    refused("{'Bericht': 1}", "geen geldige JSON");
    refused("{\"a\": 01}", "geen geldige JSON");
    refused("{\"a\": NaN}", "geen geldige JSON");
    refused("{\"a\": 1,}", "geen geldige JSON");
    refused("{\"a\": \"\n\"}", "geen geldige JSON");
    refused("{\"a\": \"\\x\"}", "geen geldige JSON");
    refused(good().replace("\"Client\"", "// note\n\"Client\""), "geen geldige JSON");
    assert_eq!(refused(format!("{}{{}}", good().trim_end()), "geen geldige JSON: trailing"), (52, 2));
    refused(b"{\"a\": \"\xe8\"}", "geen UTF-8: byte 0xE8");
    refused(b"\xff\xfe{\0", "UTF-16");
    refused("[]", "geen object");
    refused("\"Bericht\"", "geen object");
    refused("null", "geen object");
}

#[test]
fn a_file_that_is_cut_off_anywhere() {
    let text = good();
    for length in (1..text.trim_end().len()).filter(|length| text.is_char_boundary(*length)) {
        let finding = refusal_of(&text.as_bytes()[..length]);
        assert!(finding.message.nl.contains("afgebroken"), "{}", finding.message.nl);
    }
}

#[test]
fn which_message_it_is() {
    let line = "  \"Bericht\": \"WMO315\",\n";
    let with = |to: &str| good().replace(line, to);
    assert_eq!(refused(with(""), "De sleutel `Bericht` ontbreekt"), (0, 0));
    assert_eq!(refused(with("\"Bericht\": 315,"), "`Bericht` heeft niet precies één tekst"), (2, 12));
    assert_eq!(refused(with("\"Bericht\": {},"), "`Bericht` heeft niet precies één tekst"), (2, 12));
    refused(with(&line.repeat(2)), "`Bericht` heeft niet precies één tekst");
    assert_eq!(refused(with("\"Bericht\": \"WMO303\","), "Release 3.2 kent geen bericht `WMO303`"), (2, 12));
    for other in ["wmo315", "", "ZK33", "WMO0315", "999900006"] {
        let finding = refusal_of(with(&format!("\"Bericht\": \"{other}\",")).as_bytes());
        assert!(finding.message.nl.contains("kent geen bericht"), "{}", finding.message.nl);
        assert!(!finding.message.nl.contains("999900006"));
    }
    let release = |to: &str| good().replace("  \"Release\": \"3.2\",\n", to);
    refused(release(""), "De sleutel `Release` ontbreekt");
    refused(release("\"Release\": 3.2,"), "`Release` heeft niet precies één tekst");
    assert_eq!(refused(release("\"Release\": \"3.1\","), "van release 3.1; alleen release 3.2"), (3, 12));
    // A message with its name and release and nothing else is one with faults.
    assert!(
        faults_of("{\"Bericht\": \"JW301\", \"Release\": \"3.2\"}").iter().all(|finding| finding.line == 1)
    );
}

#[test]
fn deep_nesting_is_refused_without_using_the_stack() {
    refused("[".repeat(1_000_000), "te diep genest");
    refused(format!("{}{}", "{\"a\":".repeat(500_000), "}".repeat(500_000)), "te diep genest");
    let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
    let text = good().replace("\"Bsn\": \"999900006\"", &format!("\"Bsn\": {deep}"));
    assert_eq!(faults_of(&text).len(), 1);
    let text = good().replace("\"Bsn\": \"999900006\"", &format!("\"Bsn\": {}", "[".repeat(70)));
    refused(text, "te diep genest");
    // Brackets and quotes in texts are no nesting.
    let text = good().replace("Twee regels", &"[{\\\"".repeat(100));
    valid(&text);
}

#[test]
fn more_than_25_mb_is_refused_and_the_limit_can_be_raised() {
    let big = good().replace("Twee regels", &"x".repeat(26_000_000));
    refused(&big, "groter dan 25 MB");
    assert!(matches!(json::read(big.as_bytes(), 30_000_000), Reading::Valid(_)));
    // Three bytes each as JSON, a pair of long names as XML.
    let items = "{},".repeat(330_000);
    let list =
        good().replace("\"AangevraagdeProducten\": [", &format!("\"AangevraagdeProducten\": [{items}"));
    let Reading::Unreadable(finding) = json::read(list.as_bytes(), 1_000_000) else { panic!("too large") };
    assert_eq!(finding.message.nl, "Het bericht is als XML groter dan 8 MB");
}

#[test]
fn ten_thousand_faults_are_enough() {
    let with = |members: &str| good().replace("\"Client\": {", &format!("\"Client\": {{{members}"));
    for text in [
        with(&"\"Onzin\":1,".repeat(20_000)),
        with(&"\"Bsn\":\"1\",".repeat(20_000)),
        with(&"\"bsn\":7,".repeat(20_000)),
    ] {
        let faults = faults_of(&text);
        assert_eq!(faults.len(), 10_001);
        assert!(faults[10_000].message.nl.contains("de rest is niet vermeld"));
        assert!(faults[..10_000].iter().all(|finding| !finding.message.nl.contains("de rest")));
    }
}

/// One line of megabytes with thousands of faults, and texts full of escapes: time grows with size only.
#[test]
fn no_quadratic_traps() {
    let one_line = good().replace('\n', "");
    let items = "{\"Onzin\":\"\\u0000\"},".repeat(100_000);
    let list =
        one_line.replace("\"AangevraagdeProducten\": [", &format!("\"AangevraagdeProducten\": [{items}"));
    assert_eq!(faults_of(&list).len(), 10_001);
    let text = one_line.replace("Twee regels", &"\\n\\\"&]\\ud83d\\ude00".repeat(60_000));
    valid(&text);
    assert!(text.len() < MAX_BYTES);
}
