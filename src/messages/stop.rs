//! 307 and 308: a provider reports that care has stopped, for good or for a time.

use super::base::{Geboortedatum, Product, VerkorteNaam};
use super::class::class;
use super::header::{HeaderVanAanbieder, RetourHeaderVanAanbieder, message_pair};
use crate::values::{Bsn, Datum, Geslacht, Nummer, RedenBeeindiging, StatusAanlevering};

message_pair! {
    /// Message 307: stop of care of one client.
    Stop by HeaderVanAanbieder,
    /// Message 308: return of a 307.
    StopRetour by RetourHeaderVanAanbieder,
    /// The client with what has stopped.
    client: StopClient = "Client"
}

class! {
    /// Client of a 307 or 308.
    Message StopClient<F> = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// Date of birth.
        geboortedatum: required Geboortedatum = "Geboortedatum",
        /// Sex.
        geslacht: required Geslacht = "Geslacht",
        /// Name, short.
        naam: required VerkorteNaam = "Naam",
        /// What has stopped.
        stop_producten: list "StopProducten" StopProduct<F> = "StopProduct",
    }
}

class! {
    /// Care that has stopped.
    Message StopProduct<F> = "StopProduct" {
        /// The allocation.
        toewijzing_nummer: optional Nummer = "ToewijzingNummer",
        /// Product.
        product: optional Product = "Product",
        /// First day of the allocation.
        toewijzing_ingangsdatum: optional Datum = "ToewijzingIngangsdatum",
        /// First day of care, as the start message had it (TR382).
        begindatum: required Datum = "Begindatum",
        /// Why it stopped; 20 is for a time.
        reden_beeindiging: required RedenBeeindiging = "RedenBeeindiging",
        /// Last day of care, inclusive.
        einddatum: required Datum = "Einddatum",
        /// Whether it is reported for the first time or withdrawn (CS058).
        status_aanlevering: required StatusAanlevering = "StatusAanlevering",
    }
}
