//! A message as a tree of elements, to be bent out of shape and written down.

use ibericht::xml::{MessageName, Space, base_namespace};

#[derive(Clone, Debug)]
pub struct Node {
    pub space: Owner,
    pub name: String,
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
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// As the standard does.
    Usual,
    /// Other prefixes.
    Other,
    /// The message namespace without prefix.
    Default,
    /// The base namespace bound again on every element that needs it.
    Below,
}

impl Node {
    pub fn leaf(space: Owner, name: &str, text: impl Into<String>) -> Self {
        Self { space, name: name.into(), attributes: Vec::new(), content: vec![Part::Raw(text.into())] }
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

    /// The element with a number in document order.
    pub fn at(&mut self, number: usize) -> &mut Self {
        let mut left = number;
        self.find(&mut left).expect("the number is below the count")
    }

    fn find(&mut self, left: &mut usize) -> Option<&mut Self> {
        if *left == 0 {
            return Some(self);
        }
        *left -= 1;
        self.content
            .iter_mut()
            .find_map(|part| if let Part::Node(node) = part { node.find(left) } else { None })
    }

    pub fn document(&self, name: &MessageName, style: Style) -> String {
        let (message, base) = match style {
            Style::Usual | Style::Below => (format!("{}:", name.prefix()), "b:".to_string()),
            Style::Other => ("a-1:".into(), "é.x:".into()),
            Style::Default => (String::new(), "base:".into()),
        };
        let bind = |prefix: &str, uri: &str| {
            let key =
                prefix.strip_suffix(':').map_or("xmlns".to_string(), |prefix| format!("xmlns:{prefix}"));
            format!(" {key}=\"{uri}\"")
        };
        let base_uri = base_namespace(name.domain);
        let mut root = bind(&message, &name.namespace());
        root.push_str(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:f='urn:foreign'");
        let mut below = bind(&base, &base_uri);
        if !matches!(style, Style::Below) {
            root.push_str(&std::mem::take(&mut below));
        }
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.write(&mut out, &message, &base, &below, &root);
        out
    }

    fn write(&self, out: &mut String, message: &str, base: &str, below: &str, extra: &str) {
        let prefix = match self.space {
            Owner::Message => message,
            Owner::Base => base,
            Owner::Foreign => "f:",
        };
        out.extend(["<", prefix, &self.name, extra]);
        if self.space == Owner::Base {
            out.push_str(below);
        }
        for (key, value) in &self.attributes {
            out.extend([" ", key, "=\"", value, "\""]);
        }
        if self.content.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        let leaf = self.is_leaf();
        for part in &self.content {
            match part {
                Part::Raw(raw) => out.push_str(raw),
                Part::Node(node) => {
                    out.push('\n');
                    node.write(out, message, base, below, "");
                }
            }
        }
        if !leaf {
            out.push('\n');
        }
        out.extend(["</", prefix, &self.name, ">"]);
    }
}
