//! Messages that break no rule of level 2, to be changed by the cases.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

/// A value from its written form; a code may be of either law.
pub fn val<T: Simple>(text: &str) -> T {
    T::parse(text, Domain::Jw).or_else(|_| T::parse(text, Domain::Wmo)).unwrap()
}

/// An optional value from its written form.
pub fn some<T: Simple>(text: &str) -> Option<T> {
    Some(val(text))
}

pub fn many<T>(values: Vec<T>) -> Many<T> {
    Many::new(values).unwrap()
}

fn identificatie() -> BerichtIdentificatie {
    BerichtIdentificatie { identificatie: val("765432198"), dagtekening: val("2026-04-30") }
}

fn xsd_versie() -> XsdVersie {
    XsdVersie { basisschema_xsd_versie: val("1.0.0"), bericht_xsd_versie: val("1.0.0") }
}

fn header_van_aanbieder() -> HeaderVanAanbieder {
    HeaderVanAanbieder {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        afzender: val("42420001"),
        ontvanger: val("0268"),
        bericht_identificatie: identificatie(),
        xsd_versie: xsd_versie(),
    }
}

/// A 301 of 30 April 2026 with one client, address and allocation.
pub fn toewijzing(domain: Domain, edit: impl FnOnce(&mut ToewijzingClient)) -> Bericht {
    let header = HeaderVanGemeente {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        afzender: val("0268"),
        ontvanger: val("42420001"),
        bericht_identificatie: identificatie(),
        xsd_versie: xsd_versie(),
    };
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
    Bericht { domain, inhoud: Inhoud::Toewijzing(Toewijzing { header, client }) }
}

pub fn geboren(datum: &str, gebruik: Option<&str>) -> Geboortedatum {
    Geboortedatum { datum: val(datum), datum_gebruik: gebruik.map(val) }
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

/// A product with a code: code 45A01 in a category of the law.
pub fn product(domain: Domain) -> Option<Product> {
    Some(Product { categorie: val(categorie(domain)), code: some("45A01") })
}

/// A product without a code.
pub fn alleen_categorie(domain: Domain) -> Option<Product> {
    Some(Product { categorie: val(categorie(domain)), code: None })
}

pub const fn categorie(domain: Domain) -> &'static str {
    match domain {
        Domain::Jw => "45",
        Domain::Wmo => "02",
    }
}

pub fn omvang(volume: &str, eenheid: &str, frequentie: &str) -> Option<Omvang> {
    Some(Omvang { volume: val(volume), eenheid: val(eenheid), frequentie: val(frequentie) })
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

/// A 315 of 30 April 2026 with one client and one product.
pub fn verzoek(domain: Domain, edit: impl FnOnce(&mut VerzoekClient)) -> Bericht {
    let geslachtsnaam = Achternaam { achternaam: val("Zandstra"), voorvoegsel: None };
    let mut client = VerzoekClient {
        bsn: val("999900006"),
        geboortedatum: geboren("2010-02-14", None),
        geslacht: val("2"),
        naam: VerkorteNaam { geslachtsnaam, voornamen: None, voorletters: None },
        gezagsdrager_bekend: None,
        commentaar: None,
        aangevraagde_producten: Many::one(aangevraagd(domain, "A-100")),
        retour_codes: (),
    };
    edit(&mut client);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::VerzoekOmToewijzing(VerzoekOmToewijzing { header, client }) }
}

/// A specific request over May to December 2026, two hours a week, referred by a GP with a code.
pub fn aangevraagd(domain: Domain, referentie: &str) -> AangevraagdProduct {
    AangevraagdProduct {
        referentie_aanbieder: val(referentie),
        beschikking_nummer: None,
        product: product(domain),
        beschikking_ingangsdatum: None,
        toewijzing_ingangsdatum: val("2026-05-01"),
        toewijzing_einddatum: some("2026-12-31"),
        omvang: omvang("2", "04", "2"),
        budget: None,
        verwijzer: verwijzer("02", None, Some("01000001")),
        raamcontract: None,
        commentaar: None,
        retour_codes: (),
    }
}

pub fn verwijzer(soort: &str, naam: Option<&str>, code: Option<&str>) -> Verwijzer {
    Verwijzer { soort: val(soort), naam: naam.map(val), zorgverlener_code: code.map(val) }
}

/// A 323 over April 2026, made on the 30th, with the lines of each client and the right total.
pub fn declaratie(
    domain: Domain,
    clienten: Vec<Vec<Prestatie>>,
    edit: impl FnOnce(&mut Declaratie),
) -> Bericht {
    let total: i64 = clienten
        .iter()
        .flatten()
        .map(|line| &line.ingediend_bedrag)
        .map(|bedrag| {
            let cents = i64::from(bedrag.bedrag.get());
            if bedrag.debet_credit == DebetCredit::CREDIT { -cents } else { cents }
        })
        .sum();
    let bsns = ["999900006", "999900018", "999900031"].map(val::<Bsn>);
    let clienten = clienten.into_iter().zip(bsns);
    let clienten = clienten
        .map(|(lines, bsn)| DeclaratieClient { bsn, prestaties: many(lines), retour_codes: () })
        .collect();
    let mut declaratie = Declaratie {
        declaratie_nummer: val("D202604"),
        declaratie_periode: periode("2026-04-01", "2026-04-30"),
        declaratie_dagtekening: val("2026-04-30"),
        totaal_ingediend_bedrag: totaal(total.unsigned_abs(), if total < 0 { "C" } else { "D" }),
        clienten: many(clienten),
    };
    edit(&mut declaratie);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::Declaratie(DeclaratieBericht { header, declaratie }) }
}

pub fn totaal(cents: u64, sign: &str) -> TotaalBedragMetDC {
    TotaalBedragMetDC { totaal_bedrag: TotaalBedrag::new(cents).unwrap(), debet_credit: val(sign) }
}

pub fn bedrag(cents: &str, sign: &str) -> BedragMetDC {
    BedragMetDC { bedrag: val(cents), debet_credit: val(sign) }
}

pub fn periode(begin: &str, einde: &str) -> GeslotenPeriode {
    GeslotenPeriode { begindatum: val(begin), einddatum: val(einde) }
}

/// A 323 with one client and these lines.
pub fn regels(domain: Domain, lines: Vec<Prestatie>) -> Bericht {
    declaratie(domain, vec![lines], |_| {})
}

/// A debit of 100 minutes in April 2026; each allocation has one line.
pub fn prestatie(domain: Domain, referentie: &str, toewijzing: &str) -> Prestatie {
    Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: val(referentie),
            vorig_referentie_nummer: None,
        },
        toewijzing_nummer: val(toewijzing),
        product_categorie: val(categorie(domain)),
        product_code: val("45A01"),
        product_periode: periode("2026-04-01", "2026-04-30"),
        geleverd_volume: val("100"),
        eenheid: val("01"),
        product_tarief: some("150"),
        ingediend_bedrag: bedrag("15000", "D"),
        retour_codes: (),
    }
}

/// A credit of an earlier line.
pub fn credit(domain: Domain, referentie: &str, vorig: &str) -> Prestatie {
    let mut line = prestatie(domain, referentie, "1009");
    line.product_referentie.vorig_referentie_nummer = some(vorig);
    line.product_periode = periode("2026-03-01", "2026-03-31");
    line.ingediend_bedrag = bedrag("15000", "C");
    line
}
