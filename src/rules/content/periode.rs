//! TR137 and CS100: rules for every period in a declaration or its answer.

use chrono::Datelike as _;

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, GeslotenPeriode, Kind};
use crate::rules::message::place::Place;
use crate::rules::message::regel::regels;
use crate::rules::message::view::{DECLARATIE, dagtekening, declaratie};
use crate::values::{Domain, Simple, date_nl};

/// A period ends on or after its begin and not after the date of the message.
///
/// The date is that of the header, not `DeclaratieDagtekening`. With [`super::declaratie_periode::CS340`] it follows
/// that a month cannot be declared before its last day. In an answer (325) it is the date of that answer.
pub static TR137: Rule = Rule {
    code: "TR137",
    name: Text::fixed("Einde van een periode", "End of a period"),
    kinds: &[Kind::Declaratie, Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "De einddatum van declaratieperiode (323) en productperiode (323, 325) ligt op of na de begindatum en niet na de \
         dagtekening van het bericht",
        "The last day of the declaration period (323) and of product periods (323, 325) lies on or after the first day \
         and not after the date of the message",
    ),
    why: Text::fixed(
        "Zorg wordt gedeclareerd nadat zij geleverd is",
        "Care is declared after it was delivered",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "declaratieperiode t/m 30-04-2026 in een bericht van 29-04-2026",
            "declaration period to 2026-04-30 in a message of 2026-04-29",
        ),
        passes: Text::fixed(
            "declaratieperiode t/m 30-04-2026 in een bericht van 30-04-2026",
            "declaration period to 2026-04-30 in a message of 2026-04-30",
        ),
    }),
    advice: Text::fixed(
        "Verbeter de periode, of verstuur de declaratie na afloop van de maand",
        "Mend the period, or send the declaration after the month has ended",
    ),
    check: Check::Content(check_tr137),
};

/// Release 3.2 declares care from 2021. Only the begin is tested, as in the stylesheets.
pub static CS100: Rule = Rule {
    code: "CS100",
    name: Text::fixed("Perioden vanaf 2021", "Periods from 2021"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Declaratieperiode en productperiode beginnen op of na 01-01-2021",
        "The declaration period and product periods begin on or after 2021-01-01",
    ),
    why: Text::fixed(
        "Zorg van voor 2021 werd met een ander bericht gedeclareerd",
        "Care from before 2021 was declared with another message",
    ),
    examples: Some(Examples {
        fails: Text::fixed("productperiode vanaf 01-12-2020", "product period from 2020-12-01"),
        passes: Text::fixed("productperiode vanaf 01-01-2021", "product period from 2021-01-01"),
    }),
    advice: Text::fixed(
        "Verbeter het jaar, of overleg met de gemeente over zorg van voor 2021",
        "Mend the year, or consult the municipality about care from before 2021",
    ),
    check: Check::Content(check_cs100),
};

fn perioden(bericht: &Bericht) -> impl Iterator<Item = (Place, &'static str, &GeslotenPeriode)> {
    let own = declaratie(bericht)
        .map(|declaratie| (Place::of(DECLARATIE), "DeclaratiePeriode", &declaratie.declaratie_periode));
    let lines = regels(bericht).map(|(place, regel)| (place, "ProductPeriode", regel.periode));
    own.into_iter().chain(lines)
}

fn check_tr137(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let made = dagtekening(bericht);
    for (place, element, periode) in perioden(bericht) {
        let (begin, einde) = (periode.begindatum, periode.einddatum);
        let path = || place.below(&format!("{element}/Einddatum"));
        if einde < begin {
            let message = Text::new(
                format!("`{element}` eindigt op {}, voor de begindatum {}", date_nl(einde), date_nl(begin)),
                format!("`{element}` ends on {einde}, before its first day {begin}"),
            );
            let expected = Text::new(format!("{} of later", date_nl(begin)), format!("{begin} or later"));
            findings.push(TR137.finding(path(), message).found(einde.text()).expected(expected));
        }
        if einde > made {
            let message = Text::new(
                format!("`{element}` eindigt op {}, na de dagtekening {}", date_nl(einde), date_nl(made)),
                format!("`{element}` ends on {einde}, after the date of the message, {made}"),
            );
            let expected = Text::new(format!("uiterlijk {}", date_nl(made)), format!("at the latest {made}"));
            findings.push(TR137.finding(path(), message).found(einde.text()).expected(expected));
        }
    }
}

fn check_cs100(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, element, periode) in
        perioden(bericht).filter(|(.., periode)| periode.begindatum.year() < 2021)
    {
        let begin = periode.begindatum;
        let message = Text::new(
            format!("`{element}` begint op {}, voor 2021", date_nl(begin)),
            format!("`{element}` begins on {begin}, before 2021"),
        );
        let expected = Text::fixed("01-01-2021 of later", "2021-01-01 or later");
        let finding = CS100.finding(place.below(&format!("{element}/Begindatum")), message);
        findings.push(finding.found(begin.text()).expected(expected));
    }
}
