//! Every kind of change within what we understand is found, and named as it is.

use ibericht::schema::DifferenceKind::{
    self, Code, Extra, Facet, Missing, Namespace, Occurs, Order, Repeated, Type,
};

use super::{bend, lines, report};

const BASE: &str = "iwmo-basisschema";
const NAMESPACE: &str = "http://www.istandaarden.nl/iwmo/3_2";

/// Schema, what stands there, what it becomes, the kind and the line of the one difference.
type Case = (&'static str, &'static str, &'static str, DifferenceKind, &'static str);

#[rustfmt::skip]
const CASES: &[Case] = &[
    (BASE, r#"<xs:maxLength value="200"/>"#, r#"<xs:maxLength value="100"/>"#, Facet, "LDT_Naam: `maxLength` is bij ons `200`, in het bestand `100`"),
    (BASE, r#"<xs:maxLength value="200"/>"#, "", Facet, "LDT_Naam: `maxLength` is bij ons `200`, in het bestand niets"),
    (BASE, r#"<xs:maxInclusive value="99999"/>"#, r#"<xs:maxInclusive value="999999"/>"#, Facet, "LDT_Huisnummer: `maxInclusive` is bij ons `99999`, in het bestand `999999`"),
    (BASE, "<xs:minInclusive value=\"0\"/>\n<xs:maxInclusive value=\"99999\"/>", "<xs:minInclusive value=\"1\"/>\n<xs:maxInclusive value=\"99999\"/>", Facet, "LDT_Huisnummer: `minInclusive` is bij ons `0`, in het bestand `1`"),
    (BASE, "<xs:minLength value=\"1\"/>\n<xs:maxLength value=\"200\"/>", "<xs:minLength value=\"2\"/>\n<xs:maxLength value=\"200\"/>", Facet, "LDT_Naam: `minLength` is bij ons `1`, in het bestand `2`"),
    (BASE, r#"<xs:pattern value="[0-9]{4}"/>"#, r#"<xs:pattern value="[0-9]{5}"/>"#, Facet, "LDT_Gemeente: `pattern` is bij ons `[0-9]{4}`, in het bestand `[0-9]{5}`"),
    (BASE, r#"<xs:pattern value="[0-9]{4}"/>"#, r#"<xs:pattern value="GM[0-9]{4}"/>"#, Facet, "LDT_Gemeente: `pattern` is bij ons `[0-9]{4}`, in het bestand `GM[0-9]{4}`; dat patroon kennen wij nergens"),
    (BASE, r#"<xs:pattern value="[0-9]{4}"/>"#, "<xs:pattern value=\"[0-9]{4}\"/>\n<xs:pattern value=\"[A-Z]*\"/>", Facet, "LDT_Gemeente: `pattern` is bij ons `[0-9]{4}`, in het bestand `[0-9]{4}`, `[A-Z]*`; dat patroon kennen wij nergens"),
    (BASE, r#"<xs:pattern value="[^:Z]*"/>"#, "", Facet, "LDT_Datum: `pattern` is bij ons `[^:Z]*`, in het bestand niets"),
    (BASE, r#"<xs:pattern value="[^Z+-]+"/>"#, r#"<xs:pattern value="[^:Z]*"/>"#, Facet, "LDT_Tijd: `pattern` is bij ons `[^Z+-]+`, in het bestand `[^:Z]*`"),
    (BASE, r#"<xs:restriction base="xs:date">"#, r#"<xs:restriction base="xs:string">"#, Type, "LDT_Datum: het type is bij ons `xs:date`, in het bestand `xs:string`"),
    (BASE, r#"<xs:enumeration value="BQ"/>"#, "", Code, "LDT_LandCode: waarde `BQ` hebben wij wel, het bestand niet"),
    (BASE, r#"<xs:enumeration value="BQ"/>"#, "<xs:enumeration value=\"BQ\"/>\n<xs:enumeration value=\"BX\"/>", Code, "LDT_LandCode: waarde `BX` heeft het bestand wel, wij niet"),
    (BASE, r#"<xs:simpleType name="LDT_Naam">"#, "<xs:simpleType name=\"LDT_Nieuw\"><xs:restriction base=\"xs:string\"/></xs:simpleType>\n<xs:simpleType name=\"LDT_Naam\">", Extra, "basistype `LDT_Nieuw` heeft het bestand wel, wij niet"),
    (BASE, "<xs:simpleType name=\"LDT_Tijd\">\n<xs:restriction base=\"xs:time\">\n<xs:pattern value=\"[^Z+-]+\"/>\n</xs:restriction>\n</xs:simpleType>", "", Missing, "basistype `LDT_Tijd` hebben wij wel, het bestand niet"),
    (BASE, r#"<xs:complexType name="CDT_Achternaam">"#, "<xs:complexType name=\"CDT_Nieuw\"><xs:sequence/></xs:complexType>\n<xs:complexType name=\"CDT_Achternaam\">", Extra, "klasse `CDT_Nieuw` heeft het bestand wel, wij niet"),
    (BASE, "<xs:complexType name=\"CDT_Telefoon\">\n<xs:sequence>\n<xs:element name=\"Telefoonnummer\" type=\"iwmo:LDT_Telefoonnummer\"/>\n<xs:element name=\"Landnummer\" type=\"iwmo:LDT_Landnummer\"/>\n</xs:sequence>\n</xs:complexType>", "", Missing, "klasse `CDT_Telefoon` hebben wij wel, het bestand niet"),
    (BASE, "<xs:element name=\"Telefoonnummer\" type=\"iwmo:LDT_Telefoonnummer\"/>\n<xs:element name=\"Landnummer\" type=\"iwmo:LDT_Landnummer\"/>", "<xs:element name=\"Landnummer\" type=\"iwmo:LDT_Landnummer\"/>\n<xs:element name=\"Telefoonnummer\" type=\"iwmo:LDT_Telefoonnummer\"/>", Order, "CDT_Telefoon: de volgorde is bij ons `Telefoonnummer, Landnummer`, in het bestand `Landnummer, Telefoonnummer`"),
    ("WMO301", r#"<xs:element name="Bsn" type="iwmo:LDT_BurgerServicenummer"/>"#, "", Missing, "Client: element `Bsn` hebben wij wel, het bestand niet"),
    ("WMO301", r#"<xs:element name="Bsn" type="iwmo:LDT_BurgerServicenummer"/>"#, "<xs:element name=\"Bsn\" type=\"iwmo:LDT_BurgerServicenummer\"/>\n<xs:element name=\"Naamstam\" type=\"iwmo:LDT_Naam\"/>", Extra, "Client: element `Naamstam` heeft het bestand wel, wij niet"),
    ("WMO301", r#"<xs:element name="Bsn" type="iwmo:LDT_BurgerServicenummer"/>"#, "<xs:element name=\"Bsn\" type=\"iwmo:LDT_BurgerServicenummer\"/>\n<xs:element name=\"Bsn\" type=\"iwmo:LDT_BurgerServicenummer\"/>", Repeated, "Client: element `Bsn` staat er meer dan eens"),
    ("WMO301", r#"type="iwmo:LDT_BurgerServicenummer""#, r#"type="iwmo:LDT_Nummer""#, Type, "Client/Bsn: het type is bij ons `LDT_BurgerServicenummer`, in het bestand `LDT_Nummer`"),
    ("WMO301", r#"type="iwmo:LDT_BurgerServicenummer""#, r#"type="xs:string""#, Type, "Client/Bsn: het type is bij ons `LDT_BurgerServicenummer`, in het bestand `xs:string`"),
    ("WMO301", r#"type="iwmo:LDT_BurgerServicenummer""#, r#"type="wmo301:LDT_BurgerServicenummer""#, Type, "Client/Bsn: het type is bij ons `(basisschema) LDT_BurgerServicenummer`, in het bestand `(message) LDT_BurgerServicenummer`"),
    ("WMO301", r#"type="iwmo:LDT_BurgerServicenummer""#, r#"type="iwmo:LDT_BurgerServicenummer" minOccurs="0""#, Occurs, "Client/Bsn: het aantal keren is bij ons `1..1`, in het bestand `0..1`"),
    ("WMO301", r#"type="iwmo:LDT_JuridischeStatus" minOccurs="0""#, r#"type="iwmo:LDT_JuridischeStatus""#, Occurs, "Client/JuridischeStatus: het aantal keren is bij ons `0..1`, in het bestand `1..1`"),
    ("WMO301", r#"type="wmo301:Relatie" maxOccurs="unbounded""#, r#"type="wmo301:Relatie" maxOccurs="10""#, Occurs, "Relaties/Relatie: het aantal keren is bij ons `1..unbounded`, in het bestand `1..10`"),
    ("WMO301", r#"<xs:pattern value="414"/>"#, r#"<xs:pattern value="499"/>"#, Facet, "Header/BerichtCode: `pattern` is bij ons `414`, in het bestand `499`"),
    ("WMO301", r#"<xs:restriction base="iwmo:LDT_BerichtCode">"#, r#"<xs:restriction base="iwmo:LDT_Nummer">"#, Type, "Header/BerichtCode: het type is bij ons `LDT_BerichtCode`, in het bestand `LDT_Nummer`"),
    ("WMO301", r#"<xs:element name="Bericht" type="wmo301:Root"/>"#, "", Missing, "hoofdelement `Bericht` hebben wij wel, het bestand niet"),
    ("WMO301", r#"<xs:element name="Bericht" type="wmo301:Root"/>"#, r#"<xs:element name="Bericht" type="wmo301:Client"/>"#, Type, "Bericht: het type is bij ons `Root`, in het bestand `Client`"),
    ("WMO301", r#"<xs:element name="Bericht" type="wmo301:Root"/>"#, "<xs:element name=\"Bericht\" type=\"wmo301:Root\"/>\n<xs:element name=\"Los\" type=\"wmo301:Root\"/>", Extra, "hoofdelement `Los` heeft het bestand wel, wij niet"),
    ("WMO301", r#" elementFormDefault="qualified""#, "", Namespace, "`elementFormDefault` is bij ons `qualified`, in het bestand `unqualified`"),
    ("WMO301", r#" elementFormDefault="qualified""#, r#" elementFormDefault="unqualified""#, Namespace, "`elementFormDefault` is bij ons `qualified`, in het bestand `unqualified`"),
    ("WMO301", r#"schemaLocation="basisschema.xsd""#, r#"schemaLocation="basis.xsd""#, Namespace, "het bestand van `xs:import` is bij ons `basisschema.xsd`, in het bestand `basis.xsd`"),
    ("WMO323", "<xs:pattern value=\"([a-zA-Z0-9])+\"/>", "", Facet, "Declaratie/DeclaratieNummer: `pattern` is bij ons `([a-zA-Z0-9])+`, in het bestand niets"),
    ("WMO323", "<xs:pattern value=\"([a-zA-Z0-9])+\"/>", "<xs:pattern value=\"([a-zA-Z0-9])+\"/><xs:maxLength value=\"8\"/>", Facet, "Declaratie/DeclaratieNummer: `maxLength` is bij ons niets, in het bestand `8`"),
];

#[test]
fn every_change_is_one_difference_that_names_it() {
    for (index, (label, from, to, kind, expected)) in CASES.iter().enumerate() {
        let report = report(&format!("bent-{index}"), label, &bend(label, from, to));
        let found: Vec<_> = report.differences.iter().map(|difference| difference.kind).collect();
        assert_eq!((lines(&report), found), (vec![(*expected).to_string()], vec![*kind]));
        let file = if *label == BASE { "basisschema.xsd".to_string() } else { format!("{label}.xsd") };
        assert_eq!(report.differences[0].file, file);
        assert_eq!(report.compared.len(), 3);
    }
}

#[test]
fn another_release_is_compared_all_the_same() {
    let bent = super::plain("WMO301").replace("/3_2/", "/3_3/").replace("value=\"2\"", "value=\"3\"");
    let report = report("release", "WMO301", &bent);
    let expected = [
        format!(
            "`targetNamespace` is bij ons `{NAMESPACE}/wmo301/schema`, in het bestand `http://www.istandaarden.nl/iwmo/3_3/wmo301/schema`"
        ),
        format!(
            "de naamruimte van `xs:import` is bij ons `{NAMESPACE}/basisschema/schema`, in het bestand `http://www.istandaarden.nl/iwmo/3_3/basisschema/schema`"
        ),
        "Header/BerichtSubversie: `pattern` is bij ons `2`, in het bestand `3`".to_string(),
    ];
    assert_eq!(lines(&report), expected);
}

#[test]
fn prefixes_order_of_types_texts_and_line_ends_do_not_count() {
    let text = super::plain("WMO301");
    let class = |name: &str| {
        let from = text.find(&format!("<xs:complexType name=\"{name}\">")).unwrap();
        let length = text[from..].find("</xs:complexType>").unwrap() + "</xs:complexType>".len();
        text[from..from + length].to_string()
    };
    let (contact, relatie) = (class("Contact"), class("Relatie"));
    let moved = text.replace(&contact, "@").replace(&relatie, &contact).replace('@', &relatie);
    assert_ne!(moved, text);
    let other = moved
        .replace("wmo301:", "m:")
        .replace("xmlns:wmo301=", "xmlns:m=")
        .replace("xs:", "xsd:")
        .replace("xmlns:xs=", "xmlns:xsd=")
        .replace("<xsd:element name=\"Bsn\" ", "<!-- who --><xsd:element  minOccurs='1' name = \"Bsn\" ")
        .replace('\n', "\r\n");
    assert_eq!(lines(&report("prefixes", "WMO301", &other)), Vec::<String>::new());
}

#[test]
fn the_language_of_a_text_for_people_does_not_count() {
    let bent = bend(
        "WMO301",
        r#"<xs:element name="Bericht" type="wmo301:Root"/>"#,
        "<xs:element name=\"Bericht\" type=\"wmo301:Root\"><xs:annotation>\
         <xs:documentation xml:lang=\"nl\" source=\"urn:x\">Tekst</xs:documentation></xs:annotation></xs:element>",
    );
    assert_eq!(lines(&report("language", "WMO301", &bent)), Vec::<String>::new());
}

#[test]
fn a_difference_has_its_line() {
    let bent = bend("WMO301", r#"type="iwmo:LDT_BurgerServicenummer""#, r#"type="iwmo:LDT_Nummer""#);
    let line = bent.lines().position(|line| line.contains("\"Bsn\"")).unwrap() + 1;
    let report = report("line", "WMO301", &bent);
    let text = report.text(ibericht::finding::Lang::En);
    let expected = format!(
        "WMO301.xsd line {line}: Client/Bsn: the type is `LDT_BurgerServicenummer` with us, `LDT_Nummer` in the file\n"
    );
    assert!(text.starts_with(&expected), "{text}");
    assert!(text.contains("3 schemas compared, 1 difference; absent: WMO302, "), "{text}");
}
