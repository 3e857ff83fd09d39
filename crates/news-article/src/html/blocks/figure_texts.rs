//! Captions and credits before it is known which image they belong to.

use super::class::is_caption;
use crate::{
    html::tree::{Node, elements},
    model::Inlines,
};

/// The texts of a figure that belong to none of its images alone.
#[derive(Default)]
pub(super) struct FigureTexts {
    pub(super) caption: Vec<Inlines>,
    pub(super) credit: Vec<Inlines>,
    /// Whether the figure contains an image or an embed.
    pub(super) has_media: bool,
}

/// The role of an element's text for an image.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TextRole {
    Caption,
    Credit,
}

/// The numbers of images and captions among sibling nodes.
#[derive(Clone, Copy)]
pub(super) struct SiblingCounts {
    pub(super) media: usize,
    pub(super) captions: usize,
}

impl SiblingCounts {
    pub(super) fn of(nodes: &[&Node]) -> Self {
        let elements = elements(nodes);
        Self {
            media: elements.iter().map(|element| element.contents.media).sum(),
            captions: elements.iter().filter(|element| element.contents.media == 0 && is_caption(element)).count(),
        }
    }
}
