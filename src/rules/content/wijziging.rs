//! TR352, TR353 and TR380: what a request for change asks.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::{VERZOEK, dagtekening, nieuwe_producten, wijzigingsverzoek};
use crate::values::{Domain, Simple, date_nl};

/// A change presupposes something that is allocated now. Found at the request, because what is missing has two places.
pub static TR352: Rule = Rule {
    code: "TR352",
    name: Text::fixed("Wijziging van een lopende toewijzing", "Change of a current allocation"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092", "OP306"],
    what: Text::fixed(
        "Een verzoek om wijziging noemt ten minste één ongewijzigd of te wijzigen product",
        "A request for change names at least one product that is unchanged or to be changed",
    ),
    why: Text::fixed(
        "Zonder lopende toewijzing valt er niets te wijzigen; dan hoort het verzoek in een 315",
        "Without a current allocation there is nothing to change; the request belongs in a 315 then",
    ),
    examples: Some(Examples {
        fails: Text::fixed("alleen een nieuw product", "only a new product"),
        passes: Text::fixed(
            "een nieuw product naast ongewijzigde toewijzing 1001",
            "a new product beside unchanged allocation 1001",
        ),
    }),
    advice: Text::fixed(
        "Noem alle lopende toewijzingen van de cliënt, of stuur een verzoek om toewijzing (315) als die er niet zijn",
        "Name all current allocations of the client, or send a request for allocation (315) when there are none",
    ),
    check: Check::Content(check_tr352),
};

/// A request for change asks for something.
pub static TR353: Rule = Rule {
    code: "TR353",
    name: Text::fixed("Wijziging die iets vraagt", "Change that asks for something"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092"],
    what: Text::fixed(
        "Een verzoek om wijziging noemt ten minste één te wijzigen of nieuw product",
        "A request for change names at least one product that is to be changed or new",
    ),
    why: Text::fixed(
        "Als alles blijft zoals het is, is er geen besluit nodig",
        "When everything stays as it is, no decision is needed",
    ),
    examples: Some(Examples {
        fails: Text::fixed("alleen ongewijzigde toewijzing 1001", "only unchanged allocation 1001"),
        passes: Text::fixed(
            "toewijzing 1001 t/m 01-07-2026 in plaats van 31-12-2026",
            "allocation 1001 until 2026-07-01 instead of 2026-12-31",
        ),
    }),
    advice: Text::fixed(
        "Zet wat moet veranderen bij de te wijzigen of nieuwe producten, of stuur het verzoek niet",
        "Put what must change with the products to be changed or the new ones, or do not send the request",
    ),
    check: Check::Content(check_tr353),
};

/// New care lies ahead. Only new products: a change of the whole term of an allocation begins in the past (TR357).
pub static TR380: Rule = Rule {
    code: "TR380",
    name: Text::fixed("Nieuw product in de toekomst", "New product in the future"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`GewensteIngangsdatum` van een nieuw product ligt na de dagtekening van het bericht",
        "`GewensteIngangsdatum` of a new product lies after the date of the message",
    ),
    why: Text::fixed(
        "De gemeente beslist voordat de zorg begint",
        "The municipality decides before the care begins",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "nieuw product vanaf 30-04-2026 in een bericht van 30-04-2026",
            "new product from 2026-04-30 in a message of 2026-04-30",
        ),
        passes: Text::fixed(
            "nieuw product vanaf 01-05-2026 in een bericht van 30-04-2026",
            "new product from 2026-05-01 in a message of 2026-04-30",
        ),
    }),
    advice: Text::fixed(
        "Vul een latere datum, of spreek met de gemeente af wat er met zorg gebeurt die al begonnen is",
        "Fill in a later date, or agree with the municipality on care that has begun already",
    ),
    check: Check::Content(check_tr380),
};

fn check_tr352(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(verzoek) = wijzigingsverzoek(bericht) else { return };
    if verzoek.ongewijzigde_producten.is_none() && verzoek.te_wijzigen_producten.is_none() {
        let message = Text::fixed(
            "Het verzoek noemt geen lopende toewijzing",
            "The request names no current allocation",
        );
        let expected = Text::fixed(
            "`OngewijzigdeProducten` of `TeWijzigenProducten`",
            "`OngewijzigdeProducten` or `TeWijzigenProducten`",
        );
        findings.push(TR352.finding(VERZOEK, message).expected(expected));
    }
}

fn check_tr353(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(verzoek) = wijzigingsverzoek(bericht) else { return };
    if verzoek.te_wijzigen_producten.is_none() && verzoek.nieuwe_producten.is_none() {
        let message = Text::fixed("Het verzoek vraagt geen wijziging", "The request asks for no change");
        let expected = Text::fixed(
            "`TeWijzigenProducten` of `NieuweProducten`",
            "`TeWijzigenProducten` or `NieuweProducten`",
        );
        findings.push(TR353.finding(VERZOEK, message).expected(expected));
    }
}

fn check_tr380(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let made = dagtekening(bericht);
    for (place, product) in nieuwe_producten(bericht) {
        let begin = product.gewenste_ingangsdatum;
        if begin <= made {
            let message = Text::new(
                format!(
                    "`GewensteIngangsdatum` {} ligt niet na de dagtekening {}",
                    date_nl(begin),
                    date_nl(made)
                ),
                format!("`GewensteIngangsdatum` {begin} does not lie after the date of the message, {made}"),
            );
            let expected = Text::new(format!("later dan {}", date_nl(made)), format!("later than {made}"));
            let finding = TR380.finding(place.below("GewensteIngangsdatum"), message);
            findings.push(finding.found(begin.text()).expected(expected));
        }
    }
}
