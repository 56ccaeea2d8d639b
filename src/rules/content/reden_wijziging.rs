//! CS335 and CS336: why an allocation was changed.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::toegewezen_producten;
use crate::values::{Domain, RedenWijziging, date_nl};

/// An allocation that is removed lasts one day.
///
/// Without a last day the text would be broken too, but the stylesheets do not object, and this level may not refuse
/// more than they do.
pub static CS335: Rule = Rule {
    code: "CS335",
    name: Text::fixed("Verwijderde toewijzing duurt één dag", "A removed allocation lasts one day"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV066"],
    what: Text::fixed(
        "Met `RedenWijziging` 13 is de einddatum gelijk aan de ingangsdatum",
        "With `RedenWijziging` 13 the last day equals the first",
    ),
    why: Text::fixed(
        "13 betekent dat de toewijzing nooit gegeven is; een toewijzing die wel geldig was, krijgt een andere reden",
        "13 means that the allocation was never given; one that was in force gets another reason",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "reden 13, van 01-04-2026 t/m 31-12-2026",
            "reason 13, from 2026-04-01 to 2026-12-31",
        ),
        passes: Text::fixed(
            "reden 13, van 01-04-2026 t/m 01-04-2026",
            "reason 13, from 2026-04-01 to 2026-04-01",
        ),
    }),
    advice: Text::fixed(
        "Zet de einddatum op de ingangsdatum, of kies de reden van de verkorting",
        "Put the last day on the first day, or choose the reason for ending earlier",
    ),
    check: Check::Content(check_cs335),
};

/// Reason 01 was withdrawn.
pub static CS336: Rule = Rule {
    code: "CS336",
    name: Text::fixed("Vervallen reden 01", "Withdrawn reason 01"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed("`RedenWijziging` is niet 01", "`RedenWijziging` is not 01"),
    why: Text::fixed(
        "De code staat nog in het schema, maar is vervallen; 13 en 14 kwamen ervoor in de plaats",
        "The code is still in the schema but was withdrawn; 13 and 14 took its place",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`RedenWijziging` 01", "`RedenWijziging` 01"),
        passes: Text::fixed("`RedenWijziging` 14", "`RedenWijziging` 14"),
    }),
    advice: Text::fixed(
        "Gebruik 13 voor een toewijzing die nooit gegeven is, 14 voor een andere administratieve correctie",
        "Use 13 for an allocation that was never given, 14 for another administrative correction",
    ),
    check: Check::Content(check_cs336),
};

fn check_cs335(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, product) in toegewezen_producten(bericht) {
        if product.reden_wijziging == Some(RedenWijziging::VERWIJDERD)
            && let (begin, Some(einde)) = (product.ingangsdatum, product.einddatum)
            && begin != einde
        {
            let message = Text::new(
                format!(
                    "`RedenWijziging` 13 (verwijderd), maar de toewijzing loopt van {} t/m {}",
                    date_nl(begin),
                    date_nl(einde)
                ),
                format!("`RedenWijziging` is 13 (removed), but the allocation runs from {begin} to {einde}"),
            );
            let expected = Text::new(
                format!("`Einddatum` {}, of een andere reden", date_nl(begin)),
                format!("`Einddatum` {begin}, or another reason"),
            );
            let finding = CS335.finding(place.below("RedenWijziging"), message);
            findings.push(finding.found("13").expected(expected));
        }
    }
}

fn check_cs336(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, product) in toegewezen_producten(bericht) {
        if product.reden_wijziging.is_some_and(|reden| reden.code() == "01") {
            let message =
                Text::fixed("`RedenWijziging` 01 is vervallen", "`RedenWijziging` 01 was withdrawn");
            let expected = Text::fixed("een reden vanaf 02", "a reason from 02");
            let finding = CS336.finding(place.below("RedenWijziging"), message);
            findings.push(finding.found("01").expected(expected));
        }
    }
}
