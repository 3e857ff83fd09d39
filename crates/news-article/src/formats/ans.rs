//! ANS, Arc's story format, 0.4 to 0.10: a story, a gallery or a video, alone or in the content API's `results`.
//!
//! Some APIs return stories with unresolved references, or with filters that leave out `type`. Only the parts for
//! publication are read: not `planning` and `contributors`, and of `additional_properties` only the files of images.

mod content;
mod element;
mod image;
mod list;
mod story;
mod table;

use std::rc::Rc;

use self::{
    element::BlockBuilder,
    image::image,
    story::{card, kind, published, push_correction, section, story_url},
};
use super::{cleanup::remove_repeated_lead, locate::Located, text::text_content};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inlines, Related, Source, Url, assemble::push_related, text::plain},
    reader::{Member, Reader, Step},
};

/// Locates the article in a value of this format.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_story(json) {
        return Some(Located::root(json));
    }
    // An event of the content bus: `{"type": "insert-story", "body": {…}}`.
    if let Some(body) = json.get("body").filter(|body| is_story(body)) {
        return Some(Located::at(body, vec![Step::Key("body")]));
    }
    let is_list = matches!(kind(json), None | Some("results" | "collection"));
    let listed = || Located::first(json, "content_elements", is_story).or_else(|| Located::first(json, "", is_story));
    if is_list { listed() } else { None }
}

/// Reads an article.
///
/// # Errors
///
/// If it has no headline.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let headline = headline(json, reader)?;
    let url = story_url(reader, json, None);
    let mut builder = BlockBuilder::new(url.as_ref());
    let (image, mut body) = lead(reader, json, url.as_ref());
    if kind(json) == Some("video") {
        builder.video(reader, json);
    }
    builder.elements(reader, Member::of(json, "content_elements"));
    let BlockBuilder { mut blocks, related, mut corrections, .. } = builder;
    // The lead is often repeated: a player anywhere in the text, other blocks as its first element.
    if blocks.first().is_some_and(|first| body.contains(first)) {
        blocks.remove(0);
    }
    if let [lead] = body.as_slice() {
        blocks.retain(|block| !is_same_player(lead, block));
    }
    body.append(&mut blocks);
    let body = limits::limit_body_at("content_elements", body, reader);
    reader.each(Member::of(json, "corrections"), limits::ENTRIES, &mut |reader, json| {
        push_correction(reader, Member::of(json, "text"), &mut corrections);
    });
    push_correction(reader, Member::of(json, "editor_note"), &mut corrections);
    let mut article = Article {
        section: section(reader, json),
        description: standfirst(reader, json, &headline),
        headline,
        authors: authors(reader, json, url.as_ref()),
        published: published(reader, json),
        modified: reader.date(Member::of(json, "last_updated_date")),
        language: reader.text(Member::of(json, "language")),
        source: source(reader, json),
        image,
        body,
        related: cards(reader, json, url.as_ref(), related),
        url,
        corrections,
    };
    remove_repeated_lead(&mut article.image, &mut article.body);
    Ok(article)
}

fn is_story(json: &Json) -> bool {
    let headlines = matches!(json.get("headlines"), Some(Json::Object(_)));
    let elements = matches!(json.get("content_elements"), Some(Json::Array(_)));
    match kind(json) {
        Some("story") => headlines || elements || json.get("version").is_some(),
        Some("gallery" | "video") | None => {
            let keys = ["canonical_url", "promo_items", "promo_image", "credits", "display_date", "taxonomy"];
            headlines && (elements || keys.iter().any(|key| json.get(key).is_some()))
        }
        _ => false,
    }
}

fn headline(json: &Json, reader: &mut Reader) -> Result<Rc<str>, FormatError> {
    let keys = ["basic", "default", "web", "mobile", "native", "tablet", "print", "meta_title"];
    let has_text = |key: &&&str| text_content(json.get("headlines").and_then(|headlines| headlines.get(key))).is_some();
    let key = keys.iter().find(has_text).unwrap_or(&"basic");
    reader.nested_title(json, &["headlines", key])
}

/// The standfirst: the first of several members that does not repeat the headline.
fn standfirst(reader: &mut Reader, json: &Json, headline: &str) -> Inlines {
    for keys in [["subheadlines", "basic"], ["description", "basic"], ["description", "default"]] {
        let text = reader.nested(json, &keys, |reader, member| reader.inline(member));
        if !text.is_empty() && plain(&text).trim() != headline {
            return text;
        }
    }
    [].into()
}

/// The authors. `vanity_credits` replaces `credits` if it is given.
fn authors(reader: &mut Reader, json: &Json, article: Option<&Url>) -> Vec<Author> {
    let mut authors = Vec::new();
    for key in ["vanity_credits", "credits"] {
        if !authors.is_empty() {
            continue;
        }
        reader.object(Member::of(json, key), |reader, credits| {
            reader.each(Member::of(credits, "by"), limits::ENTRIES, &mut |reader, author| {
                let Some(name) = image::name(reader, author) else { return };
                let page = Member::of(author, "url");
                let url = match (article, reader.text(page)) {
                    (Some(article), Some(text)) if text.starts_with('/') => Url::parse(&text, article.as_str()).ok(),
                    _ => reader.url(page),
                };
                authors.push(Author { name, url });
            });
            Some(())
        });
    }
    authors
}

/// The agency or the system that supplied the story.
fn source(reader: &mut Reader, json: &Json) -> Option<Source> {
    let mut name = |key| reader.nested(json, &[key, "name"], |reader, name| reader.text_content(name));
    // The schema gives this as the default of the older member.
    let name = name("distributor").or_else(|| name("source").filter(|name| &**name != "(deprecated)"))?;
    Some(Source { name, url: None })
}

/// The lead: an image, or the blocks that precede the body instead. `lead_art` is for the page of the article, `basic`
/// for teasers.
fn lead(reader: &mut Reader, json: &Json, article: Option<&Url>) -> (Option<Rc<Image>>, Vec<Block>) {
    for key in ["lead_art", "basic", "default"] {
        let mut builder = BlockBuilder::new(article);
        let image = reader.nested(json, &["promo_items", key], |reader, promo| {
            reader.object(promo, |reader, promo| match kind(promo) {
                Some("image") => image(reader, promo),
                // The story of a teaser is another article.
                Some("story") => None,
                _ => {
                    builder.element(reader, promo);
                    None
                }
            })
        });
        if image.is_some() || !builder.blocks.is_empty() {
            return (image, builder.blocks);
        }
    }
    (None, Vec::new())
}

fn is_same_player(one: &Block, other: &Block) -> bool {
    matches!((one, other), (Block::Embed(one), Block::Embed(other)) if one.url == other.url)
}

/// The related stories. Those inside the text, `nested`, come last.
fn cards(reader: &mut Reader, json: &Json, article: Option<&Url>, nested: Vec<Related>) -> Vec<Related> {
    let mut cards = Vec::new();
    reader.nested(json, &["related_content", "basic"], |reader, basic| {
        reader.each(basic, limits::ENTRIES, &mut |reader, story| {
            if let Some(card) = card(reader, story, article) {
                push_related(&mut cards, article, card);
            }
        });
    });
    nested.into_iter().for_each(|card| push_related(&mut cards, article, card));
    cards
}
