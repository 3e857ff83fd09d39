//! Rules that every format follows when it assembles an article from the parts that it has read.
//!
//! The native format puts them into the main bundle: the lists are short (at most a hundred entries), so insertion costs
//! no time, and a sort of the standard library would cost more than 1 KB of brotli.

use super::{Image, Related, Rendition, Url};

/// Adds a card to the related articles, unless it links to the article itself or is listed already.
pub(crate) fn push_related(cards: &mut Vec<Related>, article: Option<&Url>, card: Related) {
    if may_be_listed(cards, article, &card.url) {
        cards.push(card);
    }
}

/// Whether a card with this URL may be added to the related articles.
pub(crate) fn may_be_listed(cards: &[Related], article: Option<&Url>, url: &Url) -> bool {
    article != Some(url) && !cards.iter().any(|listed| listed.url == *url)
}

/// Adds a rendition to those of an image: the narrowest comes first, and of several with the same width the first one
/// added stays. (A browser ignores the others: HTML, "parse a srcset attribute".)
pub(crate) fn insert_rendition(renditions: &mut Vec<Rendition>, added: Rendition) {
    let index = renditions.iter().position(|known| known.width >= added.width).unwrap_or(renditions.len());
    if renditions.get(index).is_none_or(|known| known.width != added.width) {
        renditions.insert(index, added);
    }
}

impl Image {
    /// Takes the caption and the credit from another record of the same image, each where this record has none.
    pub(crate) fn fill_captions(&mut self, other: &Image) {
        if self.caption.is_empty() {
            self.caption = other.caption.clone();
        }
        if self.credit.is_empty() {
            self.credit = other.credit.clone();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse(path, "https://a.example/").unwrap()
    }

    #[test]
    fn renditions_are_sorted_and_each_width_is_kept_once() {
        let mut renditions = Vec::new();
        for (path, width) in [("b", 800), ("a", 400), ("c", 800), ("d", 1200), ("e", 400)] {
            insert_rendition(&mut renditions, Rendition { url: url(path), width });
        }
        let found: Vec<_> = renditions.iter().map(|rendition| (rendition.url.as_str(), rendition.width)).collect();
        assert_eq!(found, [("https://a.example/a", 400), ("https://a.example/b", 800), ("https://a.example/d", 1200)]);
    }

    #[test]
    fn related_articles_are_listed_once_and_the_article_itself_is_not() {
        let mut cards = Vec::new();
        for path in ["a", "b", "a", "c"] {
            let card = Related { headline: path.into(), url: url(path), image: None, section: None, published: None };
            push_related(&mut cards, Some(&url("b")), card);
        }
        assert_eq!(cards.iter().map(|card| &*card.headline).collect::<Vec<_>>(), ["a", "c"]);
    }
}
