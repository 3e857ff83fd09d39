//! What the lightbox's tools are called. None of it is in the wasm: the packer hands it to `static/lightbox/tools.js`.

mod ar;
mod en;

use crate::words::words;

words! {
    /// Every word of the tools.
    Words:
    /// Enlarges the picture.
    zoom_in = "zoomIn",
    /// Shows the whole picture again.
    zoom_out = "zoomOut",
    /// How far it is enlarged: `{n}` per cent.
    zoom_level = "zoomLevel",
    /// Unfolds what the picture shows, in words.
    describe = "imageDescription",
    /// Copies the picture's address, with its caption and credit.
    copy = "copyLink",
    /// They were copied.
    copied = "linkCopied",
    /// Hands them to another program.
    share = "share",
    /// Opens the picture's own file.
    original = "openOriginal",
    /// Fills the whole screen.
    full_screen = "fullScreen",
}

/// The words by primary language subtag; the first are for every other language.
pub const LANGUAGES: &[(&str, &Words)] = &[("en", &en::WORDS), ("ar", &ar::WORDS)];
