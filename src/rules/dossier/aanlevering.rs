//! TR063, TR071 and TR074: what is reported, and what is taken back.

use super::meldingen::walk;
use crate::dossier::{Melding, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, StatusAanlevering, date_nl};

/// Only what was reported and is in force can be taken back.
///
/// What was taken back before is no longer there, and neither is a report that was rejected (IV008). One that is under
/// way counts here, because the receiver judges the messages in their order; that its answer is to come first is for
/// OP080.
pub static TR063: Rule = Rule {
    code: "TR063",
    name: Text::fixed("Verwijderen wat eerder is gemeld", "Removing what was reported before"),
    kinds: &[Kind::Start, Kind::Stop],
    domains: &Domain::ALL,
    sources: &["IV008", "OP033"],
    what: Text::fixed(
        "Bij `StatusAanlevering` 3 is er een eerder gemelde start of stop met dezelfde sleutel die nog geldt. De sleutel \
         van een start is `ToewijzingNummer`, `Product` en `Begindatum`; bij een stop komen daar `RedenBeeindiging` en \
         `Einddatum` bij",
        "With `StatusAanlevering` 3 there is an earlier start or stop with the same key that is still in force. The key \
         of a start is `ToewijzingNummer`, `Product` and `Begindatum`; that of a stop has `RedenBeeindiging` and \
         `Einddatum` as well",
    ),
    why: Text::fixed(
        "Wat niet gemeld is, kan niet worden ingetrokken; meestal klopt dan een deel van de sleutel niet",
        "What was not reported cannot be taken back; mostly a part of the key is wrong then",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "status 3 voor een start per 08-04, terwijl de start per 07-04 is gemeld",
            "status 3 for a start on 8 April, while the start was reported for 7 April",
        ),
        passes: Text::fixed(
            "status 3 voor de start per 07-04, precies zoals die is gemeld en aangenomen",
            "status 3 for the start on 7 April, exactly as it was reported and accepted",
        ),
    }),
    advice: Text::fixed(
        "Neem de sleutel over van de melding die weg moet; is die afgekeurd, dan telt zij niet en hoeft zij niet weg",
        "Copy the key of the report that must go; when that was rejected it does not count and need not go",
    ),
    check: Check::Dossier { retourcode: Some("9063"), check: check_tr063 },
};

/// A start of which the stop was reported stays.
pub static TR071: Rule = Rule {
    code: "TR071",
    name: Text::fixed("Gestopte start niet verwijderen", "A stopped start is not removed"),
    kinds: &[Kind::Start],
    domains: &Domain::ALL,
    sources: &["IV008", "OP033"],
    what: Text::fixed(
        "Een start wordt niet verwijderd zolang er een stop op die start geldt, tijdelijk of definitief",
        "A start is not removed while a stop of that start is in force, for a time or for good",
    ),
    why: Text::fixed(
        "Zonder start zou de stop nergens meer bij horen",
        "Without the start the stop would belong to nothing",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "status 3 voor een start waarvan de stop gisteren is gemeld",
            "status 3 for a start of which the stop was reported yesterday",
        ),
        passes: Text::fixed(
            "eerst de stop verwijderen met een 307, daarna de start met een 305",
            "first the stop is removed with a 307, then the start with a 305",
        ),
    }),
    advice: Text::fixed(
        "Verwijder eerst de stop met een 307 en wacht op de 308; verwijder daarna de start",
        "Remove the stop first with a 307 and wait for the 308; then remove the start",
    ),
    check: Check::Dossier { retourcode: Some("9071"), check: check_tr071 },
};

/// The same start or stop is reported once.
///
/// The same key twice within the message is for TR101, on level 2.
pub static TR074: Rule = Rule {
    code: "TR074",
    name: Text::fixed("Start of stop één keer gemeld", "Start or stop reported once"),
    kinds: &[Kind::Start, Kind::Stop],
    domains: &Domain::ALL,
    sources: &["IV008", "OP033"],
    what: Text::fixed(
        "Bij `StatusAanlevering` 1 is er geen eerder gemelde start of stop met dezelfde sleutel die nog geldt",
        "With `StatusAanlevering` 1 there is no earlier start or stop with the same key that is still in force",
    ),
    why: Text::fixed(
        "Twee gelijke meldingen zijn niet uit elkaar te houden als er later één wordt gecorrigeerd",
        "Two equal reports cannot be told apart when one is corrected later",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een start per 07-04 die vorige week ook al is gemeld",
            "a start on 7 April that was reported last week as well",
        ),
        passes: Text::fixed(
            "dezelfde start, nadat de eerste is verwijderd of afgekeurd",
            "the same start, after the first was removed or rejected",
        ),
    }),
    advice: Text::fixed(
        "Stuur de melding niet nog eens; klopte er iets niet, verwijder dan eerst de eerdere met status 3",
        "Do not send the report again; when something was wrong, remove the earlier one first with status 3",
    ),
    check: Check::Dossier { retourcode: Some("9074"), check: check_tr074 },
};

fn check_tr063(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    walk(case, |gemeld, regie| {
        if !gemeld.is_verwijdering() {
            return;
        }
        let place = gemeld.place.below("StatusAanlevering");
        let found = gemeld.status().code();
        if gemeld.eerder(regie).is_none() {
            let message = Text::fixed(
                "Er geldt geen eerdere melding met deze sleutel; er is niets om te verwijderen",
                "No earlier report with this key is in force; there is nothing to remove",
            );
            let expected = Text::fixed(
                "de sleutel van een melding die is aangenomen",
                "the key of a report that was accepted",
            );
            outcome.findings.push(TR063.finding(place, message).found(found).expected(expected));
        }
    })
}

fn check_tr071(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    walk(case, |gemeld, regie| {
        if !gemeld.is_verwijdering() {
            return;
        }
        let Some((stop, _)) = regie.stops_of(&gemeld.sleutel()).next() else { return };
        let day = stop.einddatum;
        let message = Text::new(
            format!("Op deze start is een stop per {} gemeld, die nog geldt", date_nl(day)),
            format!("A stop of this start on {day} was reported and is in force"),
        );
        let finding = TR071.finding(gemeld.place.below("StatusAanlevering"), message);
        let expected = Text::fixed("eerst de stop verwijderd (307)", "the stop removed first (307)");
        outcome.findings.push(finding.found(gemeld.status().code()).expected(expected));
    })
}

fn check_tr074(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    walk(case, |gemeld, regie| {
        let earlier = gemeld.eerder(regie).filter(|eerder| eerder.bericht != *case.hash);
        let (Some(eerder), StatusAanlevering::EERSTE) = (earlier, gemeld.status()) else { return };
        let (nl, en) = match gemeld.melding {
            Melding::Start(_) => ("Deze start", "This start"),
            Melding::Stop(_) => ("Deze stop", "This stop"),
        };
        let day = eerder.dagtekening;
        let message = Text::new(
            format!("{nl} is al gemeld met een bericht van {}, en die melding geldt nog", date_nl(day)),
            format!("{en} was reported by a message of {day} before, and that report is in force"),
        );
        let expected = Text::fixed("een melding die nieuw is", "a report that is new");
        outcome.findings.push(TR074.finding(gemeld.place.path(), message).expected(expected));
    })
}
