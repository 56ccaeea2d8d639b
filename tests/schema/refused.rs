//! What lies outside the subset in use is refused by name, wherever it stands.

use ibericht::schema::DifferenceKind::{Refused, Unreadable};

use super::{bend, lines, report};

const BASE: &str = "iwmo-basisschema";
const BSN: &str = r#"<xs:element name="Bsn" type="iwmo:LDT_BurgerServicenummer"/>"#;
const ROOT: &str = r#"<xs:element name="Bericht" type="wmo301:Root"/>"#;
const LARGEST: &str = r#"<xs:maxInclusive value="99999"/>"#;

#[test]
#[rustfmt::skip]
fn a_construct_outside_the_subset_is_named() {
    let bsn = |attribute: &str| BSN.replace("/>", &format!(" {attribute}/>"));
    let after = |what: &str, added: &str| format!("{what}\n{added}");
    let class = r#"<xs:complexType name="Client">"#;
    let in_class = |attribute: &str| class.replace('>', &format!(" {attribute}>"));
    let schema = r#"elementFormDefault="qualified""#;
    let cases = [
        // In a sequence.
        ("WMO301", BSN, format!("<xs:choice>{BSN}</xs:choice>"), "Client: `xs:choice` in `xs:sequence` wordt niet begrepen"),
        ("WMO301", BSN, format!("<xs:sequence>{BSN}</xs:sequence>"), "Client: `xs:sequence` in `xs:sequence` wordt niet begrepen"),
        ("WMO301", BSN, after(BSN, "<xs:any/>"), "Client: `xs:any` in `xs:sequence` wordt niet begrepen"),
        ("WMO301", BSN, after(BSN, "<xs:group ref=\"wmo301:G\"/>"), "Client: `xs:group` in `xs:sequence` wordt niet begrepen"),
        ("WMO301", BSN, after(BSN, "tekst"), "Client: tekst in `xs:sequence` wordt niet begrepen"),
        ("WMO301", BSN, after(BSN, "<e xmlns=\"urn:x\"/>"), "Client: `{urn:x}e` in `xs:sequence` wordt niet begrepen"),
        // Of an element.
        ("WMO301", BSN, bsn("nillable=\"true\""), "Client/Bsn: attribuut `nillable=\"true\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("default=\"0\""), "Client/Bsn: attribuut `default=\"0\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("fixed=\"0\""), "Client/Bsn: attribuut `fixed=\"0\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("form=\"unqualified\""), "Client/Bsn: attribuut `form=\"unqualified\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("block=\"#all\""), "Client/Bsn: attribuut `block=\"#all\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("id=\"a\""), "Client/Bsn: attribuut `id=\"a\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("xml:lang=\"nl\""), "Client/Bsn: attribuut `lang=\"nl\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, bsn("minOccurs=\"unbounded\""), "Client/Bsn: `minOccurs=\"unbounded\"` is geen aantal"),
        ("WMO301", BSN, bsn("maxOccurs=\"-1\""), "Client/Bsn: `maxOccurs=\"-1\"` is geen aantal"),
        ("WMO301", BSN, BSN.replace("/>", "><xs:key name=\"k\"/></xs:element>"), "Client/Bsn/k: `xs:key` in `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, BSN.replace("/>", "><xs:unique name=\"k\"/></xs:element>"), "Client/Bsn/k: `xs:unique` in `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, BSN.replace("/>", "><xs:complexType/></xs:element>"), "Client/Bsn: `xs:complexType` in `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, BSN.replace("/>", "><xs:simpleType><xs:restriction base=\"xs:string\"/></xs:simpleType></xs:element>"), "Client/Bsn: een tweede `xs:simpleType` wordt niet begrepen"),
        ("WMO301", BSN, "<xs:element name=\"Bsn\"><xs:complexType><xs:sequence/></xs:complexType></xs:element>".into(), "Client/Bsn: `xs:complexType` in `xs:element` wordt niet begrepen"),
        ("WMO301", BSN, "<xs:element name=\"Bsn\"/>".into(), "Client/Bsn: het element heeft geen type"),
        ("WMO301", BSN, "<xs:element name=\"Bsn\" type=\"x:LDT_Naam\"/>".into(), "Client/Bsn: type `x:LDT_Naam` is van een andere naamruimte (``)"),
        ("WMO301", ROOT, ROOT.replace("/>", " substitutionGroup=\"wmo301:B\"/>"), "Bericht: attribuut `substitutionGroup=\"wmo301:B\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", ROOT, ROOT.replace("/>", " abstract=\"true\"/>"), "Bericht: attribuut `abstract=\"true\"` van `xs:element` wordt niet begrepen"),
        ("WMO301", ROOT, ROOT.replace("/>", " final=\"#all\"/>"), "Bericht: attribuut `final=\"#all\"` van `xs:element` wordt niet begrepen"),
        // Of a complex type.
        ("WMO301", class, in_class("mixed=\"true\""), "Client: attribuut `mixed=\"true\"` van `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, in_class("abstract=\"true\""), "Client: attribuut `abstract=\"true\"` van `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:attribute name=\"a\" type=\"xs:string\"/>"), "Client/a: `xs:attribute` in `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:anyAttribute/>"), "Client: `xs:anyAttribute` in `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:all/>"), "Client: `xs:all` in `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:complexContent><xs:extension base=\"iwmo:CDT_Adres\"/></xs:complexContent>"), "Client: `xs:complexContent` in `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:simpleContent/>"), "Client: `xs:simpleContent` in `xs:complexType` wordt niet begrepen"),
        ("WMO301", class, after(class, "<xs:sequence/>"), "Client: een tweede `xs:sequence` wordt niet begrepen"),
        ("WMO301", "<xs:complexType name=\"Client\">\n<xs:sequence>", "<xs:complexType name=\"Client\">\n<xs:sequence maxOccurs=\"2\">".into(), "Client: attribuut `maxOccurs=\"2\"` van `xs:sequence` wordt niet begrepen"),
        // Of a simple type.
        (BASE, LARGEST, after(LARGEST, "<xs:totalDigits value=\"5\"/>"), "LDT_Huisnummer: `xs:totalDigits` in `xs:restriction` wordt niet begrepen"),
        (BASE, LARGEST, after(LARGEST, "<xs:whiteSpace value=\"collapse\"/>"), "LDT_Huisnummer: `xs:whiteSpace` in `xs:restriction` wordt niet begrepen"),
        (BASE, LARGEST, after(LARGEST, "<xs:length value=\"5\"/>"), "LDT_Huisnummer: `xs:length` in `xs:restriction` wordt niet begrepen"),
        (BASE, LARGEST, after(LARGEST, "<xs:maxExclusive value=\"5\"/>"), "LDT_Huisnummer: `xs:maxExclusive` in `xs:restriction` wordt niet begrepen"),
        (BASE, LARGEST, after(LARGEST, "<xs:assertion test=\"true()\"/>"), "LDT_Huisnummer: `xs:assertion` in `xs:restriction` wordt niet begrepen"),
        (BASE, LARGEST, LARGEST.replace("/>", " fixed=\"true\"/>"), "LDT_Huisnummer: attribuut `fixed=\"true\"` van `xs:maxInclusive` wordt niet begrepen"),
        (BASE, "<xs:simpleType name=\"LDT_Tijd\">\n<xs:restriction base=\"xs:time\">\n<xs:pattern value=\"[^Z+-]+\"/>\n</xs:restriction>", "<xs:simpleType name=\"LDT_Tijd\"><xs:union memberTypes=\"xs:time\"/>".into(), "LDT_Tijd: `xs:union` in `xs:simpleType` wordt niet begrepen"),
        (BASE, "<xs:simpleType name=\"LDT_Tijd\">\n<xs:restriction base=\"xs:time\">\n<xs:pattern value=\"[^Z+-]+\"/>\n</xs:restriction>", "<xs:simpleType name=\"LDT_Tijd\"><xs:list itemType=\"xs:time\"/>".into(), "LDT_Tijd: `xs:list` in `xs:simpleType` wordt niet begrepen"),
        (BASE, "<xs:simpleType name=\"LDT_Tijd\">\n<xs:restriction base=\"xs:time\">\n<xs:pattern value=\"[^Z+-]+\"/>\n</xs:restriction>", "<xs:simpleType name=\"LDT_Tijd\">".into(), "LDT_Tijd: het type beperkt niets"),
        (BASE, "<xs:simpleType name=\"LDT_Tijd\">", "<xs:simpleType name=\"LDT_Tijd\" final=\"#all\">".into(), "LDT_Tijd: attribuut `final=\"#all\"` van `xs:simpleType` wordt niet begrepen"),
        // Of the schema.
        ("WMO301", ROOT, after(ROOT, "<xs:include schemaLocation=\"a.xsd\"/>"), "`xs:include` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:redefine schemaLocation=\"a.xsd\"/>"), "`xs:redefine` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:override schemaLocation=\"a.xsd\"/>"), "`xs:override` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:import namespace=\"urn:x\" schemaLocation=\"a.xsd\"/>"), "een tweede `xs:import` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:group name=\"G\"/>"), "G: `xs:group` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:attributeGroup name=\"G\"/>"), "G: `xs:attributeGroup` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:attribute name=\"a\"/>"), "a: `xs:attribute` in `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:notation name=\"n\"/>"), "n: `xs:notation` in `xs:schema` wordt niet begrepen"),
        ("WMO301", schema, format!("{schema} attributeFormDefault=\"qualified\""), "attribuut `attributeFormDefault=\"qualified\"` van `xs:schema` wordt niet begrepen"),
        ("WMO301", schema, format!("{schema} blockDefault=\"#all\""), "attribuut `blockDefault=\"#all\"` van `xs:schema` wordt niet begrepen"),
        ("WMO301", schema, format!("{schema} version=\"2\""), "attribuut `version=\"2\"` van `xs:schema` wordt niet begrepen"),
        ("WMO301", schema, format!("{schema} xmlns:y=\"urn:y\" y:a=\"2\""), "attribuut `a=\"2\"` van `xs:schema` wordt niet begrepen"),
        ("WMO301", ROOT, after(ROOT, "<xs:annotation><xs:element/></xs:annotation>"), "`xs:element` in `xs:annotation` wordt niet begrepen"),
    ];
    for (index, (label, from, to, expected)) in cases.into_iter().enumerate() {
        let report = report(&format!("refused-{index}"), label, &bend(label, from, &to));
        assert_eq!(lines(&report), [expected]);
        assert_eq!(report.differences[0].kind, Refused);
        assert!(report.differences[0].line > 0);
    }
}

#[test]
fn a_class_that_is_partly_understood_still_has_its_other_classes_compared() {
    let bent = bend("WMO301", BSN, &format!("<xs:choice>{BSN}</xs:choice>"))
        .replace(r#"type="wmo301:Relatie" maxOccurs="unbounded""#, r#"type="wmo301:Relatie""#);
    let expected = [
        "Client: `xs:choice` in `xs:sequence` wordt niet begrepen",
        "Relaties/Relatie: het aantal keren is bij ons `1..unbounded`, in het bestand `1..1`",
    ];
    assert_eq!(lines(&report("partly", "WMO301", &bent)), expected);
}

#[test]
fn an_element_that_stands_elsewhere_is_not_looked_for() {
    let bent = bend("WMO301", BSN, "<xs:element ref=\"wmo301:Bsn\"/>");
    let expected = [
        "Client: attribuut `ref=\"wmo301:Bsn\"` van `xs:element` wordt niet begrepen",
        "Client: `xs:element` heeft geen attribuut `name`",
        "Client: het element heeft geen type",
    ];
    assert_eq!(lines(&report("ref", "WMO301", &bent)), expected);
}

#[test]
fn what_is_no_schema_at_all_is_told_and_not_called_absent() {
    let whole = super::plain("WMO301");
    for (index, (text, expected)) in [
        (String::new(), "is geen XML die te lezen is: "),
        ("geen xml".to_string(), "is geen XML die te lezen is: "),
        (whole.replace("</xs:schema>", ""), "is geen XML die te lezen is: "),
        ("<Bericht/>".to_string(), "begint met `Bericht` en is dus geen XML-schema"),
        ("<schema/>".to_string(), "begint met `schema` en is dus geen XML-schema"),
        (
            whole.replace("<xs:schema", "<!DOCTYPE x [<!ENTITY a \"b\">]>\n<xs:schema"),
            "heeft een DTD (`<!DOCTYPE`), en die wordt niet gelezen",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let report = report(&format!("no-schema-{index}"), "WMO301", &text);
        assert!(lines(&report)[0].starts_with(expected), "{:?}", lines(&report));
        assert_eq!(report.differences.len(), 1);
        assert_eq!(report.differences[0].kind, Unreadable);
        let text = report.text(ibericht::finding::Lang::Nl);
        assert!(
            text.contains("2 schema's vergeleken, 1 verschil; niet aanwezig of niet leesbaar: WMO301, "),
            "{text}"
        );
    }
}
