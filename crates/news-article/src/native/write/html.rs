//! Writes text with markup as inline HTML.

use crate::{
    html::escape,
    model::{Inline, InlineAttributes},
};

/// Text with markup as HTML that is read as the same text again.
pub(crate) fn to_html(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => escape(text, &mut out),
            Inline::Break => out.push_str("<br>"),
            Inline::Link { url, children } => {
                out.push_str("<a href=\"");
                escape(url.as_str(), &mut out);
                out.extend(["\">", &to_html(children), "</a>"]);
            }
            Inline::Element { tag, attributes, children } => {
                let InlineAttributes { lang, dir, title, datetime } = attributes;
                out.extend(["<", tag.name()]);
                for (name, value) in [("lang", lang), ("dir", dir), ("title", title), ("datetime", datetime)] {
                    if let Some(value) = value {
                        out.extend([" ", name, "=\""]);
                        escape(value, &mut out);
                        out.push('"');
                    }
                }
                out.extend([">", &to_html(children), "</", tag.name(), ">"]);
            }
        }
    }
    out
}
