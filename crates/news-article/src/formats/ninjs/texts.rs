//! The texts of a news object in all versions: `bodies: [{role, contentType, value}]`, or `body_xhtml`, `body_text` and
//! other members that begin with `body_`. Roles are free-form and may be missing.

use std::rc::Rc;

use crate::{
    formats::text as plain_text,
    json::Json,
    model::{Block, Inlines},
    reader::{Member, Reader, Step},
};

/// A text of a news object.
struct Text<'j> {
    value: &'j Json,
    /// The value as a string; empty if it is none.
    text: &'j str,
    steps: Vec<Step>,
    /// In lower case.
    role: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Html,
    Plain,
    /// NITF and other formats that cannot be shown.
    Foreign,
    /// The value is not a string.
    NotText,
}

/// Descriptions whose role contains one of these are not for publication, or not descriptions.
const OTHER_ROLES: &[&str] = &["credit", "writer", "byline", "note", "alt", "keyword", "nitf"];

/// The texts in the member `array`, such as `bodies`, and in those that begin with `prefix`, such as `body`.
fn texts<'j>(item: &'j Json, array: &'static str, prefix: &'static str) -> Vec<Text<'j>> {
    let mut texts = Vec::new();
    let mut add = |steps: Vec<Step>, value: &'j Json, role: String, kind: &str| {
        let text = value.as_str().unwrap_or_default();
        let kind = match value {
            Json::String(_) if !text.trim().is_empty() => Kind::of(&kind.to_ascii_lowercase(), &role, text),
            Json::String(_) | Json::Null => return,
            _ => Kind::NotText,
        };
        texts.push(Text { value, text, steps, role, kind });
    };
    match item.get(array) {
        Some(Json::Array(items)) => {
            for (index, text) in items.iter().enumerate().take(100) {
                let steps = vec![Step::Key(array), Step::Index(index)];
                match text {
                    Json::Object(_) => {
                        let member = |keys: &[&'static str]| {
                            Member::any(text, keys).value.and_then(Json::as_str).unwrap_or_default()
                        };
                        let steps = [steps, vec![Step::Key("value")]].concat();
                        let role = member(&["role"]).to_ascii_lowercase();
                        let kind = member(&["contentType", "contenttype", "mimetype"]);
                        add(steps, text.get("value").unwrap_or(&Json::Null), role, kind);
                    }
                    other => add(steps, other, String::new(), ""),
                }
            }
        }
        Some(other) => add(vec![Step::Key(array)], other, String::new(), ""),
        None => {}
    }
    if let Json::Object(members) = item {
        for (key, value) in members.iter().take(1000) {
            let role = key
                .strip_prefix(prefix)
                .and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('_') });
            if let Some(role) = role {
                add(vec![Step::Name(Rc::clone(key))], value, role.to_ascii_lowercase(), "");
            }
        }
    }
    texts
}

impl Kind {
    /// The kind of a text, by its media type, its role, and its beginning.
    fn of(kind: &str, role: &str, text: &str) -> Self {
        let start = text.trim_start();
        let is_xml = start.starts_with("<?xml") || start.starts_with("<nitf") || kind.ends_with("xml");
        if kind.contains("nitf") || role.contains("nitf") || is_xml && !kind.contains("html") {
            return Self::Foreign;
        }
        match kind {
            _ if kind.contains("html") => Self::Html,
            "" if role.contains("html") || role.contains("rich") || start.starts_with('<') => Self::Html,
            "" => Self::Plain,
            _ if kind.starts_with("text/") || kind.contains("plain") => Self::Plain,
            _ => Self::Foreign,
        }
    }
}

/// The texts of [`texts`] that are strings. Other values are warnings.
fn checked<'j>(reader: &mut Reader, item: &'j Json, array: &'static str, prefix: &'static str) -> Vec<Text<'j>> {
    let mut texts = texts(item, array, prefix);
    texts.retain(|text| {
        if text.kind == Kind::NotText {
            reader.at_steps(&text.steps, |reader| {
                reader.warn("invalid-type", ["expected a string, found ", text.value.kind()].concat());
            });
        }
        text.kind != Kind::NotText
    });
    texts
}

/// The headline: the main one, else the first.
pub(super) fn headline(reader: &mut Reader, item: &Json) -> Option<Rc<str>> {
    let texts = checked(reader, item, "headlines", "headline");
    let main = texts.iter().find(|text| ["main", "", "headline"].contains(&&*text.role)).or(texts.first())?;
    reader.at_steps(&main.steps, |reader| reader.text_content(Member::current(main.value)))
}

/// The body: HTML is preferred to plain text, and of several the longest is read.
pub(super) fn body(reader: &mut Reader, item: &Json) -> Vec<Block> {
    let texts = checked(reader, item, "bodies", "body");
    let readable = texts.iter().filter(|text| text.kind != Kind::Foreign);
    let Some(best) = readable.min_by_key(|text| (text.kind, usize::MAX - text.text.len())) else {
        if let Some(foreign) = texts.first() {
            reader.at_steps(&foreign.steps, |reader| {
                reader.warn("invalid-value", "expected a body in HTML or plain text, found only others");
            });
        }
        return Vec::new();
    };
    reader.at_steps(&best.steps, |reader| match best.kind {
        Kind::Html => {
            let json = Json::text(body_content(best.text));
            reader.blocks(Member::current(&json))
        }
        _ => plain_text::blocks(reader, Member::current(best.value)),
    })
}

/// The content of the `<body>` of a document, or the whole HTML where it has none.
fn body_content(html: &str) -> &str {
    let Some((_, rest)) = html.split_once("<body") else { return html };
    rest.split_once('>').map_or(html, |(_, rest)| rest)
}

/// The description with one of these roles, the first role first, or else any other description.
pub(super) fn description(reader: &mut Reader, item: &Json, roles: &[&str]) -> Inlines {
    let texts = checked(reader, item, "descriptions", "description");
    let rank = |text: &&Text| {
        let role = roles.iter().position(|role| text.role == *role).unwrap_or(roles.len());
        (role, text.kind)
    };
    let is_description =
        |text: &&Text| text.kind != Kind::Foreign && !OTHER_ROLES.iter().any(|role| text.role.contains(role));
    inlines(reader, texts.iter().filter(is_description).min_by_key(rank))
}

/// The description whose role contains a word, such as that of a credit line or an alternative text.
pub(super) fn description_with_role(reader: &mut Reader, item: &Json, word: &str) -> Inlines {
    let texts = texts(item, "descriptions", "description");
    inlines(reader, texts.iter().find(|text| text.kind < Kind::Foreign && text.role.contains(word)))
}

/// A text as inline text; empty without one.
fn inlines(reader: &mut Reader, text: Option<&Text>) -> Inlines {
    let Some(text) = text else { return [].into() };
    reader.at_steps(&text.steps, |reader| match text.kind {
        Kind::Html => reader.inline(Member::current(text.value)),
        _ if plain_text::has_markup(text.text) => reader.inline(Member::current(text.value)),
        _ => plain_text::inlines(text.text),
    })
}
