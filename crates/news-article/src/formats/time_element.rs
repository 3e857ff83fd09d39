//! The time of a live blog's post, as text in the body.

use crate::{
    inline_text,
    model::{Date, Inline, InlineAttributes, InlineTag, date::Precision},
};

/// A `<time>` element for a date and time, in the time zone of the source: `2026-01-31 17:04 UTC`. The order of the
/// parts is ISO 8601's, which is understood in every language of the widget.
pub(super) fn time_element(date: &Date) -> Inline {
    let iso = date.iso();
    let text = match (date.precision(), iso.get(11..16), iso.get(19..)) {
        (Precision::Moment, Some(time), Some(zone)) => {
            [date.day(), " ", time, " ", if zone == "Z" { "UTC" } else { zone }].concat()
        }
        _ => date.day().to_owned(),
    };
    let attributes = InlineAttributes { datetime: Some(iso.into()), ..InlineAttributes::default() };
    Inline::Element { tag: InlineTag::Time, attributes, children: inline_text::text(text) }
}
