//! The JSON Schema of the native format.

#[test]
fn the_schema_has_the_documented_members_and_types() {
    let schema = news_article::native::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["required"], serde_json::json!(["headline"]));
    assert!(schema.get("additionalProperties").is_none(), "unknown keys are allowed");
    let types = &schema["$defs"]["Block"]["properties"]["type"]["enum"];
    for kind in [
        "paragraph",
        "heading",
        "image",
        "gallery",
        "list",
        "quote",
        "pullquote",
        "table",
        "code",
        "embed",
        "html",
        "divider",
        "summary",
    ] {
        assert!(types.as_array().unwrap().iter().any(|known| known == kind), "{kind}");
    }
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{name} has a description");
    }
}
