//! TR101 and TR383: keys that occur once in a message.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::super::catalogue::{Check, Examples, JUDGED, Rule};
use super::place::Place;
use super::view::{
    CONTACT, DECLARATIE_CLIENT, RELATIE, aangevraagde_producten, bsns, prestatie_at, prestaties_per_client,
    relaties, toegewezen_producten, toewijzing_client,
};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::values::Domain;

/// No class occurs twice.
///
/// The text takes the keys of the parent classes into account. The stylesheets do so by comparing only inside one
/// parent, so equal lines under two clients are no error of this rule, not even when those clients have one BSN.
/// Each of the equal classes gets a finding.
pub static TR101: Rule = Rule {
    code: "TR101",
    name: Text::fixed("Geen dubbele klassen", "No duplicate classes"),
    kinds: JUDGED,
    domains: &Domain::ALL,
    sources: &["IV008"],
    what: Text::fixed(
        "Een sleutel komt één keer voor binnen zijn bovenliggende klasse: `Bsn` van een cliënt, `Soort` van een \
         contact, `Nummer` van een relatie, `ToewijzingNummer` van een toewijzing, `ReferentieAanbieder` van een \
         aangevraagd product, `ReferentieNummer` met `VorigReferentieNummer` van een prestatie",
        "A key occurs once within its parent class: `Bsn` of a client, `Soort` of a contact, `Nummer` of a relation, \
         `ToewijzingNummer` of an allocation, `ReferentieAanbieder` of a requested product, `ReferentieNummer` with \
         `VorigReferentieNummer` of a line",
    ),
    why: Text::fixed(
        "Bij twee klassen met één sleutel is niet te zeggen welke geldt",
        "With two classes of one key nobody can tell which one counts",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een cliënt met twee prestaties met `ReferentieNummer` RN004",
            "a client with two lines with `ReferentieNummer` RN004",
        ),
        passes: Text::fixed("prestaties RN004 en RN005", "lines RN004 and RN005"),
    }),
    advice: Text::fixed(
        "Haal de dubbele weg, of geef de klasse haar eigen nummer",
        "Take out the duplicate, or give the class a number of its own",
    ),
    check: Check::Content(check_tr101),
};

/// A requested product has its own reference.
///
/// Equal references are always an error of [`TR101`] too; both are reported, as in the stylesheets.
pub static TR383: Rule = Rule {
    code: "TR383",
    name: Text::fixed("Eigen referentie per aangevraagd product", "A reference per requested product"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["IV094"],
    what: Text::fixed(
        "`ReferentieAanbieder` is voor elk aangevraagd product in het bericht een andere",
        "`ReferentieAanbieder` differs for each requested product in the message",
    ),
    why: Text::fixed(
        "De gemeente antwoordt per aangevraagd product en noemt daarbij deze referentie",
        "The municipality answers per requested product and names this reference",
    ),
    examples: Some(Examples {
        fails: Text::fixed("twee aangevraagde producten met A-100", "two requested products with A-100"),
        passes: Text::fixed("aangevraagde producten A-100 en A-101", "requested products A-100 and A-101"),
    }),
    advice: Text::fixed(
        "Geef elk aangevraagd product een eigen referentie",
        "Give each requested product its own reference",
    ),
    check: Check::Content(check_tr383),
};

/// The positions whose key occurs more than once, each with the position of another with that key.
pub(super) fn duplicates<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> Vec<(usize, usize)> {
    let mut seen: HashMap<K, (usize, bool)> = HashMap::with_capacity(keys.size_hint().0);
    let mut found = Vec::new();
    for (position, key) in keys.enumerate() {
        match seen.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert((position, false));
            }
            Entry::Occupied(mut entry) => {
                let (first, reported) = entry.get_mut();
                if !*reported {
                    found.push((*first, position));
                    *reported = true;
                }
                found.push((position, *first));
            }
        }
    }
    found.sort_unstable();
    found
}

fn check_tr101(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let mut report = |place: Place, other: Place, key: &str, value: String| {
        let other = other.path();
        let other = other.rsplit('/').next().unwrap_or_default();
        let message = Text::new(
            format!("{key} {value} komt ook voor in `{other}`"),
            format!("{key} {value} also occurs in `{other}`"),
        );
        let expected = Text::fixed("een sleutel die één keer voorkomt", "a key that occurs once");
        findings.push(TR101.finding(place.path(), message).found(value).expected(expected));
    };
    if let Some(client) = toewijzing_client(bericht) {
        let contacten = &client.contactgegevens;
        for (index, other) in duplicates(contacten.iter().map(|contact| contact.soort)) {
            let value = contacten[index].soort.to_string();
            report(Place::nth(CONTACT, index), Place::nth(CONTACT, other), "`Soort`", value);
        }
        let nummers: Vec<_> = relaties(bericht).map(|(_, relatie)| &relatie.nummer).collect();
        for (index, other) in duplicates(nummers.iter()) {
            let value = nummers[index].to_string();
            report(Place::nth(RELATIE, index), Place::nth(RELATIE, other), "`Nummer`", value);
        }
        let producten: Vec<_> = toegewezen_producten(bericht).collect();
        for (index, other) in duplicates(producten.iter().map(|(_, product)| product.toewijzing_nummer)) {
            let (place, product) = producten[index];
            report(place, producten[other].0, "`ToewijzingNummer`", product.toewijzing_nummer.to_string());
        }
    }
    let producten: Vec<_> = aangevraagde_producten(bericht).collect();
    for (index, other) in duplicates(producten.iter().map(|(_, product)| &product.referentie_aanbieder)) {
        let (place, product) = producten[index];
        report(place, producten[other].0, "`ReferentieAanbieder`", product.referentie_aanbieder.to_string());
    }
    if bericht.kind() != Kind::Declaratie {
        return;
    }
    let clienten: Vec<_> = bsns(bericht).map(|(_, bsn)| bsn).collect();
    for (index, other) in duplicates(clienten.iter()) {
        let place = |index| Place::nth(DECLARATIE_CLIENT, index);
        report(place(index), place(other), "`Bsn`", clienten[index].to_string());
    }
    for (client, prestaties) in prestaties_per_client(bericht).filter(|(_, prestaties)| prestaties.len() > 1)
    {
        let referenties = prestaties.iter().map(|prestatie| {
            let referentie = &prestatie.product_referentie;
            (&referentie.referentie_nummer, &referentie.vorig_referentie_nummer)
        });
        for (index, other) in duplicates(referenties) {
            let referentie = &prestaties[index].product_referentie;
            let (key, value) = match &referentie.vorig_referentie_nummer {
                None => ("`ReferentieNummer`", referentie.referentie_nummer.to_string()),
                Some(vorig) => (
                    "`ReferentieNummer` / `VorigReferentieNummer`",
                    format!("{} / {vorig}", referentie.referentie_nummer),
                ),
            };
            report(prestatie_at(client, index), prestatie_at(client, other), key, value);
        }
    }
}

fn check_tr383(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let producten: Vec<_> = aangevraagde_producten(bericht).collect();
    for (index, _) in duplicates(producten.iter().map(|(_, product)| &product.referentie_aanbieder)) {
        let (place, product) = producten[index];
        let referentie = &product.referentie_aanbieder;
        let message = Text::new(
            format!("`ReferentieAanbieder` {referentie} staat bij meer dan één aangevraagd product"),
            format!("`ReferentieAanbieder` {referentie} stands with more than one requested product"),
        );
        let expected = Text::fixed("een eigen referentie per product", "a reference per product");
        let finding = TR383.finding(place.below("ReferentieAanbieder"), message);
        findings.push(finding.found(referentie.as_str()).expected(expected));
    }
}
