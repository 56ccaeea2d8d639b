//! `ibericht.toml` and product books: what they say stays, what is written beside it does not.

use std::fmt::Write as _;

use super::collected::{Collected, is_agb};
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

/// A text between quotes. TOML escapes what JSON escapes, and one character more.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Takes in what may be a BSN in a product book.
pub(super) fn collect_book(text: &str, into: &mut Collected) {
    into.aside(&without_comments(text));
}

/// A product book without comments; BSNs, and the AGB codes of providers, become those of the messages. Nothing when it
/// is not understood: then it may hold anything.
pub(super) fn book(text: &str, by: &mut Pseudonyms<'_>) -> Option<String> {
    const KEY: &str = "aanbieder";
    toml::from_str::<toml::Table>(text).ok()?;
    let text = by.bsns(&without_comments(text));
    let mut pieces = text.split(KEY);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(KEY);
        let behind = piece.trim_start_matches(['"', '\'', ' ', '\t', '=']);
        let code = behind.split(['"', '\'']).next().filter(|code| is_agb(code));
        match code.and_then(|code| Some((code, by.value(Treatment::Party, code)?))) {
            Some((code, new)) => out.push_str(&piece.replacen(code, &new, 1)),
            None => out.push_str(piece),
        }
    }
    Some(out)
}

/// A TOML text without its comments. Every line stays a line, so that what is said of a line stays true.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) =
        rest.find(['#', '"', '\'']).and_then(|place| rest.split_at_checked(place))
    {
        let is_comment = behind.starts_with('#');
        let length = if is_comment { behind.find('\n') } else { end_of_string(behind) };
        let (piece, left) = behind.split_at_checked(length.unwrap_or(behind.len())).unwrap_or((behind, ""));
        out.push_str(if is_comment { before.trim_end_matches([' ', '\t']) } else { before });
        out.push_str(if is_comment { "" } else { piece });
        rest = left;
    }
    out.push_str(rest);
    out
}

/// Where the string ends that a text begins with; none when it goes on until the end. One that is not on several lines
/// ends with its line at the latest.
fn end_of_string(text: &str) -> Option<usize> {
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| text.starts_with(quotes))?;
    let mut is_escaped = false;
    for (place, c) in text.char_indices().skip(quotes.len()) {
        match c {
            '\n' if quotes.len() == 1 => return Some(place),
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = quotes.starts_with('"'),
            _ if text.get(place..)?.starts_with(quotes) => {
                let end = place + quotes.len();
                // A string on several lines may have one or two quotes of its own before those that end it.
                let more = text.get(end..)?.chars().take_while(|next| *next == c);
                return Some(end + if quotes.len() == 3 { more.take(2).count() } else { 0 });
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Key;
    use super::*;

    #[test]
    fn whatever_stands_between_quotes_can_be_read_again() {
        let (key, known) = (Key::new([4; 32]), BTreeSet::new());
        let mut by = Pseudonyms::new(&key, false, &known, Collected::default()).unwrap();
        for name in ["e\u{301}", "\0\u{1b}\u{7f}\u{9f}", "a\"b\\c", "'\r\n\t", "\u{200b}\u{fffe}"] {
            let own: toml::Table = [("productbook".to_owned(), name.into())].into_iter().collect();
            let text = format!("productbook = {}", quoted(name));
            assert_eq!(toml::from_str::<toml::Table>(&text).unwrap(), own, "{name:?}");
            let (made, left) = settings(&text, &mut by, |path| Some(path.to_owned())).unwrap();
            assert_eq!(toml::from_str::<toml::Table>(&made).unwrap(), own, "{made}");
            assert!(left.is_empty());
        }
    }

    #[test]
    fn a_book_that_does_not_go_along_is_left_out_with_its_path() {
        let (key, known) = (Key::new([6; 32]), BTreeSet::new());
        let mut by = Pseudonyms::new(&key, false, &known, Collected::default()).unwrap();
        let mut made = |text| {
            settings(text, &mut by, |own| (own == "boek.toml").then(|| "productenboek-1.toml".to_owned()))
                .unwrap()
        };
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
    fn no_comment_of_a_product_book_goes_along_and_everything_else_does() {
        for (own, made) in [
            ("# Jansen\na = 1 # Jansen\r\nb = 2", "\na = 1\nb = 2"),
            ("a = \"# geen\" # Jansen", "a = \"# geen\""),
            ("a = '#\\' # Jansen", "a = '#\\'"),
            ("a = \"\\\"# geen\" # Jansen", "a = \"\\\"# geen\""),
            ("a = \"\"\"\n# geen\n\"\" \\\"\"\"\"\"\" # Jansen", "a = \"\"\"\n# geen\n\"\" \\\"\"\"\"\"\""),
            ("a = '''\n'# geen''''' # Jansen", "a = '''\n'# geen'''''"),
            ("a = [\n  1, # Jansen\n]", "a = [\n  1,\n]"),
            ("a = \"open # geen\nb = 1 # Jansen", "a = \"open # geen\nb = 1"),
            ("a = \"", "a = \""),
        ] {
            assert_eq!(without_comments(own), made, "{own}");
            let [own, made] = [own, made].map(|text| toml::from_str::<toml::Table>(text).ok());
            assert_eq!(own, made);
        }
    }

    #[test]
    fn a_provider_of_a_product_book_is_the_one_of_the_messages_however_it_is_written() {
        let (key, known) = (Key::new([4; 32]), BTreeSet::new());
        let mut by = Pseudonyms::new(&key, true, &known, Collected::default()).unwrap();
        let new = by.value(Treatment::Party, "73730042").unwrap();
        for own in [
            "aanbieder = \"73730042\"\n",
            "aanbieder='73730042'",
            "\"aanbieder\"\t= \"73730042\"",
            "tarief = [{ cent = 1, aanbieder = \"73730042\" }, { aanbieder = \"73730042\", cent = 2 }]",
            "drager_bij_zelfde_aanbieder = true\naanbieder = \"73730042\"",
        ] {
            assert_eq!(book(own, &mut by), Some(own.replace("73730042", &new)));
        }
        let named = book("aanbieder = \"Jansen\" # 73730042", &mut by);
        assert_eq!(named.as_deref(), Some("aanbieder = \"Jansen\""));
    }

    #[test]
    fn a_bsn_in_a_product_book_becomes_the_one_of_the_messages() {
        const TEXT: &str = "titel = \"Map 999900006\"\nmaximum = 999900006 # 999990019\ncent = 123456789";
        let (key, known) = (Key::new([4; 32]), BTreeSet::new());
        let mut collected = Collected::default();
        collect_book(TEXT, &mut collected);
        let mut by = Pseudonyms::new(&key, false, &known, collected).unwrap();
        assert_eq!(by.clients(), 1, "a comment is not looked at");
        let new = by.value(Treatment::Bsn, "999900006").unwrap();
        let made = format!("titel = \"Map {new}\"\nmaximum = {new}\ncent = 123456789");
        assert_eq!(book(TEXT, &mut by), Some(made));
        assert_eq!(book("Mevrouw Jansen, 999900006", &mut by), None);
    }
}
