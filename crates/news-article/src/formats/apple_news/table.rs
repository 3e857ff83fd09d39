//! Data tables: descriptors are the columns, records are the rows.

use super::text;
use crate::{
    json::Json,
    limits,
    model::{Inlines, Table},
    reader::{Member, Reader},
};

/// Further columns are left out.
const MAX_COLUMNS: usize = 200;

/// A `datatable` component.
pub(super) fn table(reader: &mut Reader, json: &Json) -> Option<Table> {
    let has_labels = json.get("showDescriptorLabels") != Some(&Json::Bool(false));
    reader.object(Member::of(json, "data"), |reader, data| {
        let (mut keys, mut head): (Vec<String>, Vec<Inlines>) = (Vec::new(), Vec::new());
        reader.each(Member::of(data, "descriptors"), MAX_COLUMNS, &mut |reader, descriptor| {
            if !reader.is_object(descriptor, false) {
                return;
            }
            let Some(key) = reader.required_text(Member::of(descriptor, "key")) else { return };
            keys.push(key.to_string());
            head.push(text::member_inlines(reader, Member::of(descriptor, "label")));
        });
        let mut rows = Vec::new();
        let max_rows = limits::CELLS / keys.len().max(1);
        reader.each(Member::of(data, "records"), max_rows, &mut |reader, record| {
            rows.push(keys.iter().map(|key| cell(reader, record.get(key))).collect());
        });
        if keys.is_empty() || rows.is_empty() {
            reader.warn_at("records", "missing", "expected at least one, found none");
            return None;
        }
        Some(Table { head: if has_labels { head } else { Vec::new() }, rows, caption: [].into() })
    })
}

/// A cell of a record. Its key comes from the input, so a warning has the path of the record.
fn cell(reader: &mut Reader, value: Option<&Json>) -> Inlines {
    match value {
        None | Some(Json::Null) => [].into(),
        Some(Json::Bool(value)) => text::plain_inlines(reader, "", if *value { "true" } else { "false" }),
        Some(value) => text::member_inlines(reader, Member::current(value)),
    }
}
