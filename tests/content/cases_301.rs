//! 301: the person, the relations and the addresses.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::cases::{Case, case, only};

fn with_contacts(domain: Domain, contacten: Vec<Contact>) -> Bericht {
    toewijzing(domain, |client| client.contactgegevens = many(contacten))
}

fn with_adres(domain: Domain, edit: fn(&mut Adres)) -> Bericht {
    let mut own = adres();
    edit(&mut own);
    // Soort 02 is a postal address: it needs no postcode of its own (CD034).
    with_contacts(domain, vec![contact_at("02", Some(own))])
}

fn with_relatie(domain: Domain, edit: fn(&mut Relatie)) -> Bericht {
    let mut one = relatie("7");
    edit(&mut one);
    toewijzing(domain, |client| client.relaties = Some(many(vec![relatie("1"), one])))
}

fn with_communicatie(domain: Domain, vorm: &str, taal: Option<&str>) -> Bericht {
    let communicatie = Communicatie { vorm: val(vorm), taal: taal.map(val) };
    toewijzing(domain, |client| client.communicatie = Some(communicatie))
}

fn with_periode(domain: Domain, soort: &str, begin: Option<&str>, einde: Option<&str>) -> Bericht {
    let periode = OpenPeriode { begindatum: begin.map(val), einddatum: einde.map(val) };
    with_contacts(domain, vec![contact("01"), Contact { periode: Some(periode), ..contact(soort) }])
}

const JW: &[Domain] = &[Domain::Jw];
const WMO: &[Domain] = &[Domain::Wmo];

pub fn cases() -> Vec<Case> {
    let mut cases = persons();
    cases.extend(names());
    cases.extend(addresses());
    cases
}

fn persons() -> Vec<Case> {
    vec![
        case("TR101", "a plain allocation", |d| toewijzing(d, |_| {}), &[]),
        case(
            "TR101",
            "contacts of different kinds",
            |d| with_contacts(d, vec![contact("01"), contact("02")]),
            &[],
        ),
        case(
            "TR101",
            "two contacts of one kind and one of another",
            |d| with_contacts(d, vec![contact("01"), contact("02"), contact("01")]),
            &[("TR101", "Contactgegevens/Contact[1]"), ("TR101", "Contactgegevens/Contact[3]")],
        ),
        case(
            "TR101",
            "three relations with one number",
            |d| {
                toewijzing(d, |client| {
                    client.relaties = Some(many(vec![relatie("1"), relatie("1"), relatie("1")]));
                })
            },
            &[
                ("TR101", "Relaties/Relatie[1]"),
                ("TR101", "Relaties/Relatie[2]"),
                ("TR101", "Relaties/Relatie[3]"),
            ],
        ),
        case(
            "CS002",
            "a digit is wrong",
            |d| toewijzing(d, |client| client.bsn = val("999900007")),
            &[("CS002", "Bsn")],
        ),
        case(
            "CS002",
            "nine zeros pass the sum",
            |d| toewijzing(d, |client| client.bsn = val("000000000")),
            &[],
        ),
        case(
            "TR002",
            "exactly 120 years before the message",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1906-04-30", None)),
            &[],
        ),
        case(
            "TR002",
            "one day more than 120 years",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1906-04-29", None)),
            &[("TR002", "Geboortedatum/Datum")],
        ),
        case(
            "TR002",
            "a relation of more than 120 years",
            |d| with_relatie(d, |relatie| relatie.geboortedatum = Some(geboren("1890-01-01", None))),
            &[("TR002", "Relaties/Relatie[2]/Geboortedatum/Datum")],
        ),
        case(
            "TR002",
            "an unknown date",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1900-01-01", Some("3"))),
            &[],
        ),
        case(
            "TR002",
            "1900-01-01 that is not marked as unknown",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1900-01-01", Some("2"))),
            &[("TR002", "Geboortedatum/Datum")],
        ),
        case(
            "CS139",
            "unknown day written as 01",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1949-09-01", Some("1"))),
            &[],
        ),
        case(
            "CS139",
            "unknown day that is filled",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1949-09-02", Some("1"))),
            &[("CS139", "Geboortedatum/DatumGebruik")],
        ),
        case(
            "CS139",
            "unknown month that is filled, for a relation",
            |d| with_relatie(d, |relatie| relatie.geboortedatum = Some(geboren("1953-04-01", Some("2")))),
            &[("CS139", "Relaties/Relatie[2]/Geboortedatum/DatumGebruik")],
        ),
        case(
            "CS139",
            "unknown date that is filled",
            |d| toewijzing(d, |client| client.geboortedatum = geboren("1953-01-01", Some("3"))),
            &[("CS139", "Geboortedatum/DatumGebruik")],
        ),
        case(
            "TR134",
            "born and allocated on the day of the message",
            |d| {
                toewijzing(d, |client| {
                    client.geboortedatum = geboren("2026-04-30", None);
                    let product =
                        ToegewezenProduct { toewijzingsdatum: val("2026-04-30"), ..toegewezen(d, "1") };
                    client.toegewezen_producten = many(vec![product]);
                })
            },
            &[],
        ),
        case(
            "TR134",
            "client, relation and decision of tomorrow",
            |d| {
                toewijzing(d, |client| {
                    client.geboortedatum = geboren("2026-05-01", None);
                    let born = Some(geboren("2026-05-01", None));
                    client.relaties = Some(many(vec![Relatie { geboortedatum: born, ..relatie("1") }]));
                    let product =
                        ToegewezenProduct { toewijzingsdatum: val("2026-05-01"), ..toegewezen(d, "1") };
                    client.toegewezen_producten = many(vec![product]);
                })
            },
            &[
                ("TR134", "Geboortedatum/Datum"),
                ("TR134", "Relaties/Relatie[1]/Geboortedatum/Datum"),
                ("TR134", "ToegewezenProducten/ToegewezenProduct[1]/Toewijzingsdatum"),
            ],
        ),
        case(
            "CD007",
            "a language for a language interpreter",
            |d| with_communicatie(d, "1", Some("Zweeds")),
            &[],
        ),
        case("CD007", "no language for sign language", |d| with_communicatie(d, "2", None), &[]),
        case("CD007", "no language", |d| with_communicatie(d, "1", None), &[("CD007", "Communicatie/Taal")]),
        case(
            "CD007",
            "a language for sign language",
            |d| with_communicatie(d, "2", Some("Zweeds")),
            &[("CD007", "Communicatie/Taal")],
        ),
    ]
}

fn names() -> Vec<Case> {
    vec![
        case(
            "CS050",
            "partner's name first",
            |d| toewijzing(d, |client| client.naam = naam("3", Some("Bos"))),
            &[],
        ),
        case(
            "CS050",
            "partner's name first without one",
            |d| toewijzing(d, |client| client.naam = naam("3", None)),
            &[("CS050", "Naam/NaamGebruik")],
        ),
        case(
            "CS050",
            "pseudonym of a relation",
            |d| with_relatie(d, |relatie| relatie.naam = naam("5", Some("Bos"))),
            &[("CS050", "Relaties/Relatie[2]/Naam/NaamGebruik")],
        ),
        only(
            JW,
            case(
                "CS050",
                "organisation as guardian",
                |d| with_relatie(d, |relatie| relatie.naam = naam("6", None)),
                &[],
            ),
        ),
        only(
            WMO,
            case(
                "CS050",
                "organisation as relation in the Wmo",
                |d| with_relatie(d, |relatie| relatie.naam = naam("6", None)),
                &[("CS050", "Relaties/Relatie[2]/Naam/NaamGebruik")],
            ),
        ),
        only(
            JW,
            case(
                "CS318",
                "organisation as guardian",
                |d| with_relatie(d, |relatie| relatie.naam = naam("6", None)),
                &[],
            ),
        ),
        only(
            JW,
            case(
                "CS318",
                "organisation as client",
                |d| toewijzing(d, |client| client.naam = naam("6", None)),
                &[("CS318", "Naam/NaamGebruik")],
            ),
        ),
        only(
            WMO,
            case(
                "CS050",
                "organisation as client, with or without partner's name",
                |d| toewijzing(d, |client| client.naam = naam("6", Some("Bos"))),
                &[("CS050", "Naam/NaamGebruik")],
            ),
        ),
    ]
}

fn addresses() -> Vec<Case> {
    vec![
        case("TR006", "an address without telephone", |d| with_contacts(d, vec![contact("01")]), &[]),
        case(
            "TR006",
            "a telephone without address",
            |d| with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", None) }]),
            &[],
        ),
        case(
            "TR006",
            "only an e-mail address",
            |d| {
                let emailadres = some("post@example.org");
                with_contacts(d, vec![Contact { emailadres, ..contact_at("02", None) }])
            },
            &[
                ("TR006", "Contactgegevens/Contact[1]/Adres/Huis"),
                ("TR006", "Contactgegevens/Contact[1]/Adres/Postcode"),
            ],
        ),
        case(
            "TR006",
            "a foreign address of a relation without house",
            |d| {
                with_relatie(d, |relatie| {
                    let abroad = Adres { huis: None, land_code: some("BE"), ..adres() };
                    relatie.contact = contact_at("03", Some(abroad));
                })
            },
            &[("TR006", "Relaties/Relatie[2]/Contact/Adres/Huis")],
        ),
        case("TR061", "a postal address", |d| with_contacts(d, vec![contact("02")]), &[]),
        case(
            "TR061",
            "only a temporary address",
            |d| with_contacts(d, vec![contact("04")]),
            &[("TR061", "Contactgegevens")],
        ),
        case(
            "CD009",
            "period of a temporary address",
            |d| with_periode(d, "04", Some("2026-04-01"), None),
            &[],
        ),
        case(
            "CD009",
            "period of a postal address",
            |d| with_periode(d, "02", Some("2026-04-01"), None),
            &[("CD009", "Contactgegevens/Contact[2]/Periode")],
        ),
        case(
            "CD034",
            "postal address without postcode",
            |d| with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", None) }]),
            &[],
        ),
        case(
            "CD034",
            "address of stay without postcode",
            |d| with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("03", None) }]),
            &[("CD034", "Contactgegevens/Contact[1]/Adres/Postcode")],
        ),
        case("CD005", "postcode and country", |d| with_adres(d, |_| {}), &[]),
        case(
            "CD005",
            "postcode without country",
            |d| with_adres(d, |adres| adres.land_code = None),
            &[("CD005", "Contactgegevens/Contact[1]/Adres/Postcode")],
        ),
        case(
            "CD005",
            "country without postcode",
            |d| {
                let abroad = Adres { postcode: None, land_code: some("BE"), ..adres() };
                with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", Some(abroad)) }])
            },
            &[("CD005", "Contactgegevens/Contact[1]/Adres/LandCode")],
        ),
        case(
            "CD025",
            "foreign address without house",
            |d| {
                let abroad = Adres { huis: None, land_code: some("BE"), ..adres() };
                with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", Some(abroad)) }])
            },
            &[],
        ),
        case(
            "CD025",
            "Dutch address without house",
            |d| {
                let bare = Adres { huis: None, ..adres() };
                with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", Some(bare)) }])
            },
            &[("CD025", "Contactgegevens/Contact[1]/Adres/Huis")],
        ),
        case("CS089", "lower case letters", |d| with_adres(d, |adres| adres.postcode = some("6511aa")), &[]),
        case(
            "CS089",
            "Dutch form abroad is not asked",
            |d| {
                with_adres(d, |adres| {
                    adres.postcode = some("B-2000");
                    adres.land_code = some("BE");
                })
            },
            &[],
        ),
        case(
            "CS089",
            "a space",
            |d| with_adres(d, |adres| adres.postcode = some("6511 AA")),
            &[("CS089", "Contactgegevens/Contact[1]/Adres/Postcode")],
        ),
        case(
            "CS089",
            "no postcode at all",
            |d| {
                let bare = Adres { postcode: None, ..adres() };
                with_contacts(d, vec![Contact { telefoon: telefoon(), ..contact_at("02", Some(bare)) }])
            },
            &[
                ("CD005", "Contactgegevens/Contact[1]/Adres/LandCode"),
                ("CS089", "Contactgegevens/Contact[1]/Adres/Postcode"),
            ],
        ),
        case(
            "CS003",
            "temporary address of one day",
            |d| with_periode(d, "04", Some("2026-04-01"), Some("2026-04-01")),
            &[],
        ),
        case(
            "CS003",
            "temporary address that ends before it begins",
            |d| with_periode(d, "04", Some("2026-04-02"), Some("2026-04-01")),
            &[("CS003", "Contactgegevens/Contact[2]/Periode/Einddatum")],
        ),
        case(
            "CS003",
            "temporary address with an end only",
            |d| with_periode(d, "04", None, Some("2026-04-01")),
            &[("CS003", "Contactgegevens/Contact[2]/Periode/Einddatum")],
        ),
    ]
}
