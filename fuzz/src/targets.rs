//! What must hold for any bytes at all, a function each.
//!
//! Shared by libFuzzer (`fuzz_targets/`), which finds new inputs, and by `tests/native/fuzz.rs`, which runs the corpus and
//! its mutations on every machine: so it knows nothing but the crate's public surface, and says what is wrong by a panic.

use std::rc::Rc;

use news_article::{
    error::Reading,
    formats::{self, FORMATS},
    html,
    json::Json,
    model::{Article, Block, Date, Image, Inline, InlineTag, List, Url},
    native::{self, NAME},
};

/// A target: its name, which is also its corpus' folder, and what it runs.
pub type Target = (&'static str, fn(&[u8]));

/// The targets.
pub const TARGETS: &[Target] = &[("json", json), ("html", html), ("date", date), ("url", url)];

/// Where relative addresses lead.
const BASE: &str = "https://news.example/articles/42.json";

/// Bytes as JSON text, read as every format: what is read can be written, and reads again as the very same article.
pub fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for format in ["auto"].iter().chain(FORMATS) {
        match formats::read(&text, format, BASE) {
            Ok(reading) => {
                assert!(*format == "auto" || *format == reading.format, "{format} was read as {}", reading.format);
                assert_stable(&reading);
            }
            // What isn't JSON isn't in any other format either.
            Err(error) if matches!(error.code(), "json-syntax" | "too-large") => return,
            Err(_) => {}
        }
    }
}

/// Bytes as HTML, inline and as blocks.
pub fn html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut dropped = Vec::new();
    let run = html::inline(&text, BASE, &mut dropped);
    let paragraph = if run.is_empty() { Vec::new() } else { vec![Block::Paragraph(run)] };
    for body in [paragraph, html::blocks(&text, BASE, &mut dropped)] {
        let article = Article { headline: "H".into(), body, ..Article::default() };
        assert_stable(&Reading { article, format: NAME, warnings: Vec::new() });
    }
}

/// Bytes as a date: its ISO form is read as the same date.
pub fn date(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Some(date) = Date::parse(&text) else { return };
    assert_eq!(Date::parse(date.iso()).as_ref(), Some(&date), "{} reads otherwise", date.iso());
    assert_eq!(date.day().len(), 10, "{}", date.iso());
    assert!(!date.is_after(&date), "{} is after itself", date.iso());
}

/// The first line as a base and the rest as an address: the scheme is allowed, and it is read as itself.
pub fn url(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (base, text) = text.split_once('\n').unwrap_or((BASE, &text));
    let Ok(url) = Url::parse(text, base) else { return };
    assert_address(&url);
    assert_eq!(url.is_web(), url.host().is_some(), "{}", url.as_str());
    for base in ["", base] {
        assert_eq!(Url::parse(url.as_str(), base).as_ref(), Ok(&url), "{} reads otherwise", url.as_str());
    }
}

/// That an article holds only what may stand in a page, and is written the same after it was written and read. (Two runs of
/// text beside each other are one in JSON.)
fn assert_stable(reading: &Reading) {
    let article = &reading.article;
    assert!(!article.headline.trim().is_empty(), "no headline");
    assert_allowed(article);
    let written = native::write(article).to_string();
    for format in [NAME, "auto"] {
        let again = formats::read(&written, format, "").unwrap_or_else(|error| panic!("{error:?} for {written}"));
        assert_eq!(again.format, NAME, "{written}");
        assert_eq!(again.warnings, [], "{written}");
        assert_eq!(native::write(&again.article).to_string(), written, "other bytes");
    }
    assert!(Json::parse(&written).is_ok(), "{written}");
}

fn assert_address(url: &Url) {
    let text = url.as_str();
    let known = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| text.starts_with(scheme));
    assert!(known, "the scheme of {text:?}");
    assert!(!text.contains(|c: char| c <= ' ' || matches!(c, '"' | '<' | '>')), "a character in {text:?}");
}

/// What the types alone don't promise: addresses and attributes that may stand in a page, nothing empty, texts in one piece.
pub fn assert_allowed(article: &Article) {
    article.url.iter().for_each(assert_address);
    article.authors.iter().filter_map(|author| author.url.as_ref()).for_each(assert_address);
    article.source.iter().filter_map(|source| source.url.as_ref()).for_each(assert_address);
    article.image.iter().for_each(picture);
    run(&article.description);
    article.corrections.iter().for_each(|note| run(&note.text));
    for card in &article.related {
        assert_fetched(&card.url);
        card.image.iter().for_each(picture);
    }
    for block in &article.body {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => run(text),
            Block::Image(image) => picture(image),
            Block::Gallery(images) => images.iter().for_each(picture),
            Block::List(items) => list(items),
            Block::Quote(quote) | Block::PullQuote(quote) => {
                quote.paragraphs.iter().for_each(|text| run(text));
                run(&quote.cite);
            }
            Block::Table(table) => {
                table.rows.iter().chain([&table.head]).flatten().for_each(|cell| run(cell));
                run(&table.caption);
            }
            Block::Embed(embed) => {
                assert_fetched(&embed.url);
                embed.image.iter().for_each(picture);
            }
            Block::Summary(items) => items.iter().for_each(|item| run(item)),
            Block::Code { .. } | Block::Divider => {}
        }
    }
}

fn assert_fetched(url: &Url) {
    assert_address(url);
    assert!(url.is_web(), "{} would be fetched", url.as_str());
}

fn picture(image: &Rc<Image>) {
    assert_fetched(&image.url);
    image.content_url.iter().chain(image.srcset.iter().map(|rendition| &rendition.url)).for_each(assert_fetched);
    assert!(image.size.is_none_or(|size| size.width > 0 && size.height > 0), "a size of 0");
    assert!(image.srcset.is_sorted_by_key(|rendition| rendition.width), "widths out of order");
    run(&image.caption);
    run(&image.credit);
}

fn list(list: &List) {
    assert!(!list.items.is_empty(), "an empty list");
    for item in &list.items {
        run(&item.text);
        item.children.iter().for_each(self::list);
    }
}

fn run(inlines: &[Inline]) {
    let texts = |pair: &[Inline]| matches!(pair, [Inline::Text(_), Inline::Text(_)]);
    assert!(!inlines.windows(2).any(texts), "two texts in a row: {inlines:?}");
    for inline in inlines {
        match inline {
            Inline::Text(text) => assert!(!text.is_empty(), "an empty text"),
            Inline::Break => {}
            Inline::Link { url, children } => {
                assert_address(url);
                run(children);
            }
            Inline::Element { tag, attributes, children } => {
                assert!(attributes.title.is_none() || *tag == InlineTag::Abbr, "a title on {}", tag.name());
                assert!(attributes.datetime.is_none() || *tag == InlineTag::Time, "a datetime on {}", tag.name());
                let dir = attributes.dir.as_deref();
                assert!(dir.is_none_or(|dir| ["ltr", "rtl", "auto"].contains(&dir)), "a dir of {dir:?}");
                run(children);
            }
        }
    }
}
