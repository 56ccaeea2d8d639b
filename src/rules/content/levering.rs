//! TR018 and CS058: starts and stops of care.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::place::Place;
use crate::rules::message::view::{start_producten, stop_producten};
use crate::values::{Domain, Simple, StatusAanlevering, date_nl};

/// Care does not stop before it began.
pub static TR018: Rule = Rule {
    code: "TR018",
    name: Text::fixed("Stop niet voor de start", "Stop not before the start"),
    kinds: &[Kind::Stop],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Einddatum` van een stop ligt op of na de `Begindatum`",
        "`Einddatum` of a stop lies on or after its `Begindatum`",
    ),
    why: Text::fixed(
        "Zorg die stopt voor zij begint, is niet geleverd",
        "Care that stops before it begins was not delivered",
    ),
    examples: Some(Examples {
        fails: Text::fixed("begin 01-04-2026 en einde 31-03-2026", "begin 2026-04-01 and end 2026-03-31"),
        passes: Text::fixed(
            "begin en einde allebei 01-04-2026 (één dag zorg)",
            "begin and end both 2026-04-01 (one day of care)",
        ),
    }),
    advice: Text::fixed(
        "Neem de begindatum over van de start en vul als einddatum de laatste dag zorg; is er nooit zorg geweest, trek \
         dan de start in",
        "Take the first day from the start and fill in the last day of care; when there never was any care, withdraw \
         the start",
    ),
    check: Check::Content(check_tr018),
};

/// A start or stop is reported or withdrawn, nothing else. The schema still has the codes 2 and 9.
pub static CS058: Rule = Rule {
    code: "CS058",
    name: Text::fixed("Melden of intrekken", "Reporting or withdrawing"),
    kinds: &[Kind::Start, Kind::Stop],
    domains: &Domain::ALL,
    sources: &["IV008", "OP033"],
    what: Text::fixed(
        "`StatusAanlevering` is 1 (eerste aanlevering) of 3 (verwijderen)",
        "`StatusAanlevering` is 1 (first delivery) or 3 (removal)",
    ),
    why: Text::fixed(
        "Een start of stop wordt niet gewijzigd: wie zich vergiste, trekt de melding in en doet een nieuwe",
        "A start or stop is not changed: whoever was mistaken withdraws it and reports anew",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`StatusAanlevering` 2 (gewijzigd)", "`StatusAanlevering` 2 (changed)"),
        passes: Text::fixed(
            "de oude melding met `StatusAanlevering` 3 en de nieuwe met 1",
            "the old report with `StatusAanlevering` 3 and the new one with 1",
        ),
    }),
    advice: Text::fixed(
        "Stuur de eerdere melding met status 3 en de juiste met status 1; hebben ze dezelfde sleutel, stuur de tweede dan \
         in een later bericht",
        "Send the earlier report with status 3 and the right one with status 1; when they have the same key, send the \
         second one in a later message",
    ),
    check: Check::Content(check_cs058),
};

fn check_tr018(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, stop) in stop_producten(bericht) {
        let (begin, einde) = (stop.begindatum, stop.einddatum);
        if einde < begin {
            let message = Text::new(
                format!("`Einddatum` {} ligt voor `Begindatum` {}", date_nl(einde), date_nl(begin)),
                format!("`Einddatum` {einde} lies before `Begindatum` {begin}"),
            );
            let expected = Text::new(format!("{} of later", date_nl(begin)), format!("{begin} or later"));
            let finding = TR018.finding(place.below("Einddatum"), message);
            findings.push(finding.found(einde.text()).expected(expected));
        }
    }
}

fn check_cs058(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let mut check = |place: Place, status: StatusAanlevering| {
        if ![StatusAanlevering::EERSTE, StatusAanlevering::VERWIJDEREN].contains(&status) {
            let message = Text::new(
                format!("`StatusAanlevering` {status} ({}) wordt niet gebruikt", status.meaning()),
                format!("`StatusAanlevering` {status} is not used"),
            );
            let expected =
                Text::fixed("1 (eerste aanlevering) of 3 (verwijderen)", "1 (first delivery) or 3 (removal)");
            let finding = CS058.finding(place.below("StatusAanlevering"), message);
            findings.push(finding.found(status.code()).expected(expected));
        }
    };
    for (place, start) in start_producten(bericht) {
        check(place, start.status_aanlevering);
    }
    for (place, stop) in stop_producten(bericht) {
        check(place, stop.status_aanlevering);
    }
}
