//! Lists, and nested lists.

use super::{
    content::{content, text_of},
    story::kind,
};
use crate::{
    json::Json,
    model::{List, ListItem},
    reader::{Member, Reader},
};

/// Further items of a list are left out.
pub(super) const MAX_ITEMS: usize = 10_000;

/// A list. A list among the items belongs to the item before it.
pub(super) fn list(reader: &mut Reader, json: &Json) -> Option<List> {
    let mut items: Vec<ListItem> = Vec::new();
    reader.each(Member::of(json, "items"), MAX_ITEMS, &mut |reader, item| {
        let (text, children) = match item {
            Json::Object(_) if kind(item) == Some("list") => ([].into(), list(reader, item)),
            _ => (reader.inline(content(item)), list(reader, item)),
        };
        match (items.last_mut(), children) {
            (Some(last), Some(mut inner)) if text.is_empty() => match &mut last.children {
                Some(known) => known.items.append(&mut inner.items),
                none => *none = Some(inner),
            },
            (_, children) if children.is_some() || !text.is_empty() => items.push(ListItem { text, children }),
            _ => {}
        }
    });
    (!items.is_empty()).then(|| List { ordered: text_of(json, "list_type") == Some("ordered"), items })
}
