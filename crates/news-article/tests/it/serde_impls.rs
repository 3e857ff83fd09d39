//! The feature `serde`: what serde writes and reads is the native format.

use std::fs;

use news_article::{
    Article, FORMATS,
    json::Json,
    model::{
        Author, Block, Correction, Date, Embed, Image, Inline, InlineTag, Inlines, List, ListItem, Quote, Related,
        Rendition, Size, Source, Table, Url,
    },
    native, read_json,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    golden::{fixtures, read},
    properties::{EXAMPLE, config, native_article},
};

/// Writes a value by serde and reads it again.
fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// Checks that a value is written as this JSON, and that this JSON is read as the value.
#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T, expected: Value) {
    assert_eq!(serde_json::to_value(&value).unwrap(), expected);
    assert_eq!(serde_json::from_value::<T>(expected).unwrap(), value);
}

/// Checks that this JSON is rejected for a type, with this message.
#[track_caller]
fn fails<T: DeserializeOwned + std::fmt::Debug>(json: Value, message: &str) {
    assert_eq!(serde_json::from_value::<T>(json).unwrap_err().to_string(), message);
}

fn url(path: &str) -> Url {
    Url::parse(path, "https://a.example/").unwrap()
}

/// An image with every field.
fn image() -> Image {
    Image {
        size: Some(Size { width: 16, height: 9 }),
        alt: "A wave".into(),
        caption: ["At ".into(), Inline::element(InlineTag::Em, "noon")].into(),
        credit: Inline::link(url("/ap"), "AP & others").into(),
        srcset: [Rendition { url: url("/8.jpg"), width: 8 }, Rendition { url: url("/16.jpg"), width: 16 }].into(),
        content_url: Some(url("/full.jpg")),
        ..Image::new(url("/16.jpg"))
    }
}

fn image_json() -> Value {
    json!({
        "url": "https://a.example/16.jpg", "width": 16, "height": 9, "alt": "A wave", "caption": "At <em>noon</em>",
        "creditText": "<a href=\"https://a.example/ap\">AP &amp; others</a>",
        "srcset": [{ "url": "https://a.example/8.jpg", "width": 8 }, { "url": "https://a.example/16.jpg", "width": 16 }],
        "contentUrl": "https://a.example/full.jpg",
    })
}

/// A block of each type.
fn blocks() -> Vec<Block> {
    let inner = List { ordered: true, items: vec!["x".into(), "y".into()] };
    let items = vec!["a".into(), ListItem { text: "b".into(), children: Some(inner) }];
    let quote = Quote { paragraphs: vec!["One.".into(), "Two.".into()], cite: "Ada".into() };
    let table =
        Table { head: vec!["h".into(), "".into()], rows: vec![vec!["1".into(), "2".into()]], caption: "c".into() };
    vec![
        Block::Paragraph("Text.".into()),
        Block::Heading { level: 3, text: "Heading".into() },
        image().into(),
        Block::Gallery(vec![image().into(), Image::new(url("/b.jpg")).into()]),
        List { ordered: true, items }.into(),
        quote.clone().into(),
        Block::PullQuote(quote),
        table.into(),
        Block::Code { text: "fn f() {\n  1 < 2\n}\n".into(), language: Some("rust".into()) },
        Embed { title: Some("Video".into()), image: Some(image().into()), ..Embed::new(url("/video")) }.into(),
        Block::Divider,
        Block::Summary(vec!["First".into(), "Second".into()]),
    ]
}

/// An article with every field and a block of each type.
fn full_article() -> Article {
    let date = Date::parse("2026-01-31T08:00:00Z");
    Article {
        headline: "Storm & flood".into(),
        section: Some("News".into()),
        description: "The wind rose.".into(),
        authors: vec![Author::new("Ada"), Author { url: Some(url("/ben")), ..Author::new("Ben") }],
        published: date.clone(),
        modified: Date::parse("2026-02-01"),
        language: Some("en".into()),
        url: Some(url("/storm")),
        source: Some(Source { url: Some(url("/agency")), ..Source::new("Agency") }),
        image: Some(image().into()),
        body: blocks(),
        related: vec![Related {
            image: Some(image().into()),
            section: Some("News".into()),
            published: date.clone(),
            ..Related::new("Another", url("/another"))
        }],
        corrections: vec![Correction { published: date, ..Correction::new("It was Friday.") }],
    }
}

#[test]
fn an_article_built_in_rust_survives_a_round_trip() {
    let article = full_article();
    assert_eq!(round_trip(&article), article);
    let minimal = Article { headline: "H".into(), ..Article::default() };
    check(minimal, json!({ "headline": "H" }));
}

#[test]
fn every_block_survives_a_round_trip() {
    for block in blocks().into_iter().chain(read(EXAMPLE, "auto").unwrap().article.body) {
        assert_eq!(round_trip(&block), block);
    }
}

/// This finds a member that is declared but not written, or written but not declared.
#[cfg(feature = "schema")]
#[test]
fn exactly_the_declared_members_are_written() {
    fn sorted<'a>(keys: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
        let mut keys: Vec<_> = keys.map(String::as_str).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
    let schema = native::schema();
    let declared = |schema: &Value, only_read: &[&str]| -> Vec<String> {
        let properties = schema["properties"].as_object().unwrap();
        properties.keys().filter(|key| !only_read.contains(&key.as_str())).cloned().collect()
    };
    let article = serde_json::to_value(full_article()).unwrap();
    let example = serde_json::to_value(read(EXAMPLE, "auto").unwrap().article).unwrap();
    let body = article["body"].as_array().unwrap();
    let keys_of = |value: &Value| value.as_object().unwrap().clone();
    let item = &body[4]["items"][1];
    for (name, values, only_read) in [
        ("", vec![&article], &["articleBody"][..]),
        ("Block", body.iter().chain(example["body"].as_array().unwrap()).collect(), &["html"]),
        ("Item", vec![item], &[]),
        ("ImageObject", vec![&article["image"]], &[]),
        ("Rendition", vec![&article["image"]["srcset"][0]], &[]),
        ("Person", vec![&article["author"][1]], &[]),
        ("Related", vec![&article["related"][0]], &[]),
        ("Correction", vec![&article["correction"][0]], &[]),
    ] {
        let schema = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let written: Vec<_> = values.into_iter().map(keys_of).collect();
        let declared = declared(schema, only_read);
        assert_eq!(sorted(written.iter().flat_map(|object| object.keys())), sorted(declared.iter()), "{name}");
    }
}

#[test]
fn parts_have_the_shape_of_the_native_format() {
    check(Author::new("Ada"), json!({ "name": "Ada" }));
    check(Source { url: Some(url("/")), ..Source::new("AP") }, json!({ "name": "AP", "url": "https://a.example/" }));
    check(Correction::new("x"), json!({ "text": "x" }));
    check(Related::new("R", url("/r")), json!({ "headline": "R", "url": "https://a.example/r" }));
    check(image(), image_json());
    check(Size { width: 4, height: 3 }, json!({ "width": 4, "height": 3 }));
    check(Rendition { url: url("/r"), width: 8 }, json!({ "url": "https://a.example/r", "width": 8 }));
    check(Block::Divider, json!({ "type": "divider" }));
    check(List { ordered: true, items: vec!["a".into()] }, json!({ "ordered": true, "items": ["a"] }));
    check(ListItem::from("a"), json!("a"));
    check(Quote::new("x"), json!({ "text": "x" }));
    check(Table { rows: vec![vec!["1".into()]], ..Table::default() }, json!({ "rows": [["1"]] }));
    check(Embed::new(url("/v")), json!({ "url": "https://a.example/v" }));
    check(Inlines::from("1 < 2"), json!("1 &lt; 2"));
    check(Inlines::default(), json!(""));
    check(Inline::element(InlineTag::Kbd, "x"), json!("<kbd>x</kbd>"));
    check(InlineTag::Kbd, json!("kbd"));
    check(Date::parse("2026-01-31").unwrap(), json!("2026-01-31"));
    check(url("/x"), json!("https://a.example/x"));
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_path() {
    fails::<Article>(json!({}), "invalid-article at headline: expected a string, found nothing");
    fails::<Article>(json!([]), "invalid-article: expected an object, found an array");
    fails::<Author>(json!({ "name": {} }), "name: invalid-type: expected a string, found an object");
    fails::<Source>(json!({ "url": "https://a.example/" }), "name: missing: expected some text, found nothing");
    fails::<Correction>(json!(1), "invalid-type: expected an object, found a number");
    fails::<Related>(json!({ "headline": "R" }), "url: missing: expected some text, found nothing");
    let no_base = "url: invalid-url: expected an absolute address, since there is no base to join with";
    fails::<Image>(json!({ "url": "/x.jpg" }), no_base);
    fails::<Embed>(json!({ "url": "/x" }), no_base);
    fails::<Size>(
        json!({ "width": "wide", "height": 1 }),
        "width: invalid-value: expected a whole number, found `wide`",
    );
    fails::<Rendition>(json!({ "url": "https://a.example/" }), "width: missing: expected some text, found nothing");
    fails::<Block>(json!({ "type": "list", "items": [] }), "items: missing: expected at least one, found none");
    let two = json!({ "type": "html", "html": "<p>One.</p><p>Two.</p>" });
    fails::<Block>(two, "invalid-value: expected one block, found 2");
    fails::<List>(json!([]), "invalid-type: expected an object, found an array");
    fails::<ListItem>(json!({ "items": [] }), "missing: expected a part of an article, found an object");
    fails::<Quote>(json!({ "cite": "A" }), "text: missing: expected some text, found nothing");
    fails::<Table>(json!({ "caption": "C" }), "rows: missing: expected at least one, found none");
    fails::<Inlines>(json!(null), "invalid-type: expected a string, found null");
    fails::<Inline>(json!("a<br>b"), "invalid-value: expected one text or element, found 3");
    fails::<InlineTag>(json!("script"), "missing: expected a part of an article, found a string");
    fails::<Date>(json!("2026-02-30"), "invalid-date: expected an ISO 8601 date, found `2026-02-30`");
    let scheme = "invalid-url: expected an address with http, https, mailto or tel, found another scheme";
    fails::<Url>(json!("javascript:alert(1)"), scheme);
}

#[test]
fn a_wrong_part_of_an_article_is_left_out() {
    let value = json!({ "headline": "H", "image": { "url": "/relative.jpg" }, "body": [1, "x"] });
    let article: Article = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(
        article,
        Article { headline: "H".into(), body: vec![Block::Paragraph("x".into())], ..Article::default() }
    );

    // The warnings, and a base for relative URLs.
    let json: Json = serde_json::from_value(value).unwrap();
    let reading = read_json(&json, "auto", "https://a.example/", None).unwrap();
    assert_eq!(reading.article.image.unwrap().url, url("/relative.jpg"));
    let warnings: Vec<_> = reading.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["body[0]: invalid-type: expected an object, found a number"]);
}

#[test]
fn readings_and_errors_are_written_as_javascript_gets_them() {
    let reading = read(r#"{"headline":"H","author":[{}]}"#, "auto").unwrap();
    let warning =
        json!({ "code": "missing", "path": "author[0].name", "message": "expected some text, found nothing" });
    let expected = json!({ "article": { "headline": "H" }, "format": "article-widget", "warnings": [warning] });
    assert_eq!(serde_json::to_value(&reading).unwrap(), expected);
    let error = read("[]", "article-widget").unwrap_err();
    let expected = json!({ "code": "invalid-article", "message": "expected an object, found an array", "path": "" });
    assert_eq!(serde_json::to_value(&error).unwrap(), expected);
    let error = read("[]", "auto").unwrap_err();
    assert_eq!(serde_json::to_value(&error).unwrap().as_object().unwrap().len(), 2);
}

#[test]
fn fixtures_are_written_as_the_native_writer_writes_them() {
    let mut articles = 0;
    for path in FORMATS.iter().flat_map(|format| fixtures(format)) {
        let Ok(reading) = read(&fs::read_to_string(&path).unwrap(), "auto") else { continue };
        let written: Value = serde_json::from_str(&native::write(&reading.article).to_string()).unwrap();
        assert_eq!(serde_json::to_value(&reading.article).unwrap(), written, "{}", path.display());
        // The native format has no markup in the description, so an article of another format may lose some.
        let article = read(&written.to_string(), "auto").unwrap().article;
        assert_eq!(round_trip(&reading.article), article, "{}", path.display());
        articles += 1;
    }
    assert!(articles > 50, "{articles} articles");
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_article_survives_a_round_trip(value in native_article()) {
        let article = read(&value.to_string(), "auto").unwrap().article;
        prop_assert_eq!(&round_trip(&article), &article);
        for block in &article.body {
            prop_assert_eq!(&round_trip(block), block);
        }
    }

    #[test]
    fn serde_reads_what_the_reader_reads(value in native_article()) {
        let text = value.to_string();
        let by_reader = news_article::read(&text, native::NAME, "").unwrap().article;
        prop_assert_eq!(serde_json::from_str::<Article>(&text).unwrap(), by_reader);
    }
}
