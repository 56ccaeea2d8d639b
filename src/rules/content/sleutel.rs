//! TR101 and TR383: keys that occur once in a message.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{
    Bericht, DeclaratieClient, Form, Inhoud, Kind, Product, StartProduct, StopProduct, ToewijzingClient,
    Wijzigingsverzoek,
};
use crate::rules::message::place::Place;
use crate::rules::message::regel::{IN_ANTWOORD, IN_DECLARATIE, Paths};
use crate::rules::message::view::{
    AANGEVRAAGD_PRODUCT, CONTACT, NIEUW_PRODUCT, ONGEWIJZIGD_PRODUCT, RELATIE, START_PRODUCT, STOP_PRODUCT,
    TE_WIJZIGEN_PRODUCT, TOEGEWEZEN_PRODUCT, aangevraagde_producten,
};
use crate::values::{Domain, ProductCategorie, ProductCode};
use crate::xml::Many;

const TOEWIJZING_NUMMER: &str = "ToewijzingNummer";

/// No class occurs twice.
///
/// The text takes the keys of the parent classes into account. The stylesheets do so by comparing only inside one
/// parent, so equal lines under two clients are no error of this rule, not even when those clients have one BSN.
/// Each of the equal classes gets a finding. `StatusAanlevering` is in no key: a start is not withdrawn and reported
/// again in one message unless something in its key differs.
///
/// The text leaves out the 319 and the stylesheets have the keys of its classes. None of them repeats there, so that
/// nothing can occur twice: the rule is not listed for a message in which it cannot fail.
pub static TR101: Rule = Rule {
    code: "TR101",
    name: Text::fixed("Geen dubbele klassen", "No duplicate classes"),
    kinds: &[
        Kind::Toewijzing,
        Kind::Start,
        Kind::Stop,
        Kind::VerzoekOmToewijzing,
        Kind::VerzoekOmWijziging,
        Kind::Declaratie,
        Kind::DeclaratieAntwoord,
    ],
    domains: &Domain::ALL,
    sources: &["IV008"],
    what: Text::fixed(
        "Een sleutel komt één keer voor binnen zijn bovenliggende klasse: `Bsn` van een cliënt, `Soort` van een \
         contact, `Nummer` van een relatie, `ToewijzingNummer` van een toewijzing en van een ongewijzigd of te wijzigen \
         product, `ReferentieAanbieder` van een aangevraagd product, product met `GewensteIngangsdatum` van een nieuw \
         product, `ToewijzingNummer` met product en `Begindatum` van een start, dezelfde met `RedenBeeindiging` en \
         `Einddatum` van een stop, `ReferentieNummer` met `VorigReferentieNummer` van een prestatie",
        "A key occurs once within its parent class: `Bsn` of a client, `Soort` of a contact, `Nummer` of a relation, \
         `ToewijzingNummer` of an allocation and of a product that is unchanged or to be changed, \
         `ReferentieAanbieder` of a requested product, product with `GewensteIngangsdatum` of a new product, \
         `ToewijzingNummer` with product and `Begindatum` of a start, the same with `RedenBeeindiging` and `Einddatum` \
         of a stop, `ReferentieNummer` with `VorigReferentieNummer` of a line",
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

/// A part of a key: the name of its element and its value, unless it is absent.
type Part = (&'static str, Option<String>);

fn part(element: &'static str, value: &impl ToString) -> Part {
    (element, Some(value.to_string()))
}

/// Finds the elements whose key another of them has too; the parts are only asked of what is found.
fn once<'m, T, K: Eq + Hash>(
    elements: &'m [T],
    place: impl Fn(usize) -> Place,
    key: impl Fn(&'m T) -> K,
    parts: impl Fn(&'m T) -> Vec<Part>,
    findings: &mut Vec<Finding>,
) {
    if elements.len() < 2 {
        return;
    }
    for (index, other) in duplicates(elements.iter().map(key)) {
        let parts = parts(&elements[index]).into_iter();
        let (names, values): (Vec<_>, Vec<_>) =
            parts.filter_map(|(name, value)| Some((format!("`{name}`"), value?))).unzip();
        let (names, value) = (names.join(" / "), values.join(" / "));
        let other = place(other).last_step();
        let message = Text::new(
            format!("{names} {value} komt ook voor in `{other}`"),
            format!("{names} {value} also occurs in `{other}`"),
        );
        let expected = Text::fixed("een sleutel die één keer voorkomt", "a key that occurs once");
        findings.push(TR101.finding(place(index).path(), message).found(value).expected(expected));
    }
}

fn check_tr101(bericht: &Bericht, findings: &mut Vec<Finding>) {
    match &bericht.inhoud {
        Inhoud::Toewijzing(root) => in_toewijzing(&root.client, findings),
        Inhoud::Start(root) => in_start(&root.client.start_producten, findings),
        Inhoud::Stop(root) => in_stop(&root.client.stop_producten, findings),
        Inhoud::VerzoekOmToewijzing(root) => once(
            &root.client.aangevraagde_producten,
            |index| Place::nth(AANGEVRAAGD_PRODUCT, index),
            |product| &product.referentie_aanbieder,
            |product| vec![part("ReferentieAanbieder", &product.referentie_aanbieder)],
            findings,
        ),
        Inhoud::VerzoekOmWijziging(root) => in_wijziging(&root.client.verzoek, findings),
        Inhoud::Declaratie(root) => in_clienten(&root.declaratie.clienten, IN_DECLARATIE, findings),
        Inhoud::DeclaratieAntwoord(root) => {
            let clienten = root.declaratie_antwoord.as_ref().and_then(|antwoord| antwoord.clienten.as_ref());
            in_clienten(all(clienten), IN_ANTWOORD, findings);
        }
        _ => {}
    }
}

fn in_toewijzing(client: &ToewijzingClient, findings: &mut Vec<Finding>) {
    once(
        &client.contactgegevens,
        |index| Place::nth(CONTACT, index),
        |contact| contact.soort,
        |contact| vec![part("Soort", &contact.soort)],
        findings,
    );
    once(
        all(client.relaties.as_ref()),
        |index| Place::nth(RELATIE, index),
        |relatie| &relatie.nummer,
        |relatie| vec![part("Nummer", &relatie.nummer)],
        findings,
    );
    once(
        &client.toegewezen_producten,
        |index| Place::nth(TOEGEWEZEN_PRODUCT, index),
        |product| product.toewijzing_nummer,
        |product| vec![part(TOEWIJZING_NUMMER, &product.toewijzing_nummer)],
        findings,
    );
}

fn in_start(producten: &[StartProduct], findings: &mut Vec<Finding>) {
    once(
        producten,
        |index| Place::nth(START_PRODUCT, index),
        |start| (start.toewijzing_nummer, product_key(start.product.as_ref()), start.begindatum),
        |start| {
            vec![
                (TOEWIJZING_NUMMER, start.toewijzing_nummer.map(|nummer| nummer.to_string())),
                product_part(start.product.as_ref()),
                part("Begindatum", &start.begindatum),
            ]
        },
        findings,
    );
}

fn in_stop(producten: &[StopProduct], findings: &mut Vec<Finding>) {
    once(
        producten,
        |index| Place::nth(STOP_PRODUCT, index),
        |stop| {
            let start = (stop.toewijzing_nummer, product_key(stop.product.as_ref()), stop.begindatum);
            (start, stop.reden_beeindiging, stop.einddatum)
        },
        |stop| {
            vec![
                (TOEWIJZING_NUMMER, stop.toewijzing_nummer.map(|nummer| nummer.to_string())),
                product_part(stop.product.as_ref()),
                part("Begindatum", &stop.begindatum),
                part("RedenBeeindiging", &stop.reden_beeindiging),
                part("Einddatum", &stop.einddatum),
            ]
        },
        findings,
    );
}

fn in_wijziging(verzoek: &Wijzigingsverzoek, findings: &mut Vec<Finding>) {
    once(
        all(verzoek.ongewijzigde_producten.as_ref()),
        |index| Place::nth(ONGEWIJZIGD_PRODUCT, index),
        |product| product.toewijzing_nummer,
        |product| vec![part(TOEWIJZING_NUMMER, &product.toewijzing_nummer)],
        findings,
    );
    once(
        all(verzoek.te_wijzigen_producten.as_ref()),
        |index| Place::nth(TE_WIJZIGEN_PRODUCT, index),
        |product| product.toewijzing_nummer,
        |product| vec![part(TOEWIJZING_NUMMER, &product.toewijzing_nummer)],
        findings,
    );
    once(
        all(verzoek.nieuwe_producten.as_ref()),
        |index| Place::nth(NIEUW_PRODUCT, index),
        |product| (product_key(product.product.as_ref()), product.gewenste_ingangsdatum),
        |product| {
            let begin = part("GewensteIngangsdatum", &product.gewenste_ingangsdatum);
            vec![product_part(product.product.as_ref()), begin]
        },
        findings,
    );
}

fn in_clienten<F: Form>(clienten: &[DeclaratieClient<F>], paths: Paths, findings: &mut Vec<Finding>) {
    once(
        clienten,
        |index| Place::nth(paths.client, index),
        |client| client.bsn,
        |client| vec![part("Bsn", &client.bsn)],
        findings,
    );
    for (outer, client) in clienten.iter().enumerate() {
        once(
            &client.prestaties,
            |index| Place::nth_of(paths.prestatie, outer, index),
            |prestatie| {
                let referentie = &prestatie.product_referentie;
                (&referentie.referentie_nummer, &referentie.vorig_referentie_nummer)
            },
            |prestatie| {
                let referentie = &prestatie.product_referentie;
                let vorig = referentie.vorig_referentie_nummer.as_ref().map(ToString::to_string);
                vec![
                    part("ReferentieNummer", &referentie.referentie_nummer),
                    ("VorigReferentieNummer", vorig),
                ]
            },
            findings,
        );
    }
}

/// The elements of a container that may be absent.
fn all<T>(elements: Option<&Many<T>>) -> &[T] {
    elements.map_or(&[], |elements| &**elements)
}

/// What the product adds to a key; an absent part only equals another absent one.
fn product_key(product: Option<&Product>) -> Option<(ProductCategorie, Option<&ProductCode>)> {
    product.map(|product| (product.categorie, product.code.as_ref()))
}

fn product_part(product: Option<&Product>) -> Part {
    let written = product.map(|Product { categorie, code }| match code {
        Some(code) => format!("{categorie} {code}"),
        None => categorie.to_string(),
    });
    ("Product", written)
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
