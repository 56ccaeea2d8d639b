//! What tells an element from its equals: the keys of IV008 and TR101.

use super::label::label;
use super::phrase::short_product;
use super::read::Reader;
use super::view::Node;
use crate::finding::Lang;

/// The elements that together are the key of a class; the first names it.
///
/// A line is known by its own number alone, which is never given twice (TR314). A stop is known by what it stops,
/// so that another last day or reason is a change of that stop.
const KEYS: [(&str, &[&str]); 15] = [
    ("AangevraagdProduct", &["ReferentieAanbieder"]),
    ("Antwoord", &["ReferentieAanbieder"]),
    ("Client", &["Bsn"]),
    ("Contact", &["Soort"]),
    ("Declaratie", &["DeclaratieNummer"]),
    ("DeclaratieAntwoord", &["DeclaratieNummer"]),
    ("NieuwProduct", &["Product", "GewensteIngangsdatum"]),
    ("OngewijzigdProduct", &["ToewijzingNummer"]),
    ("Prestatie", &["ProductReferentie/ReferentieNummer"]),
    ("Relatie", &["Nummer"]),
    ("StartProduct", &["ToewijzingNummer", "Product", "Begindatum"]),
    ("StopProduct", &["ToewijzingNummer", "Product", "Begindatum"]),
    ("TeWijzigenProduct", &["ToewijzingNummer"]),
    ("ToegewezenProduct", &["ToewijzingNummer"]),
    ("Verzoek", &["ReferentieAanbieder"]),
];

fn paths(node: &Node) -> &'static [&'static str] {
    let name = node.table().map_or("", |table| table.name);
    KEYS.binary_search_by_key(&name, |(class, _)| class).map_or(&[], |found| KEYS[found].1)
}

fn follow<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('/').try_fold(node, |node, name| node.child(name))
}

/// The key of an element: a value is its own key, a class without key has none.
pub(super) fn key(node: &Node) -> String {
    if node.table().is_none() {
        return node.raw().to_string();
    }
    let mut key = String::new();
    for path in paths(node) {
        // A part that is absent equals only another that is absent.
        match follow(node, path) {
            Some(part) => write_raw(part, &mut key),
            None => key.push('\u{1}'),
        }
        key.push('\u{0}');
    }
    key
}

/// The values in an element one after another, with what XML does not allow between them.
pub(super) fn write_raw(node: &Node, out: &mut String) {
    out.push_str(node.raw());
    for child in node.children() {
        out.push_str(child.element.name);
        out.push('\u{2}');
        write_raw(child, out);
        out.push('\u{3}');
    }
}

/// The element in a class that names it in a heading: the first of its key.
pub(super) fn naming(node: &Node) -> Option<&Node> {
    follow(node, paths(node).first()?)
}

/// What people call an element: `toewijzing 300201`.
pub(super) fn called(reader: Reader, node: &Node) -> String {
    let mut noun = label(node.element.name, reader.lang);
    let key = naming(node).map(|key| match &key.inside {
        super::view::Inside::Class(..) => short_product(reader, key),
        super::view::Inside::Value(_) if key.element.name == "Soort" => {
            reader.meaning(key).unwrap_or_else(|| key.shown()).to_string()
        }
        super::view::Inside::Value(_) => key.shown().to_string(),
    });
    // `start 300201` would leave open what has that number.
    if naming(node).is_some_and(|key| key.element.name == "ToewijzingNummer")
        && reader.lang == Lang::Nl
        && !noun.contains("toewijzing")
    {
        noun.to_mut().push_str(" toewijzing");
    }
    match key.filter(|key| !key.is_empty()) {
        Some(key) => format!("{noun} {key}"),
        None => noun.into_owned(),
    }
}
