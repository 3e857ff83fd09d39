//! The parts of a body.

use std::rc::Rc;

use super::{Image, Inlines, Url};

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of text, not empty.
    Paragraph(Inlines),
    /// A heading inside the body.
    Heading {
        /// 2 to 6, where the headline is 1.
        level: u8,
        /// The heading's text, not empty.
        text: Inlines,
    },
    /// One picture.
    Image(Rc<Image>),
    /// Several pictures that belong together; never empty.
    Gallery(Vec<Rc<Image>>),
    /// A list; never empty.
    List(List),
    /// A quotation.
    Quote(Quote),
    /// A sentence of the article, repeated for emphasis.
    PullQuote(Quote),
    /// A table.
    Table(Rc<Table>),
    /// Program text with its white space.
    Code {
        /// The text, not empty.
        text: Rc<str>,
        /// The programming language, as the source names it.
        language: Option<Rc<str>>,
    },
    /// Content of another site, which is fetched only when the user asks for it.
    Embed(Rc<Embed>),
    /// A break between two sections.
    Divider,
    /// The key points; never empty.
    Summary(Vec<Inlines>),
}

impl From<Image> for Block {
    fn from(image: Image) -> Self {
        Self::Image(Rc::new(image))
    }
}

impl From<List> for Block {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl From<Quote> for Block {
    fn from(quote: Quote) -> Self {
        Self::Quote(quote)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(Rc::new(table))
    }
}

impl From<Embed> for Block {
    fn from(embed: Embed) -> Self {
        Self::Embed(Rc::new(embed))
    }
}

/// An ordered or unordered list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

/// An item of a list, and the list below it. One of the two may be empty, but not both.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// The text of the item.
    pub text: Inlines,
    /// A list inside this item; never an empty one.
    pub children: Option<List>,
}

impl<T: Into<Inlines>> From<T> for ListItem {
    /// An item without a list below it.
    fn from(text: T) -> Self {
        Self { text: text.into(), children: None }
    }
}

/// Quoted text and its author.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The quoted paragraphs; at least one, and none of them empty.
    pub paragraphs: Vec<Inlines>,
    /// The source of the quote; may be empty.
    pub cite: Inlines,
}

impl Quote {
    /// A quotation of one paragraph without an author.
    pub fn new(text: impl Into<Inlines>) -> Self {
        Self { paragraphs: vec![text.into()], cite: Inlines::default() }
    }
}

/// A table. Its rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The column headings; may be empty.
    pub head: Vec<Inlines>,
    /// The rows below; none of them is empty. They may be missing only where there is a head.
    pub rows: Vec<Vec<Inlines>>,
    /// The title of the table; may be empty.
    pub caption: Inlines,
}

/// Content of another site: a video, a post, a map or similar.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// The URL of the page at the provider, `http` or `https`.
    pub url: Url,
    /// The title, plain text.
    pub title: Option<Rc<str>>,
    /// A still picture, from the host of the article.
    pub image: Option<Rc<Image>>,
}

impl Embed {
    /// An embed of which only the URL is known.
    pub fn new(url: Url) -> Self {
        Self { url, title: None, image: None }
    }
}
