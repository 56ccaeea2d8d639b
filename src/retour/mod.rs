//! Answers to messages: the return messages 302, 306, 308, 316, 318 and 320, and the declaration answer 325.
//!
//! The levels decide what an answer says (IV028, IV032, IV088): an error of level 2 is all that is told, then an error
//! of level 3 or 4 in the header, then that of every class. [`oordeel`] tells which of these it is, [`kopie`] writes
//! the message that is answered again with its codes, and [`declaratie`] makes the 325, which lists rejected lines only.

mod declaratie;
mod identificatie;
mod klassen;
mod kop;
mod kopie;
mod oordeel;

use crate::dossier::Hash;
use crate::finding::Finding;
use crate::messages::{Bericht, Inhoud, XsdVersies, write};
use crate::rules;
use crate::values::Datum;
use kop::Kop;
use oordeel::Oordeel;

/// What making an answer needs besides the message and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// The day on which the answer is made.
    pub today: Datum,
    /// The schema versions for its header (IV034).
    pub versies: &'a XsdVersies,
}

/// An answer that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The answer as a value.
    pub bericht: Bericht,
    /// The answer as it goes out: UTF-8, CR/LF.
    pub xml: String,
    /// A name for the file, without personal data.
    pub file_name: String,
}

impl Made {
    /// An answer to the message with a hash, under the name that its own identification would give it.
    #[must_use]
    pub fn of(answer: Bericht, answered: &Hash) -> Option<Self> {
        let name = answer.name().name();
        let (afzender, ontvanger) = answer.parties();
        let file_name = format!("{name}_{afzender}_{ontvanger}_{}.xml", identificatie::of(answered)?);
        Some(Self { xml: write(&answer), file_name, bericht: answer })
    }
}

/// The answer to a message by what was found in it; none when nothing answers it, or when a rule could not be checked
/// so that nobody can tell.
///
/// Only errors of level 2 to 4 count: what a product book says and what is only a warning never rejects a message.
/// The same message with the same findings always has the same answer on a day, under the same identification.
///
/// A 325 whose granted total does not fit in its element is not made either: that takes a declaration of which so many
/// credits are rejected that more than 10 billion euro is left.
#[must_use]
pub fn answer(bericht: &Bericht, hash: &Hash, findings: &[Finding], making: &Making<'_>) -> Option<Made> {
    let kind = bericht.kind().answer()?;
    let oordeel = Oordeel::of(bericht, kind, findings)?;
    let identificatie = identificatie::of(hash)?;
    let kop = Kop { heen: bericht, identificatie, oordeel: &oordeel, making };
    let answer = match (&bericht.inhoud, &oordeel) {
        (Inhoud::Declaratie(root), _) => declaratie::answer(root, &kop)?,
        (_, Oordeel::Klassen(codes)) => kopie::with_codes(bericht, &kop.retour()?, kind, codes)?,
        _ => kop.retour()?,
    };
    // An answer that breaks a rule that its receiver checks is no answer.
    if rules::content::check(&answer).iter().any(Finding::is_error) {
        return None;
    }
    Made::of(answer, hash)
}
