//! TR314: a reference number is used once.

use std::collections::HashSet;

use super::super::catalogue::{Check, Examples, Rule};
use crate::dossier::{Dossier, Hash, StoreError};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Inhoud, Kind};
use crate::values::Domain;

/// A provider uses a `ReferentieNummer` for one line per law.
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
    check: Check::Dossier { retourcode: "8021" },
};

pub(super) fn check(
    bericht: &Bericht,
    hash: &Hash,
    dossier: &dyn Dossier,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let Inhoud::Declaratie(root) = &bericht.inhoud else { return Ok(()) };
    let mut here = HashSet::new();
    for (client_index, client) in (1..).zip(&root.declaratie.clienten) {
        for (index, prestatie) in (1..).zip(&client.prestaties) {
            let referentie = &prestatie.product_referentie.referentie_nummer;
            let earlier = dossier.declaration_with(bericht.domain, &root.header.afzender, referentie)?;
            if !here.insert(referentie) || earlier.is_some_and(|earlier| earlier != *hash) {
                let path = format!(
                    "/Bericht/Declaratie/Clienten/Client[{client_index}]/Prestaties/Prestatie[{index}]\
                     /ProductReferentie/ReferentieNummer"
                );
                let message = Text::new(
                    "Het referentienummer is al gebruikt voor een andere prestatie",
                    "The reference number is in use for another line",
                );
                let unused = Text::new("een nieuw nummer", "a new number");
                findings.push(TR314.finding(path, message).found(referentie.as_str()).expected(unused));
            }
        }
    }
    Ok(())
}
