//! Images: their URL, their size, and their renditions.

use std::rc::Rc;

use super::{
    builder::BlockBuilder,
    srcset::{Descriptor, candidates},
};
use crate::{
    html::{
        dropped::Dropped,
        tree::{Element, Node},
    },
    model::{Block, Image, Inline, Rendition, Size, Url, assemble::insert_rendition},
};

/// The attributes that may contain the URL. Scripts for lazy loading use other attributes than `src`, which contains a
/// placeholder.
const URL_ATTRIBUTES: &[&str] = &["data-src", "data-lazy-src", "data-original", "data-lazy", "src"];
/// The attributes that hold the candidates of `srcset`.
const SRCSET_ATTRIBUTES: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];
/// The attributes in which galleries keep the URL of the full resolution.
const FULL_RESOLUTION_ATTRIBUTES: &[&str] = &["data-orig-file", "data-full-url", "data-large-file"];
/// The beginnings of the names of placeholder files.
const PLACEHOLDERS: &[&str] =
    &["1x1.", "blank.", "dot.", "grey.", "lazy.", "loading.", "pixel.", "placeholder.", "spacer.", "transparent."];
/// The extensions of image files.
const IMAGE_EXTENSIONS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];

impl BlockBuilder<'_> {
    /// `<picture>`: one of its sources has the renditions of an image that has none itself.
    pub(super) fn picture(&mut self, element: &Element) {
        let sources = || element.elements().filter(|child| child.name == "source" && srcset(child).is_some());
        // Formats that old browsers do not support come with an alternative. A source with a media query may be cropped.
        let supported =
            || sources().filter(|source| !matches!(source.attribute("type"), Some("image/avif" | "image/jxl")));
        let source = supported()
            .find(|source| source.attribute("media").is_none())
            .or_else(|| supported().next())
            .or_else(|| sources().next());
        let srcset = source.and_then(srcset);
        let mut images = element.elements().filter(|child| child.name == "img").peekable();
        if images.peek().is_none() {
            self.image(element, srcset);
        }
        images.for_each(|image| self.image(image, srcset));
        // Other content, such as a misplaced caption, is kept.
        let is_other =
            |node: &&Node| !matches!(node, Node::Element(child) if matches!(child.name.as_str(), "img" | "source"));
        let others: Vec<&Node> = element.children.iter().filter(is_other).collect();
        self.flow(&others);
    }

    /// An image. `outer_srcset` are the candidates of the `<picture>` that encloses it.
    pub(super) fn image(&mut self, element: &Element, outer_srcset: Option<&str>) {
        let Some(image) = self.read_image(element, outer_srcset) else { return };
        match self.blocks.last_mut() {
            Some(Block::Image(last)) if is_preview(last, &image) => *last = Rc::new(image),
            _ => self.blocks.push(Block::Image(Rc::new(image))),
        }
    }

    fn read_image(&mut self, element: &Element, outer_srcset: Option<&str>) -> Option<Image> {
        let (width, height) = (side(element, "width"), side(element, "height"));
        if is_tracking_pixel(element) {
            self.dropped.push(Dropped::Element(element.name.clone()));
            return None;
        }
        let srcset = srcset(element).or(outer_srcset).unwrap_or_default();
        let renditions = self.renditions(srcset, width);
        let url = match image_url(element).and_then(|url| self.web_url(url)) {
            Some(url) => url,
            None => match renditions.last() {
                Some(rendition) => rendition.url.clone(),
                None => self.last_resort(element, srcset)?,
            },
        };
        let full = FULL_RESOLUTION_ATTRIBUTES
            .iter()
            .find_map(|name| self.web_url(element.attribute(name)?))
            .or_else(|| self.linked_image());
        Some(Image {
            size: width.zip(height).map(|(width, height)| Size { width, height }),
            alt: element.attribute("alt").unwrap_or_default().into(),
            srcset: renditions.into(),
            content_url: full.filter(|full| *full != url),
            ..Image::new(url)
        })
    }

    /// A candidate whose width is unknown, or the URL in `src` although it is probably a placeholder.
    fn last_resort(&mut self, element: &Element, srcset: &str) -> Option<Url> {
        let (candidate, _) = candidates(srcset).pop().unzip();
        candidate.or(element.attribute("src")).and_then(|url| self.web_url(url))
    }

    /// The candidates whose width is given, or follows from their density and the width of the image in the page.
    fn renditions(&mut self, srcset: &str, width: Option<u32>) -> Vec<Rendition> {
        let mut renditions = Vec::new();
        for (url, descriptor) in candidates(srcset) {
            let width = match descriptor {
                Descriptor::Width(width) => Some(width),
                Descriptor::Density(density) => width.map(|width| scaled(width, density)),
            };
            let url = Url::parse(url, self.base).ok().filter(Url::is_web);
            if let Some((url, width)) = url.zip(width.filter(|width| *width > 0)) {
                insert_rendition(&mut renditions, Rendition { url, width });
            }
        }
        renditions
    }

    /// The image file that a link around the image leads to.
    fn linked_image(&self) -> Option<Url> {
        let link = self.wrappers.iter().find_map(|wrapper| match wrapper {
            Inline::Link { url, .. } => Some(url),
            _ => None,
        })?;
        let path = link.as_str().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_image = IMAGE_EXTENSIONS.iter().any(|extension| path.ends_with(extension));
        // `File:Quay.jpg` is a wiki's page about an image.
        let is_wiki_page = path.rsplit('/').next().is_some_and(|name| name.contains(':'));
        (is_image && !is_wiki_page && link.is_web()).then(|| link.clone())
    }
}

/// Whether the previous image is a preview of this one, in low resolution or for small screens.
fn is_preview(previous: &Image, image: &Image) -> bool {
    fn file(image: &Image) -> &str {
        let path = image.url.as_str().split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }
    let name = file(image);
    // Different images may be called `original.jpg`.
    let is_distinctive = name.len() > 10 && name.contains(|c: char| c.is_ascii_digit());
    let has_no_text = previous.caption.is_empty() && previous.credit.is_empty();
    is_distinctive
        && has_no_text
        && file(previous) == name
        && previous.alt == image.alt
        && previous.url.host() == image.url.host()
}

fn scaled(width: u32, density: f32) -> u32 {
    (width.min(100_000) as f32 * density) as u32
}

fn srcset(element: &Element) -> Option<&str> {
    SRCSET_ATTRIBUTES.iter().find_map(|name| element.attribute(name)).filter(|srcset| !srcset.starts_with("data:"))
}

/// The URL of an image, unless it is a placeholder.
fn image_url(element: &Element) -> Option<&str> {
    URL_ATTRIBUTES.iter().filter_map(|name| element.attribute(name)).find(|url| !is_placeholder(url))
}

/// Whether an element is an image that has a URL and is meant to be seen.
pub(super) fn is_loadable(element: &Element) -> bool {
    matches!(element.name.as_str(), "img" | "amp-img" | "source")
        && (image_url(element).is_some() || srcset(element).is_some())
        && !is_tracking_pixel(element)
}

/// Whether a URL is that of a placeholder, which a script replaces.
pub(super) fn is_placeholder(url: &str) -> bool {
    let file = url.rsplit('/').next().unwrap_or_default();
    let has_local_scheme = ["data:", "about:", "#"]
        .iter()
        .any(|start| url.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)));
    has_local_scheme || PLACEHOLDERS.iter().any(|start| file.starts_with(start))
}

/// Whether an element has the size of one pixel: such images and frames count visits.
pub(super) fn is_tracking_pixel(element: &Element) -> bool {
    let is_tiny = |name| matches!(element.attribute(name), Some("0" | "1" | "0px" | "1px"));
    is_tiny("width") && is_tiny("height")
}

/// A width or a height in pixels: `640`, `640px` or `640.0`, but no percentage.
fn side(element: &Element, name: &str) -> Option<u32> {
    let value = element.attribute(name)?;
    let whole = value.trim_end_matches("px").split('.').next()?;
    whole.trim().parse().ok().filter(|side| *side > 0)
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn the_url_of_a_lazy_image_is_found_and_its_fallback_removed() {
        check("<img src='data:image/gif;base64,R0' data-src=a>", "img(a|||)");
        check("<img src=/blank.gif data-lazy-src=a data-lazy-srcset='b 2w'>", "img(a 2w|||)");
        check("<img src=/placeholder.png>", "img(placeholder.png|||)");
        check("<img srcset='a 1w, b 2w'><img data-srcset='a, b 2x'>", "img(b 1w 2w|||) img(b|||)");
        check("<img src='data:image/png;base64,R0'>", "");
        check("<img src=a width=1 height=1>", "");
        for markup in [
            "<img src='data:,' data-src=a><noscript><img src=a></noscript>",
            "<noscript><img src=a></noscript><img src='data:,' data-src=a>",
            "<noscript><img src=a></noscript>\n<img src='data:,'>",
            "<span><img src=a></span> <noscript><p><img src=b></p></noscript>",
            "<div data-lazy=1><noscript>Please <img src=a></noscript></div>",
            "<img src=a><noscript><img src='https://t.example/t' width=1 height=1></noscript>",
        ] {
            check(markup, "img(a|||)");
        }
        check("<p>a</p><noscript><img src=b></noscript><img src=c>", "p(a) img(c|||)");
        check("<p>a</p><noscript><img src=b></noscript><p>c</p>", "p(a) img(b|||) p(c)");
        check(
            "<noscript>No scripts</noscript><noscript><iframe src=//t.example width=0 height=0></iframe></noscript>",
            "",
        );
    }

    #[test]
    fn a_preview_is_replaced_by_the_image_itself() {
        check(
            "<img src=/60/1-5o3M5niyi91.png><div><img src=/800/1-5o3M5niyi91.png></div>",
            "img(800/1-5o3M5niyi91.png|||)",
        );
        check("<img src=/1/original.jpg><img src=/2/original.jpg>", "img(1/original.jpg|||) img(2/original.jpg|||)");
    }

    #[test]
    fn renditions_are_read_from_srcset_and_from_sources() {
        check(
            "<img src=a width=640px height='480.0'><img src=b width=100% height=auto>",
            "img(a 640x480|||) img(b|||)",
        );
        check("<img src=a width=400 srcset='a 1x, b 1.5x'>", "img(a 400w 600w|||)");
        check("<img src=a srcset='/w_4,h_3/a 4w, /w_8,h_6/a 8w, javascript:x 9w'>", "img(a 4w 8w|||)");
        check(
            "<picture><source type=image/avif srcset='x 9w'><source media='(min-width:1px)' srcset='y 8w'><source srcset='z 7w'><img src=a></picture>",
            "img(a 7w|||)",
        );
        check("<a href=/wiki/File:A.png><img src=a></a>", "img(a|||)");
        check("<picture><source srcset='z 7w'></picture>", "img(z 7w|||)");
        check("<picture><source srcset='z 7w'><img src='data:,' alt=b></picture>", "img(z 7w|b||)");
        check("<amp-img src=a width=4 height=3 alt=b></amp-img>", "img(a 4x3|b||)");
    }

    #[test]
    fn an_image_of_an_emoji_becomes_the_character() {
        check("<p>a <img src=//s.example/1f642.png class=wp-smiley alt='🙂'> b</p>", "p(a 🙂 b)");
    }
}
