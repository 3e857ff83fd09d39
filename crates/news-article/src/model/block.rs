//! The parts of a body.

use std::{rc::Rc, slice};

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

/// What a text of a block is, for those who don't treat all texts alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A part of the article's text.
    Text,
    /// A part of the article's text, repeated for emphasis.
    PullQuote,
    /// Who said or wrote a quotation.
    Cite,
    /// A column heading of a table.
    ColumnHeading,
    /// The title of a table.
    Caption,
}

impl Block {
    /// Visits each text with inline markup, in reading order; some may be empty. Those of images and plain texts (of code,
    /// of embeds) are not among them.
    pub fn for_each_text(&self, visit: &mut dyn FnMut(TextRole, &Inlines)) {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } => visit(TextRole::Text, text),
            Self::List(list) => list.for_each_text(visit),
            Self::Quote(quote) => quote.for_each_text(TextRole::Text, visit),
            Self::PullQuote(quote) => quote.for_each_text(TextRole::PullQuote, visit),
            Self::Table(table) => {
                visit(TextRole::Caption, &table.caption);
                table.head.iter().for_each(|cell| visit(TextRole::ColumnHeading, cell));
                table.rows.iter().flatten().for_each(|cell| visit(TextRole::Text, cell));
            }
            Self::Summary(items) => items.iter().for_each(|item| visit(TextRole::Text, item)),
            Self::Image(_) | Self::Gallery(_) | Self::Code { .. } | Self::Embed(_) | Self::Divider => {}
        }
    }

    /// Visits each text that [`for_each_text`](Self::for_each_text) visits, to change it.
    pub(crate) fn for_each_text_mut(&mut self, visit: &mut dyn FnMut(&mut Inlines)) {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } => visit(text),
            Self::List(list) => list.for_each_text_mut(visit),
            Self::Quote(quote) | Self::PullQuote(quote) => {
                quote.paragraphs.iter_mut().chain([&mut quote.cite]).for_each(visit);
            }
            Self::Table(table) => {
                let Table { head, rows, caption } = Rc::make_mut(table);
                [caption].into_iter().chain(head).chain(rows.iter_mut().flatten()).for_each(visit);
            }
            Self::Summary(items) => items.iter_mut().for_each(visit),
            Self::Image(_) | Self::Gallery(_) | Self::Code { .. } | Self::Embed(_) | Self::Divider => {}
        }
    }

    /// The images that it shows, in reading order. The still picture of an embed is not among them.
    pub fn images(&self) -> &[Rc<Image>] {
        match self {
            Self::Image(image) => slice::from_ref(image),
            Self::Gallery(images) => images,
            _ => &[],
        }
    }

    /// The images of [`images`](Self::images), to change them.
    pub(crate) fn images_mut(&mut self) -> &mut [Rc<Image>] {
        match self {
            Self::Image(image) => slice::from_mut(image),
            Self::Gallery(images) => images,
            _ => &mut [],
        }
    }
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

impl List {
    fn for_each_text(&self, visit: &mut dyn FnMut(TextRole, &Inlines)) {
        for item in &self.items {
            visit(TextRole::Text, &item.text);
            item.children.iter().for_each(|list| list.for_each_text(visit));
        }
    }

    fn for_each_text_mut(&mut self, visit: &mut dyn FnMut(&mut Inlines)) {
        for item in &mut self.items {
            visit(&mut item.text);
            item.children.iter_mut().for_each(|list| list.for_each_text_mut(visit));
        }
    }
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

    fn for_each_text(&self, role: TextRole, visit: &mut dyn FnMut(TextRole, &Inlines)) {
        self.paragraphs.iter().for_each(|text| visit(role, text));
        visit(TextRole::Cite, &self.cite);
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
