//! Declared lines as a table: the columns are as wide as the whole message needs.

use super::key::called;
use super::label::{capital, label};
use super::layout::{Page, padded};
use super::read::{Reader, is_credit};
use super::verdict::{codes, is_codes};
use super::view::{Node, View};
use super::words;
use crate::finding::{Lang, counted};
use crate::report::words::euro;
use crate::values::Bedrag;

/// The number of columns.
const COLUMNS: usize = 8;

/// The widths of the columns.
#[derive(Debug, Default)]
pub(super) struct Lines {
    widths: [usize; COLUMNS],
}

/// The elements that stand in the columns; the rest follows below a line by name.
const SHOWN: [&str; 9] = [
    "ProductReferentie",
    "ToewijzingNummer",
    "ProductCategorie",
    "ProductCode",
    "ProductPeriode",
    "GeleverdVolume",
    "Eenheid",
    "ProductTarief",
    "IngediendBedrag",
];

impl Lines {
    /// Measures the lines of a message.
    pub fn of(reader: Reader, view: &View) -> Self {
        let mut lines = Self::default();
        let all = |node: &Node| -> Vec<[String; COLUMNS]> {
            let clients = node.child("Clienten").map_or(&[][..], Node::children);
            let lines = clients.iter().filter_map(|client| client.child("Prestaties"));
            lines.flat_map(Node::children).map(|line| cells(reader, line)).collect()
        };
        for cells in view.elements.iter().flat_map(all) {
            lines.widen(&cells);
        }
        lines.widen(&header(reader));
        lines
    }

    fn widen(&mut self, cells: &[String; COLUMNS]) {
        for (width, cell) in self.widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.chars().count());
        }
    }

    /// Whether an element is a client with declared lines.
    pub fn is_client(node: &Node) -> bool {
        node.child("Prestaties").is_some()
    }

    /// The number of lines of a client and their sum.
    pub fn count_and_sum(reader: Reader, client: &Node) -> String {
        let lines = client.child("Prestaties").map_or(&[][..], Node::children);
        let sum = lines.iter().filter_map(cents).fold(0_i64, i64::saturating_add);
        let count = counted(lines.len(), reader.word("regel", "line"), reader.word("regels", "lines"));
        format!("{count}, {}", euro(sum, reader.lang))
    }

    /// A client with its lines and their sum.
    pub fn client(&self, reader: Reader, depth: usize, client: &Node, page: &mut Page) {
        let lines = client.child("Prestaties").map_or(&[][..], Node::children);
        page.heading(
            depth,
            &format!("{}: {}", capital(&called(reader, client)), Self::count_and_sum(reader, client)),
        );
        for code in codes(client.children()) {
            page.row(
                depth + 1,
                &label(code.element.name, reader.lang),
                &reader.read(code, client.children()),
            );
        }
        self.table(reader, depth + 1, lines, page);
    }

    /// The lines of a client.
    fn table(&self, reader: Reader, depth: usize, lines: &[Node], page: &mut Page) {
        page.line(depth, &self.row(&header(reader)));
        for line in lines {
            page.line(depth, &self.row(&cells(reader, line)));
            Self::below(reader, depth + 1, line, page);
        }
    }

    fn row(&self, cells: &[String; COLUMNS]) -> String {
        let cells = cells.iter().zip(self.widths).enumerate().map(|(index, (cell, width))| {
            // Numbers stand under each other by their last digit.
            padded(cell, width, matches!(index, 5 | 6))
        });
        cells.collect::<Vec<_>>().join("  ")
    }

    /// What a line has beside its columns.
    fn below(reader: Reader, depth: usize, line: &Node, page: &mut Page) {
        let children = line.children();
        let reference = line.child("ProductReferentie");
        if let Some(earlier) = reference.and_then(|reference| reference.child("VorigReferentieNummer")) {
            let credit = line.child("IngediendBedrag").is_some_and(|amount| is_credit(amount.children()));
            let label = label(earlier.element.name, reader.lang);
            let label = if credit { reader.word("crediteert regel", "credits line") } else { &label };
            page.row(depth, label, earlier.shown());
        }
        for child in children.iter().filter(|child| !SHOWN.contains(&child.element.name) && !is_codes(child))
        {
            page.row(depth, &label(child.element.name, reader.lang), &reader.read(child, children));
        }
        for code in codes(children) {
            page.row(depth, &label(code.element.name, reader.lang), &reader.read(code, children));
        }
    }
}

fn header(reader: Reader) -> [String; COLUMNS] {
    match reader.lang {
        Lang::Nl => ["regel", "toewijzing", "product", "periode", "geleverd", "tarief", "bedrag", "D/C"],
        Lang::En => ["line", "allocation", "product", "period", "delivered", "tariff", "amount", "D/C"],
    }
    .map(str::to_string)
}

fn cells(reader: Reader, line: &Node) -> [String; COLUMNS] {
    let text = |name| line.child(name).map_or("", Node::shown);
    let read = |name| line.child(name).map(|node| reader.read(node, line.children())).unwrap_or_default();
    let reference = line.child("ProductReferentie").and_then(|it| it.child("ReferentieNummer"));
    let amount = line.child("IngediendBedrag");
    let sign = amount.and_then(|amount| amount.child("DebetCredit")).map_or("", Node::shown);
    let number = amount.and_then(|amount| {
        amount
            .children()
            .iter()
            .find(|node| node.is::<Bedrag>())
            .map(|node| reader.read(node, amount.children()))
    });
    let period = line.child("ProductPeriode");
    let day = |name| period.and_then(|period| period.child(name)).map(Node::shown);
    let (category, code) = (text("ProductCategorie"), text("ProductCode"));
    [
        reference.map_or("", Node::shown).replace('\n', " "),
        text("ToewijzingNummer").to_string(),
        // A code usually begins with its category.
        if code.starts_with(category) { code.to_string() } else { format!("{category} {code}") },
        words::period(day("Begindatum"), day("Einddatum"), reader.lang),
        read("GeleverdVolume"),
        read("ProductTarief"),
        number.unwrap_or_default(),
        sign.to_string(),
    ]
}

/// The declared amount of a line in eurocents, negative when it is given back.
fn cents(line: &Node) -> Option<i64> {
    let amount = line.child("IngediendBedrag")?.children();
    let cents: i64 = amount.iter().find(|node| node.is::<Bedrag>())?.shown().parse().ok()?;
    Some(if is_credit(amount) { -cents } else { cents })
}

/// The national categories of the declared lines, in order of their codes: `45 Jeugdhulp ambulant`.
pub(super) fn categories(reader: Reader, view: &View) -> String {
    let mut found = std::collections::BTreeSet::new();
    for node in &view.elements {
        let clients = node.child("Clienten").map_or(&[][..], Node::children);
        for line in clients.iter().filter_map(|client| client.child("Prestaties")).flat_map(Node::children) {
            found.extend(line.child("ProductCategorie").map(|node| reader.read(node, line.children())));
        }
    }
    found.into_iter().collect::<Vec<_>>().join(", ")
}
