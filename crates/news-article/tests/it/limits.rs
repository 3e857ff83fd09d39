//! Tests each limit of `docs/limits.md`: input at the limit is read without a warning, and input above it has the documented
//! result.

use news_article::{
    json::MAX_DEPTH,
    limits::MAX_BYTES,
    model::{Article, Block, text::plain},
    native,
};
use serde_json::{Value, json};

use crate::golden::read;

/// The page that documents the limits.
const PAGE: &str = include_str!("../../../../docs/limits.md");

/// 12345 as 12,345.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Checks that the page has a row that starts with this text and has this limit.
#[track_caller]
fn documented(what: &str, limit: usize) {
    let line = PAGE.lines().find(|line| line.starts_with(&format!("| {what}")));
    let line = line.unwrap_or_else(|| panic!("the page doesn't document {what}"));
    assert!(line.contains(&format!("| {} |", grouped(limit))), "{line} doesn't have the limit {limit}");
}

/// Checks that `limit` items are read without a warning, and that of `limit + 1` items only `limit` are read, with a warning.
#[track_caller]
fn check(what: &str, limit: usize, article: impl Fn(usize) -> Value, count: fn(&Article) -> usize, path: &str) {
    documented(what, limit);
    let within = read(&article(limit).to_string(), "auto").unwrap();
    assert_eq!(count(&within.article), limit, "{what}");
    assert_eq!(within.warnings, [], "{what}");
    let beyond = read(&article(limit + 1).to_string(), "auto").unwrap();
    assert_eq!(count(&beyond.article), limit, "{what}");
    let warnings: Vec<_> = beyond.warnings.iter().map(|warning| (warning.code, warning.path.as_str())).collect();
    assert_eq!(warnings, [("limit", path)], "{what}");
    let message = &beyond.warnings[0].message;
    let complete =
        (message.starts_with(&format!("expected at most {limit}")), message.ends_with(&format!("found {}", limit + 1)));
    assert_eq!(complete, (true, true), "{message}");
}

fn many(value: Value, count: usize) -> Value {
    vec![value; count].into()
}

fn with_body(block: Value) -> Value {
    json!({ "headline": "H", "body": [block] })
}

#[test]
fn a_text_that_is_too_long_or_nested_too_deep_is_an_error() {
    documented("the JSON's text", MAX_BYTES);
    let article = |length: usize| format!("{{\"headline\":\"H\"{}}}", " ".repeat(length - 16));
    assert!(read(&article(MAX_BYTES), "auto").is_ok());
    assert_eq!(read(&article(MAX_BYTES + 1), "auto").unwrap_err().code(), "too-large");

    documented("nesting depth of arrays", MAX_DEPTH);
    let nested =
        |depth: usize| format!("{{\"headline\":\"H\",\"x\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert!(read(&nested(MAX_DEPTH), "auto").is_ok());
    for format in ["auto", "article-widget", "wordpress"] {
        assert_eq!(read(&nested(MAX_DEPTH + 1), format).unwrap_err().code(), "too-large");
    }
}

#[test]
fn the_blocks_of_a_body_are_limited() {
    let blocks = |article: &Article| article.body.len();
    let what = "blocks of a body";
    check(what, 10_000, |count| json!({ "headline": "H", "body": many("x".into(), count) }), blocks, "body");
    let html = |count| with_body(json!({ "type": "html", "html": "<p>x".repeat(count) }));
    check(what, 10_000, html, blocks, "body");
}

#[test]
fn the_pictures_of_a_body_are_limited() {
    fn pictures(article: &Article) -> usize {
        let count = |block: &Block| match block {
            Block::Image(_) => 1,
            Block::Gallery(images) => images.len(),
            _ => 0,
        };
        article.body.iter().map(count).sum()
    }
    let what = "pictures of a body";
    let image = json!({ "type": "image", "url": "/x" });
    check(what, 2_000, |count| json!({ "headline": "H", "body": many(image.clone(), count) }), pictures, "body");
    let html = |count| with_body(json!({ "type": "html", "html": "<img src=x>".repeat(count) }));
    check(what, 2_000, html, pictures, "body");
    let gallery = |count| with_body(json!({ "type": "gallery", "images": many("/x".into(), count) }));
    check(what, 2_000, gallery, pictures, "body[0].images");
    let both = |count| {
        let gallery = json!({ "type": "gallery", "images": many("/x".into(), count - 1_500) });
        json!({ "headline": "H", "body": [{ "type": "gallery", "images": many("/x".into(), 1_500) }, gallery] })
    };
    check(what, 2_000, both, pictures, "body");
}

fn cells(article: &Article) -> usize {
    let count = |block: &Block| match block {
        Block::Table(table) => table.head.len() + table.rows.iter().map(Vec::len).sum::<usize>(),
        _ => 0,
    };
    article.body.iter().map(count).sum()
}

#[test]
fn the_cells_of_tables_are_limited() {
    let what = "cells of the body's tables";
    let html =
        |count| with_body(json!({ "type": "html", "html": format!("<table>{}</table>", "<tr><td>1".repeat(count)) }));
    check(what, 20_000, html, cells, "body");
    let what = "rows of a table, cells of a row";
    let rows = |count| with_body(json!({ "type": "table", "rows": many(json!([1]), count) }));
    check(what, 20_000, rows, cells, "body[0].rows");
    let row = |count| with_body(json!({ "type": "table", "rows": [many(1.into(), count)] }));
    check(what, 20_000, row, cells, "body[0].rows[0]");
    let head = |count| with_body(json!({ "type": "table", "head": many(1.into(), count) }));
    check(what, 20_000, head, cells, "body[0].head");
}

#[test]
fn the_items_of_lists_are_limited() {
    fn items(article: &Article) -> usize {
        let count = |block: &Block| match block {
            Block::List(list) => list.items.len(),
            Block::Summary(items) => items.len(),
            _ => 0,
        };
        article.body.iter().map(count).sum()
    }
    for kind in ["list", "summary"] {
        let list = |count| with_body(json!({ "type": kind, "items": many("x".into(), count) }));
        check("items of a list, texts of a summary or similar block", 10_000, list, items, "body[0].items");
    }
}

#[test]
fn authors_corrections_related_articles_and_renditions_are_limited() {
    let of = |key: &'static str, value: Value| move |count| json!({ "headline": "H", key: many(value.clone(), count) });
    check("authors", 100, of("author", "A".into()), |article| article.authors.len(), "author");
    check("corrections", 100, of("correction", "A".into()), |article| article.corrections.len(), "correction");
    let numbered = |count: usize| {
        let cards: Vec<_> = (0..count).map(|n| json!({ "headline": "R", "url": format!("/{n}") })).collect();
        json!({ "headline": "H", "related": cards })
    };
    check("related articles", 100, numbered, |article| article.related.len(), "related");
    let sizes = |count: usize| {
        let sizes: Vec<_> = (1..=count).map(|width| json!({ "url": "/s", "width": width })).collect();
        json!({ "headline": "H", "image": { "url": "/x", "srcset": sizes } })
    };
    check("sizes of a picture", 100, sizes, |article| article.image.as_ref().unwrap().srcset.len(), "image.srcset");
    check("sources", 1, of("source", "S".into()), |article| article.source.iter().count(), "source");
    fn stills(article: &Article) -> usize {
        match &article.body[0] {
            Block::Embed(embed) => embed.image.iter().count(),
            _ => 0,
        }
    }
    let still = |count| with_body(json!({ "type": "embed", "url": "/x", "image": many("/s".into(), count) }));
    check("sources, stills of an embed", 1, still, stills, "body[0].image");

    // The lead picture is the first one that can be read, among as many as the limit.
    documented("lead pictures", 100);
    let lead = |before: usize| {
        let images = [vec![Value::Null; before], vec!["/x".into()]].concat();
        json!({ "headline": "H", "image": images })
    };
    assert!(read(&lead(99).to_string(), "auto").unwrap().article.image.is_some());
    let beyond = read(&lead(100).to_string(), "auto").unwrap();
    assert_eq!((beyond.article.image, beyond.warnings[0].code), (None, "limit"));
}

#[test]
fn warnings_and_the_markup_of_a_text_are_limited_without_a_warning() {
    documented("warnings", 1_000);
    let flawed = json!({ "headline": "H", "body": many(1.into(), 2_000), "author": {} }).to_string();
    let warnings = read(&flawed, "auto").unwrap().warnings;
    assert_eq!(warnings.len(), 1_000);
    assert_eq!(warnings[999].path, "body[999]");

    documented("nesting depth of elements", 56);
    let deep = |depth: usize| "<b>".repeat(depth) + "x" + &"</b>".repeat(depth) + "y";
    let depth = |html: &str| {
        let run = news_article::html::inline(html, "", &mut Vec::new());
        assert_eq!(plain(&run), "xy", "no text is lost");
        let written =
            native::write(&Article { headline: "H".into(), body: vec![Block::Paragraph(run)], ..Article::default() });
        let opened = written.to_string().split("<b>").count() - 1;
        assert!(read(&written.to_string(), "auto").unwrap().warnings.is_empty());
        opened
    };
    assert_eq!(depth(&deep(56)), 56);
    assert_eq!(depth(&deep(1_000)), 56);

    documented("attributes of an element", 64);
    let many = |before: usize| {
        let others: String = (0..before).map(|n| format!(" x{n}=1")).collect();
        format!("<a{others} href='https://a.example/'>x</a>")
    };
    let linked = |html: &str| {
        let run = news_article::html::inline(html, "", &mut Vec::new());
        matches!(run.first(), Some(news_article::model::Inline::Link { .. }))
    };
    assert_eq!((linked(&many(63)), linked(&many(64))), (true, false));
}

#[test]
fn every_limit_on_the_page_is_tested() {
    let rows = PAGE.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what"));
    let tests = include_str!("limits.rs");
    for row in rows {
        let what = row.trim_start_matches("| ").split(" |").next().unwrap();
        let named = tests.split('"').any(|text| text.len() > 5 && what.starts_with(text));
        assert!(named, "no test for {what}");
    }
    assert_eq!(
        (grouped(64).as_str(), grouped(1_000).as_str(), grouped(5_000_000).as_str()),
        ("64", "1,000", "5,000,000")
    );
}
