//! A simple value as people read it: it follows from the type of the element.

use super::phrase;
use super::view::{Inside, Node, simple_type};
use super::words::units;
use crate::codelists::GEMEENTE;
use crate::finding::Lang;
use crate::report::words::{date, euro, word};
use crate::values::{
    Bedrag, Budget, DebetCredit, Domain, Eenheid, Gemeente, Geslacht, JaNee, Restriction, TotaalBedrag,
    Volume,
};

/// Reads the elements of a message out, in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    pub domain: Domain,
    pub lang: Lang,
}

impl Reader {
    /// The Dutch or English word.
    pub fn word(self, nl: &'static str, en: &'static str) -> &'static str {
        word(self.lang, nl, en)
    }

    /// The meaning of a code, of the code list of the law; nothing for another value.
    pub fn meaning(self, node: &Node) -> Option<&'static str> {
        let text = node.shown();
        let list = match simple_type(node.element)?.restriction {
            Restriction::Code { list, .. } => list,
            _ if node.is::<Gemeente>() => &GEMEENTE,
            _ => return None,
        };
        list.find(text, self.domain).map(|code| code.meaning)
    }

    /// An element as people read it: a value in words, a class as a phrase.
    ///
    /// `siblings` are the elements beside it: the unit of a volume stands there.
    pub fn read(self, node: &Node, siblings: &[Node]) -> String {
        match &node.inside {
            Inside::Value(_) => self.value(node, siblings),
            Inside::Class(..) => phrase::phrase(self, node),
        }
    }

    fn value(self, node: &Node, siblings: &[Node]) -> String {
        let text = node.shown();
        let Some(simple) = simple_type(node.element) else { return text.to_string() };
        if node.is::<Volume>() {
            return self.volume(text, siblings);
        }
        if node.is::<Bedrag>() || node.is::<Budget>() || node.is::<TotaalBedrag>() {
            return self.euros(text, is_credit(siblings));
        }
        match (&simple.restriction, self.meaning(node)) {
            (Restriction::Date, _) => date(text, self.lang),
            (_, Some(meaning)) if node.is::<Geslacht>() || node.is::<JaNee>() => meaning.to_lowercase(),
            (_, Some(meaning)) => format!("{text} {meaning}"),
            (_, None) => text.to_string(),
        }
    }

    /// A number of units; the unit stands beside it. Euros are in cents.
    fn volume(self, text: &str, siblings: &[Node]) -> String {
        let eenheid = siblings.iter().find(|node| node.is::<Eenheid>()).map_or("", Node::shown);
        if eenheid == Eenheid::EURO.code() {
            return self.euros(text, false);
        }
        text.parse().ok().and_then(|number| units(number, eenheid, self.lang)).unwrap_or_else(|| text.into())
    }

    /// An amount in cents, negative when it is given back.
    pub fn euros(self, text: &str, credit: bool) -> String {
        match text.parse::<i64>() {
            Ok(cents) => euro(if credit { -cents } else { cents }, self.lang),
            Err(_) => text.to_string(),
        }
    }
}

/// Whether an amount among these elements is given back.
pub(super) fn is_credit(siblings: &[Node]) -> bool {
    siblings.iter().any(|node| node.is::<DebetCredit>() && node.shown() == DebetCredit::CREDIT.code())
}
