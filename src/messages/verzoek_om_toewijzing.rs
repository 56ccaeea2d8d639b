//! 315 and 316: a provider asks for an allocation (verzoek om toewijzing, VOT).

use super::base::{Geboortedatum, Omvang, Product, VerkorteNaam, Verwijzer};
use super::class::class;
use super::header::{HeaderVanAanbieder, RetourHeaderVanAanbieder, message_pair};
use crate::values::{Bsn, Budget, Commentaar, Datum, Geslacht, JaNee, Nummer, Referentie};

message_pair! {
    /// Message 315: request for allocations for one client.
    VerzoekOmToewijzing by HeaderVanAanbieder,
    /// Message 316: return of a 315.
    VerzoekOmToewijzingRetour by RetourHeaderVanAanbieder,
    /// The client with the products asked for.
    client: VerzoekClient = "Client"
}

class! {
    /// Client of a 315 or 316.
    Message VerzoekClient<F> = "Client" {
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
        aangevraagde_producten: list "AangevraagdeProducten" AangevraagdProduct<F> = "AangevraagdProduct",
    }
}

class! {
    /// A product asked for.
    Message AangevraagdProduct<F> = "AangevraagdProduct" {
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
