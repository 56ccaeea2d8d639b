//! TR319, TR335 and CS337: the product period of a line.

use chrono::Months;

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::{declaratie, prestaties};
use crate::values::{Datum, Domain, Month, Simple, date_nl};

/// A line is about the month of the declaration or an earlier one.
///
/// The text classes this rule with those that need earlier messages (9319). It needs only this message and the
/// stylesheets check it on level 2, so the answer is 0001. A line gives one finding: at the end of its period, or at
/// the begin when only that is too late.
pub static TR319: Rule = Rule {
    code: "TR319",
    name: Text::fixed(
        "Productperiode niet na de declaratieperiode",
        "Product period not after the declaration period",
    ),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP280", "IV090"],
    what: Text::fixed(
        "`ProductPeriode` begint en eindigt uiterlijk op de einddatum van `DeclaratiePeriode`; een eerdere maand mag",
        "`ProductPeriode` begins and ends at the latest on the last day of `DeclaratiePeriode`; an earlier month is free",
    ),
    why: Text::fixed(
        "Een declaratie gaat over een maand en wat daarvoor nog niet gedeclareerd was",
        "A declaration is about one month and what was not declared before it",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "productperiode mei in de declaratie van april",
            "product period May in the declaration of April",
        ),
        passes: Text::fixed(
            "productperiode maart in de declaratie van april",
            "product period March in the declaration of April",
        ),
    }),
    advice: Text::fixed(
        "Declareer deze regel in de declaratie van de eigen maand of een latere",
        "Declare this line in the declaration of its own month or a later one",
    ),
    check: Check::Content(check_tr319),
};

/// Care is declared within five years. A day that a month does not have becomes its last day.
pub static TR335: Rule = Rule {
    code: "TR335",
    name: Text::fixed("Declareren binnen vijf jaar", "Declaring within five years"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "De einddatum van `ProductPeriode` ligt ten hoogste 5 jaar voor `DeclaratieDagtekening`",
        "The last day of `ProductPeriode` lies at most 5 years before `DeclaratieDagtekening`",
    ),
    why: Text::fixed(
        "Een vordering op de gemeente verjaart na vijf jaar",
        "A claim on the municipality lapses after five years",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "t/m 30-04-2021, gedeclareerd op 01-05-2026",
            "to 2021-04-30, declared on 2026-05-01",
        ),
        passes: Text::fixed(
            "t/m 30-04-2021, gedeclareerd op 30-04-2026",
            "to 2021-04-30, declared on 2026-04-30",
        ),
    }),
    advice: Text::fixed(
        "Verbeter het jaar, of overleg met de gemeente over zorg die zo oud is",
        "Mend the year, or consult the municipality about care of that age",
    ),
    check: Check::Content(check_tr335),
};

/// A line stays within one month.
pub static CS337: Rule = Rule {
    code: "CS337",
    name: Text::fixed("Productperiode binnen één maand", "Product period within one month"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089"],
    what: Text::fixed(
        "`ProductPeriode` begint en eindigt in dezelfde kalendermaand",
        "`ProductPeriode` begins and ends in the same calendar month",
    ),
    why: Text::fixed(
        "Het volume wordt per maand vergeleken met de toewijzing",
        "The volume is compared with the allocation by the month",
    ),
    examples: Some(Examples {
        fails: Text::fixed("van 15-03-2026 t/m 30-04-2026", "from 2026-03-15 to 2026-04-30"),
        passes: Text::fixed("van 08-04-2026 t/m 30-04-2026", "from 2026-04-08 to 2026-04-30"),
    }),
    advice: Text::fixed("Splits de regel in één prestatie per maand", "Split the line into one per month"),
    check: Check::Content(check_cs337),
};

fn check_tr319(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(declaratie) = declaratie(bericht) else { return };
    let last = declaratie.declaratie_periode.einddatum;
    for (place, prestatie) in prestaties(bericht) {
        let periode = &prestatie.product_periode;
        let (element, datum) = match (periode.begindatum > last, periode.einddatum > last) {
            (_, true) => ("Einddatum", periode.einddatum),
            (true, false) => ("Begindatum", periode.begindatum),
            (false, false) => continue,
        };
        let message = Text::new(
            format!(
                "`ProductPeriode` heeft {element} {}, na de declaratieperiode t/m {}",
                date_nl(datum),
                date_nl(last)
            ),
            format!(
                "`ProductPeriode` has {element} {datum}, after the declaration period that ends on {last}"
            ),
        );
        let expected = Text::new(format!("uiterlijk {}", date_nl(last)), format!("at the latest {last}"));
        let finding = TR319.finding(place.below(&format!("ProductPeriode/{element}")), message);
        findings.push(finding.found(datum.text()).expected(expected));
    }
}

fn check_tr335(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(declaratie) = declaratie(bericht) else { return };
    let declared = declaratie.declaratie_dagtekening;
    let oldest = declared.checked_sub_months(Months::new(60)).unwrap_or(Datum::MIN);
    for (place, prestatie) in prestaties(bericht) {
        let einde = prestatie.product_periode.einddatum;
        if einde < oldest {
            let message = Text::new(
                format!(
                    "`ProductPeriode` eindigt op {}, meer dan 5 jaar voor `DeclaratieDagtekening` {}",
                    date_nl(einde),
                    date_nl(declared)
                ),
                format!(
                    "`ProductPeriode` ends on {einde}, over 5 years before `DeclaratieDagtekening` {declared}"
                ),
            );
            let expected = Text::new(format!("{} of later", date_nl(oldest)), format!("{oldest} or later"));
            let finding = TR335.finding(place.below("ProductPeriode/Einddatum"), message);
            findings.push(finding.found(einde.text()).expected(expected));
        }
    }
}

fn check_cs337(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, prestatie) in prestaties(bericht) {
        let (begin, einde) = (prestatie.product_periode.begindatum, prestatie.product_periode.einddatum);
        let month = Month::of(begin);
        if !month.contains(einde) {
            let message = Text::new(
                format!(
                    "`ProductPeriode` {} t/m {} gaat over meer dan één maand",
                    date_nl(begin),
                    date_nl(einde)
                ),
                format!("`ProductPeriode` {begin} to {einde} is about more than one month"),
            );
            let expected = Text::new(format!("een datum in {month}"), format!("a date in {month}"));
            let finding = CS337.finding(place.below("ProductPeriode/Einddatum"), message);
            findings.push(finding.found(einde.text()).expected(expected));
        }
    }
}
