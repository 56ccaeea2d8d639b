//! What an allocation (301), a requested product (315) and the products of a request for change (317) have in common.

use chrono::Datelike as _;

use super::place::Place;
use super::view::{aangevraagde_producten, nieuwe_producten, te_wijzigen_producten, toegewezen_producten};
use crate::messages::{
    AangevraagdProduct, Bericht, Kind, NieuwProduct, Omvang, Product, TeWijzigenProduct, ToegewezenProduct,
};
use crate::values::{Budget, Datum, ProductCode, RedenWijziging};

/// The messages that have any.
pub(in crate::rules) const WITH_PRODUCTS: &[Kind] =
    &[Kind::Toewijzing, Kind::VerzoekOmToewijzing, Kind::VerzoekOmWijziging];

/// An allocation, or what is asked to be allocated.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Productregel<'m> {
    /// Where it stands.
    pub(in crate::rules) place: Place,
    source: Source<'m>,
}

#[derive(Debug, Clone, Copy)]
enum Source<'m> {
    Toegewezen(&'m ToegewezenProduct),
    Aangevraagd(&'m AangevraagdProduct),
    TeWijzigen(&'m TeWijzigenProduct),
    Nieuw(&'m NieuwProduct),
}

/// The allocations of a 301, the requested products of a 315, the products to be changed and the new ones of a 317.
pub(in crate::rules) fn productregels(bericht: &Bericht) -> impl Iterator<Item = Productregel<'_>> {
    let te_wijzigen = te_wijzigen_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::TeWijzigen(product) });
    te_wijzigen.chain(met_product(bericht))
}

/// Those of them that can name a product: a product to be changed is named by its allocation alone.
pub(in crate::rules) fn met_product(bericht: &Bericht) -> impl Iterator<Item = Productregel<'_>> {
    let toegewezen = toegewezen_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::Toegewezen(product) });
    let aangevraagd = aangevraagde_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::Aangevraagd(product) });
    let nieuw = nieuwe_producten(bericht)
        .map(|(place, product)| Productregel { place, source: Source::Nieuw(product) });
    toegewezen.chain(aangevraagd).chain(nieuw)
}

impl<'m> Productregel<'m> {
    pub(in crate::rules) const fn product(&self) -> Option<&'m Product> {
        match self.source {
            Source::Toegewezen(product) => product.product.as_ref(),
            Source::Aangevraagd(product) => product.product.as_ref(),
            Source::TeWijzigen(_) => None,
            Source::Nieuw(product) => product.product.as_ref(),
        }
    }

    /// The product code, when the allocation or request is a specific one.
    pub(in crate::rules) fn code(&self) -> Option<&'m str> {
        self.product()?.code.as_ref().map(ProductCode::as_str)
    }

    pub(in crate::rules) const fn begin(&self) -> Datum {
        match self.source {
            Source::Toegewezen(product) => product.ingangsdatum,
            Source::Aangevraagd(product) => product.toewijzing_ingangsdatum,
            Source::TeWijzigen(product) => product.gewenste_ingangsdatum,
            Source::Nieuw(product) => product.gewenste_ingangsdatum,
        }
    }

    pub(in crate::rules) const fn einde(&self) -> Option<Datum> {
        match self.source {
            Source::Toegewezen(product) => product.einddatum,
            Source::Aangevraagd(product) => product.toewijzing_einddatum,
            Source::TeWijzigen(product) => product.einddatum,
            Source::Nieuw(product) => product.einddatum,
        }
    }

    pub(in crate::rules) const fn omvang(&self) -> Option<&'m Omvang> {
        match self.source {
            Source::Toegewezen(product) => product.omvang.as_ref(),
            Source::Aangevraagd(product) => product.omvang.as_ref(),
            Source::TeWijzigen(product) => product.omvang.as_ref(),
            Source::Nieuw(product) => product.omvang.as_ref(),
        }
    }

    pub(in crate::rules) const fn budget(&self) -> Option<Budget> {
        match self.source {
            Source::Toegewezen(product) => product.budget,
            Source::Aangevraagd(product) => product.budget,
            Source::TeWijzigen(product) => product.budget,
            Source::Nieuw(product) => product.budget,
        }
    }

    /// The name of the element with the last day.
    pub(in crate::rules) const fn eind_element(&self) -> &'static str {
        match self.source {
            Source::Aangevraagd(_) => "ToewijzingEinddatum",
            Source::Toegewezen(_) | Source::TeWijzigen(_) | Source::Nieuw(_) => "Einddatum",
        }
    }

    /// The name of the element with the first day.
    pub(in crate::rules) const fn begin_element(&self) -> &'static str {
        match self.source {
            Source::Toegewezen(_) => "Ingangsdatum",
            Source::Aangevraagd(_) => "ToewijzingIngangsdatum",
            Source::TeWijzigen(_) | Source::Nieuw(_) => "GewensteIngangsdatum",
        }
    }

    /// How people recognise it: its number or its reference; a new product has neither, only its place.
    pub(in crate::rules) fn kenmerk(&self) -> String {
        match self.source {
            Source::Toegewezen(product) => format!("`ToewijzingNummer` {}", product.toewijzing_nummer),
            Source::Aangevraagd(product) => format!("`ReferentieAanbieder` {}", product.referentie_aanbieder),
            Source::TeWijzigen(product) => format!("`ToewijzingNummer` {}", product.toewijzing_nummer),
            Source::Nieuw(_) => format!("`{}`", self.place.last_step()),
        }
    }

    /// Whether it is an allocation that was taken back, as the stylesheets count it (TR302).
    pub(in crate::rules) fn is_ingetrokken_op_een_dag(&self) -> bool {
        match self.source {
            Source::Toegewezen(product) => is_ingetrokken_op_een_dag(product),
            Source::Aangevraagd(_) | Source::TeWijzigen(_) | Source::Nieuw(_) => false,
        }
    }

    /// Whether it still runs, or has no end, after the rules of 2021 came into force (CD080, CD095, CD096, CS338, CS343).
    pub(in crate::rules) fn ends_after_2020(&self) -> bool {
        ends_after_2020(self.einde())
    }
}

/// Whether a last day, if there is one, lies after the rules of 2021 came into force.
pub(in crate::rules) fn ends_after_2020(einde: Option<Datum>) -> bool {
    einde.is_none_or(|einde| einde.year() > 2020)
}

/// Whether an allocation was taken back and counts as never sent: reason 13, which may come without a last day (CS335),
/// or in the past reason 01 with one day.
pub(in crate::rules) fn is_ingetrokken(product: &ToegewezenProduct) -> bool {
    product.reden_wijziging == Some(RedenWijziging::VERWIJDERD) || is_ingetrokken_op_een_dag(product)
}

/// The same, one day long in both cases: what the stylesheets leave out (TR302).
fn is_ingetrokken_op_een_dag(product: &ToegewezenProduct) -> bool {
    product.einddatum == Some(product.ingangsdatum)
        && product.reden_wijziging.is_some_and(|reden| matches!(reden.code(), "01" | "13"))
}
