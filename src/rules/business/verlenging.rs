//! OP380: an allocation that goes on keeps its number.

use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{Kind, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::{toegewezen_producten, toewijzing_client};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Frequentie, date_nl};

/// Care that goes on unchanged is an extension of the allocation, since release 3.2.
///
/// Told when the new number begins on the day after the known one ends, with the same product, size and budget, and was
/// decided on before that end. A first number that the same message ends otherwise is not extended.
pub static OP380: Rule = Rule {
    code: "OP380",
    name: Text::fixed("Verlengen op hetzelfde nummer", "Extending on the same number"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP257", "IV066"],
    what: Text::fixed(
        "Loopt een toewijzing ongewijzigd door, dan krijgt haar nummer een latere einddatum, zolang de oude niet voorbij \
         is en de frequentie niet 6 is",
        "When an allocation goes on unchanged, its number gets a later last day, as long as the old one has not passed and \
         the frequency is not 6",
    ),
    why: Text::fixed(
        "Met een nieuw nummer moet de aanbieder een stop en een start melden voor zorg die gewoon doorgaat",
        "A new number makes the provider report a stop and a start for care that just goes on",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1001 loopt t/m 31-12 met 2 uur per week; 1002 begint op 01-01 met 2 uur per week van hetzelfde product",
            "1001 runs to 31 December with 2 hours a week; 1002 begins on 1 January with 2 hours a week of the same product",
        ),
        passes: Text::fixed("1001 krijgt een latere einddatum", "1001 gets a later last day"),
    }),
    advice: Text::fixed(
        "Verleng de bestaande toewijzing in plaats van een nieuwe af te geven",
        "Extend the existing allocation instead of making a new one",
    ),
    check: Check::Dossier { retourcode: None, check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let known = case.client(&client.bsn)?;
    for (place, nieuw) in toegewezen_producten(case.bericht).filter(|(_, nieuw)| !is_ingetrokken(nieuw)) {
        let nummer = nieuw.toewijzing_nummer;
        if known.versies_van(nummer).next().is_some() {
            continue;
        }
        let stays = |oud: &ToegewezenProduct| {
            client.toegewezen_producten.iter().all(|here| {
                here.toewijzing_nummer != oud.toewijzing_nummer || here.einddatum == oud.einddatum
            })
        };
        let mut current = known.toewijzingen.iter().map(|versie| &versie.product);
        if let Some(oud) = current.find(|oud| goes_on(oud, nieuw) && stays(oud)) {
            let message = Text::new(
                format!(
                    "Toewijzing {nummer} vanaf {} zet toewijzing {} ongewijzigd voort; die hoort te worden verlengd",
                    date_nl(nieuw.ingangsdatum),
                    oud.toewijzing_nummer
                ),
                format!(
                    "Allocation {nummer} from {} continues allocation {} unchanged; that one should be extended",
                    nieuw.ingangsdatum, oud.toewijzing_nummer
                ),
            );
            let finding = OP380.finding(place.below("ToewijzingNummer"), message);
            let expected = Text::same(oud.toewijzing_nummer.to_string());
            outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
        }
    }
    Ok(())
}

/// Whether one allocation is the other a period later, decided on before the first one ended.
fn goes_on(oud: &ToegewezenProduct, nieuw: &ToegewezenProduct) -> bool {
    let next_day = oud.einddatum.and_then(|einde| einde.succ_opt());
    !is_ingetrokken(oud)
        && next_day == Some(nieuw.ingangsdatum)
        && oud.einddatum.is_some_and(|einde| nieuw.toewijzingsdatum <= einde)
        && oud.product == nieuw.product
        && oud.omvang == nieuw.omvang
        && oud.budget == nieuw.budget
        && oud.omvang.as_ref().is_none_or(|omvang| omvang.frequentie != Frequentie::TOTAAL)
}
