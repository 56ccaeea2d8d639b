//! OP080: what builds on a message waits for its answer.

use crate::dossier::{Herkomst, Sleutel, Stand, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::view::{stop_producten, toegewezen_producten};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, StatusAanlevering, date_nl};

use super::versie::previous;

/// A message builds only on what is accepted.
///
/// The order of receipt has no meaning: the other party may judge this message first. The removal of a start or stop that
/// is under way is told by TR063.
pub static OP080: Rule = Rule {
    code: "OP080",
    name: Text::fixed("Eerst de retour, dan het vervolg", "First the return message, then what follows"),
    kinds: &[Kind::Toewijzing, Kind::Stop],
    domains: &Domain::ALL,
    sources: &["IV008"],
    what: Text::fixed(
        "Een bericht dat voortbouwt op een eerder bericht wordt pas verstuurd als dat is aangenomen: een stop op een start, \
         een wijziging op de toewijzing",
        "A message that builds on an earlier one is sent after that was accepted: a stop on a start, a change on the \
         allocation",
    ),
    why: Text::fixed(
        "Wordt het eerste bericht afgekeurd of later verwerkt, dan klopt het vervolg niet",
        "When the first message is rejected or processed later, what follows is wrong",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 307 terwijl op de 305 van die start nog geen 306 kwam",
            "a 307 while the 305 of that start has no 306 yet",
        ),
        passes: Text::fixed("een 307 na een 306 zonder fouten", "a 307 after a 306 without errors"),
    }),
    advice: Text::fixed(
        "Wacht op de retour van het eerdere bericht en verstuur dit bericht daarna",
        "Wait for the return message of the earlier message and send this one after it",
    ),
    check: Check::Dossier { retourcode: None, check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let known = case.client(bsn)?;
    let regie = &known.regie;
    let mut builds_on: Vec<(Place, &Herkomst, &str)> = Vec::new();
    for (place, stop) in stop_producten(case.bericht) {
        if stop.status_aanlevering != StatusAanlevering::VERWIJDEREN {
            builds_on.extend(regie.start(&Sleutel::from(stop)).map(|(_, herkomst)| (place, herkomst, "305")));
        }
    }
    for (place, product) in toegewezen_producten(case.bericht) {
        let before = previous(&known, product);
        builds_on.extend(before.map(|versie| (place, &versie.herkomst, "301")));
    }
    for (place, herkomst, number) in builds_on {
        if herkomst.stand == Stand::Onderweg {
            let (prefix, day) = (case.domain().prefix(), herkomst.dagtekening);
            let message = Text::new(
                format!(
                    "Dit bouwt voort op de {prefix}{number} van {}, waarvan de retour er nog niet is",
                    date_nl(day)
                ),
                format!(
                    "This builds on the {prefix}{number} of {day}, whose return message is not there yet"
                ),
            );
            outcome.findings.push(OP080.finding(place.path(), message));
        }
    }
    Ok(())
}
