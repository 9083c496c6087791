//! The JSON Schema (draft 2020-12) of front matter, for completion in editors, from the same tables as the checks. Knows no
//! particular key.

use serde_json::{Map, Value, json};

use super::keys;
use super::record::Kind;
use super::shape::{Fields, Key, Shape};
use crate::diagnostic::Code;

/// The schema of one kind's front matter, or of any record's.
pub fn schema(kind: Option<Kind>) -> Value {
    let mut definitions = Map::new();
    let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    let records: Vec<Value> = kinds.into_iter().map(|kind| reference(keys::of(kind), &mut definitions)).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.map_or("diarium record".to_owned(), |kind| format!("diarium {}", kind.as_str())),
        "anyOf": records,
    });
    definitions.sort_keys();
    schema["$defs"] = Value::Object(definitions);
    schema
}

/// The schema of `content/site.yaml`.
pub fn site_schema() -> Value {
    let mut definitions = Map::new();
    let site = reference(&keys::SITE, &mut definitions);
    definitions.sort_keys();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "diarium site.yaml",
        "anyOf": [site],
        "$defs": definitions,
    })
}

/// A reference to the definition of a mapping, which is made on first sight.
fn reference(fields: &Fields, definitions: &mut Map<String, Value>) -> Value {
    let name = fields.noun.trim_start_matches("an ").trim_start_matches("a ").replace(['\'', ' '], "-");
    if !definitions.contains_key(&name) {
        definitions.insert(name.clone(), Value::Null);
        let definition = object(fields, definitions);
        definitions.insert(name.clone(), definition);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn object(fields: &Fields, definitions: &mut Map<String, Value>) -> Value {
    let properties: Map<String, Value> =
        fields.keys().map(|key| (key.name.to_owned(), property(key, definitions))).collect();
    let required: Vec<&str> = fields.keys().filter(|key| key.required).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(key: &Key, definitions: &mut Map<String, Value>) -> Value {
    let mut property = of(&key.shape, definitions);
    if !key.required {
        or_nothing(&mut property);
    }
    property["description"] = Value::from(key.about);
    property
}

/// A key without a value is as one that is left out.
fn or_nothing(property: &mut Value) {
    if let Some(many) = property.get_mut("anyOf").and_then(Value::as_array_mut) {
        many.push(json!({ "type": "null" }));
    } else if let Some(words) = property.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    } else {
        match property.get_mut("type") {
            Some(Value::Array(types)) => types.push(json!("null")),
            Some(one) => *one = json!([one.clone(), "null"]),
            None => {}
        }
    }
}

/// `2021`, `2021-02` or `2021-02-18`, perhaps with a mark.
const POINT: &str = "[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?";

fn of(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    // YAML reads `2021` as a number; here it is text that looks like one.
    let year = |pattern: String| json!({ "type": ["string", "integer"], "pattern": pattern, "minimum": 1000, "maximum": 9999 });
    match shape {
        Shape::Text | Shape::Reference(_) => json!({ "type": ["string", "number"], "pattern": "\\S" }),
        Shape::Amount => json!({ "type": ["string", "number"], "pattern": "\\S", "minimum": 0 }),
        Shape::Form(_, _, pattern, _) => json!({ "type": ["string", "number"], "pattern": pattern }),
        Shape::Date => year(format!("^{POINT}(/(\\.\\.|{POINT})?)?$")),
        Shape::Point => year(format!("^{POINT}$")),
        Shape::Years => year("^[1-9][0-9]{3}(/(\\.\\.|[1-9][0-9]{3})?)?$".to_owned()),
        Shape::Day => {
            json!({ "type": "string", "format": "date", "pattern": "^[1-9][0-9]{3}-[01][0-9]-[0-3][0-9]$" })
        }
        Shape::Moment => {
            json!({ "type": "string", "pattern": "^[1-9][0-9]{3}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9]|$)" })
        }
        Shape::OwnKey => json!({ "type": "string" }),
        Shape::Web => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Shape::Link => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer", "minimum": 1 }),
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::TrueOr(other) => json!({ "anyOf": [{ "const": true }, of(other, definitions)] }),
        Shape::List(item) => {
            let item = of(item, definitions);
            json!({ "anyOf": [item.clone(), { "type": "array", "items": item }] })
        }
        Shape::Map(fields) => json!({ "anyOf": [reference(fields, definitions)] }),
        Shape::Short(alone, fields) => {
            json!({ "anyOf": [of(alone, definitions), reference(fields, definitions)] })
        }
        Shape::Dictionary(value) => json!({ "type": "object", "additionalProperties": of(value, definitions) }),
        Shape::Silence => {
            let codes = Code::ALL.iter().map(|(code, _)| code).filter(|code| code.can_be_silenced());
            let codes: Vec<&str> = codes.map(|code| code.as_str()).collect();
            let reason = json!({ "type": ["string", "number"], "pattern": "\\S" });
            json!({ "type": "object", "propertyNames": { "enum": codes }, "additionalProperties": reason })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_a_kind_describes_every_key() {
        let schema = schema(Some(Kind::Topic));
        assert_eq!(schema["anyOf"], json!([{ "$ref": "#/$defs/topic" }]));
        let topic = &schema["$defs"]["topic"];
        assert_eq!(topic["required"], json!(["title"]));
        assert_eq!(topic["additionalProperties"], json!(false));
        assert_eq!(
            topic["properties"]["broader"],
            json!({
                "anyOf": [
                    { "type": ["string", "number"], "pattern": "\\S" },
                    { "type": "array", "items": { "type": ["string", "number"], "pattern": "\\S" } },
                    { "type": "null" },
                ],
                "description": "Topics that it is a part of."
            })
        );
        let definitions: Vec<&String> = schema["$defs"].as_object().expect("a mapping").keys().collect();
        assert_eq!(definitions, ["correction", "import", "source", "topic"]);
    }

    #[test]
    fn parts_of_amounts_are_amounts() {
        let schema = schema(None);
        let parts = &schema["$defs"]["amount"]["properties"]["parts"]["anyOf"][1]["items"]["anyOf"];
        assert_eq!(parts[1], json!({ "$ref": "#/$defs/amount" }));
        let records = schema["anyOf"].as_array().map(Vec::len);
        assert_eq!(records, Some(Kind::ALL.len()));
    }

    /// Every reference of the schema leads to a definition.
    #[test]
    fn no_reference_leads_nowhere() {
        let schema = schema(None);
        let text = schema.to_string();
        for reference in text.split("#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap_or_default();
            assert!(schema["$defs"][name].is_object(), "{name}");
        }
    }

    /// What a pattern says of a text is what the check says of it.
    #[test]
    fn patterns_let_through_what_the_checks_do() {
        let at = |kind: Kind, path: &str| schema(Some(kind)).pointer(path).cloned().expect("a pattern").to_string();
        let release = |key: &str| at(Kind::Release, &format!("/$defs/release/properties/{key}/pattern"));
        let cases = [
            (release("published"), "2021 2021-02 2021-02-18 2021~ 2021-02?", "21 2021-13 2021-2 18.2.2021 hej 2021-"),
            (release("published"), "2021/2023 2021/.. 2021/ 2021-02/2021-03-04", "../2021 /2021 2021/2022/2023"),
            (
                at(Kind::Release, "/$defs/amount/properties/years/pattern"),
                "2021 2021/2023 2021/..",
                "2021-02 2021~ hej",
            ),
            (release("embargo"), "2026-12-01 2026-12-01T09:00", "2026-12 x 2026-12-01T9"),
            (at(Kind::Release, "/$defs/source/properties/retrieved/pattern"), "2026-11-22", "2026-11 2026"),
            (release("lang"), "sv sme zh-Hant-TW", "svenska s sv-"),
            (release("wikidata"), "Q1", "q1 Q 1"),
            (at(Kind::Agency, "/$defs/agency/properties/org_nr/pattern"), "202100-0555 2021000555", "x 20210-00555 1"),
            (at(Kind::Region, "/$defs/region/properties/code/pattern"), "17 01", "1 1780 x"),
        ];
        for (pattern, good, bad) in cases {
            let pattern: String = serde_json::from_str(&pattern).expect("a text");
            let pattern = regex::Regex::new(&pattern).expect("a pattern");
            for (texts, fits) in [(good, true), (bad, false)] {
                texts.split(' ').for_each(|text| assert_eq!(pattern.is_match(text), fits, "{pattern} {text}"));
            }
        }
    }

    #[test]
    fn a_key_without_a_value_is_as_one_that_is_left_out() {
        let schema = schema(Some(Kind::Release));
        let release = &schema["$defs"]["release"]["properties"];
        assert_eq!(release["published"]["type"], json!(["string", "integer", "null"]));
        assert_eq!(release["draft"]["type"], json!(["boolean", "null"]));
        assert_eq!(release["title"]["type"], json!(["string", "number"]));
        assert!(release["kind"]["enum"].as_array().expect("words").contains(&Value::Null));
        assert!(release["amounts"]["anyOf"].as_array().expect("forms").contains(&json!({ "type": "null" })));
    }

    #[test]
    fn the_settings_have_a_schema_of_their_own() {
        let schema = site_schema();
        assert_eq!(schema["anyOf"], json!([{ "$ref": "#/$defs/site.yaml" }]));
        assert!(schema["$defs"]["site.yaml"]["properties"]["base_url"].is_object());
        assert!(schema["$defs"]["publisher"].is_object());
    }
}
