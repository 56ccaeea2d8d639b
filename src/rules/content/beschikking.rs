//! CD043: number and first day of a decision.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::aangevraagde_producten;
use crate::values::{Domain, Simple, date_nl};

/// A decision has a number and a first day, or is not there at all.
pub static CD043: Rule = Rule {
    code: "CD043",
    name: Text::fixed("Ingangsdatum van de beschikking", "First day of the decision"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["IV052"],
    what: Text::fixed(
        "`BeschikkingIngangsdatum` is verplicht als `BeschikkingNummer` gevuld is en komt anders niet voor",
        "`BeschikkingIngangsdatum` is mandatory when `BeschikkingNummer` is filled and absent otherwise",
    ),
    why: Text::fixed(
        "De gemeente zoekt de beschikking op met nummer en datum samen",
        "The municipality looks the decision up by number and date together",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "`BeschikkingNummer` 123 zonder ingangsdatum",
            "`BeschikkingNummer` 123 without a first day",
        ),
        passes: Text::fixed("geen van beide", "neither of the two"),
    }),
    advice: Text::fixed(
        "Neem nummer en ingangsdatum over van de beschikking, of laat beide weg als er geen is",
        "Copy number and first day from the decision, or leave out both when there is none",
    ),
    check: Check::Content(check_cd043),
};

fn check_cd043(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, product) in aangevraagde_producten(bericht) {
        let path = || place.below("BeschikkingIngangsdatum");
        match (product.beschikking_nummer, product.beschikking_ingangsdatum) {
            (Some(nummer), None) => {
                let message = Text::new(
                    format!("`BeschikkingIngangsdatum` ontbreekt bij `BeschikkingNummer` {nummer}"),
                    format!("`BeschikkingIngangsdatum` is missing for `BeschikkingNummer` {nummer}"),
                );
                let expected =
                    Text::fixed("de ingangsdatum van de beschikking", "the first day of the decision");
                findings.push(CD043.finding(path(), message).expected(expected));
            }
            (None, Some(datum)) => {
                let message = Text::new(
                    format!("`BeschikkingIngangsdatum` {} heeft geen `BeschikkingNummer`", date_nl(datum)),
                    format!("`BeschikkingIngangsdatum` {datum} has no `BeschikkingNummer`"),
                );
                let expected = Text::fixed("geen datum, of ook een nummer", "no date, or a number as well");
                findings.push(CD043.finding(path(), message).found(datum.text()).expected(expected));
            }
            _ => {}
        }
    }
}
