//! CS050 and CS318: how names are used.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind, VolledigeNaam};
use crate::rules::message::view::{namen, toewijzing_client};
use crate::values::Domain;

/// The order of the names agrees with the names that are there.
///
/// The tables allow code 6 without a partner's name under both laws; the stylesheet of iWmo allows only 1. The
/// stylesheets are followed, because they decide what a receiver refuses. Code 5 is in the list and never allowed.
pub static CS050: Rule = Rule {
    code: "CS050",
    name: Text::fixed("Naamgebruik en partnernaam", "Use of names and partner's name"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV007", "IV045"],
    what: Text::fixed(
        "Met `Partnernaam` is `NaamGebruik` 1, 2, 3 of 4; zonder `Partnernaam` is het 1, of in de Jeugdwet ook 6 voor \
         een organisatie",
        "With `Partnernaam` the `NaamGebruik` is 1, 2, 3 or 4; without it 1, or under the Jeugdwet also 6 for an \
         organisation",
    ),
    why: Text::fixed(
        "Zonder naam van de partner kan die naam niet worden gebruikt",
        "Without a partner's name that name cannot be used",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`NaamGebruik` 3 zonder `Partnernaam`", "`NaamGebruik` 3 without `Partnernaam`"),
        passes: Text::fixed("`NaamGebruik` 1 zonder `Partnernaam`", "`NaamGebruik` 1 without `Partnernaam`"),
    }),
    advice: Text::fixed(
        "Vul de naam van de partner in of kies het naamgebruik dat bij de gevulde namen past",
        "Fill in the partner's name or choose the use that goes with the names that are there",
    ),
    check: Check::Content(check_cs050),
};

/// A client is a person.
///
/// The table gives this rule for both laws. In a WMO301 code 6 is already refused by [`CS050`], with or without a
/// partner's name, and the stylesheet of iWmo has no test of its own; so it is only checked in a JW301.
pub static CS318: Rule = Rule {
    code: "CS318",
    name: Text::fixed("Cliënt is geen organisatie", "A client is not an organisation"),
    kinds: &[Kind::Toewijzing],
    domains: &[Domain::Jw],
    sources: &["IV045"],
    what: Text::fixed(
        "`NaamGebruik` 6 (organisatie) komt niet voor bij de cliënt; in een WMO301 meldt CS050 dit",
        "`NaamGebruik` 6 (organisation) is not used for the client; in a WMO301 it is CS050 that reports this",
    ),
    why: Text::fixed(
        "Een toewijzing is altijd voor een mens; alleen een relatie kan een organisatie zijn, zoals een voogdij-instelling",
        "An allocation is always for a person; only a relation can be an organisation, such as a guardianship body",
    ),
    examples: Some(Examples {
        fails: Text::fixed("cliënt met `NaamGebruik` 6", "client with `NaamGebruik` 6"),
        passes: Text::fixed(
            "cliënt met `NaamGebruik` 1 en een voogdij-instelling als relatie met `NaamGebruik` 6",
            "client with `NaamGebruik` 1 and a guardianship body as relation with `NaamGebruik` 6",
        ),
    }),
    advice: Text::fixed("Kies het naamgebruik van een persoon", "Choose a use of names for a person"),
    check: Check::Content(check_cs318),
};

/// The uses that go with the names that are there.
const fn allowed(naam: &VolledigeNaam, domain: Domain) -> &'static [&'static str] {
    match (&naam.partnernaam, domain) {
        (Some(_), _) => &["1", "2", "3", "4"],
        (None, Domain::Jw) => &["1", "6"],
        (None, Domain::Wmo) => &["1"],
    }
}

fn check_cs050(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, naam) in namen(bericht) {
        let (gebruik, allowed) = (naam.naam_gebruik, allowed(naam, bericht.domain));
        if !allowed.contains(&gebruik.code()) {
            let (nl, en) = if naam.partnernaam.is_some() { ("met", "with") } else { ("zonder", "without") };
            let message = Text::new(
                format!("`NaamGebruik` {gebruik} ({}) kan niet {nl} `Partnernaam`", gebruik.meaning()),
                format!("`NaamGebruik` {gebruik} cannot go {en} `Partnernaam`"),
            );
            let finding = CS050.finding(place.below("NaamGebruik"), message);
            findings.push(finding.found(gebruik.code()).expected(Text::same(allowed.join(", "))));
        }
    }
}

fn check_cs318(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let naam = toewijzing_client(bericht).map(|client| &client.naam);
    if let Some(naam) = naam.filter(|naam| naam.naam_gebruik.code() == "6") {
        let message = Text::fixed(
            "De cliënt heeft `NaamGebruik` 6, dat is een organisatie",
            "The client has `NaamGebruik` 6, which is an organisation",
        );
        // What a person without organisation may use is what the Wmo allows.
        let expected = Text::same(allowed(naam, Domain::Wmo).join(", "));
        findings
            .push(CS318.finding("/Bericht/Client/Naam/NaamGebruik", message).found("6").expected(expected));
    }
}
