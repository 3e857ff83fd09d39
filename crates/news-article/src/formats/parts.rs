//! Small rules that several formats share.

use std::rc::Rc;

use crate::{
    html,
    json::Json,
    model::{Block, Inline, Inlines, Related, Rendition, Url, text::plain},
    reader::{Member, Reader},
};

/// A picture's widths, the narrowest first, each once.
pub(super) fn renditions(mut found: Vec<Rendition>) -> Rc<[Rendition]> {
    found.sort_by_key(|rendition| rendition.width);
    found.dedup_by_key(|rendition| rendition.width);
    found.into()
}

/// Adds a card to the strip: none twice, and none that leads to this very article.
pub(super) fn add_related(cards: &mut Vec<Related>, own: Option<&Url>, card: Related) {
    if own != Some(&card.url) && !cards.iter().any(|known| known.url == card.url) {
        cards.push(card);
    }
}

/// The words among some blocks, a paragraph each, and the other blocks.
pub(super) fn words_and_others(blocks: Vec<Block>) -> (Vec<Inlines>, Vec<Block>) {
    let (mut words, mut others) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => words.push(text),
            Block::Quote(quote) if quote.cite.is_empty() => words.extend(quote.paragraphs),
            other => others.push(other),
        }
    }
    (words, others)
}

/// Paragraphs as one run, a break between each two.
pub(super) fn joined(paragraphs: Vec<Inlines>) -> Inlines {
    if let [one] = paragraphs.as_slice() {
        return one.clone();
    }
    let mut run = Vec::new();
    for paragraph in paragraphs {
        if !run.is_empty() {
            run.push(Inline::Break);
        }
        run.extend(paragraph.iter().cloned());
    }
    run.into()
}

/// Plain text as a run, white space collapsed as in a browser.
pub(super) fn text_run(text: impl AsRef<str>) -> Inlines {
    let text = text.as_ref().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { [].into() } else { [Inline::Text(text.into())].into() }
}

/// A link with these words; links inside them are gone, since HTML knows no link in a link.
pub(super) fn linked(url: Url, words: &[Inline]) -> Inline {
    Inline::Link { url, children: text_run(plain(words)) }
}

/// The words of a text with HTML that is only used for a title: what is left out of it is no matter.
pub(super) fn words(text: &str) -> Option<Rc<str>> {
    let words = plain(&html::inline(text, "", &mut Vec::new()));
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| words.into())
}

/// The words of a value, where it is a text that says something.
pub(super) fn said(json: Option<&Json>) -> Option<Rc<str>> {
    words(json?.as_str()?)
}

/// A row's cells; a `null` keeps its place.
pub(super) fn cells(
    reader: &mut Reader,
    member: Member,
    limit: usize,
    read: &mut dyn FnMut(&mut Reader, &Json) -> Inlines,
) -> Vec<Inlines> {
    let mut runs = Vec::new();
    reader.each(member, limit, &mut |reader, json| runs.push(read(reader, json)));
    let Some(Json::Array(cells)) = member.value else { return runs };
    let mut runs = runs.into_iter();
    let cell = |json: &Json| if json.is_null() { None } else { runs.next() };
    cells.iter().take(limit).map(cell).map(|run| run.unwrap_or_else(|| [].into())).collect()
}
