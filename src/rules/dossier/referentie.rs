//! TR314: a reference number is used once.

use std::collections::HashSet;

use crate::dossier::{PrestatieStatus, StoreError};
use crate::finding::Text;
use crate::messages::{Inhoud, Kind};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::prestaties;
use crate::rules::{Case, Outcome};
use crate::values::{AgbCode, Domain, ReferentieNummer};

/// A provider uses a `ReferentieNummer` for one line per law.
///
/// A declaration that was rejected as a whole counts as not sent (OP286), so its numbers are free again; the number of a
/// line that was rejected by itself stays used.
pub static TR314: Rule = Rule {
    code: "TR314",
    name: Text::fixed("Referentienummer één keer gebruikt", "Reference number used once"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Een aanbieder gebruikt een `ReferentieNummer` voor één prestatie per wet, over alle declaraties heen",
        "A provider uses a `ReferentieNummer` for one line per law, over all declarations",
    ),
    why: Text::fixed(
        "Toekenning, afwijzing en creditering verwijzen naar een prestatie met dit nummer",
        "Acceptance, rejection and credit refer to a line by this number",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een declaratie over mei met `ReferentieNummer` R0001, dat ook in die over april staat",
            "a declaration for May with `ReferentieNummer` R0001, which is in that for April too",
        ),
        passes: Text::fixed(
            "een declaratie waarin elk nummer nieuw is",
            "a declaration in which every number is new",
        ),
    }),
    advice: Text::fixed(
        "Geef elke prestatie een nieuw referentienummer en lever de declaratie opnieuw aan",
        "Give every line a new reference number and submit the declaration again",
    ),
    check: Check::Dossier { retourcode: Some("8021"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Inhoud::Declaratie(root) = &case.bericht.inhoud else { return Ok(()) };
    let mut here = HashSet::new();
    for (place, prestatie) in prestaties(case.bericht) {
        let referentie = &prestatie.product_referentie.referentie_nummer;
        // Each number is looked up once.
        if !here.insert(referentie) || is_used(case, &root.header.afzender, referentie)? {
            let message = Text::fixed(
                "Het referentienummer is al gebruikt voor een andere prestatie",
                "The reference number is in use for another line",
            );
            let unused = Text::fixed("een nieuw nummer", "a new number");
            let finding = TR314.finding(place.below("ProductReferentie/ReferentieNummer"), message);
            outcome.findings.push(finding.found(referentie.as_str()).expected(unused));
        }
    }
    Ok(())
}

/// Whether an earlier line has the number, and did not lapse.
fn is_used(case: &Case<'_>, aanbieder: &AgbCode, referentie: &ReferentieNummer) -> Result<bool, StoreError> {
    let known = case.dossier.prestaties_met(case.domain(), aanbieder, referentie)?;
    Ok(known.iter().any(|regel| regel.bericht != *case.hash && regel.status != PrestatieStatus::Vervallen))
}
