//! What a comparison gave, for people and for programs.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use super::difference::{Difference, DifferenceKind};
use super::name::SchemaName;
use crate::finding::{Lang, Text, counted};
use crate::values::Domain;

/// What comparing a folder gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The schemas that were compared.
    pub compared: Vec<SchemaName>,
    /// What was found, file by file.
    pub differences: Vec<Difference>,
}

/// What comparing a folder gave, in one language.
#[derive(Serialize, JsonSchema)]
pub struct View<'r> {
    /// The schemas that were compared.
    pub compared: Vec<String>,
    /// The schemas that we have and that were not compared.
    pub absent: Vec<String>,
    /// What was found, file by file.
    pub differences: Vec<DifferenceView<'r>>,
}

/// A difference in one language.
#[derive(Serialize, JsonSchema)]
pub struct DifferenceView<'r> {
    /// The file, as the folder and it are named.
    pub file: &'r str,
    /// Line in the file, from 1; 0 when there is none.
    pub line: u32,
    /// The type, and the element in it: `Client/Naam`; empty for the schema as a whole.
    pub place: &'r str,
    /// What sort of difference it is.
    pub kind: DifferenceKind,
    /// What we have; null is nothing.
    pub ours: Option<&'r str>,
    /// What the file has; null is nothing.
    pub theirs: Option<&'r str>,
    /// The difference in words.
    pub message: &'r str,
}

impl Report {
    /// The schemas that we have and that were not compared.
    pub fn absent(&self) -> impl Iterator<Item = SchemaName> {
        SchemaName::all().filter(|name| !self.compared.contains(name))
    }

    /// One line per difference, and one that says what was compared and what was not there.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let mut text = String::new();
        for difference in &self.differences {
            let _ = writeln!(text, "{}", difference.line_of_text(lang));
        }
        let _ = writeln!(text, "{}", self.summary().get(lang));
        text
    }

    fn summary(&self) -> Text {
        let (compared, differences) = (self.compared.len(), self.differences.len());
        let unreadable = self.differences.iter().any(|found| found.kind == DifferenceKind::Unreadable);
        let absent = self.absent_in_short();
        let [nl, en] = if absent.is_empty() {
            ["", ""]
        } else if unreadable {
            ["; niet aanwezig of niet leesbaar: ", "; absent or unreadable: "]
        } else {
            ["; niet aanwezig: ", "; absent: "]
        };
        Text::new(
            format!(
                "{} vergeleken, {}{nl}{absent}",
                counted(compared, "schema", "schema's"),
                counted(differences, "verschil", "verschillen")
            ),
            format!(
                "{} compared, {}{en}{absent}",
                counted(compared, "schema", "schemas"),
                counted(differences, "difference", "differences")
            ),
        )
    }

    /// The names of what was not compared; a law of which nothing was there is one name.
    fn absent_in_short(&self) -> String {
        let mut names = Vec::new();
        for domain in Domain::ALL {
            let is_of = |name: &SchemaName| name.domain() == domain;
            if self.compared.iter().any(is_of) {
                names.extend(self.absent().filter(is_of).map(SchemaName::label));
            } else {
                names.push(format!("{}-*", domain.standard()));
            }
        }
        names.join(", ")
    }

    /// The report in one language, for programs.
    #[must_use]
    pub fn view(&self, lang: Lang) -> View<'_> {
        let differences = self.differences.iter().map(|found| DifferenceView {
            file: &found.file,
            line: found.line,
            place: &found.place,
            kind: found.kind,
            ours: found.ours.as_deref(),
            theirs: found.theirs.as_deref(),
            message: found.message.get(lang),
        });
        View {
            compared: self.compared.iter().map(|name| name.label()).collect(),
            absent: self.absent().map(SchemaName::label).collect(),
            differences: differences.collect(),
        }
    }
}

impl Difference {
    /// `iwmo-3.2/WMO301.xsd regel 12: Client/Naam: …`.
    fn line_of_text(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        let line = match (self.line, lang) {
            (0, _) => String::new(),
            (line, Lang::Nl) => format!(" regel {line}"),
            (line, Lang::En) => format!(" line {line}"),
        };
        if !self.file.is_empty() {
            parts.push(format!("{}{line}", self.file));
        }
        if !self.place.is_empty() {
            parts.push(self.place.clone());
        }
        parts.push(self.message.get(lang).to_string());
        parts.join(": ")
    }
}
