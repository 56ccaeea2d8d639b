//! Valid messages, made from the tables of the classes.

use ibericht::messages::Kind;
use ibericht::values::{Domain, Pattern, Restriction};
use ibericht::xml::{ClassTable, Content, MessageName};

use super::Seed;
use super::tree::{Node, Owner, Part};

/// How values are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// In every form that is allowed, up to the largest length.
    Odd,
    /// As people and programs write them.
    Ordinary,
}

/// A random message that follows its schema, with values in every form that is allowed.
pub fn message(seed: &mut Seed, kind: Kind, domain: Domain) -> (MessageName, Node) {
    written(seed, kind, domain, Writing::Odd)
}

/// A random message that follows its schema, with values as people and programs write them.
pub fn ordinary_message(seed: &mut Seed, kind: Kind, domain: Domain) -> (MessageName, Node) {
    written(seed, kind, domain, Writing::Ordinary)
}

fn written(seed: &mut Seed, kind: Kind, domain: Domain, writing: Writing) -> (MessageName, Node) {
    let name = kind.message(domain);
    let mut maker = Maker { seed, name, writing };
    (name, maker.class(kind.root(), Owner::Message, "Bericht"))
}

struct Maker<'s> {
    seed: &'s mut Seed,
    name: MessageName,
    writing: Writing,
}

impl Maker<'_> {
    fn class(&mut self, table: &ClassTable, space: Owner, element: &str) -> Node {
        let mut content = Vec::new();
        let domain = self.name.domain;
        for child in table.elements.iter().filter(|child| child.is_for(domain)) {
            if !child.required && self.seed.chance(3) {
                continue;
            }
            let times = if child.repeats { 1 + self.seed.below(3) } else { 1 };
            for _ in 0..times {
                let space = Owner::from(table.space);
                content.push(Part::Node(match &child.content {
                    Content::Class(table) => self.class(table, space, child.name),
                    Content::Fixed(fixed) => {
                        let leaf = Node::leaf(space, child.name, self.name.fixed(*fixed));
                        Node { type_name: (Owner::Base, format!("LDT_{}", child.name)), ..leaf }
                    }
                    Content::Simple(simple) => {
                        let text = self.value(&simple.restriction);
                        let leaf = Node::leaf(space, child.name, escape(&text));
                        Node { type_name: (Owner::Base, simple.name.into()), ..leaf }
                    }
                }));
            }
        }
        let type_name = (Owner::from(table.space), table.name.into());
        Node { type_name, ..Node::class(space, element, content) }
    }

    /// A text that the restriction allows.
    fn value(&mut self, restriction: &Restriction) -> String {
        let odd = self.writing == Writing::Odd;
        let seed = &mut *self.seed;
        match restriction {
            Restriction::Integer { max } => {
                let number = match seed.below(4) {
                    0 if odd => *max,
                    1 if odd => 0,
                    _ => seed.next() % (max + 1),
                };
                match seed.below(6) {
                    0 if odd => format!("+{number}"),
                    1 if odd => format!("00{number}"),
                    2 if odd => format!(" \n{number}\t"),
                    _ => number.to_string(),
                }
            }
            Restriction::Code { list, .. } => {
                let codes: Vec<_> = list.for_domain(self.name.domain).collect();
                seed.pick(&codes).code.into()
            }
            Restriction::Date => {
                let date =
                    format!("{}-{:02}-{:02}", 1900 + seed.below(200), 1 + seed.below(12), 1 + seed.below(28));
                if odd && seed.chance(8) { format!(" {date}\n") } else { date }
            }
            Restriction::Time => {
                let time = format!("{:02}:{:02}:{:02}", seed.below(24), seed.below(60), seed.below(60));
                match seed.below(8) {
                    0 if odd => format!("{time}.{}", seed.below(1000)),
                    1 if odd => "24:00:00".into(),
                    _ => time,
                }
            }
            Restriction::Text { min_length, max_length, pattern } => {
                let most = max_length.unwrap_or(60);
                let length = if odd && seed.chance(4) {
                    most
                } else {
                    (*min_length).max(1 + seed.below(if odd { most } else { most.min(20) }))
                };
                self.text(length, *pattern)
            }
        }
    }

    fn text(&mut self, length: usize, pattern: Option<Pattern>) -> String {
        let seed = &mut *self.seed;
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
            Some(Pattern::NotBlank | Pattern::Comment) | None if self.writing == Writing::Ordinary => {
                format!("V{}", of("aeinorst ", length - 1))
            }
            Some(Pattern::NotBlank) => format!("x{}", of("ab c.\u{e9}&<>-'\"\t\u{1F600}", length - 1)),
            Some(Pattern::Comment) | None => format!("y{}", of("ab c.\n\u{e9}&<>\t", length - 1)),
        }
    }
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
