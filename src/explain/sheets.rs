//! The sheets: one thing that a word stands for, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::usage;
use crate::codelists::{self, Code, CodeList, TableDate};
use crate::finding::Text;
use crate::messages::{Kind, Side};
use crate::productbook::{ProductSheet, RuleSheet};
use crate::rules::{self, Rule, RuleView};
use crate::values::{Domain, Eenheid, Frequentie};
use crate::xml::Content;

/// One thing that a word stands for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Meaning {
    /// A national rule.
    Rule(RuleView<'static>),
    /// A rule of a product book.
    BookRule(Box<RuleSheet>),
    /// A product of a product book.
    Product(ProductSheet),
    /// A message.
    Message(Box<MessageSheet>),
    /// A code list.
    List(ListSheet),
    /// A code of a list.
    Value(ValueSheet),
    /// An element of messages.
    Element(ElementSheet),
    /// A check of this program that no standard names.
    Own {
        /// Its name.
        code: &'static str,
        /// What it is about.
        what: Text,
    },
}

/// A kind of message.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MessageSheet {
    /// Its number: 301.
    pub number: u16,
    /// Its names, per law.
    pub names: Vec<String>,
    /// The `BerichtCode` of each name.
    pub codes: Vec<&'static str>,
    /// What it is, in a few words.
    pub title: Text,
    /// Who makes it.
    pub maker: Text,
    /// What it is for.
    pub purpose: Text,
    /// When it is sent.
    pub when: Text,
    /// The number of the message that answers it.
    pub answer: Option<u16>,
    /// In how many working days.
    pub answer_days: Option<u8>,
    /// The number of the message that it answers.
    pub answers: Option<u16>,
    /// What follows.
    pub next: Text,
    /// The classes and elements right below its root.
    pub parts: Vec<&'static str>,
    /// The codes of the rules that are checked in it.
    pub rules: Vec<&'static str>,
}

/// A code list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListSheet {
    /// Its id.
    pub list: &'static str,
    /// Its Dutch title.
    pub title: &'static str,
    /// The number of its codes that are shown.
    pub codes: usize,
    /// The elements that hold its codes.
    pub elements: Vec<Usage>,
}

/// An element with the messages that have it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Usage {
    /// The name of the element.
    pub element: &'static str,
    /// The messages.
    pub messages: Vec<String>,
}

/// A code of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ValueSheet {
    /// The id of the list.
    pub list: &'static str,
    /// The Dutch title of the list.
    pub title: &'static str,
    /// The code.
    pub code: &'static str,
    /// Its meaning in Dutch.
    pub meaning: &'static str,
    /// The only law that has it.
    pub law: Option<&'static str>,
    /// The first day on which it may be used, when known.
    pub valid_from: Option<String>,
    /// The first day on which it may no longer be used, when known.
    pub valid_until: Option<String>,
    /// Whether it says that something went wrong, so that the advice is what to do about it.
    pub problem: bool,
    /// What to know or do.
    pub advice: Option<Text>,
    /// What goes with it in other lists.
    pub goes_with: Option<Text>,
    /// The elements that hold it.
    pub elements: Vec<Usage>,
    /// For a retourcode: the rules that give it.
    pub rules: Vec<&'static str>,
}

/// An element of messages, with everything under that name that has the same content.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ElementSheet {
    /// Its name.
    pub element: &'static str,
    /// The name of its type in the schema.
    pub content: &'static str,
    /// What may be filled in, for a value.
    pub form: Option<Text>,
    /// The id of its code list.
    pub list: Option<&'static str>,
    /// The places where it stands.
    pub places: Vec<PlaceSheet>,
    /// The elements in it, for a class.
    pub elements: Vec<PartSheet>,
}

/// A place of an element.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceSheet {
    /// Its path below the root element.
    pub path: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may be there more than once.
    pub repeats: bool,
    /// The messages that have it there.
    pub messages: Vec<String>,
    /// What it means there, in English.
    pub doc: &'static str,
}

/// An element of a class.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartSheet {
    /// Its name.
    pub element: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may be there more than once.
    pub repeats: bool,
    /// The only law that has it.
    pub law: Option<&'static str>,
}

pub(super) fn message(kind: Kind, domains: &[Domain]) -> Meaning {
    let messages: Vec<_> = domains.iter().map(|domain| kind.message(*domain)).collect();
    let flow = kind.flow();
    let is_here = |rule: &&Rule| domains.iter().any(|domain| rule.is_for(kind, *domain));
    Meaning::Message(Box::new(MessageSheet {
        number: kind.number(),
        names: messages.iter().map(crate::xml::MessageName::name).collect(),
        codes: messages.iter().map(|message| message.code).collect(),
        title: kind.title(),
        maker: match kind.maker() {
            Side::Gemeente => Text::fixed("gemeente", "municipality"),
            Side::Aanbieder => Text::fixed("aanbieder", "provider"),
        },
        purpose: flow.purpose.clone(),
        when: flow.when.clone(),
        answer: kind.answer().map(Kind::number),
        answer_days: kind.answer_days(),
        answers: kind.answers().map(Kind::number),
        next: flow.next.clone(),
        parts: kind.root().elements.iter().map(|element| element.name).collect(),
        rules: rules::all().filter(is_here).map(|rule| rule.code).collect(),
    }))
}

pub(super) fn list(list: &'static CodeList, codes: usize) -> Meaning {
    Meaning::List(ListSheet {
        list: list.id,
        title: list.title,
        codes,
        elements: usages(usage::of_list(list)),
    })
}

fn usages(elements: Vec<(&'static str, Vec<(Kind, Domain)>)>) -> Vec<Usage> {
    let usage = |(element, messages): (_, Vec<_>)| Usage { element, messages: usage::names(&messages) };
    elements.into_iter().map(usage).filter(|usage| !usage.messages.is_empty()).collect()
}

pub(super) fn value(list: &'static CodeList, code: &'static Code) -> Meaning {
    let mut elements = usage::of_list(list);
    let (mut giving, mut about) = (Vec::new(), None);
    if list.id == codelists::RETOUR_CODE.id {
        giving = rules::all().filter(|rule| rule.retourcode() == Some(code.code)).collect();
        about = codelists::messages_of_retourcode(code.code);
    }
    for (_, messages) in &mut elements {
        messages.retain(|(kind, domain)| {
            let answered = kind.answers().unwrap_or(*kind).number();
            code.is_for(*domain) && about.is_none_or(|about| about.contains(&answered))
        });
    }
    Meaning::Value(ValueSheet {
        list: list.id,
        title: list.title,
        code: code.code,
        meaning: code.meaning,
        law: code.domain.map(Domain::law),
        valid_from: code.valid_from.map(iso),
        valid_until: code.valid_until.map(iso),
        problem: [&codelists::RETOUR_CODE, &codelists::VECOZO, &codelists::GGK]
            .iter()
            .any(|problems| problems.id == list.id),
        advice: code.advice(),
        goes_with: goes_with(list, code),
        elements: usages(elements),
        rules: giving.into_iter().map(|rule| rule.code).collect(),
    })
}

fn iso((year, month, day): TableDate) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The frequencies of a unit, or the units of a frequency.
fn goes_with(list: &CodeList, code: &Code) -> Option<Text> {
    // These two lists are the same under both laws.
    let domain = Domain::Jw;
    let said = |codes: Vec<(&str, &str)>| {
        codes.iter().map(|(code, meaning)| format!("`{code}` {meaning}")).collect::<Vec<_>>().join(", ")
    };
    if list.id == codelists::EENHEID.id {
        let unit = Eenheid::new(code.code, domain)?;
        let frequencies = said(unit.frequenties().iter().map(|with| (with.code(), with.meaning())).collect());
        return Some(Text::new(format!("frequentie {frequencies}"), format!("frequency {frequencies}")));
    }
    if list.id == codelists::FREQUENTIE.id {
        let frequency = Frequentie::new(code.code, domain)?;
        let units = codelists::EENHEID.for_domain(domain).filter_map(|code| Eenheid::new(code.code, domain));
        let units = units.filter(|unit| unit.frequenties().contains(&frequency));
        let units = units.map(|unit| (unit.code(), unit.meaning())).collect();
        let units = said(units);
        return Some(Text::new(format!("eenheid {units}"), format!("unit {units}")));
    }
    None
}

/// The sheets of the elements that go by a name: that of the element, or of its type in the schema.
pub(super) fn elements(name: &str) -> Vec<Meaning> {
    let mut sheets: Vec<(&'static crate::xml::Element, ElementSheet)> = Vec::new();
    for place in usage::places() {
        let element = place.element;
        if !element.name.eq_ignore_ascii_case(name) && !content(element).eq_ignore_ascii_case(name) {
            continue;
        }
        let at = PlaceSheet {
            path: place.path.clone(),
            required: element.required,
            repeats: element.repeats,
            messages: usage::names(&place.messages),
            doc: if element.doc.is_empty() { place.class.doc } else { element.doc }.trim(),
        };
        let known =
            sheets.iter_mut().find(|(known, _)| known.name == element.name && usage::same(known, element));
        match known {
            Some((_, sheet)) => sheet.places.push(at),
            None => sheets.push((element, sheet(element, at))),
        }
    }
    sheets.into_iter().map(|(_, sheet)| Meaning::Element(sheet)).collect()
}

/// The name of the type of an element.
pub(super) const fn content(element: &crate::xml::Element) -> &'static str {
    match element.content {
        Content::Simple(simple) => simple.name,
        Content::Class(table) => table.name,
        Content::Fixed(_) => "LDT_Bericht",
    }
}

fn sheet(element: &'static crate::xml::Element, place: PlaceSheet) -> ElementSheet {
    let part = |part: &'static crate::xml::Element| PartSheet {
        element: part.name,
        required: part.required,
        repeats: part.repeats,
        law: part.domain.map(Domain::law),
    };
    ElementSheet {
        element: element.name,
        content: content(element),
        form: match element.content {
            Content::Simple(simple) => Some(simple.form()),
            Content::Fixed(_) => Some(Text::fixed(
                "vast per soort bericht: `ibericht explain 301` noemt de berichtcode",
                "fixed per kind of message: `ibericht explain 301` names the message code",
            )),
            Content::Class(_) => None,
        },
        list: usage::list_of(element).map(|list| list.id),
        places: vec![place],
        elements: match element.content {
            Content::Class(table) => table.elements.iter().map(part).collect(),
            Content::Simple(_) | Content::Fixed(_) => Vec::new(),
        },
    }
}
