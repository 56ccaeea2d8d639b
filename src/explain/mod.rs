//! What a word of the standard, of a hub or of a product book stands for: `ibericht explain`.
//!
//! Looking up only: what is told stands with the rule, the code, the message or the class itself.

mod line;
mod sheets;
mod text;
mod usage;

pub use line::{
    AllocationFacts, CodeFacts, DeclarationFacts, ExpectedFacts, LineFacts, LineSheet, MessageFacts, Related,
    Relation, UsedFacts, line, near_lines, text as line_text,
};
pub use sheets::{ElementSheet, ListSheet, Meaning, MessageSheet, PartSheet, PlaceSheet, Usage, ValueSheet};
pub use text::{product, text};

use crate::codelists::{self, Code, CodeList};
use crate::finding::Text;
use crate::messages::Kind;
use crate::productbook::{self, Book};
use crate::rules::{self, Rule};
use crate::values::{Domain, nearest};
use crate::{batch, declaration, legacy};

/// Lists, each with the only law of which it is asked.
type Lists = Vec<(&'static CodeList, Option<Domain>)>;

/// The most rules that are told whole with the retourcode that they give.
const FEW_RULES: usize = 3;
/// The most codes of a list that are told with its element.
const MOST_WITH_ELEMENT: usize = 60;
/// The most codes that are found by a word of their meaning.
const MOST_BY_WORD: usize = 20;
/// The most suggestions for a word that means nothing.
const MOST_SUGGESTIONS: usize = 5;
/// The table of the standard that says which unit goes with which frequency.
const UNITS_AND_FREQUENCIES: &str = "WJ756_x_WMO757";

/// Everything that a word stands for, most specific first; nothing when it is not known.
///
/// The word is a rule, a retourcode or a code of any list, a list, a message (`301`, `JW301`, its `BerichtCode`),
/// a product, an element or a class, in any case. `WJ756/14` and `Eenheid=14` look in one list or element only.
#[must_use]
pub fn explain(word: &str, books: &[Book]) -> Vec<Meaning> {
    let word = word.trim();
    if let Some((element, code)) = word.split_once('=') {
        return narrowed(code.trim(), lists_of_element(element.trim()));
    }
    let lists = lists(word);
    if let Some((list, code)) = word.rsplit_once('/').filter(|_| lists.is_empty()) {
        return narrowed(code.trim(), self::lists(list.trim()));
    }
    let mut meanings = rules_and_products(word, books);
    meanings.extend(messages(word));
    meanings.extend(lists.into_iter().flat_map(|(list, law)| whole(list, law)));
    meanings.extend(values(word));
    meanings.extend(sheets::elements(word));
    for list in lists_of_element(word).into_iter().map(|(list, _)| list) {
        // A long list is named, not told.
        let told = if list.codes.len() > MOST_WITH_ELEMENT { 1 } else { usize::MAX };
        meanings.extend(whole(list, None).into_iter().take(told));
    }
    if meanings.is_empty() { by_word(word) } else { meanings }
}

/// Known words that look like one that is not, best first.
#[must_use]
pub fn suggestions(word: &str, books: &[Book]) -> Vec<String> {
    let word = word.trim();
    let mut near = if let Some((element, code)) = word.split_once('=') {
        near_in_lists(&format!("{element}="), code, &lists_of_element(element.trim()))
    } else if let Some((list, code)) = word.rsplit_once('/') {
        near_in_lists(&format!("{list}/"), code, &lists(list.trim()))
    } else {
        nearest(word, known(books).into_iter(), |name| name)
    };
    near.truncate(MOST_SUGGESTIONS);
    near
}

/// The codes of the named list that look like a code, or else the list itself.
fn near_in_lists(prefix: &str, code: &str, lists: &[(&'static CodeList, Option<Domain>)]) -> Vec<String> {
    let codes = lists.iter().flat_map(|(list, law)| list.codes.iter().filter(|code| is_for(code, *law)));
    let near: Vec<_> = nearest(code.trim(), codes, |known| known.code);
    if near.is_empty() && !lists.is_empty() {
        return vec![prefix.trim_end_matches(['=', '/']).to_string()];
    }
    near.into_iter().map(|near| format!("{prefix}{}", near.code)).collect()
}

/// Every word that is known: what is met most often first, so that it comes first among equals.
fn known(books: &[Book]) -> Vec<String> {
    let mut known: Vec<String> = rules::all().map(|rule| rule.code.to_string()).collect();
    let mut add = |words: &mut dyn Iterator<Item = String>| known.extend(words);
    let problems = [&codelists::RETOUR_CODE, &codelists::VECOZO, &codelists::GGK];
    add(&mut problems.iter().flat_map(|list| list.codes).map(|code| code.code.to_string()));
    for message in Kind::ALL.iter().flat_map(|kind| Domain::ALL.map(|domain| kind.message(domain))) {
        add(&mut [message.number.to_string(), message.name(), message.code.to_string()].into_iter());
    }
    for book in books {
        add(&mut book.products.keys().map(ToString::to_string));
        add(&mut book.rules.iter().map(|rule| rule.id.clone()));
    }
    add(&mut usage::places().iter().map(|place| place.element.name.to_string()));
    add(&mut codelists::ALL.iter().flat_map(|list| list.id.split('/')).map(str::to_string));
    add(&mut own_rules().map(|(id, _)| (*id).to_string()));
    add(&mut declaration::RULES.iter().map(|rule| rule.id.to_string()));
    add(&mut codelists::ALL.iter().flat_map(|list| list.codes).map(|code| code.code.to_string()));
    let mut seen = std::collections::HashSet::new();
    known.retain(|word| seen.insert(word.clone()));
    known
}

/// The rules of the program itself, by which files and answers are read.
fn own_rules() -> impl Iterator<Item = &'static (&'static str, Text)> {
    batch::RULES.iter().chain(&rules::answers::RULES).chain(&legacy::RULES).chain(legacy::CODES)
}

fn rules_and_products(word: &str, books: &[Book]) -> Vec<Meaning> {
    let mut meanings: Vec<_> = rules::find(word).map(|rule| Meaning::Rule(rule.view())).into_iter().collect();
    for book in books {
        let rule = productbook::explain(book, word);
        meanings.extend(rule.map(|rule| Meaning::BookRule(Box::new(rule))));
        meanings.extend(productbook::show(book, word).map(Meaning::Product));
    }
    let own = own_rules().filter(|(id, _)| id.eq_ignore_ascii_case(word));
    meanings.extend(own.map(|(id, what)| Meaning::Own { code: id, what: what.clone() }));
    let declaring = declaration::RULES.iter().filter(|rule| rule.id.eq_ignore_ascii_case(word));
    meanings.extend(declaring.map(|rule| Meaning::Own { code: rule.id, what: rule.text.clone() }));
    meanings
}

/// The messages that go by a number, a name with its law, or a `BerichtCode`.
fn messages(word: &str) -> Vec<Meaning> {
    let mut meanings = Vec::new();
    for kind in Kind::ALL {
        let named = |domain: &Domain| {
            let message = kind.message(*domain);
            message.number.to_string() == word
                || message.name().eq_ignore_ascii_case(word)
                || message.code == word
        };
        let domains: Vec<_> = Domain::ALL.into_iter().filter(named).collect();
        if !domains.is_empty() {
            meanings.push(sheets::message(kind, &domains));
        }
    }
    meanings
}

/// The lists that go by an id, with the law when the id is that of one law.
fn lists(id: &str) -> Lists {
    if id.eq_ignore_ascii_case(UNITS_AND_FREQUENCIES) {
        return vec![(&codelists::EENHEID, None), (&codelists::FREQUENTIE, None)];
    }
    let law = |list: &CodeList| {
        let (jw, wmo) = (list.id_for(Domain::Jw), list.id_for(Domain::Wmo));
        let only = if wmo.eq_ignore_ascii_case(id) { Domain::Wmo } else { Domain::Jw };
        (jw != wmo && !list.id.eq_ignore_ascii_case(id)).then_some(only)
    };
    codelists::ALL.into_iter().filter(|list| list.has_id(id)).map(|list| (list, law(list))).collect()
}

/// The list of the codes of an element.
fn lists_of_element(name: &str) -> Lists {
    let mut lists: Lists = Vec::new();
    for place in usage::places().iter().filter(|place| place.element.name.eq_ignore_ascii_case(name)) {
        if let Some(list) = usage::list_of(place.element)
            && !lists.iter().any(|(known, _)| known.id == list.id)
        {
            lists.push((list, None));
        }
    }
    lists
}

fn is_for(code: &Code, law: Option<Domain>) -> bool {
    law.is_none_or(|law| code.is_for(law))
}

/// A list and its codes.
fn whole(list: &'static CodeList, law: Option<Domain>) -> Vec<Meaning> {
    let codes: Vec<_> = list.codes.iter().filter(|code| is_for(code, law)).collect();
    let mut meanings = vec![sheets::list(list, codes.len())];
    meanings.extend(codes.into_iter().map(|code| sheets::value(list, code)));
    meanings
}

/// A code in some lists only.
fn narrowed(code: &str, lists: Lists) -> Vec<Meaning> {
    let mut meanings = Vec::new();
    for (list, law) in lists {
        let codes =
            list.codes.iter().filter(|known| is_for(known, law) && known.code.eq_ignore_ascii_case(code));
        meanings.extend(codes.map(|known| sheets::value(list, known)));
    }
    meanings
}

/// A code in any list; a retourcode first, with the rules that give it.
fn values(code: &str) -> Vec<Meaning> {
    let first = std::iter::once(&codelists::RETOUR_CODE);
    let others = codelists::ALL.into_iter().filter(|list| list.id != codelists::RETOUR_CODE.id);
    let mut meanings = narrowed(code, first.map(|list| (list, None)).collect());
    let giving: Vec<&Rule> = rules::all()
        .filter(|rule| rule.retourcode().is_some_and(|given| given.eq_ignore_ascii_case(code)))
        .collect();
    if giving.len() <= FEW_RULES {
        meanings.extend(giving.into_iter().map(|rule| Meaning::Rule(rule.view())));
    }
    meanings.extend(narrowed(code, others.map(|list| (list, None)).collect()));
    meanings
}

/// The codes that mean a word, such as the name of a municipality, or else have it in their meaning.
fn by_word(word: &str) -> Vec<Meaning> {
    let wanted = word.to_lowercase();
    let find = |fits: &dyn Fn(&str) -> bool| {
        let codes =
            codelists::ALL.into_iter().flat_map(|list| list.codes.iter().map(move |code| (list, code)));
        let fitting = codes.filter(|(_, code)| fits(&code.meaning.to_lowercase()));
        fitting.take(MOST_BY_WORD).map(|(list, code)| sheets::value(list, code)).collect::<Vec<_>>()
    };
    let exact = find(&|meaning| meaning == wanted);
    // A part of a word shorter than this is found everywhere.
    if exact.is_empty() && wanted.chars().count() >= 4 {
        find(&|meaning| meaning.contains(&wanted))
    } else {
        exact
    }
}
