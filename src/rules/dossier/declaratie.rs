//! TR318 and TR333: which month is declared, and under which number.

use crate::dossier::StoreError;
use crate::finding::{Severity, Text};
use crate::messages::{Inhoud, Kind};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::DECLARATIE;
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Month, Simple as _};

/// Declarations go forward, month by month.
///
/// The latest month that this provider submitted to this municipality under this law may be declared once more, for
/// corrections and what was forgotten; an earlier one may not (IV090, OP284). A month may be left out when there was no
/// care in it, which nobody can tell from messages: that is a warning, and no answer carries it. Declarations that were
/// rejected as a whole count as not sent (OP286). The order is that of the dates of the messages, not of arrival (OP080): a
/// declaration of a later date does not count.
pub static TR318: Rule = Rule {
    code: "TR318",
    name: Text::fixed("Volgende declaratieperiode", "Next declaration period"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV090", "OP284"],
    what: Text::fixed(
        "`DeclaratiePeriode` is de maand na de laatst ingediende, of die maand zelf; alleen maanden zonder zorg worden overgeslagen",
        "`DeclaratiePeriode` is the month after the latest submitted one, or that month itself; only months without care are left out",
    ),
    why: Text::fixed(
        "De gemeente kan zien dat een maand compleet is als de volgende begint",
        "The municipality can see that a month is complete when the next one begins",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "na een declaratie over mei nog een declaratie over april",
            "a declaration for April after one for May",
        ),
        passes: Text::fixed(
            "na mei een tweede declaratie over mei met een vergeten regel van maart, of een over juni",
            "after May a second declaration for May with a forgotten line of March, or one for June",
        ),
    }),
    advice: Text::fixed(
        "Zet wat vergeten is in een declaratie over de laatst ingediende maand of later; de productperiode blijft de maand van de zorg",
        "Put what was forgotten in a declaration for the latest submitted month or later; the product period stays the month of the care",
    ),
    check: Check::Dossier { retourcode: Some("8214"), check: check_tr318 },
};

/// A provider uses a `DeclaratieNummer` for one declaration per law.
///
/// A declaration that was rejected as a whole counts as not sent (OP286), so its number is free again. Of two with the
/// same number the first is the rightful one.
pub static TR333: Rule = Rule {
    code: "TR333",
    name: Text::fixed("Declaratienummer één keer gebruikt", "Declaration number used once"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP283", "OP349"],
    what: Text::fixed(
        "Een aanbieder gebruikt een `DeclaratieNummer` voor één declaratie per wet, bij welke gemeente ook",
        "A provider uses a `DeclaratieNummer` for one declaration per law, whatever the municipality",
    ),
    why: Text::fixed(
        "De 325 verwijst naar de declaratie met dit nummer",
        "The 325 refers to the declaration by this number",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een declaratie over mei met het nummer van die over april",
            "a declaration for May with the number of that for April",
        ),
        passes: Text::fixed(
            "een nieuw nummer, of het nummer van een declaratie die in haar geheel is afgekeurd",
            "a new number, or that of a declaration that was rejected as a whole",
        ),
    }),
    advice: Text::fixed(
        "Geef de declaratie een nieuw nummer en lever haar opnieuw aan",
        "Give the declaration a new number and submit it again",
    ),
    check: Check::Dossier { retourcode: Some("9333"), check: check_tr333 },
};

fn check_tr318(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Inhoud::Declaratie(root) = &case.bericht.inhoud else { return Ok(()) };
    let (gemeente, aanbieder) = case.parties();
    let earlier = case.dossier.declaraties(case.domain(), &gemeente, &aanbieder)?;
    let made = root.header.bericht_identificatie.dagtekening;
    let others = earlier.iter().filter(|other| {
        let herkomst = &other.herkomst;
        herkomst.bericht != *case.hash && herkomst.stand.telt() && herkomst.dagtekening <= made
    });
    let Some(latest) = others.map(|other| other.maand).max() else { return Ok(()) };
    let begin = root.declaratie.declaratie_periode.begindatum;
    let month = Month::of(begin);
    let path = format!("{DECLARATIE}/DeclaratiePeriode/Begindatum");
    let next = latest.next();
    if month < latest {
        let message = Text::new(
            format!("Deze declaratie is over {month}, en over {latest} is al gedeclareerd"),
            format!("This declaration is for {month}, and {latest} was declared already"),
        );
        let expected = Text::new(format!("{latest} of later"), format!("{latest} or later"));
        outcome.findings.push(TR318.finding(path, message).found(begin.text()).expected(expected));
    } else if month > next {
        let message = Text::new(
            format!("Na {latest} is niets gedeclareerd tot {month}; dat kan alleen als er geen zorg was"),
            format!("Nothing was declared after {latest} until {month}; that is possible only without care"),
        );
        let expected = Text::new(format!("{latest} of {next}"), format!("{latest} or {next}"));
        let mut finding = TR318.finding(path, message).found(begin.text()).expected(expected);
        (finding.severity, finding.retourcode) = (Severity::Warning, None);
        finding.advice = Text::fixed(
            "Ga na of er in de overgeslagen maanden echt geen zorg was; wat vergeten is, kan nog in deze declaratie",
            "See whether there really was no care in the months left out; what was forgotten can still be in this declaration",
        );
        outcome.findings.push(finding);
    }
    Ok(())
}

fn check_tr333(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Inhoud::Declaratie(root) = &case.bericht.inhoud else { return Ok(()) };
    let nummer = &root.declaratie.declaratie_nummer;
    let known = case.dossier.declaraties_met(case.domain(), &root.header.afzender, nummer)?;
    // Of a message that was entered before, what came after it does not count.
    let mut earlier = known.iter().take_while(|other| other.herkomst.bericht != *case.hash);
    if earlier.any(|other| other.herkomst.stand.telt()) {
        let message = Text::fixed(
            "Het declaratienummer is al gebruikt voor een andere declaratie",
            "The declaration number is in use for another declaration",
        );
        let finding = TR333.finding(format!("{DECLARATIE}/DeclaratieNummer"), message);
        let unused = Text::fixed("een nieuw nummer", "a new number");
        outcome.findings.push(finding.found(nummer.as_str()).expected(unused));
    }
    Ok(())
}
