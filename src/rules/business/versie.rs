//! `OP033x1`, OP186, OP257, OP298 and OP299: how an allocation may change on its number.
//!
//! Each compares an allocation with the version before it: the latest decision that was earlier, whatever the order of
//! arrival (OP080). The first version of a number and a removal change nothing.

use crate::dossier::{StoreError, ToewijzingVersie};
use crate::finding::Text;
use crate::messages::{Kind, Omvang, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::{dagtekening, toegewezen_producten, toewijzing_client};
use crate::rules::{Case, Client, Outcome, omvang_text};
use crate::values::{Datum, Domain, Frequentie, date_nl, euro_en, euro_nl};

/// The first day of an allocation stays.
///
/// `OP033x1` sums up what may change: end date, removal, volume in total and budget. Other volumes and the product are
/// OP257, so that a change gives one finding.
pub static OP033X1: Rule = Rule {
    code: "OP033x1",
    name: Text::fixed("Alleen toegestane wijzigingen", "Permitted changes only"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP257", "IV066"],
    what: Text::fixed(
        "Op hetzelfde nummer mogen einddatum, budget en een volume met `Frequentie` 6 wijzigen, en mag de toewijzing \
         worden verwijderd; de ingangsdatum blijft",
        "On the same number the last day, the budget and a volume with `Frequentie` 6 may change, and the allocation may \
         be removed; the first day stays",
    ),
    why: Text::fixed(
        "Geleverde en gedeclareerde zorg is op de eerdere versie gebaseerd",
        "Care delivered and declared rests on the earlier version",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "toewijzing 1001 vanaf 01-04 wordt vanaf 01-05",
            "allocation 1001 from 1 April becomes one from 1 May",
        ),
        passes: Text::fixed(
            "toewijzing 1001 vanaf 01-04 krijgt een latere einddatum",
            "allocation 1001 from 1 April gets a later last day",
        ),
    }),
    advice: Text::fixed(
        "Verwijder de toewijzing of geef een extra toewijzing met een nieuw nummer af",
        "Remove the allocation, or make an extra one with a new number",
    ),
    check: Check::Dossier { retourcode: None, check: check_op033x1 },
};

/// Another product or volume means another number.
pub static OP257: Rule = Rule {
    code: "OP257",
    name: Text::fixed("Ander product of volume: nieuw nummer", "Other product or volume: new number"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP033x1", "IV066"],
    what: Text::fixed(
        "Bij een ander product, of een andere omvang dan een volume met `Frequentie` 6, eindigt de toewijzing en komt er een \
         met een nieuw nummer",
        "For another product, or another size than a volume with `Frequentie` 6, the allocation ends and one with a new \
         number comes",
    ),
    why: Text::fixed(
        "Anders is niet te zeggen welk volume voor welke dagen geldt",
        "Otherwise nobody can tell which volume holds for which days",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "op 1001 wordt 2 uur per week 3 uur per week",
            "on 1001 2 hours a week become 3 hours a week",
        ),
        passes: Text::fixed(
            "1001 eindigt op 31-05; 1002 begint op 01-06 met 3 uur per week",
            "1001 ends on 31 May; 1002 begins on 1 June with 3 hours a week",
        ),
    }),
    advice: Text::fixed(
        "Beëindig de toewijzing op de dag voor de wijziging en geef een nieuwe af",
        "End the allocation on the day before the change and make a new one",
    ),
    check: Check::Dossier { retourcode: None, check: check_op257 },
};

/// An end in the past is agreed on.
///
/// An allocation that answers a request was asked for by the provider, so it is agreed on. A removal is OP362.
pub static OP186: Rule = Rule {
    code: "OP186",
    name: Text::fixed("Beëindigen in het verleden in overleg", "Ending in the past by agreement"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP033x1"],
    what: Text::fixed(
        "Een eerdere einddatum die voor de dagtekening van het bericht ligt, vraagt instemming van de aanbieder",
        "An earlier last day that lies before the date of the message needs the consent of the provider",
    ),
    why: Text::fixed(
        "De aanbieder kan na die dag zorg hebben geleverd op grond van de toewijzing",
        "The provider may have delivered care after that day by force of the allocation",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "op 10-06 wordt de einddatum van 31-12 naar 31-05 gezet",
            "on 10 June the last day is moved from 31 December to 31 May",
        ),
        passes: Text::fixed(
            "op 10-06 wordt de einddatum naar 30-06 gezet",
            "on 10 June the last day is moved to 30 June",
        ),
    }),
    advice: Text::fixed(
        "Controleer of gemeente en aanbieder dit hebben afgesproken",
        "Check that municipality and provider have agreed on this",
    ),
    check: Check::Dossier { retourcode: None, check: check_op186 },
};

/// A lower total volume is agreed on; one that was asked for is.
pub static OP298: Rule = Rule {
    code: "OP298",
    name: Text::fixed("Lager totaalvolume in overleg", "Lower total volume by agreement"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP033x1"],
    what: Text::fixed(
        "Een lager volume met `Frequentie` 6 vraagt instemming van de aanbieder, tenzij die er zelf om verzocht",
        "A lower volume with `Frequentie` 6 needs the consent of the provider, unless it asked for that",
    ),
    why: Text::fixed(
        "Wat al is geleverd kan het nieuwe volume te boven gaan",
        "What was delivered already may exceed the new volume",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "80 uur in totaal wordt 40 uur, zonder verzoek",
            "80 hours in total become 40, without a request",
        ),
        passes: Text::fixed("80 uur in totaal wordt 100 uur", "80 hours in total become 100"),
    }),
    advice: Text::fixed(
        "Controleer of gemeente en aanbieder dit hebben afgesproken",
        "Check that municipality and provider have agreed on this",
    ),
    check: Check::Dossier { retourcode: None, check: check_op298 },
};

/// A lower budget is agreed on; one that was asked for is.
pub static OP299: Rule = Rule {
    code: "OP299",
    name: Text::fixed("Lager budget in overleg", "Lower budget by agreement"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP033x1"],
    what: Text::fixed(
        "Een lager budget vraagt instemming van de aanbieder, tenzij die er zelf om verzocht",
        "A lower budget needs the consent of the provider, unless it asked for that",
    ),
    why: Text::fixed(
        "Wat al is geleverd kan het nieuwe budget te boven gaan",
        "What was delivered already may exceed the new budget",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "5.000 euro wordt 3.000 euro, zonder verzoek",
            "5,000 euros become 3,000, without a request",
        ),
        passes: Text::fixed("5.000 euro wordt 6.000 euro", "5,000 euros become 6,000"),
    }),
    advice: Text::fixed(
        "Controleer of gemeente en aanbieder dit hebben afgesproken",
        "Check that municipality and provider have agreed on this",
    ),
    check: Check::Dossier { retourcode: None, check: check_op299 },
};

/// An allocation of the message with the version before it.
struct Gewijzigd<'m> {
    place: Place,
    nieuw: &'m ToegewezenProduct,
    oud: ToegewezenProduct,
}

impl Gewijzigd<'_> {
    /// Whether the provider asked for it.
    const fn is_asked_for(&self) -> bool {
        self.nieuw.referentie_aanbieder.is_some()
    }
}

/// The allocations that change one that was known, and do not take it back.
fn gewijzigd<'m>(case: &Case<'m>) -> Result<Vec<Gewijzigd<'m>>, StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(Vec::new()) };
    let known = case.client(&client.bsn)?;
    let changed = toegewezen_producten(case.bericht).filter(|(_, nieuw)| !is_ingetrokken(nieuw));
    Ok(changed
        .filter_map(|(place, nieuw)| {
            let oud = previous(&known, nieuw)?.product.clone();
            Some(Gewijzigd { place, nieuw, oud })
        })
        .collect())
}

/// The version before this one: the latest decision on the number that was earlier.
pub(super) fn previous<'c>(known: &'c Client, nieuw: &ToegewezenProduct) -> Option<&'c ToewijzingVersie> {
    let decided = (nieuw.toewijzingsdatum, nieuw.toewijzingstijd);
    known.versies_van(nieuw.toewijzing_nummer).rfind(|versie| versie.decided() < decided)
}

fn check_op033x1(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for Gewijzigd { place, nieuw, oud } in gewijzigd(case)? {
        if nieuw.ingangsdatum != oud.ingangsdatum {
            let message = Text::new(
                format!(
                    "De ingangsdatum van toewijzing {} is gewijzigd; dat kan niet op hetzelfde nummer",
                    nieuw.toewijzing_nummer
                ),
                format!(
                    "The first day of allocation {} has changed; that cannot be on the same number",
                    nieuw.toewijzing_nummer
                ),
            );
            let finding = OP033X1.finding(place.below("Ingangsdatum"), message);
            outcome
                .findings
                .push(finding.found(nieuw.ingangsdatum.to_string()).expected(day(oud.ingangsdatum)));
        }
    }
    Ok(())
}

fn day(day: Datum) -> Text {
    Text::new(date_nl(day), day.to_string())
}

fn check_op257(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for Gewijzigd { place, nieuw, oud } in gewijzigd(case)? {
        let (element, what) = if nieuw.product != oud.product {
            ("Product", Text::fixed("het product", "the product"))
        } else if !is_free_change(oud.omvang.as_ref(), nieuw.omvang.as_ref()) {
            ("Omvang", Text::fixed("de omvang", "the size"))
        } else {
            continue;
        };
        // An element that is gone has no place of its own.
        let is_there = if element == "Product" { nieuw.product.is_some() } else { nieuw.omvang.is_some() };
        let path = if is_there { place.below(element) } else { place.path() };
        let nummer = nieuw.toewijzing_nummer;
        let message = Text::new(
            format!(
                "Van toewijzing {nummer} is {} gewijzigd op hetzelfde nummer; dat vraagt een nieuwe toewijzing",
                what.nl
            ),
            format!(
                "Of allocation {nummer} {} has changed on the same number; that takes a new allocation",
                what.en
            ),
        );
        outcome.findings.push(OP257.finding(path, message));
    }
    Ok(())
}

/// Whether a size stays, or only its total volume changes.
fn is_free_change(oud: Option<&Omvang>, nieuw: Option<&Omvang>) -> bool {
    match (oud, nieuw) {
        (None, None) => true,
        (Some(oud), Some(nieuw)) => {
            oud == nieuw
                || (oud.eenheid == nieuw.eenheid
                    && [oud.frequentie, nieuw.frequentie] == [Frequentie::TOTAAL; 2])
        }
        _ => false,
    }
}

fn check_op186(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let made = dagtekening(case.bericht);
    for gewijzigd in gewijzigd(case)? {
        let Gewijzigd { place, nieuw, oud } = &gewijzigd;
        let Some(einde) = nieuw.einddatum.filter(|einde| *einde < made) else { continue };
        if oud.einddatum.is_some_and(|before| before <= einde) || gewijzigd.is_asked_for() {
            continue;
        }
        let message = Text::new(
            format!(
                "Toewijzing {} eindigt nu op {}, voor de dagtekening {}; daarvoor is instemming van de aanbieder nodig",
                nieuw.toewijzing_nummer,
                date_nl(einde),
                date_nl(made)
            ),
            format!(
                "Allocation {} now ends on {einde}, before the date {made} of the message; the provider must consent",
                nieuw.toewijzing_nummer
            ),
        );
        outcome.findings.push(OP186.finding(place.below("Einddatum"), message).found(einde.to_string()));
    }
    Ok(())
}

fn check_op298(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for gewijzigd in gewijzigd(case)?.iter().filter(|gewijzigd| !gewijzigd.is_asked_for()) {
        let (Some(oud), Some(nieuw)) = (&gewijzigd.oud.omvang, &gewijzigd.nieuw.omvang) else { continue };
        let is_total = oud.frequentie == Frequentie::TOTAAL && is_free_change(Some(oud), Some(nieuw));
        if is_total && nieuw.volume.get() < oud.volume.get() {
            let nummer = gewijzigd.nieuw.toewijzing_nummer;
            let [was, now] = [oud, nieuw].map(omvang_text);
            let message = Text::new(
                format!(
                    "Het volume van toewijzing {nummer} is van {} naar {} verlaagd zonder verzoek van de aanbieder",
                    was.nl, now.nl
                ),
                format!(
                    "The volume of allocation {nummer} is lowered from {} to {} without a request of the provider",
                    was.en, now.en
                ),
            );
            let finding = OP298.finding(gewijzigd.place.below("Omvang/Volume"), message);
            let expected = Text::new(format!("{} of meer", oud.volume), format!("{} or more", oud.volume));
            outcome.findings.push(finding.found(nieuw.volume.to_string()).expected(expected));
        }
    }
    Ok(())
}

fn check_op299(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for gewijzigd in gewijzigd(case)?.iter().filter(|gewijzigd| !gewijzigd.is_asked_for()) {
        let (Some(oud), Some(nieuw)) = (gewijzigd.oud.budget, gewijzigd.nieuw.budget) else { continue };
        if nieuw.get() < oud.get() {
            let nummer = gewijzigd.nieuw.toewijzing_nummer;
            let message = Text::new(
                format!(
                    "Het budget van toewijzing {nummer} is van {} naar {} verlaagd zonder verzoek van de aanbieder",
                    euro_nl(oud.get().into()),
                    euro_nl(nieuw.get().into())
                ),
                format!(
                    "The budget of allocation {nummer} is lowered from {} to {} without a request of the provider",
                    euro_en(oud.get().into()),
                    euro_en(nieuw.get().into())
                ),
            );
            let finding = OP299.finding(gewijzigd.place.below("Budget"), message);
            let expected = Text::new(format!("{oud} of meer"), format!("{oud} or more"));
            outcome.findings.push(finding.found(nieuw.to_string()).expected(expected));
        }
    }
    Ok(())
}
