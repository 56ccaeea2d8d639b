//! 315: a provider asks for an allocation (verzoek om toewijzing, VOT).

use super::base::{Geboortedatum, Omvang, Product, VerkorteNaam, Verwijzer};
use super::class::class;
use super::header::HeaderVanAanbieder;
use crate::values::{Bsn, Budget, Commentaar, Datum, Geslacht, JaNee, Nummer, Referentie};

class! {
    /// Message 315: request for allocations for one client.
    Message VerzoekOmToewijzing = "Root" {
        /// Header.
        header: required HeaderVanAanbieder = "Header",
        /// The client with the products asked for.
        client: required VerzoekClient = "Client",
    }
}

class! {
    /// Client of a 315.
    Message VerzoekClient = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// Date of birth.
        geboortedatum: required Geboortedatum = "Geboortedatum",
        /// Sex.
        geslacht: required Geslacht = "Geslacht",
        /// Name, short.
        naam: required VerkorteNaam = "Naam",
        /// Whether the holder of parental authority is known.
        gezagsdrager_bekend: optional JaNee = "GezagsdragerBekend" only Jw,
        /// Remark.
        commentaar: optional Commentaar = "Commentaar",
        /// What is asked for.
        aangevraagde_producten: list "AangevraagdeProducten" AangevraagdProduct = "AangevraagdProduct",
    }
}

class! {
    /// A product asked for.
    Message AangevraagdProduct = "AangevraagdProduct" {
        /// Reference of the provider, unique over its requests (TR347).
        referentie_aanbieder: required Referentie = "ReferentieAanbieder",
        /// Number of the decision that the client received.
        beschikking_nummer: optional Nummer = "BeschikkingNummer",
        /// Product; absent for a generic request.
        product: optional Product = "Product",
        /// First day of the decision.
        beschikking_ingangsdatum: optional Datum = "BeschikkingIngangsdatum",
        /// First day wished for.
        toewijzing_ingangsdatum: required Datum = "ToewijzingIngangsdatum",
        /// Last day wished for, inclusive; open when absent.
        toewijzing_einddatum: optional Datum = "ToewijzingEinddatum",
        /// How much.
        omvang: optional Omvang = "Omvang",
        /// Ceiling in eurocents.
        budget: optional Budget = "Budget",
        /// Who referred the client.
        verwijzer: required Verwijzer = "Verwijzer",
        /// Whether it falls under a framework contract.
        raamcontract: optional JaNee = "Raamcontract",
        /// Remark.
        commentaar: optional Commentaar = "Commentaar",
    }
}
