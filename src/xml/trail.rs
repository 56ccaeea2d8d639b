//! Where a sink is in a message.

use std::fmt::Write as _;

use super::table::Element;

/// The elements that are open, as a path with an index for those that repeat: `/Bericht/Client/Contact[2]`.
#[derive(Debug)]
pub struct Trail {
    path: String,
    /// Per open element, the root first: where its step begins, and what it has had of repeating elements.
    open: Vec<(usize, Vec<(&'static str, usize)>)>,
}

impl Default for Trail {
    fn default() -> Self {
        Self { path: "/Bericht".to_owned(), open: vec![(0, Vec::new())] }
    }
}

impl Trail {
    /// Goes into an element.
    pub fn open(&mut self, element: &'static Element) {
        let start = self.path.len();
        self.path.push('/');
        self.path.push_str(element.name);
        if element.repeats
            && let Some((_, counts)) = self.open.last_mut()
        {
            let index = if let Some((_, count)) = counts.iter_mut().find(|(name, _)| *name == element.name) {
                *count += 1;
                *count
            } else {
                counts.push((element.name, 1));
                1
            };
            // Writing to a string never fails.
            let _ = write!(self.path, "[{index}]");
        }
        self.open.push((start, Vec::new()));
    }

    /// Goes out of the element that was opened last.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some((start, _)) = self.open.pop()
        {
            self.path.truncate(start);
        }
    }

    /// The path of the element that was opened last.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of the element around it.
    #[must_use]
    pub fn parent(&self) -> &str {
        self.open.last().map_or(&*self.path, |(start, _)| &self.path[..*start])
    }
}
