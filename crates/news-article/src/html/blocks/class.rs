//! Recognising captions, credits, galleries and figures by class names and microdata, because HTML has no elements for
//! some of them and CMSs do not use all of those that it has.

use crate::html::tree::Element;

/// The classes of an element.
pub(super) fn classes(element: &Element) -> impl Iterator<Item = &str> {
    element.attribute("class").unwrap_or_default().split_ascii_whitespace()
}

/// Whether an element has one of these classes.
pub(super) fn has_class(element: &Element, names: &[&str]) -> bool {
    classes(element).any(|class| names.contains(&class))
}

/// Whether a class of the element contains one of these texts, such as `credit` in `image__credits`.
fn class_contains(element: &Element, names: &[&str]) -> bool {
    classes(element).any(|class| {
        let class = class.to_ascii_lowercase();
        names.iter().any(|part| class.contains(part))
    })
}

/// Whether the element is one of these properties in microdata.
fn is_property(element: &Element, names: &[&str]) -> bool {
    element.attribute("itemprop").is_some_and(|name| names.contains(&name))
}

/// Whether an element is a caption.
pub(super) fn is_caption(element: &Element) -> bool {
    let is_named_caption = || is_property(element, &["caption"]) || class_contains(element, &["caption", "cutline"]);
    element.name == "figcaption" || is_named_caption() && !class_contains(element, &["credit"])
}

/// Whether an element is marked as a credit beyond doubt.
pub(super) fn is_credit(element: &Element) -> bool {
    class_contains(element, &["credit", "copyright", "photographer"])
        || is_property(element, &["creditText", "copyrightHolder"])
}

/// Whether an element is a credit, given that it is inside a caption or a figure, where weaker signs are enough.
pub(super) fn is_credit_in_figure(element: &Element) -> bool {
    let is_source = |class: &str| class.split(['-', '_']).any(|word| matches!(word, "source" | "sources" | "agency"));
    is_credit(element)
        || matches!(element.name.as_str(), "cite" | "small")
        || class_contains(element, &["byline", "attribution"])
        || is_property(element, &["creator", "author"])
        || classes(element).any(is_source)
}

/// Whether an element is for screen readers only, such as the words "Image caption".
pub(super) fn is_visually_hidden(element: &Element) -> bool {
    const NAMES: &[&str] =
        &["visually-hidden", "visuallyhidden", "off-screen", "offscreen", "sr-only", "screen-reader"];
    class_contains(element, NAMES)
}

/// Whether an element is a pull quote.
pub(super) fn is_pull_quote(element: &Element) -> bool {
    class_contains(element, &["pullquote", "pull-quote", "pull_quote", "kg-blockquote-alt"])
}

/// Whether an element is a group of images.
pub(super) fn is_gallery(element: &Element) -> bool {
    const NAMES: &[&str] = &[
        "gallery",
        "wp-block-gallery",
        "blocks-gallery-grid",
        "wp-block-jetpack-slideshow",
        "wp-block-jetpack-tiled-gallery",
        "tiled-gallery",
        "image-gallery",
        "photo-gallery",
        "slideshow",
        "carousel",
    ];
    element.name == "amp-carousel" || has_class(element, NAMES)
}

/// Whether an element is a figure, or a container of images that is treated as one. A class alone makes an element a
/// figure only where it contains an image.
pub(super) fn is_figure_element(element: &Element) -> bool {
    element.name == "figure" || element.contents.media > 0 && has_figure_class(element)
}

/// Whether an element is a figure by its name or its classes.
pub(super) fn has_figure_class(element: &Element) -> bool {
    element.name == "figure" || has_class(element, &["wp-caption", "gallery-item"]) || is_gallery(element)
}
