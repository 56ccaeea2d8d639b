//! 301.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use super::*;

/// A 301 of 30 April 2026 with one client, address and allocation.
pub fn toewijzing(domain: Domain, edit: impl FnOnce(&mut ToewijzingClient)) -> Bericht {
    let mut client = ToewijzingClient {
        bsn: val("999900006"),
        geboortedatum: geboren("2010-02-14", None),
        geslacht: val("1"),
        naam: naam("1", None),
        communicatie: None,
        juridische_status: None,
        wettelijke_vertegenwoordiging: None,
        commentaar: None,
        relaties: None,
        contactgegevens: Many::one(contact("01")),
        toegewezen_producten: Many::one(toegewezen(domain, "1001")),
        retour_codes: (),
    };
    edit(&mut client);
    let header = header_van_gemeente();
    Bericht { domain, inhoud: Inhoud::Toewijzing(Toewijzing { header, client }) }
}

pub fn naam(gebruik: &str, partner: Option<&str>) -> VolledigeNaam {
    let achternaam = |naam: &str| Achternaam { achternaam: val(naam), voorvoegsel: None };
    VolledigeNaam {
        geslachtsnaam: achternaam("Zandstra"),
        partnernaam: partner.map(achternaam),
        voornamen: None,
        voorletters: None,
        naam_gebruik: val(gebruik),
    }
}

pub fn adres() -> Adres {
    let huis = Huis {
        huisnummer: val("9"),
        huisletter: None,
        huisnummer_toevoeging: None,
        aanduiding_woonadres: None,
    };
    Adres {
        huis: Some(huis),
        postcode: some("6511AA"),
        straatnaam: some("Molenpad"),
        plaatsnaam: some("Nijmegen"),
        land_code: some("NL"),
    }
}

pub fn telefoon() -> Option<Telefoonnummers> {
    let telefoon01 = Telefoon { telefoonnummer: val("0240000000"), landnummer: val("0031") };
    Some(Telefoonnummers { telefoon01, telefoon02: None })
}

/// A contact with an address.
pub fn contact(soort: &str) -> Contact {
    contact_at(soort, Some(adres()))
}

pub fn contact_at(soort: &str, adres: Option<Adres>) -> Contact {
    Contact {
        soort: val(soort),
        adres,
        organisatie: None,
        telefoon: None,
        emailadres: None,
        periode: None,
        retour_codes: (),
    }
}

pub fn relatie(nummer: &str) -> Relatie {
    Relatie {
        nummer: val(nummer),
        volgorde: None,
        soort: val("10"),
        geboortedatum: None,
        geslacht: None,
        naam: naam("1", None),
        contact: contact("03"),
        retour_codes: (),
    }
}

/// A specific allocation over April to December 2026, two hours a week.
pub fn toegewezen(domain: Domain, nummer: &str) -> ToegewezenProduct {
    ToegewezenProduct {
        toewijzing_nummer: val(nummer),
        referentie_aanbieder: None,
        product: product(domain),
        toewijzingsdatum: val("2026-04-01"),
        toewijzingstijd: val("12:34:56"),
        ingangsdatum: val("2026-04-01"),
        einddatum: some("2026-12-31"),
        reden_wijziging: None,
        omvang: omvang("2", "04", "2"),
        budget: None,
        commentaar: None,
        retour_codes: (),
    }
}

/// The same allocation over another period; open when `einde` is empty.
pub fn toegewezen_van(domain: Domain, nummer: &str, begin: &str, einde: &str) -> ToegewezenProduct {
    let frequentie = if einde.is_empty() { "4" } else { "2" };
    ToegewezenProduct {
        ingangsdatum: val(begin),
        einddatum: Some(einde).filter(|einde| !einde.is_empty()).map(val),
        omvang: omvang("2", "04", frequentie),
        ..toegewezen(domain, nummer)
    }
}
