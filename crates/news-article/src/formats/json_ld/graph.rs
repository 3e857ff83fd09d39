//! The nodes of a JSON-LD document: finding the articles among them, and resolving references by `@id`.

use std::collections::BTreeMap;

use super::property::{has, member, property};
use crate::{
    json::Json,
    reader::{Reader, Step},
};

/// schema.org's `Article` and its subtypes. It is a list, because a suffix is not sufficient: `JobPosting` is not an article.
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

/// The properties by which other nodes contain articles: a page its main one, a list or a blog several.
const CONTAINERS: &[&[&str]] =
    &[&["@graph"], property!("mainEntity"), property!("itemListElement"), property!("item"), property!("blogPost")];

/// References are resolved to nodes at most this many steps deep.
const MAX_DEPTH: usize = 12;

/// A node and its path.
#[derive(Clone)]
pub(super) struct LocatedNode<'j> {
    /// The node.
    pub(super) json: &'j Json,
    /// Its path in the input.
    pub(super) path: Vec<Step>,
}

/// The articles of a document, in the order of the text.
pub(super) fn articles(root: &Json) -> Vec<LocatedNode<'_>> {
    let mut articles = Vec::new();
    // An array as the body means the native format, regardless of the other members.
    if !matches!(root.get("body"), Some(Json::Array(_))) {
        collect_articles(root, &mut Vec::new(), &mut articles);
    }
    articles
}

/// Adds the articles in a value, whose path is `path`.
fn collect_articles<'j>(json: &'j Json, path: &mut Vec<Step>, articles: &mut Vec<LocatedNode<'j>>) {
    if let Json::Array(items) = json {
        for (index, item) in items.iter().enumerate() {
            path.push(Step::Index(index));
            collect_articles(item, path, articles);
            path.pop();
        }
    } else if is_article(json) {
        articles.push(LocatedNode { json, path: path.clone() });
    } else {
        for property in CONTAINERS {
            let member = member(json, property);
            if let Some(value @ (Json::Array(_) | Json::Object(_))) = member.value {
                path.push(Step::Key(member.key));
                collect_articles(value, path, articles);
                path.pop();
            }
        }
    }
}

/// Whether a node is an article, and not only a reference to one. A node without a type is one when it has the vocabulary
/// of schema.org and a headline or a body.
fn is_article(json: &Json) -> bool {
    if is_reference(json) {
        return false;
    }
    match json.get("@type") {
        Some(Json::Array(types)) => types.iter().any(|kind| kind.as_str().is_some_and(is_article_type)),
        Some(kind) => kind.as_str().is_some_and(is_article_type),
        None => {
            let is_schema_org = json.get("@context").is_some_and(|context| context.to_string().contains("schema.org"));
            is_schema_org && (has(json, property!("headline")) || has(json, property!("articleBody")))
        }
    }
}

/// Whether a type is that of an article: by its name, with a prefix, or as a URL.
fn is_article_type(kind: &str) -> bool {
    let kind = kind.trim();
    let name = ["schema:", "http://schema.org/", "https://schema.org/", "http://www.schema.org/"]
        .iter()
        .find_map(|prefix| kind.strip_prefix(prefix))
        .unwrap_or(kind);
    TYPES.contains(&name)
}

/// Whether an object only refers to a node: it has nothing but keywords of JSON-LD.
pub(super) fn is_reference(json: &Json) -> bool {
    matches!(json, Json::Object(members) if members.iter().all(|(key, _)| key.starts_with('@') && &**key != "@graph"))
}

/// The nodes of a document by their `@id`.
#[derive(Default)]
pub(super) struct Graph<'j> {
    nodes: BTreeMap<&'j str, LocatedNode<'j>>,
}

impl<'j> Graph<'j> {
    /// Collects the nodes of a document.
    pub(super) fn of(root: &'j Json) -> Self {
        let mut graph = Self::default();
        graph.add(root, &mut Vec::new());
        graph
    }

    fn add(&mut self, json: &'j Json, path: &mut Vec<Step>) {
        match json {
            Json::Array(items) if path.len() < MAX_DEPTH => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Index(index));
                    self.add(item, path);
                    path.pop();
                }
            }
            Json::Object(members) if path.len() < MAX_DEPTH => {
                if let Some(id) = json.get("@id").and_then(Json::as_str)
                    && !is_reference(json)
                {
                    // A node may occur several times. The occurrence with the most members is the full one.
                    let size = |json: &Json| if let Json::Object(members) = json { members.len() } else { 0 };
                    if self.nodes.get(id).is_none_or(|known| size(known.json) < members.len()) {
                        self.nodes.insert(id, LocatedNode { json, path: path.clone() });
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

    /// Reads a value or, where it is a reference, the node that it refers to, at the path of that node.
    pub(super) fn resolve<T>(
        &self,
        reader: &mut Reader,
        value: &Json,
        read: impl FnOnce(&mut Reader, &Json) -> T,
    ) -> T {
        let id = match value {
            Json::Object(_) if is_reference(value) => value.get("@id").and_then(Json::as_str),
            _ => None,
        };
        match id.and_then(|id| self.nodes.get(id)) {
            Some(node) => reader.at_path(node.path.clone(), |reader| read(reader, node.json)),
            None => read(reader, value),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_by_their_type_wherever_they_are() {
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
