//! What went over the line, added up from the XML of the messages alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use roxmltree::{Document, Node};

use crate::provider::{Provider, Tally};

/// A line that was sent.
struct Sent {
    cents: i64,
    is_credit: bool,
}

#[derive(Default)]
pub struct Wire {
    /// The lines of declarations that have no answer yet, by law and identification of the message.
    open: BTreeMap<(String, String), BTreeMap<String, Sent>>,
    references: BTreeSet<(String, String)>,
    tally: Tally,
    credits: usize,
    rejected: usize,
    refused: usize,
}

fn text<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.descendants().find(|inner| inner.tag_name().name() == name).and_then(|inner| inner.text())
}

/// The lines of a message, with their references.
fn lines(document: &Document<'_>) -> BTreeMap<String, Sent> {
    let is_line = |node: &Node<'_, '_>| node.tag_name().name() == "Prestatie";
    let found = document.descendants().filter(is_line).map(|line| {
        let amount = line.descendants().find(|node| node.tag_name().name() == "IngediendBedrag").unwrap();
        let cents: i64 = text(amount, "Bedrag").unwrap().parse().unwrap();
        let is_credit = text(amount, "DebetCredit") == Some("C");
        assert_eq!(text(line, "VorigReferentieNummer").is_some(), is_credit);
        let sent = Sent { cents: if is_credit { -cents } else { cents }, is_credit };
        (text(line, "ReferentieNummer").unwrap().to_owned(), sent)
    });
    found.collect()
}

fn law(document: &Document<'_>) -> String {
    let namespace = document.root_element().tag_name().namespace().unwrap();
    if namespace.contains("/iwmo/") { "WMO".into() } else { "JW".into() }
}

impl Wire {
    pub fn declared(&mut self, bytes: &[u8]) {
        let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        let law = law(&document);
        let lines = lines(&document);
        for (reference, line) in &lines {
            assert!(self.references.insert((law.clone(), reference.clone())), "{reference} was sent before");
            self.tally.submitted += line.cents;
            self.tally.open += line.cents;
            self.credits += usize::from(line.is_credit);
        }
        let total: i64 = lines.values().map(|line| line.cents).sum();
        let root = document.root_element();
        let node = root.descendants().find(|node| node.tag_name().name() == "TotaalIngediendBedrag").unwrap();
        let stated: i64 = text(node, "TotaalBedrag").unwrap().parse().unwrap();
        let stated = if text(node, "DebetCredit") == Some("C") { -stated } else { stated };
        assert_eq!(stated, total, "the sum of the lines is the total");
        let header =
            root.descendants().find(|node| node.tag_name().name() == "BerichtIdentificatie").unwrap();
        let key = (law, text(header, "Identificatie").unwrap().to_owned());
        assert!(self.open.insert(key, lines).is_none(), "an identification was used twice");
    }

    pub fn answered(&mut self, bytes: &[u8]) {
        let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        let root = document.root_element();
        let named =
            root.descendants().find(|node| node.tag_name().name() == "DeclaratieIdentificatie").unwrap();
        let key = (law(&document), text(named, "Identificatie").unwrap().to_owned());
        let sent = self.open.remove(&key).unwrap();
        let is_refused = !root.descendants().any(|node| node.tag_name().name() == "DeclaratieAntwoord");
        let rejected = lines(&document);
        self.refused += usize::from(is_refused);
        self.rejected += rejected.len();
        for (reference, line) in sent {
            self.tally.open -= line.cents;
            if is_refused {
                self.tally.lapsed += line.cents;
            } else if rejected.contains_key(&reference) {
                self.tally.rejected += line.cents;
            } else {
                self.tally.granted += line.cents;
            }
        }
    }

    /// The ledger of the provider says the same.
    pub fn equals(&self, provider: &Provider, round: usize) {
        assert_eq!(provider.tally(), self.tally, "in round {round}");
    }

    /// Whether the year had something of everything.
    pub fn is_lively(&self) -> bool {
        self.credits > 0 && self.rejected > 0 && self.references.len() > 100
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} lines sent, {} of them credits; {} rejected, {} declarations refused",
            self.references.len(),
            self.credits,
            self.rejected,
            self.refused
        )
    }
}
