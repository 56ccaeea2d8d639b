//! TR366 and TR367: a 325 repeats the lines of the declaration that it answers.

use std::collections::HashMap;

use super::declaratie_antwoord::skip;
use crate::dossier::StoreError;
use crate::finding::{Finding, Text};
use crate::messages::{DeclaratieBericht, Inhoud, Kind, Prestatie, Retour};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::regel::IN_ANTWOORD;
use crate::rules::message::view::{DECLARATIE_ANTWOORD, declaratie_antwoord};
use crate::rules::{Case, Outcome};
use crate::values::{Bedrag, Bsn, Domain, ReferentieNummer, Simple, euro_en, euro_nl};

/// A line of a 325 is a line of the declaration.
///
/// It is found by its `ReferentieNummer`; the `VorigReferentieNummer` of a credit belongs to the reference and must be the
/// same, because without it another line would be meant. The tables have a retourcode for this rule, which no message can
/// carry.
pub static TR366: Rule = Rule {
    code: "TR366",
    name: Text::fixed("Regel komt uit de declaratie", "Line comes from the declaration"),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["IV087", "OP303", "OP304", "OP355"],
    what: Text::fixed(
        "Elke `Prestatie` in een 325 verwijst met `ProductReferentie` naar een prestatie in de 323 die wordt beantwoord",
        "Every `Prestatie` in a 325 refers by `ProductReferentie` to a line of the 323 that is answered",
    ),
    why: Text::fixed(
        "Een afkeuring van een regel die niet gedeclareerd is, kan niet worden hersteld",
        "The rejection of a line that was not declared cannot be mended",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een afgekeurde regel R0009, terwijl de declaratie R0001 en R0002 heeft",
            "a rejected line R0009, while the declaration has R0001 and R0002",
        ),
        passes: Text::fixed("een afgekeurde regel R0002", "a rejected line R0002"),
    }),
    advice: Text::fixed(
        "Dit antwoord wordt niet verwerkt; vraag de gemeente welke regel bedoeld is en om een antwoord dat klopt",
        "This answer is not processed; ask the municipality which line is meant and for an answer that is right",
    ),
    check: Check::Dossier { retourcode: Some("9366"), check: check_tr366 },
};

/// What a 325 repeats is as it was declared.
///
/// The rule names no elements: it is read as all that a 325 repeats, which is the declared total, the client of each line
/// and every field of the line. A line that is not in the declaration is TR366. The declared number is TR376.
pub static TR367: Rule = Rule {
    code: "TR367",
    name: Text::fixed("Herhaald zoals gedeclareerd", "Repeated as declared"),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["IV087", "OP303", "OP304"],
    what: Text::fixed(
        "`TotaalIngediendBedrag`, de `Bsn` van elke cliënt en alle velden van elke `Prestatie` in een 325 zijn gelijk aan \
         die in de 323",
        "`TotaalIngediendBedrag`, the `Bsn` of every client and all fields of every `Prestatie` in a 325 are equal to \
         those in the 323",
    ),
    why: Text::fixed(
        "De gemeente keurt een regel in zijn geheel goed of af en verandert hem niet",
        "The municipality approves or rejects a line as a whole and does not change it",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een afgekeurde regel van € 120,00 die voor € 150,00 gedeclareerd is",
            "a rejected line of €120.00 that was declared for €150.00",
        ),
        passes: Text::fixed(
            "de afgekeurde regel precies zoals hij gedeclareerd is",
            "the rejected line exactly as it was declared",
        ),
    }),
    advice: Text::fixed(
        "Dit antwoord wordt niet verwerkt; vraag de gemeente om een antwoord met de regels zoals ze gedeclareerd zijn",
        "This answer is not processed; ask the municipality for an answer with the lines as they were declared",
    ),
    check: Check::Dossier { retourcode: Some("9367"), check: check_tr367 },
};

/// The lines of a declaration by their number; of a number that occurs twice the first.
fn declared(root: &DeclaratieBericht) -> HashMap<&ReferentieNummer, (&Bsn, &Prestatie)> {
    let mut lines = HashMap::new();
    for client in &root.declaratie.clienten {
        for prestatie in &client.prestaties {
            let nummer = &prestatie.product_referentie.referentie_nummer;
            lines.entry(nummer).or_insert((&client.bsn, prestatie));
        }
    }
    lines
}

fn check_tr366(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(antwoord) = declaratie_antwoord(case.bericht) else { return Ok(()) };
    let Some(answered) = case.answered()? else {
        skip(&TR366, outcome);
        return Ok(());
    };
    let Inhoud::Declaratie(root) = &answered.bericht.inhoud else { return Ok(()) };
    let lines = declared(root);
    for (outer, client) in antwoord.clienten.iter().flatten().enumerate() {
        for (index, prestatie) in client.prestaties.iter().enumerate() {
            let place = Place::nth_of(IN_ANTWOORD.prestatie, outer, index);
            let referentie = &prestatie.product_referentie;
            let nummer = &referentie.referentie_nummer;
            let Some((_, sent)) = lines.get(nummer) else {
                let message = Text::new(
                    format!("Regel {nummer} staat niet in de declaratie die wordt beantwoord"),
                    format!("Line {nummer} is not in the declaration that is answered"),
                );
                let path = place.below("ProductReferentie/ReferentieNummer");
                outcome.findings.push(TR366.finding(path, message).found(nummer.as_str()));
                continue;
            };
            let vorig = &sent.product_referentie.vorig_referentie_nummer;
            if *vorig != referentie.vorig_referentie_nummer {
                let message = Text::new(
                    format!("Regel {nummer} heeft een ander `VorigReferentieNummer` dan in de declaratie"),
                    format!("Line {nummer} has another `VorigReferentieNummer` than in the declaration"),
                );
                let path = place.below("ProductReferentie/VorigReferentieNummer");
                let finding = TR366.finding(path, message);
                let theirs = referentie.vorig_referentie_nummer.as_ref();
                let found = theirs.map_or(finding.clone(), |theirs| finding.found(theirs.as_str()));
                outcome
                    .findings
                    .push(found.expected(written(vorig.as_ref().map(|vorig| vorig.as_str().to_owned()))));
            }
        }
    }
    Ok(())
}

/// A value, or that there is none.
fn written(value: Option<String>) -> Text {
    value.map_or(Text::fixed("afwezig", "absent"), Text::same)
}

fn check_tr367(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(antwoord) = declaratie_antwoord(case.bericht) else { return Ok(()) };
    let Some(answered) = case.answered()? else {
        skip(&TR367, outcome);
        return Ok(());
    };
    let Inhoud::Declaratie(root) = &answered.bericht.inhoud else { return Ok(()) };
    let (theirs, ours) = (&antwoord.totaal_ingediend_bedrag, &root.declaratie.totaal_ingediend_bedrag);
    if theirs != ours {
        let (found, sent) = (theirs.cents(), ours.cents());
        let message = Text::new(
            format!(
                "Ingediend is volgens de 325 {}, volgens de declaratie {}",
                euro_nl(found),
                euro_nl(sent)
            ),
            format!("Declared is {} by the 325, and {} by the declaration", euro_en(found), euro_en(sent)),
        );
        let path = format!("{DECLARATIE_ANTWOORD}/TotaalIngediendBedrag");
        let expected = Text::same(sent.to_string());
        outcome.findings.push(TR367.finding(path, message).found(found.to_string()).expected(expected));
    }
    let lines = declared(root);
    for (outer, client) in antwoord.clienten.iter().flatten().enumerate() {
        let mut of_another = false;
        for (index, prestatie) in client.prestaties.iter().enumerate() {
            let Some((bsn, sent)) = lines.get(&prestatie.product_referentie.referentie_nummer) else {
                continue;
            };
            if **bsn != client.bsn && !of_another {
                of_another = true;
                outcome.findings.push(other_client(outer, prestatie, &client.bsn, bsn));
            }
            let place = Place::nth_of(IN_ANTWOORD.prestatie, outer, index);
            outcome.findings.extend(differences(place, prestatie, sent));
        }
    }
    Ok(())
}

fn other_client(outer: usize, prestatie: &Prestatie<Retour>, found: &Bsn, declared: &Bsn) -> Finding {
    let nummer = &prestatie.product_referentie.referentie_nummer;
    let message = Text::new(
        format!("Regel {nummer} is gedeclareerd voor cliënt {declared} en niet voor {found}"),
        format!("Line {nummer} was declared for client {declared}, not for {found}"),
    );
    let finding = TR367.finding(Place::nth(IN_ANTWOORD.client, outer).below("Bsn"), message);
    finding.found(found.to_string()).expected(Text::same(declared.to_string()))
}

/// The fields of a line that are not as they were declared.
fn differences(place: Place, theirs: &Prestatie<Retour>, ours: &Prestatie) -> Vec<Finding> {
    let text = |value: &dyn ToString| Some(value.to_string());
    let tariff = |value: Option<Bedrag>| value.map(|value| value.get().to_string());
    let fields: [(&str, Option<String>, Option<String>); 10] = [
        ("ToewijzingNummer", text(&theirs.toewijzing_nummer), text(&ours.toewijzing_nummer)),
        ("ProductCategorie", text(&theirs.product_categorie.code()), text(&ours.product_categorie.code())),
        ("ProductCode", text(&theirs.product_code), text(&ours.product_code)),
        (
            "ProductPeriode/Begindatum",
            text(&theirs.product_periode.begindatum.text()),
            text(&ours.product_periode.begindatum.text()),
        ),
        (
            "ProductPeriode/Einddatum",
            text(&theirs.product_periode.einddatum.text()),
            text(&ours.product_periode.einddatum.text()),
        ),
        ("GeleverdVolume", text(&theirs.geleverd_volume.get()), text(&ours.geleverd_volume.get())),
        ("Eenheid", text(&theirs.eenheid.code()), text(&ours.eenheid.code())),
        ("ProductTarief", tariff(theirs.product_tarief), tariff(ours.product_tarief)),
        (
            "IngediendBedrag/Bedrag",
            text(&theirs.ingediend_bedrag.bedrag.get()),
            text(&ours.ingediend_bedrag.bedrag.get()),
        ),
        (
            "IngediendBedrag/DebetCredit",
            text(&theirs.ingediend_bedrag.debet_credit.code()),
            text(&ours.ingediend_bedrag.debet_credit.code()),
        ),
    ];
    let nummer = &theirs.product_referentie.referentie_nummer;
    let differing = fields.into_iter().filter(|(_, theirs, ours)| theirs != ours);
    differing
        .map(|(element, found, sent)| {
            let message = Text::new(
                format!("`{element}` van regel {nummer} is anders dan in de declaratie"),
                format!("`{element}` of line {nummer} differs from the declaration"),
            );
            let finding = TR367.finding(place.below(element), message).expected(written(sent));
            match found {
                Some(found) => finding.found(found),
                None => finding,
            }
        })
        .collect()
}
