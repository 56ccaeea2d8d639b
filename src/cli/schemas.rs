//! The JSON Schema of everything that is printed as JSON, from the types that are printed: `schemas/*.schema.json`.
//!
//! `UPDATE_DOCS=1 cargo test --bin ibericht schemas` writes them; `tests/cli/contracts.rs` holds what the program prints
//! against them.

use std::path::Path;

use clap::ValueEnum;
use ibericht::batch::watch::{Heartbeat, LogLine};
use ibericht::explain::{LineSheet, Meaning};
use ibericht::productbook::ProductSheet;
use ibericht::report::corrected::Corrections;
use ibericht::report::dossier as list;
use ibericht::report::expected::Expectations;
use ibericht::report::json::Line;
use ibericht::report::{PackedLine, PackedList, StatisticsRow};
use ibericht::schema::View;
use ibericht::show::{Difference, Shown};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Map, Value};

use super::args::DossierList;
use super::{config, pseudonymise, retention, rules, schema, version};

/// A line of `show`: a message, or what is said of a file that is none or a 303 or 304.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum OfShow {
    Message(Shown<'static>),
    Other(Line<'static>),
}

/// A line of `correct`: what was found in a file of registrations, or last what was put right.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum OfCorrect {
    Found(Line<'static>),
    Done(Corrections<'static>),
}

/// A schema with what it is about in front.
#[derive(Serialize)]
struct Page {
    #[serde(rename = "$schema")]
    dialect: &'static str,
    #[serde(rename = "$id")]
    id: String,
    title: &'static str,
    description: String,
    #[serde(flatten)]
    rest: Schema,
}

/// The schema of a type: the name of its file and its text.
fn of<T: JsonSchema>(name: &str, title: &'static str, printed: &str) -> (String, String) {
    made::<T>(SchemaSettings::draft2020_12(), name, title, printed)
}

/// The same of a type that is one of several, which its objects name (`is`): each is written out, as a reference to
/// another schema could not take a key more.
fn of_tagged<T: JsonSchema>(name: &str, title: &'static str, printed: &str) -> (String, String) {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    made::<T>(settings, name, title, printed)
}

fn made<T: JsonSchema>(
    settings: SchemaSettings,
    name: &str,
    title: &'static str,
    printed: &str,
) -> (String, String) {
    let mut rest = settings.for_serialize().into_generator().into_root_schema_for::<T>();
    RecursiveTransform(tidy).transform(&mut rest);
    for key in ["$schema", "title", "description"] {
        rest.remove(key);
    }
    let file = format!("{name}.schema.json");
    let page = Page {
        dialect: "https://json-schema.org/draft/2020-12/schema",
        id: format!("https://example.org/ibericht/{file}"),
        title,
        description: printed.to_owned(),
        rest,
    };
    (file, serde_json::to_string_pretty(&page).unwrap() + "\n")
}

/// Says no more than holds for JSON: no key that is not named, no width of a number in memory, no links of Rust.
fn tidy(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("format").and_then(|format| format.as_str()).is_some_and(|format| format.contains("int")) {
        object.remove("format");
    }
    if let Some(text) = object.get("description").and_then(|text| text.as_str()) {
        let text = text.replace("[`", "`").replace("`]", "`").replace('\n', " ");
        object.insert("description".into(), text.into());
    }
    if object.get("type").is_some_and(|kind| kind == "object") && object.contains_key("properties") {
        object.insert("additionalProperties".into(), false.into());
        never_null(object);
    }
}

/// What may be absent is left out when there is none, and never null.
fn never_null(object: &mut Map<String, Value>) {
    let named = |list: Option<&Value>, key: &str| {
        list.and_then(Value::as_array).is_some_and(|list| list.iter().any(|name| name == key))
    };
    let (required, then) = (object.get("required").cloned(), object.get("then").cloned());
    let then = then.as_ref().and_then(|then| then.get("required"));
    let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let may_be_absent = |key: &str| !named(required.as_ref(), key) && !named(then, key);
    for (_, property) in properties.iter_mut().filter(|(key, _)| may_be_absent(key)) {
        let Some(property) = property.as_object_mut() else { continue };
        if let Some([Value::String(kind), Value::String(null)]) =
            property.get("type").and_then(Value::as_array).map(Vec::as_slice)
            && null == "null"
        {
            let kind = kind.clone();
            property.insert("type".into(), kind.into());
        }
        if let Some([one, _]) = property.get("anyOf").and_then(Value::as_array).map(Vec::as_slice)
            && let Some(reference) = one.get("$ref").cloned()
        {
            property.remove("anyOf");
            property.insert("$ref".into(), reference);
        }
    }
}

fn lines<T: JsonSchema>(name: &str, title: &'static str, commands: &str) -> (String, String) {
    of::<T>(name, title, &format!("One object per line: of {commands}."))
}

fn of_dossier<T: JsonSchema>(name: &str, title: &'static str) -> (String, String) {
    lines::<T>(&format!("dossier-{name}"), title, &format!("`dossier {name} --format json`"))
}

/// Every form of JSON that is printed, but for messages themselves (`schemas/json`).
fn all() -> Vec<(String, String)> {
    vec![
        lines::<Line<'static>>(
            "report",
            "What is said of one file",
            "`check`, `process`, `report`, `declare` and `productbook check` with `--format json`, of the findings of \
             `answer` and `convert`, and of `findings.jsonl`",
        ),
        lines::<StatisticsRow>(
            "statistics",
            "What one rule found in the messages between two parties",
            "`check`, `process` and `report` with `--statistics --format json`",
        ),
        of::<Expectations<'static>>(
            "declare-check",
            "The answer that declarations may expect",
            "One object: of `declare --check --format json`.",
        ),
        lines::<OfCorrect>(
            "correct",
            "What was found and put right",
            "`correct --format json`; the last one tells what was put right",
        ),
        of::<PackedLine<'static>>(
            "pack",
            "What was packed for VECOZO",
            "One object: of `pack --format json`.",
        ),
        of::<PackedList<'static>>(
            "pack-list",
            "The ZIPs of a folder for VECOZO",
            "The file that `pack` writes beside the ZIPs.",
        ),
        lines::<OfShow>("show", "A message in words", "`show --format json`"),
        lines::<Difference>("diff", "A difference between two messages", "`diff --format json`"),
        of_tagged::<Meaning>(
            "explain",
            "One thing that a word stands for",
            "One object per line: of `explain CODE --format json`.",
        ),
        lines::<LineSheet>("explain-line", "A declared line", "`explain --line REFERENCE --format json`"),
        lines::<rules::Listed>("rules", "A rule that is checked", "`rules --format json`"),
        of::<ProductSheet>(
            "productbook-show",
            "A product of a product book",
            "One object: of `productbook show --format json`.",
        ),
        of_dossier::<list::ClientRow>("clients", "A client of whom something is known"),
        of_dossier::<list::ToewijzingRow>("toewijzingen", "A current allocation"),
        of_dossier::<list::BudgetRow>("budget", "How far an allocation is used up"),
        of_dossier::<list::LeveringRow>("leveringen", "A start with its stop"),
        of_dossier::<list::VerzoekRow>("verzoeken", "A request"),
        of_dossier::<list::DeclaratieRow>("declaraties", "A declaration"),
        of_dossier::<list::PrestatieRow>("prestaties", "A declared line"),
        of_dossier::<list::GrootboekRow>("grootboek", "A row of the ledger"),
        of_dossier::<list::VerschilRow>("verschillen", "A line that was answered otherwise than expected"),
        of_dossier::<list::ApartRow>("apart", "An answer that was set aside"),
        of_dossier::<list::DeadlineRow>("deadlines", "Something that has to be done"),
        lines::<schema::Listed>("schema-print", "A schema (XSD)", "`schema print --format json`"),
        of::<ibericht::schema::Written>(
            "schema-print-folder",
            "How many schemas were written",
            "One object: of `schema print DIR --format json`.",
        ),
        of::<View<'static>>(
            "schema-diff",
            "What differs from the schemas of a folder",
            "One object: of `schema diff --format json`.",
        ),
        lines::<config::SettingLine<'static>>(
            "config-show",
            "A setting that counts",
            "`config show --format json`",
        ),
        of::<version::Build>(
            "version",
            "What the program is made from",
            "One object: of `version --format json`.",
        ),
        of::<retention::Removed>(
            "retention",
            "What was removed from the dossier",
            "One object: of `retention --format json`; numbers of rows.",
        ),
        of::<pseudonymise::Made<'static>>(
            "pseudonymise",
            "A folder that was made to be sent",
            "One object: of `pseudonymise --format json`.",
        ),
        lines::<LogLine<'static>>(
            "watch",
            "A line of the log of a watch",
            "`watch --format json`. It holds no BSN in full and no names of people",
        ),
        of::<Heartbeat>(
            "heartbeat",
            "The heartbeat of a watch",
            "The file `ibericht-hartslag.json` of `watch`: written at least every minute, and every ten seconds between \
             messages.",
        ),
    ]
}

#[test]
fn the_files_are_what_the_types_say() {
    let folder = Path::new("schemas");
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let all = all();
    for (name, text) in &all {
        let file = folder.join(name);
        if update {
            std::fs::write(&file, text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(&there, text, "{name}: UPDATE_DOCS=1 cargo test --bin ibericht schemas");
    }
    let is_json = |path: &Path| path.extension().is_some_and(|extension| extension == "json");
    let there = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let left: Vec<_> =
        there.filter(|path| is_json(path) && all.iter().all(|(name, _)| !path.ends_with(name))).collect();
    assert_eq!(left, Vec::<std::path::PathBuf>::new(), "printed by nothing");
}

#[test]
fn every_list_of_the_dossier_has_a_schema() {
    let names: Vec<String> = all().into_iter().map(|(name, _)| name).collect();
    for list in DossierList::value_variants() {
        let file = format!("dossier-{}.schema.json", list.to_possible_value().unwrap().get_name());
        assert!(names.contains(&file), "{file}");
    }
}
