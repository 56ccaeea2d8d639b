//! OP002 and OP071: the persons related to a client.

use std::collections::BTreeSet;

use crate::dossier::{Gevraagd, StoreError, facts};
use crate::finding::Text;
use crate::messages::{Inhoud, Kind, Relatie, ToewijzingClient};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::view::{RELATIE, dagtekening, relaties, toewijzing_client};
use crate::rules::{Case, Client, Outcome};
use crate::values::{DatumGebruik, Domain, completed_years};

/// From this age a client can hold the authority itself (OP001).
const OWN_AUTHORITY: i32 = 16;

/// The holder of parental authority of a child is named.
///
/// Not when a 315 for this client said that it is known, and not from 16 years, when the client can be its own
/// (`OP002x1`, `OP002x2`). A 315 that the dossier does not keep says nothing, so what refers to one is not judged.
pub static OP002: Rule = Rule {
    code: "OP002",
    name: Text::fixed("Gezagsdrager als relatie", "Holder of authority as relation"),
    kinds: &[Kind::Toewijzing],
    domains: &[Domain::Jw],
    sources: &["OP001", "OP002x1", "OP002x2"],
    what: Text::fixed(
        "Een 301 voor een kind jonger dan 16 jaar noemt de gezagsdrager als `Relatie`, tenzij de aanbieder in een 315 zei \
         dat die bekend is",
        "A 301 for a child under 16 names the holder of authority as `Relatie`, unless the provider said in a 315 that it is \
         known",
    ),
    why: Text::fixed(
        "De aanbieder heeft voor de hulp toestemming van de gezagsdrager nodig",
        "The provider needs the consent of the holder of authority to the care",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 301 voor een kind van 9 jaar zonder `Relaties`, en geen 315 met `GezagsdragerBekend` 1",
            "a 301 for a child of 9 years without `Relaties`, and no 315 with `GezagsdragerBekend` 1",
        ),
        passes: Text::fixed("dezelfde 301 met een `Relatie`", "the same 301 with a `Relatie`"),
    }),
    advice: Text::fixed(
        "Voeg de gezagsdrager toe als relatie, of vraag de gemeente wie dat is",
        "Add the holder of authority as a relation, or ask the municipality who that is",
    ),
    check: Check::Dossier { retourcode: None, check: check_op002 },
};

/// A related person keeps the number.
///
/// Compared with the last 301 before this one between the two parties. A person is recognised by name, relation and
/// date of birth; without that date by nothing, since a father and a son may share a name.
pub static OP071: Rule = Rule {
    code: "OP071",
    name: Text::fixed("Vast nummer van een relatie", "Fixed number of a relation"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Relatie.Nummer` is uniek per gemeente en cliënt en blijft hetzelfde",
        "`Relatie.Nummer` is unique per municipality and client and stays the same",
    ),
    why: Text::fixed(
        "Aan het nummer herkent de aanbieder een persoon wiens gegevens wijzigen",
        "By the number the provider recognises a person whose data change",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "de moeder had in de vorige 301 nummer 1 en heeft nu nummer 2",
            "the mother had number 1 in the last 301 and has number 2 now",
        ),
        passes: Text::fixed(
            "de moeder houdt nummer 1; de vader krijgt nummer 2",
            "the mother keeps number 1; the father gets 2",
        ),
    }),
    advice: Text::fixed(
        "Gebruik het nummer dat de relatie eerder had; behandel deze relatie niet als een nieuw persoon",
        "Use the number that the relation had before; do not take this relation for a new person",
    ),
    check: Check::Dossier { retourcode: None, check: check_op071 },
};

fn check_op002(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let born = &client.geboortedatum;
    let is_child = completed_years(born.datum, dagtekening(case.bericht)) < OWN_AUTHORITY
        && born.datum_gebruik != Some(DatumGebruik::DATUM_ONBEKEND);
    if client.relaties.is_some() || !is_child {
        return Ok(());
    }
    let known = case.client(&client.bsn)?;
    if refers_to_unknown(client, &known) || is_known_to_provider(case, &known)? {
        return Ok(());
    }
    let message = Text::fixed(
        "Het kind is jonger dan 16 jaar en het bericht noemt geen gezagsdrager",
        "The child is under 16 and the message names no holder of authority",
    );
    let expected = Text::fixed("`Relaties` met de gezagsdrager", "`Relaties` with the holder of authority");
    outcome.findings.push(OP002.finding("/Bericht/Client", message).expected(expected));
    Ok(())
}

/// Whether an allocation answers a request that the dossier does not know.
fn refers_to_unknown(client: &ToewijzingClient, known: &Client) -> bool {
    let mut references =
        client.toegewezen_producten.iter().filter_map(|product| product.referentie_aanbieder.as_ref());
    references.any(|reference| !known.verzoeken.iter().any(|verzoek| verzoek.referentie == *reference))
}

/// Whether a 315 for the client said that the holder of authority is known, or is not kept.
fn is_known_to_provider(case: &Case<'_>, known: &Client) -> Result<bool, StoreError> {
    let asked = known.verzoeken.iter().filter(|verzoek| matches!(verzoek.gevraagd, Gevraagd::Product(_)));
    let berichten: BTreeSet<_> = asked
        .filter(|verzoek| verzoek.herkomst.stand.telt())
        .map(|verzoek| &verzoek.herkomst.bericht)
        .collect();
    for hash in berichten {
        let Some(bericht) = facts::stored(case.dossier, hash)? else { return Ok(true) };
        if let Inhoud::VerzoekOmToewijzing(root) = &bericht.inhoud
            && root.client.gezagsdrager_bekend.is_some_and(|known| known.code() == "1")
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn check_op071(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht).filter(|client| client.relaties.is_some()) else {
        return Ok(());
    };
    let known = case.client(&client.bsn)?;
    let made = dagtekening(case.bericht);
    let earlier = known.versies.iter().filter(|versie| versie.herkomst.dagtekening < made);
    let Some(latest) = earlier.max_by_key(|versie| versie.herkomst.dagtekening) else { return Ok(()) };
    let Some(before) = facts::stored(case.dossier, &latest.herkomst.bericht)? else { return Ok(()) };
    for (index, relatie) in relaties(case.bericht) {
        let Some((_, old)) = relaties(&before).find(|(_, old)| is_same_person(old, relatie)) else {
            continue;
        };
        let still_there = || relaties(case.bericht).any(|(_, here)| here.nummer == old.nummer);
        if old.nummer != relatie.nummer && !still_there() {
            let message = Text::fixed(
                "Deze relatie had in het vorige bericht een ander nummer",
                "This relation had another number in the message before",
            );
            let finding = OP071.finding(Place::nth(RELATIE, index).below("Nummer"), message);
            let expected = Text::same(old.nummer.as_str().to_owned());
            outcome.findings.push(finding.found(relatie.nummer.as_str()).expected(expected));
        }
    }
    Ok(())
}

fn is_same_person(one: &Relatie, other: &Relatie) -> bool {
    one.soort == other.soort
        && one.geboortedatum.is_some()
        && one.geboortedatum == other.geboortedatum
        && one.naam == other.naam
}
