//! 323 and 325: a provider declares a calendar month of care, a municipality answers.

use super::base::{BedragMetDC, GeslotenPeriode, ProductReferentie, TotaalBedragMetDC};
use super::class::class;
use super::header::{HeaderDeclaratieAntwoord, HeaderVanAanbieder};
use super::{Retour, RetourCodes};
use crate::values::{
    Bedrag, Bsn, Datum, DeclaratieNummer, Eenheid, IdentificatieDeclaratie, Nummer, ProductCategorie,
    ProductCode, Volume,
};

class! {
    /// Message 323: declaration.
    Message DeclaratieBericht = "Root" {
        /// Header.
        header: required HeaderVanAanbieder = "Header",
        /// The declaration.
        declaratie: required Declaratie = "Declaratie",
    }
}

class! {
    /// What the provider declares over one calendar month.
    Message Declaratie = "Declaratie" {
        /// Number, unique per provider and law (TR333).
        declaratie_nummer: required DeclaratieNummer = "DeclaratieNummer",
        /// The calendar month (CS340).
        declaratie_periode: required GeslotenPeriode = "DeclaratiePeriode",
        /// Date of the declaration.
        declaratie_dagtekening: required Datum = "DeclaratieDagtekening",
        /// Debits minus credits (TR358).
        totaal_ingediend_bedrag: required TotaalBedragMetDC = "TotaalIngediendBedrag",
        /// The clients.
        clienten: list "Clienten" DeclaratieClient = "Client",
    }
}

class! {
    /// Message 325: declaration answer.
    Message DeclaratieAntwoordBericht = "Root" {
        /// Header.
        header: required HeaderDeclaratieAntwoord = "Header",
        /// The answer; absent when the declaration was refused as a whole.
        declaratie_antwoord: optional DeclaratieAntwoord = "DeclaratieAntwoord",
    }
}

class! {
    /// What a municipality says about a declaration; only rejected lines are listed (IV087).
    Message DeclaratieAntwoord = "DeclaratieAntwoord" {
        /// Number of the declaration.
        declaratie_nummer: required IdentificatieDeclaratie = "DeclaratieNummer",
        /// Total that was declared.
        totaal_ingediend_bedrag: required TotaalBedragMetDC = "TotaalIngediendBedrag",
        /// Total that is granted: what was declared less what is rejected.
        totaal_toegekend_bedrag: required TotaalBedragMetDC = "TotaalToegekendBedrag",
        /// The clients with rejected lines.
        clienten: optional_list "Clienten" DeclaratieClient<Retour> = "Client",
        /// What is said about the declaration.
        retour_codes: required RetourCodes = "RetourCodes",
    }
}

class! {
    /// Client of a 323 or 325.
    Message DeclaratieClient<F> = "Client" {
        /// Citizen service number.
        bsn: required Bsn = "Bsn",
        /// The lines.
        prestaties: list "Prestaties" Prestatie<F> = "Prestatie",
    }
}

class! {
    /// A line: all delivery of one product on one allocation in one product period (IV089).
    Message Prestatie<F> = "Prestatie" {
        /// Reference of the line, and of the line that it credits.
        product_referentie: required ProductReferentie = "ProductReferentie",
        /// The allocation.
        toewijzing_nummer: required Nummer = "ToewijzingNummer",
        /// National category.
        product_categorie: required ProductCategorie = "ProductCategorie",
        /// Product code.
        product_code: required ProductCode = "ProductCode",
        /// The month, cut to the allocation (TR387, TR388).
        product_periode: required GeslotenPeriode = "ProductPeriode",
        /// Delivered volume in the unit.
        geleverd_volume: required Volume = "GeleverdVolume",
        /// The unit.
        eenheid: required Eenheid = "Eenheid",
        /// Tariff per unit in eurocents; absent for unit euro (CD087).
        product_tarief: optional Bedrag = "ProductTarief",
        /// Volume times tariff in eurocents, with sign (TR346).
        ingediend_bedrag: required BedragMetDC = "IngediendBedrag",
    }
}
