//! Whether the parts of a declaration answer (325) go together (IV087).

use std::collections::{HashMap, HashSet};

use super::klasse::{Klasse, is_below_rejected, klassen};
use super::opbouw::{ask, mixed};
use super::{OPBOUW, finding};
use crate::finding::{Finding, Severity, Text};
use crate::messages::{Bericht, Inhoud};
use crate::values::{Bsn, RetourCode};

/// A 325 is a header with the code of its fault, or a header with 0200 and what becomes of the declaration: granted in
/// full (8001) without lines, rejected as a whole, or 0200 with the rejected lines.
///
/// The amounts are TR342. An error is what leaves open which lines are paid: a header with 0200 and nothing after it, 8001
/// with lines, a listed line that is not rejected, something not judged below nothing rejected. What is odd while every
/// line has its verdict is a warning.
pub(super) fn check(bericht: &Bericht, klassen: &[Klasse], findings: &mut Vec<Finding>) {
    let Inhoud::DeclaratieAntwoord(root) = &bericht.inhoud else { return };
    let Some((header, classes)) = klassen.split_first() else { return };
    let answer = classes.first();
    match (header.is_rejected(), answer) {
        (true, None) => {}
        (true, Some(answer)) => {
            let granted =
                root.declaratie_antwoord.as_ref().map(|answer| answer.totaal_toegekend_bedrag.cents());
            let (severity, advice) =
                if granted == Some(0) { (Severity::Warning, whole()) } else { (Severity::Error, ask()) };
            let message = Text::fixed(
                "De header keurt de hele declaratie af, en toch volgt er een antwoord op de declaratie",
                "The header rejects the whole declaration, and yet an answer on the declaration follows",
            );
            findings.push(finding(OPBOUW, severity, answer.path.clone(), message, advice));
        }
        (false, None) => {
            let message = Text::fixed(
                "De header keurt niets af, maar `DeclaratieAntwoord` ontbreekt: er staat niet wat is toegekend",
                "The header rejects nothing, but `DeclaratieAntwoord` is absent: what is granted is not said",
            );
            findings.push(finding(OPBOUW, Severity::Error, "/Bericht/Header/RetourCodes", message, ask()));
        }
        (false, Some(answer)) => {
            if !header.has(RetourCode::GEEN_OPMERKING) {
                let message = Text::fixed(
                    "De header heeft geen 0200 en ook geen fout",
                    "The header has neither 0200 nor a fault",
                );
                findings.push(finding(
                    OPBOUW,
                    Severity::Warning,
                    "/Bericht/Header/RetourCodes",
                    message,
                    lines_count(),
                ));
            }
            of_declaratie(answer, classes.get(1..).unwrap_or_default(), klassen, findings);
        }
    }
    findings.extend(klassen.iter().filter_map(mixed));
}

fn of_declaratie(answer: &Klasse, classes: &[Klasse], klassen: &[Klasse], findings: &mut Vec<Finding>) {
    let path = format!("{}/RetourCodes", answer.path);
    let mut add = |severity, message, advice| {
        findings.push(finding(OPBOUW, severity, path.clone(), message, advice));
    };
    let has_lines = !classes.is_empty();
    if answer.is_rejected() {
        if has_lines {
            let message = Text::fixed(
                "De declaratie als geheel is afgekeurd, en toch staan er cliënten en regels bij",
                "The declaration as a whole is rejected, and yet clients and lines are listed",
            );
            add(Severity::Warning, message, whole());
        }
        return;
    }
    if answer.has(RetourCode::NIET_BEOORDEELD) {
        let message = Text::fixed(
            "De declaratie is niet beoordeeld (0233), maar niets erboven is afgekeurd",
            "The declaration is not judged (0233), but nothing above it is rejected",
        );
        add(Severity::Error, message, ask());
    }
    if answer.has(RetourCode::VOLLEDIG_TOEGEWEZEN) && has_lines {
        let message = Text::fixed(
            "De declaratie is volledig toegekend (8001), en toch staan er regels bij",
            "The declaration is granted in full (8001), and yet lines are listed",
        );
        add(Severity::Error, message, ask());
    }
    if !answer.has(RetourCode::VOLLEDIG_TOEGEWEZEN) && answer.has(RetourCode::GEEN_OPMERKING) && !has_lines {
        let message = Text::fixed(
            "Er is geen regel afgekeurd, dus de declaratie is volledig toegekend, maar 8001 ontbreekt",
            "No line is rejected, so the declaration is granted in full, but 8001 is absent",
        );
        add(Severity::Warning, message, lines_count());
    }
    of_lines(classes, klassen, findings);
}

fn of_lines(classes: &[Klasse], klassen: &[Klasse], findings: &mut Vec<Finding>) {
    for klasse in classes.iter().filter(|klasse| !klasse.is_rejected()) {
        let below_rejected = is_below_rejected(klassen, klasse);
        let what = klasse.kenmerk();
        let not_judged = klasse.has(RetourCode::NIET_BEOORDEELD);
        let message = match klasse.name {
            _ if below_rejected => continue,
            "Prestatie" if not_judged => Text::new(
                format!("Regel {what} is niet beoordeeld (0233), maar de cliënt is niet afgekeurd"),
                format!("Line {what} is not judged (0233), but the client is not rejected"),
            ),
            "Prestatie" => Text::new(
                format!("Regel {what} staat erbij als afgekeurd, maar heeft geen code die zegt waarom"),
                format!("Line {what} is listed as rejected, but has no code that says why"),
            ),
            _ if not_judged => Text::new(
                format!("Cliënt {what} is niet beoordeeld (0233), maar niets erboven is afgekeurd"),
                format!("Client {what} is not judged (0233), but nothing above it is rejected"),
            ),
            _ => continue,
        };
        let codes = klasse.codes.iter().map(|code| code.code()).collect::<Vec<_>>().join(", ");
        let path = format!("{}/RetourCodes", klasse.path);
        findings.push(finding(OPBOUW, Severity::Error, path, message, ask()).found(codes));
    }
}

/// A rejected client is listed with all the lines that were declared for it: a line that is not listed would be paid.
pub(super) fn check_complete(antwoord: &Bericht, heen: &Bericht, findings: &mut Vec<Finding>) {
    let (Inhoud::DeclaratieAntwoord(_), Inhoud::Declaratie(declared)) = (&antwoord.inhoud, &heen.inhoud)
    else {
        return;
    };
    let of_answer = klassen(antwoord);
    let bsn_of = |klasse: &Klasse| klasse.value("Bsn").unwrap_or_default().to_owned();
    let mut listed: HashMap<String, HashSet<&str>> = HashMap::new();
    for line in of_answer.iter().filter(|klasse| klasse.name == "Prestatie") {
        let client = line.parent.and_then(|parent| of_answer.get(parent)).map(bsn_of);
        let referentie = line.value("ProductReferentie/ReferentieNummer").unwrap_or_default();
        listed.entry(client.unwrap_or_default()).or_default().insert(referentie);
    }
    let mut of_client: HashMap<&str, Vec<&str>> = HashMap::new();
    for client in &declared.declaratie.clienten {
        let lines = client.prestaties.iter().map(|line| line.product_referentie.referentie_nummer.as_str());
        of_client.entry(client.bsn.as_str()).or_default().extend(lines);
    }
    for client in of_answer.iter().filter(|klasse| klasse.name == "Client" && klasse.is_rejected()) {
        let bsn = client.value("Bsn").unwrap_or_default();
        // Taken out: a client that is listed more often is looked at once, with all its lines.
        let all = of_client.remove(bsn).unwrap_or_default();
        let here = listed.get(bsn);
        let missing: Vec<_> =
            all.into_iter().filter(|line| !here.is_some_and(|here| here.contains(line))).collect();
        let Some(first) = missing.first() else { continue };
        let (who, count) = (Bsn::mask(bsn), missing.len());
        let message = Text::new(
            format!(
                "Cliënt {who} is afgekeurd, maar niet al zijn regels staan erbij (ontbrekend: {count}, zoals {first})"
            ),
            format!(
                "Client {who} is rejected, but not all of its lines are listed (missing: {count}, such as {first})"
            ),
        );
        findings.push(finding(OPBOUW, Severity::Error, client.path.clone(), message, ask()));
    }
}

fn whole() -> Text {
    Text::fixed(
        "Het antwoord telt als afkeuring van de hele declaratie; meld de gemeente dat de opbouw niet klopt",
        "The answer counts as a rejection of the whole declaration; tell the municipality that its structure is wrong",
    )
}

fn lines_count() -> Text {
    Text::fixed(
        "Het antwoord is verwerkt zoals de regels en bedragen het zeggen; meld de gemeente dat de opbouw niet klopt",
        "The answer is applied as its lines and amounts say; tell the municipality that its structure is wrong",
    )
}
