//! Reads an article, and its parts outside the body.

use std::rc::Rc;

use super::{
    block,
    image::image_list,
    members::{ArticleMembers, CorrectionMembers, PersonMembers, RelatedMembers},
};
use crate::{
    error::FormatError,
    inline_text,
    json::Json,
    limits,
    model::{Article, Author, Block, Correction, Inline, Related, Source, Url, assemble::push_related},
    reader::{Member, Reader},
    scan::{skip_bytes, split_at_any},
};

/// Reads an article.
///
/// # Errors
///
/// If the value is not an object, or has no headline.
pub(crate) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if !matches!(json, Json::Object(_)) {
        return Err(reader.invalid("", ["expected an object, found ", json.kind()].concat()));
    }
    let members = ArticleMembers::of(json);
    let headline = reader.headline(members.headline)?;
    Ok(Article { headline, ..article(&members, reader) })
}

/// Reads all but the headline.
fn article(members: &ArticleMembers<Member>, reader: &mut Reader) -> Article {
    let mut body = block::body(reader, members.body);
    if body.is_empty() {
        body = reader.text(members.article_body).map(|text| paragraphs(&text)).unwrap_or_default();
    }
    let body = limits::limit_body(body, reader);
    let url = reader.web_url(members.url);
    let mut article = Article {
        section: reader.text(members.article_section),
        description: inline_text::optional(reader.text(members.description)),
        published: reader.date(members.date_published),
        modified: reader.date(members.date_modified),
        language: reader.text(members.in_language),
        image: image_list(reader, members.image, limits::ENTRIES).into_iter().next(),
        body,
        related: related(reader, members.related, url.as_ref()),
        url,
        ..Article::default()
    };
    let mut authors = Vec::new();
    reader.each(members.author, limits::ENTRIES, &mut |reader, json| authors.extend(author(reader, json)));
    article.authors = authors;
    reader.each(members.source, 1, &mut |reader, json| article.source = source(reader, json));
    let mut corrections = Vec::new();
    reader.each(members.correction, limits::ENTRIES, &mut |reader, json| corrections.extend(correction(reader, json)));
    article.corrections = corrections;
    article
}

/// Plain text as paragraphs: blank lines separate them, single line breaks are kept.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Inline> = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = split_at_any(rest, b"\n");
        // White space is collapsed, as in a paragraph of HTML.
        let collapsed = inline_text::collapse_whitespace(line.trim());
        let is_blank = collapsed.is_empty();
        if !is_blank {
            if !paragraph.is_empty() {
                paragraph.push(Inline::Break);
            }
            paragraph.push(Inline::Text(collapsed.into()));
        }
        if (is_blank || after.is_empty()) && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(std::mem::take(&mut paragraph).into()));
        }
        if after.is_empty() {
            return blocks;
        }
        rest = skip_bytes(after, 1);
    }
}

pub(crate) fn author(reader: &mut Reader, json: &Json) -> Option<Author> {
    let (name, url) = person(reader, json)?;
    Some(Author { name, url })
}

pub(crate) fn source(reader: &mut Reader, json: &Json) -> Option<Source> {
    let (name, url) = person(reader, json)?;
    Some(Source { name, url })
}

/// Reads a person or an organisation: the name and the page.
fn person(reader: &mut Reader, json: &Json) -> Option<(Rc<str>, Option<Url>)> {
    if !reader.is_object(json, true) {
        return None;
    }
    let members = PersonMembers::of(json);
    Some((reader.required_text(members.name)?, reader.url(members.url)))
}

pub(crate) fn correction(reader: &mut Reader, json: &Json) -> Option<Correction> {
    if !reader.is_object(json, true) {
        return None;
    }
    let members = CorrectionMembers::of(json);
    reader.required_text(members.text)?;
    let text = reader.inline(members.text);
    (!text.is_empty()).then(|| Correction { published: reader.date(members.date_published), text })
}

/// Reads the related articles. Each URL is kept once; that of the article is left out.
fn related(reader: &mut Reader, member: Member, article: Option<&Url>) -> Vec<Related> {
    let mut cards: Vec<Related> = Vec::new();
    reader.each(member, limits::ENTRIES, &mut |reader, json| {
        let Some(card) = card(reader, json) else { return };
        push_related(&mut cards, article, card);
    });
    cards
}

pub(crate) fn card(reader: &mut Reader, json: &Json) -> Option<Related> {
    if !reader.is_object(json, false) {
        return None;
    }
    let members = RelatedMembers::of(json);
    let headline = reader.required_text(members.headline)?;
    reader.required_text(members.url)?;
    Some(Related {
        headline,
        url: reader.web_url(members.url)?,
        image: image_list(reader, members.image, limits::ENTRIES).into_iter().next(),
        section: reader.text(members.article_section),
        published: reader.date(members.date_published),
    })
}
