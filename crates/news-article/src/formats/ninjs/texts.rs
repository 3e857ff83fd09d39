//! The texts of a news object in its three dialects: `bodies: [{role, contentType, value}]`, or `body_xhtml`,
//! `body_text` and whatever else begins so. Roles are free-form or absent; what a text is, its type says.

use std::rc::Rc;

use crate::{
    formats::prose,
    json::Json,
    model::{Block, Inlines},
    reader::{Member, Reader, Step},
};

/// One of the texts.
struct Text<'j> {
    value: &'j Json,
    words: &'j str,
    steps: Vec<Step>,
    role: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Html,
    Plain,
    /// NITF and other XML, for machines.
    Foreign,
    /// No text at all.
    Wrong,
}

/// Roles of what isn't for readers, or isn't a description.
const NO_DESCRIPTION: &[&str] = &["credit", "writer", "byline", "note", "alt", "keyword", "nitf"];

/// The texts of a kind, such as `bodies` and `body`.
fn texts<'j>(item: &'j Json, several: &'static str, one: &'static str) -> Vec<Text<'j>> {
    let mut texts = Vec::new();
    let mut add = |steps: Vec<Step>, value: &'j Json, role: String, kind: &str| {
        let words = value.as_str().unwrap_or_default();
        let kind = match value {
            Json::String(_) if !words.trim().is_empty() => Kind::of(&kind.to_ascii_lowercase(), &role, words),
            Json::String(_) | Json::Null => return,
            _ => Kind::Wrong,
        };
        texts.push(Text { value, words, steps, role, kind });
    };
    match item.get(several) {
        Some(Json::Array(items)) => {
            for (index, text) in items.iter().enumerate().take(100) {
                let own = vec![Step::Key(several), Step::Index(index)];
                match text {
                    Json::Object(_) => {
                        let said = |keys: &[&'static str]| {
                            Member::any(text, keys).value.and_then(Json::as_str).unwrap_or_default()
                        };
                        let steps = [own, vec![Step::Key("value")]].concat();
                        let role = said(&["role"]).to_ascii_lowercase();
                        let kind = said(&["contentType", "contenttype", "mimetype"]);
                        add(steps, text.get("value").unwrap_or(&Json::Null), role, kind);
                    }
                    other => add(own, other, String::new(), ""),
                }
            }
        }
        Some(other) => add(vec![Step::Key(several)], other, String::new(), ""),
        None => {}
    }
    if let Json::Object(members) = item {
        for (key, value) in members.iter().take(1000) {
            let role =
                key.strip_prefix(one).and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('_') });
            if let Some(role) = role {
                add(vec![Step::Name(Rc::clone(key))], value, role.to_ascii_lowercase(), "");
            }
        }
    }
    texts
}

impl Kind {
    fn of(kind: &str, role: &str, words: &str) -> Self {
        let start = words.trim_start();
        let xml = start.starts_with("<?xml") || start.starts_with("<nitf") || kind.ends_with("xml");
        if kind.contains("nitf") || role.contains("nitf") || xml && !kind.contains("html") {
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

/// The texts of a kind that are texts; one that is none is a warning.
fn checked<'j>(reader: &mut Reader, item: &'j Json, several: &'static str, one: &'static str) -> Vec<Text<'j>> {
    let mut texts = texts(item, several, one);
    texts.retain(|text| {
        if text.kind == Kind::Wrong {
            reader.within(&text.steps, |reader| {
                reader.warn("invalid-type", ["expected a string, found ", text.value.kind()].concat());
            });
        }
        text.kind != Kind::Wrong
    });
    texts
}

/// The headline: the main one, else the first.
pub(super) fn headline(reader: &mut Reader, item: &Json) -> Option<Rc<str>> {
    let texts = checked(reader, item, "headlines", "headline");
    let main = texts.iter().find(|text| ["main", "", "headline"].contains(&&*text.role)).or(texts.first())?;
    reader.within(&main.steps, |reader| reader.words(Member::here(main.value)))
}

/// The body: HTML before plain text, the longest where there are several.
pub(super) fn body(reader: &mut Reader, item: &Json) -> Vec<Block> {
    let texts = checked(reader, item, "bodies", "body");
    let readable = texts.iter().filter(|text| text.kind != Kind::Foreign);
    let Some(best) = readable.min_by_key(|text| (text.kind, usize::MAX - text.words.len())) else {
        if let Some(foreign) = texts.first() {
            reader.within(&foreign.steps, |reader| {
                reader.warn("invalid-value", "expected a body in HTML or plain text, found only others");
            });
        }
        return Vec::new();
    };
    reader.within(&best.steps, |reader| match best.kind {
        Kind::Html => {
            let json = Json::text(inside_body(best.words));
            reader.blocks(Member::here(&json))
        }
        _ => prose::blocks(reader, Member::here(best.value)),
    })
}

/// A document's body: what stands before it is for machines.
fn inside_body(html: &str) -> &str {
    let Some((_, rest)) = html.split_once("<body") else { return html };
    rest.split_once('>').map_or(html, |(_, rest)| rest)
}

/// A description in one of these roles, the first first; else any that is one.
pub(super) fn description(reader: &mut Reader, item: &Json, roles: &[&str]) -> Inlines {
    let texts = checked(reader, item, "descriptions", "description");
    let rank = |text: &&Text| {
        let role = roles.iter().position(|role| text.role == *role).unwrap_or(roles.len());
        (role, text.kind)
    };
    let fits = |text: &&Text| text.kind != Kind::Foreign && !NO_DESCRIPTION.iter().any(|role| text.role.contains(role));
    run(reader, texts.iter().filter(fits).min_by_key(rank))
}

/// The description of which the role says so: a credit line, an alternative text.
pub(super) fn described_as(reader: &mut Reader, item: &Json, part: &str) -> Inlines {
    let texts = texts(item, "descriptions", "description");
    run(reader, texts.iter().find(|text| text.kind < Kind::Foreign && text.role.contains(part)))
}

fn run(reader: &mut Reader, text: Option<&Text>) -> Inlines {
    let Some(text) = text else { return [].into() };
    reader.within(&text.steps, |reader| match text.kind {
        Kind::Html => reader.inline(Member::here(text.value)),
        _ if prose::has_markup(text.words) => reader.inline(Member::here(text.value)),
        _ => prose::run(text.words),
    })
}
