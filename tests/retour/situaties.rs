//! Every situation of the return messages 302 to 320 (IV028, IV032, IV033), for every kind and law.

use ibericht::finding::{Level, Severity};
use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::geval::*;

fn of_both_laws() -> impl Iterator<Item = Bericht> {
    Domain::ALL.into_iter().flat_map(every_kind)
}

/// The text of an element in the header of an answer.
fn header(made: &ibericht::retour::Made, element: &str) -> Option<String> {
    let path = format!("Header/{element}");
    values(&made.bericht).into_iter().find(|(at, _)| *at == path).map(|(_, text)| text)
}

#[test]
fn without_errors_there_is_a_header_without_codes() {
    for bericht in of_both_laws() {
        let made = made(&bericht, &[]);
        assert_eq!(said(&made), Vec::<String>::new());
        assert_eq!(made.bericht.uitspraak(), Some(Uitspraak::Goedgekeurd));
        assert_eq!(made.bericht.clienten(), []);
        let all = values(&made.bericht);
        assert!(all.iter().all(|(path, _)| path.starts_with("Header/")), "{all:#?}");
        assert_eq!(header(&made, "IdentificatieRetour").as_deref(), Some(IDENTIFICATIE));
        assert_eq!(header(&made, "DagtekeningRetour").as_deref(), Some("2026-05-04"));
        assert_eq!(header(&made, "XsltVersie"), None);
        assert_eq!(header(&made, "XsdVersieRetour/BerichtXsdVersie").as_deref(), Some("1.2.3"));
        assert_eq!(header(&made, "XsdVersie/BerichtXsdVersie").as_deref(), Some("1.0.0"));
        assert!(made.file_name.ends_with(&format!("_{IDENTIFICATIE}.xml")), "{}", made.file_name);
    }
}

#[test]
fn an_error_of_level_2_hides_all_others() {
    for bericht in of_both_laws() {
        let findings = [
            error("9056", "/Bericht/Header/BerichtIdentificatie/Identificatie"),
            of(Level::Content, Severity::Error, "/Bericht/Client/Bsn").retourcode("0001"),
            of(Level::Dossier, Severity::Error, "/Bericht"),
        ];
        let made = made(&bericht, &findings);
        assert_eq!(said(&made), ["Header 0001"]);
        assert_eq!(header(&made, "XsltVersie").as_deref(), Some("2.10.5"), "IV033");
        assert!(values(&made.bericht).iter().all(|(path, _)| path.starts_with("Header/")));
    }
}

#[test]
fn an_error_in_the_header_hides_those_in_classes() {
    for bericht in of_both_laws() {
        let findings = [
            error(
                "8187",
                if bericht.kind() == Kind::Antwoord { "/Bericht/Antwoord" } else { "/Bericht/Client/Bsn" },
            ),
            error("9056", "/Bericht/Header/BerichtIdentificatie/Identificatie"),
            extern_error("8848", "/Bericht/Header/BerichtIdentificatie/Dagtekening"),
            error("9056", "/Bericht/Header"),
        ];
        let made = made(&bericht, &findings);
        assert_eq!(said(&made), ["Header 9056", "Header 8848"]);
        assert_eq!(header(&made, "XsltVersie"), None);
        assert!(values(&made.bericht).iter().all(|(path, _)| path.starts_with("Header/")));
    }
}

#[test]
fn an_error_of_no_class_is_one_of_the_header() {
    for bericht in of_both_laws() {
        for path in ["/Bericht", "", "elders", "/Bericht/Onbekend/X"] {
            assert_eq!(said(&made(&bericht, &[error("9056", path)])), ["Header 9056"]);
        }
    }
}

#[test]
fn warnings_and_the_product_book_reject_nothing() {
    for bericht in of_both_laws() {
        let findings = [
            of(Level::Dossier, Severity::Warning, "/Bericht/Client").retourcode("9332"),
            of(Level::Content, Severity::Warning, "/Bericht/Client"),
            of(Level::Extern, Severity::Info, "/Bericht/Header"),
            of(Level::Productbook, Severity::Error, "/Bericht/Client"),
        ];
        assert_eq!(said(&made(&bericht, &findings)), Vec::<String>::new());
    }
}

#[test]
fn what_could_not_be_checked_has_no_answer() {
    for bericht in of_both_laws() {
        for level in [Level::Schema, Level::Dossier, Level::Extern] {
            let findings = [error("9332", "/Bericht/Header"), of(level, Severity::Error, "/Bericht")];
            assert!(try_answer(&bericht, &findings).is_none(), "{level:?}");
        }
        assert!(try_answer(&bericht, &[error("geen", "/Bericht/Header")]).is_none(), "no code of the list");
    }
}

#[test]
fn what_is_an_answer_itself_has_no_answer() {
    for bericht in of_both_laws() {
        let answer = made(&bericht, &[]).bericht;
        assert!(try_answer(&answer, &[]).is_none());
    }
    assert!(try_answer(&declaratie_antwoord(Domain::Jw, Vec::new(), |_| {}), &[]).is_none());
}

/// The worked example of IV028: a start with status 3 that is not known.
#[test]
fn iv028_a_removal_of_an_unknown_start() {
    for domain in Domain::ALL {
        let bericht = start(domain, |client| {
            let mut weg = gestart(domain, "1001");
            weg.status_aanlevering = val("3");
            client.start_producten = many(vec![weg]);
        });
        let path = "/Bericht/Client/StartProducten/StartProduct[1]/StatusAanlevering";
        let made = made(&bericht, &[error("9063", path)]);
        assert_eq!(
            said(&made),
            ["Header 0200", "Client/StartProducten/StartProduct[1] 9063", "Client 0200"],
            "a class ends with its codes"
        );
        assert_eq!(made.bericht.uitspraak(), Some(Uitspraak::Afgekeurd));
        assert_eq!(header(&made, "XsltVersie"), None);
    }
}

/// A message, where rules find something, and what its answer says.
type Situatie<'a> = (&'a Bericht, &'a [(&'static str, &'a str)], Vec<&'a str>);

#[test]
fn every_class_has_its_codes() {
    for domain in Domain::ALL {
        let [toewijzing, start, stop, vot, vow, antwoord] = every_kind(domain).try_into().unwrap();
        let mut cases: Vec<Situatie<'_>> = vec![
            (
                &toewijzing,
                &[("9332", "Client/ToegewezenProducten/ToegewezenProduct[2]/ToewijzingNummer")],
                vec![
                    "Client/Relaties/Relatie[1]/Contact 0200",
                    "Client/Relaties/Relatie[1] 0200",
                    "Client/Relaties/Relatie[2]/Contact 0200",
                    "Client/Relaties/Relatie[2] 0200",
                    "Client/Contactgegevens/Contact[1] 0200",
                    "Client/ToegewezenProducten/ToegewezenProduct[1] 0200",
                    "Client/ToegewezenProducten/ToegewezenProduct[2] 9332",
                    "Client 0200",
                ],
            ),
            (
                &toewijzing,
                &[
                    ("S300", "Client/Relaties/Relatie[1]/Nummer"),
                    ("9385", "Client/ToegewezenProducten/ToegewezenProduct[1]"),
                    ("9332", "Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang/Volume"),
                    ("9385", "Client/ToegewezenProducten/ToegewezenProduct[1]/RedenWijziging"),
                    ("S300", "Client/Relaties/Relatie[2]/Contact/Adres/Huis/Huisnummer"),
                ],
                vec![
                    "Client/Relaties/Relatie[1]/Contact 0233",
                    "Client/Relaties/Relatie[1] S300",
                    "Client/Relaties/Relatie[2]/Contact S300",
                    "Client/Relaties/Relatie[2] 0200",
                    "Client/Contactgegevens/Contact[1] 0200",
                    "Client/ToegewezenProducten/ToegewezenProduct[1] 9385",
                    "Client/ToegewezenProducten/ToegewezenProduct[1] 9332",
                    "Client/ToegewezenProducten/ToegewezenProduct[2] 0200",
                    "Client 0200",
                ],
            ),
            (
                &start,
                &[
                    ("9019", "Client/StartProducten/StartProduct[1]/ToewijzingNummer"),
                    ("8187", "Client/Naam/Geslachtsnaam/Achternaam"),
                ],
                vec![
                    "Client/StartProducten/StartProduct[1] 0233",
                    "Client/StartProducten/StartProduct[2] 0233",
                    "Client 8187",
                ],
            ),
            (
                &stop,
                &[("9069", "Client/StopProducten/StopProduct[1]")],
                vec!["Client/StopProducten/StopProduct[1] 9069", "Client 0200"],
            ),
            (
                &stop,
                &[("9069", "Client/StopProducten/StopProduct[9]")],
                vec!["Client/StopProducten/StopProduct[1] 0233", "Client 9069"],
            ),
            (
                &vot,
                &[("9347", "Client/AangevraagdeProducten/AangevraagdProduct[2]/ReferentieAanbieder")],
                vec![
                    "Client/AangevraagdeProducten/AangevraagdProduct[1] 0200",
                    "Client/AangevraagdeProducten/AangevraagdProduct[2] 9347",
                    "Client 0200",
                ],
            ),
            (
                &vow,
                &[
                    ("9350", "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1]/ToewijzingNummer"),
                    ("9361", "Client/Verzoek/NieuweProducten/NieuwProduct[1]"),
                ],
                vec![
                    "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1] 9350",
                    "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1] 0200",
                    "Client/Verzoek/NieuweProducten/NieuwProduct[1] 9361",
                    "Client/Verzoek 0200",
                    "Client 0200",
                ],
            ),
            (
                &vow,
                &[
                    ("9350", "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1]/ToewijzingNummer"),
                    ("9349", "Client/Verzoek"),
                ],
                vec![
                    "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1] 0233",
                    "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1] 0233",
                    "Client/Verzoek/NieuweProducten/NieuwProduct[1] 0233",
                    "Client/Verzoek 9349",
                    "Client 0200",
                ],
            ),
            (
                &vow,
                &[("9374", "Client/Bsn"), ("9349", "Client/Verzoek/TeWijzigenProducten")],
                vec![
                    "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[1] 0233",
                    "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1] 0233",
                    "Client/Verzoek/NieuweProducten/NieuwProduct[1] 0233",
                    "Client/Verzoek 0233",
                    "Client 9374",
                ],
            ),
        ];
        if domain == Domain::Jw {
            cases.extend([
                (
                    &antwoord,
                    &[("S300", "Antwoord/Woonplaatsbeginsel/Gemeente")][..],
                    vec!["Antwoord/Woonplaatsbeginsel S300", "Antwoord 0200"],
                ),
                (
                    &antwoord,
                    &[("9355", "Antwoord/ReferentieAanbieder")],
                    vec!["Antwoord/Woonplaatsbeginsel 0233", "Antwoord 9355"],
                ),
            ]);
        } else {
            cases.push((&antwoord, &[("9355", "Antwoord/ReferentieAanbieder")], vec!["Antwoord 9355"]));
        }
        for (bericht, found, expected) in cases {
            let findings: Vec<_> =
                found.iter().map(|(code, path)| error(code, &format!("/Bericht/{path}"))).collect();
            let made = made(bericht, &findings);
            let mut all = vec!["Header 0200"];
            all.extend(expected);
            assert_eq!(said(&made), all);
            assert_eq!(made.bericht.uitspraak(), Some(Uitspraak::Afgekeurd));
        }
    }
}

#[test]
fn classes_that_are_not_there_are_not_in_the_answer_either() {
    let bericht = wijziging(Domain::Wmo, |verzoek| {
        verzoek.ongewijzigde_producten = None;
        verzoek.nieuwe_producten = None;
    });
    let path = "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Omvang";
    assert_eq!(
        said(&made(&bericht, &[error("9375", path)])),
        [
            "Header 0200",
            "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1] 9375",
            "Client/Verzoek 0200",
            "Client 0200"
        ]
    );
    let bericht = toewijzing(Domain::Jw, |_| {});
    let path = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]";
    assert_eq!(
        said(&made(&bericht, &[error("9332", path)])),
        [
            "Header 0200",
            "Client/Contactgegevens/Contact[1] 0200",
            "Client/ToegewezenProducten/ToegewezenProduct[1] 9332",
            "Client 0200"
        ]
    );
}

#[test]
fn the_same_message_has_the_same_answer() {
    let bericht = start(Domain::Jw, |_| {});
    let findings = [error("9019", "/Bericht/Client/StartProducten/StartProduct[1]")];
    let (first, second) = (made(&bericht, &findings), made(&bericht, &findings));
    assert_eq!((first.xml, first.file_name), (second.xml, second.file_name.clone()));
    assert_eq!(second.file_name, format!("JW306_42420001_0268_{IDENTIFICATIE}.xml"));
}
