//! The JSON Schema (draft 2020-12) of front matter, for completion in editors, from the same tables as the checks. Knows no
//! particular key.

use serde_json::{Map, Value, json};

use super::keys;
use super::record::Kind;
use super::shape::{Fields, Key, Shape};

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
    property["description"] = Value::from(key.about);
    property
}

fn of(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        // YAML reads `2021` as a number; here it is text that looks like one.
        Shape::Text | Shape::Amount | Shape::Reference(_) | Shape::Form(..) => json!({ "type": ["string", "number"] }),
        Shape::Date | Shape::Point | Shape::Years => json!({ "type": ["string", "integer"] }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Moment | Shape::OwnKey => json!({ "type": "string" }),
        Shape::Web => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" }),
        Shape::Link => json!({ "type": "string" }),
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
        Shape::Silence => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
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
                "anyOf": [{ "type": ["string", "number"] }, { "type": "array", "items": { "type": ["string", "number"] } }],
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
}
