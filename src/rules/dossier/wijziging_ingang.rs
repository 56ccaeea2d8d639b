//! TR357 and TR373: from when a change is to hold.

use super::bekend::Toewijzingen;
use crate::dossier::StoreError;
use crate::finding::{Finding, Text};
use crate::messages::{Kind, TeWijzigenProduct, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::{Case, Outcome};
use crate::values::{Datum, Domain, Frequentie, Simple, date_nl};

/// A change that does not lie ahead holds for the whole term.
///
/// Only for an allocation that is current; one that is not is for TR351 to tell.
pub static TR357: Rule = Rule {
    code: "TR357",
    name: Text::fixed(
        "Wijziging in de toekomst of over de hele looptijd",
        "Change in the future or over the whole term",
    ),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092", "OP345"],
    what: Text::fixed(
        "Een `GewensteIngangsdatum` die niet na de dagtekening ligt, is gelijk aan de `Ingangsdatum` van de toewijzing",
        "A `GewensteIngangsdatum` that does not lie after the date of the message equals `Ingangsdatum` of the \
         allocation",
    ),
    why: Text::fixed(
        "Een toewijzing wordt niet met terugwerkende kracht in tweeën geknipt",
        "An allocation is not cut in two with retroactive effect",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "toewijzing vanaf 01-04, verzoek van 30-04 met wijziging vanaf 15-04",
            "allocation from 1 April, request of 30 April with a change from 15 April",
        ),
        passes: Text::fixed(
            "dezelfde wijziging vanaf 01-05, of vanaf 01-04",
            "the same change from 1 May, or from 1 April",
        ),
    }),
    advice: Text::fixed(
        "Vul een datum na de dagtekening in, of de ingangsdatum van de toewijzing",
        "Fill in a date after that of the message, or the first day of the allocation",
    ),
    check: Check::Dossier { retourcode: Some("9357"), check: check_tr357 },
};

/// Another budget or another total holds for the whole term.
///
/// The request states the wished situation in full, so a budget that is left out or added is another budget. A total
/// that is another one is one with `Frequentie` 6 in the allocation and in the request: a change to a volume per week or
/// month begins a new allocation and may lie ahead (IV093). Only for an allocation that is current.
pub static TR373: Rule = Rule {
    code: "TR373",
    name: Text::fixed(
        "Ander budget of totaal over de hele looptijd",
        "Another budget or total over the whole term",
    ),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092", "IV093", "OP345"],
    what: Text::fixed(
        "Als `Budget` verandert, of de omvang van een toewijzing met `Frequentie` 6, is `GewensteIngangsdatum` gelijk \
         aan de `Ingangsdatum` van de toewijzing",
        "When `Budget` changes, or the volume of an allocation with `Frequentie` 6, `GewensteIngangsdatum` equals \
         `Ingangsdatum` of the allocation",
    ),
    why: Text::fixed(
        "Een budget en een totaal gelden voor de hele looptijd, niet vanaf een dag erin",
        "A budget and a total hold for the whole term, not from a day in it",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "budget van 5.000 naar 8.000 euro vanaf 01-05, terwijl de toewijzing op 01-04 begint",
            "budget from 5,000 to 8,000 euro from 1 May while the allocation begins on 1 April",
        ),
        passes: Text::fixed(
            "hetzelfde met `GewensteIngangsdatum` 01-04",
            "the same with `GewensteIngangsdatum` 1 April",
        ),
    }),
    advice: Text::fixed(
        "Vul de ingangsdatum van de toewijzing in",
        "Fill in the first day of the allocation",
    ),
    check: Check::Dossier { retourcode: Some("9373"), check: check_tr373 },
};

fn check_tr357(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    let made = toewijzingen.day;
    for (place, gevraagd, toegewezen) in toewijzingen.te_wijzigen(case) {
        let wished = gevraagd.gewenste_ingangsdatum;
        let begin = toegewezen.ingangsdatum;
        if wished <= made && wished != begin {
            let message = Text::new(
                format!(
                    "`GewensteIngangsdatum` {} ligt niet na de dagtekening {}, en toewijzing {} begint op {}",
                    date_nl(wished),
                    date_nl(made),
                    gevraagd.toewijzing_nummer,
                    date_nl(begin)
                ),
                format!(
                    "`GewensteIngangsdatum` {wished} does not lie after the date of the message, {made}, and \
                     allocation {} begins on {begin}",
                    gevraagd.toewijzing_nummer
                ),
            );
            let expected = Text::new(
                format!("{}, of later dan {}", date_nl(begin), date_nl(made)),
                format!("{begin}, or later than {made}"),
            );
            outcome.findings.push(at_begin(&TR357, place, wished, message).expected(expected));
        }
    }
    Ok(())
}

fn check_tr373(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    for (place, gevraagd, toegewezen) in toewijzingen.te_wijzigen(case) {
        let wished = gevraagd.gewenste_ingangsdatum;
        let begin = toegewezen.ingangsdatum;
        let Some(what) = whole_term(gevraagd, toegewezen).filter(|_| wished != begin) else { continue };
        let nummer = gevraagd.toewijzing_nummer;
        let message = Text::new(
            format!(
                "{} van toewijzing {nummer} verandert, maar `GewensteIngangsdatum` {} is niet haar ingangsdatum",
                what.nl,
                date_nl(wished)
            ),
            format!(
                "{} of allocation {nummer} changes, but `GewensteIngangsdatum` {wished} is not its first day",
                what.en
            ),
        );
        let expected = Text::new(date_nl(begin), begin.to_string());
        outcome.findings.push(at_begin(&TR373, place, wished, message).expected(expected));
    }
    Ok(())
}

/// What changes that holds for the whole term.
fn whole_term(gevraagd: &TeWijzigenProduct, toegewezen: &ToegewezenProduct) -> Option<Text> {
    if gevraagd.budget != toegewezen.budget {
        return Some(Text::fixed("Het budget", "The budget"));
    }
    let (Some(wished), Some(given)) = (&gevraagd.omvang, &toegewezen.omvang) else { return None };
    let is_total = wished.frequentie == Frequentie::TOTAAL && given.frequentie == Frequentie::TOTAAL;
    (is_total && wished != given).then_some(Text::fixed("De totale omvang", "The total volume"))
}

fn at_begin(rule: &'static Rule, place: Place, wished: Datum, message: Text) -> Finding {
    rule.finding(place.below("GewensteIngangsdatum"), message).found(wished.text())
}
