//! The text of an element.

use crate::{json::Json, reader::Member};

/// The text of an element. ANS 0.4 has a different key for each type.
pub(super) fn content(json: &Json) -> Member<'_> {
    if !matches!(json, Json::Object(_)) {
        return Member::current(json);
    }
    let has_value = |key: &&&str| json.get(key).is_some_and(|value| !value.is_null());
    Member::of(json, ["content", "text", "html", "code"].iter().find(has_value).unwrap_or(&"content"))
}

/// A member as a text, without a warning when it is none.
pub(super) fn text_of<'j>(json: &'j Json, key: &str) -> Option<&'j str> {
    json.get(key).and_then(Json::as_str)
}
