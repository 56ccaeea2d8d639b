//! Folders: what is compared, what is not there, what cannot be.

use std::fs;

use ibericht::finding::Lang;
use ibericht::schema::{DifferenceKind, MAX_FILES, SchemaError, diff_folder};

use super::{folder, lines, plain};

#[test]
fn a_folder_without_schemas_is_an_error_and_no_agreement() {
    let folder = folder("empty");
    assert!(matches!(diff_folder(&folder), Err(SchemaError::NoSchemas(_))));
    fs::write(folder.join("WMO301.xml"), plain("WMO301")).unwrap();
    fs::create_dir_all(folder.join("a/b")).unwrap();
    fs::write(folder.join("a/b/WMO301.xsd"), plain("WMO301")).unwrap();
    assert!(matches!(diff_folder(&folder), Err(SchemaError::NoSchemas(_))), "one level is read, not two");
    assert!(matches!(diff_folder(&folder.join("absent")), Err(SchemaError::Read { .. })));
    assert!(matches!(diff_folder(&folder.join("WMO301.xml")), Err(SchemaError::Read { .. })));
}

#[test]
fn messages_without_their_base_schema_are_not_called_equal() {
    let folder = folder("without-base");
    fs::write(folder.join("WMO301.XSD"), plain("WMO301")).unwrap();
    let report = diff_folder(&folder).unwrap();
    let text = report.text(Lang::Nl);
    assert!(
        text.starts_with("`iwmo-basisschema` is niet vergeleken: er is geen bruikbaar bestand van\n"),
        "{text}"
    );
    assert!(
        text.contains("1 schema vergeleken, 1 verschil; niet aanwezig: iwmo-basisschema, WMO302, "),
        "{text}"
    );
    assert!(text.ends_with(", WMO325, ijw-*\n"), "{text}");
}

#[test]
fn a_schema_is_known_by_its_namespace_and_else_by_its_file() {
    let folder = folder("known");
    fs::write(folder.join("basisschema.xsd"), plain("iwmo-basisschema")).unwrap();
    fs::write(folder.join("a.xsd"), plain("WMO301")).unwrap();
    fs::write(folder.join("b.xsd"), plain("WMO301")).unwrap();
    fs::write(folder.join("wmo305.xsd"), plain("WMO305").replace("/wmo305/", "/wmo305b/")).unwrap();
    fs::write(folder.join("x.xsd"), plain("WMO307").replace("/wmo307/", "/wmo399/")).unwrap();
    let report = diff_folder(&folder).unwrap();
    let found: Vec<_> = report.differences.iter().map(|found| (found.file.as_str(), found.kind)).collect();
    let expected = [
        ("b.xsd", DifferenceKind::Repeated),
        ("wmo305.xsd", DifferenceKind::Namespace),
        ("x.xsd", DifferenceKind::Unknown),
    ];
    assert_eq!(found, expected);
    let told = lines(&report);
    assert_eq!(told[0], "`WMO301` stond ook al in een eerder bestand; dit is niet vergeleken");
    assert!(told[2].starts_with("dit is geen schema dat wij hebben: de naamruimte is `http"), "{}", told[2]);
}

#[test]
fn the_json_says_the_same_as_the_text() {
    let bent = super::bend("WMO301", r#"<xs:pattern value="414"/>"#, r#"<xs:pattern value="415"/>"#);
    let report = super::report("json", "WMO301", &bent);
    let json: serde_json::Value = serde_json::to_value(report.view(Lang::En)).unwrap();
    assert_eq!(json["compared"], serde_json::json!(["WMO301", "WMO323", "iwmo-basisschema"]));
    assert_eq!(json["absent"].as_array().unwrap().len(), 27);
    let found = &json["differences"][0];
    assert_eq!(found["file"], "WMO301.xsd");
    assert_eq!(found["place"], "Header/BerichtCode");
    assert_eq!(found["kind"], "facet");
    assert_eq!((&found["ours"], &found["theirs"]), (&"414".into(), &"415".into()));
    assert_eq!(found["message"], "`pattern` is `414` with us, `415` in the file");
}

#[test]
fn far_too_many_files_are_an_error() {
    let folder = folder("many");
    for index in 0..=MAX_FILES {
        fs::write(folder.join(format!("{index}.xsd")), "").unwrap();
    }
    assert!(matches!(diff_folder(&folder), Err(SchemaError::TooMany(_))));
}
