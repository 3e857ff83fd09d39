//! The location of an article in a JSON value.

use crate::{json::Json, reader::Step};

/// An article inside the value that was given.
pub(super) struct Located<'j> {
    /// The article.
    pub(super) article: &'j Json,
    /// The path from the root of the input to the article.
    pub(super) path: Vec<Step>,
    /// The number of further articles in the input.
    pub(super) more: usize,
    /// The whole input, for a format that reads parts of the article from around it
    /// ([`Reader::in_envelope`](crate::reader::Reader::in_envelope)).
    pub(super) envelope: Option<&'j Json>,
}

impl<'j> Located<'j> {
    /// A value that is itself the article.
    pub(super) fn root(article: &'j Json) -> Self {
        Self::at(article, Vec::new())
    }

    /// An article at the end of a path, with no others and no envelope.
    pub(super) fn at(article: &'j Json, path: Vec<Step>) -> Self {
        Self { article, path, more: 0, envelope: None }
    }

    /// The first item of an array that is an article. `key` is the member that holds the array; where it is empty the
    /// value itself is the array.
    pub(super) fn first(json: &'j Json, key: &'static str, is_article: fn(&Json) -> bool) -> Option<Self> {
        let list = if key.is_empty() { json } else { json.get(key)? };
        let Json::Array(items) = list else { return None };
        let index = items.iter().position(is_article)?;
        let more = items.iter().skip(index + 1).filter(|item| is_article(item)).count();
        let key = (!key.is_empty()).then_some(Step::Key(key));
        let path = key.into_iter().chain([Step::Index(index)]).collect();
        Some(Self { more, ..Self::at(items.get(index)?, path) })
    }

    /// An article nested in objects; `keys` are the members that lead to it.
    pub(super) fn nested(json: &'j Json, keys: &[&'static str], is_article: fn(&Json) -> bool) -> Option<Self> {
        let article = keys.iter().try_fold(json, |json, key| json.get(key)).filter(|json| is_article(json))?;
        Some(Self::at(article, keys.iter().map(|key| Step::Key(key)).collect()))
    }
}
