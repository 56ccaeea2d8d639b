//! Ten faults of ten sorts in one message of every kind: ten findings, each in its place.

use ibericht::messages::Kind;
use ibericht::values::{Domain, Pattern, Restriction};
use ibericht::xml::{ClassTable, Content, Element};

use super::faults_of;
use super::support::Seed;
use super::support::generate::message;
use super::support::tree::{Node, Owner, Part, Style};

/// A leaf of the message: where it is in the tree, and what it is.
struct Leaf {
    at: Vec<usize>,
    element: &'static Element,
    parent: String,
}

fn leaves(node: &Node, table: &'static ClassTable, at: &[usize], found: &mut Vec<Leaf>) {
    for (index, part) in node.content.iter().enumerate() {
        let Part::Node(child) = part else { continue };
        let element = table.elements.iter().find(|element| element.name == child.name).unwrap();
        let at = [at, &[index]].concat();
        match element.content {
            Content::Class(inner) => leaves(child, inner, &at, found),
            _ => found.push(Leaf { at, element, parent: node.name.clone() }),
        }
    }
}

fn parent<'n>(root: &'n mut Node, at: &[usize]) -> &'n mut Node {
    at[..at.len() - 1].iter().fold(root, |node, index| {
        let Part::Node(child) = &mut node.content[*index] else { panic!("a path leads along elements") };
        child
    })
}

/// The sorts of fault, each with what the finding says.
const SORTS: [(&str, &str); 10] = [
    ("value", "De waarde van"),
    ("missing", "ontbreekt"),
    ("doubled", "meer dan één keer"),
    ("unknown", "hoort hier niet"),
    ("case", "andere hoofdletters"),
    ("namespace", "verkeerde namespace"),
    ("attribute", "attribuut"),
    ("child", "staat het element"),
    ("text", "staat tekst"),
    ("empty", "De waarde van"),
];

/// A text that a leaf does not allow.
fn wrong(element: &Element) -> &'static str {
    match element.content {
        Content::Simple(simple) => match simple.restriction {
            Restriction::Text { pattern: None | Some(Pattern::NotBlank | Pattern::Comment), .. } => "",
            _ => "f.o",
        },
        _ => "f.o",
    }
}

/// Plants a fault; the comment in it tells its line.
fn plant(root: &mut Node, leaf: &Leaf, sort: &str) {
    let mark = Part::Raw(format!("<!--{sort}-->"));
    let parent = parent(root, &leaf.at);
    let index = *leaf.at.last().unwrap();
    let Part::Node(node) = &mut parent.content[index] else { panic!("a leaf is an element") };
    match sort {
        "value" => node.content = vec![mark, Part::Raw(wrong(leaf.element).into())],
        "empty" => node.content = vec![mark],
        "case" => {
            node.name = node.name.to_uppercase();
            node.content.insert(0, mark);
        }
        "namespace" => {
            node.space = Owner::Foreign;
            node.content.insert(0, mark);
        }
        "attribute" => {
            node.attributes.push(("id".into(), "1".into()));
            node.content.insert(0, mark);
        }
        "child" => {
            let mut child = Node::leaf(Owner::Foreign, "b", "");
            child.content.push(mark);
            node.content.push(Part::Node(child));
        }
        "doubled" => {
            let mut copy = node.clone();
            copy.content.insert(0, mark);
            parent.content.insert(index + 1, Part::Node(copy));
        }
        "missing" => drop(parent.content.remove(index)),
        "unknown" => {
            let mut extra = Node::leaf(Owner::Message, "Extra", "x");
            extra.content.push(mark);
            parent.content.insert(index, Part::Node(extra));
        }
        "text" => parent.content.insert(index, Part::Raw("los<!--text-->".into())),
        other => panic!("{other}"),
    }
}

fn ten_faults(kind: Kind, domain: Domain) {
    let mut seed = Seed(u64::from(kind.number()) * 2 + u64::from(domain == Domain::Jw));
    let (name, mut root, mut places) = loop {
        let (name, root) = message(&mut seed, kind, domain);
        let mut places = Vec::new();
        leaves(&root, kind.root(), &[], &mut places);
        places.retain(|leaf| leaf.element.required && !leaf.element.repeats);
        if places.len() >= SORTS.len() {
            break (name, root, places);
        }
    };
    // Ten leaves over the whole message; the last first, so that the earlier ones stay where they are.
    let step = places.len() / SORTS.len();
    let mut chosen: Vec<_> = places.drain(..).step_by(step).take(SORTS.len()).collect();
    chosen.reverse();
    let mut expected = Vec::new();
    // Every message has its sorts of fault in other places.
    let shift = usize::from(kind.number()) + usize::from(domain == Domain::Jw);
    for (number, leaf) in chosen.iter().enumerate() {
        let (sort, words) = SORTS[(number + shift) % SORTS.len()];
        plant(&mut root, leaf, sort);
        let element = match sort {
            "unknown" => "Extra".to_string(),
            "text" => leaf.parent.clone(),
            _ => leaf.element.name.to_string(),
        };
        expected.push((sort, words, element));
    }
    expected.reverse();
    let text = root.document(&name, Style::Usual);
    let faults = faults_of(&text);
    assert_eq!(faults.len(), SORTS.len(), "{}: {faults:#?}\n{text}", name.name());
    assert!(faults.is_sorted_by_key(|fault| (fault.line, fault.column)));
    for ((sort, words, element), fault) in expected.into_iter().zip(&faults) {
        let at = format!("{} {sort}: {fault:#?}", name.name());
        assert_eq!(fault.rule, "XSD");
        assert!(fault.message.nl.contains(words), "{at}");
        assert!(!fault.advice.nl.is_empty() && !fault.advice.en.is_empty(), "{at}");
        assert!(fault.path.starts_with("/Bericht"), "{at}");
        let last = fault.path.rsplit('/').next().unwrap();
        assert_eq!(last.split('[').next().unwrap(), element, "{at}");
        assert!(fault.line > 1 && fault.column > 0, "{at}");
        // What is not there has no line of its own: it is told at what stands in its place.
        let line = text.lines().position(|line| line.contains(&format!("<!--{sort}-->")));
        if let Some(line) = line {
            assert_eq!(usize::try_from(fault.line).unwrap(), line + 1, "{at}\n{text}");
        }
    }
}

#[test]
fn ten_faults_in_every_message_are_ten_findings() {
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            ten_faults(kind, domain);
        }
    }
}
