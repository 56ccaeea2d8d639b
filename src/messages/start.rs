//! 305 and 306: a provider reports that care has started.

use super::base::{Geboortedatum, Product, VerkorteNaam};
use super::class::class;
use super::header::{HeaderVanAanbieder, RetourHeaderVanAanbieder, message_pair};
use crate::values::{Bsn, Datum, Geslacht, Nummer, StatusAanlevering};

message_pair! {
    /// Message 305: start of care of one client.
    Start by HeaderVanAanbieder,
    /// Message 306: return of a 305.
    StartRetour by RetourHeaderVanAanbieder,
    /// The client with what has started.
    client: StartClient = "Client"
}

class! {
    /// Client of a 305 or 306.
    Message StartClient<F> = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// Date of birth.
        geboortedatum: required Geboortedatum = "Geboortedatum",
        /// Sex.
        geslacht: required Geslacht = "Geslacht",
        /// Name, short.
        naam: required VerkorteNaam = "Naam",
        /// What has started.
        start_producten: list "StartProducten" StartProduct<F> = "StartProduct",
    }
}

class! {
    /// Care that has started.
    Message StartProduct<F> = "StartProduct" {
        /// The allocation.
        toewijzing_nummer: optional Nummer = "ToewijzingNummer",
        /// Product.
        product: optional Product = "Product",
        /// First day of the allocation.
        toewijzing_ingangsdatum: optional Datum = "ToewijzingIngangsdatum",
        /// First day of care.
        begindatum: required Datum = "Begindatum",
        /// Whether it is reported for the first time or withdrawn (CS058).
        status_aanlevering: required StatusAanlevering = "StatusAanlevering",
    }
}
