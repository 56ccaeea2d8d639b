//! Files that are no messages, or that try to do harm: one clear refusal each, never a panic.

use super::{GOOD, faults_of, is_valid, refusal_of};

fn refused(bytes: &[u8], says: &str) {
    let finding = refusal_of(bytes);
    assert!(finding.message.nl.contains(says), "expected `{says}` in: {}", finding.message.nl);
    assert!(!finding.advice.nl.is_empty() && !finding.advice.en.is_empty());
}

#[test]
fn what_is_not_xml() {
    refused(b"", "leeg");
    refused(b" \r\n\t ", "leeg");
    refused(b"\xEF\xBB\xBF", "leeg");
    refused(b"bsn;productcode\n999900006;02A03\n", "geen geldige XML");
    refused(b"%PDF-1.7 ", "geen geldige XML");
    refused(b"{\"Bericht\": 1}", "JSON, geen XML");
    refused(b"\xEF\xBB\xBF [1]", "JSON, geen XML");
    refused(b"PK\x03\x04", "teken dat XML niet toestaat");
}

#[test]
fn what_xml_is_strict_about() {
    refused(format!("\u{feff}\u{feff}{GOOD}").as_bytes(), "geen geldige XML");
    let broken = [
        ("</wmo315:Naam>", "</wmo315:naam>"),
        ("</wmo315:Naam>", "</wmo315:Naam a=\"b\">"),
        ("</wmo315:Naam>", "</wmo315:Naam></wmo315:Naam>"),
        ("</wmo315:Naam>", ""),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:a=\"b\"xmlns:c=\"d\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:a=\"b\" xmlns:a=\"c\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:a=\"\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:1=\"b\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:=\"b\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:a=\"&#0;\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:a=\"<\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns:xml=\"b\">"),
        ("<wmo315:Naam>", "<wmo315:Naam xmlns=\"http://www.w3.org/2000/xmlns/\">"),
        ("<wmo315:Naam>", "<?1 x?><wmo315:Naam>"),
        ("<wmo315:Naam>", "<? x?><wmo315:Naam>"),
        ("<wmo315:Naam>", "<?xml version=\"1.0\"?><wmo315:Naam>"),
        ("<wmo315:Naam>", "<!-- a -- b --><wmo315:Naam>"),
        ("version=\"1.0\"", "version=\"2.0\""),
        ("version=\"1.0\" ", ""),
        ("encoding=\"UTF-8\"", "encoding=\"UTF-8\" standalone=\"maybe\""),
        ("encoding=\"UTF-8\"", "encoding=\"UTF-8\" version=\"1.0\""),
    ];
    for (from, to) in broken {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD);
        assert!(!is_valid(text.as_bytes()), "{to}");
        refused(text.as_bytes(), "geen geldige XML");
    }
    assert!(is_valid(GOOD.replace("</wmo315:Naam>", "</wmo315:Naam\n>").as_bytes()));
    assert!(is_valid(GOOD.replace("encoding=\"UTF-8\"", "encoding='utf8' standalone='yes' ").as_bytes()));
}

#[test]
fn a_file_that_is_cut_off_anywhere() {
    for length in (1..GOOD.len()).filter(|length| GOOD.is_char_boundary(*length)) {
        let part = &GOOD.as_bytes()[..length];
        let whole = GOOD[length..].trim().is_empty();
        assert_eq!(is_valid(part), whole, "cut at {length}");
        if !whole {
            refusal_of(part);
        }
    }
    refused(&GOOD.as_bytes()[..GOOD.len() - 30], "afgebroken");
}

#[test]
fn encodings() {
    assert!(is_valid(GOOD.as_bytes()));
    assert!(is_valid(format!("\u{feff}{GOOD}").as_bytes()));
    assert!(is_valid(GOOD.replace('\n', "\r\n").as_bytes()));
    assert!(is_valid(GOOD.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "").as_bytes()));
    assert!(is_valid(GOOD.replace("UTF-8", "utf-8").as_bytes()));
    let utf16: Vec<u8> = [0xFFFE].into_iter().chain(GOOD.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    refused(&utf16, "geen UTF-8");
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(GOOD.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    refused(&utf16, "UTF-16");
    refused(GOOD.replace("UTF-8", "ISO-8859-1").as_bytes(), "ISO-8859-1");
    let latin1: Vec<u8> = GOOD.replace("Verzonnen", "Gen\u{e8}ve").chars().map(|c| c as u8).collect();
    let finding = refusal_of(&latin1);
    assert_eq!(finding.message.nl, "Het bestand is geen UTF-8: byte 0xE8");
    assert_eq!((finding.line, finding.column), (26, 25));
}

#[test]
fn another_message_release_or_namespace() {
    refused(GOOD.replace("3_2", "3_1").as_bytes(), "release 3.1");
    refused(GOOD.replace("wmo315", "wmo303").as_bytes(), "WMO303");
    refused(
        GOOD.replace("http://www.istandaarden.nl", "http://example.org").as_bytes(),
        "geen bekend bericht",
    );
    refused(
        GOOD.replace("Bericht ", "Brief ").replace(":Bericht>", ":Brief>").as_bytes(),
        "geen bekend bericht",
    );
    refused(b"<Bericht/>", "geen bekend bericht: `Bericht`");
    // The body of another message under this namespace is a message with faults.
    assert!(faults_of(&GOOD.replace("wmo315", "wmo323")).len() > 1);
}

#[test]
fn more_than_one_root() {
    let body = GOOD.split_once("?>\n").unwrap().1;
    refused(format!("{GOOD}{body}").as_bytes(), "precies \u{e9}\u{e9}n bericht");
    refused(format!("{GOOD}stray").as_bytes(), "Na het bericht");
    refused(format!("{GOOD}</x>").as_bytes(), "geen geldige XML");
    assert!(is_valid(format!("{GOOD}<!-- after -->\n<?pi?>").as_bytes()));
}

#[test]
fn dtd_and_entities() {
    let with = |dtd: &str| GOOD.replacen("?>\n", &format!("?>\n{dtd}\n"), 1);
    refused(with("<!DOCTYPE wmo315:Bericht>").as_bytes(), "DTD");
    let laughs = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    refused(with(laughs).as_bytes(), "DTD");
    let file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    refused(with(file).replace("Verzonnen", "&f;").as_bytes(), "DTD");
    refused(GOOD.replace("Verzonnen", "&nbsp;").as_bytes(), "`&nbsp;`");
    refused(GOOD.replace("Verzonnen", "&#0;").as_bytes(), "teken");
    refused(GOOD.replace("Verzonnen", "\u{1}").as_bytes(), "teken");
    refused(GOOD.replace("Verzonnen", "A & B").as_bytes(), "geen geldige XML");
    assert!(is_valid(GOOD.replace("Verzonnen", "&lt;&amp;&#x41;&apos;").as_bytes()));
}

#[test]
fn deep_nesting_is_refused_without_using_the_stack() {
    let deep = GOOD.replace("Verzonnen", &format!("{}{}", "<a>".repeat(500_000), "</a>".repeat(500_000)));
    refused(deep.as_bytes(), "te diep genest");
    let deep =
        GOOD.replace("<wmo315:Client>", &format!("<wmo315:Client>{}", "<wmo315:Client>".repeat(100_000)));
    refused(deep.as_bytes(), "te diep genest");
}

#[test]
fn more_than_25_mb_is_refused_and_the_limit_can_be_raised() {
    let text = "x".repeat(26_000_000);
    let big = GOOD.replace("Twee regels", &text);
    refused(big.as_bytes(), "groter dan 25 MB");
    let reading = ibericht::messages::read(big.as_bytes(), 30_000_000);
    assert!(matches!(reading, ibericht::messages::Reading::Valid(_)));
}

#[test]
fn a_megabyte_of_blanks_in_a_comment_is_no_trouble() {
    // The pattern of this element takes exponential time in an engine that backtracks.
    assert!(is_valid(GOOD.replace("Twee regels", &format!("x{}", " ".repeat(1_000_000))).as_bytes()));
    let blank = GOOD.replace("Twee regels\ntekst", &" ".repeat(1_000_000));
    let faults = faults_of(&blank);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].found.as_ref().unwrap().chars().count() < 100);
}

#[test]
fn ten_thousand_faults_are_enough() {
    let many = GOOD
        .replace("<wmo315:Commentaar>", &format!("{}<wmo315:Commentaar>", "<wmo315:Onzin/>".repeat(20_000)));
    let faults = faults_of(&many);
    assert_eq!(faults.len(), 10_001);
    assert!(faults[10_000].message.nl.contains("de rest is niet vermeld"));
}
