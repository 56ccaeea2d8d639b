//! TR337, TR371 and TR376: the declaration that a 325 answers.
//!
//! Nothing answers a 325, so these rules have no retourcode in the tables and none here; TR366 and TR367 do have one in the
//! tables, which nobody can send. A 325 that breaks one of them is set aside: the dossier stays as it is, and the provider
//! calls the municipality.

use crate::dossier::{IngediendeDeclaratie, StoreError};
use crate::finding::Text;
use crate::messages::{BerichtIdentificatie, Inhoud, Kind, XsdVersie};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::declaratie_antwoord;
use crate::rules::{Case, Outcome};
use crate::values::{Datum, DeclaratieNummer, Domain, Simple, date_nl};

/// A 325 answers a declaration that was sent: the same identification and the same date, between the same parties.
///
/// A declaration that own checks held back was sent after all when it is answered. One that was rejected before counts as
/// not sent for its content, but it was sent, so it can be answered: a second answer is told as such.
pub static TR337: Rule = Rule {
    code: "TR337",
    name: Text::fixed("325 hoort bij een verzonden 323", "325 belongs to a 323 that was sent"),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["OP303", "OP304", "OP355"],
    what: Text::fixed(
        "`DeclaratieIdentificatie` is de `BerichtIdentificatie` (identificatie en dagtekening) van een 323 die deze \
         aanbieder eerder aan deze gemeente stuurde",
        "`DeclaratieIdentificatie` is the `BerichtIdentificatie` (identification and date) of a 323 that this provider \
         sent to this municipality earlier",
    ),
    why: Text::fixed(
        "Alleen zo weet de aanbieder over welke declaratie het antwoord gaat",
        "Only so does the provider know which declaration the answer is about",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 325 met identificatie 12345 van 02-05-2026, terwijl 323 12345 van 01-05-2026 is",
            "a 325 with identification 12345 of 2026-05-02, while 323 12345 is of 2026-05-01",
        ),
        passes: Text::fixed(
            "een 325 met identificatie en dagtekening van de 323",
            "a 325 with identification and date of the 323",
        ),
    }),
    advice: Text::fixed(
        "Dit antwoord wordt niet verwerkt. Lees de declaratie in als die nog ontbreekt; bel anders de gemeente",
        "This answer is not processed. Read the declaration when it is still missing; otherwise call the municipality",
    ),
    check: Check::Dossier { retourcode: None, check: check_tr337 },
};

/// A 325 repeats the schema versions of the declaration.
pub static TR371: Rule = Rule {
    code: "TR371",
    name: Text::fixed("Schemaversies van de declaratie", "Schema versions of the declaration"),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["IV034"],
    what: Text::fixed(
        "`XsdVersieDeclaratie` is de `XsdVersie` van de 323 die wordt beantwoord",
        "`XsdVersieDeclaratie` is the `XsdVersie` of the 323 that is answered",
    ),
    why: Text::fixed(
        "Zo is te zien met welk schema de gemeente de declaratie heeft gelezen",
        "So it can be seen with which schema the municipality read the declaration",
    ),
    examples: Some(Examples {
        fails: Text::fixed("1.0.1 in de 325, 1.0.0 in de 323", "1.0.1 in the 325, 1.0.0 in the 323"),
        passes: Text::fixed("1.0.0 in beide", "1.0.0 in both"),
    }),
    advice: Text::fixed(
        "Vraag de gemeente om een antwoord op de declaratie zoals die verstuurd is",
        "Ask the municipality for an answer to the declaration as it was sent",
    ),
    check: Check::Dossier { retourcode: None, check: check_tr371 },
};

/// A 325 names the number of a declaration that was sent.
///
/// When the declaration is found by its identification (TR337), the number must be its number: two numbers that both
/// exist but are of different declarations are wrong as well.
pub static TR376: Rule = Rule {
    code: "TR376",
    name: Text::fixed(
        "Declaratienummer van een verzonden declaratie",
        "Number of a declaration that was sent",
    ),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["OP303", "OP304", "OP355"],
    what: Text::fixed(
        "`DeclaratieNummer` is dat van een declaratie die deze aanbieder eerder aan deze gemeente stuurde: dezelfde als \
         die met `DeclaratieIdentificatie`",
        "`DeclaratieNummer` is that of a declaration that this provider sent to this municipality earlier: the same as \
         the one with `DeclaratieIdentificatie`",
    ),
    why: Text::fixed(
        "Een antwoord op twee declaraties tegelijk is geen antwoord",
        "An answer to two declarations at once is no answer",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 325 op de 323 van april met het declaratienummer van maart",
            "a 325 on the 323 of April with the declaration number of March",
        ),
        passes: Text::fixed(
            "een 325 met identificatie en declaratienummer van dezelfde 323",
            "a 325 with identification and declaration number of the same 323",
        ),
    }),
    advice: Text::fixed(
        "Dit antwoord wordt niet verwerkt; vraag de gemeente welke declaratie is beoordeeld",
        "This answer is not processed; ask the municipality which declaration was judged",
    ),
    check: Check::Dossier { retourcode: None, check: check_tr376 },
};

fn check_tr337(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Inhoud::DeclaratieAntwoord(root) = &case.bericht.inhoud else { return Ok(()) };
    if case.answered()?.is_some() {
        return Ok(());
    }
    let betreft = &root.header.declaratie_identificatie;
    let path = "/Bericht/Header/DeclaratieIdentificatie";
    let finding = if let Some(sent) = of_another_day(case, betreft)? {
        let message = Text::new(
            format!(
                "Declaratie {} is van {} en niet van {}",
                betreft.identificatie,
                date_nl(sent),
                date_nl(betreft.dagtekening)
            ),
            format!("Declaration {} is of {sent}, not of {}", betreft.identificatie, betreft.dagtekening),
        );
        let finding = TR337.finding(format!("{path}/Dagtekening"), message);
        finding.found(betreft.dagtekening.text()).expected(Text::new(date_nl(sent), sent.to_string()))
    } else {
        let message = Text::fixed(
            "Er is geen declaratie met deze identificatie bekend tussen deze aanbieder en deze gemeente",
            "No declaration with this identification is known between this provider and this municipality",
        );
        let finding = TR337.finding(format!("{path}/Identificatie"), message);
        let finding = finding.found(betreft.identificatie.as_str());
        match by_number(case)? {
            None => finding,
            Some(of_number) => finding.expected(of_number),
        }
    };
    outcome.findings.push(finding);
    Ok(())
}

/// The identification of the declaration with the number in the answer, when that is known: both have to agree, so it is
/// told and not followed.
fn by_number(case: &Case<'_>) -> Result<Option<Text>, StoreError> {
    let Some(antwoord) = declaratie_antwoord(case.bericht) else { return Ok(None) };
    let nummer = antwoord.declaratie_nummer.as_str();
    let known = sent(case, nummer)?;
    let Some(declaratie) = known.first() else { return Ok(None) };
    let (identificatie, datum) = (&declaratie.identificatie, declaratie.herkomst.dagtekening);
    Ok(Some(Text::new(
        format!("{identificatie} van {}, als het over declaratienummer {nummer} gaat", date_nl(datum)),
        format!("{identificatie} of {datum}, if it is about declaration number {nummer}"),
    )))
}

/// The date of a declaration with the identification, when there is one of another day.
fn of_another_day(case: &Case<'_>, betreft: &BerichtIdentificatie) -> Result<Option<Datum>, StoreError> {
    let (gemeente, aanbieder) = case.parties();
    let known = case.dossier.berichten_met(
        case.domain(),
        Kind::Declaratie,
        aanbieder.as_str(),
        &betreft.identificatie,
    )?;
    let here = known.iter().find(|known| known.header.ontvanger == gemeente.as_str());
    Ok(here.map(|known| known.header.dagtekening))
}

fn check_tr371(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Inhoud::DeclaratieAntwoord(root) = &case.bericht.inhoud else { return Ok(()) };
    let Some(answered) = case.answered()? else {
        skip(&TR371, outcome);
        return Ok(());
    };
    let Inhoud::Declaratie(declared) = &answered.bericht.inhoud else { return Ok(()) };
    let (theirs, ours) = (&root.header.xsd_versie_declaratie, &declared.header.xsd_versie);
    let parts = |versie: &XsdVersie| {
        let versie = versie.clone();
        [
            ("BasisschemaXsdVersie", versie.basisschema_xsd_versie),
            ("BerichtXsdVersie", versie.bericht_xsd_versie),
        ]
    };
    for ((element, found), (_, sent)) in parts(theirs).into_iter().zip(parts(ours)) {
        if found != sent {
            let message = Text::new(
                format!("`{element}` is {found}, terwijl de declaratie {sent} heeft"),
                format!("`{element}` is {found}, while the declaration has {sent}"),
            );
            let finding = TR371.finding(format!("/Bericht/Header/XsdVersieDeclaratie/{element}"), message);
            outcome.findings.push(finding.found(found.as_str()).expected(Text::same(sent.to_string())));
        }
    }
    Ok(())
}

fn check_tr376(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(antwoord) = declaratie_antwoord(case.bericht) else { return Ok(()) };
    let nummer = antwoord.declaratie_nummer.as_str();
    let answered = case.answered()?;
    let of_answered = match answered.as_ref().map(|answered| &answered.bericht.inhoud) {
        Some(Inhoud::Declaratie(declared)) => Some(declared.declaratie.declaratie_nummer.as_str()),
        _ => None,
    };
    let is_right = match of_answered {
        Some(sent) => sent == nummer,
        None => !sent(case, nummer)?.is_empty(),
    };
    if is_right {
        return Ok(());
    }
    let path = "/Bericht/DeclaratieAntwoord/DeclaratieNummer";
    let finding = if let Some(sent) = of_answered {
        let message = Text::new(
            format!("De declaratie die wordt beantwoord heeft nummer {sent} en niet {nummer}"),
            format!("The declaration that is answered has number {sent}, not {nummer}"),
        );
        TR376.finding(path, message).expected(Text::same(sent.to_owned()))
    } else {
        let message = Text::fixed(
            "Er is geen declaratie met dit nummer bekend tussen deze aanbieder en deze gemeente",
            "No declaration with this number is known between this provider and this municipality",
        );
        TR376.finding(path, message)
    };
    outcome.findings.push(finding.found(nummer));
    Ok(())
}

/// The declarations with a number that the provider sent to the municipality.
fn sent(case: &Case<'_>, nummer: &str) -> Result<Vec<IngediendeDeclaratie>, StoreError> {
    // A 325 may have other characters in it, a 323 may not.
    let Ok(nummer) = DeclaratieNummer::new(nummer) else { return Ok(Vec::new()) };
    let (gemeente, aanbieder) = case.parties();
    let mut known = case.dossier.declaraties_met(case.domain(), &aanbieder, &nummer)?;
    known.retain(|declaratie| declaratie.gemeente == gemeente);
    Ok(known)
}

/// Tells that a rule needs the declaration that is answered.
pub(super) fn skip(rule: &'static Rule, outcome: &mut Outcome) {
    let reason = Text::fixed(
        "De declaratie die wordt beantwoord is niet bekend (TR337)",
        "The declaration that is answered is not known (TR337)",
    );
    outcome.skip(rule.code, reason);
}
