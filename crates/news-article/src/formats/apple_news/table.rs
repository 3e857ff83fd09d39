//! Tables of data: descriptors are the columns, records the rows.

use super::text;
use crate::{
    json::Json,
    limits,
    model::{Inlines, Table},
    reader::{Member, Reader},
};

/// Columns beyond this many are left out.
const MAX_COLUMNS: usize = 200;

/// A `datatable` component.
pub(super) fn table(reader: &mut Reader, json: &Json) -> Option<Table> {
    let labels = json.get("showDescriptorLabels") != Some(&Json::Bool(false));
    reader.object(Member::of(json, "data"), |reader, data| {
        let (mut keys, mut head): (Vec<String>, Vec<Inlines>) = (Vec::new(), Vec::new());
        reader.each(Member::of(data, "descriptors"), MAX_COLUMNS, &mut |reader, descriptor| {
            if !reader.is_object(descriptor, false) {
                return;
            }
            let Some(key) = reader.needed(Member::of(descriptor, "key")) else { return };
            keys.push(key.to_string());
            head.push(text::member(reader, Member::of(descriptor, "label")));
        });
        let mut rows = Vec::new();
        let most = limits::CELLS / keys.len().max(1);
        reader.each(Member::of(data, "records"), most, &mut |reader, record| {
            rows.push(keys.iter().map(|key| cell(reader, record.get(key))).collect());
        });
        if keys.is_empty() || rows.is_empty() {
            reader.warn_at("records", "missing", "expected at least one, found none");
            return None;
        }
        Some(Table { head: if labels { head } else { Vec::new() }, rows, caption: [].into() })
    })
}

/// A record's cell. (Its key is the article's own, which a path can't name: a warning is at the record.)
fn cell(reader: &mut Reader, value: Option<&Json>) -> Inlines {
    match value {
        None | Some(Json::Null) => [].into(),
        Some(Json::Bool(value)) => text::of(reader, "", if *value { "true" } else { "false" }),
        Some(value) => text::member(reader, Member::here(value)),
    }
}
