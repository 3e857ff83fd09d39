//! Text with markup.

use std::{ops::Deref, rc::Rc};

use super::Url;
use crate::named_enum::named_enum;

/// A text with markup, as a shared slice of [`Inline`]s. It may be empty.
///
/// A plain text converts into it, and so does what has been put together:
///
/// ```
/// use news_article::model::{Inline, InlineTag, Inlines};
///
/// let plain = Inlines::from("The wind rose.");
/// let emphasised: Inlines = ["The wind ".into(), Inline::element(InlineTag::Em, "rose"), ".".into()].into();
/// assert_eq!((plain.len(), emphasised.len()), (1, 3));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inlines(Rc<[Inline]>);

impl Deref for Inlines {
    type Target = [Inline];

    fn deref(&self) -> &[Inline] {
        &self.0
    }
}

impl From<Vec<Inline>> for Inlines {
    fn from(inlines: Vec<Inline>) -> Self {
        Self(inlines.into())
    }
}

impl<const N: usize> From<[Inline; N]> for Inlines {
    fn from(inlines: [Inline; N]) -> Self {
        Self(inlines.into())
    }
}

impl From<Inline> for Inlines {
    fn from(inline: Inline) -> Self {
        Self([inline].into())
    }
}

impl From<&str> for Inlines {
    /// Plain text; an empty one gives no [`Inline`].
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Inline::from(text).into() }
    }
}

impl From<String> for Inlines {
    /// Plain text; an empty one gives no [`Inline`].
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl FromIterator<Inline> for Inlines {
    fn from_iter<I: IntoIterator<Item = Inline>>(inlines: I) -> Self {
        Self(inlines.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Inlines {
    type Item = &'a Inline;
    type IntoIter = std::slice::Iter<'a, Inline>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A piece of text, or an element of the allow-list with the text inside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters, with entities decoded; not empty, and not beside another text.
    Text(Rc<str>),
    /// A line break.
    Break,
    /// A link.
    Link {
        /// Where it leads.
        url: Url,
        /// The text of the link.
        children: Inlines,
    },
    /// An element that marks its text.
    Element {
        /// Which element.
        tag: InlineTag,
        /// Its attributes.
        attributes: InlineAttributes,
        /// The text inside it.
        children: Inlines,
    },
}

impl Inline {
    /// A link around a text.
    pub fn link(url: Url, text: impl Into<Inlines>) -> Self {
        Self::Link { url, children: text.into() }
    }

    /// An element without attributes around a text.
    pub fn element(tag: InlineTag, text: impl Into<Inlines>) -> Self {
        Self::Element { tag, attributes: InlineAttributes::default(), children: text.into() }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// The attributes that are kept on an inline element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InlineAttributes {
    /// The language of the text, a BCP 47 tag.
    pub lang: Option<Rc<str>>,
    /// `ltr`, `rtl` or `auto`.
    pub dir: Option<Rc<str>>,
    /// The expansion of an abbreviation; only on [`InlineTag::Abbr`].
    pub title: Option<Rc<str>>,
    /// The machine-readable form of a time; only on [`InlineTag::Time`].
    pub datetime: Option<Rc<str>>,
}

named_enum! {
    /// The elements of the allow-list that mark text. `a` and `br` are separate variants of [`Inline`].
    #[allow(missing_docs, reason = "each is HTML's element of that name")]
    pub enum InlineTag {
        Abbr = "abbr",
        B = "b",
        Cite = "cite",
        Code = "code",
        Del = "del",
        Em = "em",
        I = "i",
        Ins = "ins",
        Kbd = "kbd",
        Mark = "mark",
        Q = "q",
        S = "s",
        Small = "small",
        Span = "span",
        Strong = "strong",
        Sub = "sub",
        Sup = "sup",
        Time = "time",
        U = "u",
    }
}
