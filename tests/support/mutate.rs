//! Bends a message: some results are still valid, most are not.

use super::Seed;
use super::tree::{Node, Owner, Part, Style};

/// Values at the edges of what the types allow.
const VALUES: &[&str] = &[
    "",
    " ",
    "\n",
    "0",
    "00",
    "-0",
    "-1",
    "+7",
    "+",
    "-",
    "1.0",
    "1e3",
    " 5 ",
    "5 5",
    "99999999",
    "100000000",
    "999999999",
    "1000000000",
    "999999999999",
    "1000000000000",
    "12345678901234567890123456789012345678901234567890",
    "2026-02-28",
    "2026-02-29",
    "2024-02-29",
    "2026-2-28",
    "+2026-02-28",
    "2026-02-28Z",
    "2026-02-28+01:00",
    " 2026-02-28 ",
    "02026-02-28",
    "12026-02-28",
    "-2026-02-28",
    "0000-01-01",
    "-0001-12-31",
    "2026-06-31",
    "2026-13-01",
    "2026-00-01",
    "2026-01-00",
    "20260228",
    "2026-02-28T00:00:00",
    "12:00:00",
    "24:00:00",
    "24:00:01",
    "23:59:60",
    "12:00",
    "1:00:00",
    "12:00:00.",
    "12:00:00.5",
    "12:00:00.1234567890123",
    "12:00:00Z",
    "12:00:00+01:00",
    "-12:00:00",
    "01",
    "1",
    " 01",
    "01 ",
    "99",
    "NL",
    "nl",
    "ZZ",
    "31",
    "45",
    "02",
    "13",
    "D",
    "C",
    "d",
    "999900006",
    "99990000",
    "9999000066",
    "0268",
    "268",
    "73730042",
    "7373004",
    "1.0.0",
    "1.0",
    "01.0.0",
    "1.0.0.0",
    "v1.0.0",
    "A.B",
    "Jan",
    "J.",
    "é",
    "Éñ",
    "abcdefg",
    "abcdef",
    "a b",
    "45A04",
    "45A048",
    "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
    "\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}",
    "\u{a0}",
    "\u{2003}",
    "a\nb",
    "a\tb",
    "a\r\nb",
    "&#10;",
    "&#13;",
    "&#9;",
    "a&#10;b",
    "&#32;",
    "&#x41;",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;&apos;",
    "<![CDATA[]]>",
    "<![CDATA[01]]>",
    "<![CDATA[ ]]>",
    "0<!-- in -->1",
    "<?pi x?>01",
    "&#48;1",
    "0&#49;",
    "\u{fffd}",
    "\u{d7ff}",
    "\u{e000}",
];

/// Things that make a document no XML at all, or that a careful reader refuses.
const BROKEN: &[&str] = &[
    "&nbsp;",
    "&#0;",
    "&#xFFFE;",
    "&",
    "<",
    "]]>",
    "<a>",
    "</a>",
    "<!-- -- -->",
    "<?xml version='1.0'?>",
    "&#x110000;",
    "\u{b}",
    "\u{fffe}",
];

const ATTRIBUTES: &[(&str, &str)] = &[
    ("id", "1"),
    ("xsi:nil", "true"),
    ("xsi:nil", "false"),
    ("xsi:schemaLocation", "urn:a b.xsd"),
    ("xsi:noNamespaceSchemaLocation", "b.xsd"),
    ("f:x", "y"),
    ("xml:lang", "nl"),
    ("xml:space", "preserve"),
    ("xmlns:q", "urn:q"),
    ("xsi:other", "1"),
    ("unbound:x", "1"),
];

/// Changes one thing; returns how the document is to be written.
pub fn mutate(seed: &mut Seed, root: &mut Node) -> Style {
    let style = *seed.pick(&[Style::Usual, Style::Usual, Style::Other, Style::Default, Style::Below]);
    let number = seed.below(root.count());
    let node = root.at(number);
    let at = if node.content.is_empty() { 0 } else { seed.below(node.content.len()) };
    match seed.below(16) {
        0..=4 if node.is_leaf() => node.content = vec![Part::Raw((*seed.pick(VALUES)).into())],
        5 if seed.chance(4) => node.content.insert(at, Part::Raw((*seed.pick(BROKEN)).into())),
        6 if !node.content.is_empty() => drop(node.content.remove(at)),
        7 if !node.content.is_empty() => node.content.insert(at, node.content[at].clone()),
        8 if node.content.len() > 1 => {
            let other = seed.below(node.content.len());
            node.content.swap(at, other);
        }
        9 => node.space = *seed.pick(&[Owner::Message, Owner::Base, Owner::Foreign]),
        10 => node.name = if seed.chance(2) { node.name.to_lowercase() } else { format!("{}x", node.name) },
        11 => {
            let (key, value) = seed.pick(ATTRIBUTES);
            node.attributes.push(((*key).into(), (*value).into()));
        }
        12 => {
            let space = *seed.pick(&[Owner::Message, Owner::Base, Owner::Foreign]);
            node.content.insert(at, Part::Node(Node::leaf(space, "Extra", "x")));
        }
        13 => {
            let parts = [
                "<!-- remark -->",
                "<?pi data?>",
                "<![CDATA[ ]]>",
                "<![CDATA[x]]>",
                "stray",
                "  ",
                "&#32;",
                "&#65;",
                "\u{a0}",
            ];
            node.content.insert(at, Part::Raw((*seed.pick(&parts)).into()));
        }
        14 => node.content.clear(),
        _ => {}
    }
    style
}
