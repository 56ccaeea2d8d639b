//! OP087 and OP362: what a 301 holds, and what it may remove.

use std::collections::HashSet;

use crate::dossier::{Sleutel, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::{dagtekening, toegewezen_producten, toewijzing_client};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Nummer, RedenWijziging, date_nl};

/// A 301 holds everything that is current between client and provider.
///
/// An allocation that was first told on the day of this message or later may be unknown to it, whatever the order of
/// arrival, so that is not missed.
pub static OP087: Rule = Rule {
    code: "OP087",
    name: Text::fixed("Alle actuele toewijzingen in de 301", "All current allocations in the 301"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een 301 bevat elke toewijzing van de cliënt bij de aanbieder die op de dagtekening of later geldt, en alles wat is \
         gewijzigd; verwijderde tellen niet mee",
        "A 301 holds every allocation of the client at the provider that is valid on its date or later, and all that changed; \
         removed ones do not count",
    ),
    why: Text::fixed(
        "De aanbieder moet uit één bericht kunnen zien wat er geldt",
        "The provider must be able to see from one message what holds",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1001 loopt t/m 31-12; een 301 van 10-06 noemt alleen 1002",
            "1001 runs to 31 December; a 301 of 10 June names 1002 only",
        ),
        passes: Text::fixed("die 301 noemt 1001 en 1002", "that 301 names 1001 and 1002"),
    }),
    advice: Text::fixed(
        "Neem de toewijzing ongewijzigd op, of vraag de gemeente of zij is vergeten; zij blijft gelden",
        "Include the allocation unchanged, or ask the municipality whether it was forgotten; it stays in force",
    ),
    check: Check::Dossier { retourcode: None, check: check_op087 },
};

/// An allocation is removed before care begins.
pub static OP362: Rule = Rule {
    code: "OP362",
    name: Text::fixed("Niet verwijderen wat is gestart", "No removal of what has started"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een toewijzing wordt alleen verwijderd als daardoor geen geleverde of gedeclareerde zorg onrechtmatig wordt; een \
         gemelde start wijst op geleverde zorg",
        "An allocation is removed only when no delivered or declared care loses its legal basis by that; a reported start \
         points at delivered care",
    ),
    why: Text::fixed(
        "Een verwijderde toewijzing telt als nooit verstuurd, en zonder toewijzing is er geen recht op betaling",
        "A removed allocation counts as never sent, and without one there is no right to payment",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "de start op 1001 is gemeld en de 301 verwijdert 1001",
            "the start on 1001 is reported and the 301 removes 1001",
        ),
        passes: Text::fixed(
            "de 301 geeft 1001 een eerdere einddatum, of er is geen start gemeld",
            "the 301 gives 1001 an earlier last day, or no start was reported",
        ),
    }),
    advice: Text::fixed(
        "Overleg of er zorg is geleverd; is dat zo, beëindig de toewijzing dan in plaats van haar te verwijderen",
        "Ask whether care was delivered; when it was, end the allocation instead of removing it",
    ),
    check: Check::Dossier { retourcode: None, check: check_op362 },
};

fn check_op087(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let made = dagtekening(case.bericht);
    let known = case.client(&client.bsn)?;
    let named: HashSet<Nummer> =
        client.toegewezen_producten.iter().map(|product| product.toewijzing_nummer).collect();
    for versie in &known.toewijzingen {
        let product = &versie.product;
        let nummer = product.toewijzing_nummer;
        let is_current = product.einddatum.is_none_or(|einde| einde >= made) && !is_ingetrokken(product);
        if named.contains(&nummer) || !is_current || versie.herkomst.dagtekening >= made {
            continue;
        }
        let message = Text::new(
            format!(
                "Toewijzing {nummer} geldt nog en staat niet in dit bericht; zij is bekend sinds {}",
                date_nl(versie.herkomst.dagtekening)
            ),
            format!(
                "Allocation {nummer} still holds and is not in this message; it is known since {}",
                versie.herkomst.dagtekening
            ),
        );
        outcome.findings.push(OP087.finding("/Bericht/Client/ToegewezenProducten", message));
    }
    Ok(())
}

fn check_op362(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let known = case.client(&client.bsn)?;
    for (place, product) in toegewezen_producten(case.bericht) {
        let nummer = product.toewijzing_nummer;
        if product.reden_wijziging != Some(RedenWijziging::VERWIJDERD) {
            continue;
        }
        // With a number the allocation is known by that alone.
        let on_it = Sleutel { nummer: Some(nummer), product: None, begindatum: product.ingangsdatum };
        if let Some((start, _)) = known.regie.starts_on(&on_it).next() {
            let message = Text::new(
                format!(
                    "Toewijzing {nummer} wordt verwijderd, terwijl een start op {} is gemeld",
                    date_nl(start.begindatum)
                ),
                format!("Allocation {nummer} is removed, while a start on {} is reported", start.begindatum),
            );
            let finding = OP362.finding(place.below("RedenWijziging"), message);
            outcome.findings.push(finding.found(RedenWijziging::VERWIJDERD.code()));
        }
    }
    Ok(())
}
