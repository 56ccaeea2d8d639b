//! `ibericht.toml` and product books: what they say stays, what is written beside it does not.

use std::fmt::Write as _;

use super::element::Treatment;
use super::value::Pseudonyms;
use crate::finding::Text;
use crate::productbook::Book;

/// The keys of which the values say nothing of a person.
const KEPT: [&str; 8] =
    ["agb", "gemeente", "period", "productbook", "taal", "vrije_dagen", "werkdagen", "xsd_versie"];

/// The settings without comments, with what was left out; `books` says how a product book that goes along is called now.
///
/// # Errors
/// Why it is left out as a whole.
pub(super) fn settings(
    text: &str,
    by: &mut Pseudonyms<'_>,
    books: impl Fn(&str) -> Option<String>,
) -> Result<(String, Vec<String>), Text> {
    let wrong = || {
        Text::fixed(
            "De instellingen worden niet begrepen; verbeter het bestand",
            "The settings are not understood; correct the file",
        )
    };
    let table: toml::Table = toml::from_str(text).map_err(|_| wrong())?;
    let mut out = String::new();
    let mut left = Vec::new();
    for (key, value) in table {
        let words: Option<Vec<String>> = match &value {
            toml::Value::String(text) => Some(vec![text.clone()]),
            toml::Value::Array(all) => all.iter().map(|one| one.as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        let Some(words) = words.filter(|_| KEPT.contains(&&*key)) else {
            left.push(key);
            continue;
        };
        let count = words.len();
        let mut new = |word: String| match &*key {
            // The path of a book that does not go along may say whose it is.
            "productbook" => {
                books(&word).or_else(|| Book::builtin_names().any(|name| name == word).then_some(word))
            }
            "agb" | "gemeente" => Some(by.value(Treatment::Party, &word).unwrap_or(word)),
            _ => Some(by.value(Treatment::Keep, &word).unwrap_or(word)),
        };
        let quoted: Vec<String> =
            words.into_iter().filter_map(|word| new(word).map(|word| quoted(&word))).collect();
        if quoted.len() < count {
            left.push(key.clone());
        }
        if value.is_array() {
            let _ = writeln!(out, "{key} = [{}]", quoted.join(", "));
        } else if let Some(only) = quoted.first() {
            let _ = writeln!(out, "{key} = {only}");
        }
    }
    Ok((out, left))
}

/// A text as TOML has it: as JSON does, but for one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A product book without the lines that are comments; the AGB codes of providers in it become those of the messages.
pub(super) fn book(text: &str, by: &mut Pseudonyms<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    // Line by line, so that what is said of a line stays true.
    for line in text.split_inclusive('\n') {
        let said = line.trim();
        if said.starts_with('#') {
            out.push('\n');
            continue;
        }
        let agb = said.strip_prefix("aanbieder").map(|rest| rest.trim_matches([' ', '=', '"']));
        match agb.and_then(|agb| Some((agb, by.value(Treatment::Party, agb)?))) {
            Some((agb, new)) => out.push_str(&line.replacen(agb, &new, 1)),
            None => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::collected::Collected;
    use super::*;
    use crate::pseudonym::Key;

    fn made(text: &str) -> (String, Vec<String>) {
        let (key, known) = (Key::new([6; 32]), BTreeSet::new());
        let mut by = Pseudonyms::new(&key, false, &known, Collected::default()).unwrap();
        settings(text, &mut by, |own| (own == "boek.toml").then(|| "productenboek-1.toml".to_owned()))
            .unwrap()
    }

    #[test]
    fn a_book_that_does_not_go_along_is_left_out_with_its_path() {
        let (text, left) = made(
            "productbook = [\"/home/jansen/contract.toml\", \"rijk-van-nijmegen-2026\", \"boek.toml\"]\nperiod = \"2026-04\"\n",
        );
        assert_eq!(
            text,
            "period = \"2026-04\"\nproductbook = [\"rijk-van-nijmegen-2026\", \"productenboek-1.toml\"]\n"
        );
        assert_eq!(left, ["productbook"]);
        let (text, left) = made("productbook = \"jansen.toml\"");
        assert_eq!((text.as_str(), left), ("", vec!["productbook".to_owned()]));
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for word in ["\u{7}", "\u{7f}", "\"", "\\", "a\nb", "e\u{301}", "één"] {
            let read: toml::Table = toml::from_str(&format!("x = {}", quoted(word))).unwrap();
            assert_eq!(read["x"].as_str(), Some(word), "{word:?}");
        }
    }
}
