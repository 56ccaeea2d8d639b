//! A difference between two messages, as data and as a line of text.

use std::borrow::Cow;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Lang;
use crate::report::json;
use crate::report::words::word;

/// What happened to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It has another value.
    Changed,
    /// It is only in the second message.
    Added,
    /// It is only in the first message.
    Removed,
}

/// A difference between two messages; a BSN is masked as in the views that were compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// The element in the second message; in the first when it is only there.
    pub path: String,
    /// Its name in the standard.
    pub element: &'static str,
    /// What it belongs to, in words: `toewijzing 300201`.
    pub place: String,
    /// What people call it.
    pub label: Cow<'static, str>,
    /// What happened to it.
    pub change: Change,
    /// Whether it is a class of the message that came or went as a whole, such as an allocation.
    #[serde(skip)]
    pub item: bool,
    /// What the first message says, in words.
    pub before: Option<String>,
    /// What the second message says, in words.
    pub after: Option<String>,
    /// The values that differ.
    pub values: Vec<Part>,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part {
    /// Its path.
    pub path: String,
    /// Its name in the standard.
    pub element: &'static str,
    /// What the first message has.
    pub before: Option<String>,
    /// What the second message has.
    pub after: Option<String>,
}

/// The differences as text, one on a line; nothing when there are none.
#[must_use]
pub fn text(differences: &[Difference], lang: Lang) -> String {
    differences.iter().fold(String::new(), |mut text, difference| {
        text.push_str(&difference.line(lang).replace('\n', " "));
        text.push('\n');
        text
    })
}

/// The differences as JSON, one on a line.
#[must_use]
pub fn json_lines(differences: &[Difference]) -> String {
    differences.iter().map(json::object).collect()
}

impl Difference {
    /// The difference in words: `toewijzing 300201: einddatum was 31-12-2026, is nu 30-06-2027`.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let mut line = self.place.clone();
        if !line.is_empty() {
            line.push_str(": ");
        }
        let (was, now) = (word(lang, "was", "was"), word(lang, "is nu", "is now"));
        let (new, gone) = (word(lang, "nieuw", "new"), word(lang, "vervallen", "gone"));
        let in_words = |text: Option<&str>| match text {
            None | Some("") => String::new(),
            Some(text) => format!(" ({text})"),
        };
        let _ = match (self.change, self.item) {
            (Change::Added, true) => write!(line, "{new}{}", in_words(self.after.as_deref())),
            (Change::Removed, true) => write!(line, "{gone}{}", in_words(self.before.as_deref())),
            (Change::Added, false) => {
                write!(line, "{} {new}: {}", self.label, self.after.as_deref().unwrap_or_default())
            }
            (Change::Removed, false) => {
                write!(line, "{} {gone}, {was} {}", self.label, self.before.as_deref().unwrap_or_default())
            }
            (Change::Changed, _) if self.before != self.after => write!(
                line,
                "{} {was} {}, {now} {}",
                self.label,
                self.before.as_deref().unwrap_or_default(),
                self.after.as_deref().unwrap_or_default()
            ),
            (Change::Changed, _) => {
                write!(line, "{} {}", self.label, self.unread(lang))
            }
        };
        line
    }

    /// What differs when it reads the same: values that do not show in the words.
    fn unread(&self, lang: Lang) -> String {
        let shown = self.values.iter().filter(|part| part.before != part.after).map(|part| {
            let or_none =
                |text: &Option<String>| text.clone().unwrap_or_else(|| word(lang, "leeg", "empty").into());
            format!(
                "({} {} {}, {} {})",
                part.element,
                word(lang, "was", "was"),
                or_none(&part.before),
                word(lang, "is nu", "is now"),
                or_none(&part.after)
            )
        });
        let shown: Vec<_> = shown.collect();
        if shown.is_empty() {
            word(lang, "verschilt in wat niet wordt getoond", "differs in what is not shown").to_string()
        } else {
            format!("{} {}", word(lang, "verschilt", "differs"), shown.join(" "))
        }
    }
}
