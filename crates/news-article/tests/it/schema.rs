//! The JSON Schema of the native format.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::properties::EXAMPLE;

/// The page that documents the blocks.
const PAGE: &str = include_str!("../../../../docs/api.md");

/// The types in the page's table of blocks: the words in code in its first column.
fn documented_types() -> BTreeSet<&'static str> {
    let (_, section) = PAGE.split_once("\n### Blocks\n").unwrap();
    let (section, _) = section.split_once("\n### ").unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    rows.skip(1).flat_map(|types| types.trim_end_matches('`').split("`, `")).collect()
}

#[test]
fn the_schema_has_the_documented_members_and_types() {
    let schema = news_article::native::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["required"], json!(["headline"]));
    assert!(schema.get("additionalProperties").is_none(), "unknown keys are allowed");
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{name} has a description");
    }
}

#[test]
fn every_type_of_block_is_documented_and_in_the_example() {
    let schema = news_article::native::schema();
    let types = schema["$defs"]["Block"]["properties"]["type"]["enum"].as_array().unwrap();
    let types: BTreeSet<_> = types.iter().filter_map(Value::as_str).collect();
    assert_eq!(types, documented_types(), "docs/api.md");
    let example: Value = serde_json::from_str(EXAMPLE).unwrap();
    let body = example["body"].as_array().unwrap();
    assert_eq!(types, body.iter().filter_map(|block| block["type"].as_str()).collect(), "rich.json");
}
