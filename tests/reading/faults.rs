//! Every fault of a message at once, each told where and what.

use super::{GOOD, faults_of, is_valid};

fn only(text: &str) -> ibericht::finding::Finding {
    let faults = faults_of(text);
    assert_eq!(faults.len(), 1, "one fault, no cascade: {faults:#?}");
    faults.into_iter().next().unwrap()
}

#[test]
fn a_missing_element() {
    let fault = only(&GOOD.replace("\t\t<wmo315:Geslacht>2</wmo315:Geslacht>\n", ""));
    assert_eq!((&*fault.rule, fault.line, fault.column), ("XSD", 23, 3));
    assert_eq!(fault.path, "/Bericht/Client/Geslacht");
    assert_eq!(fault.message.nl, "Het verplichte element `Geslacht` ontbreekt");
    assert_eq!(fault.expected.unwrap().nl, "`Geslacht`");
}

#[test]
fn a_missing_class_names_what_belongs_in_it() {
    let from = GOOD.find("\t\t<wmo315:Naam>").unwrap();
    let to = GOOD.find("\t\t<wmo315:Commentaar>").unwrap();
    let fault = only(&format!("{}{}", &GOOD[..from], &GOOD[to..]));
    assert_eq!(fault.expected.unwrap().nl, "`Naam` met daarin Geslachtsnaam");
}

#[test]
fn swapped_elements_are_one_fault() {
    let sex = "<wmo315:Geslacht>2</wmo315:Geslacht>";
    let swapped = GOOD.replace(sex, "").replace("<wmo315:Bsn>", &format!("{sex}<wmo315:Bsn>"));
    let faults = faults_of(&swapped);
    // Bsn and Geboortedatum come after their place went by: each is misplaced, none is missing.
    assert!(faults.iter().all(|fault| fault.message.nl.contains("verkeerde plaats")), "{faults:#?}");
    assert_eq!(faults.len(), 2);
}

#[test]
fn a_doubled_element() {
    let bsn = "<wmo315:Bsn>999900006</wmo315:Bsn>";
    let fault = only(&GOOD.replace(bsn, &format!("{bsn}{bsn}")));
    assert_eq!(fault.message.nl, "Het element `Bsn` staat hier meer dan \u{e9}\u{e9}n keer");
}

#[test]
fn an_unknown_element() {
    let fault = only(
        &GOOD.replace("<wmo315:Bsn>", "<wmo315:Extra><wmo315:Bsn>1</wmo315:Bsn></wmo315:Extra><wmo315:Bsn>"),
    );
    assert_eq!(fault.found.unwrap(), "wmo315:Extra");
    assert!(fault.expected.unwrap().nl.starts_with("een van: Bsn, Geboortedatum"));
}

#[test]
fn a_misspelt_element_gets_the_name_that_was_probably_meant() {
    let advice = |from: &str, to: &str| faults_of(&GOOD.replace(from, to))[0].advice.nl.clone();
    for (from, to, meant) in [
        ("iwmo:Eenheid>", "iwmo:Eenhied>", "Eenheid"),
        ("iwmo:Volume>", "iwmo:Volumes>", "Volume"),
        ("wmo315:AangevraagdProduct>", "wmo315:AangevraagdProdukt>", "AangevraagdProduct"),
    ] {
        assert_eq!(advice(from, to), format!("Misschien is `{meant}` bedoeld; verwijder het element anders"));
    }
    // What resembles another name only a little is no misspelling of it.
    for other in ["iwmo:Aantal>", "iwmo:Period>"] {
        assert_eq!(
            advice("iwmo:Eenheid>", other),
            "Verwijder het element of zet het op de plaats waar het hoort"
        );
    }
}

#[test]
fn the_wrong_case_or_namespace_is_one_fault() {
    let fault = only(&GOOD.replace("wmo315:Bsn>", "wmo315:BSN>"));
    assert_eq!(fault.advice.nl, "Schrijf `Bsn`");
    let fault = only(&GOOD.replace("iwmo:Volume>", "wmo315:Volume>"));
    assert!(fault.message.nl.contains("verkeerde namespace"));
    let expected = "`Volume` in `http://www.istandaarden.nl/iwmo/3_2/basisschema/schema`";
    assert_eq!(fault.expected.unwrap().nl, expected, "which one is right");
    let fault = only(&GOOD.replace("<iwmo:Volume>24</iwmo:Volume>", "<Volume xmlns=\"urn:x\">24</Volume>"));
    assert!(fault.message.nl.contains("verkeerde namespace"));
}

#[test]
fn an_element_of_the_other_law() {
    let fault = only(&GOOD.replace(
        "\t\t<wmo315:Commentaar>",
        "\t\t<wmo315:GezagsdragerBekend>1</wmo315:GezagsdragerBekend>\n\t\t<wmo315:Commentaar>",
    ));
    assert_eq!(fault.path, "/Bericht/Client/GezagsdragerBekend");
}

#[test]
fn a_code_of_another_message() {
    let fault = only(&GOOD.replace(">444<", ">446<"));
    assert_eq!(
        (fault.found.as_deref(), fault.expected.as_ref().map(|text| &*text.nl)),
        (Some("446"), Some("`444`"))
    );
}

#[test]
fn a_bsn_is_masked_even_when_it_is_wrong() {
    let fault = only(&GOOD.replace("999900006", "99990000612"));
    assert_eq!(fault.found.unwrap(), "*******0612");
}

#[test]
fn text_and_attributes_where_none_belong() {
    assert!(only(&GOOD.replace("<wmo315:Client>", "<wmo315:Client>stray")).message.nl.contains("tekst"));
    let attribute = only(&GOOD.replace("<wmo315:Client>", "<wmo315:Client id=\"1\">"));
    assert!(attribute.message.nl.contains("attribuut"));
    assert_eq!(attribute.path, "/Bericht/Client");
    let nil = "<wmo315:Bsn xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\">";
    assert!(only(&GOOD.replace("<wmo315:Bsn>", nil)).message.nl.contains("xsi:nil"));
    let hint =
        "<wmo315:Client xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">";
    assert!(is_valid(GOOD.replace("<wmo315:Client>", hint).as_bytes()));
    assert!(only(&GOOD.replace("<iwmo:Type>02", "<iwmo:Type><b>02</b>")).message.nl.contains("element `b`"));
}

#[test]
fn prefixes_bound_below_the_root_and_a_default_namespace() {
    let below = GOOD
        .replacen(" xmlns:iwmo=\"http://www.istandaarden.nl/iwmo/3_2/basisschema/schema\"", "", 1)
        .replace("<iwmo:", "<b:")
        .replace("</iwmo:", "</b:")
        .replace(
            "<wmo315:Header>",
            "<wmo315:Header xmlns:b=\"http://www.istandaarden.nl/iwmo/3_2/basisschema/schema\">",
        )
        .replace(
            "<wmo315:Client>",
            "<wmo315:Client xmlns:b=\"http://www.istandaarden.nl/iwmo/3_2/basisschema/schema\">",
        );
    assert!(is_valid(below.as_bytes()));
    let default = GOOD.replace("wmo315:B", "B").replace("xmlns:wmo315=", "xmlns=").replace("wmo315:", "");
    assert!(is_valid(default.as_bytes()), "{:#?}", faults_of(&default));
}

#[test]
fn ten_planted_faults_are_ten_findings() {
    let broken = GOOD
        .replace(">3<", ">4<")
        .replace("<wmo315:Ontvanger>0268", "<wmo315:Ontvanger>268")
        .replace("2026-03-20", "2026-02-30")
        .replace("<iwmo:BerichtXsdVersie>1.0.0", "<iwmo:BerichtXsdVersie>1.0")
        .replace("\t\t<wmo315:Geslacht>2</wmo315:Geslacht>\n", "")
        .replace("1971-02-14", "14-02-1971")
        .replace("<iwmo:Categorie>02", "<iwmo:Categorie>45")
        .replace(">24<", ">24,5<")
        .replace("<iwmo:Eenheid>01", "<iwmo:Eenheid>1")
        .replace("<iwmo:Type>02", "<iwmo:Type>07");
    let faults = faults_of(&broken);
    assert_eq!(faults.len(), 10, "{faults:#?}");
    assert!(faults.is_sorted_by_key(|fault| fault.line));
    for fault in &faults {
        assert!(fault.line > 0 && fault.column > 0 && fault.path.starts_with("/Bericht/"));
        assert!(!fault.advice.nl.is_empty() && !fault.advice.en.is_empty());
    }
    let category = faults.iter().find(|fault| fault.path.ends_with("Categorie")).unwrap();
    assert_eq!(
        category.expected.as_ref().unwrap().nl,
        "een code uit lijst WMO020 (Productcategorie, 18 codes)"
    );
    assert!(
        category.message.nl.contains("(Jeugdhulp ambulant) bestaat alleen in de Jeugdwet"),
        "{category:?}"
    );
}

#[test]
fn a_fault_before_a_plain_element_hides_nothing_behind_it() {
    // Text, a reference or an empty element in front of a value once led the reader astray.
    for stray in ["stray", "&#65;", "a&#65;b", "<![CDATA[x]]>"] {
        let text = GOOD
            .replace("\t\t<wmo315:Geslacht>", &format!("{stray}<wmo315:Geslacht>"))
            .replace(">24<", ">x<");
        let faults = faults_of(&text);
        assert_eq!(faults.len(), 2, "{stray}: {faults:#?}");
        assert!(faults[1].path.ends_with("Omvang/Volume"));
    }
    let text = GOOD.replace("<wmo315:Naam>", "<wmo315:Naam/><wmo315:Naam>");
    let faults = faults_of(&text);
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert_eq!(faults[0].message.nl, "Het verplichte element `Geslachtsnaam` ontbreekt");
    assert!(faults[1].message.nl.contains("meer dan"));
    let text = GOOD.replace(
        "<wmo315:Header>",
        "<wmo315:Header/><wmo315:BerichtCode>444</wmo315:BerichtCode><wmo315:Header>",
    );
    assert!(faults_of(&text).iter().any(|fault| fault.path == "/Bericht/BerichtCode"));
}
