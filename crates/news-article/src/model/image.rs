//! Pictures.

use std::rc::Rc;

use super::{Inlines, Url};

/// A picture, schema.org's `ImageObject`.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The URL of the picture as the article shows it, `http` or `https`.
    pub url: Url,
    /// Width and height; their aspect ratio reserves the space.
    pub size: Option<Size>,
    /// The text alternative, plain text; empty if the source has none.
    pub alt: Rc<str>,
    /// The text below the picture.
    pub caption: Inlines,
    /// The credit: the creator or the owner of the picture. It is never dropped and never part of the caption.
    pub credit: Inlines,
    /// The same picture in other widths, narrowest first.
    pub srcset: Rc<[Rendition]>,
    /// The picture in full resolution, for the lightbox; `http` or `https`, and not the same as `url`.
    pub content_url: Option<Url>,
}

impl Image {
    /// A picture of which only the URL is known. The other fields are public:
    ///
    /// ```
    /// use news_article::model::{Image, Size, Url};
    ///
    /// let url: Url = "https://news.example/storm.jpg".parse()?;
    /// let image = Image { size: Some(Size { width: 1600, height: 900 }), alt: "A wave".into(), ..Image::new(url) };
    /// assert!(image.caption.is_empty());
    /// # Ok::<(), news_article::model::url::UrlError>(())
    /// ```
    pub fn new(url: Url) -> Self {
        let empty = Inlines::default();
        Self {
            url,
            size: None,
            alt: "".into(),
            caption: empty.clone(),
            credit: empty,
            srcset: [].into(),
            content_url: None,
        }
    }
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The width in pixels, at least 1.
    pub width: u32,
    /// The height in pixels, at least 1.
    pub height: u32,
}

/// One of the widths in which a picture is available.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendition {
    /// The file's URL, `http` or `https`.
    pub url: Url,
    /// Its width in pixels, at least 1.
    pub width: u32,
}
