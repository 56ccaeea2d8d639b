//! What a class is about in a few words, for one that came or went.

use super::block::Period;
use super::lines::Lines;
use super::phrase::{join, phrase, short_product};
use super::read::Reader;
use super::view::Node;
use crate::values::{Budget, ProductCode, Volume};

/// A class in a few words: `45A04, 120 minuten per week, 01-05-2026 t/m 31-12-2026`.
pub(super) fn summary(reader: Reader, node: &Node) -> String {
    if Lines::is_client(node) {
        return Lines::count_and_sum(reader, node);
    }
    if node.table().is_some_and(|table| table.name == "Contact") {
        return phrase(reader, node);
    }
    let children = node.children();
    let told = children.iter().filter_map(|child| match child.table().map(|table| table.name) {
        Some("CDT_Product") => Some(short_product(reader, child)),
        Some(
            "CDT_Omvang"
            | "CDT_BedragMetDC"
            | "CDT_GeslotenPeriode"
            | "CDT_VolledigeNaam"
            | "CDT_VerkorteNaam",
        ) => Some(reader.read(child, children)),
        None if child.is::<Budget>() || child.is::<ProductCode>() || child.is::<Volume>() => {
            Some(reader.read(child, children))
        }
        _ => None,
    });
    join(told.chain([Period::of(node).read(reader)]), ", ")
}
