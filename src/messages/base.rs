//! The complex types of the base schema, shared by all messages.

use super::class::class;
use crate::values::{
    AanduidingWoonadres, AgbCode, Bedrag, Communicatievorm, Datum, DatumGebruik, DebetCredit, Eenheid,
    Frequentie, Huisletter, Huisnummer, HuisnummerToevoeging, IdentificatieBericht, LandCode, Landnummer,
    Naam, NaamGebruik, NaamVerwijzer, Plaatsnaam, Postcode, ProductCategorie, ProductCode, ReferentieNummer,
    Straatnaam, Taal, Telefoonnummer, TotaalBedrag, TypeVerwijzer, Versie, Volume, Voorletters, Voorvoegsel,
};

class! {
    /// Family name with its prefix.
    Base Achternaam = "CDT_Achternaam" {
        /// The name without prefix.
        achternaam: required Naam = "Achternaam",
        /// Prefix such as `van der`.
        voorvoegsel: optional Voorvoegsel = "Voorvoegsel",
    }
}

class! {
    /// Postal address, Dutch or foreign.
    Base Adres = "CDT_Adres" {
        /// The house in the street.
        huis: optional Huis = "Huis",
        /// Postal code.
        postcode: optional Postcode = "Postcode",
        /// Street.
        straatnaam: optional Straatnaam = "Straatnaam",
        /// Town.
        plaatsnaam: optional Plaatsnaam = "Plaatsnaam",
        /// Country.
        land_code: optional LandCode = "LandCode",
    }
}

class! {
    /// Amount of a line with its sign.
    Base BedragMetDC = "CDT_BedragMetDC" {
        /// Eurocents, never negative.
        bedrag: required Bedrag = "Bedrag",
        /// The sign.
        debet_credit: required DebetCredit = "DebetCredit",
    }
}

class! {
    /// Identification and date of a message.
    Base BerichtIdentificatie = "CDT_BerichtIdentificatie" {
        /// Unique per sender and kind of message (TR056).
        identificatie: required IdentificatieBericht = "Identificatie",
        /// The day on which the message was made.
        dagtekening: required Datum = "Dagtekening",
    }
}

class! {
    /// Help that a person needs to communicate.
    Base Communicatie = "CDT_Communicatie" {
        /// Kind of interpreter.
        vorm: required Communicatievorm = "Vorm",
        /// Language of the interpreter.
        taal: optional Taal = "Taal",
    }
}

class! {
    /// Date of birth, possibly partly unknown.
    Base Geboortedatum = "CDT_Geboortedatum" {
        /// The date; unknown parts are 01 or 1900.
        datum: required Datum = "Datum",
        /// Which part is unknown.
        datum_gebruik: optional DatumGebruik = "DatumGebruik",
    }
}

class! {
    /// Period with both ends.
    Base GeslotenPeriode = "CDT_GeslotenPeriode" {
        /// First day.
        begindatum: required Datum = "Begindatum",
        /// Last day, inclusive.
        einddatum: required Datum = "Einddatum",
    }
}

class! {
    /// House in a street.
    Base Huis = "CDT_Huis" {
        /// House number.
        huisnummer: required Huisnummer = "Huisnummer",
        /// Letter behind the number.
        huisletter: optional Huisletter = "Huisletter",
        /// Addition to the number.
        huisnummer_toevoeging: optional HuisnummerToevoeging = "HuisnummerToevoeging",
        /// How the house is indicated.
        aanduiding_woonadres: optional AanduidingWoonadres = "AanduidingWoonadres",
    }
}

class! {
    /// How much care: volume, unit and frequency together.
    Base Omvang = "CDT_Omvang" {
        /// The number of units per frequency.
        volume: required Volume = "Volume",
        /// The unit.
        eenheid: required Eenheid = "Eenheid",
        /// The period over which the volume counts.
        frequentie: required Frequentie = "Frequentie",
    }
}

class! {
    /// Period of which either end may be open.
    Base OpenPeriode = "CDT_OpenPeriode" {
        /// First day.
        begindatum: optional Datum = "Begindatum",
        /// Last day, inclusive.
        einddatum: optional Datum = "Einddatum",
    }
}

class! {
    /// Product: a category, and a code for a specific allocation.
    Base Product = "CDT_Product" {
        /// National category.
        categorie: required ProductCategorie = "Categorie",
        /// Code within the category.
        code: optional ProductCode = "Code",
    }
}

class! {
    /// Reference of a declared line.
    Base ProductReferentie = "CDT_Referentie" {
        /// Its own number, unique per provider and law (TR314).
        referentie_nummer: required ReferentieNummer = "ReferentieNummer",
        /// The line that it credits.
        vorig_referentie_nummer: optional ReferentieNummer = "VorigReferentieNummer",
    }
}

class! {
    /// Telephone number with country.
    Base Telefoon = "CDT_Telefoon" {
        /// The number.
        telefoonnummer: required Telefoonnummer = "Telefoonnummer",
        /// Country code.
        landnummer: required Landnummer = "Landnummer",
    }
}

class! {
    /// One or two telephone numbers.
    Base Telefoonnummers = "CDT_Telefoonnummers" {
        /// The first.
        telefoon01: required Telefoon = "Telefoon01",
        /// The second.
        telefoon02: optional Telefoon = "Telefoon02",
    }
}

class! {
    /// Total of a declaration with its sign.
    Base TotaalBedragMetDC = "CDT_TotaalBedragMetDC" {
        /// Eurocents, never negative.
        totaal_bedrag: required TotaalBedrag = "TotaalBedrag",
        /// The sign.
        debet_credit: required DebetCredit = "DebetCredit",
    }
}

class! {
    /// Name of a person, short.
    Base VerkorteNaam = "CDT_VerkorteNaam" {
        /// Family name.
        geslachtsnaam: required Achternaam = "Geslachtsnaam",
        /// Given names.
        voornamen: optional Naam = "Voornamen",
        /// Initials.
        voorletters: optional Voorletters = "Voorletters",
    }
}

class! {
    /// Who referred the client.
    Base Verwijzer = "CDT_Verwijzer" {
        /// Kind of referrer.
        soort: required TypeVerwijzer = "Type",
        /// Name, when the code is not known (OP297).
        naam: optional NaamVerwijzer = "Naam",
        /// AGB code of the practitioner.
        zorgverlener_code: optional AgbCode = "ZorgverlenerCode",
    }
}

class! {
    /// Name of a person, in full.
    Base VolledigeNaam = "CDT_VolledigeNaam" {
        /// Family name.
        geslachtsnaam: required Achternaam = "Geslachtsnaam",
        /// Name of the partner.
        partnernaam: optional Achternaam = "Partnernaam",
        /// Given names.
        voornamen: optional Naam = "Voornamen",
        /// Initials.
        voorletters: optional Voorletters = "Voorletters",
        /// Order in which the names are used.
        naam_gebruik: required NaamGebruik = "NaamGebruik",
    }
}

class! {
    /// Versions of the schemas with which the message was made (IV034).
    Base XsdVersie = "CDT_XsdVersie" {
        /// Version of the base schema.
        basisschema_xsd_versie: required Versie = "BasisschemaXsdVersie",
        /// Version of the schema of the message.
        bericht_xsd_versie: required Versie = "BerichtXsdVersie",
    }
}
