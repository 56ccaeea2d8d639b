//! TR006, TR061, CD009 and CD034: how a client or relation can be reached.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Adres, Bericht, Contact, Kind};
use crate::rules::message::view::{contacten, toewijzing_client};
use crate::values::Domain;

/// A contact can be used: a telephone or a full address.
///
/// A contact with neither house nor postcode gives two findings, as in the stylesheets: one for each element.
pub static TR006: Rule = Rule {
    code: "TR006",
    name: Text::fixed("Telefoon of adres", "Telephone or address"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Elk contact, van cliënt en relatie, heeft `Telefoon` of een `Adres` met `Huis` en `Postcode`",
        "Every contact, of client and relation, has `Telefoon` or an `Adres` with `Huis` and `Postcode`",
    ),
    why: Text::fixed(
        "De aanbieder moet de cliënt of de relatie kunnen bereiken",
        "The provider has to be able to reach the client or relation",
    ),
    examples: Some(Examples {
        fails: Text::fixed("een contact met alleen een e-mailadres", "a contact with only an e-mail address"),
        passes: Text::fixed("een contact met alleen `Telefoon`", "a contact with only `Telefoon`"),
    }),
    advice: Text::fixed(
        "Vul een telefoonnummer in, of huisnummer en postcode",
        "Fill in a telephone number, or house number and postcode",
    ),
    check: Check::Content(check_tr006),
};

/// A client has an address to be found at, or a postal address when there is nothing else.
pub static TR061: Rule = Rule {
    code: "TR061",
    name: Text::fixed("Vast adres van de cliënt", "Fixed address of the client"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV047"],
    what: Text::fixed(
        "De cliënt zelf heeft ten minste één contact met `Soort` 01, 02 of 03",
        "The client has at least one contact of their own with `Soort` 01, 02 or 03",
    ),
    why: Text::fixed(
        "Een tijdelijk verblijfadres alleen is niet genoeg om iemand te vinden",
        "A temporary address alone is not enough to find somebody",
    ),
    examples: Some(Examples {
        fails: Text::fixed("alleen een contact met `Soort` 04", "only a contact with `Soort` 04"),
        passes: Text::fixed("contacten met `Soort` 01 en 04", "contacts with `Soort` 01 and 04"),
    }),
    advice: Text::fixed(
        "Voeg het BRP-adres (01) of verblijfadres (03) toe, of het correspondentieadres (02) als er niets anders is",
        "Add the BRP address (01) or the address of stay (03), or the postal address (02) when there is nothing else",
    ),
    check: Check::Content(check_tr061),
};

/// Only a temporary address has a period.
pub static CD009: Rule = Rule {
    code: "CD009",
    name: Text::fixed("Periode bij een tijdelijk adres", "Period with a temporary address"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Periode` komt alleen voor bij een contact met `Soort` 04, en is ook daar niet verplicht",
        "`Periode` is only there in a contact with `Soort` 04, and is optional even there",
    ),
    why: Text::fixed(
        "Een vast adres geldt tot er een ander komt",
        "A fixed address holds until there is another",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`Soort` 01 met `Periode`", "`Soort` 01 with `Periode`"),
        passes: Text::fixed("`Soort` 04 met `Periode`", "`Soort` 04 with `Periode`"),
    }),
    advice: Text::fixed("Laat `Periode` weg of kies `Soort` 04", "Leave out `Periode` or choose `Soort` 04"),
    check: Check::Content(check_cd009),
};

/// A BRP address or address of stay has a postcode.
pub static CD034: Rule = Rule {
    code: "CD034",
    name: Text::fixed("Postcode bij een vast adres", "Postcode with a fixed address"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een contact met `Soort` 01 of 03 heeft een `Adres` met `Postcode`",
        "A contact with `Soort` 01 or 03 has an `Adres` with `Postcode`",
    ),
    why: Text::fixed(
        "Met de postcode is de plaats van de cliënt bekend, ook voor een ander systeem",
        "The postcode tells where the client is, for any system",
    ),
    examples: Some(Examples {
        fails: Text::fixed("`Soort` 03 met alleen `Telefoon`", "`Soort` 03 with only `Telefoon`"),
        passes: Text::fixed("`Soort` 02 met alleen `Telefoon`", "`Soort` 02 with only `Telefoon`"),
    }),
    advice: Text::fixed("Vul de postcode van het adres in", "Fill in the postcode of the address"),
    check: Check::Content(check_cd034),
};

fn has_postcode(contact: &Contact) -> bool {
    contact.adres.as_ref().is_some_and(|adres| adres.postcode.is_some())
}

fn check_tr006(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, contact) in contacten(bericht).filter(|(_, contact)| contact.telefoon.is_none()) {
        let has_huis = contact.adres.as_ref().is_some_and(|Adres { huis, .. }| huis.is_some());
        for (element, present) in [("Huis", has_huis), ("Postcode", has_postcode(contact))] {
            if !present {
                let message = Text::new(
                    format!("Het contact heeft geen `Telefoon`, en geen `Adres` met `{element}`"),
                    format!("The contact has no `Telefoon`, and no `Adres` with `{element}`"),
                );
                let expected = Text::fixed(
                    "`Telefoon`, of `Adres` met `Huis` en `Postcode`",
                    "`Telefoon`, or `Adres` with `Huis` and `Postcode`",
                );
                let path = place.below(&format!("Adres/{element}"));
                findings.push(TR006.finding(path, message).expected(expected));
            }
        }
    }
}

fn check_tr061(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(client) = toewijzing_client(bericht) else { return };
    let codes: Vec<_> = client.contactgegevens.iter().map(|contact| contact.soort.code()).collect();
    if !codes.iter().any(|code| matches!(*code, "01" | "02" | "03")) {
        let message = Text::fixed(
            "De cliënt heeft geen BRP-, correspondentie- of verblijfadres",
            "The client has no BRP address, postal address or address of stay",
        );
        let expected =
            Text::fixed("een contact met `Soort` 01, 02 of 03", "a contact with `Soort` 01, 02 or 03");
        let path = "/Bericht/Client/Contactgegevens";
        findings.push(TR061.finding(path, message).found(codes.join(", ")).expected(expected));
    }
}

fn check_cd009(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, contact) in contacten(bericht) {
        let soort = contact.soort;
        if contact.periode.is_some() && soort.code() != "04" {
            let message = Text::new(
                format!("`Periode` is gevuld bij `Soort` {soort} ({})", soort.meaning()),
                format!("`Periode` is filled with `Soort` {soort}"),
            );
            let expected = Text::fixed("geen `Periode`", "no `Periode`");
            findings.push(CD009.finding(place.below("Periode"), message).expected(expected));
        }
    }
}

fn check_cd034(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, contact) in contacten(bericht) {
        let soort = contact.soort;
        if matches!(soort.code(), "01" | "03") && !has_postcode(contact) {
            let message = Text::new(
                format!("`Postcode` ontbreekt bij `Soort` {soort} ({})", soort.meaning()),
                format!("`Postcode` is missing with `Soort` {soort}"),
            );
            let expected = Text::fixed("een `Adres` met `Postcode`", "an `Adres` with `Postcode`");
            findings.push(CD034.finding(place.below("Adres/Postcode"), message).expected(expected));
        }
    }
}
