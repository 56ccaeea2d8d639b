//! What was packed for VECOZO: which ZIPs there are and what to choose when they are submitted, and what is in none.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use super::gemeente_name;
use super::json;
use super::text::{self, Style};
use super::words::{counted, euro, severity, size, word};
use crate::finding::{Finding, Lang, Severity, Text};
use crate::values::Domain;

/// What packing gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Packed {
    /// Every ZIP of the folder, in the order to submit them.
    pub zips: Vec<PackedZip>,
    /// The files that are in no ZIP.
    pub left: Vec<LeftOut>,
}

/// A ZIP for VECOZO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PackedZip {
    /// Name of the file.
    pub file: String,
    /// The own reference to give with it: at most 100 characters, nothing personal.
    pub reference: String,
    /// The law to choose.
    pub domain: Domain,
    /// The provider for whom it is submitted.
    pub aanbieder: String,
    /// Whether it holds declarations; otherwise it holds other messages.
    pub declarations: bool,
    /// Whether it was written now; otherwise it was there.
    #[serde(skip)]
    pub is_new: bool,
    /// Size in bytes.
    pub zipped: usize,
    /// Size of its messages together, in bytes.
    pub unzipped: usize,
    /// The messages, in the order in which they count.
    pub messages: Vec<PackedMessage>,
}

/// A message in a ZIP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PackedMessage {
    /// Its name in the ZIP.
    pub file: String,
    /// The file that it came from; absent when it was packed before and is not among the files now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Name of the message, such as `WMO323`.
    pub message: String,
    /// Code of the municipality that it is for.
    pub gemeente: String,
    /// Its `Identificatie`.
    pub id: String,
    /// Its `DeclaratieNummer`; only of a declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nummer: Option<String>,
    /// The declared month, `JJJJ-MM`; only of a declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// Declared total in eurocents, credit negative; only of a declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cents: Option<i64>,
    /// Size in bytes.
    pub bytes: usize,
}

/// A file that is in no ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// An error when a message is not submitted that perhaps should be.
    pub severity: Severity,
    /// The refusal by VECOZO that this prevents.
    pub vecozo: Option<&'static str>,
    /// Why.
    pub why: Text,
    /// What to do.
    pub advice: Text,
    /// The errors that were found in it.
    pub findings: Vec<Finding>,
}

/// All that packing gave, in one language.
#[derive(Serialize, JsonSchema)]
pub struct PackedLine<'p> {
    /// The files that are in no ZIP.
    pub left: Vec<LeftLine<'p>>,
    /// The names of the ZIPs that were written now; the others were there.
    pub new: Vec<&'p str>,
    /// Every ZIP of the folder, in the order to submit them.
    pub zips: &'p [PackedZip],
}

/// The list that goes beside the ZIPs.
#[derive(Serialize, JsonSchema)]
pub struct PackedList<'p> {
    /// Every ZIP of the folder, in the order to submit them.
    pub zips: &'p [PackedZip],
}

/// A file that is in no ZIP, in one language.
#[derive(Serialize, JsonSchema)]
pub struct LeftLine<'l> {
    /// The file.
    pub file: &'l str,
    /// An error when a message is not submitted that perhaps should be.
    pub severity: Severity,
    /// The refusal by VECOZO that this prevents.
    pub vecozo: Option<&'static str>,
    /// Why.
    pub why: &'l str,
    /// What to do.
    pub advice: &'l str,
    /// The errors that were found in it.
    pub findings: Vec<json::LineFinding<'l>>,
}

impl PackedZip {
    /// Debits minus credits of its declarations, in eurocents; none when it holds other messages.
    #[must_use]
    pub fn cents(&self) -> Option<i64> {
        self.declarations.then(|| self.messages.iter().filter_map(|message| message.cents).sum())
    }

    fn text(&self, number: usize, of: usize, style: Style) -> String {
        let lang = style.lang;
        let mut out = format!("ZIP {number} {} {of}  {}", word(lang, "van", "of"), style.bold(&self.file));
        let law = self.domain.law();
        let count = self.messages.len();
        let held = match (self.declarations, lang) {
            (true, Lang::Nl) => counted(count, "declaratie", "declaraties"),
            (true, Lang::En) => counted(count, "declaration", "declarations"),
            (false, Lang::Nl) => counted(count, "bericht", "berichten"),
            (false, Lang::En) => counted(count, "message", "messages"),
        };
        let total = self.cents().map_or_else(String::new, |cents| {
            format!(", {} {}", word(lang, "samen", "together"), euro(cents, lang))
        });
        let rows = [
            (
                word(lang, "kies bij VECOZO", "choose at VECOZO"),
                format!(
                    "Berichtenverkeer {law}, {} {law}, {} {}",
                    word(lang, "grondslag", "legal basis"),
                    word(lang, "namens AGB", "for AGB"),
                    self.aanbieder
                ),
            ),
            (word(lang, "eigen referentie", "own reference"), self.reference.clone()),
            (word(lang, "inhoud", "content"), format!("{held}{total}")),
            (
                word(lang, "grootte", "size"),
                format!(
                    "{}, {} {}",
                    size(self.zipped, lang),
                    word(lang, "uitgepakt", "unpacked"),
                    size(self.unzipped, lang)
                ),
            ),
        ];
        out.push('\n');
        for (label, value) in rows {
            let _ = writeln!(out, "  {label:<17} {value}");
        }
        let width = self.messages.iter().map(|message| message.file.len()).max().unwrap_or(0);
        for message in &self.messages {
            let amount = message.cents.map_or_else(String::new, |cents| format!("  {}", euro(cents, lang)));
            let _ =
                writeln!(out, "    {:width$}  {}{amount}", message.file, gemeente_name(&message.gemeente));
            let is_other = |source: &&str| source.rsplit('/').next() != Some(message.file.as_str());
            if let Some(source) = message.source.as_deref().filter(is_other) {
                let _ = writeln!(out, "      {} `{source}`", word(lang, "uit", "from"));
            }
        }
        out
    }
}

impl Packed {
    /// Whether a message was left out that perhaps should be submitted.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.left.iter().any(|left| left.severity == Severity::Error)
    }

    fn new_zips(&self) -> impl Iterator<Item = &PackedZip> {
        self.zips.iter().filter(|zip| zip.is_new)
    }

    /// The list that goes beside the ZIPs: what is in each, and what to choose at VECOZO.
    #[must_use]
    pub fn list(&self, style: Style) -> String {
        let lang = style.lang;
        let mut out = String::from(LIST_START);
        out.push_str(match lang {
            Lang::Nl => {
                "Dien de ZIPs in deze volgorde in bij VECOZO, elk met de eigen referentie die erbij staat;\n\
                 zonder referentie neemt VECOZO de bestandsnaam. VECOZO vraagt per keer de grondslag (Wmo of\n\
                 Jeugdwet): daarom staan de wetten apart.\n"
            }
            Lang::En => {
                "Submit the ZIPs to VECOZO in this order, each with the own reference given here; without a\n\
                 reference VECOZO takes the name of the file. VECOZO asks each time for the legal basis\n\
                 (Wmo or Jeugdwet): that is why the laws are apart.\n"
            }
        });
        for (index, zip) in self.zips.iter().enumerate() {
            let _ = write!(out, "\n{}", zip.text(index + 1, self.zips.len(), style));
        }
        out
    }

    /// The same list for programs.
    #[must_use]
    pub fn list_json(&self) -> String {
        // Strings, numbers and lists of them always serialise.
        let mut out = serde_json::to_string_pretty(&PackedList { zips: &self.zips }).unwrap_or_default();
        out.push('\n');
        out
    }

    /// All of it as one line of JSON.
    #[must_use]
    pub fn json(&self, lang: Lang) -> String {
        json::object(&PackedLine {
            left: self.left.iter().map(|left| left.line(lang)).collect(),
            new: self.new_zips().map(|zip| &*zip.file).collect(),
            zips: &self.zips,
        })
    }

    /// All of it for people.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        let lang = style.lang;
        let mut out = String::new();
        if !self.zips.is_empty() {
            out.push_str(&self.list(style));
        }
        let there: Vec<_> = self.zips.iter().filter(|zip| !zip.is_new).map(|zip| zip.file.as_str()).collect();
        if !there.is_empty() {
            let _ = writeln!(
                out,
                "\n{}: {}",
                word(lang, "Stond er al; niet nog eens indienen", "Was there already; do not submit again"),
                there.join(", ")
            );
        }
        let (told, no_messages): (Vec<_>, Vec<_>) =
            self.left.iter().partition(|left| left.severity != Severity::Info);
        if !told.is_empty() {
            let _ = writeln!(out, "\n{}", word(lang, "Niet ingepakt", "Not packed"));
            for left in &told {
                left.text(style, &mut out);
            }
        }
        if !no_messages.is_empty() {
            let files: Vec<_> = no_messages.iter().map(|left| left.file.as_str()).collect();
            let _ = writeln!(out, "\n{}: {}", word(lang, "Geen bericht", "No message"), files.join(", "));
        }
        let messages = self.zips.iter().map(|zip| zip.messages.len()).sum::<usize>();
        let new = self.new_zips().count();
        let zips = self.zips.len();
        let said = match lang {
            Lang::Nl => format!(
                "{}, waarvan {new} nieuw, met {}; {} niet ingepakt",
                counted(zips, "ZIP", "ZIPs"),
                counted(messages, "bericht", "berichten"),
                counted(told.len(), "bestand", "bestanden"),
            ),
            Lang::En => format!(
                "{}, of which {new} new, with {}; {} not packed",
                counted(zips, "ZIP", "ZIPs"),
                counted(messages, "message", "messages"),
                counted(told.len(), "file", "files"),
            ),
        };
        let _ = writeln!(out, "\n{said}");
        out.trim_start().to_string()
    }
}

/// By what a list is known as one of ours.
pub const LIST_START: &str = "ibericht pack\n\n";

impl LeftOut {
    fn line(&self, lang: Lang) -> LeftLine<'_> {
        LeftLine {
            file: &self.file,
            severity: self.severity,
            vecozo: self.vecozo,
            why: self.why.get(lang),
            advice: self.advice.get(lang),
            findings: self.findings.iter().map(|finding| json::finding_line(finding, lang)).collect(),
        }
    }

    fn text(&self, style: Style, out: &mut String) {
        let lang = style.lang;
        let prevents = self.vecozo.map_or_else(String::new, |code| {
            format!(" ({} {code})", word(lang, "bij VECOZO:", "at VECOZO:"))
        });
        let _ = writeln!(out, "{}  {}", severity(self.severity, lang), style.bold(&self.file));
        let _ = writeln!(out, "  {}{prevents}\n  → {}", self.why.get(lang), self.advice.get(lang));
        if !self.findings.is_empty() {
            let _ = writeln!(out, "{}", text::findings(&self.findings, lang));
        }
    }
}
