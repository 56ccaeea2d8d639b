//! TR416: one debit per product and period.

use super::super::catalogue::{Check, Examples, Rule};
use super::sleutel::duplicates;
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::{prestatie_at, prestaties_per_client};
use crate::values::{DebetCredit, Domain, date_nl};

/// All delivery of one product on one allocation in one period is one line.
///
/// The text speaks of the message; the stylesheets compare only the lines of one client, and so does this check.
/// Each of the equal lines gets a finding.
pub static TR416: Rule = Rule {
    code: "TR416",
    name: Text::fixed("Eén debetregel per product en periode", "One debit per product and period"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089"],
    what: Text::fixed(
        "Een cliënt heeft in één bericht ten hoogste één debetregel met dezelfde `ToewijzingNummer`, `ProductPeriode`, \
         `ProductCategorie` en `ProductCode`",
        "In one message a client has at most one debit with the same `ToewijzingNummer`, `ProductPeriode`, \
         `ProductCategorie` and `ProductCode`",
    ),
    why: Text::fixed(
        "Zo is per maand te zien of het volume binnen de toewijzing past",
        "So it can be seen by the month whether the volume fits the allocation",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "twee debetregels van 60 minuten over april op één toewijzing",
            "two debits of 60 minutes over April on one allocation",
        ),
        passes: Text::fixed("één debetregel van 120 minuten", "one debit of 120 minutes"),
    }),
    advice: Text::fixed(
        "Tel de volumes op tot één prestatie; corrigeren gaat met een creditregel en een nieuwe debetregel",
        "Add the volumes up to one line; a correction is a credit and a new debit",
    ),
    check: Check::Content(check_tr416),
};

fn check_tr416(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (client, prestaties) in prestaties_per_client(bericht).filter(|(_, prestaties)| prestaties.len() > 1)
    {
        let debits: Vec<_> = prestaties
            .iter()
            .enumerate()
            .filter(|(_, prestatie)| prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET)
            .collect();
        let keys = debits.iter().map(|(_, prestatie)| {
            let periode = &prestatie.product_periode;
            let product = (prestatie.product_categorie, &prestatie.product_code);
            (prestatie.toewijzing_nummer, periode.begindatum, periode.einddatum, product)
        });
        for (position, other) in duplicates(keys) {
            let (index, prestatie) = debits[position];
            let other = &debits[other].1.product_referentie.referentie_nummer;
            let (nummer, code) = (prestatie.toewijzing_nummer, &prestatie.product_code);
            let (begin, einde) = (prestatie.product_periode.begindatum, prestatie.product_periode.einddatum);
            let message = Text::new(
                format!(
                    "Product {code} op toewijzing {nummer} van {} t/m {} staat ook op regel {other}",
                    date_nl(begin),
                    date_nl(einde)
                ),
                format!(
                    "Product {code} on allocation {nummer} from {begin} to {einde} is also on line {other}"
                ),
            );
            let expected = Text::fixed("één regel met het hele volume", "one line with the whole volume");
            let finding = TR416.finding(prestatie_at(client, index).path(), message);
            findings.push(finding.found(format!("{nummer} {code} {begin}/{einde}")).expected(expected));
        }
    }
}
