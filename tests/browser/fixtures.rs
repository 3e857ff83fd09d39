//! The articles that the tests show.

use serde_json::{Value, json};

/// Text only.
pub(crate) fn plain() -> Value {
    json!({
        "headline": "Harbour bridge reopens",
        "body": ["The bridge opened to walkers on Friday.", "Cars follow in March."],
    })
}

/// A short text with a headline.
pub(crate) fn with_headline(headline: &str) -> Value {
    json!({ "headline": headline, "body": ["Text."] })
}

/// A picture with every field. The page shows the small file, the lightbox the full-size one.
pub(crate) fn picture(name: &str) -> Value {
    json!({
        "url": format!("/pic/{name}-600x400.svg"),
        "width": 600, "height": 400,
        "alt": format!("Picture {name}"),
        "caption": format!("Caption of {name}, with <a href=\"https://example.org/{name}\">a link</a>"),
        "creditText": format!("Photo: Agency {name}"),
        "contentUrl": format!("/pic/full_{name}-2400x1600.svg"),
    })
}

/// A lead picture `p0`, and the pictures `p1`, `p2` and so on between paragraphs.
pub(crate) fn pictures(count: usize) -> Value {
    let mut body = vec![json!("The first paragraph.")];
    for index in 1..count {
        let mut block = picture(&format!("p{index}"));
        block["type"] = json!("image");
        body.push(block);
        body.push(json!(format!("Paragraph {index}. {}", "Words follow words. ".repeat(30))));
    }
    json!({ "headline": "Pictures", "image": picture("p0"), "body": body })
}

/// `count` related cards below a short text.
pub(crate) fn related(count: usize) -> Value {
    let cards: Vec<_> = (0..count).map(card).collect();
    json!({ "headline": "Related", "url": "/articles/own", "body": ["Text."], "related": cards })
}

/// A related card.
pub(crate) fn card(index: usize) -> Value {
    json!({
        "headline": format!("Card number {index}"),
        "url": format!("/articles/{index}"),
        "image": { "url": format!("/pic/card{index}-300x200.svg"), "width": 300, "height": 200, "alt": "Not to be read" },
        "articleSection": "World",
        "datePublished": "2026-01-30",
    })
}

/// A text that is many screens high.
pub(crate) fn long() -> Value {
    json!({ "headline": "A long read", "body": vec!["Words follow words. ".repeat(60); 40] })
}

/// Every field and every block type.
pub(crate) fn full() -> Value {
    let block = |block_type: &str, name: &str| {
        let mut block = picture(name);
        block["type"] = json!(block_type);
        block
    };
    json!({
        "headline": "Everything at once",
        "articleSection": "Global News",
        "description": "The standfirst says what it is about.",
        "author": [{ "name": "Ada Example", "url": "/people/ada" }, { "name": "Ben Sample" }],
        "datePublished": "2026-01-31T08:00:00Z",
        "dateModified": "2026-02-03T10:30:00Z",
        "inLanguage": "en",
        "url": "/articles/own",
        "source": { "name": "Example Wire", "url": "https://wire.example/" },
        "image": picture("lead"),
        "body": [
            { "type": "summary", "items": ["First <em>point</em>", "Second point"] },
            { "type": "paragraph", "text": "A <strong>paragraph</strong> with <a href=\"/more\">a link</a>." },
            { "type": "heading", "text": "A heading", "level": 2 },
            block("image", "inset"),
            { "type": "heading", "text": "A smaller heading", "level": 3 },
            { "type": "gallery", "images": [picture("g1"), picture("g2"), picture("g3")] },
            { "type": "list", "ordered": false, "items": ["One", "Two"] },
            { "type": "list", "ordered": true, "items": ["First", "Second", "Third"] },
            { "type": "quote", "text": "Words of weight.", "cite": "A speaker" },
            { "type": "pullquote", "text": "Words pulled out.", "cite": "An editor" },
            { "type": "table", "caption": "Figures", "head": ["Year", "Count"], "rows": [["2025", "1"], ["2026", "<b>2</b>"]] },
            { "type": "code", "text": "let x = 1 < 2;", "language": "rust" },
            { "type": "embed", "url": "https://video.example/watch/1", "title": "A film" },
            { "type": "divider" },
            { "type": "html", "html": "<p>From <i>HTML</i></p><h3>An HTML heading</h3>" },
        ],
        "related": [card(1), card(2), card(3), card(4), card(5), card(6)],
        "correction": [{ "datePublished": "2026-02-02", "text": "A name was <em>misspelt</em>." }],
    })
}
