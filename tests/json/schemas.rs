//! The printed schemas, held by what is committed and by a validator of others.

use ibericht::json;
use ibericht::messages::Kind;
use ibericht::values::{Domain, Pattern};
use serde_json::{Value, json};

use super::xml;
use crate::support::tree::Style;
use crate::support::{Seed, generate};

fn each(mut visit: impl FnMut(Kind, Domain)) {
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            visit(kind, domain);
        }
    }
}

fn validator(kind: Kind, domain: Domain) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&json::schema(kind, domain)).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{schema}");
    jsonschema::draft202012::new(&schema).unwrap()
}

fn message(seed: &mut Seed, kind: Kind, domain: Domain) -> Value {
    let (name, root) = generate::message(seed, kind, domain);
    serde_json::from_str(&json::write(&xml(&root.document(&name, Style::Usual)))).unwrap()
}

#[test]
fn the_committed_schemas_are_what_is_printed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/json");
    let mut names = Vec::new();
    each(|kind, domain| {
        let name = json::file_name(&kind.message(domain));
        let (path, printed) = (folder.join(&name), json::schema(kind, domain));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &printed).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == printed, "{name} is out of date; run `UPDATE_DOCS=1 cargo test --test json`");
        names.push(name);
    });
    let mut there: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    names.sort();
    assert_eq!(there, names);
}

#[test]
fn what_is_written_follows_its_schema() {
    let mut seed = Seed(23);
    each(|kind, domain| {
        let validator = validator(kind, domain);
        for _ in 0..12 {
            let message = message(&mut seed, kind, domain);
            let errors: Vec<_> = validator.iter_errors(&message).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{message:#}");
        }
    });
}

/// Every place in a value that `wanted` picks, as a JSON pointer.
fn places(value: &Value, at: &str, wanted: &dyn Fn(&Value) -> bool, found: &mut Vec<String>) {
    if wanted(value) {
        found.push(at.to_string());
    }
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                places(value, &format!("{at}/{key}"), wanted, found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{at}/{index}"), wanted, found);
            }
        }
        _ => {}
    }
}

/// Bends a value in one place so that it certainly breaks its schema.
fn bend(seed: &mut Seed, message: &mut Value) {
    let mut pick = |wanted: &dyn Fn(&Value) -> bool| {
        let mut found = Vec::new();
        places(message, "", wanted, &mut found);
        (!found.is_empty()).then(|| seed.pick(&found).clone())
    };
    match pick(&|_| true).map_or(0, |at| at.len() % 7) {
        0 => {
            let at = pick(&Value::is_object).unwrap();
            message.pointer_mut(&at).unwrap()["Onbekend"] = json!("x");
        }
        1 => {
            let at = pick(&|value| value.is_array()).unwrap_or_default();
            *message.pointer_mut(&at).unwrap() = json!([]);
        }
        2 => *message.pointer_mut(&pick(&Value::is_string).unwrap()).unwrap() = json!(5),
        3 => *message.pointer_mut(&pick(&Value::is_number).unwrap()).unwrap() = json!(-1),
        4 => *message.pointer_mut(&pick(&Value::is_number).unwrap()).unwrap() = json!(9_999_999_999_999_u64),
        5 => *message.pointer_mut(&pick(&|_| true).unwrap()).unwrap() = Value::Null,
        _ => {
            let header = message["Header"].as_object_mut().unwrap();
            let key = seed.pick(&["BerichtCode", "Afzender", "BerichtIdentificatie", "XsdVersie"]);
            assert!(header.remove(*key).is_some());
        }
    }
}

#[test]
fn what_breaks_a_schema_is_refused_by_the_schema_and_by_reading() {
    let mut seed = Seed(29);
    each(|kind, domain| {
        let validator = validator(kind, domain);
        for _ in 0..20 {
            let good = message(&mut seed, kind, domain);
            let mut bent = good.clone();
            bend(&mut seed, &mut bent);
            assert_ne!(good, bent);
            assert!(!validator.is_valid(&bent), "{bent:#}");
            let reading = json::read(bent.to_string().as_bytes(), usize::MAX);
            assert!(!matches!(reading, ibericht::messages::Reading::Valid(_)), "{bent:#}");
        }
    });
}

/// Every string and number at its edges: the schema refuses exactly what reading refuses.
#[test]
fn values_at_the_edges_get_the_same_verdict() {
    const STRINGS: &[&str] = &[
        "",
        " ",
        "\n",
        "a\n",
        "\na",
        "a b",
        "\t x",
        "\u{a0}",
        "0",
        "01",
        "1",
        "00",
        "99",
        "D",
        "NL",
        "31",
        "45",
        "999900006",
        "99990000",
        "0268",
        "1.0.0",
        "01.0.0",
        "1.0",
        "1.0.0\n",
        "1234567890123",
        "2026-02-28",
        "2026-13-01",
        "2026-2-28",
        "2026-02-28Z",
        "12026-02-28",
        "-2026-02-28",
        "12:00:00",
        "24:00:00",
        "24:00:01",
        "23:59:60",
        "12:00:00.",
        "12:00:00.5",
        "Jan",
        "J.",
        "é",
        "ỳ",
        "Ā",
        "\u{1F600}",
        "\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];
    let numbers = [0_u64, 1, 7, 99_999, 100_000, 99_999_999, 100_000_000, 999_999_999_999, 1_000_000_000_000];
    let mut seed = Seed(31);
    let mut refused = 0;
    each(|kind, domain| {
        let validator = validator(kind, domain);
        for _ in 0..2 {
            let good = message(&mut seed, kind, domain);
            let mut found = Vec::new();
            places(&good, "", &|value| value.is_string() || value.is_number(), &mut found);
            for at in found.iter().filter(|at| !["/Bericht", "/Release"].contains(&at.as_str())) {
                let mut bent = good.clone();
                let value = bent.pointer_mut(at).unwrap();
                *value =
                    if value.is_number() { json!(seed.pick(&numbers)) } else { json!(seed.pick(STRINGS)) };
                let reading = json::read(bent.to_string().as_bytes(), usize::MAX);
                let valid = matches!(reading, ibericht::messages::Reading::Valid(_));
                assert_eq!(
                    validator.is_valid(&bent),
                    valid,
                    "{at} {}\n{reading:#?}",
                    bent.pointer(at).unwrap()
                );
                refused += usize::from(!valid);
            }
        }
    });
    assert!(refused > 1000, "the edges must matter, or the comparison says nothing");
}

#[test]
fn a_long_text_takes_no_time() {
    let schema: Value = serde_json::from_str(&json::schema(Kind::VerzoekOmToewijzing, Domain::Wmo)).unwrap();
    let pattern = schema["$defs"]["LDT_Commentaar"]["pattern"].as_str().unwrap();
    assert_eq!(pattern, r"[^ \t\n\r]");
    assert!(Pattern::Comment.matches("x"));
    let blank = Value::from(" ".repeat(2_000_000));
    let validator = jsonschema::draft202012::new(&schema["$defs"]["LDT_Commentaar"]).unwrap();
    assert!(!validator.is_valid(&blank));
}
