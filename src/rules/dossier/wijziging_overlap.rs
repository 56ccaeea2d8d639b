//! TR361: one product, one period in the situation that a request for change (317) asks for.

use super::bekend::Toewijzingen;
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{Kind, TeWijzigenProduct, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::product_overlap::{APART, Inzet, Inzetten, overlap_message};
use crate::rules::message::view::{nieuwe_producten, ongewijzigde_producten};
use crate::rules::{Case, Outcome};
use crate::values::Domain;

/// Products do not overlap in the situation that is asked for.
///
/// That situation is: what stays, with product and period of its allocation; what must change, with the product of its
/// allocation over the wished period, and before a later wished start the part of the allocation that remains until the
/// day before; and what is new. Whether new products overlap among themselves is for TR410 to tell, so here one of the
/// two is an allocation. A number that is both unchanged and to be changed overlaps with itself. Each of the two is
/// found. A number without a current allocation is left out; TR350 and TR351 tell of it.
pub static TR361: Rule = Rule {
    code: "TR361",
    name: Text::fixed("Geen overlap in de gevraagde situatie", "No overlap in the requested situation"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV092", "OP347"],
    what: Text::fixed(
        "Ongewijzigde, te wijzigen en nieuwe producten die hetzelfde zijn hebben geen dag gemeen. Zonder productcode \
         telt de hele categorie als hetzelfde product, zonder product alles; in de Wmo tellen de categorieën 11 t/m \
         14 niet mee",
        "Products that are the same, unchanged, to be changed or new, have no day in common. Without a product code the \
         whole category counts as the same product, without a product everything does; under the Wmo the categories 11 \
         to 14 do not count",
    ),
    why: Text::fixed(
        "Toewijzingen op zo'n verzoek zouden elkaar overlappen (TR302)",
        "Allocations on such a request would overlap (TR302)",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "45A01 ongewijzigd t/m 31-12 en een nieuw product 45A01 vanaf 01-12",
            "45A01 unchanged until 31 December and a new product 45A01 from 1 December",
        ),
        passes: Text::fixed(
            "45A01 ongewijzigd t/m 31-12 en een nieuw product 45A01 vanaf 01-01",
            "45A01 unchanged until 31 December and a new product 45A01 from 1 January",
        ),
    }),
    advice: Text::fixed(
        "Laat de perioden op elkaar aansluiten, of wijzig de toewijzing in plaats van een nieuw product te vragen",
        "Let the periods follow each other, or change the allocation instead of asking for a new product",
    ),
    check: Check::Dossier { retourcode: Some("9361"), check },
};

/// Something in the situation that is asked for.
struct Deel<'m> {
    place: Place,
    kenmerk: String,
    /// What is asked for, and what remains before it.
    inzetten: [Option<Inzet<'m>>; 2],
}

impl<'m> Deel<'m> {
    fn inzetten(&self) -> impl Iterator<Item = Inzet<'m>> {
        self.inzetten.into_iter().flatten()
    }
}

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    let unchanged = ongewijzigde_producten(case.bericht).filter_map(|(place, product)| {
        let nummer = product.toewijzing_nummer;
        let inzetten = [Some(Inzet::of(toewijzingen.actueel(nummer)?)), None];
        Some(Deel { place, kenmerk: format!("`ToewijzingNummer` {nummer}"), inzetten })
    });
    let changed = toewijzingen.te_wijzigen(case).map(|(place, gevraagd, toegewezen)| Deel {
        place,
        kenmerk: format!("`ToewijzingNummer` {}", gevraagd.toewijzing_nummer),
        inzetten: [Some(wished(gevraagd, toegewezen)), remaining(gevraagd, toegewezen)],
    });
    let mut delen: Vec<_> = unchanged.chain(changed).collect();
    let allocated = delen.len();
    delen.extend(nieuwe_producten(case.bericht).map(|(place, product)| Deel {
        place,
        kenmerk: format!("`{}`", place.last_step()),
        inzetten: [
            Some(Inzet {
                product: product.product.as_ref(),
                begin: product.gewenste_ingangsdatum,
                einde: product.einddatum,
            }),
            None,
        ],
    }));
    let domain = case.domain();
    // A pair with an aid of the Wmo is never an error.
    let numbered =
        || delen.iter().enumerate().flat_map(|(id, deel)| deel.inzetten().map(move |inzet| (id, inzet)));
    let counted = || numbered().filter(|(_, inzet)| !inzet.is_aid(domain));
    let of_allocations = Inzetten::new(counted().filter(|(id, _)| *id < allocated));
    let of_new = Inzetten::new(counted().filter(|(id, _)| *id >= allocated));
    let mut told = None;
    for (id, inzet) in counted() {
        if told == Some(id) {
            continue;
        }
        let other = of_allocations.overlapping(id, &inzet);
        // Two new ones are for TR410.
        let other = other.or_else(|| of_new.overlapping(id, &inzet).filter(|_| id < allocated));
        let (Some(span), Some(own)) = (other, delen.get(id)) else { continue };
        let Some(its) = delen.get(span.id) else { continue };
        let message = overlap_message((&own.kenmerk, &inzet), (&its.kenmerk, span));
        let finding = TR361.finding(own.place.path(), message);
        outcome.findings.push(finding.found(inzet.found()).expected(APART));
        told = Some(id);
    }
    Ok(())
}

/// The product of the allocation over the wished period.
const fn wished<'m>(gevraagd: &TeWijzigenProduct, toegewezen: &'m ToegewezenProduct) -> Inzet<'m> {
    let product = toegewezen.product.as_ref();
    Inzet { product, begin: gevraagd.gewenste_ingangsdatum, einde: gevraagd.einddatum }
}

/// What remains of the allocation before a later wished start; nothing when the change holds for the whole term.
fn remaining<'m>(gevraagd: &TeWijzigenProduct, toegewezen: &'m ToegewezenProduct) -> Option<Inzet<'m>> {
    let before = gevraagd.gewenste_ingangsdatum.pred_opt()?;
    let einde = toegewezen.einddatum.map_or(before, |einde| einde.min(before));
    let product = toegewezen.product.as_ref();
    let begin = toegewezen.ingangsdatum;
    (begin <= einde).then_some(Inzet { product, begin, einde: Some(einde) })
}
