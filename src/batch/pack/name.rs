//! Names of messages in a ZIP, without personal data.
//!
//! VECOZO takes the name of a file for the reference that it shows when none is given, so a name may not lead to a
//! client. Whether a word is someone's name cannot be seen, so a name is kept only when it is made of numbers and the
//! name of the message, as those of the program are.

use std::collections::HashSet;

use crate::dossier::Hash;
use crate::messages::{Bericht, Inhoud};
use crate::values::{Bsn, Month};

/// Most characters of a name that is kept.
const MAX_CHARS: usize = 100;

/// The name of a message in a ZIP: that of its file when nothing personal can be in it, or else one made anew.
pub(super) fn member(label: &str, bericht: &Bericht, hash: &Hash) -> String {
    let file = label.rsplit('/').next().unwrap_or_default();
    if is_plain(file, bericht) { file.to_string() } else { scheme(bericht, hash) }
}

/// Whether a name can be kept as it is.
fn is_plain(file: &str, bericht: &Bericht) -> bool {
    let Some(stem) = file.strip_suffix(".xml").filter(|_| file.len() <= MAX_CHARS) else { return false };
    let message = bericht.name().name();
    let is_known = |part: &str| part == message || is_number(part);
    (stem.split(['.', '_', '-']).all(is_known) || is_of_answer(stem, bericht)) && !holds_bsn(stem, bericht)
}

/// A number, with a letter for the law before it as in a `DeclaratieNummer` of the program.
fn is_number(part: &str) -> bool {
    let digits = part.strip_prefix(['W', 'J']).unwrap_or(part);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name that the program gives an answer: message, parties and 12 digits and capitals that follow from a hash.
fn is_of_answer(stem: &str, bericht: &Bericht) -> bool {
    let (afzender, ontvanger) = bericht.parties();
    let code = stem.strip_prefix(&format!("{}_{afzender}_{ontvanger}_", bericht.name().name()));
    code.is_some_and(|code| {
        code.len() == 12
            && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && code.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// Whether digits of a text, with whatever stands between them, are the BSN of a client, or nine digits by themselves
/// could be anyone's.
fn holds_bsn(text: &str, bericht: &Bericht) -> bool {
    if text
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| Bsn::new(run).is_ok_and(|bsn| bsn.passes_eleven_test()))
    {
        return true;
    }
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let clienten: HashSet<Bsn> = bericht.clienten().into_iter().collect();
    digits.windows(9).any(|window| {
        std::str::from_utf8(window).is_ok_and(|text| Bsn::new(text).is_ok_and(|bsn| clienten.contains(&bsn)))
    })
}

/// `WMO323_12345678_0268_202604_W20260400001.xml`, or `JW305_12345678_0268_305000000001.xml`.
fn scheme(bericht: &Bericht, hash: &Hash) -> String {
    let message = bericht.name().name();
    let (afzender, ontvanger) = bericht.parties();
    let Inhoud::Declaratie(root) = &bericht.inhoud else {
        let identificatie = part(bericht.identificatie().identificatie.as_str(), bericht, hash);
        return format!("{message}_{afzender}_{ontvanger}_{identificatie}.xml");
    };
    let month = Month::of(root.declaratie.declaratie_periode.begindatum).to_string().replace('-', "");
    let nummer = part(root.declaratie.declaratie_nummer.as_str(), bericht, hash);
    format!("{message}_{afzender}_{ontvanger}_{month}_{nummer}.xml")
}

/// An identification as part of a name; one that may be a BSN gives way to the start of the hash of the message.
fn part(text: &str, bericht: &Bericht, hash: &Hash) -> String {
    if holds_bsn(text, bericht) {
        return hash.0.chars().take(12).collect();
    }
    text.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' }).collect()
}

/// The names in one ZIP; a second file of one name gets a number.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In lower case, as systems compare them.
    taken: HashSet<String>,
}

impl Names {
    /// A name that no other file in the ZIP has.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let stem = wanted.strip_suffix(".xml").unwrap_or(wanted);
        let numbered = (2_usize..).map(|number| format!("{stem}-{number}.xml"));
        let mut names = std::iter::once(wanted.to_string()).chain(numbered);
        // As many names are tried as there are, and one of them is free.
        let free = names.find(|name| self.taken.insert(name.to_ascii_lowercase()));
        free.unwrap_or_else(|| wanted.to_string())
    }
}
