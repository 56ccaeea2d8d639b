//! What is printed as JSON against the schemas that are committed, which are a contract.

use std::path::Path;

use serde_json::Value;

use super::post::{AANBIEDER, Declaratie, Toewijzing};
use super::program::Program;

/// The objects of a text, one per line, each by a schema that takes no key more.
pub fn held(schema: &str, text: &str) -> Vec<Value> {
    let objects: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for object in &objects {
        hold(schema, object);
    }
    objects
}

fn hold(schema: &str, object: &Value) {
    let text = std::fs::read_to_string(format!("schemas/{schema}.schema.json")).unwrap();
    let text: Value = serde_json::from_str(&text).unwrap();
    assert!(jsonschema::meta::is_valid(&text), "{schema}");
    let validator = jsonschema::draft202012::new(&text).unwrap();
    let errors: Vec<_> = validator.iter_errors(object).map(|error| format!("{schema}: {error}")).collect();
    assert_eq!(errors, Vec::<String>::new(), "{object:#}");
    let mut more = object.clone();
    more["niet_bekend"] = 1.into();
    assert!(!validator.is_valid(&more), "{schema} is no rubber stamp");
}

#[test]
fn every_list_of_the_dossier_and_what_is_put_right() {
    let program = super::correct::answered("contracts-dossier");
    let answer = program.read("post/in/325.xml");
    let values =
        answer.split("Identificatie>").filter_map(|part| part.split_once("</")).map(|(value, _)| value);
    let mut ids = values.filter(|value| !value.contains('<'));
    let (own, answered) = (ids.next().unwrap(), ids.next().unwrap());
    program.file("post/in/325-onbekend.xml", answer.replace(own, "ANDER").replace(answered, "ONBEKEND"));
    program.run("process post --out uit --today 2026-05-08 --quiet");
    for list in [
        "clients",
        "toewijzingen",
        "budget",
        "verzoeken",
        "declaraties",
        "prestaties",
        "grootboek",
        "verschillen",
        "apart",
        "deadlines",
    ] {
        for more in ["", " --lang en --no-mask"] {
            let ran = program.run(&format!(
                "dossier {list} --dossier uit/dossier.db --today 2026-05-11 --format json --config ibericht.toml{more}"
            ));
            let rows = held(&format!("dossier-{list}"), &ran.out);
            assert!(!rows.is_empty(), "{list}: {}", ran.err);
        }
    }
    // The month has no starts of its own.
    for entry in std::fs::read_dir("samples/heen-en-weer/in").unwrap() {
        let path = entry.unwrap().path();
        program
            .file(&format!("heen/in/{}", path.file_name().unwrap().display()), std::fs::read(path).unwrap());
    }
    program.file("heen/ibericht.toml", std::fs::read("samples/heen-en-weer/ibericht.toml").unwrap());
    program.run("process heen --out weer --today 2026-05-11 --quiet");
    let started = program.run("dossier leveringen --dossier weer/dossier.db --format json");
    assert!(!held("dossier-leveringen", &started.out).is_empty(), "{}", started.err);
    let ran = program.run(
        "correct verbeterd --dossier uit/dossier.db --out uit --today 2026-05-11 --from 2026-04 --dry-run --format json",
    );
    let told = held("correct", &ran.out);
    let last = told.last().unwrap();
    assert!(!last["changes"].as_array().unwrap().is_empty() && last["dry_run"] == true, "{last:#}");
    let ran = program.run("retention --dossier uit/dossier.db --before 2026-01-01 --format json");
    assert_eq!(held("retention", &ran.out)[0]["before"], "2026-01-01");
}

#[test]
fn messages_in_words_and_what_differs() {
    let program = Program::new("contracts-show");
    for entry in std::fs::read_dir("samples/berichten").unwrap() {
        let path = entry.unwrap().path();
        program.file(&format!("in/{}", path.file_name().unwrap().display()), std::fs::read(path).unwrap());
    }
    program.file("in/kapot.xml", "<a>");
    assert_eq!(held("show", &program.run("show in --format json").out).len(), 29);
    let april = "samples/april-2026/in/301-wmo-nijmegen-0";
    program.file("voor.xml", std::fs::read(format!("{april}09.xml")).unwrap());
    program.file("na.xml", std::fs::read(format!("{april}11-verlengd.xml")).unwrap());
    let ran = program.run("diff voor.xml na.xml --format json");
    assert_eq!(ran.code, Some(1));
    assert!(held("diff", &ran.out).len() > 1, "{}", ran.out);
    let ran = program.run("check in --statistics --today 2026-05-04 --format json");
    assert!(!held("statistics", &ran.out).is_empty(), "{}", ran.err);
}

#[test]
fn what_is_looked_up() {
    let program = Program::new("contracts-lookup");
    let codes = [
        "TR358",
        "TR337",
        "OP179",
        "9056",
        "0001",
        "301",
        "325",
        "02A03",
        "RVN-02A17-parent-at-provider",
        "Eenheid",
        "WJ756",
        "Eenheid=14",
        "BRS20",
        "ToewijzingNummer",
        "Client",
        "declaratie-verwacht-afgekeurd",
    ];
    let mut kinds = std::collections::BTreeSet::new();
    for code in codes {
        let told = held("explain", &program.run(&format!("explain {code} --format json")).out);
        assert!(!told.is_empty(), "{code}");
        kinds.extend(told.into_iter().map(|one| one["is"].as_str().unwrap().to_owned()));
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["bookrule", "element", "list", "message", "own", "product", "rule", "value"]
    );
    let rules = held("rules", &program.run("rules --format json").out);
    assert!(rules.len() > 100, "{}", rules.len());
    for code in ["02A03", "45A05", "45A49"] {
        let ran = program.run(&format!("productbook show {code} --format json"));
        assert_eq!(held("productbook-show", &ran.out)[0]["code"], code);
    }
    assert_eq!(held("schema-print", &program.run("schema print --format json").out).len(), 30);
    let written = held("schema-print-folder", &program.run("schema print xsd --format json").out);
    assert_eq!((&written[0]["new"], &written[0]["same"]), (&30.into(), &0.into()));
    let text = program.read("xsd/iwmo-3.2/basisschema.xsd");
    program.file("xsd/iwmo-3.2/basisschema.xsd", text.replace("value=\"200\"", "value=\"100\""));
    let differs = held("schema-diff", &program.run("schema diff xsd --format json").out);
    assert_eq!(differs[0]["differences"][0]["theirs"], "100");
}

#[test]
fn what_the_program_says_of_itself() {
    let program = Program::new("contracts-itself").with("LANG", "en_GB.UTF-8");
    program.file(
        "ibericht.toml",
        "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\nvrije_dagen = [\"2026-05-04\"]\n",
    );
    let ran = program.run("config show --productbook rijk-van-nijmegen-2026 --max-size 18 --format json");
    let from: Vec<_> =
        held("config-show", &ran.out).iter().map(|one| one["from"].as_str().unwrap().to_owned()).collect();
    for origin in ["command-line", "file", "environment", "clock", "default"] {
        assert!(from.iter().any(|from| from == origin), "{origin}: {}", ran.out);
    }
    assert_eq!(held("version", &program.run("version --format json").out)[0]["release"], "3.2");
}

#[test]
fn a_folder_to_send_and_zips() {
    let program = Program::new("contracts-send");
    program.file("werk/in/a.xml", Toewijzing::default().xml()).file("werk/in/kapot.xml", "<a>");
    let ran = program.run("pseudonymise werk --out map --format json");
    let made = held("pseudonymise", &ran.out);
    assert!(
        made[0]["replaced"]["bsn"].as_u64().unwrap() > 0 && made[0]["left_out"].is_object(),
        "{}",
        ran.out
    );
    program
        .file("uit/1.xml", Declaratie::default().xml())
        .file("uit/toewijzing.xml", Toewijzing::default().xml());
    program.file("uit/ibericht.toml", format!("agb = \"{AANBIEDER}\"\n"));
    let packed = held("pack", &program.run("pack uit --out zips --today 2026-05-04 --format json").out);
    assert_eq!(packed[0]["left"][0]["vecozo"], "BRS02");
    let list: Value = serde_json::from_str(&program.read("zips/inhoud.json")).unwrap();
    hold("pack-list", &list);
    assert_eq!(list["zips"], packed[0]["zips"]);
}

/// Every schema is told of where a program is built in.
#[test]
fn integration_names_every_schema() {
    let text = std::fs::read_to_string("docs/INTEGRATION.md").unwrap();
    for entry in std::fs::read_dir("schemas").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if Path::new(&name).extension().is_some_and(|extension| extension == "json") {
            assert!(text.contains(&format!("(../schemas/{name})")), "{name}");
        }
    }
}
