//! CS338 and CS343: which units go per day.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::productregel::{Productregel, productregels};
use crate::values::Domain;

/// Days of an allocation, or of a change to it, only in minutes, hours or pieces of output.
pub static CS338: Rule = Rule {
    code: "CS338",
    name: Text::fixed(
        "Frequentie bij de eenheid (toewijzing, wijziging)",
        "Frequency of a unit (allocation, change)",
    ),
    kinds: &[Kind::Toewijzing, Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV042"],
    what: Text::fixed(
        "Met eenheid 14 (etmaal), 16 (dagdeel), 83 (euro) of 84 (stuks inspanning) is de frequentie 2, 4 of 6, als de \
         einddatum na 31-12-2020 ligt of ontbreekt",
        "With unit 14 (etmaal), 16 (dagdeel), 83 (euro) or 84 (pieces of effort) the frequency is 2, 4 or 6, when the \
         last day lies after 2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "Per dag bestaat alleen voor minuten, uren en stuks output",
        "Per day only exists for minutes, hours and pieces of output",
    ),
    examples: Some(Examples {
        fails: Text::fixed("1 dagdeel per dag", "1 dagdeel per day"),
        passes: Text::fixed("5 dagdelen per week", "5 dagdelen per week"),
    }),
    advice: Text::fixed(
        "Reken de omvang om naar week, maand of totaal",
        "Convert the volume to week, month or total",
    ),
    check: Check::Content(check_cs338),
};

/// Days of a request only in minutes, hours or pieces of output.
pub static CS343: Rule = Rule {
    code: "CS343",
    name: Text::fixed("Frequentie bij de eenheid (verzoek)", "Frequency of a unit (request)"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["IV042"],
    what: Text::fixed(
        "Met eenheid 14 (etmaal), 16 (dagdeel), 83 (euro) of 84 (stuks inspanning) is de frequentie 2, 4 of 6, als \
         `ToewijzingEinddatum` na 31-12-2020 ligt of ontbreekt",
        "With unit 14 (etmaal), 16 (dagdeel), 83 (euro) or 84 (pieces of effort) the frequency is 2, 4 or 6, when \
         `ToewijzingEinddatum` lies after 2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "De toewijzing op zo'n verzoek zou CS338 breken",
        "The allocation on such a request would break CS338",
    ),
    examples: Some(Examples {
        fails: Text::fixed("1 etmaal per dag", "1 etmaal per day"),
        passes: Text::fixed("30 etmalen per maand", "30 etmalen per month"),
    }),
    advice: Text::fixed(
        "Reken de omvang om naar week, maand of totaal",
        "Convert the volume to week, month or total",
    ),
    check: Check::Content(check_cs343),
};

fn check_cs338(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check(&CS338, bericht, findings);
}

fn check_cs343(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check(&CS343, bericht, findings);
}

fn check(rule: &'static Rule, bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in productregels(bericht).filter(Productregel::ends_after_2020) {
        let Some(omvang) = regel.omvang() else { continue };
        let (eenheid, frequentie) = (omvang.eenheid, omvang.frequentie);
        if !eenheid.frequenties().contains(&frequentie) {
            let message = Text::new(
                format!("Eenheid {eenheid}, {}, kan niet per dag", eenheid.meaning().to_lowercase()),
                format!("Unit {eenheid} cannot go per day"),
            );
            let expected = Text::fixed(
                "2 (per week), 4 (per maand) of 6 (totaal)",
                "2 (per week), 4 (per month) or 6 (total)",
            );
            let finding = rule.finding(regel.place.below("Omvang/Frequentie"), message);
            findings.push(finding.found(frequentie.code()).expected(expected));
        }
    }
}
