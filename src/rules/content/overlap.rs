//! TR302, TR386 and TR410: one product, one period.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::product_overlap::{APART, Inzet, Inzetten, overlap_message};
use crate::rules::message::productregel::{Productregel, met_product};
use crate::values::Domain;

/// Allocations of one product do not overlap.
pub static TR302: Rule = Rule {
    code: "TR302",
    name: Text::fixed("Geen overlappende toewijzingen", "No overlapping allocations"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV066", "OP087"],
    what: Text::fixed(
        "Toewijzingen van hetzelfde product hebben geen dag gemeen. Zonder productcode telt de hele categorie als \
         hetzelfde product, zonder product alles. Ingetrokken toewijzingen (`RedenWijziging` 13 of 01 met einddatum \
         gelijk aan ingangsdatum) tellen niet mee; in de Wmo ook de categorieën 11 t/m 14 niet",
        "Allocations of the same product have no day in common. Without a product code the whole category counts as \
         the same product, without a product everything does. Allocations taken back (`RedenWijziging` 13 or 01 with \
         the last day equal to the first) do not count; under the Wmo neither do the categories 11 to 14",
    ),
    why: Text::fixed(
        "Bij twee toewijzingen voor één dag is niet te zeggen op welke de zorg gedeclareerd moet worden",
        "With two allocations for one day nobody can tell on which the care is to be declared",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "45A01 van 01-01 t/m 30-06 en nog eens 45A01 vanaf 30-06",
            "45A01 from 1 January to 30 June and 45A01 again from 30 June",
        ),
        passes: Text::fixed(
            "45A01 van 01-01 t/m 30-06 en nog eens 45A01 vanaf 01-07",
            "45A01 from 1 January to 30 June and 45A01 again from 1 July",
        ),
    }),
    advice: Text::fixed(
        "Beëindig de ene toewijzing op de dag voor de andere begint, of trek er één in",
        "End one allocation on the day before the other begins, or take one back",
    ),
    check: Check::Content(check_tr302),
};

/// Requested products do not overlap either.
pub static TR386: Rule = Rule {
    code: "TR386",
    name: Text::fixed("Geen overlappende verzoeken", "No overlapping requests"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["OP307"],
    what: Text::fixed(
        "Aangevraagde producten die hetzelfde zijn hebben geen dag gemeen. Zonder productcode telt de hele categorie \
         als hetzelfde product, zonder product alles; in de Wmo tellen de categorieën 11 t/m 14 niet mee",
        "Requested products that are the same have no day in common. Without a product code the whole category counts \
         as the same product, without a product everything does; under the Wmo the categories 11 to 14 do not count",
    ),
    why: Text::fixed(
        "Toewijzingen op zo'n verzoek zouden elkaar overlappen (TR302)",
        "Allocations on such a request would overlap (TR302)",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "45A01 zonder einddatum en 45A01 vanaf 01-07",
            "45A01 without a last day and 45A01 from 1 July",
        ),
        passes: Text::fixed(
            "45A01 t/m 30-06 en 45A01 vanaf 01-07",
            "45A01 until 30 June and 45A01 from 1 July",
        ),
    }),
    advice: Text::fixed(
        "Maak er één aangevraagd product van, of laat de perioden op elkaar aansluiten",
        "Make it one requested product, or let the periods follow each other",
    ),
    check: Check::Content(check_tr386),
};

/// New products of a request for change do not overlap.
///
/// Only new products are compared: what is to be changed names its allocation and not its product. Whether a new
/// product overlaps with an allocation is for the dossier to tell.
pub static TR410: Rule = Rule {
    code: "TR410",
    name: Text::fixed("Geen overlappende nieuwe producten", "No overlapping new products"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092"],
    what: Text::fixed(
        "Nieuwe producten die hetzelfde zijn hebben geen dag gemeen. Zonder productcode telt de hele categorie als \
         hetzelfde product, zonder product alles; in de Wmo tellen de categorieën 11 t/m 14 niet mee",
        "New products that are the same have no day in common. Without a product code the whole category counts as the \
         same product, without a product everything does; under the Wmo the categories 11 to 14 do not count",
    ),
    why: Text::fixed(
        "Toewijzingen op zo'n verzoek zouden elkaar overlappen (TR302)",
        "Allocations on such a request would overlap (TR302)",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "nieuw product 45A01 t/m 31-08 en nieuw product 45A01 vanaf 31-08",
            "new product 45A01 until 31 August and new product 45A01 from 31 August",
        ),
        passes: Text::fixed(
            "nieuw product 45A01 t/m 31-08 en nieuw product 45A01 vanaf 01-09",
            "new product 45A01 until 31 August and new product 45A01 from 1 September",
        ),
    }),
    advice: Text::fixed(
        "Maak er één nieuw product van, of laat de perioden op elkaar aansluiten",
        "Make it one new product, or let the periods follow each other",
    ),
    check: Check::Content(check_tr410),
};

fn check_tr302(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check(&TR302, bericht, findings);
}

fn check_tr386(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check(&TR386, bericht, findings);
}

fn check_tr410(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check(&TR410, bericht, findings);
}

fn check(rule: &'static Rule, bericht: &Bericht, findings: &mut Vec<Finding>) {
    // A pair with an aid of the Wmo is never an error.
    let regels: Vec<_> = met_product(bericht)
        .filter(|regel| !regel.is_ingetrokken_op_een_dag())
        .map(|regel| (regel, inzet(&regel)))
        .filter(|(_, inzet)| !inzet.is_aid(bericht.domain))
        .collect();
    let inzetten = Inzetten::new(regels.iter().map(|(_, inzet)| *inzet).enumerate());
    for (id, (regel, inzet)) in regels.iter().enumerate() {
        let Some(span) = inzetten.overlapping(id, inzet) else { continue };
        let Some((other, _)) = regels.get(span.id) else { continue };
        let message = overlap_message((&regel.kenmerk(), inzet), (&other.kenmerk(), span));
        findings.push(rule.finding(regel.place.path(), message).found(inzet.found()).expected(APART));
    }
}

const fn inzet<'m>(regel: &Productregel<'m>) -> Inzet<'m> {
    Inzet { product: regel.product(), begin: regel.begin(), einde: regel.einde() }
}
