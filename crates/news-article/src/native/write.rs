//! An article back to our own format, for `normalize()`.

use crate::{
    html::escape,
    json::Json,
    model::{Article, Block, Date, Image, Inline, InlineAttributes, List, Quote, Related, Rendition, Url, text::plain},
};

/// The article in our own format; what it doesn't have is left out.
pub fn write(article: &Article) -> Json {
    let mut out = Members::default();
    out.text("headline", Some(&article.headline));
    out.text("articleSection", article.section.as_deref());
    out.text("description", Some(&plain(&article.description)));
    out.list("author", article.authors.iter().map(|author| named(&author.name, author.url.as_ref())));
    out.date("datePublished", article.published.as_ref());
    out.date("dateModified", article.modified.as_ref());
    out.text("inLanguage", article.language.as_deref());
    out.url("url", article.url.as_ref());
    out.value("source", article.source.as_ref().map(|source| named(&source.name, source.url.as_ref())));
    out.value("image", article.image.as_deref().map(|image| picture(image, Members::default())));
    out.list("body", article.body.iter().map(block));
    out.list("related", article.related.iter().map(related));
    out.list(
        "correction",
        article.corrections.iter().map(|note| {
            let mut out = Members::default();
            out.date("datePublished", note.published.as_ref());
            out.html("text", &note.text);
            out.finish()
        }),
    );
    out.finish()
}

/// An object in the making.
#[derive(Default)]
struct Members(Vec<(&'static str, Json)>);

impl Members {
    fn of(kind: &str) -> Self {
        Self(vec![("type", Json::String(kind.into()))])
    }

    fn value(&mut self, key: &'static str, value: Option<Json>) {
        self.0.extend(value.map(|value| (key, value)));
    }

    fn text(&mut self, key: &'static str, text: Option<&str>) {
        self.value(key, text.filter(|text| !text.is_empty()).map(|text| Json::String(text.into())));
    }

    fn html(&mut self, key: &'static str, run: &[Inline]) {
        self.text(key, Some(&html(run)));
    }

    fn url(&mut self, key: &'static str, url: Option<&Url>) {
        self.value(key, url.map(|url| Json::String(url.shared())));
    }

    fn date(&mut self, key: &'static str, date: Option<&Date>) {
        self.text(key, date.map(Date::iso));
    }

    fn number(&mut self, key: &'static str, number: u32) {
        self.value(key, Some(Json::Number(number.to_string().into())));
    }

    /// An array, left out when it is empty.
    fn list(&mut self, key: &'static str, items: impl Iterator<Item = Json>) {
        let items: Vec<_> = items.collect();
        self.value(key, (!items.is_empty()).then_some(Json::Array(items)));
    }

    fn finish(self) -> Json {
        Json::object(self.0)
    }
}

fn named(name: &str, url: Option<&Url>) -> Json {
    let mut out = Members::default();
    out.text("name", Some(name));
    out.url("url", url);
    out.finish()
}

fn picture(image: &Image, mut out: Members) -> Json {
    out.url("url", Some(&image.url));
    if let Some(size) = image.size {
        out.number("width", size.width);
        out.number("height", size.height);
    }
    out.text("alt", Some(&image.alt));
    out.html("caption", &image.caption);
    out.html("creditText", &image.credit);
    out.list(
        "srcset",
        image.srcset.iter().map(|Rendition { url, width }| {
            let mut out = Members::default();
            out.url("url", Some(url));
            out.number("width", *width);
            out.finish()
        }),
    );
    out.url("contentUrl", image.content_url.as_ref());
    out.finish()
}

fn related(card: &Related) -> Json {
    let mut out = Members::default();
    out.text("headline", Some(&card.headline));
    out.url("url", Some(&card.url));
    out.value("image", card.image.as_deref().map(|image| picture(image, Members::default())));
    out.text("articleSection", card.section.as_deref());
    out.date("datePublished", card.published.as_ref());
    out.finish()
}

fn block(block: &Block) -> Json {
    let run = |text: &[Inline]| Json::String(html(text).into());
    match block {
        Block::Paragraph(text) => {
            let mut out = Members::of("paragraph");
            out.html("text", text);
            out.finish()
        }
        Block::Heading { level, text } => {
            let mut out = Members::of("heading");
            out.html("text", text);
            out.number("level", u32::from(*level));
            out.finish()
        }
        Block::Image(image) => picture(image, Members::of("image")),
        Block::Gallery(images) => {
            let mut out = Members::of("gallery");
            out.list("images", images.iter().map(|image| picture(image, Members::default())));
            out.finish()
        }
        Block::List(list) => items(list, Members::of("list")),
        Block::Quote(quote) => words("quote", quote),
        Block::PullQuote(quote) => words("pullquote", quote),
        Block::Table(table) => {
            let mut out = Members::of("table");
            out.list("head", table.head.iter().map(|cell| run(cell)));
            out.list("rows", table.rows.iter().map(|row| Json::Array(row.iter().map(|cell| run(cell)).collect())));
            out.html("caption", &table.caption);
            out.finish()
        }
        Block::Code { text, language } => {
            let mut out = Members::of("code");
            out.text("text", Some(text));
            out.text("language", language.as_deref());
            out.finish()
        }
        Block::Embed(embed) => {
            let mut out = Members::of("embed");
            out.url("url", Some(&embed.url));
            out.text("title", embed.title.as_deref());
            out.value("image", embed.image.as_deref().map(|image| picture(image, Members::default())));
            out.finish()
        }
        Block::Divider => Members::of("divider").finish(),
        Block::Summary(items) => {
            let mut out = Members::of("summary");
            out.list("items", items.iter().map(|item| run(item)));
            out.finish()
        }
    }
}

fn words(kind: &str, quote: &Quote) -> Json {
    let mut out = Members::of(kind);
    let paragraphs: Vec<_> = quote.paragraphs.iter().map(|text| html(text)).collect();
    out.text("text", Some(&paragraphs.join("<br><br>")));
    out.html("cite", &quote.cite);
    out.finish()
}

fn items(list: &List, mut out: Members) -> Json {
    out.value("ordered", list.ordered.then_some(Json::Bool(true)));
    out.list(
        "items",
        list.items.iter().map(|item| match &item.children {
            None => Json::String(html(&item.text).into()),
            Some(children) => {
                let mut out = Members::default();
                out.html("text", &item.text);
                items(children, out)
            }
        }),
    );
    out.finish()
}

/// A run as inline HTML, which reads back as the same run.
fn html(run: &[Inline]) -> String {
    let mut out = String::new();
    for inline in run {
        match inline {
            Inline::Text(text) => escape(text, &mut out),
            Inline::Break => out.push_str("<br>"),
            Inline::Link { url, children } => {
                out.push_str("<a href=\"");
                escape(url.as_str(), &mut out);
                out.extend(["\">", &html(children), "</a>"]);
            }
            Inline::Element { tag, attributes, children } => {
                let InlineAttributes { lang, dir, title, datetime } = attributes;
                out.extend(["<", tag.name()]);
                for (name, value) in [("lang", lang), ("dir", dir), ("title", title), ("datetime", datetime)] {
                    if let Some(value) = value {
                        out.extend([" ", name, "=\""]);
                        escape(value, &mut out);
                        out.push('"');
                    }
                }
                out.extend([">", &html(children), "</", tag.name(), ">"]);
            }
        }
    }
    out
}
