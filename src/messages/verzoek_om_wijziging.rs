//! 317 and 318: a provider asks for a change of what is allocated (verzoek om wijziging, VOW).

use super::base::{Omvang, Product};
use super::class::class;
use super::header::{HeaderVanAanbieder, RetourHeaderVanAanbieder, message_pair};
use crate::values::{Bsn, Budget, Datum, Nummer, RedenVerzoek, Referentie};

message_pair! {
    /// Message 317: request to change the allocations of one client.
    VerzoekOmWijziging by HeaderVanAanbieder,
    /// Message 318: return of a 317.
    VerzoekOmWijzigingRetour by RetourHeaderVanAanbieder,
    /// The client with the request.
    client: WijzigingClient = "Client"
}

class! {
    /// Client of a 317 or 318.
    Message WijzigingClient<F> = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// The request; it is granted or refused as a whole.
        verzoek: required Wijzigingsverzoek<F> = "Verzoek",
    }
}

class! {
    /// All that the client has now, what must change in it, and what must come beside it.
    Message Wijzigingsverzoek<F> = "Verzoek" {
        /// Reference of the provider, unique over its requests (TR347).
        referentie_aanbieder: required Referentie = "ReferentieAanbieder",
        /// Why it is asked.
        reden_verzoek: required RedenVerzoek = "RedenVerzoek",
        /// Allocations that stay as they are.
        ongewijzigde_producten: optional_list "OngewijzigdeProducten" OngewijzigdProduct<F> = "OngewijzigdProduct",
        /// Allocations to be changed.
        te_wijzigen_producten: optional_list "TeWijzigenProducten" TeWijzigenProduct<F> = "TeWijzigenProduct",
        /// Products that have no allocation yet.
        nieuwe_producten: optional_list "NieuweProducten" NieuwProduct<F> = "NieuwProduct",
    }
}

class! {
    /// An allocation that stays as it is.
    Message OngewijzigdProduct<F> = "OngewijzigdProduct" {
        /// The allocation.
        toewijzing_nummer: required Nummer = "ToewijzingNummer",
    }
}

class! {
    /// An allocation to be changed.
    Message TeWijzigenProduct<F> = "TeWijzigenProduct" {
        /// The allocation.
        toewijzing_nummer: required Nummer = "ToewijzingNummer",
        /// First day wished for.
        gewenste_ingangsdatum: required Datum = "GewensteIngangsdatum",
        /// Last day wished for, inclusive; open when absent.
        einddatum: optional Datum = "Einddatum",
        /// How much.
        omvang: optional Omvang = "Omvang",
        /// Ceiling in eurocents.
        budget: optional Budget = "Budget",
    }
}

class! {
    /// A product that has no allocation yet.
    Message NieuwProduct<F> = "NieuwProduct" {
        /// Product; absent for a generic request.
        product: optional Product = "Product",
        /// First day wished for.
        gewenste_ingangsdatum: required Datum = "GewensteIngangsdatum",
        /// Last day wished for, inclusive; open when absent.
        einddatum: optional Datum = "Einddatum",
        /// How much.
        omvang: optional Omvang = "Omvang",
        /// Ceiling in eurocents.
        budget: optional Budget = "Budget",
    }
}
