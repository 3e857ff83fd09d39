//! Where in a value its article stands.

use super::reader::Step;
use crate::json::Json;

/// An article in its envelope.
pub(super) struct Found<'j> {
    /// The article.
    pub(super) article: &'j Json,
    /// The way to it.
    pub(super) path: Vec<Step>,
    /// How many more there are.
    pub(super) more: usize,
}

impl<'j> Found<'j> {
    /// A value that is the article itself.
    pub(super) fn itself(article: &'j Json) -> Self {
        Self { article, path: Vec::new(), more: 0 }
    }
}
