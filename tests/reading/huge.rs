//! Much of anything: one verdict in time that grows with the file and no faster.

use super::{GOOD, faults_of, is_valid, refusal_of};

/// The text with `many` in front of the one element of that name.
fn before(element: &str, many: &str) -> String {
    let tag = format!("\t\t<wmo315:{element}>");
    assert_eq!(GOOD.matches(&tag).count(), 1);
    GOOD.replace(&tag, &format!("{many}{tag}"))
}

#[test]
fn a_comment_of_many_megabytes() {
    for (length, text) in [(1_000_000, "x"), (500_000, "x\u{e9}\n"), (24_000_000, "x")] {
        assert!(is_valid(GOOD.replace("Twee regels", &text.repeat(length)).as_bytes()), "{length}");
    }
    for blanks in [" ".repeat(1_000_000), "\r\n\t ".repeat(250_000)] {
        assert!(is_valid(GOOD.replace("Twee regels", &format!("x{blanks}")).as_bytes()));
        let faults = faults_of(&GOOD.replace("Twee regels\ntekst", &blanks));
        assert_eq!(faults.len(), 1);
        assert!(faults[0].found.as_ref().unwrap().chars().count() < 100);
    }
    let pieces = "a&amp;<!-- b --><![CDATA[c]]>".repeat(50_000);
    assert!(is_valid(GOOD.replace("Twee regels", &pieces).as_bytes()));
}

#[test]
fn numbers_of_forty_digits() {
    for (number, valid) in [
        ("0".repeat(39) + "7", true),
        ("+".to_string() + &"0".repeat(40), true),
        ("9".repeat(40), false),
        ("-".to_string() + &"9".repeat(40), false),
        ("0".repeat(1_000_000), true),
        ("9".repeat(1_000_000), false),
    ] {
        let text = GOOD.replace(">24<", &format!(">{number}<"));
        assert_eq!(is_valid(text.as_bytes()), valid, "{} digits", number.len());
        if !valid {
            assert!(faults_of(&text)[0].found.as_ref().unwrap().chars().count() < 100);
        }
    }
}

#[test]
fn thousands_of_attributes() {
    let attributes = |name: &dyn Fn(usize) -> String| (0..20_000).map(name).collect::<String>();
    let tag = |all: &str| GOOD.replace("<wmo315:Client>", &format!("<wmo315:Client{all}>"));
    assert_eq!(faults_of(&tag(&attributes(&|n| format!(" a{n}=\"\"")))).len(), 10_001);
    let twice = refusal_of(tag(&attributes(&|_| " a=\"\"".into())).as_bytes());
    assert!(twice.message.nl.contains("geen geldige XML"));
}

#[test]
fn thousands_of_namespace_declarations() {
    let base = "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema";
    let many = (0..20_000).map(|n| format!(" xmlns:p{n}=\"{base}\"")).collect::<Vec<_>>().concat();
    let text = GOOD.replace("<wmo315:Bericht ", &format!("<wmo315:Bericht{many} "));
    assert!(is_valid(text.as_bytes()));
    // All of them used, and all of them below the root.
    let other = text.replace("<iwmo:", "<p19999:").replace("</iwmo:", "</p19999:");
    assert!(is_valid(other.as_bytes()));
    let below = GOOD.replace("<wmo315:Client>", &format!("<wmo315:Client{many}>"));
    assert!(is_valid(below.as_bytes()));
}

#[test]
fn very_long_names() {
    let name = "n".repeat(1_000_000);
    for long in [format!("<{name}/>"), format!("<wmo315:{name}/>"), format!("<{name}:Bsn/>")] {
        let faults = faults_of(&before("Commentaar", &long));
        assert_eq!(faults.len(), 1 + usize::from(long.contains(":Bsn")));
        for fault in faults {
            assert!(fault.path.len() < 200 && fault.found.unwrap().chars().count() <= 81);
        }
    }
    let attribute = GOOD.replace("<wmo315:Client>", &format!("<wmo315:Client {name}=\"\">"));
    assert!(faults_of(&attribute)[0].found.as_ref().unwrap().chars().count() <= 81);
    let inside = GOOD.replace("Verzonnen</", &format!("<{name}/></"));
    assert!(faults_of(&inside)[0].found.as_ref().unwrap().chars().count() <= 81);
}

#[test]
fn thousands_of_faults_on_one_line() {
    // The column is counted on from the fault before, not from the start of the line.
    let faults = faults_of(&before("Commentaar", &"<\u{e9}/>".repeat(5_000)));
    assert_eq!(faults.len(), 5_000);
    for (fault, number) in faults.iter().zip(0..) {
        assert_eq!((fault.line, fault.column), (29, 1 + 4 * number));
    }
}

#[test]
fn the_list_ends_with_one_remark_that_there_is_more() {
    // Elements told as missing come after all, again and again, long after the list is full.
    let from = GOOD.find("\t\t\t<wmo315:AangevraagdProduct>").unwrap();
    let to = GOOD.find("\t\t</wmo315:AangevraagdeProducten>").unwrap();
    let swapped = GOOD[from..to]
        .replace("REF-1", "")
        .replace("<iwmo:Code>02A17</iwmo:Code>", "")
        .replace("<iwmo:Categorie>", "<iwmo:Code>02A17</iwmo:Code><iwmo:Categorie>");
    let faults = faults_of(&format!("{}{}{}", &GOOD[..from], swapped.repeat(8_000), &GOOD[to..]));
    assert_eq!(faults.len(), 10_001);
    let more: Vec<_> = faults.iter().filter(|fault| fault.message.nl.contains("de rest")).collect();
    assert_eq!(more.len(), 1);
    assert!(faults[10_000].message.nl.contains("de rest"));
}

#[test]
fn huge_repeated_containers() {
    let from = GOOD.find("\t\t<wmo315:AangevraagdeProducten>").unwrap();
    let to = GOOD.find("\t</wmo315:Client>").unwrap();
    let container = &GOOD[from..to];
    let faults = faults_of(&format!("{}{}{}", &GOOD[..from], container.repeat(3_000), &GOOD[to..]));
    assert_eq!(faults.len(), 2_999);
    assert!(faults.iter().all(|fault| fault.message.nl.contains("meer dan")));
    let open = "\t\t<wmo315:AangevraagdeProducten>\n";
    let product =
        container.trim_start_matches(open).trim_end().trim_end_matches("</wmo315:AangevraagdeProducten>");
    assert!(is_valid(
        GOOD.replace(container, &container.replace(product, &product.repeat(20_000))).as_bytes()
    ));
}

#[test]
fn a_forest_of_empty_elements_comments_and_instructions() {
    let faults = faults_of(&before("Commentaar", &"<x/>".repeat(50_000)));
    assert_eq!(faults.len(), 10_001);
    assert!(is_valid(before("Commentaar", &"<!----><?p?>".repeat(50_000)).as_bytes()));
    let nested = faults_of(&before("Commentaar", &format!("<x>{}</x>", "<y><z/></y>".repeat(50_000))));
    assert_eq!(nested.len(), 1);
}
