//! TR019: a start or stop is about a known allocation.

use std::collections::HashMap;

use super::meldingen::{Gemeld, gemeld};
use crate::dossier::{Melding, StoreError};
use crate::finding::Text;
use crate::messages::{Kind, Product};
use crate::rules::case::Client;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{Datum, Domain, Nummer};

/// A start or stop names an allocation that is known between the two parties, of this client.
///
/// An allocation that was removed (`RedenWijziging` 13) counts as never sent, so nothing starts on it; a stop on it is
/// expected, because that is how a provider answers the removal.
///
/// Task-based care has no allocation and leaves the number empty (IV096), and nothing in the message says that care is
/// task-based. An empty number is an error when the dossier knows better: the client has an allocation of the very same
/// product on the first day, since effort and output care are always allocated (OP086). It is an error too when the
/// product is empty as well: task-based care is known by its product. Otherwise the rule tells that it could not check.
pub static TR019: Rule = Rule {
    code: "TR019",
    name: Text::fixed("Start en stop op een bekende toewijzing", "Start and stop on a known allocation"),
    kinds: &[Kind::Start, Kind::Stop],
    domains: &Domain::ALL,
    sources: &["OP086", "OP295", "IV096"],
    what: Text::fixed(
        "`ToewijzingNummer` is gevuld met het nummer van een toewijzing van deze gemeente aan deze aanbieder voor deze \
         cliënt. Alleen bij taakgerichte zorg blijft het leeg",
        "`ToewijzingNummer` holds the number of an allocation of this municipality to this provider for this client. \
         Only in task-based care it stays empty",
    ),
    why: Text::fixed(
        "Aan het nummer is te zien om welke toegewezen zorg het gaat",
        "The number tells which allocated care it is about",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een start op nummer 1002 terwijl de cliënt alleen toewijzing 1001 heeft",
            "a start on number 1002 while the client has only allocation 1001",
        ),
        passes: Text::fixed("een start op nummer 1001", "a start on number 1001"),
    }),
    advice: Text::fixed(
        "Neem het nummer over uit de 301; is er geen toewijzing ontvangen, overleg dan met de gemeente",
        "Copy the number from the 301; when no allocation was received, consult the municipality",
    ),
    check: Check::Dossier { retourcode: Some("9019"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let client = case.client(bsn)?;
    let known = Known::of(&client);
    for gemeld in gemeld(case).iter().filter(|gemeld| !gemeld.is_verwijdering()) {
        let sleutel = gemeld.sleutel();
        match (sleutel.nummer, &sleutel.product) {
            (Some(nummer), _) => known.check(gemeld, nummer, outcome),
            (None, Some(product)) => match known.allocated(product, sleutel.begindatum) {
                Some(nummer) => {
                    let message = Text::new(
                        format!("`ToewijzingNummer` ontbreekt, terwijl dit product is toegewezen met nummer {nummer}"),
                        format!("`ToewijzingNummer` is missing, while this product is allocated by number {nummer}"),
                    );
                    let finding = TR019.finding(gemeld.place.below("ToewijzingNummer"), message);
                    outcome.findings.push(finding.expected(Text::same(nummer.to_string())));
                }
                None => outcome.skip(
                    TR019.code,
                    Text::fixed(
                        "`ToewijzingNummer` is leeg; aan het bericht is niet te zien of dit taakgerichte zorg is",
                        "`ToewijzingNummer` is empty; the message does not tell whether this is task-based care",
                    ),
                ),
            },
            (None, None) => {
                let message = Text::fixed(
                    "`ToewijzingNummer` en `Product` ontbreken allebei; taakgerichte zorg noemt haar product",
                    "`ToewijzingNummer` and `Product` are both missing; task-based care names its product",
                );
                let expected = Text::fixed("het nummer van de toewijzing", "the number of the allocation");
                let finding = TR019.finding(gemeld.place.below("ToewijzingNummer"), message);
                outcome.findings.push(finding.expected(expected));
            }
        }
    }
    Ok(())
}

/// The allocations of a client by their number, and whether each is still there.
struct Known<'c> {
    client: &'c Client,
    is_current: HashMap<Nummer, bool>,
}

impl<'c> Known<'c> {
    fn of(client: &'c Client) -> Self {
        let mut is_current: HashMap<_, _> =
            client.versies.iter().map(|versie| (versie.product.toewijzing_nummer, false)).collect();
        is_current.extend(client.toewijzingen.iter().map(|versie| (versie.product.toewijzing_nummer, true)));
        Self { client, is_current }
    }

    fn check(&self, gemeld: &Gemeld, nummer: Nummer, outcome: &mut Outcome) {
        let message = match (self.is_current.get(&nummer), &gemeld.melding) {
            (Some(true), _) | (Some(false), Melding::Stop(_)) => return,
            (Some(false), Melding::Start(_)) => Text::new(
                format!("Toewijzing {nummer} is verwijderd en telt als nooit verzonden"),
                format!("Allocation {nummer} was removed and counts as never sent"),
            ),
            (None, _) => Text::new(
                format!(
                    "Toewijzing {nummer} is tussen deze gemeente en aanbieder voor deze cliënt niet bekend"
                ),
                format!(
                    "Allocation {nummer} is not known between this municipality and provider for this client"
                ),
            ),
        };
        let finding = TR019.finding(gemeld.place.below("ToewijzingNummer"), message);
        let expected =
            Text::fixed("het nummer van een toewijzing uit een 301", "the number of an allocation of a 301");
        outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
    }

    /// The allocation of exactly this product on a day.
    fn allocated(&self, product: &Product, day: Datum) -> Option<Nummer> {
        let mut current = self.client.toewijzingen.iter();
        let found = current
            .find(|versie| versie.product.product.as_ref() == Some(product) && versie.is_active_on(day))?;
        Some(found.product.toewijzing_nummer)
    }
}
