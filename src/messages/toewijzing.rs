//! 301 and 302: what a municipality allocates to a client at a provider.

use super::base::{
    Adres, Communicatie, Geboortedatum, Omvang, OpenPeriode, Product, Telefoonnummers, VolledigeNaam,
};
use super::class::class;
use super::header::{HeaderVanGemeente, RetourHeaderVanGemeente, message_pair};
use crate::values::{
    AdresSoort, Bsn, Budget, Commentaar, Datum, Emailadres, Geslacht, JuridischeStatus, Nummer,
    Organisatienaam, Persoonsid, RedenWijziging, Referentie, RelatieVolgorde, SoortRelatie, Tijd,
    WettelijkeVertegenwoordiging,
};

message_pair! {
    /// Message 301: allocations of one client at one provider.
    Toewijzing by HeaderVanGemeente,
    /// Message 302: return of a 301.
    ToewijzingRetour by RetourHeaderVanGemeente,
    /// The client with all allocations.
    client: ToewijzingClient = "Client"
}

class! {
    /// Client of a 301 or 302.
    Message ToewijzingClient<F> = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// Date of birth.
        geboortedatum: required Geboortedatum = "Geboortedatum",
        /// Sex.
        geslacht: required Geslacht = "Geslacht",
        /// Name in full.
        naam: required VolledigeNaam = "Naam",
        /// Interpreter that is needed.
        communicatie: optional Communicatie = "Communicatie",
        /// Judicial measure.
        juridische_status: optional JuridischeStatus = "JuridischeStatus",
        /// Legal representation.
        wettelijke_vertegenwoordiging: optional WettelijkeVertegenwoordiging = "WettelijkeVertegenwoordiging",
        /// Remark.
        commentaar: optional Commentaar = "Commentaar",
        /// Related persons.
        relaties: optional_list "Relaties" Relatie<F> = "Relatie",
        /// Addresses and telephone numbers.
        contactgegevens: list "Contactgegevens" Contact<F> = "Contact",
        /// The allocations.
        toegewezen_producten: list "ToegewezenProducten" ToegewezenProduct<F> = "ToegewezenProduct",
    }
}

class! {
    /// Person related to the client.
    Message Relatie<F> = "Relatie" {
        /// Number, fixed per municipality and client (OP071).
        nummer: required Persoonsid = "Nummer",
        /// Order in which to approach.
        volgorde: optional RelatieVolgorde = "Volgorde",
        /// Relation to the client.
        soort: required SoortRelatie = "Soort",
        /// Date of birth.
        geboortedatum: optional Geboortedatum = "Geboortedatum",
        /// Sex.
        geslacht: optional Geslacht = "Geslacht",
        /// Name in full.
        naam: required VolledigeNaam = "Naam",
        /// How to reach the person.
        contact: required Contact<F> = "Contact",
    }
}

class! {
    /// Address, telephone and e-mail.
    Message Contact<F> = "Contact" {
        /// What the address is used for.
        soort: required AdresSoort = "Soort",
        /// Address.
        adres: optional Adres = "Adres",
        /// Organisation at the address.
        organisatie: optional Organisatienaam = "Organisatie",
        /// Telephone numbers.
        telefoon: optional Telefoonnummers = "Telefoon",
        /// E-mail address.
        emailadres: optional Emailadres = "Emailadres",
        /// When the address holds; only for a temporary one (CD009).
        periode: optional OpenPeriode = "Periode",
    }
}

class! {
    /// An allocation.
    Message ToegewezenProduct<F> = "ToegewezenProduct" {
        /// Number, given once per municipality and law (TR332).
        toewijzing_nummer: required Nummer = "ToewijzingNummer",
        /// Reference of the request that it answers.
        referentie_aanbieder: optional Referentie = "ReferentieAanbieder",
        /// Product; absent for a generic allocation.
        product: optional Product = "Product",
        /// Day of the decision.
        toewijzingsdatum: required Datum = "Toewijzingsdatum",
        /// Time of the decision; the latest decision is the current version (OP080).
        toewijzingstijd: required Tijd = "Toewijzingstijd",
        /// First day.
        ingangsdatum: required Datum = "Ingangsdatum",
        /// Last day, inclusive; open when absent.
        einddatum: optional Datum = "Einddatum",
        /// Why it was changed; 13 means that it counts as never sent.
        reden_wijziging: optional RedenWijziging = "RedenWijziging",
        /// How much; only for a specific allocation.
        omvang: optional Omvang = "Omvang",
        /// Ceiling in eurocents.
        budget: optional Budget = "Budget",
        /// Remark.
        commentaar: optional Commentaar = "Commentaar",
    }
}
