//! Tables.

use super::content::content;
use crate::{
    json::Json,
    limits,
    model::{Inlines, Table},
    reader::{Member, Reader},
};

/// A table; `None`, with a warning, if it has no cells.
pub(super) fn table(reader: &mut Reader, json: &Json) -> Option<Table> {
    let head = row(reader, Member::of(json, "header"));
    let mut rows = Vec::new();
    reader.each(Member::of(json, "rows"), limits::CELLS, &mut |reader, json| {
        let cells = row(reader, Member::current(json));
        if !cells.is_empty() {
            rows.push(cells);
        }
    });
    if head.is_empty() && rows.is_empty() {
        reader.warn_at("rows", "missing", "expected at least one, found none");
        return None;
    }
    Some(Table { head, rows, caption: [].into() })
}

fn row(reader: &mut Reader, member: Member) -> Vec<Inlines> {
    let mut cells = Vec::new();
    reader.each(member, limits::CELLS, &mut |reader, cell| cells.push(reader.inline(content(cell))));
    member.with_null_cells(cells, limits::CELLS)
}
