//! What the rules look at: a product asked for or allocated.

use crate::messages::{
    AangevraagdProduct, Geboortedatum, Omvang, Product, ToegewezenProduct, Toewijzing, Verwijzer,
    VerzoekOmToewijzing,
};
use crate::productbook::Stage;
use crate::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Nummer, Referentie, Tijd};

/// A product asked for in a 315 or allocated in a 301.
pub(super) struct Subject<'a> {
    pub stage: Stage,
    pub domain: Domain,
    pub gemeente: &'a Gemeente,
    pub aanbieder: &'a AgbCode,
    pub bsn: &'a Bsn,
    pub geboortedatum: &'a Geboortedatum,
    pub product: Option<&'a Product>,
    pub start: Datum,
    /// Last day; open when absent.
    pub end: Option<Datum>,
    pub omvang: Option<&'a Omvang>,
    /// Only in a request.
    pub verwijzer: Option<&'a Verwijzer>,
    pub referentie: Option<&'a Referentie>,
    /// Only in an allocation.
    pub toewijzing_nummer: Option<Nummer>,
    /// The moment of decision of an allocation.
    pub decided: Option<(Datum, Tijd)>,
    /// The allocation is taken back as if it was never sent.
    pub removed: bool,
    path: String,
}

impl<'a> Subject<'a> {
    pub(super) fn of_verzoek(bericht: &'a VerzoekOmToewijzing, domain: Domain) -> Vec<Self> {
        let (header, client) = (&bericht.header, &bericht.client);
        let asked = |(index, asked): (usize, &'a AangevraagdProduct)| Self {
            stage: Stage::Request,
            domain,
            gemeente: &header.ontvanger,
            aanbieder: &header.afzender,
            bsn: &client.bsn,
            geboortedatum: &client.geboortedatum,
            product: asked.product.as_ref(),
            start: asked.toewijzing_ingangsdatum,
            end: asked.toewijzing_einddatum,
            omvang: asked.omvang.as_ref(),
            verwijzer: Some(&asked.verwijzer),
            referentie: Some(&asked.referentie_aanbieder),
            toewijzing_nummer: None,
            decided: None,
            removed: false,
            path: format!("/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[{}]", index + 1),
        };
        client.aangevraagde_producten.iter().enumerate().map(asked).collect()
    }

    pub(super) fn of_toewijzing(bericht: &'a Toewijzing, domain: Domain) -> Vec<Self> {
        let (header, client) = (&bericht.header, &bericht.client);
        let allocated = |(index, allocated): (usize, &'a ToegewezenProduct)| Self {
            stage: Stage::Allocation,
            domain,
            gemeente: &header.afzender,
            aanbieder: &header.ontvanger,
            bsn: &client.bsn,
            geboortedatum: &client.geboortedatum,
            product: allocated.product.as_ref(),
            start: allocated.ingangsdatum,
            end: allocated.einddatum,
            omvang: allocated.omvang.as_ref(),
            verwijzer: None,
            referentie: allocated.referentie_aanbieder.as_ref(),
            toewijzing_nummer: Some(allocated.toewijzing_nummer),
            decided: Some((allocated.toewijzingsdatum, allocated.toewijzingstijd)),
            removed: allocated.reden_wijziging == Some(crate::values::RedenWijziging::VERWIJDERD),
            path: format!("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[{}]", index + 1),
        };
        client.toegewezen_producten.iter().enumerate().map(allocated).collect()
    }

    /// The path of an element below the subject; of the subject itself when empty.
    pub(super) fn path_to(&self, element: &str) -> String {
        if element.is_empty() { self.path.clone() } else { format!("{}/{element}", self.path) }
    }

    /// The path of the municipality in the header.
    pub(super) const fn gemeente_path(&self) -> &'static str {
        match self.stage {
            Stage::Allocation => "/Bericht/Header/Afzender",
            _ => "/Bericht/Header/Ontvanger",
        }
    }

    /// The element with the first day.
    pub(super) const fn start_element(&self) -> &'static str {
        match self.stage {
            Stage::Allocation => "Ingangsdatum",
            _ => "ToewijzingIngangsdatum",
        }
    }

    /// The element with the last day; the subject itself when there is none.
    pub(super) const fn end_element(&self) -> &'static str {
        match (self.end, self.stage) {
            (None, _) => "",
            (Some(_), Stage::Allocation) => "Einddatum",
            (Some(_), _) => "ToewijzingEinddatum",
        }
    }
}
