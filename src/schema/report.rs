//! What a comparison gave, for people and for programs.

use std::fmt::Write as _;

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

#[derive(Serialize)]
struct View<'r> {
    compared: Vec<String>,
    absent: Vec<String>,
    differences: Vec<DifferenceView<'r>>,
}

#[derive(Serialize)]
struct DifferenceView<'r> {
    file: &'r str,
    line: u32,
    place: &'r str,
    kind: DifferenceKind,
    ours: Option<&'r str>,
    theirs: Option<&'r str>,
    message: &'r str,
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

    /// The report as one line of JSON, in one language, without the line end.
    #[must_use]
    pub fn json(&self, lang: Lang) -> String {
        let differences = self.differences.iter().map(|found| DifferenceView {
            file: &found.file,
            line: found.line,
            place: &found.place,
            kind: found.kind,
            ours: found.ours.as_deref(),
            theirs: found.theirs.as_deref(),
            message: found.message.get(lang),
        });
        let view = View {
            compared: self.compared.iter().map(|name| name.label()).collect(),
            absent: self.absent().map(SchemaName::label).collect(),
            differences: differences.collect(),
        };
        // Strings, numbers and lists of them always serialise.
        serde_json::to_string(&view).unwrap_or_default()
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
