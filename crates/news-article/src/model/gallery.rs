//! The pictures that the lightbox shows, in reading order.

use std::rc::Rc;

use super::{Article, Image};

/// The pictures of an article: the lead picture first, then those of the body. A picture that occurs twice (by its URL)
/// is listed once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gallery {
    images: Vec<Rc<Image>>,
}

impl Gallery {
    /// Collects the pictures of an article. The still pictures of embeds and those of related articles are not among them.
    pub fn of(article: &Article) -> Self {
        let mut gallery = Self::default();
        article.image.iter().for_each(|image| gallery.add(image));
        for block in article.body.iter() {
            block.images().iter().for_each(|image| gallery.add(image));
        }
        gallery
    }

    /// The pictures, in reading order.
    pub fn images(&self) -> &[Rc<Image>] {
        &self.images
    }

    /// The index of a picture; `None` if the article has no picture with that URL.
    pub fn position(&self, image: &Image) -> Option<usize> {
        self.images.iter().position(|known| known.url == image.url)
    }

    fn add(&mut self, image: &Rc<Image>) {
        let Some(known) = self.position(image).and_then(|index| self.images.get_mut(index)) else {
            return self.images.push(Rc::clone(image));
        };
        // The lead picture often occurs in the body too, and only one of the two has the caption or the credit.
        if (known.caption.is_empty() && !image.caption.is_empty())
            || (known.credit.is_empty() && !image.credit.is_empty())
        {
            Rc::make_mut(known).fill_captions(image);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::model::{Block, Url, text::plain};

    fn image(url: &str, caption: &str, credit: &str) -> Rc<Image> {
        let url = Url::parse(url, "https://a.example/").unwrap();
        Rc::new(Image { caption: caption.into(), credit: credit.into(), ..Image::new(url) })
    }

    #[test]
    fn pictures_are_in_reading_order_and_listed_once() {
        let article = Article {
            image: Some(image("a", "", "AP")),
            body: [
                Block::Divider,
                Block::Image(image("a", "A caption", "")),
                Block::Gallery([image("b", "", ""), image("c", "", "")].into()),
                Block::Image(image("b", "", "")),
            ]
            .into(),
            ..Article::default()
        };
        let gallery = Gallery::of(&article);
        let urls: Vec<_> = gallery.images().iter().map(|image| image.url.as_str()).collect();
        assert_eq!(urls, ["https://a.example/a", "https://a.example/b", "https://a.example/c"]);
        let lead = gallery.images().first().unwrap();
        assert_eq!((plain(&lead.caption).as_str(), plain(&lead.credit).as_str()), ("A caption", "AP"));
        assert_eq!(gallery.position(&image("c", "", "")), Some(2));
        assert_eq!(gallery.position(&image("d", "", "")), None);
    }
}
