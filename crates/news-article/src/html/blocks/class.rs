//! What an element's classes say it is: publishing systems tell with them what HTML has no element for.

use crate::html::tree::Element;

/// The element's classes.
pub(super) fn classes(element: &Element) -> impl Iterator<Item = &str> {
    element.attribute("class").unwrap_or_default().split_ascii_whitespace()
}

/// Whether it has one of these classes.
pub(super) fn has(element: &Element, any: &[&str]) -> bool {
    classes(element).any(|class| any.contains(&class))
}

/// Whether one of these stands somewhere in its classes, such as `credit` in `image__credits`.
fn says(element: &Element, any: &[&str]) -> bool {
    classes(element).any(|class| {
        let class = class.to_ascii_lowercase();
        any.iter().any(|part| class.contains(part))
    })
}

/// Whether its microdata gives it one of these names.
fn is_property(element: &Element, names: &[&str]) -> bool {
    element.attribute("itemprop").is_some_and(|name| names.contains(&name))
}

/// Whether it is what stands below a picture.
pub(super) fn is_caption(element: &Element) -> bool {
    let named = || is_property(element, &["caption"]) || says(element, &["caption", "cutline"]);
    element.name == "figcaption" || named() && !says(element, &["credit"])
}

/// Whether its classes say that it names whose picture it is, wherever it stands.
pub(super) fn is_credit(element: &Element) -> bool {
    says(element, &["credit", "copyright", "photographer"]) || is_property(element, &["creditText", "copyrightHolder"])
}

/// The same inside a caption or a figure, where less is enough.
pub(super) fn is_credit_there(element: &Element) -> bool {
    let source = |class: &str| class.split(['-', '_']).any(|word| matches!(word, "source" | "sources" | "agency"));
    is_credit(element)
        || matches!(element.name.as_str(), "cite" | "small")
        || says(element, &["byline", "attribution"])
        || is_property(element, &["creator", "author"])
        || classes(element).any(source)
}

/// Whether it is for screen readers only, such as the words "Image caption".
pub(super) fn is_unseen(element: &Element) -> bool {
    const NAMES: &[&str] =
        &["visually-hidden", "visuallyhidden", "off-screen", "offscreen", "sr-only", "screen-reader"];
    says(element, NAMES)
}

/// Whether it is words of the article itself, lifted out.
pub(super) fn is_pull_quote(element: &Element) -> bool {
    says(element, &["pullquote", "pull-quote", "pull_quote", "kg-blockquote-alt"])
}

/// Whether it is a group of pictures.
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
    element.name == "amp-carousel" || has(element, NAMES)
}

/// Whether it is a figure: a picture, an embed or a table with what is said below it.
pub(super) fn is_figure(element: &Element) -> bool {
    element.name == "figure" || has(element, &["wp-caption", "gallery-item"]) || is_gallery(element)
}
