//! An article as a short text for review, with a line for each part.

use std::fmt::Write;

use news_article::{
    error::Reading,
    model::{Article, Block, Image, Inline, InlineAttributes, Inlines, List, gallery::Gallery, text::reading_minutes},
    native,
};
use serde_json::Value;

/// The outline of a reading: the article, the number of pictures in the lightbox, the reading time and the warnings.
pub(crate) fn outline(reading: &Reading) -> String {
    let article = &reading.article;
    let mut out = String::new();
    let mut line = |text: String| out.push_str(&(text.replace('\n', "⏎") + "\n"));
    line(format!("format: {}", reading.format));
    article.section.iter().for_each(|section| line(format!("section: {section}")));
    line(format!("headline: {}", article.headline));
    if !article.description.is_empty() {
        line(format!("standfirst: {}", inline_text(&article.description)));
    }
    for author in article.authors.iter() {
        line(format!(
            "author: {}{}",
            author.name,
            author.url.iter().map(|url| format!(" → {}", url.as_str())).collect::<String>()
        ));
    }
    article.published.iter().for_each(|date| line(format!("published: {}", date.iso())));
    article.modified.iter().for_each(|date| line(format!("modified: {}", date.iso())));
    article.language.iter().for_each(|lang| line(format!("language: {lang}")));
    article.url.iter().for_each(|url| line(format!("url: {}", url.as_str())));
    if let Some(source) = &article.source {
        line(format!(
            "source: {}{}",
            source.name,
            source.url.iter().map(|url| format!(" → {}", url.as_str())).collect::<String>()
        ));
    }
    article.image.iter().for_each(|lead| line(format!("lead: {}", image(lead))));
    article.body.iter().for_each(|part| line(block(part)));
    for card in article.related.iter() {
        let picture = card.image.iter().map(|picture| format!(" {}", image(picture))).collect::<String>();
        let section = card.section.iter().map(|section| format!(" ({section})")).collect::<String>();
        let day = card.published.iter().map(|date| format!(" {}", date.iso())).collect::<String>();
        line(format!("related: {}{section}{day} → {}{picture}", card.headline, card.url.as_str()));
    }
    for note in article.corrections.iter() {
        let day = note.published.iter().map(|date| format!("{} ", date.iso())).collect::<String>();
        line(format!("correction: {day}{}", inline_text(&note.text)));
    }
    let gallery = Gallery::of(article);
    line(format!("lightbox: {}", gallery.images().len()));
    line(format!("minutes: {}", reading_minutes(article)));
    for warning in &reading.warnings {
        line(format!("warning: {} at {}: {}", warning.code, warning.path, warning.message));
    }
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => format!("  p {}", inline_text(text)),
        Block::Heading { level, text } => format!("  h{level} {}", inline_text(text)),
        Block::Image(picture) => format!("  image {}", image(picture)),
        Block::Gallery(images) => {
            let images: Vec<_> = images.iter().map(|picture| image(picture)).collect();
            format!("  gallery {}", images.join(" + "))
        }
        Block::List(list) => format!("  {}", self::list(list)),
        Block::Quote(quote) | Block::PullQuote(quote) => {
            let kind = if matches!(block, Block::Quote(_)) { "quote" } else { "pullquote" };
            let words: Vec<_> = quote.paragraphs.iter().map(|text| inline_text(text)).collect();
            format!("  {kind} {} — {}", words.join(" ¶ "), inline_text(&quote.cite))
        }
        Block::Table(table) => {
            let row = |cells: &[Inlines]| cells.iter().map(|cell| inline_text(cell)).collect::<Vec<_>>().join(" | ");
            let rows: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
            format!("  table {} [{}] {}", inline_text(&table.caption), row(&table.head), rows.join(" / "))
        }
        Block::Code { text, language } => format!("  code {} {text:?}", language.as_deref().unwrap_or("-")),
        Block::Embed(embed) => {
            let still = embed.image.iter().map(|picture| format!(" {}", image(picture))).collect::<String>();
            format!("  embed {} {}{still}", embed.url.as_str(), embed.title.as_deref().unwrap_or("-"))
        }
        Block::Summary(items) => {
            format!("  summary {}", items.iter().map(|item| inline_text(item)).collect::<Vec<_>>().join(" · "))
        }
        // The members that are written, for the types without a notation of their own.
        other => {
            let article = Article { body: vec![other.clone()], ..Article::default() };
            let written: Value = serde_json::from_str(&native::write(&article).to_string()).unwrap();
            let members = written["body"][0].as_object().unwrap();
            let others = members.iter().filter(|(key, _)| *key != "type");
            let others: String = others.map(|(key, value)| format!(" {key}={value}")).collect();
            format!("  {}{others}", members["type"].as_str().unwrap())
        }
    }
}

fn list(list: &List) -> String {
    let items: Vec<_> = list
        .items
        .iter()
        .map(|item| {
            inline_text(&item.text)
                + &item.children.iter().map(|inner| format!(" {}", self::list(inner))).collect::<String>()
        })
        .collect();
    format!("{}({})", if list.ordered { "ol" } else { "ul" }, items.join(" · "))
}

fn image(image: &Image) -> String {
    let mut out = format!("{{{}", image.url.as_str());
    if let Some(size) = image.size {
        write!(out, " {}×{}", size.width, size.height).unwrap();
    }
    for (name, text) in [
        ("alt", image.alt.to_string()),
        ("caption", inline_text(&image.caption)),
        ("credit", inline_text(&image.credit)),
    ] {
        if !text.is_empty() {
            write!(out, " {name}={text}").unwrap();
        }
    }
    for rendition in image.srcset.iter() {
        write!(out, " {}w={}", rendition.width, rendition.url.as_str()).unwrap();
    }
    image.content_url.iter().for_each(|url| write!(out, " full={}", url.as_str()).unwrap());
    out + "}"
}

fn inline_text(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Break => "⏎".to_owned(),
        Inline::Link { url, children } => format!("[{}]({})", inline_text(children), url.as_str()),
        Inline::Element { tag, attributes, children } => {
            let InlineAttributes { lang, dir, title, datetime } = attributes;
            let attributes: String =
                [lang, dir, title, datetime].into_iter().flatten().map(|value| format!(" {value}")).collect();
            format!("<{}{attributes}:{}>", tag.name(), inline_text(children))
        }
    };
    inlines.iter().map(one).collect()
}
