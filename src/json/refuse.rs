//! Why a file is not read as a message in JSON.

use super::{BERICHT, RELEASE_KEY};
use crate::finding::{Finding, Text};
use crate::messages::Kind;
use crate::values::Bsn;
use crate::xml::{Positions, RELEASE, Refused, Unreadable, xsd};

/// Why a file is not read as a message.
pub(super) enum Refusal {
    /// For a reason that XML files are refused for as well.
    File(Refused),
    /// Not JSON; at an offset.
    NotJson(String, usize),
    /// JSON, but not one object.
    NotAnObject,
    /// A key that says what the file is and is not there.
    NoKey(&'static str),
    /// Such a key, but without one text as its value; at an offset.
    NotOneText(&'static str, usize),
    /// No message of the standard has this name; at an offset.
    UnknownMessage(String, usize),
    /// A message of another release; at an offset.
    OtherRelease(String, usize),
    /// The message would be larger than this as XML.
    TooLarge(usize),
}

impl Refusal {
    /// The refusal as a finding on its place in the source.
    pub(super) fn finding(&self, source: &str) -> Finding {
        let (message, advice) = self.texts();
        let (line, column) = match self {
            Self::File(refused) => (refused.line, refused.column),
            Self::NotJson(_, at)
            | Self::NotOneText(_, at)
            | Self::UnknownMessage(_, at)
            | Self::OtherRelease(_, at) => Positions::new(source).of(*at),
            Self::NotAnObject | Self::NoKey(_) | Self::TooLarge(_) => (0, 0),
        };
        let mut finding = xsd(message, advice).on_line(line, column);
        finding.mask(&Bsn::passes_eleven_test);
        finding
    }

    fn texts(&self) -> (Text, Text) {
        match self {
            Self::File(refused) => refused.reason.texts(),
            Self::NotJson(what, _) => (
                Text::new(
                    format!("Het bestand is geen geldige JSON: {what}"),
                    format!("The file is not valid JSON: {what}"),
                ),
                Text::new(
                    "Herstel de JSON op deze plaats, of vraag de afzender om het bericht opnieuw aan te leveren",
                    "Mend the JSON in this place, or ask the sender to supply the message again",
                ),
            ),
            Self::NotAnObject => (
                Text::new(
                    "Het bestand is JSON, maar geen object en dus geen bericht",
                    "The file is JSON, but no object and so no message",
                ),
                Text::new(
                    "Een bestand bevat precies één bericht, tussen `{` en `}`",
                    "A file holds exactly one message, between `{` and `}`",
                ),
            ),
            Self::NoKey(key) => (
                Text::new(format!("De sleutel `{key}` ontbreekt"), format!("The key `{key}` is missing")),
                wanted(key),
            ),
            Self::NotOneText(key, _) => (
                Text::new(
                    format!("De sleutel `{key}` heeft niet precies één tekst als waarde"),
                    format!("The key `{key}` does not have exactly one string as its value"),
                ),
                wanted(key),
            ),
            Self::UnknownMessage(name, _) => (
                Text::new(
                    format!("Release {RELEASE} kent geen bericht `{name}`"),
                    format!("Release {RELEASE} has no message `{name}`"),
                ),
                {
                    let numbers = Kind::ALL.map(|kind| kind.number().to_string()).join(", ");
                    Text::new(
                        format!("Schrijf `JW` of `WMO` in hoofdletters met een van de nummers {numbers}"),
                        format!("Write `JW` or `WMO` in capitals with one of the numbers {numbers}"),
                    )
                },
            ),
            Self::OtherRelease(release, _) => Unreadable::OtherRelease(release.clone()).texts(),
            Self::TooLarge(limit) => (
                Text::new(
                    format!("Het bericht is als XML groter dan {} MB", limit / 1_000_000),
                    format!("The message is larger than {} MB as XML", limit / 1_000_000),
                ),
                Text::new(
                    "Splits het bericht, of verhoog de grens met `--max-size`",
                    "Split the message, or raise the limit with `--max-size`",
                ),
            ),
        }
    }
}

/// What to write for a key that says what the file is.
fn wanted(key: &str) -> Text {
    let example = match key {
        BERICHT => "JW301",
        RELEASE_KEY => RELEASE,
        _ => "",
    };
    Text::new(
        format!("Zet één keer `\"{key}\": \"{example}\"` in het object, met de juiste waarde"),
        format!("Put `\"{key}\": \"{example}\"` in the object once, with the right value"),
    )
}
