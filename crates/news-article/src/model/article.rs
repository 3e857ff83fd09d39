//! The article, and its parts outside the body.

use std::rc::Rc;

use super::{Block, Date, Image, Inlines, Url};

/// An article. Only the [`headline`](Article::headline) is required.
///
/// ```
/// use news_article::{Article, model::Block};
///
/// let article = Article {
///     headline: "Storm reaches the coast".into(),
///     body: vec![Block::Paragraph("The wind rose on Friday evening.".into())],
///     ..Article::default()
/// };
/// assert!(article.image.is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline, plain text, not empty.
    pub headline: Rc<str>,
    /// The section in which the article appears, such as "Global News"; plain text.
    pub section: Option<Rc<str>>,
    /// The standfirst: one or two sentences below the headline. The native format keeps its text without markup.
    pub description: Inlines,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed, if that is known.
    pub modified: Option<Date>,
    /// The language of the article, a BCP 47 tag.
    pub language: Option<Rc<str>>,
    /// The canonical URL, `http` or `https`.
    pub url: Option<Url>,
    /// The supplier in the "Source: …" line.
    pub source: Option<Source>,
    /// The lead picture.
    pub image: Option<Rc<Image>>,
    /// The body, in reading order.
    pub body: Vec<Block>,
    /// Other articles, in the order in which they are shown; each URL once, and never that of this article.
    pub related: Vec<Related>,
    /// What was corrected after publication.
    pub corrections: Vec<Correction>,
}

/// A person or an organisation in the byline.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as it is printed, plain text, not empty.
    pub name: Rc<str>,
    /// The author's page.
    pub url: Option<Url>,
}

impl Author {
    /// An author without a page.
    pub fn new(name: impl Into<Rc<str>>) -> Self {
        Self { name: name.into(), url: None }
    }
}

/// The supplier of the article, such as a news agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name as it is printed, plain text, not empty.
    pub name: Rc<str>,
    /// The supplier's page.
    pub url: Option<Url>,
}

impl Source {
    /// A supplier without a page.
    pub fn new(name: impl Into<Rc<str>>) -> Self {
        Self { name: name.into(), url: None }
    }
}

/// A note about a correction that was made after publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When the correction was made.
    pub published: Option<Date>,
    /// The note, not empty.
    pub text: Inlines,
}

impl Correction {
    /// A correction without a date.
    pub fn new(text: impl Into<Inlines>) -> Self {
        Self { published: None, text: text.into() }
    }
}

/// A link to another article, shown as a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The other article's headline, plain text, not empty.
    pub headline: Rc<str>,
    /// The other article's URL, `http` or `https`.
    pub url: Url,
    /// Its picture.
    pub image: Option<Rc<Image>>,
    /// Its section, plain text.
    pub section: Option<Rc<str>>,
    /// When it was published.
    pub published: Option<Date>,
}

impl Related {
    /// A card with a headline only.
    pub fn new(headline: impl Into<Rc<str>>, url: Url) -> Self {
        Self { headline: headline.into(), url, image: None, section: None, published: None }
    }
}
