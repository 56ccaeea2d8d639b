//! Bends namespaces, prefixes and attributes.

use super::super::Seed;
use super::super::tree::{Node, Owner};

/// Attributes; `{m}` and `{b}` stand for the prefixes of message and base schema with their colon,
/// `{M}` and `{B}` for the namespaces, `{bind-m}` and `{bind-b}` for the attribute that binds each prefix.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("id", "1"),
    ("xsi:nil", "true"),
    ("xsi:nil", "false"),
    ("xsi:nil", "1"),
    ("xsi:nil", " maybe "),
    ("xsi:schemaLocation", "urn:a b.xsd"),
    ("xsi:schemaLocation", ""),
    ("xsi:schemaLocation", "{M} nowhere.xsd {B} nowhere.xsd"),
    ("xsi:noNamespaceSchemaLocation", "b.xsd"),
    ("xsi:other", "1"),
    ("xsi:type", ""),
    ("f:x", "y"),
    ("{m}x", "y"),
    ("{b}type", "y"),
    ("nil", "true"),
    ("type", "x"),
    ("xml:lang", "nl"),
    ("xml:space", "preserve"),
    ("xml:base", "x"),
    ("unbound:x", "1"),
    ("id", "&lt;&amp;&#65;"),
    ("id", "&nbsp;"),
];

const BINDINGS: &[(&str, &str)] = &[
    ("{bind-m}", "urn:other"),
    ("{bind-b}", "urn:other"),
    ("{bind-m}", "{B}"),
    ("{bind-b}", "{M}"),
    ("{bind-m}", "{M}"),
    ("{bind-b}", "{B}"),
    ("xmlns:q", "urn:q"),
    ("xmlns:q", "{M}"),
    ("xmlns", ""),
    ("xmlns", "urn:other"),
    ("xmlns", "{M}"),
    ("xmlns", "{B}"),
    ("xmlns:q", ""),
    ("xmlns:xsi", "urn:other"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xmlns:f", "{M}"),
    ("xmlns:f", "{B}"),
    ("{bind-b}", "{B} "),
    ("{bind-b}", "&#104;ttp{B-http}"),
    ("xmlns:xml", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns:q", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns:xmlns", "urn:x"),
];

/// Moves an element to another namespace.
pub fn other_space(seed: &mut Seed, root: &mut Node) {
    root.random(seed).space = *seed.pick(&[Owner::Message, Owner::Base, Owner::Foreign]);
}

/// Adds an attribute, now and then several.
pub fn attribute(seed: &mut Seed, root: &mut Node) {
    let node = root.random(seed);
    for _ in 0..=seed.below(2) {
        let (key, value) = *seed.pick(ATTRIBUTES);
        node.attributes.push((key.into(), value.into()));
    }
}

/// Binds a prefix, again or to something else, from an element on.
pub fn bind(seed: &mut Seed, root: &mut Node) {
    let (key, value) = *seed.pick(BINDINGS);
    root.random(seed).attributes.push((key.into(), value.into()));
}

/// Writes an element, or all below it, with a prefix that is bound right there, or with none.
pub fn own_prefix(seed: &mut Seed, root: &mut Node) {
    let all = seed.chance(2);
    let node = root.random(seed);
    let uri = match (seed.below(8), node.space) {
        (0, _) => "urn:other",
        (1, Owner::Message) | (2.., Owner::Base) => "{B}",
        (1, Owner::Base) | (2.., Owner::Message) => "{M}",
        (_, Owner::Foreign) => "urn:foreign",
    };
    let (prefix, key) = *seed.pick(&[("n:", "xmlns:n"), ("", "xmlns"), ("\u{e9}:", "xmlns:\u{e9}")]);
    node.attributes.push((key.into(), uri.into()));
    let space = node.space;
    node.write_with(prefix, space, all);
}

/// Names the type of an element: the right one, or any other.
pub fn type_name(seed: &mut Seed, root: &mut Node) {
    const OTHERS: &[&str] = &[
        "{b}LDT_Naam",
        "{b}LDT_Nummer",
        "{b}LDT_Datum",
        "{b}LDT_BerichtCode",
        "{b}CDT_Product",
        "{m}Header",
        "{m}Client",
        "{m}Root",
        "{m}RetourCodes",
        "{b}None",
        "xs:string",
        "xs:anyType",
        "xs:integer",
        "q:Client",
        "Client",
        "",
        " ",
        ":",
        "a:b:c",
        "{m}",
        "1x",
    ];
    let node = if seed.chance(2) { root.random(seed) } else { root.random_class(seed) };
    let (space, name) = node.type_name.clone();
    let (own, other) = if space == Owner::Base { ("{b}", "{m}") } else { ("{m}", "{b}") };
    let value = match seed.below(9) {
        0..=2 => format!("{own}{name}"),
        3 => format!(" {own}{name}\n"),
        4 => format!("{other}{name}"),
        5 => format!("{own}{}", name.to_lowercase()),
        6 => format!("f:{name}"),
        _ => (*seed.pick(OTHERS)).to_string(),
    };
    if value.starts_with("xs:") {
        node.attributes.push(("xmlns:xs".into(), "http://www.w3.org/2001/XMLSchema".into()));
    }
    node.attributes.push(("xsi:type".into(), value));
}
