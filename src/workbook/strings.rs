//! Texts of cells: the shared ones, and those that stand in the cell itself.

use std::sync::Arc;

use super::Refused;
use super::part::{Node, Part, closed};

/// The shared texts, in their order; white space alone is an empty text, so that no cell has to look for more.
pub(super) fn read(text: &str) -> Result<Vec<Arc<str>>, Refused> {
    let mut part = Part::new("sharedStrings.xml", text);
    let empty: Arc<str> = "".into();
    let mut strings = Vec::new();
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "si" => {
                let text = rich(&mut part, "si")?;
                strings.push(if text.trim().is_empty() { Arc::clone(&empty) } else { text.into() });
            }
            Node::Done => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of an element with pieces in different looks; how it is to be pronounced (`rPh`) is left out.
pub(super) fn rich(part: &mut Part<'_>, element: &str) -> Result<String, Refused> {
    let mut text = String::new();
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "rPh" => drop(part.text()?),
            Node::Start(tag) if tag.name() == "t" => text.push_str(&part.text()?),
            Node::End(tag) if closed(&tag) == element => return Ok(text),
            Node::Done => return Err(part.damaged()),
            _ => {}
        }
    }
}
