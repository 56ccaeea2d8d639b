//! What was told to be wrong so far, and where in the message we are.

use super::fault::{Fault, FaultKind, findings};
use crate::finding::Finding;

/// A message with more faults is told to be broken, not listed to the end.
pub(crate) const MAX_FAULTS: usize = 10_000;

/// The faults of a document, and the path of the element that is read.
pub(super) struct Told {
    path: Vec<(&'static str, u32)>,
    faults: Vec<Fault>,
    /// The place of the first fault beyond those that are told.
    beyond: Option<(usize, String)>,
}

impl Told {
    pub(super) fn new() -> Self {
        Self { path: Vec::with_capacity(12), faults: Vec::new(), beyond: None }
    }

    /// Goes into an element; 0 for one that does not repeat.
    pub(super) fn enter(&mut self, element: &'static str, number: u32) {
        self.path.push((element, number));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// The element that is read.
    pub(super) fn element(&self) -> &'static str {
        self.path.last().map_or("Bericht", |(name, _)| *name)
    }

    /// Tells something about the element that is read; gives the number of the fault, when there is room for it.
    pub(super) fn here(&mut self, offset: usize, kind: impl FnOnce() -> FaultKind) -> Option<usize> {
        self.tell(offset, None, kind)
    }

    /// Tells something about an element in the one that is read.
    pub(super) fn inside(
        &mut self,
        offset: usize,
        child: &str,
        kind: impl FnOnce() -> FaultKind,
    ) -> Option<usize> {
        self.tell(offset, Some(child), kind)
    }

    fn tell(
        &mut self,
        offset: usize,
        child: Option<&str>,
        kind: impl FnOnce() -> FaultKind,
    ) -> Option<usize> {
        // Once the list is full it stays so: the last of it says that there is more.
        if self.faults.len() < MAX_FAULTS && self.beyond.is_none() {
            let path = self.path_text(child);
            self.faults.push(Fault { offset, path, kind: kind() });
            return Some(self.faults.len() - 1);
        }
        if self.beyond.is_none() {
            self.beyond = Some((offset, self.path_text(child)));
        }
        None
    }

    /// Takes a fault back.
    pub(super) fn take_back(&mut self, number: usize) {
        self.faults.remove(number);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.beyond.is_none()
    }

    pub(super) fn findings(mut self, source: &str) -> Vec<Finding> {
        if let Some((offset, path)) = self.beyond {
            self.faults.push(Fault { offset, path, kind: FaultKind::TooMany { limit: MAX_FAULTS } });
        }
        findings(source, self.faults)
    }

    fn path_text(&self, child: Option<&str>) -> String {
        let step = |(name, index): &(&str, u32)| match index {
            0 => format!("/{name}"),
            index => format!("/{name}[{index}]"),
        };
        let mut text: String = self.path.iter().map(step).collect();
        text.extend(child.into_iter().flat_map(|child| ["/", child]));
        text
    }
}
