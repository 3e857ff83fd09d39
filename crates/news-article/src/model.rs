//! What an article *is*, once every format has been read: plain values, cheap to clone, no DOM and no JSON.
//!
//! Names are schema.org's (`NewsArticle`, `ImageObject`) wherever it has one. Text that may carry markup is a tree of
//! [`Inline`]s, never a string of HTML: what is not in these types cannot reach the page.

pub(crate) mod assemble;
pub mod date;
pub mod embed;
pub mod gallery;
pub mod outline;
pub mod text;
pub mod url;

use std::rc::Rc;

pub use date::Date;
pub use url::Url;

/// An article, ready to be shown. Only [`headline`](Article::headline) is sure to hold something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline, plain text, not empty.
    pub headline: Rc<str>,
    /// The section that the article stands in, such as "Global News".
    pub section: Option<Rc<str>>,
    /// The standfirst: one or two sentences below the headline.
    pub description: Inlines,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed, where that is known.
    pub modified: Option<Date>,
    /// The article's own language, BCP 47.
    pub language: Option<Rc<str>>,
    /// The canonical address.
    pub url: Option<Url>,
    /// Where it comes from: the "Source: …" line.
    pub source: Option<Source>,
    /// The lead picture.
    pub image: Option<Rc<Image>>,
    /// The body, in reading order.
    pub body: Vec<Block>,
    /// Other articles, in the order of the strip.
    pub related: Vec<Related>,
    /// What was put right after publication.
    pub corrections: Vec<Correction>,
}

/// A person or a body in the byline.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as it is printed.
    pub name: Rc<str>,
    /// The author's page.
    pub url: Option<Url>,
}

/// Who supplied the article, such as a news agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name as it is printed.
    pub name: Rc<str>,
    /// The supplier's page.
    pub url: Option<Url>,
}

/// What was wrong, and since when it is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The day of the correction.
    pub published: Option<Date>,
    /// The note itself.
    pub text: Inlines,
}

/// A picture, schema.org's `ImageObject`.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The address of the picture as it stands in the article.
    pub url: Url,
    /// Width and height in pixels, both positive; the proportion reserves the space.
    pub size: Option<Size>,
    /// What the picture shows, for those who don't see it. Empty: nothing was said.
    pub alt: Rc<str>,
    /// What stands below the picture.
    pub caption: Inlines,
    /// Whose picture it is. Never dropped, never mixed into the caption.
    pub credit: Inlines,
    /// The same picture in other widths, narrowest first.
    pub srcset: Rc<[Rendition]>,
    /// The picture in full resolution, for the lightbox.
    pub content_url: Option<Url>,
}

impl Image {
    /// A picture of which no more is known than where it is.
    pub fn at(url: Url) -> Self {
        let nothing: Inlines = [].into();
        Self {
            url,
            size: None,
            alt: "".into(),
            caption: nothing.clone(),
            credit: nothing,
            srcset: [].into(),
            content_url: None,
        }
    }
}

/// A picture's extent in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Pixels across, at least 1.
    pub width: u32,
    /// Pixels down, at least 1.
    pub height: u32,
}

/// One of the widths that a picture can be had in.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendition {
    /// The file's address.
    pub url: Url,
    /// Its width in pixels, at least 1.
    pub width: u32,
}

/// A card of the related strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The other article's headline, plain text.
    pub headline: Rc<str>,
    /// Where the card leads.
    pub url: Url,
    /// Its picture.
    pub image: Option<Rc<Image>>,
    /// Its section.
    pub section: Option<Rc<str>>,
    /// Its day.
    pub published: Option<Date>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of text.
    Paragraph(Inlines),
    /// A heading inside the body; `level` is 2 to 6, as if the headline were 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// The heading's text.
        text: Inlines,
    },
    /// One picture.
    Image(Rc<Image>),
    /// Several pictures that belong together; never empty.
    Gallery(Vec<Rc<Image>>),
    /// A list; never empty.
    List(List),
    /// Somebody's words, in full.
    Quote(Quote),
    /// Words of the article itself, lifted out.
    PullQuote(Quote),
    /// A table.
    Table(Rc<Table>),
    /// Program text, whitespace kept.
    Code {
        /// The text.
        text: Rc<str>,
        /// The programming language, as the source names it.
        language: Option<Rc<str>>,
    },
    /// Something of another site's, fetched only when the reader asks for it.
    Embed(Rc<Embed>),
    /// A break between passages.
    Divider,
    /// The key points; never empty.
    Summary(Vec<Inlines>),
}

/// An ordered or unordered list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items, in order.
    pub items: Vec<ListItem>,
}

/// One item, and the list below it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// The item's own text.
    pub text: Inlines,
    /// A list inside this item.
    pub children: Option<List>,
}

/// Quoted words and whose they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words, a paragraph each; never empty.
    pub paragraphs: Vec<Inlines>,
    /// Who said it.
    pub cite: Inlines,
}

/// A table; every row is as long as its source made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The column headings; may be empty.
    pub head: Vec<Inlines>,
    /// The rows below.
    pub rows: Vec<Vec<Inlines>>,
    /// What the table shows.
    pub caption: Inlines,
}

/// Somebody else's player, post or map.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// The address of the page at the provider, `http` or `https`.
    pub url: Url,
    /// What would be shown.
    pub title: Option<Rc<str>>,
    /// A still, from the article's own host.
    pub image: Option<Rc<Image>>,
}

/// A run of text with markup; empty means that there is none.
pub type Inlines = Rc<[Inline]>;

/// Text, or an element of the allow-list around some.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters, entities already decoded.
    Text(Rc<str>),
    /// A line break.
    Break,
    /// A link that has passed the scheme allow-list.
    Link {
        /// Where it leads.
        url: Url,
        /// What is clicked.
        children: Inlines,
    },
    /// An element that only marks its text.
    Element {
        /// Which one.
        tag: InlineTag,
        /// The few attributes that carry meaning.
        attributes: InlineAttributes,
        /// What it marks.
        children: Inlines,
    },
}

/// The attributes kept on an inline element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InlineAttributes {
    /// The text's language, BCP 47.
    pub lang: Option<Rc<str>>,
    /// `ltr`, `rtl` or `auto`.
    pub dir: Option<Rc<str>>,
    /// An abbreviation's expansion.
    pub title: Option<Rc<str>>,
    /// A `time` element's machine-readable form.
    pub datetime: Option<Rc<str>>,
}

macro_rules! inline_tags {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The elements of the allow-list that mark text (`a` and `br` have variants of [`Inline`] of their own).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is HTML's element of that name")]
        pub enum InlineTag { $($variant),* }

        impl InlineTag {
            /// Every allowed element, in alphabetical order.
            pub const ALL: &[InlineTag] = &[$(InlineTag::$variant),*];

            /// Their names, in the same order.
            const NAMES: &[&str] = &[$($name),*];

            /// The element's name, in lower case.
            pub fn name(self) -> &'static str {
                Self::NAMES.get(self as usize).copied().unwrap_or_default()
            }

            /// The element of that lower-case name, if it is allowed.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.get(Self::NAMES.iter().position(|known| *known == name)?).copied()
            }
        }
    };
}

inline_tags! {
    Abbr = "abbr", B = "b", Cite = "cite", Code = "code", Del = "del", Em = "em", I = "i", Ins = "ins", Kbd = "kbd",
    Mark = "mark", Q = "q", S = "s", Small = "small", Span = "span", Strong = "strong", Sub = "sub", Sup = "sup",
    Time = "time", U = "u",
}
