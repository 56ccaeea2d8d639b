//! TR314: a reference number is used once.

use super::wegen::{Gebrek, Regel};
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::Domain;

/// A provider uses a `ReferentieNummer` for one line per law.
///
/// A declaration that was rejected as a whole counts as not sent (OP286), so its numbers are free again; the number of a
/// line that was rejected by itself stays used. Of two lines of one message with the same number the credit keeps it,
/// because credits are judged first (OP366).
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
    let is_used = |regel: &&Regel<'_>| regel.gebreken.iter().any(|gebrek| matches!(gebrek, Gebrek::Gebruikt));
    for regel in case.gewogen()?.regels.iter().filter(is_used) {
        let message = Text::fixed(
            "Het referentienummer is al gebruikt voor een andere prestatie",
            "The reference number is in use for another line",
        );
        let unused = Text::fixed("een nieuw nummer", "a new number");
        let finding = TR314.finding(regel.place.below("ProductReferentie/ReferentieNummer"), message);
        let referentie = &regel.prestatie.product_referentie.referentie_nummer;
        outcome.findings.push(finding.found(referentie.as_str()).expected(unused));
    }
    Ok(())
}
