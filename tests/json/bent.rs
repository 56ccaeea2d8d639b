//! A bent message gets the same findings as XML and as JSON.

use ibericht::finding::Finding;
use ibericht::json;
use ibericht::messages::{Kind, MAX_BYTES, Reading, read};
use ibericht::values::{Domain, Restriction};
use ibericht::xml::{ClassTable, Content, Element, Fixed};
use serde_json::Value;

use crate::support::tree::{Node, Owner, Part, Style};
use crate::support::{Seed, generate};

const VALUES: &[&str] = &[
    "",
    " ",
    "\n",
    "0",
    "00",
    "-0",
    "-1",
    "+7",
    "1.0",
    "1e3",
    " 5 ",
    "5 5",
    "99999999",
    "100000000",
    "1000000000000",
    "12345678901234567890123456789012345678901234567890",
    "2026-02-29",
    " 2026-02-28 ",
    "2026-02-28Z",
    "12:00:00",
    "24:00:01",
    "01",
    "1",
    " 01",
    "99",
    "NL",
    "nl",
    "ZZ",
    "31",
    "45",
    "D",
    "999900006",
    "0268",
    "73730042",
    "1.0.0",
    "01.0.0",
    "Jan",
    "J.",
    "é",
    "a b",
    "a\nb",
    "\u{a0}",
    "\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}",
    "]]>",
    "<a>&",
    "\u{fffd}",
    "\u{202e}x",
];

/// The repeating element of a container.
fn item(table: &'static ClassTable) -> Option<&'static Element> {
    table.elements.iter().find(|element| element.repeats)
}

fn element(table: &'static ClassTable, name: &str, domain: Domain) -> Option<&'static Element> {
    let own: Vec<_> = table.elements.iter().filter(|element| element.is_for(domain)).collect();
    let exact = own.iter().find(|element| element.name == name);
    exact.or_else(|| own.iter().find(|element| element.name.eq_ignore_ascii_case(name))).copied()
}

/// Bends one class, or a class or value in it, in a way that JSON can be bent in as well.
fn bend(seed: &mut Seed, node: &mut Node, table: &'static ClassTable, domain: Domain) {
    let children = node.content.len();
    if children == 0 {
        return;
    }
    let at = seed.below(children);
    let in_container = item(table).is_some();
    let Part::Node(child) = &mut node.content[at] else { return };
    let content = element(table, &child.name, domain).map(|element| element.content);
    match (content, seed.below(14)) {
        (_, 0) => drop(node.content.remove(at)),
        (_, 1) => node.content.insert(at, node.content[at].clone()),
        (_, 2) if !in_container => {
            let name = *seed.pick(&["Extra", "x999900006", "Onbekend", "Geboorte-datum"]);
            node.content.insert(at, Part::Node(Node::leaf(Owner::Message, name, "x")));
        }
        (_, 3) if !in_container => {
            child.name = if seed.chance(2) { child.name.to_lowercase() } else { format!("{}x", child.name) };
        }
        (_, 4) => child.content.clear(),
        (Some(Content::Class(table)), _) => bend(seed, child, table, domain),
        (Some(_), _) => {
            let value = *seed.pick(VALUES);
            child.content = vec![Part::Raw(generate::escape(value))];
        }
        (None, _) => {}
    }
}

fn text(node: &Node) -> String {
    let raw: String =
        node.content.iter().map(|part| if let Part::Raw(raw) = part { raw.as_str() } else { "" }).collect();
    raw.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn string(text: &str) -> String {
    Value::from(text).to_string()
}

fn value(seed: &mut Seed, node: &Node, content: Option<Content>, domain: Domain) -> String {
    match content {
        Some(Content::Class(table)) => class(seed, node, table, domain),
        Some(Content::Simple(simple)) if matches!(simple.restriction, Restriction::Integer { .. }) => {
            number(seed, node)
        }
        Some(Content::Fixed(Fixed::BerichtVersie | Fixed::BerichtSubversie)) => number(seed, node),
        _ => string(&text(node)),
    }
}

/// As a number when it can be written as one; now and then as a string all the same.
fn number(seed: &mut Seed, node: &Node) -> String {
    let text = text(node);
    let is_number = serde_json::from_str::<serde_json::Number>(&text).is_ok() && text == text.trim();
    if is_number && !seed.chance(4) { text } else { string(&text) }
}

fn class(seed: &mut Seed, node: &Node, table: &'static ClassTable, domain: Domain) -> String {
    if let Some(item) = item(table) {
        let items: Vec<_> =
            node.children().map(|child| value(seed, child, Some(item.content), domain)).collect();
        return format!("[{}]", items.join(","));
    }
    format!("{{{}}}", members(seed, node, table, domain).join(",\n"))
}

/// The members in any order, but for those of one name.
fn members(seed: &mut Seed, node: &Node, table: &'static ClassTable, domain: Domain) -> Vec<String> {
    let mut members: Vec<(String, String)> = node
        .children()
        .map(|child| {
            let content = element(table, &child.name, domain).map(|element| element.content);
            let value = value(seed, child, content, domain);
            (child.name.to_lowercase(), format!("{}: {value}", string(&child.name)))
        })
        .collect();
    for at in 1..members.len() {
        let other = seed.below(at + 1);
        let (from, to) = (other.min(at), other.max(at));
        if members[from..=to].iter().all(|(name, _)| *name != members[from].0 || from == to)
            && members[from..=to].iter().filter(|(name, _)| *name == members[to].0).count() == 1
        {
            members.swap(from, to);
        }
    }
    members.into_iter().map(|(_, text)| text).collect()
}

/// What counts of a finding, without the prefixes that only XML has.
fn facts(findings: &[Finding]) -> Vec<[String; 5]> {
    let plain = |text: &str| text.replace("base:", "");
    let mut facts: Vec<_> = findings
        .iter()
        .map(|finding| {
            let expected = finding.expected.as_ref().map(|text| text.nl.to_string());
            [
                finding.path.clone(),
                finding.rule.to_string(),
                format!("{:?}", finding.found.as_deref().map(plain)),
                format!("{expected:?}"),
                plain(&finding.message.nl),
            ]
        })
        .collect();
    facts.sort();
    facts
}

#[test]
fn bent_messages_get_the_same_findings() {
    let (mut valid, mut invalid) = (0, 0);
    let mut seed = Seed(41);
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            for _ in 0..40 {
                let (name, mut root) = generate::message(&mut seed, kind, domain);
                for _ in 0..=seed.below(4) {
                    bend(&mut seed, &mut root, kind.root(), domain);
                }
                let xml = root.document(&name, Style::Default);
                let mut all = members(&mut seed, &root, kind.root(), domain);
                all.insert(seed.below(all.len() + 1), format!("\"Bericht\": {}", string(&name.name())));
                all.insert(seed.below(all.len() + 1), "\"Release\": \"3.2\"".into());
                let json = format!("{{{}}}", all.join(",\n"));
                let from_xml = read(xml.as_bytes(), MAX_BYTES);
                match (from_xml, json::read(json.as_bytes(), MAX_BYTES)) {
                    (Reading::Valid(a), Reading::Valid(b)) => {
                        valid += 1;
                        assert_eq!(a, b, "{xml}\n{json}");
                    }
                    (
                        Reading::Invalid { message, id, findings },
                        Reading::Invalid { message: same, id: same_id, findings: told },
                    ) => {
                        invalid += 1;
                        assert_eq!(message, same);
                        // In XML it is not found below a name in another case; in JSON it is.
                        if !["<header", "<berichtidentificatie", ":identificatie"]
                            .iter()
                            .any(|name| xml.contains(name))
                        {
                            assert_eq!(id, same_id, "{xml}\n{json}");
                        }
                        assert_eq!(facts(&findings), facts(&told), "{xml}\n{json}");
                        assert!(told.iter().all(|finding| finding.line > 0 && finding.column > 0));
                        let order: Vec<_> =
                            told.iter().map(|finding| (finding.line, finding.column)).collect();
                        assert!(order.is_sorted(), "{order:?}");
                    }
                    (from_xml, from_json) => panic!("{from_xml:#?}\n{from_json:#?}\n{xml}\n{json}"),
                }
            }
        }
    }
    assert!(valid > 20 && invalid > 1000, "{valid} valid, {invalid} invalid");
}
