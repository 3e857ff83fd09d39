//! From JSON to an article: one file a format, known by its shape or by name.
//!
//! Whoever reads gives a value *and* what was wrong with it: what spoils one block, picture or related item is a
//! [`Warning`] with a path into the input, and the rest of the article is shown.

mod ans;
mod apple_news;
mod detect;
mod found;
mod ghost;
mod guardian;
mod json_feed;
mod json_ld;
mod ninjs;
mod once;
mod parts;
mod prose;
mod renditions;
mod runs;
mod tidy;
mod wordpress;

use crate::{
    error::{FormatError, Reading},
    json::Json,
    limits,
    model::Date,
    reader::Reader,
};

pub use detect::FORMATS;

/// Reads any format. `format` is `auto` or one of [`FORMATS`]; relative addresses are joined with `base`.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
pub fn read(text: &str, format: &str, base: &str) -> Result<Reading, FormatError> {
    read_at(text, format, base, None)
}

/// Like [`read`], at a moment: what has expired by then, or is still under embargo, is left out with a warning.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
pub fn read_at(text: &str, format: &str, base: &str, now: Option<&Date>) -> Result<Reading, FormatError> {
    read_json(&limits::parse(text)?, format, base, now)
}

/// Like [`read_at`], for JSON that is parsed already.
///
/// # Errors
///
/// When the value gives no article.
pub fn read_json(json: &Json, format: &str, base: &str, now: Option<&Date>) -> Result<Reading, FormatError> {
    let (format, found) = detect::found(json, format)?;
    let mut reader = Reader::at(base, found.path, found.envelope).with_now(now);
    if found.more > 0 {
        let more = found.more.to_string();
        reader.warn("several", ["read the first article; there are ", &more, " more"].concat());
    }
    let mut article = (format.read)(found.article, &mut reader)?;
    runs::join(&mut article);
    Ok(Reading { article, format: format.name, warnings: reader.warnings() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::{
        limits::MAX_BYTES,
        native::{self, NAME, write},
    };

    fn fails(text: &str, format: &str, code: &str, message: &str, path: Option<&str>) {
        let error = read(text, format, "https://a.example/").unwrap_err();
        assert_eq!((error.code(), error.message(), error.path()), (code, message, path), "{text}");
    }

    /// What the others' lists and neighbours look like: not an article of theirs.
    #[test]
    fn no_article() {
        for text in [
            // WordPress: a file of the library, a comment, a category, a search result.
            r#"{"id":1,"title":{"rendered":"a"},"media_type":"image","source_url":"https://a.example/a.jpg"}"#,
            r#"{"id":1,"post":2,"author_name":"a","content":{"rendered":"<p>a</p>"},"link":"https://a.example/"}"#,
            r#"[{"id":1,"name":"News","taxonomy":"category","link":"https://a.example/"}]"#,
            r#"[{"id":1,"title":"a","url":"https://a.example/","type":"post","subtype":"post"}]"#,
            // Another blog's API.
            r#"{"title":"a","description":"b","published_at":"2026-01-31","cover_image":null,"body_html":"c"}"#,
            r#"{"posts":[{"id":1,"title":"a","body_text":"b"}]}"#,
            r#"{"items":[{"id":1,"title":"a"}]}"#,
        ] {
            assert_eq!(read(text, "auto", "").unwrap_err().code(), "unknown-format", "{text}");
        }
    }

    #[test]
    fn without_a_base_the_own_address_is_one() {
        let check = |text: &str, base: &str, expected: &str| {
            let article = read(text, "auto", base).unwrap().article;
            assert_eq!(article.image.map(|image| image.url.shared()).as_deref(), Some(expected), "{text}");
        };
        let ghost = r#"{"title":"a","html":"","feature_image":"/a.jpg","url":"https://a.example/b/"}"#;
        check(ghost, "", "https://a.example/a.jpg");
        check(ghost, "about:blank", "https://a.example/a.jpg");
        check(ghost, "https://b.example/", "https://b.example/a.jpg");
        let feed = r#"{"id":1,"title":"a","content_text":"b","image":"a.jpg","url":"https://a.example/b/c"}"#;
        check(feed, "", "https://a.example/b/a.jpg");
    }

    #[test]
    fn errors() {
        let unknown = "expected an article, an object with `headline`; found ";
        fails("{", "auto", "json-syntax", "expected a string or `}`, found the end at line 1, column 2", None);
        fails("{}", "auto", "unknown-format", &format!("{unknown}an empty object"), None);
        fails("[]", "auto", "unknown-format", &format!("{unknown}an array"), None);
        fails(
            "{\"title\":1,\"x\":2}",
            "auto",
            "unknown-format",
            &format!("{unknown}an object with `title`, `x`"),
            None,
        );
        fails("{\"body\":[]}", "auto", "invalid-article", "expected a string, found nothing", Some("headline"));
        fails("{\"headline\":\" \"}", "auto", "invalid-article", "expected some text, found nothing", Some("headline"));
        fails("{\"headline\":{}}", "auto", "invalid-article", "expected a string, found an object", Some("headline"));
        fails("[]", "article-widget", "invalid-article", "expected an object, found an array", Some(""));
        fails("{}", "ghost", "unknown-format", "expected the format `ghost`, found an empty object", None);
        let named = "expected `auto` or one of article-widget, json-ld, ninjs, wordpress, ghost, json-feed, ans, guardian, apple-news; found `x`";
        fails("{}", "x", "unknown-format", named, None);
        fails(r#"{"code":"x","message":"No such post","data":{}}"#, "auto", "upstream-error", "No such post", None);
        let missing = r#"{"error":"unknown_post","message":"Unknown post"}"#;
        fails(missing, "auto", "upstream-error", "Unknown post", None);
        fails(r#"{"error":"Gone"}"#, "auto", "upstream-error", "Gone", None);
        fails(r#"{"errors":[{"message":"Gone"}]}"#, "auto", "upstream-error", "Gone", None);
        fails(&"[".repeat(500), "auto", "too-large", "expected less nesting, found `[` at line 1, column 129", None);
        assert_eq!(read(&" ".repeat(MAX_BYTES + 1), "auto", "").unwrap_err().code(), "too-large");
    }
    /// Without a clock nothing is left out.
    #[test]
    fn what_has_expired_is_left_out_at_a_moment() {
        let text = r#"{"uri":"urn:x","headlines":[{"value":"x"}],"associations":[
            {"type":"picture","expires":"2026-01-31","renditions":[{"href":"https://a.example/x.jpg"}]}]}"#;
        let read = |now: Option<&str>| {
            let now = now.and_then(Date::parse);
            let reading = read_at(text, "ninjs", "", now.as_ref()).unwrap();
            (reading.article.image.is_some(), reading.warnings.first().map(|warning| warning.code))
        };
        assert_eq!(read(None), (true, None));
        assert_eq!(read(Some("2026-01-31T23:00:00Z")), (true, None));
        assert_eq!(read(Some("2026-02-01")), (false, Some("expired")));
    }

    /// What the widget takes for its own without asking.
    #[test]
    fn our_own_and_what_only_looks_like_it() {
        let taken = |text: &str| !matches!(native::try_read(text, "auto", "https://a.example/"), Ok(None));
        assert!(taken(r#"{"headline":"x"}"#));
        assert!(taken(r#"{"@type":"NewsArticle","uri":"x","headline":"x","body":[]}"#));
        assert!(!taken(r#"{"@type":"NewsArticle","headline":"x","articleBody":"x"}"#));
        assert!(!taken(r#"{"@context":"https://schema.org","headline":"x"}"#));
        assert!(!taken(r#"{"uri":"urn:x","headline":"x","body_xhtml":"x"}"#));
        assert!(!taken(r#"{"headline":"x","versioncreated":"2026-01-31","body_text":"x"}"#));
        // Foreign keys alone make no other format: the second file reads it as ours after all.
        let reading = read(r#"{"uri":"x","headline":"x","body":"One."}"#, "auto", "").unwrap();
        assert_eq!((reading.format, reading.article.body.len()), (NAME, 1));
        // An article finds its own base where nobody gives one.
        let text = r#"{"@type":"Article","name":"x","url":"https://b.example/a/","image":"c.jpg"}"#;
        let image = read(text, "auto", "").unwrap().article.image.unwrap();
        assert_eq!(image.url.as_str(), "https://b.example/a/c.jpg");
    }

    #[test]
    fn the_widget_and_the_second_file_agree_on_what_is_ours() {
        let post = r#"{"body":[{"id":1,"title":{"rendered":"a"},"content":{"rendered":"<p>b</p>"},"excerpt":{"rendered":""}}],"status":200,"headers":{}}"#;
        assert!(matches!(native::try_read(post, "auto", ""), Ok(None)));
        assert_eq!(read(post, "auto", "").unwrap().format, "wordpress");
        let ours = r#"{"headline":"H","uri":"urn:x","byline":"A","body":["text"]}"#;
        assert!(matches!(native::try_read(ours, "auto", ""), Ok(Some(_))));
        assert_eq!(read(ours, "auto", "").unwrap().format, NAME);
        assert_eq!(read(r#"{"error":"Gone"}"#, NAME, "").unwrap_err().code(), "invalid-article");
    }

    #[test]
    fn what_the_second_file_writes_the_widget_reads() {
        let nested = ["<ul>".repeat(70), "<li>x".to_owned()].concat();
        let text = format!(r#"{{"headline":"H","body":[{{"type":"html","html":"{nested}"}}]}}"#);
        let written = write(&read(&text, "auto", "").unwrap().article).to_string();
        assert!(
            matches!(native::try_read(&written, NAME, ""), Ok(Some(_))),
            "{:?}",
            native::try_read(&written, NAME, "").unwrap_err()
        );
    }
}
