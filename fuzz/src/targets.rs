//! Properties that hold for any bytes, one function for each target. A function panics if its property doesn't hold.
//!
//! This file is a module of two crates: that of libFuzzer (`fuzz_targets/`), which searches for new inputs, and the
//! integration tests (`crates/news-article/tests/it/fuzz.rs`), which run the corpus and inputs derived from it. Therefore
//! it uses only the public interface of `news-article`.

use std::rc::Rc;

use news_article::{
    error::Reading,
    formats::{self, FORMATS},
    html,
    json::Json,
    model::{Article, Block, Date, Image, Inline, InlineTag, List, Url},
    native::{self, NAME},
};

/// A target: its name, which is also the folder of its corpus, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// The targets.
pub const TARGETS: &[Target] = &[("json", json), ("html", html), ("date", date), ("url", url)];

/// The base of relative URLs.
const BASE: &str = "https://news.example/articles/42.json";

/// Reads bytes as JSON text in every format. An article can be written, and reading the result gives the same article.
pub fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for format in ["auto"].iter().chain(FORMATS) {
        match formats::read(&text, format, BASE) {
            Ok(reading) => {
                assert!(*format == "auto" || *format == reading.format, "{format} was read as {}", reading.format);
                assert_stable(&reading);
            }
            // These errors don't depend on the format.
            Err(error) if matches!(error.code(), "json-syntax" | "too-large") => return,
            Err(_) => {}
        }
    }
}

/// Reads bytes as HTML, as inline text and as blocks.
pub fn html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut dropped = Vec::new();
    let inlines = html::inline(&text, BASE, &mut dropped);
    let paragraph = if inlines.is_empty() { Vec::new() } else { vec![Block::Paragraph(inlines)] };
    for body in [paragraph, html::blocks(&text, BASE, &mut dropped)] {
        let article = Article { headline: "H".into(), body, ..Article::default() };
        assert_stable(&Reading { article, format: NAME, warnings: Vec::new() });
    }
}

/// Reads bytes as a date. The ISO form of a date is read as the same date.
pub fn date(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Some(date) = Date::parse(&text) else { return };
    assert_eq!(Date::parse(date.iso()).as_ref(), Some(&date), "{} is read as another date", date.iso());
    assert_eq!(date.day().len(), 10, "{}", date.iso());
    assert!(!date.is_after(&date), "{} is after itself", date.iso());
}

/// Reads the first line as a base and the rest as a URL. An accepted URL has an allowed scheme, and is read as itself.
pub fn url(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (base, text) = text.split_once('\n').unwrap_or((BASE, &text));
    let Ok(url) = Url::parse(text, base) else { return };
    assert_url(&url);
    assert_eq!(url.is_web(), url.host().is_some(), "{}", url.as_str());
    for base in ["", base] {
        assert_eq!(Url::parse(url.as_str(), base).as_ref(), Ok(&url), "{} is read as another URL", url.as_str());
    }
}

/// Checks that an article has safe content only, and that writing it, reading the result and writing that gives the same
/// JSON. The articles themselves may differ, because adjacent texts are joined in JSON.
fn assert_stable(reading: &Reading) {
    let article = &reading.article;
    assert!(!article.headline.trim().is_empty(), "no headline");
    assert_allowed(article);
    let written = native::write(article).to_string();
    for format in [NAME, "auto"] {
        let again = formats::read(&written, format, "").unwrap_or_else(|error| panic!("{error:?} for {written}"));
        assert_eq!(again.format, NAME, "{written}");
        assert_eq!(again.warnings, [], "{written}");
        assert_eq!(native::write(&again.article).to_string(), written, "the second writing differs");
    }
    assert!(Json::parse(&written).is_ok(), "{written}");
}

fn assert_url(url: &Url) {
    let text = url.as_str();
    let known = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| text.starts_with(scheme));
    assert!(known, "the scheme of {text:?}");
    assert!(!text.contains(|c: char| c <= ' ' || matches!(c, '"' | '<' | '>')), "a character in {text:?}");
}

/// Checks the guarantees that the documentation of the types adds to the types: safe URLs and attributes, no empty texts
/// and lists, and no adjacent texts.
pub fn assert_allowed(article: &Article) {
    article.url.iter().for_each(assert_url);
    article.authors.iter().filter_map(|author| author.url.as_ref()).for_each(assert_url);
    article.source.iter().filter_map(|source| source.url.as_ref()).for_each(assert_url);
    article.image.iter().for_each(assert_image);
    assert_inlines(&article.description);
    article.corrections.iter().for_each(|note| assert_inlines(&note.text));
    for card in &article.related {
        assert_web(&card.url);
        card.image.iter().for_each(assert_image);
    }
    for block in &article.body {
        block.for_each_text(&mut |_, text| assert_inlines(text));
        block.images().iter().for_each(assert_image);
        match block {
            Block::List(list) => assert_list(list),
            Block::Embed(embed) => {
                assert_web(&embed.url);
                embed.image.iter().for_each(assert_image);
            }
            _ => {}
        }
    }
}

fn assert_web(url: &Url) {
    assert_url(url);
    assert!(url.is_web(), "{} is neither http nor https", url.as_str());
}

fn assert_image(image: &Rc<Image>) {
    assert_web(&image.url);
    image.content_url.iter().chain(image.srcset.iter().map(|rendition| &rendition.url)).for_each(assert_web);
    assert!(image.size.is_none_or(|size| size.width > 0 && size.height > 0), "a size of 0");
    assert!(image.srcset.is_sorted_by_key(|rendition| rendition.width), "widths out of order");
    assert_inlines(&image.caption);
    assert_inlines(&image.credit);
}

fn assert_list(list: &List) {
    assert!(!list.items.is_empty(), "an empty list");
    for item in &list.items {
        item.children.iter().for_each(assert_list);
    }
}

fn assert_inlines(inlines: &[Inline]) {
    let are_texts = |pair: &[Inline]| matches!(pair, [Inline::Text(_), Inline::Text(_)]);
    assert!(!inlines.windows(2).any(are_texts), "adjacent texts: {inlines:?}");
    for inline in inlines {
        match inline {
            Inline::Text(text) => assert!(!text.is_empty(), "an empty text"),
            Inline::Break => {}
            Inline::Link { url, children } => {
                assert_url(url);
                assert_inlines(children);
            }
            Inline::Element { tag, attributes, children } => {
                assert!(attributes.title.is_none() || *tag == InlineTag::Abbr, "a title on {}", tag.name());
                assert!(attributes.datetime.is_none() || *tag == InlineTag::Time, "a datetime on {}", tag.name());
                let dir = attributes.dir.as_deref();
                assert!(dir.is_none_or(|dir| ["ltr", "rtl", "auto"].contains(&dir)), "a dir of {dir:?}");
                assert_inlines(children);
            }
        }
    }
}
