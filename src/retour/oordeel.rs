//! What is to be said of a message, by what was found in it.

use std::collections::HashMap;

use super::klassen::{HEADER, Klassen};
use crate::finding::{Finding, Level};
use crate::messages::{Bericht, Kind, RetourCodes};
use crate::values::RetourCode;
use crate::xml::Many;

/// What is to be said of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Oordeel {
    /// Nothing is wrong.
    Goed,
    /// A rule of level 2 is broken; nothing else is told.
    Technisch,
    /// Something in the header is wrong; nothing else is told.
    Header(RetourCodes),
    /// Something in classes is wrong.
    Klassen(Codes),
}

impl Oordeel {
    /// The judgement by the findings; none when nobody can tell.
    ///
    /// Every finding of level 3 or 4 counts for the deepest class around its element that can have retourcodes. A
    /// finding without retourcode is a rule that could not be checked: neither approved nor rejected. What an agreement
    /// lowered counts as the error that it is: an answer is the same with and without agreements.
    pub fn of(bericht: &Bericht, answer: Kind, findings: &[Finding]) -> Option<Self> {
        let errors = |level| {
            findings.iter().filter(move |finding: &&Finding| finding.is_breach() && finding.level == level)
        };
        if errors(Level::Schema).next().is_some() {
            return None;
        }
        if errors(Level::Content).next().is_some() {
            return Some(Self::Technisch);
        }
        let mut found = errors(Level::Dossier).chain(errors(Level::Extern)).peekable();
        if found.peek().is_none() {
            return Some(Self::Goed);
        }
        let klassen = Klassen::of(bericht, answer);
        let mut codes = Codes::default();
        for finding in found {
            let code = RetourCode::new(finding.retourcode.as_deref()?, bericht.domain)?;
            codes.add(klassen.around(&finding.path), code);
        }
        Some(match codes.get(HEADER) {
            Some(header) => Self::Header(header.clone()),
            None => Self::Klassen(codes),
        })
    }
}

/// The retourcodes of rules per class, by the path of the class in the message that is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Codes(HashMap<String, RetourCodes>);

impl Codes {
    /// Adds a code to a class; once, however often it is found there.
    fn add(&mut self, class: &str, code: RetourCode) {
        let codes = match self.0.get(class) {
            None => vec![code],
            Some(known) if known.retour_code.contains(&code) => return,
            Some(known) => known.retour_code.iter().copied().chain([code]).collect(),
        };
        if let Some(retour_code) = Many::new(codes) {
            self.0.insert(class.to_owned(), RetourCodes { retour_code });
        }
    }

    /// The codes of a class; none when nothing was found in it.
    pub fn get(&self, class: &str) -> Option<&RetourCodes> {
        self.0.get(class)
    }
}

impl RetourCodes {
    /// A single code.
    #[must_use]
    pub fn one(code: RetourCode) -> Self {
        Self { retour_code: Many::one(code) }
    }
}
