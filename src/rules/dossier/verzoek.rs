//! TR347 and TR374: one request at a time, each with a reference of its own.

use crate::dossier::{EerderGebruik, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::{CLIENT, VERZOEK, aangevraagde_producten, wijzigingsverzoek};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Referentie, date_nl};

/// A provider uses a `ReferentieAanbieder` for one request.
///
/// Per law and over both kinds of request, at whichever municipality and for whichever client. A request that was
/// rejected in its return message, or never sent, leaves its reference free.
pub static TR347: Rule = Rule {
    code: "TR347",
    name: Text::fixed("Referentie van één verzoek", "Reference of one request"),
    kinds: &[Kind::VerzoekOmToewijzing, Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["OP349"],
    what: Text::fixed(
        "Een aanbieder gebruikt een `ReferentieAanbieder` per wet één keer, over verzoeken om toewijzing (315) en om \
         wijziging (317) samen",
        "A provider uses a `ReferentieAanbieder` once per law, over requests for allocation (315) and for change (317) \
         together",
    ),
    why: Text::fixed(
        "Toewijzing en antwoord verwijzen met deze referentie naar het verzoek",
        "Allocation and answer refer to the request by this reference",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 317 met W-100, terwijl een eerdere 315 een product met W-100 vroeg",
            "a 317 with W-100 while an earlier 315 asked for a product with W-100",
        ),
        passes: Text::fixed(
            "een 317 met W-100, terwijl de eerdere 317 met W-100 in de 318 is afgekeurd",
            "a 317 with W-100 while the earlier 317 with W-100 was rejected in the 318",
        ),
    }),
    advice: Text::fixed(
        "Geef het verzoek een nieuwe referentie en stuur het opnieuw",
        "Give the request a new reference and send it again",
    ),
    check: Check::Dossier { retourcode: Some("9347"), check: check_tr347 },
};

/// A request waits until the one before it is decided.
///
/// Pending is a request that its return message accepted, until an allocation carries its reference or a 319 rejects it;
/// under investigation (319 with 2) it stays pending. Each product of a 315 is pending by itself. One that is still
/// waiting for its return message is not pending yet, so it is no error here.
pub static TR374: Rule = Rule {
    code: "TR374",
    name: Text::fixed("Eén verzoek tegelijk", "One request at a time"),
    kinds: &[Kind::VerzoekOmToewijzing, Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["OP350"],
    what: Text::fixed(
        "Een verzoek (315 of 317) mag alleen als er geen verzoek van dezelfde aanbieder voor dezelfde cliënt in \
         behandeling is",
        "A request (315 or 317) is allowed only when no request of the same provider for the same client is pending",
    ),
    why: Text::fixed(
        "De gemeente moet weten wat de gevraagde situatie is; twee verzoeken naast elkaar laten dat open",
        "The municipality must know what situation is asked for; two requests side by side leave that open",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 317 terwijl een product uit de 315 van vorige week nog in onderzoek is",
            "a 317 while a product of the 315 of last week is still under investigation",
        ),
        passes: Text::fixed(
            "een 317 nadat elk product uit die 315 is toegewezen of afgewezen",
            "a 317 after each product of that 315 was allocated or rejected",
        ),
    }),
    advice: Text::fixed(
        "Wacht op de toewijzing of de afwijzing, of vraag de gemeente om het lopende verzoek af te wijzen",
        "Wait for the allocation or the rejection, or ask the municipality to reject the pending request",
    ),
    check: Check::Dossier { retourcode: Some("9374"), check: check_tr374 },
};

fn check_tr347(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let asked = aangevraagde_producten(case.bericht)
        .map(|(place, product)| (place.below("ReferentieAanbieder"), &product.referentie_aanbieder));
    let change = wijzigingsverzoek(case.bericht)
        .map(|verzoek| (format!("{VERZOEK}/ReferentieAanbieder"), &verzoek.referentie_aanbieder));
    for (path, referentie) in asked.chain(change) {
        if is_used(case, referentie)? {
            let message = Text::fixed(
                "De aanbieder heeft deze referentie al gebruikt voor een ander verzoek",
                "The provider has used this reference before for another request",
            );
            let expected = Text::fixed("een nieuwe referentie", "a new reference");
            let finding = TR347.finding(path, message);
            outcome.findings.push(finding.found(referentie.as_str()).expected(expected));
        }
    }
    Ok(())
}

fn is_used(case: &Case<'_>, referentie: &Referentie) -> Result<bool, StoreError> {
    let (_, aanbieder) = case.parties();
    let known = case.dossier.verzoeken_met(case.domain(), &aanbieder, referentie)?;
    if known.iter().any(|verzoek| verzoek.herkomst.stand.telt() && verzoek.herkomst.bericht != *case.hash) {
        return Ok(true);
    }
    case.dossier.is_eerder_gebruikt(EerderGebruik::Verzoek, case.domain(), &aanbieder, referentie.as_str())
}

fn check_tr374(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let client = case.client(bsn)?;
    if let Some(pending) = client.verzoeken.iter().find(|verzoek| verzoek.is_lopend()) {
        let (referentie, made) = (pending.referentie.as_str(), pending.herkomst.dagtekening);
        let kind = if pending.product().is_some() { "315" } else { "317" };
        let message = Text::new(
            format!("Verzoek {referentie} ({kind} van {}) is nog in behandeling", date_nl(made)),
            format!("Request {referentie} ({kind} of {made}) is still pending"),
        );
        let expected = Text::fixed(
            "geen verzoek voor deze cliënt dat nog in behandeling is",
            "no request for this client that is still pending",
        );
        outcome.findings.push(TR374.finding(format!("{CLIENT}/Bsn"), message).expected(expected));
    }
    Ok(())
}
