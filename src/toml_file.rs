//! What the TOML files that people write have in common: days, and what the reader says, in two languages.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::finding::Text;
use crate::values::Datum;

/// A day, written in TOML as a local date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dag(pub Datum);

/// What serde says when a date has a time, or is no date; [`toml_error`] translates it.
const NOT_A_DATE: &str = "not a date";

impl<'de> Deserialize<'de> for Dag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::value::Datetime::deserialize(deserializer)?;
        let day = match value {
            toml::value::Datetime { date: Some(date), time: None, offset: None } => {
                Datum::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }
            _ => None,
        };
        day.map(Self).ok_or_else(|| D::Error::custom(NOT_A_DATE))
    }
}

/// What serde says of a law that is neither of the two; [`toml_error`] translates it.
pub(crate) const NOT_A_LAW: &str = "not a law";

/// What serde says of what is neither a text nor a list of texts.
const NOT_TEXTS: &str = "not a text or a list of texts";

/// The message of the TOML reader in both languages; what it does not know, it passes on.
pub(crate) fn toml_error(message: &str) -> Text {
    let message = message.replace('\n', ": ");
    if message.ends_with(NOT_A_DATE) {
        return Text::new(
            "Dit is geen datum; schrijf `2026-01-01`, zonder aanhalingstekens",
            "This is not a date; write `2026-01-01`, without quotes",
        );
    }
    if message.ends_with(NOT_TEXTS) {
        return Text::new(
            "Schrijf een tekst als `\"a\"`, of een lijst als `[\"a\", \"b\"]`",
            "Write a text such as `\"a\"`, or a list such as `[\"a\", \"b\"]`",
        );
    }
    if message.ends_with(NOT_A_LAW) {
        return Text::new(
            "Deze wet bestaat niet; schrijf `Wmo` of `Jw`",
            "This law does not exist; write `Wmo` or `Jw`",
        );
    }
    let nl = [
        ("unknown field ", "onbekend veld "),
        ("unknown variant ", "onbekende waarde "),
        ("missing field ", "verplicht veld ontbreekt: "),
        ("duplicate key", "dubbel veld"),
        ("invalid type: ", "verkeerde soort waarde: "),
        ("invalid value: ", "verkeerde waarde: "),
    ]
    .iter()
    .find_map(|(en, nl)| message.strip_prefix(en).map(|rest| format!("{nl}{rest}")))
    .unwrap_or_else(|| format!("geen geldige TOML: {message}"))
    .replace(", expected one of ", "; mogelijk zijn ")
    .replace(", expected ", "; verwacht: ")
    .replace(" or ", " of ");
    Text::new(nl, message)
}
