//! TR134: what has happened lies before the date of the message.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::place::Place;
use crate::rules::message::regel::regels;
use crate::rules::message::view::{
    DECLARATIE, dagtekening, declaratie, geboortedatums, start_producten, stop_producten,
    toegewezen_producten,
};
use crate::values::{Datum, Domain, Simple, date_nl};

/// Dates that cannot lie in the future. Which ones is not in the text of the rule; the list is that of the stylesheets.
///
/// So a start or stop cannot be reported in advance. The stylesheets make no exception for one that is withdrawn
/// (`StatusAanlevering` 3): what is in the future was never accepted, so there is nothing to withdraw.
pub static TR134: Rule = Rule {
    code: "TR134",
    name: Text::fixed("Datum niet na de dagtekening", "Date not after the date of the message"),
    kinds: &[
        Kind::Toewijzing,
        Kind::Start,
        Kind::Stop,
        Kind::VerzoekOmToewijzing,
        Kind::Declaratie,
        Kind::DeclaratieAntwoord,
    ],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Deze datums liggen niet na de dagtekening van het bericht: geboortedatums, `Toewijzingsdatum` (301), de \
         begindatum van een start (305), de einddatum van een stop (307) en de begindatum van declaratieperiode (323) \
         en productperiode (323, 325)",
        "These dates do not lie after the date of the message: dates of birth, `Toewijzingsdatum` (301), the first day \
         of a start (305), the last day of a stop (307) and the first day of the declaration period (323) and of \
         product periods (323, 325)",
    ),
    why: Text::fixed(
        "Wat nog moet gebeuren kan niet worden gemeld of gedeclareerd",
        "What has yet to happen cannot be reported or declared",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "productperiode vanaf 01-05-2026 in een bericht van 30-04-2026",
            "product period from 2026-05-01 in a message of 2026-04-30",
        ),
        passes: Text::fixed(
            "productperiode vanaf 01-04-2026 in een bericht van 30-04-2026",
            "product period from 2026-04-01 in a message of 2026-04-30",
        ),
    }),
    advice: Text::fixed(
        "Verbeter de datum, of geef het bericht de dagtekening van de dag waarop het gemaakt is",
        "Mend the date, or give the message the date of the day on which it was made",
    ),
    check: Check::Content(check_tr134),
};

fn check_tr134(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let made = dagtekening(bericht);
    let mut check = |place: Place, element: &'static str, datum: Datum| {
        if datum > made {
            let name = match element {
                "Datum" => "Geboortedatum",
                other => other,
            };
            let message = Text::new(
                format!("`{name}` is {}, na de dagtekening {}", date_nl(datum), date_nl(made)),
                format!("`{name}` is {datum}, after the date of the message, {made}"),
            );
            let expected = Text::new(format!("uiterlijk {}", date_nl(made)), format!("at the latest {made}"));
            findings
                .push(TR134.finding(place.below(element), message).found(datum.text()).expected(expected));
        }
    };
    for (place, geboortedatum) in geboortedatums(bericht) {
        check(place, "Datum", geboortedatum.datum);
    }
    for (place, product) in toegewezen_producten(bericht) {
        check(place, "Toewijzingsdatum", product.toewijzingsdatum);
    }
    for (place, product) in start_producten(bericht) {
        check(place, "Begindatum", product.begindatum);
    }
    for (place, product) in stop_producten(bericht) {
        check(place, "Einddatum", product.einddatum);
    }
    if let Some(declaratie) = declaratie(bericht) {
        check(
            Place::of(DECLARATIE),
            "DeclaratiePeriode/Begindatum",
            declaratie.declaratie_periode.begindatum,
        );
    }
    for (place, regel) in regels(bericht) {
        check(place, "ProductPeriode/Begindatum", regel.periode.begindatum);
    }
}
