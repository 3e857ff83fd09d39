//! The parts of a post that the REST API embeds, and those that plugins add to it.

use crate::{
    json::Json,
    limits,
    reader::{Member, Reader},
};

/// Reads a member that the plugin Yoast SEO adds to a post.
pub(super) fn yoast<'j, T>(
    json: &'j Json,
    key: &'static str,
    reader: &mut Reader,
    read: impl FnOnce(&mut Reader, Member<'j>) -> Option<T>,
) -> Option<T> {
    reader.nested(json, &["yoast_head_json", key], read)
}

/// Reads the embedded terms of a taxonomy. There is an array of terms for each taxonomy.
pub(super) fn terms(json: &Json, taxonomy: &str, reader: &mut Reader, read: &mut dyn FnMut(&mut Reader, &Json)) {
    reader.nested(json, &["_embedded", "wp:term"], |reader, terms| {
        reader.each(terms, limits::ENTRIES, &mut |reader, terms| {
            reader.each(Member::current(terms), limits::ENTRIES, &mut |reader, term| {
                if term.get("taxonomy").and_then(Json::as_str) == Some(taxonomy) {
                    read(reader, term);
                }
            });
        });
    });
}
