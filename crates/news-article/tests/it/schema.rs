//! The JSON Schema, generated from the types that read.

#[test]
fn says_what_the_contract_says() {
    let schema = news_article::native::schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["required"], serde_json::json!(["headline"]));
    assert!(schema.get("additionalProperties").is_none(), "unknown keys are allowed");
    let kinds = &schema["$defs"]["Block"]["properties"]["type"]["enum"];
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
        assert!(kinds.as_array().unwrap().iter().any(|known| known == kind), "{kind}");
    }
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{name} says what it is");
    }
}
