//! A message as a tree of elements, to be bent out of shape and written down.

use ibericht::xml::{MessageName, Space, base_namespace};

use super::Seed;

#[derive(Clone, Debug)]
pub struct Node {
    pub space: Owner,
    pub name: String,
    /// Where its type is declared, and the name of that type.
    pub type_name: (Owner, String),
    /// The prefix with colon that it is written with, when that is not the one of its namespace.
    pub prefix: Option<String>,
    /// Names and values, in which `{m}` and the like stand for prefixes and namespaces.
    pub attributes: Vec<(String, String)>,
    pub content: Vec<Part>,
}

#[derive(Clone, Debug)]
pub enum Part {
    Node(Node),
    /// Escaped text: written as it stands.
    Raw(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Message,
    Base,
    Foreign,
}

impl From<Space> for Owner {
    fn from(space: Space) -> Self {
        match space {
            Space::Message => Self::Message,
            Space::Base => Self::Base,
        }
    }
}

/// How prefixes are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the standard does.
    Usual,
    /// Other prefixes.
    Other,
    /// The message namespace without prefix.
    Default,
    /// The base namespace bound again on every element that needs it.
    Below,
    /// No prefixes: every element says what its default namespace is.
    Each,
    /// Two prefixes for each namespace, used in turn.
    Twice,
}

impl Style {
    pub const ALL: [Self; 6] =
        [Self::Usual, Self::Other, Self::Default, Self::Below, Self::Each, Self::Twice];
}

impl Node {
    pub fn class(space: Owner, name: &str, content: Vec<Part>) -> Self {
        Self {
            space,
            name: name.into(),
            type_name: (space, name.into()),
            prefix: None,
            attributes: Vec::new(),
            content,
        }
    }

    pub fn leaf(space: Owner, name: &str, text: impl Into<String>) -> Self {
        Self::class(space, name, vec![Part::Raw(text.into())])
    }

    pub fn is_leaf(&self) -> bool {
        self.content.iter().all(|part| matches!(part, Part::Raw(_)))
    }

    /// Every element, the node itself first.
    pub fn count(&self) -> usize {
        1 + self.children().map(Self::count).sum::<usize>()
    }

    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|part| if let Part::Node(node) = part { Some(node) } else { None })
    }

    /// Any element.
    pub fn random(&mut self, seed: &mut Seed) -> &mut Self {
        self.random_of(seed, &|_| true)
    }

    /// Any element with a value; any element at all when there is none.
    pub fn random_leaf(&mut self, seed: &mut Seed) -> &mut Self {
        self.random_of(seed, &Self::is_leaf)
    }

    /// Any element with elements; any element at all when there is none.
    pub fn random_class(&mut self, seed: &mut Seed) -> &mut Self {
        self.random_of(seed, &|node| !node.is_leaf())
    }

    /// Any element with a name.
    pub fn named(&mut self, name: &str) -> Option<&mut Self> {
        self.find(&mut 0, &|node| node.name == name)
    }

    fn random_of(&mut self, seed: &mut Seed, wanted: &dyn Fn(&Self) -> bool) -> &mut Self {
        let (number, wanted) = match self.count_of(wanted) {
            0 => (seed.below(self.count()), &(|_: &Self| true) as &dyn Fn(&Self) -> bool),
            count => (seed.below(count), wanted),
        };
        let mut left = number;
        self.find(&mut left, wanted).expect("the number is below the count")
    }

    fn count_of(&self, wanted: &dyn Fn(&Self) -> bool) -> usize {
        usize::from(wanted(self)) + self.children().map(|child| child.count_of(wanted)).sum::<usize>()
    }

    fn find(&mut self, left: &mut usize, wanted: &dyn Fn(&Self) -> bool) -> Option<&mut Self> {
        if wanted(self) {
            if *left == 0 {
                return Some(self);
            }
            *left -= 1;
        }
        self.content.iter_mut().find_map(|part| match part {
            Part::Node(node) => node.find(left, wanted),
            Part::Raw(_) => None,
        })
    }

    /// Puts something between what is in it.
    pub fn insert(&mut self, seed: &mut Seed, part: Part) {
        self.content.insert(seed.below(self.content.len() + 1), part);
    }

    /// Writes the element with a prefix, and all below it in the same namespace when asked.
    pub fn write_with(&mut self, prefix: &str, space: Owner, below: bool) {
        if self.space == space {
            self.prefix = Some(prefix.into());
        }
        if below {
            for part in &mut self.content {
                if let Part::Node(node) = part {
                    node.write_with(prefix, space, below);
                }
            }
        }
    }

    pub fn document(&self, name: &MessageName, style: Style) -> String {
        let mut writer = Writer::new(name, style);
        writer.root_attributes();
        writer.element(self);
        writer.out
    }
}

/// Writes a tree down.
struct Writer {
    style: Style,
    message: String,
    base: String,
    message_uri: String,
    base_uri: String,
    /// Attributes of the next element.
    attributes: String,
    /// The number of elements so far.
    count: usize,
    out: String,
}

/// The attribute that binds a prefix.
fn binding(prefix: &str) -> String {
    prefix.strip_suffix(':').map_or("xmlns".into(), |prefix| format!("xmlns:{prefix}"))
}

impl Writer {
    fn new(name: &MessageName, style: Style) -> Self {
        let (message, base) = match style {
            Style::Usual | Style::Below | Style::Twice => (format!("{}:", name.prefix()), "b:".to_string()),
            Style::Other => ("a-1:".into(), "é.x:".into()),
            Style::Default => (String::new(), "base:".into()),
            Style::Each => (String::new(), String::new()),
        };
        Self {
            style,
            message,
            base,
            message_uri: name.namespace(),
            base_uri: base_namespace(name.domain).into(),
            attributes: String::new(),
            count: 0,
            out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        self.attributes.extend([" ", key, "=\"", value, "\""]);
    }

    fn root_attributes(&mut self) {
        let (message, base) = (self.message_uri.clone(), self.base_uri.clone());
        if self.style != Style::Each {
            self.attribute(&binding(&self.message.clone()), &message);
        }
        self.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        self.attribute("xmlns:f", "urn:foreign");
        if self.style == Style::Twice {
            self.attribute("xmlns:m2", &message);
            self.attribute("xmlns:b2", &base);
        }
        if !matches!(self.style, Style::Below | Style::Each) {
            self.attribute(&binding(&self.base.clone()), &base);
        }
    }

    fn prefix(&self, node: &Node) -> String {
        let second = self.style == Style::Twice && self.count.is_multiple_of(2);
        match (&node.prefix, node.space) {
            (Some(own), _) => own.clone(),
            (None, Owner::Message) if second => "m2:".into(),
            (None, Owner::Base) if second => "b2:".into(),
            (None, Owner::Message) => self.message.clone(),
            (None, Owner::Base) => self.base.clone(),
            (None, Owner::Foreign) => "f:".into(),
        }
    }

    /// What stands for prefixes and namespaces, filled in.
    fn fill_in(&self, text: &str) -> String {
        text.replace("{m}", &self.message)
            .replace("{b}", &self.base)
            .replace("{bind-m}", &binding(&self.message))
            .replace("{bind-b}", &binding(&self.base))
            .replace("{B-http}", self.base_uri.trim_start_matches("http"))
            .replace("{M}", &self.message_uri)
            .replace("{B}", &self.base_uri)
    }

    fn element(&mut self, node: &Node) {
        self.count += 1;
        let prefix = self.prefix(node);
        match (self.style, node.space) {
            _ if node.prefix.is_some() => {}
            (Style::Each, Owner::Message) => self.attribute("xmlns", &self.message_uri.clone()),
            (Style::Each, Owner::Base) => self.attribute("xmlns", &self.base_uri.clone()),
            (Style::Below, Owner::Base) => {
                self.attribute(&binding(&self.base.clone()), &self.base_uri.clone());
            }
            _ => {}
        }
        for (key, value) in &node.attributes {
            self.attribute(&self.fill_in(key), &self.fill_in(value));
        }
        let attributes = std::mem::take(&mut self.attributes);
        self.out.extend(["<", &prefix, &node.name, &attributes]);
        if node.content.is_empty() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        for part in &node.content {
            match part {
                Part::Raw(raw) => self.out.push_str(raw),
                Part::Node(node) => {
                    self.out.push('\n');
                    self.element(node);
                }
            }
        }
        if !node.is_leaf() {
            self.out.push('\n');
        }
        self.out.extend(["</", &prefix, &node.name, ">"]);
    }
}
