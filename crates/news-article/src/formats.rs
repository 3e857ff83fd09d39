//! Reading articles in the formats of CMSs.
//!
//! Each format has a module with two functions: `find`, which recognises the format by its shape and locates the article,
//! and `read`. Reading is lenient: a defect of one block, image or card is a [`Warning`](crate::error::Warning) with its
//! path in the input, and the rest of the article is kept. To add a format, add its module and its entry in
//! `detect`.
//!
//! The other modules are shared by the formats:
//!
//! - `locate`: the location of the article in the input
//! - `text`, `block_text`, `normalize`, `time_element`: text in its various forms
//! - `headline`, `section`, `caption`: parts of an article that several CMSs handle alike
//! - `images`, `image_files`, `image_identity`: one image with several files, and several records of one image
//! - `cleanup`: removing what an article contains twice

mod ans;
mod apple_news;
mod block_text;
mod caption;
mod cleanup;
mod detect;
mod ghost;
mod guardian;
mod headline;
mod image_files;
mod image_identity;
mod images;
mod json_feed;
mod json_ld;
mod locate;
mod ninjs;
mod normalize;
mod section;
mod text;
mod time_element;
mod wordpress;

use self::normalize::join_adjacent_text;
use crate::{
    error::{FormatError, Reading},
    json::Json,
    limits,
    model::Date,
    reader::Reader,
};

pub use detect::FORMATS;

/// Reads an article. `format` is `auto` or one of [`FORMATS`]; relative URLs are resolved against `base`.
///
/// # Errors
///
/// If the text is too long or not JSON, when its format is unknown or another one than `format`, when it is an error
/// message of a CMS, and when the article has no headline.
pub fn read(text: &str, format: &str, base: &str) -> Result<Reading, FormatError> {
    read_at(text, format, base, None)
}

/// Like [`read`], at the time `now`: images and players whose rights have expired, or that are still under embargo, are
/// left out with a warning. Without a time, nothing is left out.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_at(text: &str, format: &str, base: &str, now: Option<&Date>) -> Result<Reading, FormatError> {
    read_json(&limits::parse(text)?, format, base, now)
}

/// Like [`read_at`], for JSON that is already parsed.
///
/// # Errors
///
/// If the value contains no article.
pub fn read_json(json: &Json, format: &str, base: &str, now: Option<&Date>) -> Result<Reading, FormatError> {
    let (format, located) = detect::detect(json, format)?;
    let mut reader = Reader::at(base, located.path, located.envelope).with_now(now);
    if located.more > 0 {
        let more = located.more.to_string();
        reader.warn("several", ["read the first article; there are ", &more, " more"].concat());
    }
    let mut article = (format.read)(located.article, &mut reader)?;
    join_adjacent_text(&mut article);
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

    /// Other objects of the same CMSs are not recognised as articles.
    #[test]
    fn values_that_are_not_articles_have_an_unknown_format() {
        for text in [
            // WordPress: a file of the media library, a comment, a category, a search result.
            r#"{"id":1,"title":{"rendered":"a"},"media_type":"image","source_url":"https://a.example/a.jpg"}"#,
            r#"{"id":1,"post":2,"author_name":"a","content":{"rendered":"<p>a</p>"},"link":"https://a.example/"}"#,
            r#"[{"id":1,"name":"News","taxonomy":"category","link":"https://a.example/"}]"#,
            r#"[{"id":1,"title":"a","url":"https://a.example/","type":"post","subtype":"post"}]"#,
            // The API of a CMS that is not supported.
            r#"{"title":"a","description":"b","published_at":"2026-01-31","cover_image":null,"body_html":"c"}"#,
            r#"{"posts":[{"id":1,"title":"a","body_text":"b"}]}"#,
            r#"{"items":[{"id":1,"title":"a"}]}"#,
        ] {
            assert_eq!(read(text, "auto", "").unwrap_err().code(), "unknown-format", "{text}");
        }
    }

    #[test]
    fn without_a_base_the_url_of_the_article_is_the_base() {
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
    fn errors_have_a_code_a_message_and_a_path() {
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

    #[test]
    fn expired_images_are_left_out_if_the_time_is_given() {
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

    #[test]
    fn the_main_bundle_reads_the_native_format_and_nothing_similar() {
        let is_native = |text: &str| !matches!(native::try_read(text, "auto", "https://a.example/"), Ok(None));
        assert!(is_native(r#"{"headline":"x"}"#));
        assert!(is_native(r#"{"@type":"NewsArticle","uri":"x","headline":"x","body":[]}"#));
        assert!(!is_native(r#"{"@type":"NewsArticle","headline":"x","articleBody":"x"}"#));
        assert!(!is_native(r#"{"@context":"https://schema.org","headline":"x"}"#));
        assert!(!is_native(r#"{"uri":"urn:x","headline":"x","body_xhtml":"x"}"#));
        assert!(!is_native(r#"{"headline":"x","versioncreated":"2026-01-31","body_text":"x"}"#));
        // Keys of other formats alone do not make it one of them: the formats chunk reads it as the native format.
        let reading = read(r#"{"uri":"x","headline":"x","body":"One."}"#, "auto", "").unwrap();
        assert_eq!((reading.format, reading.article.body.len()), (NAME, 1));
        // Without a base the URL of the article is the base.
        let text = r#"{"@type":"Article","name":"x","url":"https://b.example/a/","image":"c.jpg"}"#;
        let image = read(text, "auto", "").unwrap().article.image.unwrap();
        assert_eq!(image.url.as_str(), "https://b.example/a/c.jpg");
    }

    #[test]
    fn the_main_bundle_and_the_formats_chunk_agree_on_the_native_format() {
        let post = r#"{"body":[{"id":1,"title":{"rendered":"a"},"content":{"rendered":"<p>b</p>"},"excerpt":{"rendered":""}}],"status":200,"headers":{}}"#;
        assert!(matches!(native::try_read(post, "auto", ""), Ok(None)));
        assert_eq!(read(post, "auto", "").unwrap().format, "wordpress");
        let native = r#"{"headline":"H","uri":"urn:x","byline":"A","body":["text"]}"#;
        assert!(matches!(native::try_read(native, "auto", ""), Ok(Some(_))));
        assert_eq!(read(native, "auto", "").unwrap().format, NAME);
        assert_eq!(read(r#"{"error":"Gone"}"#, NAME, "").unwrap_err().code(), "invalid-article");
    }

    #[test]
    fn the_main_bundle_reads_what_the_formats_chunk_has_written() {
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
