//! The kind of a news object, and the names of its concepts, such as subjects.

use std::rc::Rc;

use crate::{
    json::Json,
    limits,
    reader::{Member, Reader},
};

/// The kinds of news objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article.
    Text,
    Picture,
    /// A video or a recording.
    Player,
    /// Such as an event.
    Other,
}

/// The kind of a news object, by its type or by its members.
pub(super) fn kind(item: &Json) -> Kind {
    match item.get("type").and_then(Json::as_str) {
        Some("picture" | "graphic" | "image" | "photo") => Kind::Picture,
        Some("video" | "audio") => Kind::Player,
        Some("text" | "composite" | "article") => Kind::Text,
        Some(_) => Kind::Other,
        None => {
            let has_body = Member::any(item, &["bodies", "body_xhtml", "body_html", "body_text"]).value.is_some();
            if !has_body && item.get("renditions").is_some() { Kind::Picture } else { Kind::Text }
        }
    }
}

/// The section: the first subject that classifies the item. A subject that the item is only about does not count.
pub(super) fn section(reader: &mut Reader, item: &Json) -> Option<Rc<str>> {
    first_name(reader, item, &["subjects", "subject"], |subject| {
        !matches!(subject.get("rel").and_then(Json::as_str), Some("about" | "mentions"))
    })
}

/// The name of the first concept in an array that fulfils a condition.
pub(super) fn first_name(
    reader: &mut Reader,
    item: &Json,
    keys: &[&'static str],
    is_wanted: fn(&Json) -> bool,
) -> Option<Rc<str>> {
    let mut name = None;
    reader.each(Member::any(item, keys), limits::BLOCKS, &mut |reader, concept| {
        if name.is_none() && is_wanted(concept) {
            name = match concept {
                Json::Object(_) => reader.text_content(Member::of(concept, "name")),
                _ => reader.text_content(Member::current(concept)),
            };
        }
    });
    name
}
