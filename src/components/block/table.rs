//! Tables.

use news_article::model::Table;
use yew::prelude::*;

use crate::components::{control::list, inline::inlines};

/// A table in a scrollable region, so that a wide table does not make the page scroll sideways. The region is focusable,
/// so that it can be scrolled with the keyboard, and `label` is its accessible name.
pub(super) fn table(table: &Table, label: &AttrValue) -> Html {
    let has_caption = !table.caption.is_empty();
    let head = list(&table.head, &mut |cell| html! { <th scope="col">{ inlines(cell) }</th> });
    let rows = list(&table.rows, &mut |row| {
        html! { <tr>{ list(row, &mut |cell| html! { <td>{ inlines(cell) }</td> }) }</tr> }
    });
    html! {
        <div class="table-scroll" role="region" tabindex="0" aria-label={label}>
            <table part="table">
                if has_caption { <caption>{ inlines(&table.caption) }</caption> }
                if !table.head.is_empty() { <thead><tr>{ head }</tr></thead> }
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}
