//! What a return message or declaration answer says, in a sentence.

use ibericht::finding::Lang;
use ibericht::messages::Kind;
use ibericht::show::{Privacy, View, text};
use ibericht::values::Domain;

use super::filled;
use super::message;

/// The document without an element, however often it stands there below the header.
fn without(document: &str, element: &str) -> String {
    let Some((start, rest)) = document.split_once(&format!("<{element}>")) else { return document.into() };
    start.to_string() + rest.rsplit_once(&format!("</{element}>")).unwrap().1
}

/// The document with other retourcodes of a class: those that come right after an element of it.
fn with_code(document: &str, before: &str, code: &str) -> String {
    let at = document.find(before).unwrap();
    let (start, rest) = document.split_at(at);
    let (middle, end) = rest.split_once("RetourCode>0").unwrap();
    format!("{start}{middle}RetourCode>{code}{}", &end[3..])
}

fn verdict(document: &str) -> String {
    let page = text(&View::of(&message(document), Privacy::Masked), None, Lang::Nl);
    let Some((_, rest)) = page.split_once("\n  oordeel ") else { return String::new() };
    // What does not fit on its line goes on under it.
    let first = rest.lines().take(1);
    let more = rest.lines().skip(1).take_while(|line| line.starts_with("      "));
    first.chain(more).map(str::trim).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_verdict_of_a_return_message() {
    let full = filled::document(Kind::ToewijzingRetour, Domain::Jw);
    let header_only = without(&full, "jw302:Client");
    let approved = without(&header_only, "jw302:RetourCodes");
    for (document, expected) in [
        (&approved, "alles is goedgekeurd"),
        (
            &with_code(&header_only, "<jw302:XsdVersieRetour>", "0001"),
            "afgekeurd op niveau 2 (regels binnen het bericht); het bericht telt als niet verzonden",
        ),
        (
            &with_code(&header_only, "<jw302:XsdVersieRetour>", "9056"),
            "afgekeurd om de kop van het bericht; het bericht telt als niet verzonden",
        ),
        (&header_only, "geen fout genoemd"),
        (&full, "afgekeurd: 2 fouten hieronder; het hele bericht telt als niet verzonden"),
    ] {
        assert_eq!(verdict(document), expected);
    }
    assert_eq!(verdict(&filled::document(Kind::Toewijzing, Domain::Jw)), "", "a forward message has none");
}

#[test]
fn the_verdict_on_a_declaration() {
    let full = filled::document(Kind::DeclaratieAntwoord, Domain::Wmo)
        .replace("<b:TotaalBedrag>1006<", "<b:TotaalBedrag>100600<");
    let totals = without(&full, "wmo325:Clienten");
    let header_only = without(&full, "wmo325:DeclaratieAntwoord");
    for (document, expected) in [
        (&with_code(&totals, "<wmo325:DeclaratieAntwoord>", "8001"), "geen regel is afgekeurd; toegekend: "),
        (
            &with_code(&totals, "<wmo325:DeclaratieAntwoord>", "9333"),
            "de declaratie als geheel is afgekeurd; niets is toegekend",
        ),
        (&full, "toegekend: "),
        (
            &with_code(&header_only, "<wmo325:XsdVersieDeclaratie>", "0001"),
            "afgekeurd op niveau 2 (regels binnen het bericht); het bericht telt als niet verzonden",
        ),
        (&header_only, "geen antwoord over de declaratie zelf"),
    ] {
        let found = verdict(document);
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn the_verdict_tells_what_was_granted_as_it_is() {
    let full = filled::document(Kind::DeclaratieAntwoord, Domain::Jw);
    let totals = without(&full, "jw325:Clienten");
    let with = |document: &str, code: &str, asked: &str, granted: &str| {
        let document = with_code(document, "<jw325:DeclaratieAntwoord>", code);
        let (start, rest) = document.split_once("<jw325:TotaalIngediendBedrag>").unwrap();
        let (_, end) = rest.split_once("</jw325:TotaalToegekendBedrag>").unwrap();
        let total = |name: &str, amount: &str| {
            let (amount, sign) = amount.split_at(amount.len() - 1);
            format!(
                "<jw325:{name}><b:TotaalBedrag>{amount}</b:TotaalBedrag>\
                 <b:DebetCredit>{sign}</b:DebetCredit></jw325:{name}>"
            )
        };
        let totals = total("TotaalIngediendBedrag", asked) + &total("TotaalToegekendBedrag", granted);
        verdict(&format!("{start}{totals}{end}"))
    };
    for (document, code, asked, granted, expected) in [
        (&totals, "8001", "300D", "300D", "volledig toegekend: € 3,00"),
        (&totals, "8001", "0D", "0D", "volledig toegekend: € 0,00"),
        (&totals, "0200", "300D", "300D", "geen regel is afgekeurd; toegekend: € 3,00 van € 3,00"),
        (&totals, "8001", "300D", "200D", "geen regel is afgekeurd; toegekend: € 2,00 van € 3,00"),
        (&full, "0200", "300D", "200D", "gedeeltelijk toegekend: € 2,00 van € 3,00; wat is afgekeurd staat"),
        (&full, "0200", "300D", "0D", "toegekend: € 0,00 van € 3,00; wat is afgekeurd staat"),
        (&full, "0200", "100C", "200C", "toegekend: € -2,00 (credit) van € -1,00 (credit); wat is"),
        (&full, "8001", "300D", "300D", "toegekend: € 3,00 van € 3,00; wat is afgekeurd staat"),
    ] {
        let found = with(document, code, asked, granted).replace('\u{a0}', " ");
        assert!(found.starts_with(expected), "{code} {asked} {granted}: {found}");
    }
}
