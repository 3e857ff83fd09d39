//! The native format: JSON with schema.org's names, as `docs/api.md` describes it.

pub(crate) mod article;
pub(crate) mod block;
pub(crate) mod image;
pub(crate) mod members;
#[cfg(feature = "schema")]
mod schema;
pub(crate) mod write;

use self::members::{ArticleMembers, BlockMembers, BlockType};
use crate::{
    error::{FormatError, Reading},
    json::Json,
    limits,
    reader::Reader,
};

pub(crate) use article::{paragraphs, read};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use write::write;

/// The name of the native format.
pub const NAME: &str = "article-widget";

/// Reads the native format only, without the reader of HTML blocks. This is what the widget's main bundle contains; use
/// [`read`](crate::read) elsewhere.
///
/// `Ok(None)`: the text is in another format, or it has a block of HTML. [`read`](crate::read) reads both.
///
/// # Errors
///
/// If the text is in the native format but gives no article.
pub fn try_read(text: &str, format: &str, base: &str) -> Result<Option<Reading>, FormatError> {
    let json = limits::parse(text)?;
    if format != NAME && !(format == "auto" && is_native(&json)) || has_html(&json) {
        return Ok(None);
    }
    let mut reader = Reader::new(base);
    let article = read(&json, &mut reader)?;
    Ok(Some(Reading { article, format: NAME, warnings: reader.warnings() }))
}

/// Whether a value is certainly in the native format: no other format has a body of blocks. JSON-LD and ninjs 1.x share
/// the other names, and have distinctive keys. WordPress may return an envelope whose body is an array of posts, which have
/// a `content`.
pub(crate) fn is_native(json: &Json) -> bool {
    let body = json.get(ArticleMembers::KEYS.body);
    matches!(body, Some(Json::Array(items)) if !items.iter().any(|item| item.get("content").is_some()))
        || may_be_native(json) && !has_any(json, &["@context", "@type", "@graph", "uri", "versioncreated"])
}

/// Whether a value has a member that the native format shares with few others.
pub(crate) fn may_be_native(json: &Json) -> bool {
    const KEYS: ArticleMembers<&str> = ArticleMembers::KEYS;
    has_any(json, &[KEYS.headline, KEYS.article_body, KEYS.article_section])
}

fn has_any(json: &Json, keys: &[&str]) -> bool {
    keys.iter().any(|key| json.get(key).is_some_and(|value| !value.is_null()))
}

/// Whether the body has a block of HTML. The main bundle doesn't contain the reader for it.
fn has_html(json: &Json) -> bool {
    let Some(Json::Array(blocks)) = json.get(ArticleMembers::KEYS.body) else { return false };
    let kind = |block: &Json| block.get(BlockMembers::KEYS.kind).and_then(Json::as_str) == Some(BlockType::Html.name());
    blocks.iter().any(kind)
}
