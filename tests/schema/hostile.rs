//! Input made to hurt ends in a difference, soon, and never in a panic.

use std::fs;
use std::time::{Duration, Instant};

use ibericht::finding::Lang;
use ibericht::schema::{DifferenceKind, MAX_FILE_BYTES, diff_folder, read};

use super::{folder, plain, report};

fn size() -> usize {
    usize::try_from(MAX_FILE_BYTES).unwrap()
}

#[test]
fn a_file_that_is_too_large_or_no_utf8_is_told() {
    let folder = folder("large");
    fs::write(folder.join("WMO301.xsd"), plain("WMO301") + &" ".repeat(size())).unwrap();
    let utf16: Vec<_> = plain("WMO305").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("WMO305.xsd"), [&[0xff, 0xfe], &*utf16].concat()).unwrap();
    let report = diff_folder(&folder).unwrap();
    assert_eq!(super::lines(&report), ["is groter dan 500000 bytes", "is geen UTF-8"]);
    assert!(report.compared.is_empty());
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    let text = format!("\u{feff}{}", plain("WMO301"));
    assert_eq!(super::lines(&report("bom", "WMO301", &text)), Vec::<String>::new());
}

#[test]
fn depth_width_and_many_attributes_end_soon() {
    let start = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema">"#;
    let many = |part: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for index in 0.. {
            let part = part(index);
            if text.len() + part.len() > size() - 1000 {
                return text;
            }
            text += &part;
        }
        text
    };
    let deep = "<xs:choice>".repeat(size() / 25) + &"</xs:choice>".repeat(size() / 25);
    let texts = [
        format!("{start}{deep}</xs:schema>"),
        format!("{start}{}", "<a>".repeat(size() / 4)),
        format!("{start}{}</xs:schema>", many(&|index| format!("<xs:complexType name=\"{index}\"/>"))),
        format!(
            "{start}<xs:complexType name=\"Client\"><xs:sequence>{}</xs:sequence></xs:complexType></xs:schema>",
            many(&|index| format!("<xs:element name=\"{index}\" type=\"xs:int\"/>"))
        ),
        format!("{start}<xs:element {}/></xs:schema>", many(&|index| format!("a{index}=\"\" "))),
        format!("{start}<xs:element {}/></xs:schema>", many(&|index| format!("xmlns:a{index}=\"{index}\" "))),
        format!("{start}<xs:simpleType name=\"{}\"/></xs:schema>", "a".repeat(size() - 1000)),
    ];
    for (index, text) in texts.iter().enumerate() {
        let begun = Instant::now();
        let report = report(&format!("hostile-{index}"), "WMO301", text);
        assert!(!report.differences.is_empty());
        assert!(report.text(Lang::Nl).lines().all(|line| line.chars().count() < 1000));
        assert!(begun.elapsed() < Duration::from_mins(1), "text {index} took {:?}", begun.elapsed());
    }
}

#[test]
fn what_a_file_says_does_not_steer_a_terminal() {
    let text = super::bend("WMO301", "name=\"Bsn\"", "name=\"B&#x202e;&#x85;sn\"");
    let report = report("steer", "WMO301", &text);
    let text = report.text(Lang::Nl) + &serde_json::to_string(&report.view(Lang::Nl)).unwrap();
    assert!(text.contains("B\u{fffd}\u{fffd}sn") && !text.contains(['\u{202e}', '\u{85}']), "{text}");
    assert_eq!(report.differences.len(), 2);
}

#[test]
fn any_cut_of_a_schema_is_read_or_refused() {
    let text = plain("WMO301");
    for end in (0..text.len()).step_by(7) {
        assert!(read(&text[..end]).is_err(), "{end}");
    }
    let bytes = text.as_bytes();
    let mut understood = 0;
    for at in (0..bytes.len()).step_by(11) {
        for byte in [b'<', b'"', b'x', b':', b' '] {
            let mut bent = bytes.to_vec();
            bent[at] = byte;
            understood += usize::from(read(std::str::from_utf8(&bent).unwrap()).is_ok());
        }
    }
    assert!(understood > 100);
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_told() {
    let folder = folder("irregular");
    std::os::unix::fs::symlink("/dev/zero", folder.join("WMO301.xsd")).unwrap();
    let report = diff_folder(&folder).unwrap();
    assert_eq!(super::lines(&report), ["is geen gewoon bestand"]);
    assert_eq!(report.differences[0].kind, DifferenceKind::Unreadable);
}
