//! What an allocation (301) and a requested product (315) have in common.

use chrono::Datelike as _;

use super::place::Place;
use super::view::{aangevraagde_producten, toegewezen_producten};
use crate::messages::{AangevraagdProduct, Bericht, Omvang, Product, ToegewezenProduct};
use crate::values::{Budget, Datum, ProductCode};

/// An allocation or a requested product.
#[derive(Debug, Clone, Copy)]
pub(super) struct Productregel<'m> {
    /// Where it stands.
    pub(super) place: Place,
    source: Source<'m>,
}

#[derive(Debug, Clone, Copy)]
enum Source<'m> {
    Toegewezen(&'m ToegewezenProduct),
    Aangevraagd(&'m AangevraagdProduct),
}

/// The allocations of a 301 or the requested products of a 315.
pub(super) fn productregels(bericht: &Bericht) -> impl Iterator<Item = Productregel<'_>> {
    let toegewezen = toegewezen_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::Toegewezen(product) });
    let aangevraagd = aangevraagde_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::Aangevraagd(product) });
    toegewezen.chain(aangevraagd)
}

impl<'m> Productregel<'m> {
    pub(super) const fn product(&self) -> Option<&'m Product> {
        match self.source {
            Source::Toegewezen(product) => product.product.as_ref(),
            Source::Aangevraagd(product) => product.product.as_ref(),
        }
    }

    /// The product code, when the allocation or request is a specific one.
    pub(super) fn code(&self) -> Option<&'m str> {
        self.product()?.code.as_ref().map(ProductCode::as_str)
    }

    pub(super) const fn begin(&self) -> Datum {
        match self.source {
            Source::Toegewezen(product) => product.ingangsdatum,
            Source::Aangevraagd(product) => product.toewijzing_ingangsdatum,
        }
    }

    pub(super) const fn einde(&self) -> Option<Datum> {
        match self.source {
            Source::Toegewezen(product) => product.einddatum,
            Source::Aangevraagd(product) => product.toewijzing_einddatum,
        }
    }

    pub(super) const fn omvang(&self) -> Option<&'m Omvang> {
        match self.source {
            Source::Toegewezen(product) => product.omvang.as_ref(),
            Source::Aangevraagd(product) => product.omvang.as_ref(),
        }
    }

    pub(super) const fn budget(&self) -> Option<Budget> {
        match self.source {
            Source::Toegewezen(product) => product.budget,
            Source::Aangevraagd(product) => product.budget,
        }
    }

    /// The name of the element with the last day.
    pub(super) const fn eind_element(&self) -> &'static str {
        match self.source {
            Source::Toegewezen(_) => "Einddatum",
            Source::Aangevraagd(_) => "ToewijzingEinddatum",
        }
    }

    /// The name of the element with the first day.
    pub(super) const fn begin_element(&self) -> &'static str {
        match self.source {
            Source::Toegewezen(_) => "Ingangsdatum",
            Source::Aangevraagd(_) => "ToewijzingIngangsdatum",
        }
    }

    /// How people recognise it: its number or its reference.
    pub(super) fn kenmerk(&self) -> String {
        match self.source {
            Source::Toegewezen(product) => format!("`ToewijzingNummer` {}", product.toewijzing_nummer),
            Source::Aangevraagd(product) => format!("`ReferentieAanbieder` {}", product.referentie_aanbieder),
        }
    }

    /// Whether it is an allocation that was taken back, which counts as never sent.
    pub(super) fn is_ingetrokken(&self) -> bool {
        match self.source {
            Source::Toegewezen(product) => {
                product.einddatum == Some(product.ingangsdatum)
                    && product.reden_wijziging.is_some_and(|reden| matches!(reden.code(), "01" | "13"))
            }
            Source::Aangevraagd(_) => false,
        }
    }

    /// Whether it still runs, or has no end, after the rules of 2021 came into force (CD080, CD095, CS338, CS343).
    pub(super) fn ends_after_2020(&self) -> bool {
        self.einde().is_none_or(|einde| einde.year() > 2020)
    }
}
