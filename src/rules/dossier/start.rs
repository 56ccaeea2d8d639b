//! TR326: one start in force per allocation.

use super::meldingen::walk;
use crate::dossier::{Melding, Sleutel, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Simple as _, date_nl};

/// Care starts on an allocation only where it is not running.
///
/// A start is in force until a stop of it is reported, for a time or for good. In task-based care, which has no
/// allocation number, the same product takes the place of the allocation (IV096).
pub static TR326: Rule = Rule {
    code: "TR326",
    name: Text::fixed("Eén lopende start per toewijzing", "One start in force per allocation"),
    kinds: &[Kind::Start],
    domains: &Domain::ALL,
    sources: &["OP289", "OP379"],
    what: Text::fixed(
        "Een start komt alleen als er op de toewijzing geen start loopt. Een start loopt zolang er geen stop op is \
         gemeld, tijdelijk of definitief, en hij niet is verwijderd. Zonder `ToewijzingNummer` geldt dit per product",
        "A start comes only when no start is in force on the allocation. A start is in force while no stop of it was \
         reported, for a time or for good, and it was not removed. Without `ToewijzingNummer` this holds per product",
    ),
    why: Text::fixed(
        "Van elke toewijzing is zo op elk moment bekend of er zorg wordt geleverd en sinds wanneer",
        "So for every allocation it is known at any moment whether care is delivered and since when",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een start per 01-05 terwijl de start per 07-04 nog loopt",
            "a start on 1 May while the start of 7 April is in force",
        ),
        passes: Text::fixed(
            "een start per 01-05 na een stop per 24-04, ook als die definitief was",
            "a start on 1 May after a stop on 24 April, also when that was for good",
        ),
    }),
    advice: Text::fixed(
        "Meld eerst de stop van de lopende zorg, of verwijder de eerdere start als die niet klopte",
        "Report the stop of the running care first, or remove the earlier start when that was wrong",
    ),
    check: Check::Dossier { retourcode: Some("9326"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    walk(case, |gemeld, regie| {
        let Melding::Start(start) = &gemeld.melding else { return };
        let running = regie.lopend_on(&Sleutel::from(start));
        let Some((running, _)) = running.filter(|_| !gemeld.is_verwijdering()) else { return };
        let begin = running.begindatum;
        let (nl, en) = match start.toewijzing_nummer {
            Some(nummer) => (format!("toewijzing {nummer}"), format!("allocation {nummer}")),
            None => ("dit product".to_owned(), "this product".to_owned()),
        };
        let message = Text::new(
            format!("Op {nl} loopt al een start per {}, zonder stop", date_nl(begin)),
            format!("A start on {begin} is in force on {en}, without a stop"),
        );
        let expected = Text::new(
            format!("eerst een stop op de start per {}", date_nl(begin)),
            format!("a stop of the start on {begin} first"),
        );
        let finding = TR326.finding(gemeld.place.path(), message);
        outcome.findings.push(finding.found(start.begindatum.text()).expected(expected));
    })
}
