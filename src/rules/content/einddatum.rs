//! CD075, CD076 and CS003: the last day.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::Bericht;
use crate::rules::message::productregel::{Productregel, WITH_PRODUCTS, productregels};
use crate::rules::message::view::contacten;
use crate::values::{Datum, Domain, Frequentie, Simple, date_nl, euro_en, euro_nl};

/// A budget needs a last day.
///
/// The table of variants calls the last day optional for some output variants; the condition says otherwise and is
/// what the stylesheets test, so it decides.
pub static CD075: Rule = Rule {
    code: "CD075",
    name: Text::fixed("Einddatum bij een budget", "Last day with a budget"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "De einddatum is verplicht als `Budget` gevuld is",
        "The last day is mandatory when `Budget` is filled",
    ),
    why: Text::fixed(
        "Een bedrag is pas een plafond als bekend is voor hoe lang",
        "An amount is only a ceiling when it is known for how long",
    ),
    examples: Some(Examples {
        fails: Text::fixed("budget 500000 vanaf 01-04-2026", "budget 500000 from 2026-04-01"),
        passes: Text::fixed(
            "budget 500000 van 01-04-2026 t/m 31-12-2026",
            "budget 500000 from 2026-04-01 to 2026-12-31",
        ),
    }),
    advice: Text::fixed(
        "Vul de laatste dag waarvoor het budget bedoeld is",
        "Fill in the last day that the budget is meant for",
    ),
    check: Check::Content(check_cd075),
};

/// A volume per week needs a last day.
pub static CD076: Rule = Rule {
    code: "CD076",
    name: Text::fixed("Einddatum bij een weekfrequentie", "Last day with a weekly frequency"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &["IV077"],
    what: Text::fixed(
        "De einddatum is verplicht als `Frequentie` 2 (per week) is",
        "The last day is mandatory when `Frequentie` is 2 (per week)",
    ),
    why: Text::fixed(
        "Het totaal van de toewijzing is het volume maal het aantal weken",
        "The total of the allocation is the volume times the number of weeks",
    ),
    examples: Some(Examples {
        fails: Text::fixed("2 uur per week vanaf 01-04-2026", "2 hours per week from 2026-04-01"),
        passes: Text::fixed("2 uur per maand vanaf 01-04-2026", "2 hours per month from 2026-04-01"),
    }),
    advice: Text::fixed(
        "Vul de einddatum of kies een andere frequentie",
        "Fill in the last day or choose another frequency",
    ),
    check: Check::Content(check_cd076),
};

/// A period does not end before it begins.
///
/// A period of a contact with an end and no begin is an error too, as in the stylesheets.
pub static CS003: Rule = Rule {
    code: "CS003",
    name: Text::fixed("Einddatum niet voor begindatum", "Last day not before the first"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "De einddatum van een toewijzing, een aangevraagd, nieuw of te wijzigen product of een tijdelijk adres ligt op of \
         na de begindatum",
        "The last day of an allocation, a product that is requested, new or to be changed, or a temporary address lies \
         on or after the first",
    ),
    why: Text::fixed(
        "Een periode die eindigt voor zij begint, bestaat niet",
        "A period that ends before it begins does not exist",
    ),
    examples: Some(Examples {
        fails: Text::fixed("van 01-04-2026 t/m 31-03-2026", "from 2026-04-01 to 2026-03-31"),
        passes: Text::fixed(
            "van 01-04-2026 t/m 01-04-2026 (één dag)",
            "from 2026-04-01 to 2026-04-01 (one day)",
        ),
    }),
    advice: Text::fixed("Verbeter de datum die niet klopt", "Mend the date that is wrong"),
    check: Check::Content(check_cs003),
};

fn missing(rule: &'static Rule, regel: &Productregel, message: Text) -> Finding {
    let begin = regel.begin();
    let expected = Text::new(format!("een datum vanaf {}", date_nl(begin)), format!("a date from {begin}"));
    rule.finding(regel.place.below(regel.eind_element()), message).expected(expected)
}

fn check_cd075(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in productregels(bericht).filter(|regel| regel.einde().is_none()) {
        if let Some(budget) = regel.budget() {
            let (element, cents) = (regel.eind_element(), i64::from(budget.get()));
            let message = Text::new(
                format!("`{element}` ontbreekt bij een budget van {}", euro_nl(cents)),
                format!("`{element}` is missing for a budget of {}", euro_en(cents)),
            );
            findings.push(missing(&CD075, &regel, message));
        }
    }
}

fn check_cd076(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in productregels(bericht).filter(|regel| regel.einde().is_none()) {
        if regel.omvang().is_some_and(|omvang| omvang.frequentie == Frequentie::WEEK) {
            let element = regel.eind_element();
            let message = Text::new(
                format!("`{element}` ontbreekt bij een omvang per week"),
                format!("`{element}` is missing for a volume per week"),
            );
            findings.push(missing(&CD076, &regel, message));
        }
    }
}

fn check_cs003(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let mut report = |path: String, begin: Option<Datum>, begin_element: &str, einde: Datum| {
        let element = path.rsplit('/').next().unwrap_or_default().to_string();
        let (message, expected) = match begin {
            Some(begin) => (
                Text::new(
                    format!("`{element}` {} ligt voor `{begin_element}` {}", date_nl(einde), date_nl(begin)),
                    format!("`{element}` {einde} lies before `{begin_element}` {begin}"),
                ),
                Text::new(format!("{} of later", date_nl(begin)), format!("{begin} or later")),
            ),
            None => (
                Text::new(
                    format!("`{element}` {} heeft geen `{begin_element}`", date_nl(einde)),
                    format!("`{element}` {einde} has no `{begin_element}`"),
                ),
                Text::new(format!("ook `{begin_element}`"), format!("`{begin_element}` as well")),
            ),
        };
        findings.push(CS003.finding(path, message).found(einde.text()).expected(expected));
    };
    for (place, contact) in contacten(bericht) {
        if let Some(periode) = &contact.periode
            && let Some(einde) = periode.einddatum
            && periode.begindatum.is_none_or(|begin| einde < begin)
        {
            report(place.below("Periode/Einddatum"), periode.begindatum, "Begindatum", einde);
        }
    }
    for regel in productregels(bericht) {
        if let Some(einde) = regel.einde().filter(|einde| *einde < regel.begin()) {
            let path = regel.place.below(regel.eind_element());
            report(path, Some(regel.begin()), regel.begin_element(), einde);
        }
    }
}
