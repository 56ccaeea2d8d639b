//! CS340: the period of a declaration.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::declaratie;
use crate::values::{Domain, Month, date_nl};

/// A declaration is over one whole calendar month.
pub static CS340: Rule = Rule {
    code: "CS340",
    name: Text::fixed("Declaratieperiode is een kalendermaand", "A declaration period is a calendar month"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV090", "OP280"],
    what: Text::fixed(
        "`DeclaratiePeriode` is precies één hele kalendermaand",
        "`DeclaratiePeriode` is exactly one whole calendar month",
    ),
    why: Text::fixed(
        "Gemeenten verwerken declaraties per maand",
        "Municipalities process declarations by the month",
    ),
    examples: Some(Examples {
        fails: Text::fixed("van 08-04-2026 t/m 30-04-2026", "from 2026-04-08 to 2026-04-30"),
        passes: Text::fixed("van 01-04-2026 t/m 30-04-2026", "from 2026-04-01 to 2026-04-30"),
    }),
    advice: Text::fixed(
        "Vul de eerste en de laatste dag van de maand; een kortere toewijzing verkort alleen de productperiode",
        "Fill in the first and the last day of the month; a shorter allocation only shortens the product period",
    ),
    check: Check::Content(check_cs340),
};

fn check_cs340(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(declaratie) = declaratie(bericht) else { return };
    let (begin, einde) = (declaratie.declaratie_periode.begindatum, declaratie.declaratie_periode.einddatum);
    let month = Month::of(begin);
    if (begin, einde) != (month.first(), month.last()) {
        let (first, last) = (month.first(), month.last());
        let message = Text::new(
            format!(
                "`DeclaratiePeriode` {} t/m {} is geen hele kalendermaand",
                date_nl(begin),
                date_nl(einde)
            ),
            format!("`DeclaratiePeriode` {begin} to {einde} is not one whole calendar month"),
        );
        let expected = Text::new(
            format!("een hele maand, zoals {} t/m {}", date_nl(first), date_nl(last)),
            format!("a whole month, such as {first} to {last}"),
        );
        let finding = CS340.finding("/Bericht/Declaratie/DeclaratiePeriode", message);
        findings.push(finding.found(format!("{begin}/{einde}")).expected(expected));
    }
}
