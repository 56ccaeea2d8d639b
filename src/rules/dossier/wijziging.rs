//! TR349, TR350 and TR351: a request for change (317) names the current allocations.

use std::collections::BTreeSet;

use super::bekend::Toewijzingen;
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::product_overlap::Inzet;
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::{VERZOEK, ongewijzigde_producten, te_wijzigen_producten};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Nummer, date_nl};

/// A request for change gives the whole picture.
///
/// Found at the request, once per allocation that is missing. Current is judged by the date of the message, which both
/// parties know, and by the 301s up to that date: what the sender could not know is not asked of him (OP095).
pub static TR349: Rule = Rule {
    code: "TR349",
    name: Text::fixed("Alle lopende toewijzingen genoemd", "All current allocations named"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092", "OP308"],
    what: Text::fixed(
        "Elke toewijzing van de cliënt bij deze aanbieder die op de dagtekening loopt of nog begint, staat in het \
         verzoek als ongewijzigd of als te wijzigen product. Ingetrokken toewijzingen tellen niet mee",
        "Each allocation of the client at this provider that is in force on the date of the message or still to begin \
         is in the request as unchanged or to be changed. Allocations that were taken back do not count",
    ),
    why: Text::fixed(
        "De gemeente beslist over de hele gevraagde situatie; wat niet genoemd is, blijft onduidelijk",
        "The municipality decides on the whole situation that is asked for; what is not named stays unclear",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "alleen 1001 genoemd, terwijl ook 1002 nog loopt",
            "only 1001 named while 1002 is in force as well",
        ),
        passes: Text::fixed("1001 ongewijzigd en 1002 te wijzigen", "1001 unchanged and 1002 to be changed"),
    }),
    advice: Text::fixed(
        "Zet de toewijzing bij de ongewijzigde producten, of bij de te wijzigen producten als ze moet veranderen",
        "Put the allocation with the unchanged products, or with those to be changed when it must change",
    ),
    check: Check::Dossier { retourcode: Some("9349"), check: check_tr349 },
};

/// What stays as it is, is in force. Current is judged as in TR349.
pub static TR350: Rule = Rule {
    code: "TR350",
    name: Text::fixed("Ongewijzigd product loopt", "An unchanged product is current"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092"],
    what: Text::fixed(
        "Een ongewijzigd product verwijst naar een toewijzing van de cliënt bij deze aanbieder die op de dagtekening \
         loopt of nog begint",
        "An unchanged product refers to an allocation of the client at this provider that is in force on the date of \
         the message or still to begin",
    ),
    why: Text::fixed(
        "Wat niet toegewezen is of al voorbij is, kan niet blijven zoals het is",
        "What is not allocated or is over cannot stay as it is",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1001 ongewijzigd, terwijl 1001 vorige maand eindigde",
            "1001 unchanged while 1001 ended last month",
        ),
        passes: Text::fixed("1001 ongewijzigd, geldig t/m vandaag", "1001 unchanged, in force until today"),
    }),
    advice: Text::fixed(
        "Verbeter het nummer, of laat de toewijzing weg en vraag het product als nieuw product",
        "Mend the number, or leave the allocation out and ask for the product as a new one",
    ),
    check: Check::Dossier { retourcode: Some("9350"), check: check_tr350 },
};

/// What must change, is in force. Current is judged as in TR349.
pub static TR351: Rule = Rule {
    code: "TR351",
    name: Text::fixed("Te wijzigen product loopt", "A product to be changed is current"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092"],
    what: Text::fixed(
        "Een te wijzigen product verwijst naar een toewijzing van de cliënt bij deze aanbieder die op de dagtekening \
         loopt of nog begint",
        "A product to be changed refers to an allocation of the client at this provider that is in force on the date \
         of the message or still to begin",
    ),
    why: Text::fixed(
        "Wat niet toegewezen is of al voorbij is, kan niet veranderen",
        "What is not allocated or is over cannot be changed",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1002 te wijzigen, terwijl 1002 van een andere cliënt is",
            "1002 to be changed while 1002 is of another client",
        ),
        passes: Text::fixed(
            "1002 te wijzigen, die pas volgende maand begint",
            "1002 to be changed, which begins next month only",
        ),
    }),
    advice: Text::fixed(
        "Verbeter het nummer, of laat de toewijzing weg en vraag het product als nieuw product",
        "Mend the number, or leave the allocation out and ask for the product as a new one",
    ),
    check: Check::Dossier { retourcode: Some("9351"), check: check_tr351 },
};

fn check_tr349(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let unchanged = ongewijzigde_producten(case.bericht).map(|(_, product)| product.toewijzing_nummer);
    let changed = te_wijzigen_producten(case.bericht).map(|(_, product)| product.toewijzing_nummer);
    let named: BTreeSet<Nummer> = unchanged.chain(changed).collect();
    let toewijzingen = Toewijzingen::of(case)?;
    for product in toewijzingen.alle_actuele().filter(|product| !named.contains(&product.toewijzing_nummer)) {
        let nummer = product.toewijzing_nummer;
        let (title, period) = (Inzet::of(product).title(), Inzet::of(product).period());
        let message = Text::new(
            format!("Toewijzing {nummer} ({}, {}) ontbreekt in het verzoek", title.nl, period.nl),
            format!("Allocation {nummer} ({}, {}) is missing from the request", title.en, period.en),
        );
        let expected = Text::new(
            format!("{nummer} bij `OngewijzigdeProducten` of `TeWijzigenProducten`"),
            format!("{nummer} among `OngewijzigdeProducten` or `TeWijzigenProducten`"),
        );
        outcome.findings.push(TR349.finding(VERZOEK, message).expected(expected));
    }
    Ok(())
}

fn check_tr350(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    let named = ongewijzigde_producten(case.bericht);
    not_current(
        &TR350,
        named.map(|(place, product)| (place, product.toewijzing_nummer)),
        &toewijzingen,
        outcome,
    );
    Ok(())
}

fn check_tr351(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    let named = te_wijzigen_producten(case.bericht);
    not_current(
        &TR351,
        named.map(|(place, product)| (place, product.toewijzing_nummer)),
        &toewijzingen,
        outcome,
    );
    Ok(())
}

/// Reports each number that is not of a current allocation.
fn not_current(
    rule: &'static Rule,
    named: impl Iterator<Item = (Place, Nummer)>,
    toewijzingen: &Toewijzingen,
    outcome: &mut Outcome,
) {
    for (place, nummer) in named.filter(|(_, nummer)| toewijzingen.actueel(*nummer).is_none()) {
        let message = match toewijzingen.laatste(nummer) {
            None => Text::new(
                format!("Toewijzing {nummer} is niet bekend voor deze cliënt bij deze aanbieder"),
                format!("Allocation {nummer} is not known for this client at this provider"),
            ),
            Some(product) if is_ingetrokken(product) => Text::new(
                format!("Toewijzing {nummer} is ingetrokken"),
                format!("Allocation {nummer} was taken back"),
            ),
            Some(product) => {
                let period = Inzet::of(product).period();
                Text::new(
                    format!("Toewijzing {nummer} ({}) loopt niet meer", period.nl),
                    format!("Allocation {nummer} ({}) is no longer in force", period.en),
                )
            }
        };
        let day = toewijzingen.day;
        let expected = Text::new(
            format!("een toewijzing die op {} loopt of nog begint", date_nl(day)),
            format!("an allocation that is in force on {day} or still to begin"),
        );
        let finding = rule.finding(place.below("ToewijzingNummer"), message);
        outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
    }
}
