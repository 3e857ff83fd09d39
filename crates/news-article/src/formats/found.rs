//! Where in a value its article stands.

use crate::{json::Json, reader::Step};

/// An article in its envelope.
pub(super) struct Found<'j> {
    /// The article.
    pub(super) article: &'j Json,
    /// The way to it.
    pub(super) path: Vec<Step>,
    /// How many more there are.
    pub(super) more: usize,
    /// What stands around it, for a format in which that says something of the article ([`Reader::around`]).
    pub(super) envelope: Option<&'j Json>,
}

impl<'j> Found<'j> {
    /// A value that is the article itself.
    pub(super) fn itself(article: &'j Json) -> Self {
        Self { article, path: Vec::new(), more: 0, envelope: None }
    }

    /// The first of an envelope's items that is an article, by the key of the array (none: the value is the array).
    pub(super) fn first(json: &'j Json, key: &'static str, is_article: fn(&Json) -> bool) -> Option<Self> {
        let list = if key.is_empty() { json } else { json.get(key)? };
        let Json::Array(items) = list else { return None };
        let place = items.iter().position(is_article)?;
        let more = items.iter().skip(place + 1).filter(|item| is_article(item)).count();
        let key = (!key.is_empty()).then_some(Step::Key(key));
        let path = key.into_iter().chain([Step::Index(place)]).collect();
        Some(Self { article: items.get(place)?, path, more, envelope: None })
    }

    /// An article further in, by the keys of the way to it.
    pub(super) fn inside(json: &'j Json, keys: &[&'static str], is_article: fn(&Json) -> bool) -> Option<Self> {
        let article = keys.iter().try_fold(json, |json, key| json.get(key)).filter(|json| is_article(json))?;
        let path = keys.iter().map(|key| Step::Key(key)).collect();
        Some(Self { article, path, more: 0, envelope: None })
    }
}
