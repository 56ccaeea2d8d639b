//! `ibericht.toml` and product books: what they say stays, what is written beside it does not.

use std::fmt::Write as _;

use super::element::Treatment;
use super::value::Pseudonyms;
use crate::finding::Text;

/// The keys of which the values say nothing of a person.
const KEPT: [&str; 7] = ["agb", "gemeente", "period", "productbook", "taal", "vrije_dagen", "werkdagen"];

/// The settings without comments, with what was left out; `books` says how a product book is called now.
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
        let Some(mut words) = words.filter(|_| KEPT.contains(&&*key) || key == "xsd_versie") else {
            left.push(key);
            continue;
        };
        for word in &mut words {
            let new = match &*key {
                "productbook" => books(word),
                "agb" | "gemeente" => by.value(Treatment::Party, word),
                _ => by.value(Treatment::Keep, word),
            };
            *word = new.unwrap_or_else(|| word.clone());
        }
        let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        let value = if value.is_array() { format!("[{}]", quoted.join(", ")) } else { quoted.concat() };
        let _ = writeln!(out, "{key} = {value}");
    }
    Ok((out, left))
}

/// A text between quotes. TOML escapes what JSON escapes, and one character more.
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

    use super::super::Key;
    use super::super::collected::Collected;
    use super::*;

    #[test]
    fn whatever_stands_between_quotes_can_be_read_again() {
        let (key, known) = (Key::new([4; 32]), BTreeSet::new());
        let mut by = Pseudonyms::new(&key, false, &known, Collected::default()).unwrap();
        for name in ["e\u{301}", "\0\u{1b}\u{7f}\u{9f}", "a\"b\\c", "'\r\n\t", "\u{200b}\u{fffe}"] {
            let own: toml::Table = [("productbook".to_owned(), name.into())].into_iter().collect();
            let text = format!("productbook = {}", quoted(name));
            assert_eq!(toml::from_str::<toml::Table>(&text).unwrap(), own, "{name:?}");
            let (made, left) = settings(&text, &mut by, |_| None).unwrap();
            assert_eq!(toml::from_str::<toml::Table>(&made).unwrap(), own, "{made}");
            assert!(left.is_empty());
        }
    }
}
