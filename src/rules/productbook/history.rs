//! Allocations of the client around a subject.

use super::{Case, Context};
use crate::dossier::{Hash, Herkomst, Stand, ToewijzingVersie};
use crate::messages::Toewijzing;
use crate::values::{Datum, Domain, ProductCode, date_nl};

/// The allocations of a message as the dossier would keep them.
pub(super) fn versies_of(bericht: &Toewijzing, domain: Domain) -> Vec<ToewijzingVersie> {
    let (header, client) = (&bericht.header, &bericht.client);
    client
        .toegewezen_producten
        .iter()
        .map(|product| ToewijzingVersie {
            domain,
            gemeente: header.afzender,
            aanbieder: header.ontvanger,
            bsn: client.bsn,
            geboortedatum: client.geboortedatum.datum,
            product: product.clone(),
            herkomst: Herkomst {
                bericht: Hash(String::new()),
                dagtekening: header.bericht_identificatie.dagtekening,
                stand: Stand::Onderweg,
            },
        })
        .collect()
}

/// Adds the versions of a message to those known, each once, in order of decision.
pub(super) fn merge(known: Vec<ToewijzingVersie>, own: Vec<ToewijzingVersie>) -> Vec<ToewijzingVersie> {
    let mut versies = known;
    for versie in own {
        if !versies.iter().any(|known| known.says_the_same(&versie)) {
            versies.push(versie);
        }
    }
    versies.sort_by_key(ToewijzingVersie::decided);
    versies
}

/// How an allocation covers a product.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    /// It names the product.
    Product,
    /// It names only the category (Q12).
    Category,
}

impl Context<'_> {
    /// Whether an allocation is for exactly this product of the book, however its code is written.
    pub(super) fn is_for(&self, versie: &ToewijzingVersie, code: &ProductCode) -> bool {
        self.cover(versie, code) == Some(Cover::Product)
    }

    /// How an allocation covers a product of the book, if it does.
    pub(super) fn cover(&self, versie: &ToewijzingVersie, code: &ProductCode) -> Option<Cover> {
        let allocated = versie.product.product.as_ref()?;
        match &allocated.code {
            Some(found) => {
                let product = self.book.product(found.as_str());
                product.is_some_and(|product| product.code == *code).then_some(Cover::Product)
            }
            None => self
                .book
                .products
                .get(code)
                .is_some_and(|product| product.categorie == allocated.categorie)
                .then_some(Cover::Category),
        }
    }
}

impl Case<'_> {
    /// The current allocations of the client at the municipality of the subject, other than the subject itself.
    pub(super) fn others(&self) -> impl Iterator<Item = &ToewijzingVersie> {
        self.context.current.iter().filter(|versie| {
            versie.gemeente == *self.subject.gemeente
                && self.subject.toewijzing_nummer != Some(versie.product.toewijzing_nummer)
        })
    }

    /// Whether an allocation is at the provider of the subject.
    pub(super) fn same_provider(&self, versie: &ToewijzingVersie) -> bool {
        versie.aanbieder == *self.subject.aanbieder
    }

    /// Whether the period of an allocation meets that of the subject.
    pub(super) fn overlaps(&self, versie: &ToewijzingVersie) -> bool {
        overlap(
            (self.subject.start, self.subject.end),
            (versie.product.ingangsdatum, versie.product.einddatum),
        )
    }
}

/// Whether two periods, open or not, have a day in common.
pub(super) fn overlap(one: (Datum, Option<Datum>), other: (Datum, Option<Datum>)) -> bool {
    one.1.is_none_or(|end| other.0 <= end) && other.1.is_none_or(|end| one.0 <= end)
}

/// A period as people read it, in both languages.
pub(super) fn period(start: Datum, end: Option<Datum>) -> (String, String) {
    let nl = date_nl(start);
    end.map_or_else(
        || (format!("vanaf {nl}"), format!("from {start}")),
        |end| (format!("{nl} t/m {}", date_nl(end)), format!("{start} to {end}")),
    )
}
