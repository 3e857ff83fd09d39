//! The nodes of a JSON-LD document: where the article stands among them, and what an `@id` refers to.

use std::collections::BTreeMap;

use super::property::{has, member, property};
use crate::{
    json::Json,
    reader::{Reader, Step},
};

/// schema.org's `Article` and what it lists below it. (By name: `JobPosting` is no article.)
const TYPES: &[&str] = &[
    "Article",
    "AdvertiserContentArticle",
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "Report",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "SocialMediaPosting",
    "BlogPosting",
    "LiveBlogPosting",
    "DiscussionForumPosting",
    "TechArticle",
    "APIReference",
];

/// Properties in which another kind of node holds articles: a page its main one, a list or a blog several.
const HOLDERS: &[&[&str]] =
    &[&["@graph"], property!("mainEntity"), property!("itemListElement"), property!("item"), property!("blogPost")];

/// A node that is referred to stands at most this many steps deep.
const DEPTH: usize = 12;

/// A node and the way to it.
#[derive(Clone)]
pub(super) struct Place<'j> {
    /// The node.
    pub(super) json: &'j Json,
    /// Where it stands in the input.
    pub(super) path: Vec<Step>,
}

/// A document's articles, in the order of the text.
pub(super) fn articles(root: &Json) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    // A body of blocks is our own format's, whatever else is said of it.
    if !matches!(root.get("body"), Some(Json::Array(_))) {
        collect(root, &mut Vec::new(), &mut found);
    }
    found
}

fn collect<'j>(json: &'j Json, path: &mut Vec<Step>, found: &mut Vec<Place<'j>>) {
    if let Json::Array(items) = json {
        for (index, item) in items.iter().enumerate() {
            path.push(Step::Index(index));
            collect(item, path, found);
            path.pop();
        }
    } else if is_article(json) {
        found.push(Place { json, path: path.clone() });
    } else {
        for holder in HOLDERS {
            let member = member(json, holder);
            if let Some(value @ (Json::Array(_) | Json::Object(_))) = member.value {
                path.push(Step::Key(member.key));
                collect(value, path, found);
                path.pop();
            }
        }
    }
}

/// Whether a node is an article, not only a reference to one. Without a type the vocabulary and a headline or a body
/// tell it.
fn is_article(json: &Json) -> bool {
    if is_reference(json) {
        return false;
    }
    match json.get("@type") {
        Some(Json::Array(types)) => types.iter().any(|kind| kind.as_str().is_some_and(is_kind)),
        Some(kind) => kind.as_str().is_some_and(is_kind),
        None => {
            let schema = json.get("@context").is_some_and(|context| context.to_string().contains("schema.org"));
            schema && (has(json, property!("headline")) || has(json, property!("articleBody")))
        }
    }
}

fn is_kind(kind: &str) -> bool {
    let kind = kind.trim();
    let name = ["schema:", "http://schema.org/", "https://schema.org/", "http://www.schema.org/"]
        .iter()
        .find_map(|prefix| kind.strip_prefix(prefix))
        .unwrap_or(kind);
    TYPES.contains(&name)
}

/// Whether an object says nothing of a node but which one it is.
pub(super) fn is_reference(json: &Json) -> bool {
    matches!(json, Json::Object(members) if members.iter().all(|(key, _)| key.starts_with('@') && &**key != "@graph"))
}

/// The nodes of a document that others may refer to.
#[derive(Default)]
pub(super) struct Graph<'j> {
    nodes: BTreeMap<&'j str, Place<'j>>,
}

impl<'j> Graph<'j> {
    /// Of a document.
    pub(super) fn of(root: &'j Json) -> Self {
        let mut graph = Self::default();
        graph.add(root, &mut Vec::new());
        graph
    }

    fn add(&mut self, json: &'j Json, path: &mut Vec<Step>) {
        match json {
            Json::Array(items) if path.len() < DEPTH => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Index(index));
                    self.add(item, path);
                    path.pop();
                }
            }
            Json::Object(members) if path.len() < DEPTH => {
                if let Some(id) = json.get("@id").and_then(Json::as_str)
                    && !is_reference(json)
                {
                    // A node may be described in several places, in one of them in full.
                    let size = |json: &Json| if let Json::Object(members) = json { members.len() } else { 0 };
                    if self.nodes.get(id).is_none_or(|known| size(known.json) < members.len()) {
                        self.nodes.insert(id, Place { json, path: path.clone() });
                    }
                }
                for (key, value) in members {
                    path.push(Step::Name(key.clone()));
                    self.add(value, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// Reads a value, or the node that it refers to, at its own place.
    pub(super) fn follow<T>(&self, reader: &mut Reader, value: &Json, read: impl FnOnce(&mut Reader, &Json) -> T) -> T {
        let id = match value {
            Json::Object(_) if is_reference(value) => value.get("@id").and_then(Json::as_str),
            _ => None,
        };
        match id.and_then(|id| self.nodes.get(id)) {
            Some(place) => reader.elsewhere(place.path.clone(), |reader| read(reader, place.json)),
            None => read(reader, value),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for text in [
            r#"{"@type":"NewsArticle"  ,"name":""}"#,
            r#"{"@type":["WebPage","schema:LiveBlogPosting"],"name":""}"#,
            r#"{"@type":"https://schema.org/TechArticle","name":""}"#,
            r#"{"@context":{"@vocab":"http://schema.org/"},"headline":"x"}"#,
            r#"[{"@type":"Organization"},{"@graph":[{"@type":"WebPage"},{"@type":"Report","name":"x"}]}]"#,
            r#"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"x"}}"#,
            r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Article","name":"x"}}]}"#,
        ] {
            assert_eq!(articles(&Json::parse(text).unwrap()).len(), 1, "{text}");
        }
        for text in [
            r#"{"@type":"JobPosting","title":"x"}"#,
            r#"{"@type":"Organization","name":"x"}"#,
            r#"{"@type":"WebPage","mainEntity":{"@type":"Article","@id":"x"}}"#,
            r#"{"@type":"NewsArticle","headline":"x","body":[]}"#,
            r#"{"@context":"https://other.example/","headline":"x"}"#,
            r#"{"headline":"x"}"#,
            "[]",
            "3",
        ] {
            assert!(articles(&Json::parse(text).unwrap()).is_empty(), "{text}");
        }
    }
}
