//! Messages mixed up: a few clear findings, never a flood of them.

use ibericht::finding::Finding;
use ibericht::messages::{Kind, MAX_BYTES, Reading, read};
use ibericht::values::Domain;

use super::{GOOD, faults_of, is_valid, refusal_of};
use crate::support::tree::{Node, Part, Style};
use crate::support::{Seed, generate};

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

fn paths(faults: &[Finding]) -> Vec<&str> {
    faults.iter().map(|fault| &*fault.path).collect()
}

/// A message in which the children of the root come from others: the header of one, the body of another.
fn mixed(message: Kind, header: Kind, body: Kind) -> String {
    let mut seed = Seed(3);
    let mut of = |kind| generate::ordinary_message(&mut seed, kind, Domain::Jw);
    let (name, mut root) = of(message);
    let child = |node: &Node, index: usize| Part::Node(node.children().nth(index).unwrap().clone());
    root.content = vec![child(&of(header).1, 0), child(&of(body).1, 1)];
    root.document(&name, Style::Usual)
}

#[test]
fn names_that_differ_only_in_case() {
    let lower = GOOD.replace("wmo315:Bsn>", "wmo315:bsn>").replace("iwmo:Volume>", "iwmo:VOLUME>");
    let faults = faults_of(&lower);
    assert_eq!(
        paths(&faults),
        ["/Bericht/Client/Bsn", "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Omvang/Volume"]
    );
    assert_eq!(faults[0].found.as_deref(), Some("wmo315:bsn"));
    assert_eq!(faults[0].advice.nl, "Schrijf `Bsn`");
    refusal_of(GOOD.replace("wmo315:Bericht", "wmo315:bericht").as_bytes());
}

#[test]
fn the_header_or_body_of_another_message() {
    assert!(matches!(
        read(mixed(Kind::Start, Kind::Start, Kind::Start).as_bytes(), MAX_BYTES),
        Reading::Valid(_)
    ));
    // The header of a 301 has the parties the other way round; of a 306 it has more elements.
    let faults = faults_of(&mixed(Kind::Start, Kind::Toewijzing, Kind::Start));
    assert_eq!(
        paths(&faults),
        ["/Bericht/Header/BerichtCode", "/Bericht/Header/Afzender", "/Bericht/Header/Ontvanger"]
    );
    let faults = faults_of(&mixed(Kind::Start, Kind::StartRetour, Kind::Start));
    assert!(paths(&faults).contains(&"/Bericht/Header/IdentificatieRetour"), "{faults:#?}");
    assert!(faults.len() < 8, "{faults:#?}");
    // A body of another name is one thing too many and one that is missing, whatever is in it.
    let faults = faults_of(&mixed(Kind::Start, Kind::Start, Kind::Declaratie));
    assert_eq!(paths(&faults), ["/Bericht/Declaratie", "/Bericht/Client"]);
    let faults = faults_of(&mixed(Kind::Start, Kind::Start, Kind::Stop));
    assert!(paths(&faults).contains(&"/Bericht/Client/StopProducten"), "{faults:#?}");
    assert!(faults.len() < 8, "{faults:#?}");
}

#[test]
fn a_message_code_that_does_not_match_the_namespace() {
    for code in ["446", "445", "315", " 444", "0444", ""] {
        let faults = faults_of(&GOOD.replace(">444<", &format!(">{code}<")));
        assert_eq!(paths(&faults), ["/Bericht/Header/BerichtCode"], "{code}");
        assert_eq!(faults[0].expected.as_ref().unwrap().nl, "`444`");
    }
}

#[test]
fn an_unknown_retourcode_in_a_declaration_answer() {
    let mut seed = Seed(11);
    let (name, mut root) = generate::ordinary_message(&mut seed, Kind::DeclaratieAntwoord, Domain::Wmo);
    root.named("RetourCode").unwrap().content = vec![Part::Raw("9999".into())];
    let faults = faults_of(&root.document(&name, Style::Usual));
    assert_eq!(paths(&faults), ["/Bericht/Header/RetourCodes/RetourCode[1]"]);
    assert_eq!(faults[0].found.as_deref(), Some("9999"));
    assert!(faults[0].expected.as_ref().unwrap().nl.contains("WJ001"));
}

#[test]
fn a_wrong_namespace_is_told_once_for_each_name() {
    let many = GOOD.replace("3_2/basisschema", "3_1/basisschema");
    let product = |text: &str| {
        let from = text.find("\t\t\t<wmo315:AangevraagdProduct>").unwrap();
        let to = text.find("\t\t</wmo315:AangevraagdeProducten>").unwrap();
        text[from..to].to_string()
    };
    let many = many.replace(&product(&many), &product(&many).repeat(2_000));
    let faults = faults_of(&many);
    assert!(faults.len() < 20, "{}", faults.len());
    assert!(faults.iter().all(|fault| fault.message.nl.contains("verkeerde namespace")));
}

#[test]
fn attributes_for_schemas() {
    let with = |attribute: &str| {
        let tag = format!("<wmo315:Geslacht {XSI} {attribute}>");
        GOOD.replace("<wmo315:Geslacht>", &tag)
    };
    for fine in [
        "xsi:schemaLocation=\"urn:a b.xsd\"",
        "xsi:noNamespaceSchemaLocation=\"b.xsd\"",
        "xsi:type=\"iwmo:LDT_Geslacht\"",
        "xsi:type=\" iwmo:LDT_Geslacht&#10;\"",
        "xmlns:b=\"http://www.istandaarden.nl/iwmo/3_2/basisschema/schema\" xsi:type=\"b:LDT_Geslacht\"",
    ] {
        assert!(is_valid(with(fine).as_bytes()), "{fine}");
    }
    for wrong in [
        "xsi:type=\"wmo315:LDT_Geslacht\"",
        "xsi:type=\"iwmo:LDT_Naam\"",
        "xsi:type=\"iwmo:ldt_geslacht\"",
        "xsi:type=\"LDT_Geslacht\"",
        "xsi:type=\"q:LDT_Geslacht\"",
        "xsi:type=\"\"",
        "xsi:nil=\"true\"",
        "xsi:nil=\"false\"",
        "xsi:other=\"1\"",
        "schemaLocation=\"a b\"",
        "xml:lang=\"nl\"",
    ] {
        let faults = faults_of(&with(wrong));
        assert_eq!(paths(&faults), ["/Bericht/Client/Geslacht"], "{wrong}");
        assert!(faults[0].message.nl.contains("attribuut"), "{wrong}");
    }
    // The code of the message is narrowed in its place, so that its type has no name.
    let code = GOOD.replace(
        "<wmo315:BerichtCode>",
        &format!("<wmo315:BerichtCode {XSI} xsi:type=\"iwmo:LDT_BerichtCode\">"),
    );
    assert_eq!(faults_of(&code).len(), 1);
    let root = GOOD.replace("<wmo315:Bericht ", &format!("<wmo315:Bericht {XSI} xsi:type=\"wmo315:Root\" "));
    assert!(is_valid(root.as_bytes()));
}
