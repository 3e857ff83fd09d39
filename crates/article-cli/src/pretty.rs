//! JSON for people: a member a line, two spaces a level.

use news_article::json::Json;

/// A value over as many lines as it needs.
pub(crate) fn written(json: &Json) -> String {
    let mut out = String::new();
    add(json, "\n", &mut out);
    out
}

/// `line` is a line break and the white space that the value's own line begins with.
fn add(json: &Json, line: &str, out: &mut String) {
    let inner = format!("{line}  ");
    match json {
        Json::Array(items) if !items.is_empty() => {
            for (place, item) in items.iter().enumerate() {
                out.extend([if place == 0 { "[" } else { "," }, &inner]);
                add(item, &inner, out);
            }
            out.extend([line, "]"]);
        }
        Json::Object(members) if !members.is_empty() => {
            for (place, (key, value)) in members.iter().enumerate() {
                let key = Json::text(key).to_string();
                out.extend([if place == 0 { "{" } else { "," }, &inner, &key, ": "]);
                add(value, &inner, out);
            }
            out.extend([line, "}"]);
        }
        flat => out.push_str(&flat.to_string()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_member_a_line() {
        let json = Json::parse(r#"{"a":[1,{"b\n":"c"},[]],"d":{}}"#).unwrap();
        let expected = "{\n  \"a\": [\n    1,\n    {\n      \"b\\n\": \"c\"\n    },\n    []\n  ],\n  \"d\": {}\n}";
        assert_eq!(written(&json), expected);
        assert_eq!(Json::parse(expected).unwrap(), json);
    }
}
