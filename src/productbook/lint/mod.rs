//! What is wrong or doubtful in a product book file.
//!
//! The lint works on the file as it stands, so that every finding names a
//! line. An error means that the book cannot be used; a warning wants a look.

mod contract;
mod list;
mod period;
mod product;
mod rule;
mod sixty;
mod tariff;

pub(super) use contract::no_basis;
pub use list::LINTS;

use std::collections::BTreeMap;

use toml::Spanned;

use super::basis::lay_tariffs;
use super::file::{File, Placed, Product};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::{Gemeente, ProductCategorie};

/// Where lines begin, to tell the place of a byte.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1.
    pub(super) fn place(&self, byte: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

/// Collects findings, with the lines of the file.
struct Out<'a> {
    lines: &'a Lines<'a>,
    findings: Vec<Finding>,
}

impl Out<'_> {
    fn error<T>(
        &mut self,
        rule: &'static str,
        place: &Spanned<T>,
        path: String,
        message: Text,
        advice: Text,
    ) {
        self.add(Severity::Error, rule, place.span().start, path, message, advice);
    }

    fn warning<T>(
        &mut self,
        rule: &'static str,
        place: &Spanned<T>,
        path: String,
        message: Text,
        advice: Text,
    ) {
        self.add(Severity::Warning, rule, place.span().start, path, message, advice);
    }

    fn info<T>(&mut self, rule: &'static str, place: &Spanned<T>, path: String, message: Text, advice: Text) {
        self.add(Severity::Info, rule, place.span().start, path, message, advice);
    }

    fn add(
        &mut self,
        severity: Severity,
        rule: &'static str,
        byte: usize,
        path: String,
        message: Text,
        advice: Text,
    ) {
        let (line, column) = self.lines.place(byte);
        self.findings.push(
            Finding::new(rule, Level::Productbook, severity, message, advice).at(path).on_line(line, column),
        );
    }

    /// Reports every value after the first of its kind.
    fn duplicates<'b>(&mut self, what: &'static str, values: impl Iterator<Item = &'b Placed>) {
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        for placed in values {
            let value = placed.get_ref().as_str();
            let (line, _) = self.lines.place(placed.span().start);
            if let Some(first) = seen.get(value) {
                let message = Text::new(
                    format!("{what} `{value}` staat er al op regel {first}"),
                    format!("{what} `{value}` stands on line {first} already"),
                );
                let advice = Text::fixed("Haal een van beide weg", "Remove one of the two");
                self.error("boek-dubbel", placed, format!("{what}[{value}]"), message, advice);
            } else {
                seen.insert(value, line);
            }
        }
    }

    /// Reports a product code that is not in the file.
    fn known(&mut self, file: &File, placed: &Placed, path: String) {
        let code = placed.get_ref();
        if file.product.iter().any(|product| product.code.get_ref() == code) {
            return;
        }
        self.error(
            "boek-code-onbekend",
            placed,
            path,
            Text::new(
                format!("Product `{code}` staat niet in het boek"),
                format!("Product `{code}` is not in the book"),
            ),
            Text::fixed("Verbeter de code of voeg het product toe", "Correct the code or add the product"),
        );
    }
}

/// The path of a field of a product.
fn path(product: &Product, field: &str) -> String {
    format!("product[{}].{field}", product.code.get_ref())
}

/// Completes the variants of the file, and finds what is wrong with it, in the order of the lines.
pub(super) fn run(file: &mut File, lines: &Lines) -> Vec<Finding> {
    let mut out = Out { lines, findings: Vec::new() };
    lay_tariffs(file, false);
    product::inherit(file, &mut out);
    lay_tariffs(file, true);
    book(file, &mut out);
    contract::tariffs(file, &mut out);
    for product in &file.product {
        // What comes from the base as a whole was judged there; only the days may not be those of the contract.
        if !product.geerfd {
            product::check(file, product, &mut out);
            contract::agreements(product, &mut out);
        }
        tariff::check(file, product, &mut out);
    }
    rule::check(file, &mut out);
    out.findings.sort_by_key(|finding| (finding.line, finding.column));
    out.findings
}

fn book(file: &File, out: &mut Out) {
    let (from, to) = (file.geldig_van.get_ref().0, file.geldig_tot.get_ref().0);
    if to < from {
        out.error(
            "boek-geldigheid",
            &file.geldig_tot,
            "geldig_tot".to_owned(),
            Text::new(
                format!("`geldig_tot` {to} ligt voor `geldig_van` {from}"),
                format!("`geldig_tot` {to} lies before `geldig_van` {from}"),
            ),
            Text::fixed("Draai de datums om of verbeter ze", "Swap the dates or correct them"),
        );
    }
    if file.gemeenten().is_empty() {
        out.add(
            Severity::Error,
            "boek-gemeente",
            0,
            "gemeenten".to_owned(),
            Text::fixed("Het boek noemt geen gemeente", "The book names no municipality"),
            Text::fixed("Voeg de codes van de gemeenten toe", "Add the codes of the municipalities"),
        );
    }
    for gemeente in file.gemeenten() {
        let code = gemeente.get_ref();
        let known = Gemeente::new(code).is_ok_and(|gemeente| gemeente.name() != code);
        if !known {
            out.error(
                "boek-gemeente",
                gemeente,
                format!("gemeenten[{code}]"),
                Text::new(
                    format!("`{code}` is geen gemeentecode"),
                    format!("`{code}` is not the code of a municipality"),
                ),
                Text::fixed(
                    "Schrijf de vier cijfers van de CBS-code",
                    "Write the four digits of the CBS code",
                ),
            );
        }
    }
    for category in &file.categorieen {
        let code = category.code.get_ref();
        if ProductCategorie::new(code, category.wet).is_none() {
            let law = category.wet.law();
            out.error(
                "boek-categorie",
                &category.code,
                format!("categorieen[{code}]"),
                Text::new(
                    format!("Categorie `{code}` bestaat niet voor de {law}"),
                    format!("Category `{code}` does not exist for the {law}"),
                ),
                Text::fixed("Neem de landelijke lijst over", "Take over the national list"),
            );
        }
    }
    out.duplicates("gemeente", file.gemeenten().iter());
    out.duplicates("product", file.product.iter().map(|product| &product.code));
    out.duplicates("regel", file.regel.iter().map(|rule| &rule.id));
    out.duplicates("tijdsoort", file.tijdsoort.iter().map(|row| &row.id));
    out.duplicates("categorie", file.categorieen.iter().map(|category| &category.code));
    for row in &file.tijdsoort {
        for placed in row.declarabel.iter().chain(&row.niet_declarabel).chain(&row.twijfel) {
            out.known(file, placed, format!("tijdsoort[{}]", row.id.get_ref()));
        }
    }
    for placed in file.zonder_code.iter().filter_map(|unpriced| unpriced.ouder.as_ref()) {
        out.known(file, placed, "zonder_code.ouder".to_owned());
    }
}
