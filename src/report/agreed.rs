//! Which agreements to deviate from rules a run used, how often and where.

use std::collections::{BTreeMap, BTreeSet};

use super::text::table;
use super::words::{counted, date, word};
use crate::finding::{Finding, Lang};

/// The most files that are named with an agreement; the findings name them all.
const MOST_FILES: usize = 10;

/// Every agreement that findings fall under, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreed(BTreeMap<String, Use>);

/// The use of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Use {
    /// Its last day, `JJJJ-MM-DD`.
    tot: String,
    /// Why it was agreed on.
    reden: String,
    /// The rules.
    rules: BTreeSet<String>,
    /// How many errors it lowered to warnings.
    lowered: usize,
    /// How many findings only tell of it.
    told: usize,
    /// How many files it was used in.
    files: usize,
    /// The first of those.
    named: Vec<String>,
}

/// The use of an agreement, in words.
pub struct AgreedRow {
    /// The name of the agreement.
    pub naam: String,
    /// Why, and until when.
    pub why: String,
    /// The rules.
    pub rules: String,
    /// How often, and to what effect.
    pub times: String,
    /// In which files.
    pub files: String,
}

impl Agreed {
    /// Adds the use in the findings on one file.
    pub fn count<'f>(&mut self, file: &str, findings: impl IntoIterator<Item = &'f Finding>) {
        let mut here = BTreeSet::new();
        for finding in findings {
            let Some(afwijking) = finding.afwijking.as_deref() else { continue };
            let used = self.0.entry(afwijking.naam.clone()).or_insert_with(|| Use {
                tot: afwijking.tot.clone(),
                reden: afwijking.reden.clone(),
                rules: BTreeSet::new(),
                lowered: 0,
                told: 0,
                files: 0,
                named: Vec::new(),
            });
            if !used.rules.contains(&*finding.rule) {
                used.rules.insert(finding.rule.to_string());
            }
            *(if afwijking.verlaagd { &mut used.lowered } else { &mut used.told }) += 1;
            if here.insert(afwijking.naam.as_str()) {
                used.files += 1;
                if used.named.len() < MOST_FILES {
                    used.named.push(file.to_owned());
                }
            }
        }
    }

    /// Whether no agreement was used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each agreement in words, by name.
    #[must_use]
    pub fn rows(&self, lang: Lang) -> Vec<AgreedRow> {
        self.0.iter().map(|(naam, used)| used.row(naam, lang)).collect()
    }

    /// A table of the agreements that were used; nothing when none was.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut table = table(&HEADER.map(|(nl, en)| word(lang, nl, en)));
        for AgreedRow { naam, why, rules, times, files } in self.rows(lang) {
            table.add_row([format!("{naam}\n{why}"), rules, times, files]);
        }
        let title = word(lang, TITLE.0, TITLE.1);
        format!("{title}\n{table}\n")
    }
}

/// The heading above the agreements.
pub const TITLE: (&str, &str) = ("Afspraken die zijn gebruikt", "Agreements that were used");

/// The headings of their columns.
pub const HEADER: [(&str, &str); 4] =
    [("afspraak", "agreement"), ("regel", "rule"), ("hoe vaak", "how often"), ("waar", "where")];

impl Use {
    fn row(&self, naam: &str, lang: Lang) -> AgreedRow {
        let until = word(lang, "t/m", "up to and including");
        let mut times = Vec::new();
        if self.lowered > 0 {
            let one = word(lang, "fout als waarschuwing", "error as a warning");
            let more = word(lang, "fouten als waarschuwing", "errors as warnings");
            times.push(counted(self.lowered, one, more));
        }
        if self.told > 0 {
            let one =
                word(lang, "keer genoemd; het antwoord is ongewijzigd", "mention; the answer is unchanged");
            let more =
                word(lang, "keer genoemd; het antwoord is ongewijzigd", "mentions; the answer is unchanged");
            times.push(counted(self.told, one, more));
        }
        let rest = self.files - self.named.len();
        let mut files = self.named.clone();
        if rest > 0 {
            files.push(match lang {
                Lang::Nl => format!("en nog {rest}"),
                Lang::En => format!("and {rest} more"),
            });
        }
        AgreedRow {
            naam: naam.to_owned(),
            why: format!("{}, {until} {}", self.reden, date(&self.tot, lang)),
            rules: self.rules.iter().map(String::as_str).collect::<Vec<_>>().join("\n"),
            times: times.join("\n"),
            files: files.join("\n"),
        }
    }
}
