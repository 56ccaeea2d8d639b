//! TR307, TR308, TR387 and TR388: the product period is that part of the month in which the allocation runs.
//!
//! A line is judged by the current version of its allocation, also for days before the change: what was ended earlier
//! gives no ground to pay later days, and what was extended does (IV013, OP080). Starts and stops have no influence
//! (OP364).

use super::wegen::{Gebrek, Regel};
use crate::dossier::{StoreError, ToewijzingVersie};
use crate::finding::{Finding, Text};
use crate::messages::{GeslotenPeriode, Kind};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{Datum, Domain, Month, Simple as _, date_nl};

const BEGIN: &str = "ProductPeriode/Begindatum";
const EINDE: &str = "ProductPeriode/Einddatum";

/// A line begins no earlier than its allocation.
pub static TR307: Rule = Rule {
    code: "TR307",
    name: Text::fixed("Niet voor de toewijzing", "Not before the allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089", "OP276", "OP279"],
    what: Text::fixed(
        "`ProductPeriode` begint op of na `Ingangsdatum` van de toewijzing",
        "`ProductPeriode` begins on or after `Ingangsdatum` of the allocation",
    ),
    why: Text::fixed(
        "Zorg van voor de toewijzing is niet toegewezen",
        "Care from before the allocation is not allocated",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een toewijzing vanaf 08-04-2026 en een regel van 01-04 t/m 30-04",
            "an allocation from 2026-04-08 and a line from 1 to 30 April",
        ),
        passes: Text::fixed("een regel van 08-04 t/m 30-04", "a line from 8 to 30 April"),
    }),
    advice: Text::fixed(
        "Begin op de ingangsdatum; voor zorg van daarvoor is een andere toewijzing nodig",
        "Begin on the first day of the allocation; care from before needs another allocation",
    ),
    check: Check::Dossier { retourcode: Some("9307"), check: check_tr307 },
};

/// A line ends no later than its allocation.
pub static TR308: Rule = Rule {
    code: "TR308",
    name: Text::fixed("Niet na de toewijzing", "Not after the allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089", "OP276", "OP279"],
    what: Text::fixed(
        "`ProductPeriode` eindigt op of voor `Einddatum` van de toewijzing, als die er een heeft",
        "`ProductPeriode` ends on or before `Einddatum` of the allocation, when it has one",
    ),
    why: Text::fixed(
        "Zorg van na de toewijzing is niet toegewezen",
        "Care from after the allocation is not allocated",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een toewijzing t/m 17-06-2026 en een regel van 01-06 t/m 30-06",
            "an allocation until 2026-06-17 and a line from 1 to 30 June",
        ),
        passes: Text::fixed("een regel van 01-06 t/m 17-06", "a line from 1 to 17 June"),
    }),
    advice: Text::fixed(
        "Eindig op de einddatum; voor zorg van daarna is een verlenging of een andere toewijzing nodig",
        "End on the last day of the allocation; care from after needs an extension or another allocation",
    ),
    check: Check::Dossier { retourcode: Some("9308"), check: check_tr308 },
};

/// A line begins with the month, or with its allocation.
pub static TR387: Rule = Rule {
    code: "TR387",
    name: Text::fixed("Begin van de productperiode", "Begin of the product period"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089"],
    what: Text::fixed(
        "`ProductPeriode` begint op de eerste dag van de maand, of op `Ingangsdatum` van de toewijzing als die later in die maand ligt",
        "`ProductPeriode` begins on the first day of the month, or on `Ingangsdatum` of the allocation when that is later in that month",
    ),
    why: Text::fixed(
        "Alle zorg van een maand staat in één regel; wanneer de zorg echt begon, maakt niet uit",
        "All care of a month is in one line; when the care really began makes no difference",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "de eerste afspraak was op 15-04, en de regel begint op 15-04-2026",
            "the first appointment was on 15 April, and the line begins on 2026-04-15",
        ),
        passes: Text::fixed(
            "een toewijzing vanaf 08-04-2026: april begint op 08-04, mei op 01-05",
            "an allocation from 2026-04-08: April begins on the 8th, May on the 1st",
        ),
    }),
    advice: Text::fixed(
        "Neem de eerste dag van de maand, of de ingangsdatum van de toewijzing als die later is",
        "Take the first day of the month, or that of the allocation when it is later",
    ),
    check: Check::Dossier { retourcode: Some("9387"), check: check_tr387 },
};

/// A line ends with the month, or with its allocation.
pub static TR388: Rule = Rule {
    code: "TR388",
    name: Text::fixed("Einde van de productperiode", "End of the product period"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089"],
    what: Text::fixed(
        "`ProductPeriode` eindigt op de laatste dag van de maand, of op `Einddatum` van de toewijzing als die eerder in die maand ligt",
        "`ProductPeriode` ends on the last day of the month, or on `Einddatum` of the allocation when that is earlier in that month",
    ),
    why: Text::fixed(
        "Alle zorg van een maand staat in één regel; wanneer de zorg echt stopte, maakt niet uit",
        "All care of a month is in one line; when the care really stopped makes no difference",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een stopbericht per 15-08-2025, en de regel eindigt op 15-08-2025 terwijl de toewijzing tot 05-09 loopt",
            "a stop message of 2025-08-15, and the line ends on that day while the allocation runs until 5 September",
        ),
        passes: Text::fixed(
            "een toewijzing t/m 17-06-2026: mei eindigt op 31-05, juni op 17-06",
            "an allocation until 2026-06-17: May ends on the 31st, June on the 17th",
        ),
    }),
    advice: Text::fixed(
        "Neem de laatste dag van de maand, of de einddatum van de toewijzing als die eerder is",
        "Take the last day of the month, or that of the allocation when it is earlier",
    ),
    check: Check::Dossier { retourcode: Some("9388"), check: check_tr388 },
};

/// Weighs a product period against its allocation.
pub(super) fn weeg(versie: &ToewijzingVersie, periode: &GeslotenPeriode, gebreken: &mut Vec<Gebrek>) {
    let (ingang, einde) = (versie.product.ingangsdatum, versie.product.einddatum);
    if periode.begindatum < ingang {
        gebreken.push(Gebrek::VoorIngang);
    }
    if let Some(einde) = einde.filter(|einde| periode.einddatum > *einde) {
        gebreken.push(Gebrek::NaEinde(einde));
    }
    let month = Month::of(periode.begindatum);
    let first = if month.contains(ingang) { ingang } else { month.first() };
    if periode.begindatum != first {
        gebreken.push(Gebrek::Begin(first));
    }
    let month = Month::of(periode.einddatum);
    let last = einde.filter(|einde| month.contains(*einde)).unwrap_or(month.last());
    if periode.einddatum != last {
        gebreken.push(Gebrek::Einde(last));
    }
}

fn finding(rule: &'static Rule, regel: &Regel<'_>, element: &str, message: Text, expected: Text) -> Finding {
    let periode = &regel.prestatie.product_periode;
    let datum = if element == BEGIN { periode.begindatum } else { periode.einddatum };
    rule.finding(regel.place.below(element), message).found(datum.text()).expected(expected)
}

fn check_tr307(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(versie) = &regel.toewijzing else { continue };
        if !regel.gebreken.iter().any(|gebrek| matches!(gebrek, Gebrek::VoorIngang)) {
            continue;
        }
        let (nummer, begin) = (regel.prestatie.toewijzing_nummer, regel.prestatie.product_periode.begindatum);
        let ingang = versie.product.ingangsdatum;
        let message = Text::new(
            format!(
                "`ProductPeriode` begint op {}, toewijzing {nummer} op {}",
                date_nl(begin),
                date_nl(ingang)
            ),
            format!("`ProductPeriode` begins on {begin}, allocation {nummer} on {ingang}"),
        );
        let expected = Text::new(format!("{} of later", date_nl(ingang)), format!("{ingang} or later"));
        outcome.findings.push(finding(&TR307, regel, BEGIN, message, expected));
    }
    Ok(())
}

fn check_tr308(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::NaEinde(last) = gebrek else { continue };
            let (nummer, einde) =
                (regel.prestatie.toewijzing_nummer, regel.prestatie.product_periode.einddatum);
            let message = Text::new(
                format!(
                    "`ProductPeriode` eindigt op {}, toewijzing {nummer} op {}",
                    date_nl(einde),
                    date_nl(*last)
                ),
                format!("`ProductPeriode` ends on {einde}, allocation {nummer} on {last}"),
            );
            let expected =
                Text::new(format!("uiterlijk {}", date_nl(*last)), format!("at the latest {last}"));
            outcome.findings.push(finding(&TR308, regel, EINDE, message, expected));
        }
    }
    Ok(())
}

fn check_tr387(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Begin(first) = gebrek else { continue };
            let begin = regel.prestatie.product_periode.begindatum;
            let message = Text::new(
                format!("`ProductPeriode` begint op {} in plaats van {}", date_nl(begin), date_nl(*first)),
                format!("`ProductPeriode` begins on {begin} instead of {first}"),
            );
            outcome.findings.push(finding(&TR387, regel, BEGIN, message, dag(*first)));
        }
    }
    Ok(())
}

fn check_tr388(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Einde(last) = gebrek else { continue };
            let einde = regel.prestatie.product_periode.einddatum;
            let message = Text::new(
                format!("`ProductPeriode` eindigt op {} in plaats van {}", date_nl(einde), date_nl(*last)),
                format!("`ProductPeriode` ends on {einde} instead of {last}"),
            );
            outcome.findings.push(finding(&TR388, regel, EINDE, message, dag(*last)));
        }
    }
    Ok(())
}

fn dag(datum: Datum) -> Text {
    Text::new(date_nl(datum), datum.text().into_owned())
}
