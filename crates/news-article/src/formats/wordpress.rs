//! WordPress: a post of its REST API (`wp/v2/posts`), or of the older API of WordPress.com and Jetpack (`v1.1`).

mod byline;
mod dot_com;
mod embedded;
mod excerpt;
mod image;
mod related;
mod rest;

use super::locate::Located;
use crate::{error::FormatError, json::Json, model::Article, reader::Reader};

/// Locates the article in a value of this format: a post, a list of posts, or a post in the envelope of `_envelope`.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_post(json) {
        return Some(Located::root(json));
    }
    Located::first(json, "", is_post)
        .or_else(|| Located::first(json, "posts", is_post))
        .or_else(|| Located::first(json, "body", is_post))
        .or_else(|| Located::nested(json, &["body"], is_post))
}

/// Reads an article.
///
/// # Errors
///
/// If it has neither a title nor a text, or is protected by a password.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if dot_com::is_post(json) { dot_com::read(json, reader) } else { rest::read(json, reader) }
}

fn is_post(json: &Json) -> bool {
    rest::is_post(json) || dot_com::is_post(json)
}
