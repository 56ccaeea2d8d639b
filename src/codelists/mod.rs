//! Code lists of the standard as static tables.
//!
//! A list is one table. Value types, messages, findings and explanations all
//! read it; nothing repeats a code or its meaning.

mod elementen;
mod gemeenten;
mod hulpmiddelen;
mod landen;
mod retourcodes;
mod transport;

pub use elementen::*;
pub use gemeenten::{GEMEENTE, GEMEENTE_PEILDATUM};
pub use hulpmiddelen::HULPMIDDEL;
pub use landen::LAND;
pub use retourcodes::{RETOUR_CODE, messages_of_retourcode};
pub use transport::{GGK, VECOZO};

use crate::finding::Text;
use crate::values::Domain;

/// A year, month and day: table dates are constants, so no calendar type is needed.
pub type TableDate = (i32, u32, u32);

/// One code of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code as it stands in a message, leading zeros included.
    pub code: &'static str,
    /// Its meaning in Dutch.
    pub meaning: &'static str,
    /// The law it is restricted to, or `None` for both.
    pub domain: Option<Domain>,
    /// First day on which the code may be used, when known.
    pub valid_from: Option<TableDate>,
    /// First day on which the code may no longer be used, when known.
    pub valid_until: Option<TableDate>,
    /// What someone who meets the code should know or do, in Dutch and English.
    advice: Option<&'static [&'static str; 2]>,
    /// The code as a number, so that looking it up compares numbers.
    key: u64,
}

/// A code of at most eight characters as a number that keeps the order of the codes. 0 for what is no code.
const fn key(code: &str) -> u64 {
    let bytes = code.as_bytes();
    if bytes.len() > 8 {
        return 0;
    }
    let mut key = 0;
    let mut index = 0;
    while index < bytes.len() {
        key |= (bytes[index] as u64) << (56 - 8 * index);
        index += 1;
    }
    key
}

impl Code {
    /// A code of both laws without known limits in time.
    #[must_use]
    pub const fn new(code: &'static str, meaning: &'static str) -> Self {
        Self {
            code,
            meaning,
            domain: None,
            valid_from: None,
            valid_until: None,
            advice: None,
            key: key(code),
        }
    }

    /// The same code, for one law only.
    #[must_use]
    pub const fn only(mut self, domain: Domain) -> Self {
        self.domain = Some(domain);
        self
    }

    /// The same code, in use since a day.
    #[must_use]
    pub const fn from(mut self, year: i32, month: u32, day: u32) -> Self {
        self.valid_from = Some((year, month, day));
        self
    }

    /// The same code, with what to know or do about it, in Dutch and English.
    #[must_use]
    pub const fn advise(mut self, advice: &'static [&'static str; 2]) -> Self {
        self.advice = Some(advice);
        self
    }

    /// What someone who meets the code should know or do.
    #[must_use]
    pub const fn advice(&self) -> Option<Text> {
        match self.advice {
            Some([nl, en]) => Some(Text::fixed(nl, en)),
            None => None,
        }
    }

    /// The same code, withdrawn on a day.
    #[must_use]
    pub const fn until(mut self, year: i32, month: u32, day: u32) -> Self {
        self.valid_until = Some((year, month, day));
        self
    }

    /// Whether the code exists under a law.
    #[must_use]
    pub fn is_for(&self, domain: Domain) -> bool {
        self.domain.is_none_or(|only| only == domain)
    }
}

/// A list of codes, sorted by code.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeList {
    /// The identification of the list in the standard, such as `WJ756`.
    pub id: &'static str,
    /// Its Dutch title.
    pub title: &'static str,
    /// The codes in ascending order; a code occurs twice when its meaning or validity differs by law.
    pub codes: &'static [Code],
}

impl CodeList {
    /// The number of characters of its longest code.
    pub(crate) const fn longest(&self) -> usize {
        let mut longest = 0;
        let mut index = 0;
        while index < self.codes.len() {
            let length = self.codes[index].code.len();
            if length > longest {
                longest = length;
            }
            index += 1;
        }
        longest
    }

    /// Looks a code up for one law.
    #[must_use]
    pub fn find(&self, code: &str, domain: Domain) -> Option<&'static Code> {
        let key = key(code);
        let first = self.codes.partition_point(|entry| entry.key < key);
        self.codes[first..]
            .iter()
            .take_while(|entry| entry.key == key)
            .find(|entry| entry.code.len() == code.len() && entry.is_for(domain))
    }

    /// Whether the list goes by a name, in any case: its id, or one of both when it has one per law.
    #[must_use]
    pub fn has_id(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name) || self.id.split('/').any(|id| id.eq_ignore_ascii_case(name))
    }

    /// The name of the list for one law: one of both when it has one per law.
    #[must_use]
    pub fn id_for(&self, domain: Domain) -> &'static str {
        let (jw, wmo) = self.id.split_once('/').unwrap_or((self.id, self.id));
        match domain {
            Domain::Jw => jw,
            Domain::Wmo => wmo,
        }
    }

    /// The codes that may be used under one law.
    pub fn for_domain(&self, domain: Domain) -> impl Iterator<Item = &'static Code> + use<> {
        self.codes.iter().filter(move |entry| entry.is_for(domain))
    }

    /// The meaning of a code, whatever the law; the code itself when it is unknown.
    #[must_use]
    pub fn meaning<'a>(&self, code: &'a str) -> &'a str {
        self.codes.iter().find(|entry| entry.code == code).map_or(code, |entry| entry.meaning)
    }
}

/// Every code list, for lookups by a person.
pub static ALL: [&CodeList; 27] = [
    &AANDUIDING_WOONADRES,
    &ADRES_SOORT,
    &COMMUNICATIEVORM,
    &DATUM_GEBRUIK,
    &DEBET_CREDIT,
    &EENHEID,
    &FREQUENTIE,
    &GESLACHT,
    &JA_NEE,
    &JURIDISCHE_STATUS,
    &NAAM_GEBRUIK,
    &PRODUCT_CATEGORIE,
    &REDEN_AFWIJZING_VERZOEK,
    &REDEN_BEEINDIGING,
    &REDEN_VERZOEK,
    &REDEN_WIJZIGING,
    &RETOUR_CODE,
    &SOORT_RELATIE,
    &STATUS_AANLEVERING,
    &TYPE_VERWIJZER,
    &VERZOEK_ANTWOORD,
    &WETTELIJKE_VERTEGENWOORDIGING,
    &LAND,
    &GEMEENTE,
    &VECOZO,
    &GGK,
    &HULPMIDDEL,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_a_code_is_unique_per_law() {
        for list in ALL {
            assert!(list.codes.is_sorted_by_key(|entry| entry.code), "{}", list.id);
            assert!(list.codes.is_sorted_by_key(|entry| entry.key), "{}", list.id);
            assert!(list.codes.iter().all(|entry| entry.key != 0), "{}", list.id);
            for domain in [Domain::Wmo, Domain::Jw] {
                let codes: Vec<_> = list.for_domain(domain).map(|entry| entry.code).collect();
                let mut unique = codes.clone();
                unique.dedup();
                assert_eq!(codes, unique, "{}", list.id);
            }
        }
    }

    #[test]
    fn a_category_belongs_to_one_law() {
        assert!(PRODUCT_CATEGORIE.find("45", Domain::Jw).is_some());
        assert!(PRODUCT_CATEGORIE.find("45", Domain::Wmo).is_none());
        assert_eq!(GEMEENTE.meaning("0268"), "Nijmegen");
    }

    #[test]
    fn what_only_resembles_a_code_is_not_found() {
        assert!(VECOZO.find("BRS114", Domain::Jw).is_some());
        for no_code in ["", "1", "01\0", "01\0\0", "010", "01 ", "123456789"] {
            assert!(EENHEID.find(no_code, Domain::Jw).is_none(), "{no_code:?}");
        }
    }

    #[test]
    fn an_advice_is_in_both_languages_and_has_no_full_stop() {
        for (list, code) in ALL.iter().flat_map(|list| list.codes.iter().map(move |code| (list, code))) {
            let Some(advice) = code.advice() else { continue };
            for text in [&advice.nl, &advice.en] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{} {}: {text}", list.id, code.code);
            }
        }
        let advised = |list: &CodeList| list.codes.iter().all(|code| code.advice.is_some());
        assert!(advised(&RETOUR_CODE) && advised(&VECOZO) && advised(&GGK), "what went wrong has a way out");
    }
}
