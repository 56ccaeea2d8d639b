//! TR378: the municipality exists.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use crate::codelists::{GEMEENTE, GEMEENTE_PEILDATUM, TableDate};
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{AntwoordBericht, Inhoud, Kind, VerzoekOmWijziging};
use crate::rules::catalogue::{Check, Examples, NO_RETOUR, Rule};
use crate::rules::message::view::{dagtekening, declaratie};
use crate::rules::{Case, Outcome};
use crate::values::{Bsn, Datum, Domain, Gemeente, Nummer, date_nl};

/// The code of a municipality is in the list of Statistics Netherlands of the reference date.
///
/// After a merger the old code stays in use for what began under it, so the reference date is the first day of the
/// allocation: in a 301 and a 315 its own, in a 305 or 307 `ToewijzingIngangsdatum`, and of a number alone that of the
/// allocation in the dossier. A 319 takes the day that its request asks for. Where no allocation is known, and for the
/// municipality that a 319 points to, it is `Dagtekening`. A 325 on a declaration that is known is not judged: the
/// declaration was.
///
/// The program has one list. It says nothing of days before its own, so those are told as not checked. For later days of
/// its year it is the list that is known. Municipalities merge on 1 January, so of a code that is not in it nobody can tell
/// for a later year: the municipality may be new.
pub static TR378: Rule = Rule {
    code: "TR378",
    name: Text::fixed("Bestaande gemeente", "Existing municipality"),
    kinds: NO_RETOUR,
    domains: &Domain::ALL,
    sources: &["IV046"],
    what: Text::fixed(
        "De gemeentecode in de header staat in de CBS-lijst op de ingangsdatum van de toewijzing waar het bericht over \
         gaat, anders op de dagtekening; bij het woonplaatsbeginsel ook de gemeente waarnaar wordt verwezen",
        "The municipality code in the header is in the list of Statistics Netherlands on the first day of the allocation \
         that the message is about, else on the date of the message; for the residence principle also the municipality \
         referred to",
    ),
    why: Text::fixed(
        "Na een herindeling bestaat een code niet meer; een bericht daarop komt bij niemand aan",
        "After a merger a code is gone; a message to it reaches nobody",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "gemeente 9999, of een gemeente die in 2026 is opgeheven op een toewijzing vanaf 2026",
            "municipality 9999, or one that was dissolved in 2026 on an allocation from 2026",
        ),
        passes: Text::fixed("gemeente 0268 (Nijmegen)", "municipality 0268 (Nijmegen)"),
    }),
    advice: Text::fixed(
        "Zoek de code van de gemeente die nu verantwoordelijk is op in de CBS-lijst",
        "Look the code of the municipality that is responsible now up in the list of Statistics Netherlands",
    ),
    check: Check::Extern { retourcode: Some("S300"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let (gemeente, _) = case.parties();
    let path = match &case.bericht.inhoud {
        Inhoud::Toewijzing(_) | Inhoud::Antwoord(_) | Inhoud::DeclaratieAntwoord(_) => {
            "/Bericht/Header/Afzender"
        }
        _ => "/Bericht/Header/Ontvanger",
    };
    let days = peildatums(case)?;
    // One of them is enough to refuse the message by.
    if let Some(day) = days.iter().find(|day| says(gemeente, **day) == Some(false)) {
        report(path, gemeente, *day, outcome);
    }
    if days.iter().any(|day| says(gemeente, *day).is_none()) {
        skip(outcome);
    }
    if let Inhoud::Antwoord(AntwoordBericht { antwoord, .. }) = &case.bericht.inhoud
        && let Some(woonplaats) = &antwoord.woonplaatsbeginsel
    {
        let day = dagtekening(case.bericht);
        match says(woonplaats.gemeente, day) {
            Some(true) => {}
            Some(false) => {
                report("/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente", woonplaats.gemeente, day, outcome);
            }
            None => skip(outcome),
        }
    }
    Ok(())
}

/// What the list says of a municipality on a day; none when that day is before the list, or in a later year while the
/// list does not have the municipality.
fn says(gemeente: Gemeente, day: Datum) -> Option<bool> {
    let date = |(year, month, day): TableDate| Datum::from_ymd_opt(year, month, day);
    let of_list = date(GEMEENTE_PEILDATUM).filter(|first| *first <= day)?;
    // The list is the same for both laws.
    let Some(code) = GEMEENTE.find(gemeente.as_str(), Domain::Jw) else {
        return (day.year() == of_list.year()).then_some(false);
    };
    Some(
        code.valid_from.and_then(date).is_none_or(|from| from <= day)
            && code.valid_until.and_then(date).is_none_or(|until| day < until),
    )
}

fn report(path: &str, gemeente: Gemeente, day: Datum, outcome: &mut Outcome) {
    let message = Text::new(
        format!("Gemeentecode {gemeente} staat op {} niet in de lijst van het CBS", date_nl(day)),
        format!("Municipality code {gemeente} is not in the list of Statistics Netherlands on {day}"),
    );
    let expected = Text::fixed("een code uit de lijst", "a code of the list");
    outcome.findings.push(TR378.finding(path, message).found(gemeente.to_string()).expected(expected));
}

fn skip(outcome: &mut Outcome) {
    let (year, month, day) = GEMEENTE_PEILDATUM;
    let reason = Text::new(
        format!("de gemeentelijst is die van {day:02}-{month:02}-{year} en geldt alleen voor dat jaar"),
        format!(
            "the list of municipalities is that of {year}-{month:02}-{day:02} and holds for that year only"
        ),
    );
    outcome.skip(TR378.code, reason);
}

/// The days on which the municipality must exist.
fn peildatums(case: &Case<'_>) -> Result<BTreeSet<Datum>, StoreError> {
    let dated = dagtekening(case.bericht);
    let one = |day| Ok(BTreeSet::from([day]));
    match &case.bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            Ok(root.client.toegewezen_producten.iter().map(|product| product.ingangsdatum).collect())
        }
        Inhoud::VerzoekOmToewijzing(root) => {
            let producten = root.client.aangevraagde_producten.iter();
            Ok(producten.map(|product| product.toewijzing_ingangsdatum).collect())
        }
        Inhoud::Start(root) => {
            let starts = root.client.start_producten.iter();
            let starts = starts.map(|start| (start.toewijzing_ingangsdatum, start.toewijzing_nummer));
            begun(case, starts.map(|(day, nummer)| (&root.client.bsn, day, nummer)))
        }
        Inhoud::Stop(root) => {
            let stops = root.client.stop_producten.iter();
            let stops = stops.map(|stop| (stop.toewijzing_ingangsdatum, stop.toewijzing_nummer));
            begun(case, stops.map(|(day, nummer)| (&root.client.bsn, day, nummer)))
        }
        Inhoud::VerzoekOmWijziging(root) => van_wijziging(case, root),
        Inhoud::Declaratie(_) => {
            let clienten =
                declaratie(case.bericht).into_iter().flat_map(|declaratie| declaratie.clienten.iter());
            let lines = clienten.flat_map(|client| {
                client.prestaties.iter().map(|regel| (&client.bsn, None, Some(regel.toewijzing_nummer)))
            });
            begun(case, lines)
        }
        Inhoud::Antwoord(root) => {
            let (gemeente, aanbieder) = case.parties();
            let referentie = &root.antwoord.referentie_aanbieder;
            let known = case.dossier.verzoeken_met(case.domain(), &aanbieder, referentie)?;
            let asked = known.iter().filter(|verzoek| verzoek.gemeente == gemeente);
            let mut day =
                asked.filter_map(|verzoek| verzoek.product()).map(|product| product.toewijzing_ingangsdatum);
            one(day.next_back().unwrap_or(dated))
        }
        Inhoud::DeclaratieAntwoord(_) if answers_known(case)? => Ok(BTreeSet::new()),
        _ => one(dated),
    }
}

fn van_wijziging(case: &Case<'_>, root: &VerzoekOmWijziging) -> Result<BTreeSet<Datum>, StoreError> {
    let (bsn, verzoek) = (&root.client.bsn, &root.client.verzoek);
    let same =
        verzoek.ongewijzigde_producten.iter().flatten().map(|product| (None, product.toewijzing_nummer));
    let changed =
        verzoek.te_wijzigen_producten.iter().flatten().map(|product| (None, product.toewijzing_nummer));
    let known = same.chain(changed).map(|(day, nummer)| (bsn, day, Some(nummer)));
    let nieuw = verzoek.nieuwe_producten.iter().flatten();
    begun(case, known.chain(nieuw.map(|product| (bsn, Some(product.gewenste_ingangsdatum), None))))
}

/// The first days of allocations: as given, else as the dossier knows them by client and number, else the date of the
/// message.
fn begun<'m>(
    case: &Case<'_>,
    allocations: impl Iterator<Item = (&'m Bsn, Option<Datum>, Option<Nummer>)>,
) -> Result<BTreeSet<Datum>, StoreError> {
    let mut days = BTreeSet::new();
    for (bsn, given, nummer) in allocations {
        let day = match (given, nummer) {
            (Some(day), _) => Some(day),
            (None, Some(nummer)) => {
                case.client(bsn)?.versies_van(nummer).next().map(|versie| versie.product.ingangsdatum)
            }
            (None, None) => None,
        };
        days.insert(day.unwrap_or(dagtekening(case.bericht)));
    }
    Ok(days)
}

/// Whether a 325 answers a declaration that is known to be sent to its municipality.
fn answers_known(case: &Case<'_>) -> Result<bool, StoreError> {
    let Inhoud::DeclaratieAntwoord(root) = &case.bericht.inhoud else { return Ok(false) };
    let (gemeente, aanbieder) = case.parties();
    let identificatie = &root.header.declaratie_identificatie.identificatie;
    let known =
        case.dossier.berichten_met(case.domain(), Kind::Declaratie, aanbieder.as_str(), identificatie)?;
    Ok(known.iter().any(|known| known.header.ontvanger == gemeente.as_str()))
}
