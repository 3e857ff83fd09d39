//! What several formats have in common besides their JSON: the habits of those who fill them in.

use std::rc::Rc;

use crate::{
    error::FormatError,
    json::Json,
    model::{Block, Image, Inline, Inlines, List, Related, Rendition, Url, text::plain},
    reader::{Member, Reader},
};

/// Authors, categories, sizes of a picture and the like: beyond this many are left out.
pub(super) const MAX_SMALL: usize = 100;
/// What stands in for a headline has at most this many characters.
const STAND_IN: usize = 80;

/// Names that a CMS gives to what nobody has put into a section.
const NO_SECTION: &[&str] = &[
    "uncategorized",
    "uncategorised",
    "sin categoría",
    "sem categoria",
    "senza categoria",
    "non classé",
    "geen categorie",
    "ikke kategorisert",
    "без рубрики",
    "غير مصنف",
    "未分类",
    "未分類",
];

/// Whether a section's name says where the article belongs.
pub(super) fn is_section(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.is_empty() && !NO_SECTION.contains(&name.as_str())
}

/// A text that its format means as plain, such as a title: entities, which occur all the same, are decoded once, and
/// what looks like a tag stays.
pub(super) fn plain_text(reader: &mut Reader, member: Member) -> Option<Rc<str>> {
    let escaped = Json::text(&reader.text(member)?.replace('<', "&lt;"));
    reader.words(Member { key: member.key, value: Some(&escaped) })
}

/// A caption in HTML, and the credit in it, told apart as in a figure of the body.
pub(super) fn caption(reader: &mut Reader, member: Member) -> (Inlines, Inlines) {
    let Some(html) = reader.text(member) else { return ([].into(), [].into()) };
    let figure =
        ["<figure><img src=\"https://caption.invalid/\"><figcaption>", &html, "</figcaption></figure>"].concat();
    let (mut caption, mut credit): (Inlines, Inlines) = ([].into(), [].into());
    for block in reader.blocks(Member { key: member.key, value: Some(&Json::text(&figure)) }) {
        match block {
            Block::Image(image) => {
                caption = merged(&caption, &image.caption, " ");
                credit = merged(&credit, &image.credit, " / ");
            }
            // Markup that breaks out of the figure.
            Block::Paragraph(text) => caption = merged(&caption, &text, " "),
            _ => {}
        }
    }
    (caption, credit)
}

/// The headline: the title or, with a warning, the first words of the text, or of what is said of a picture.
///
/// # Errors
///
/// When there is neither.
pub(super) fn headline(
    reader: &mut Reader,
    key: &'static str,
    title: Option<Rc<str>>,
    body: &[Block],
) -> Result<Rc<str>, FormatError> {
    if let Some(title) = title {
        return Ok(title);
    }
    let said = |captions| {
        body.iter().find_map(|block| {
            let mut text = String::new();
            add_words(block, captions, &mut text);
            (!text.trim().is_empty()).then_some(text)
        })
    };
    let shown = || {
        body.iter().find_map(|block| match block {
            Block::Image(image) if !image.alt.is_empty() => Some(image.alt.to_string()),
            _ => None,
        })
    };
    let text = said(false).or_else(|| said(true)).or_else(shown);
    let Some(text) = text else {
        return Err(
            reader.invalid(key, "expected a title, or a text whose first words can stand in for it; found neither")
        );
    };
    reader.warn_at(key, "missing", "expected a title, found nothing: the first words of the text stand in for it");
    Ok(shortened(&text).into())
}

/// The first words of a text, as many as fit.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        let length = short.chars().count() + 1 + word.chars().count();
        if length > STAND_IN && !short.is_empty() {
            return short + "…";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(STAND_IN));
    }
    short
}

/// Whether a standfirst only says how the body begins, as those do that a CMS has made by itself: from its text, with or
/// without captions, and perhaps without a heading or a box at its top.
pub(super) fn repeats(standfirst: &[Inline], body: &[Block]) -> bool {
    let start = squeezed(&plain(standfirst));
    let start = start.trim_end_matches(['…', '.', '[', ']', '(', ')']);
    !start.is_empty()
        && [(0, false), (1, false), (2, false), (0, true)].into_iter().any(|(skip, captions)| {
            let mut text = String::new();
            for block in body.iter().skip(skip) {
                add_words(block, captions, &mut text);
                // White space is left out below; twice the length is enough of it.
                if text.len() > start.len() * 2 + 1000 {
                    break;
                }
            }
            squeezed(&text).starts_with(start)
        })
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// Adds the words of a block.
fn add_words(block: &Block, captions: bool, text: &mut String) {
    let mut add = |run: &[Inline]| {
        text.push_str(&plain(run));
        text.push('\n');
    };
    match block {
        Block::Paragraph(run) | Block::Heading { text: run, .. } => add(run),
        Block::Quote(quote) | Block::PullQuote(quote) => {
            quote.paragraphs.iter().chain([&quote.cite]).for_each(|run| add(run));
        }
        Block::Summary(items) => items.iter().for_each(|run| add(run)),
        Block::List(list) => add_items(list, &mut add),
        Block::Image(image) if captions => add(&image.caption),
        Block::Gallery(images) if captions => images.iter().for_each(|image| add(&image.caption)),
        Block::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|run| add(run)),
        Block::Code { text: code, .. } => text.push_str(code),
        Block::Image(_) | Block::Gallery(_) | Block::Embed(_) | Block::Divider => {}
    }
}

fn add_items(list: &List, add: &mut dyn FnMut(&[Inline])) {
    for item in &list.items {
        add(&item.text);
        item.children.iter().for_each(|list| add_items(list, add));
    }
}

/// The cards of the strip: none twice, and none that leads to this very article.
pub(super) fn related(cards: Vec<Related>, own: Option<&Url>) -> Vec<Related> {
    let mut kept: Vec<Related> = Vec::new();
    for card in cards {
        if own != Some(&card.url) && !kept.iter().any(|known| known.url == card.url) {
            kept.push(card);
        }
    }
    kept
}

/// Adds one of a picture's widths, the narrowest first, each once.
pub(super) fn insert(renditions: &mut Vec<Rendition>, next: Rendition) {
    match renditions.binary_search_by_key(&next.width, |known| known.width) {
        Ok(_) => {}
        Err(place) => renditions.insert(place, next),
    }
}

/// Takes the lead picture away from the top of the body, where a CMS has it a second time. What only that one has goes
/// to the lead picture; where both have a caption or a credit and they differ, both are kept.
pub(super) fn lead_once(lead: &mut Option<Rc<Image>>, body: &mut Vec<Block>) {
    let (Some(lead), Some(Block::Image(again))) = (lead.as_mut(), body.first()) else { return };
    if !is_same(lead, again) {
        return;
    }
    let image = Rc::make_mut(lead);
    image.caption = merged(&image.caption, &again.caption, " ");
    image.credit = merged(&image.credit, &again.credit, " / ");
    if image.alt.is_empty() {
        image.alt = Rc::clone(&again.alt);
    }
    if image.srcset.is_empty() {
        image.srcset = Rc::clone(&again.srcset);
    }
    image.size = image.size.or(again.size);
    image.content_url =
        image.content_url.take().or_else(|| again.content_url.clone()).filter(|full| *full != image.url);
    body.remove(0);
}

fn merged(first: &Inlines, second: &Inlines, between: &str) -> Inlines {
    let (one, two) = (plain(first), plain(second));
    // A sentence that goes on in the other one has no full stop there.
    let holds = |whole: &str, part: &str| whole.contains(part.trim().trim_end_matches(['.', '…']));
    if holds(&one, &two) {
        return first.clone();
    }
    if holds(&two, &one) {
        return second.clone();
    }
    first.iter().cloned().chain([Inline::Text(between.into())]).chain(second.iter().cloned()).collect()
}

/// Whether two pictures are one, perhaps in different sizes.
pub(super) fn is_same(one: &Image, other: &Image) -> bool {
    stem(&one.url) == stem(&other.url) || one.content_url.is_some() && one.content_url == other.content_url
}

/// An address without what says only how large the picture is: `-1024x683` and `-scaled` of WordPress, `size/w600` of
/// Ghost, the query of an image file, the proxy `i0.wp.com`.
fn stem(url: &Url) -> String {
    let address = url.as_str().split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let address = ["i0", "i1", "i2", "i3"]
        .iter()
        .find_map(|proxy| address.strip_prefix(proxy)?.strip_prefix(".wp.com/"))
        .unwrap_or(address);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let Some((name, end)) = path.rsplit_once('.').filter(|(_, end)| is_picture(end)) else { return address.to_owned() };
    let sized = |name: &str| {
        let (name, size) = name.rsplit_once('-')?;
        let (width, height) = size.split_once('x')?;
        let digits = |side: &str| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit());
        (digits(width) && digits(height)).then(|| name.to_owned())
    };
    let name = sized(name).unwrap_or_else(|| name.to_owned());
    let mut parts: Vec<_> = name.strip_suffix("-scaled").unwrap_or(&name).split('/').collect();
    if let Some(at) = parts.windows(2).position(|pair| matches!(pair, ["size", width] if width.starts_with('w'))) {
        let format = parts.get(at + 2).is_some_and(|part| *part == "format");
        parts.drain(at..at + if format { 4.min(parts.len() - at) } else { 2 });
    }
    [&parts.join("/"), ".", end].concat()
}

/// Whether a file name ends so that its query can only ask for another size.
fn is_picture(end: &str) -> bool {
    matches!(end.to_ascii_lowercase().as_str(), "jpg" | "jpeg" | "png" | "webp" | "avif" | "gif")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn run(text: &str) -> Inlines {
        if text.is_empty() { [].into() } else { [Inline::Text(text.into())].into() }
    }

    fn image(url: &str, caption: &str, credit: &str) -> Image {
        let url = Url::parse(url, "https://a.example/").unwrap();
        Image { caption: run(caption), credit: run(credit), ..Image::at(url) }
    }

    #[test]
    fn one_picture_in_several_sizes() {
        let same = |one: &str, other: &str| is_same(&image(one, "", ""), &image(other, "", ""));
        assert!(same("/u/quay.jpg", "/u/quay-1024x683.jpg"));
        assert!(same("/u/quay-scaled.jpg", "/u/quay-300x200.jpg?w=300"));
        assert!(same("/u/quay.jpg", "https://i2.wp.com/a.example/u/quay.jpg?fit=1200%2C800&ssl=1"));
        assert!(same("/content/images/2026/01/quay.jpg", "/content/images/size/w600/2026/01/quay.jpg"));
        assert!(same("/images/quay.jpg", "/images/size/w600/format/webp/quay.jpg"));
        assert!(!same("/u/quay-1.jpg", "/u/quay-2.jpg"));
        assert!(!same("/picture?id=1", "/picture?id=2"));
        assert!(!same("/a/quay.jpg", "/b/quay.jpg"));
    }

    #[test]
    fn the_lead_picture_once() {
        let check = |lead: (&str, &str), again: (&str, &str), expected: (&str, &str)| {
            let mut picture = Some(Rc::new(image("/quay.jpg", lead.0, lead.1)));
            let mut body = vec![Block::Image(Rc::new(image("/quay-80x60.jpg", again.0, again.1))), Block::Divider];
            lead_once(&mut picture, &mut body);
            let picture = picture.unwrap();
            assert_eq!(body, [Block::Divider]);
            assert_eq!((plain(&picture.caption).as_str(), plain(&picture.credit).as_str()), expected);
        };
        check(("", "AP"), ("The quay", ""), ("The quay", "AP"));
        check(("The quay", ""), ("The quay on Friday", "AP"), ("The quay on Friday", "AP"));
        check(("One.", "AP"), ("Two.", "dpa"), ("One. Two.", "AP / dpa"));
        let mut body = vec![Block::Divider, Block::Image(Rc::new(image("/quay.jpg", "", "")))];
        lead_once(&mut Some(Rc::new(image("/quay.jpg", "", ""))), &mut body);
        assert_eq!(body.len(), 2);
    }

    #[test]
    fn a_standfirst_that_says_nothing_new() {
        let body = [Block::Heading { level: 2, text: run("One") }, Block::Paragraph(run("Two three,\nfour."))];
        for (text, expected) in
            [("One Two three […]", true), ("One two", false), ("One Two three, four.", true), ("", false), ("…", false)]
        {
            assert_eq!(repeats(&run(text), &body), expected, "{text}");
        }
    }

    #[test]
    fn sections_and_stand_ins() {
        assert!(is_section("News"));
        assert!(!is_section("Uncategorized"));
        assert!(!is_section("Non classé"));
        assert_eq!(shortened("  a  b\nc "), "a b c");
        assert_eq!(shortened(&"word ".repeat(40)).len(), 79 + "…".len());
        assert_eq!(shortened(&"é".repeat(200)).chars().count(), 80);
    }
}
