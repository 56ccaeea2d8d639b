//! Valid messages, made from the tables of the classes.

use ibericht::messages::Kind;
use ibericht::values::{Domain, Pattern, Restriction};
use ibericht::xml::{ClassTable, Content, MessageName};

use super::Seed;
use super::tree::{Node, Owner, Part};

/// A random message that follows its schema.
pub fn message(seed: &mut Seed, kind: Kind, domain: Domain) -> (MessageName, Node) {
    let name = kind.message(domain);
    let mut root = class(seed, &name, kind.root(), Owner::Message, "Bericht");
    root.space = Owner::Message;
    (name, root)
}

fn class(seed: &mut Seed, name: &MessageName, table: &ClassTable, space: Owner, element: &str) -> Node {
    let mut content = Vec::new();
    for child in table.elements.iter().filter(|child| child.is_for(name.domain)) {
        if !child.required && seed.chance(3) {
            continue;
        }
        let times = if child.repeats { 1 + seed.below(3) } else { 1 };
        for _ in 0..times {
            let space = Owner::from(table.space);
            content.push(Part::Node(match &child.content {
                Content::Class(table) => class(seed, name, table, space, child.name),
                Content::Fixed(fixed) => Node::leaf(space, child.name, name.fixed(*fixed)),
                Content::Simple(simple) => {
                    let text = value(seed, &simple.restriction, name.domain);
                    Node::leaf(space, child.name, escape(&text))
                }
            }));
        }
    }
    Node { space, name: element.into(), attributes: Vec::new(), content }
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text that the restriction allows, now and then in an unusual form.
pub fn value(seed: &mut Seed, restriction: &Restriction, domain: Domain) -> String {
    match restriction {
        Restriction::Integer { max } => {
            let number = match seed.below(4) {
                0 => *max,
                1 => 0,
                _ => seed.next() % (max + 1),
            };
            match seed.below(6) {
                0 => format!("+{number}"),
                1 => format!("00{number}"),
                2 => format!(" \n{number}\t"),
                _ => number.to_string(),
            }
        }
        Restriction::Code { list, .. } => {
            let codes: Vec<_> = list.for_domain(domain).collect();
            seed.pick(&codes).code.into()
        }
        Restriction::Date => {
            let date =
                format!("{}-{:02}-{:02}", 1900 + seed.below(200), 1 + seed.below(12), 1 + seed.below(28));
            if seed.chance(8) { format!(" {date}\n") } else { date }
        }
        Restriction::Time => {
            let time = format!("{:02}:{:02}:{:02}", seed.below(24), seed.below(60), seed.below(60));
            match seed.below(8) {
                0 => format!("{time}.{}", seed.below(1000)),
                1 => "24:00:00".into(),
                _ => time,
            }
        }
        Restriction::Text { min_length, max_length, pattern } => {
            let most = max_length.unwrap_or(60);
            let length = if seed.chance(4) { most } else { (*min_length).max(1 + seed.below(most)) };
            text(seed, length, *pattern)
        }
    }
}

fn text(seed: &mut Seed, length: usize, pattern: Option<Pattern>) -> String {
    let mut of = |alphabet: &str, length: usize| -> String {
        let chars: Vec<_> = alphabet.chars().collect();
        (0..length).map(|_| *seed.pick(&chars)).collect()
    };
    match pattern {
        Some(Pattern::Digits(n)) => of("0123456789", n),
        Some(Pattern::AnyDigits) => of("0123456789", length),
        Some(Pattern::Letters) => of("abzAZéÀỳñ", length),
        Some(Pattern::Alphanumeric) => of("abcXYZ0189", length),
        Some(Pattern::Version) => {
            let parts = ["0", "1", "10", "203"];
            format!("{}.{}.{}", seed.pick(&parts), seed.pick(&parts), seed.pick(&parts))
        }
        Some(Pattern::NotBlank) => format!("x{}", of("ab c.\u{e9}&<>-'\"\t\u{1F600}", length - 1)),
        Some(Pattern::Comment) | None => format!("y{}", of("ab c.\n\u{e9}&<>\t", length - 1)),
    }
}
