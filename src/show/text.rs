//! A message as text for people.

use super::block::Blocks;
use super::head::head;
use super::layout::Page;
use super::lines::{Lines, categories};
use super::read::Reader;
use super::view::View;
use crate::finding::Lang;

/// What a message says, as text of about 100 columns; with the name of its file when more than one is shown.
#[must_use]
pub fn text(view: &View, file: Option<&str>, lang: Lang) -> String {
    let reader = Reader { domain: view.domain, lang };
    let mut page = Page::default();
    head(reader, view, file, &mut page);
    let blocks = Blocks { reader, lines: Lines::of(reader, view) };
    page.row(1, reader.word("categorieën", "categories"), &categories(reader, view));
    for node in view.elements.iter().filter(|node| node.element.name != "Header") {
        blocks.block(0, node, &mut page);
    }
    page.finish()
}
