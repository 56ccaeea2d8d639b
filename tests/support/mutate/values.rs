//! Bends values: edges of the types, markup inside a value, the value of another element.

use super::super::Seed;
use super::super::tree::{Node, Owner, Part};

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
    "0000000000000000000000000000000000000000000007",
    "+0000000000000000000000000000000000000000000007",
    "-00000000000000000000000000",
    "9999999999999999999999999999999999999999",
    "٣",
    "-0004-02-29",
    "-0003-02-29",
    "99999-12-31",
    "2100-02-29",
    "2000-02-29",
    "2026-02-28-05:00",
    "2026-02-28 ",
    "\u{a0}2026-02-28",
    "2026-02-28\n",
    "00:00:00",
    "00:00:00.0",
    "24:00:00.000",
    "24:00:00.1",
    "\t12:00:00\n",
    "12:00:00,5",
    "12:00:00.5 ",
    "12:00:60",
    "0001",
    "0200",
    "8001",
    "9999",
    "&#48;&#x31;",
    "<![CDATA[0]]><![CDATA[1]]>",
    "0<?pi?>1<!-- x -->",
    "\r",
    "a\rb",
    "&#x2028;",
    "\u{2028}",
    "\u{85}",
    "&#x1F600;",
    "\u{1ef3}",
    "\u{1ef4}",
    "\u{bf}",
    "\u{d7}",
    "e\u{301}",
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

/// What may be written inside a value without being part of it, or only in part.
const INSIDE: &[&str] = &[
    "<!-- remark -->",
    "<?pi data?>",
    "<![CDATA[]]>",
    "<![CDATA[x]]>",
    "<![CDATA[ ]]>",
    "<![CDATA[<a>]]>",
    "<![CDATA[1]]>",
    "&#32;",
    "&#x20;",
    "&#65;",
    "&#x30;",
    "&amp;",
    "&lt;",
    "\u{a0}",
    "<b/>",
    "<b>1</b>",
    " ",
    "\n",
];

/// Gives an element another value.
pub fn replace(seed: &mut Seed, root: &mut Node) {
    let leaf = root.random_leaf(seed);
    leaf.content = vec![Part::Raw((*seed.pick(VALUES)).into())];
}

/// Writes something inside a value.
pub fn interrupt(seed: &mut Seed, root: &mut Node) {
    let piece = *seed.pick(INSIDE);
    let leaf = root.random_leaf(seed);
    let Some(Part::Raw(raw)) = leaf.content.first_mut() else { return };
    // Not inside a reference: that would only ever be broken XML.
    let places: Vec<_> =
        (0..=raw.len()).filter(|at| raw.is_char_boundary(*at) && !inside_reference(&raw[..*at])).collect();
    raw.insert_str(*seed.pick(&places), piece);
}

fn inside_reference(before: &str) -> bool {
    before.rfind('&').is_some_and(|start| !before[start..].contains(';'))
}

/// Gives an element the value of another one.
pub fn borrow(seed: &mut Seed, root: &mut Node) {
    let content = root.random_leaf(seed).content.clone();
    root.random_leaf(seed).content = content;
}

/// Puts an element into a value.
pub fn nest(seed: &mut Seed, root: &mut Node) {
    let child = root.random(seed).clone();
    if child.count() < 20 {
        root.random_leaf(seed).content.push(Part::Node(child));
    }
}

/// Makes the document no XML at all, or something that a careful reader refuses.
pub fn break_up(seed: &mut Seed, root: &mut Node) {
    let piece = *seed.pick(BROKEN);
    root.random(seed).insert(seed, Part::Raw(piece.into()));
}

/// Puts text, or what is no element, between elements.
pub fn stray(seed: &mut Seed, root: &mut Node) {
    const STRAY: &[&str] = &["stray", "\u{a0}", "&#65;", "<![CDATA[\n]]>", "0", "&amp;"];
    let piece = if seed.chance(3) { *seed.pick(STRAY) } else { *seed.pick(INSIDE) };
    root.random(seed).insert(seed, Part::Raw(piece.into()));
}

/// An element of nobody.
pub fn extra(seed: &mut Seed, root: &mut Node) {
    let space = *seed.pick(&[Owner::Message, Owner::Base, Owner::Foreign]);
    root.random(seed).insert(seed, Part::Node(Node::leaf(space, "Extra", "x")));
}
