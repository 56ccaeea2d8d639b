//! Bends the order and number of elements, and mixes messages.

use ibericht::messages::Kind;
use ibericht::values::Domain;

use super::super::Seed;
use super::super::generate;
use super::super::tree::{Node, Owner, Part};

/// Removes an element, or a whole class or container.
pub fn remove(seed: &mut Seed, root: &mut Node) {
    let node = root.random_class(seed);
    if !node.content.is_empty() {
        node.content.remove(seed.below(node.content.len()));
    }
}

/// Writes an element, class or container twice, next to it or elsewhere in its class.
pub fn double(seed: &mut Seed, root: &mut Node) {
    let node = root.random_class(seed);
    if !node.content.is_empty() {
        let copy = node.content[seed.below(node.content.len())].clone();
        node.insert(seed, copy);
    }
}

/// Changes the order of two elements of a class.
pub fn swap(seed: &mut Seed, root: &mut Node) {
    let node = root.random_class(seed);
    if node.content.len() > 1 {
        let one = seed.below(node.content.len());
        let other =
            if seed.chance(2) { (one + 1) % node.content.len() } else { seed.below(node.content.len()) };
        node.content.swap(one, other);
    }
}

/// Changes two elements anywhere, classes and containers included.
pub fn swap_anywhere(seed: &mut Seed, root: &mut Node) {
    let one = root.random(seed).clone();
    let other = std::mem::replace(root.random(seed), one.clone());
    if other.count() < 200 && one.count() < 200 {
        *root.random(seed) = other;
    }
}

/// Takes an element out of its class and puts it into another.
pub fn relocate(seed: &mut Seed, root: &mut Node) {
    let from = root.random_class(seed);
    if from.content.is_empty() {
        return;
    }
    let part = from.content.remove(seed.below(from.content.len()));
    root.random(seed).insert(seed, part);
}

/// Puts a copy of an element of the message somewhere else.
pub fn copy_anywhere(seed: &mut Seed, root: &mut Node) {
    let copy = root.random(seed).clone();
    if copy.count() < 200 {
        root.random(seed).insert(seed, Part::Node(copy));
    }
}

/// Writes a name in another case, or another name.
pub fn rename(seed: &mut Seed, root: &mut Node) {
    let other = root.random(seed).name.clone();
    let node = root.random(seed);
    node.name = match seed.below(6) {
        0 => node.name.to_lowercase(),
        1 => node.name.to_uppercase(),
        2 => format!("{}x", node.name),
        3 => node.name[1..].to_string(),
        4 => format!("{}{}", node.name[..1].to_lowercase(), &node.name[1..]),
        _ => other,
    };
    if node.name.is_empty() {
        node.name = "x".into();
    }
}

/// Leaves nothing in an element, class or container.
pub fn empty(seed: &mut Seed, root: &mut Node) {
    let node = if seed.chance(2) { root.random(seed) } else { root.random_class(seed) };
    node.content.clear();
    if seed.chance(3) {
        node.content.push(Part::Raw((*seed.pick(&["", " ", "\n\t", "<!-- none -->"])).into()));
    }
}

/// Header, `BerichtCode` or body of another message, of the same message under the other law,
/// or any element of such a message in any place.
pub fn foreign_part(seed: &mut Seed, root: &mut Node) {
    let kinds: Vec<_> = Kind::ALL.into_iter().filter(|kind| has_body(root, *kind)).collect();
    let kind = if seed.chance(2) && !kinds.is_empty() { *seed.pick(&kinds) } else { *seed.pick(&Kind::ALL) };
    let domain = *seed.pick(&Domain::ALL);
    let (_, mut donor) = generate::message(seed, kind, domain);
    match seed.below(5) {
        0 => copy_child(&donor, root, "Header"),
        1 => {
            if let (Some(from), Some(to)) = (child(&mut donor, "Header"), child(root, "Header")) {
                copy_child(from, to, "BerichtCode");
            }
        }
        2 => {
            let header = donor.content.drain(..1);
            root.content.truncate(1);
            drop(header);
            root.content.append(&mut donor.content);
        }
        3 => {
            let part = donor.random(seed).clone();
            root.random(seed).insert(seed, Part::Node(part));
        }
        _ => {
            // An element of the same name from the other message, such as one that only the other law has.
            let part = donor.random_class(seed).clone();
            if let Some(same) = root.named(&part.name) {
                *same = part;
            }
        }
    }
}

/// Whether a kind of message has the same body element, so that both forms and both laws are likely donors.
fn has_body(root: &Node, kind: Kind) -> bool {
    let names = |table: &ibericht::xml::ClassTable| {
        table.elements.iter().any(|element| root.children().skip(1).any(|body| body.name == element.name))
    };
    names(kind.root())
}

fn child<'n>(node: &'n mut Node, name: &str) -> Option<&'n mut Node> {
    node.content.iter_mut().find_map(|part| match part {
        Part::Node(node) if node.name == name => Some(node),
        _ => None,
    })
}

fn copy_child(from: &Node, to: &mut Node, name: &str) {
    let Some(copy) = from.children().find(|child| child.name == name).cloned() else { return };
    if let Some(child) = child(to, name) {
        *child = copy;
    }
}

/// Drops, doubles, empties or adds retourcodes, in forward messages too.
pub fn codes(seed: &mut Seed, root: &mut Node) {
    let code = Node::leaf(Owner::Message, "RetourCode", *seed.pick(&["0200", "8001", "0001", "9999", "200"]));
    let codes = Node::class(Owner::Message, "RetourCodes", vec![Part::Node(code)]);
    let place = root.named("RetourCodes");
    match (place, seed.below(4)) {
        (Some(place), 0) => place.content.clear(),
        (Some(place), 1) => *place = codes,
        (Some(place), 2) => {
            let copy = place.content.clone();
            place.content.extend(copy);
        }
        (Some(_), _) => {
            let node = root.random_class(seed);
            node.content.retain(|part| !matches!(part, Part::Node(node) if node.name == "RetourCodes"));
        }
        // At the end of a class, where a return message has them.
        (None, 0..3) => root.random_class(seed).content.push(Part::Node(codes)),
        (None, _) => root.random_class(seed).insert(seed, Part::Node(codes)),
    }
}
