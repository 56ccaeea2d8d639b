//! What becomes of the value of each element.

use super::Kind;

/// What becomes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It says nothing of a person, and rules hang on it: it stays.
    Keep,
    /// An amount of which any number of digits may be right: it stays.
    Amount,
    /// The AGB code of a provider or the code of a municipality.
    Party,
    /// A BSN.
    Bsn,
    /// A number or reference that links messages.
    Reference,
    /// A name, for which another is made up.
    Invented(Kind),
    /// Something of which the form may matter: the same form with other letters and digits.
    Shaped(Kind),
    /// A date of birth.
    Birth,
    /// The AGB code of a person.
    Practitioner,
}

use Treatment::{Amount, Birth, Bsn, Invented, Keep, Party, Practitioner, Reference, Shaped};

/// Every element with a value, of all messages, in order of name.
///
/// Products, dates of care, volumes and amounts stay, because the rules are about them. So do sex, kind of relation and
/// the like: codes that alone point to nobody.
pub(super) const ELEMENTS: &[(&str, Treatment)] = &[
    ("AanduidingWoonadres", Keep),
    ("Achternaam", Invented(Kind::Naam)),
    ("Afzender", Party),
    ("BasisschemaXsdVersie", Keep),
    ("Bedrag", Keep),
    ("Begindatum", Keep),
    ("BerichtCode", Keep),
    ("BerichtSubversie", Keep),
    ("BerichtVersie", Keep),
    ("BerichtXsdVersie", Keep),
    ("BeschikkingIngangsdatum", Keep),
    ("BeschikkingNummer", Reference),
    ("Bsn", Bsn),
    ("Budget", Keep),
    ("Categorie", Keep),
    ("Code", Keep),
    ("Commentaar", Shaped(Kind::Tekst)),
    ("Dagtekening", Keep),
    ("DagtekeningRetour", Keep),
    // Only in `Geboortedatum`.
    ("Datum", Birth),
    ("DatumGebruik", Keep),
    ("DebetCredit", Keep),
    ("DeclaratieDagtekening", Keep),
    ("DeclaratieNummer", Reference),
    ("Eenheid", Keep),
    ("Einddatum", Keep),
    ("Emailadres", Shaped(Kind::Contact)),
    ("Frequentie", Keep),
    ("GeleverdVolume", Keep),
    ("Gemeente", Keep),
    ("Geslacht", Keep),
    ("GewensteIngangsdatum", Keep),
    ("GezagsdragerBekend", Keep),
    ("Huisletter", Shaped(Kind::Adres)),
    ("Huisnummer", Shaped(Kind::Adres)),
    ("HuisnummerToevoeging", Shaped(Kind::Adres)),
    ("Identificatie", Reference),
    ("IdentificatieRetour", Reference),
    ("Ingangsdatum", Keep),
    ("JuridischeStatus", Keep),
    ("LandCode", Keep),
    ("Landnummer", Keep),
    // Of the referrer.
    ("Naam", Invented(Kind::Naam)),
    ("NaamGebruik", Keep),
    // Of a relation.
    ("Nummer", Reference),
    ("Ontvanger", Party),
    ("Organisatie", Invented(Kind::Naam)),
    ("Plaatsnaam", Invented(Kind::Adres)),
    ("Postcode", Shaped(Kind::Adres)),
    ("ProductCategorie", Keep),
    ("ProductCode", Keep),
    ("ProductTarief", Keep),
    ("Raamcontract", Keep),
    ("RedenAfwijzingVerzoek", Keep),
    ("RedenBeeindiging", Keep),
    ("RedenVerzoek", Keep),
    ("RedenWijziging", Keep),
    ("ReferentieAanbieder", Reference),
    ("ReferentieNummer", Reference),
    ("RetourCode", Keep),
    ("Soort", Keep),
    ("StatusAanlevering", Keep),
    ("Straatnaam", Invented(Kind::Adres)),
    ("Taal", Shaped(Kind::Tekst)),
    ("Telefoonnummer", Shaped(Kind::Contact)),
    ("ToewijzingEinddatum", Keep),
    ("ToewijzingIngangsdatum", Keep),
    ("ToewijzingNummer", Reference),
    ("Toewijzingsdatum", Keep),
    ("Toewijzingstijd", Keep),
    ("TotaalBedrag", Amount),
    ("Type", Keep),
    ("VerzoekAntwoord", Keep),
    ("Volgorde", Keep),
    ("Volume", Keep),
    ("Voorletters", Shaped(Kind::Naam)),
    ("Voornamen", Invented(Kind::Naam)),
    ("Voorvoegsel", Shaped(Kind::Naam)),
    ("VorigReferentieNummer", Reference),
    ("Vorm", Keep),
    ("WettelijkeVertegenwoordiging", Keep),
    ("XsltVersie", Keep),
    ("ZorgverlenerCode", Practitioner),
];

/// What becomes of the value of an element; one that no message has may hold anything. Capitals make no difference, as
/// when a message is read.
pub(super) fn treatment(element: &str) -> Treatment {
    ELEMENTS
        .binary_search_by(|(name, _)| (*name).cmp(element))
        .ok()
        .and_then(|at| ELEMENTS.get(at))
        .or_else(|| ELEMENTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(element)))
        .map_or(Shaped(Kind::Tekst), |(_, treatment)| *treatment)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::messages::Kind as Message;
    use crate::values::Restriction;
    use crate::xml::{ClassTable, Content};

    fn collect(table: &'static ClassTable, names: &mut BTreeSet<&'static str>) {
        for element in table.elements {
            match element.content {
                Content::Class(inner) => collect(inner, names),
                Content::Simple(_) | Content::Fixed(_) => {
                    names.insert(element.name);
                }
            }
        }
    }

    #[test]
    fn every_element_of_every_message_is_in_the_table_and_no_other() {
        let mut of_messages = BTreeSet::new();
        for kind in Message::ALL {
            collect(kind.root(), &mut of_messages);
        }
        let listed: Vec<_> = ELEMENTS.iter().map(|(name, _)| *name).collect();
        assert!(listed.is_sorted(), "it is searched");
        assert_eq!(listed, Vec::from_iter(of_messages));
    }

    /// What is a person's in one place is so in every place; new elements of such a type may not be kept.
    #[test]
    fn what_is_personal_by_its_type_is_never_kept() {
        const PERSONAL: &[&str] = &[
            "LDT_BurgerServicenummer",
            "LDT_Commentaar",
            "LDT_Emailadres",
            "LDT_Huisletter",
            "LDT_Huisnummer",
            "LDT_HuisnummerToevoeging",
            "LDT_IdentificatieBericht",
            "LDT_IdentificatieDeclaratie",
            "LDT_Naam",
            "LDT_NaamVerwijzer",
            "LDT_Nummer",
            "LDT_Organisatienaam",
            "LDT_Persoonsid",
            "LDT_Plaatsnaam",
            "LDT_Postcode",
            "LDT_Referentie",
            "LDT_ReferentieNummer",
            "LDT_Straatnaam",
            "LDT_Taal",
            "LDT_Telefoonnummer",
            "LDT_Voorletters",
            "LDT_Voorvoegsel",
        ];
        fn look(table: &'static ClassTable, seen: &mut BTreeSet<&'static str>) {
            for element in table.elements {
                match element.content {
                    Content::Class(inner) => look(inner, seen),
                    content => {
                        let Some(simple) = content.simple() else { continue };
                        let kept = matches!(treatment(element.name), Keep | Amount | Party);
                        let personal = PERSONAL.contains(&simple.name);
                        assert!(!(kept && personal), "{} is a {}", element.name, simple.name);
                        if personal {
                            seen.insert(simple.name);
                        }
                    }
                }
            }
        }
        let mut seen = BTreeSet::new();
        for kind in Message::ALL {
            look(kind.root(), &mut seen);
        }
        assert_eq!(seen.len(), PERSONAL.len(), "every type is there: {seen:?}");
    }

    #[test]
    fn every_code_that_stays_says_nothing_of_a_person() {
        fn look(table: &'static ClassTable) {
            for element in table.elements {
                match element.content {
                    Content::Class(inner) => look(inner),
                    content => {
                        let Some(Restriction::Code { list, .. }) =
                            content.simple().map(|simple| &simple.restriction)
                        else {
                            continue;
                        };
                        for code in list.codes {
                            assert!(super::super::value::is_harmless(code.code), "{} {}", list.id, code.code);
                        }
                    }
                }
            }
        }
        for kind in Message::ALL {
            look(kind.root());
        }
    }
}
