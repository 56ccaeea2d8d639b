//! The classes of a message, each with its values and what an answer says about it.

use crate::messages::Bericht;
use crate::values::{Bsn, RetourCode, Simple};
use crate::xml::{ClassTable, Content, Element, MessageName, Sink, Trail};

/// The classes that carry retourcodes in an answer, by the name of their element; of a declaration (323) its own class,
/// which the answer calls otherwise.
const NAMES: &[&str] = &[
    "Header",
    "Client",
    "Relatie",
    "Contact",
    "ToegewezenProduct",
    "StartProduct",
    "StopProduct",
    "AangevraagdProduct",
    "Verzoek",
    "OngewijzigdProduct",
    "TeWijzigenProduct",
    "NieuwProduct",
    "Antwoord",
    "Woonplaatsbeginsel",
    "Declaratie",
    "DeclaratieAntwoord",
    "Prestatie",
];

/// A class in a message.
#[derive(Debug)]
pub(super) struct Klasse {
    /// The name of its element.
    pub(super) name: &'static str,
    /// Where it stands.
    pub(super) path: String,
    /// The position of the class around it.
    pub(super) parent: Option<usize>,
    /// Its own values by their path below it, such as `Omvang/Volume`; those of classes within it are theirs.
    pub(super) values: Vec<(String, String)>,
    /// What an answer says about it.
    pub(super) codes: Vec<RetourCode>,
}

impl Klasse {
    /// The value of an element.
    pub(super) fn value(&self, element: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| name == element).map(|(_, value)| &**value)
    }

    /// Whether a code says that something is wrong with the class itself.
    pub(super) fn is_rejected(&self) -> bool {
        self.codes.iter().any(|code| code.is_afkeuring())
    }

    /// Whether it has a code.
    pub(super) fn has(&self, code: RetourCode) -> bool {
        self.codes.contains(&code)
    }

    /// How people recognise it: its number, its reference or its client, masked.
    pub(super) fn kenmerk(&self) -> String {
        let by =
            ["ToewijzingNummer", "ReferentieAanbieder", "DeclaratieNummer", "Nummer", "Soort", "Gemeente"];
        if let Some(bsn) = self.value("Bsn") {
            return Bsn::mask(bsn);
        }
        if let Some(referentie) = self.value("ProductReferentie/ReferentieNummer") {
            return format!("`ReferentieNummer` {referentie}");
        }
        let named = by.iter().find_map(|name| Some(format!("`{name}` {}", self.value(name)?)));
        named.unwrap_or_else(|| format!("`{}`", self.path.rsplit('/').next().unwrap_or_default()))
    }

    /// The product that it is about, when it names one: code, or category.
    pub(super) fn product(&self) -> Option<&str> {
        ["Product/Code", "ProductCode", "Product/Categorie", "ProductCategorie"]
            .iter()
            .find_map(|name| self.value(name))
    }

    /// The declared amount in eurocents, a credit negative.
    pub(super) fn cents(&self) -> Option<i64> {
        let cents: i64 = self.value("IngediendBedrag/Bedrag")?.parse().ok()?;
        Some(if self.is_credit() { -cents } else { cents })
    }

    /// Whether it is a credit line.
    pub(super) fn is_credit(&self) -> bool {
        self.value("IngediendBedrag/DebetCredit") == Some("C")
    }
}

/// The classes of a message in document order.
pub(super) fn klassen(bericht: &Bericht) -> Vec<Klasse> {
    let mut walk =
        Walk { bericht, name: bericht.name(), trail: Trail::default(), open: Vec::new(), found: Vec::new() };
    bericht.walk(&mut walk);
    walk.found
}

/// Whether the class at a position, or one around it, is rejected.
pub(super) fn is_below_rejected(klassen: &[Klasse], klasse: &Klasse) -> bool {
    let mut around = klasse.parent;
    while let Some(parent) = around.and_then(|position| klassen.get(position)) {
        if parent.is_rejected() {
            return true;
        }
        around = parent.parent;
    }
    false
}

struct Walk<'b> {
    bericht: &'b Bericht,
    name: MessageName,
    trail: Trail,
    /// Per open element the position of its class; none for an element that is no class of its own.
    open: Vec<Option<usize>>,
    found: Vec<Klasse>,
}

impl Walk<'_> {
    fn inner(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|position| *position)
    }
}

impl Sink for Walk<'_> {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        let Some(klasse) = self.inner().and_then(|position| self.found.get_mut(position)) else { return };
        let is_code =
            matches!(element.content, Content::Simple(simple) if simple.name == RetourCode::TYPE.name);
        if is_code {
            klasse.codes.extend(RetourCode::new(text, self.bericht.domain));
            return;
        }
        let around = self.trail.path().strip_prefix(&*klasse.path).unwrap_or_default();
        let mut path = around.trim_start_matches('/').to_owned();
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(element.name);
        klasse.values.push((path, text.to_owned()));
    }

    fn open(&mut self, element: &'static Element, _: &'static ClassTable) {
        let parent = self.inner();
        self.trail.open(element);
        let position = NAMES.contains(&element.name).then_some(self.found.len());
        if position.is_some() {
            self.found.push(Klasse {
                name: element.name,
                path: self.trail.path().to_owned(),
                parent,
                values: Vec::new(),
                codes: Vec::new(),
            });
        }
        self.open.push(position);
    }

    fn close(&mut self, _: &'static Element, _: &'static ClassTable) {
        self.trail.close();
        self.open.pop();
    }
}

/// The names of the classes that carry codes in an answer.
#[cfg(test)]
pub(super) fn names_in(antwoord: crate::messages::Kind) -> std::collections::BTreeSet<&'static str> {
    fn collect(table: &ClassTable, found: &mut std::collections::BTreeSet<&'static str>) {
        for element in table.elements {
            let Content::Class(inner) = element.content else { continue };
            let item = inner.item().filter(|_| element.name != "RetourCodes").unwrap_or(element);
            let Content::Class(class) = item.content else { continue };
            if class.elements.iter().any(|element| element.name == "RetourCodes") {
                found.insert(item.name);
            }
            collect(class, found);
        }
    }
    let mut found = std::collections::BTreeSet::new();
    collect(antwoord.root(), &mut found);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::messages::Kind;

    #[test]
    fn every_class_that_carries_codes_is_known() {
        let answers = Kind::ALL.into_iter().filter(|kind| kind.answers().is_some());
        let mut found: BTreeSet<_> = answers.flat_map(names_in).collect();
        found.insert("Declaratie");
        assert_eq!(found, NAMES.iter().copied().collect());
    }
}
