//! The head of a shown message: what it is, from whom to whom, and what a return message answers.

use super::label::label;
use super::layout::Page;
use super::phrase::join;
use super::read::Reader;
use super::verdict::{codes, is_codes, verdict};
use super::view::{Node, View, find};
use crate::finding::plain;
use crate::messages::{Kind, Side};
use crate::values::Gemeente;
use crate::xml::{Content, RELEASE};

/// The elements that are said in words; the rest follows by name.
const SAID: [&str; 6] = [
    "Afzender",
    "Ontvanger",
    "BerichtIdentificatie",
    "DeclaratieIdentificatie",
    "IdentificatieRetour",
    "DagtekeningRetour",
];

pub(super) fn head(reader: Reader, view: &View, file: Option<&str>, page: &mut Page) {
    let title = view.kind.title();
    let mut line = format!(
        "{} {} ({})",
        view.kind.message(view.domain).name(),
        title.get(reader.lang),
        view.domain.law()
    );
    if let Some(file) = file {
        line = format!("{}: {line}", plain(file));
    }
    page.heading(0, &line);
    let header = view.child("Header").map_or(&[][..], Node::children);
    parties(reader, view.kind, header, page);
    identification(reader, view, header, page);
    if let Some(verdict) = verdict(reader, view) {
        page.row(1, reader.word("oordeel", "verdict"), &verdict);
    }
    for code in codes(header) {
        page.row(1, &label(code.element.name, reader.lang), &reader.read(code, header));
    }
    page.row(1, reader.word("standaard", "standard"), &technical(reader, header));
}

/// Who made it and for whom. In a return message that is the other way round than in its header.
fn parties(reader: Reader, kind: Kind, header: &[Node], page: &mut Page) {
    let (from, to) =
        if kind.maker() == kind.afzender() { ("Afzender", "Ontvanger") } else { ("Ontvanger", "Afzender") };
    for (label, name) in [(reader.word("van", "from"), from), (reader.word("aan", "to"), to)] {
        if let Some(party) = find(header, name) {
            let side = if party.is::<Gemeente>() { Side::Gemeente } else { Side::Aanbieder };
            let side = match side {
                Side::Gemeente => reader.word("gemeente", "municipality"),
                Side::Aanbieder => reader.word("aanbieder", "provider"),
            };
            let name = reader.meaning(party).unwrap_or_default().to_string();
            page.row(1, label, &join([side.to_string(), party.shown().to_string(), name], " "));
        }
    }
}

/// Its own identification and date, and those of the message that it answers.
fn identification(reader: Reader, view: &View, header: &[Node], page: &mut Page) {
    let read = |name| find(header, name).map(|node| reader.read(node, header)).unwrap_or_default();
    let sent = read("BerichtIdentificatie");
    let own = join([read("IdentificatieRetour"), read("DagtekeningRetour")], reader.word(" van ", " of "));
    let declared = read("DeclaratieIdentificatie");
    let (own, answered) = match (own.is_empty(), declared.is_empty()) {
        (false, _) => (own, sent),
        (true, false) => (sent, declared),
        (true, true) => (sent, String::new()),
    };
    page.row(1, reader.word("identificatie", "identification"), &own);
    if let Some(kind) = view.kind.answers().filter(|_| !answered.is_empty()) {
        let name = kind.message(view.domain).name();
        page.row(1, reader.word("antwoord op", "answers"), &format!("{name} {answered}"));
    }
}

/// The release, and what else the header has.
fn technical(reader: Reader, header: &[Node]) -> String {
    let rest = header
        .iter()
        .filter(|node| !SAID.contains(&node.element.name) && !is_codes(node))
        // The versions are those of the release.
        .filter(|node| !matches!(node.element.content, Content::Fixed(fixed) if fixed != crate::xml::Fixed::BerichtCode))
        .map(|node| format!("{} {}", label(node.element.name, reader.lang), reader.read(node, header)));
    join(std::iter::once(format!("release {RELEASE}")).chain(rest), "; ")
}
