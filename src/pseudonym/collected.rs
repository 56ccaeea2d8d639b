//! The true values of a folder, before they get their false ones.

use std::collections::{BTreeSet, HashSet};

use super::birth::Birthdays;
use super::bsn::passes_eleven_test;
use super::element::Treatment;
use crate::values::{Bsn, Datum, parse_date};

/// The true values of a folder, as far as the false ones hang on all of them.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) bsns: BTreeSet<String>,
    pub(super) references: BTreeSet<String>,
    /// AGB codes of providers, which may be named as referrer as well.
    pub(super) parties: BTreeSet<String>,
    pub(super) names: HashSet<String>,
    pub(super) birthdays: Birthdays,
}

impl Collected {
    /// Takes a value in by what becomes of it.
    pub fn add(&mut self, treatment: Treatment, text: &str) {
        match treatment {
            Treatment::Bsn if Bsn::new(text).is_ok() => {
                // Nine zeros are nobody's.
                if text != "000000000" {
                    self.bsns.insert(text.to_owned());
                }
            }
            Treatment::Reference => {
                self.references.insert(text.trim().to_owned());
            }
            Treatment::Party if is_agb(text) => {
                self.parties.insert(text.to_owned());
            }
            Treatment::Keep => {
                if let Ok(date) = parse_date(text.trim()) {
                    self.add_date(date);
                }
                self.aside(text);
            }
            Treatment::Invented(_) => {
                self.names.insert(text.trim().to_lowercase());
                self.aside(text);
            }
            Treatment::Birth | Treatment::Amount => {}
            Treatment::Bsn | Treatment::Party | Treatment::Practitioner | Treatment::Shaped(_) => {
                self.aside(text);
            }
        }
    }

    /// Takes in the day on which something is, for the ages on it.
    pub fn add_date(&mut self, date: Datum) {
        self.birthdays.add(date);
    }

    /// Takes in what stands where no BSN belongs: a number that can be one is taken for one.
    pub fn aside(&mut self, text: &str) {
        let runs = text.split(|c: char| !c.is_ascii_digit());
        self.bsns.extend(runs.filter(|run| passes_eleven_test(run)).map(str::to_owned));
    }
}

pub(super) fn is_agb(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}
