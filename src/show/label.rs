//! What people call an element.

use std::borrow::Cow;

use crate::finding::Lang;

/// Elements whose name does not read well when it is split into its words.
const LABELS: &[(&str, &str)] = &[
    ("AanduidingWoonadres", "aanduiding"),
    ("AangevraagdProduct", "aanvraag"),
    ("Antwoord", "antwoord op verzoek"),
    ("BasisschemaXsdVersie", "basisschema"),
    ("BerichtCode", "berichtcode"),
    ("BerichtIdentificatie", "identificatie"),
    ("BerichtSubversie", "subversie"),
    ("BerichtVersie", "versie"),
    ("BerichtXsdVersie", "bericht"),
    ("BeschikkingIngangsdatum", "ingangsdatum beschikking"),
    ("BeschikkingNummer", "beschikkingnummer"),
    ("Bsn", "BSN"),
    ("Client", "cliënt"),
    ("Clienten", "cliënten"),
    ("DatumGebruik", "datumgebruik"),
    ("DebetCredit", "debet of credit"),
    ("DeclaratieAntwoord", "antwoord op declaratie"),
    ("DeclaratieDagtekening", "dagtekening declaratie"),
    ("DeclaratieIdentificatie", "declaratiebericht"),
    ("DeclaratieNummer", "declaratienummer"),
    ("DeclaratiePeriode", "declaratieperiode"),
    ("Emailadres", "e-mail"),
    ("Header", "kop"),
    ("HuisnummerToevoeging", "toevoeging"),
    ("LandCode", "land"),
    ("NaamGebruik", "naamgebruik"),
    ("OngewijzigdProduct", "ongewijzigde toewijzing"),
    ("ProductCategorie", "productcategorie"),
    ("ProductCode", "productcode"),
    ("ProductPeriode", "productperiode"),
    ("ProductReferentie", "referentie"),
    ("ProductTarief", "tarief"),
    ("RedenBeeindiging", "reden beëindiging"),
    ("ReferentieNummer", "referentienummer"),
    ("RetourCode", "retourcode"),
    ("RetourCodes", "retourcodes"),
    ("StartProduct", "start"),
    ("StartProducten", "starts"),
    ("StopProduct", "stop"),
    ("StopProducten", "stops"),
    ("TeWijzigenProduct", "te wijzigen toewijzing"),
    ("Telefoon01", "telefoon 1"),
    ("Telefoon02", "telefoon 2"),
    ("ToegewezenProduct", "toewijzing"),
    ("ToegewezenProducten", "toewijzingen"),
    ("ToewijzingEinddatum", "einddatum toewijzing"),
    ("ToewijzingIngangsdatum", "ingangsdatum toewijzing"),
    ("ToewijzingNummer", "toewijzingnummer"),
    ("VerzoekAntwoord", "antwoord"),
    ("VorigReferentieNummer", "vorig referentienummer"),
    ("WettelijkeVertegenwoordiging", "vertegenwoordiging"),
    ("XsdVersie", "schemaversie"),
    ("XsdVersieDeclaratie", "schemaversie declaratie"),
    ("XsdVersieRetour", "schemaversie retour"),
    ("XsltVersie", "versie van de regels"),
    ("ZorgverlenerCode", "AGB-code"),
];

/// What people call an element: its name in words in Dutch; in English the name itself, which is all there is.
#[must_use]
pub fn label(name: &'static str, lang: Lang) -> Cow<'static, str> {
    if lang == Lang::En {
        return Cow::Borrowed(name);
    }
    match LABELS.binary_search_by_key(&name, |(name, _)| name) {
        Ok(found) => Cow::Borrowed(LABELS[found].1),
        Err(_) => Cow::Owned(split(name)),
    }
}

/// The words of a name, such as `reden wijziging` of `RedenWijziging`.
fn split(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

/// The text with a capital in front.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Kind;
    use crate::xml::{ClassTable, Content};

    fn names(table: &ClassTable, found: &mut Vec<&'static str>) {
        for element in table.elements {
            found.push(element.name);
            if let Content::Class(table) = element.content {
                names(table, found);
            }
        }
    }

    #[test]
    fn every_label_is_of_an_element_and_in_order() {
        let mut found = Vec::new();
        for kind in Kind::ALL {
            names(kind.root(), &mut found);
        }
        for (name, _) in LABELS {
            assert!(found.contains(name), "{name}");
        }
        assert!(LABELS.is_sorted());
    }

    #[test]
    fn a_name_becomes_words() {
        for (name, nl) in [
            ("RedenWijziging", "reden wijziging"),
            ("ToewijzingNummer", "toewijzingnummer"),
            ("TotaalIngediendBedrag", "totaal ingediend bedrag"),
            ("Bsn", "BSN"),
        ] {
            assert_eq!(label(name, Lang::Nl), nl);
            assert_eq!(label(name, Lang::En), name);
        }
    }
}
