//! The parts of HTML that are left out.

use crate::model::url::UrlError;

/// A part of a fragment that was left out. The caller converts it to a warning with the path of the fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// An element that is left out with its content, by its name, such as `script`.
    Element(String),
    /// A URL that may not be used in a page. The text of the link is kept.
    Url(String, UrlError),
}
