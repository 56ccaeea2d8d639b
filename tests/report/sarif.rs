//! SARIF 2.1.0, held by the parts of its schema that these reports use.

use ibericht::finding::{Lang, Severity};
use ibericht::report::Format;
use serde_json::{Value, json};

use super::formats::{overview, written};

/// What OASIS SARIF 2.1.0 asks of the objects that are written: which properties they must and may have, and their
/// bounds (sections 3.13 sarifLog, 3.14 run, 3.19 toolComponent, 3.49 reportingDescriptor, 3.27 result, 3.28 location,
/// 3.29 physicalLocation, 3.30 region, 3.4 artifactLocation, 3.33 logicalLocation, 3.11 message).
fn schema() -> Value {
    let level = json!({ "enum": ["none", "note", "warning", "error"] });
    let text = json!({ "type": "object", "required": ["text"], "additionalProperties": false,
        "properties": { "text": { "type": "string", "minLength": 1 } } });
    json!({
        "type": "object",
        "required": ["version", "runs"],
        "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string", "format": "uri" },
            "version": { "const": "2.1.0" },
            "runs": { "type": "array", "minItems": 1, "maxItems": 1, "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": false,
                "properties": {
                    "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                    "results": { "type": "array", "items": { "$ref": "#/$defs/result" } },
                    "tool": { "type": "object", "required": ["driver"], "additionalProperties": false, "properties": {
                        "driver": { "type": "object", "required": ["name"], "additionalProperties": false, "properties": {
                            "name": { "type": "string" },
                            "version": { "type": "string" },
                            "language": { "type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$" },
                            "rules": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/rule" } },
                        } },
                    } },
                },
            } },
        },
        "$defs": {
            "rule": { "type": "object", "required": ["id"], "additionalProperties": false, "properties": {
                "id": { "type": "string" },
                "shortDescription": text,
                "fullDescription": text,
                "help": text,
                "defaultConfiguration": { "type": "object", "properties": { "level": level } },
                "properties": { "type": "object", "properties": {
                    "tags": { "type": "array", "uniqueItems": true, "items": { "type": "string" } },
                } },
            } },
            "result": { "type": "object", "required": ["message"], "additionalProperties": false, "properties": {
                "ruleId": { "type": "string" },
                "ruleIndex": { "type": "integer", "minimum": 0 },
                "level": level,
                "message": text,
                "locations": { "type": "array", "items": { "type": "object", "additionalProperties": false, "properties": {
                    "physicalLocation": { "type": "object", "required": ["artifactLocation"], "additionalProperties": false,
                        "properties": {
                            "artifactLocation": { "type": "object", "required": ["uri"], "properties": {
                                "uri": { "type": "string", "pattern": "^[A-Za-z0-9._~!/:%-]+$" },
                            } },
                            "region": { "type": "object", "required": ["startLine"], "additionalProperties": false,
                                "properties": {
                                    "startLine": { "type": "integer", "minimum": 1 },
                                    "startColumn": { "type": "integer", "minimum": 1 },
                                } },
                        } },
                    "logicalLocations": { "type": "array", "uniqueItems": true, "items": {
                        "type": "object", "properties": { "fullyQualifiedName": { "type": "string", "minLength": 1 } },
                    } },
                } } },
                "properties": { "type": "object" },
            } },
        },
    })
}

#[test]
fn the_file_follows_the_schema_and_has_every_finding() {
    let overview = overview();
    for lang in [Lang::Nl, Lang::En] {
        let log: Value = serde_json::from_str(&written(Format::Sarif, &overview, lang)).unwrap();
        let validator = jsonschema::draft202012::new(&schema()).unwrap();
        let wrong: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");

        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        let findings: Vec<_> =
            overview.reports().flat_map(|report| report.unwrap().into_owned().findings).collect();
        assert_eq!(results.len(), findings.len());
        for (result, finding) in results.iter().zip(&findings) {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"], "the index is that of the rule");
            assert_eq!(result["ruleId"], *finding.rule);
            assert_eq!(result["message"]["text"], *finding.message.get(lang));
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "note",
            };
            assert_eq!(result["level"], level);
        }
        let tr358 = rules.iter().find(|rule| rule["id"] == "TR358").unwrap();
        assert_ne!(
            tr358["properties"]["help"]["nl"], tr358["properties"]["help"]["en"],
            "help in both languages"
        );
        assert!(tr358["fullDescription"]["text"].as_str().unwrap().len() > 20);
    }
}

/// The checks of the schema above are strict enough to see a fault.
#[test]
fn a_file_without_a_tool_or_with_line_0_does_not_follow_it() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let log: Value = serde_json::from_str(&written(Format::Sarif, &overview(), Lang::Nl)).unwrap();
    for (pointer, bad) in [("/runs/0/tool", json!({})), ("/runs/0/results/0/message", json!({ "text": "" }))]
    {
        let mut log = log.clone();
        *log.pointer_mut(pointer).unwrap() = bad;
        assert!(!validator.is_valid(&log), "{pointer}");
    }
}
