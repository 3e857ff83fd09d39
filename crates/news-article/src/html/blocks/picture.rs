//! Pictures: where they really are, how large they are, and what other sizes there are.

use std::rc::Rc;

use super::{
    Writer, children,
    srcset::{Descriptor, candidates},
};
use crate::{
    html::{
        Dropped,
        tree::{Element, Node},
    },
    model::{Block, Image, Inline, Rendition, Size, Url},
};

/// Where lazy-loading scripts keep the address, while `src` holds a placeholder.
const LAZY: &[&str] = &["data-src", "data-lazy-src", "data-original", "data-lazy", "src"];
const LAZY_SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];
/// Where galleries keep the address of the full resolution.
const FULL: &[&str] = &["data-orig-file", "data-full-url", "data-large-file"];
/// Files that only hold the place of a picture.
const PLACEHOLDERS: &[&str] =
    &["1x1.", "blank.", "dot.", "grey.", "lazy.", "loading.", "pixel.", "placeholder.", "spacer.", "transparent."];

impl Writer<'_> {
    /// `<picture>`: its sources offer sizes where the picture itself has none.
    pub(super) fn picture(&mut self, element: &Element) {
        let sets = || children(element).filter(|child| child.name == "source" && set(child).is_some());
        // What old browsers can't show comes with a twin that they can; what is for some screens only may be cut.
        let shown = || sets().filter(|source| !matches!(source.attribute("type"), Some("image/avif" | "image/jxl")));
        let source = shown()
            .find(|source| source.attribute("media").is_none())
            .or_else(|| shown().next())
            .or_else(|| sets().next());
        let srcset = source.and_then(set);
        let mut images = children(element).filter(|child| child.name == "img").peekable();
        if images.peek().is_none() {
            self.image(element, srcset);
        }
        images.for_each(|image| self.image(image, srcset));
        // Whatever else there is, it is not lost.
        let is_other =
            |node: &&Node| !matches!(node, Node::Element(child) if matches!(child.name.as_str(), "img" | "source"));
        let others: Vec<&Node> = element.children.iter().filter(is_other).collect();
        self.flow(&others);
    }

    /// An element that shows a picture; `srcset` is what stands around it.
    pub(super) fn image(&mut self, element: &Element, srcset: Option<&str>) {
        let Some(image) = self.read_image(element, srcset) else { return };
        match self.blocks.last_mut() {
            Some(Block::Image(last)) if is_twin(last, &image) => *last = Rc::new(image),
            _ => self.blocks.push(Block::Image(Rc::new(image))),
        }
    }

    fn read_image(&mut self, element: &Element, srcset: Option<&str>) -> Option<Image> {
        let (width, height) = (side(element, "width"), side(element, "height"));
        if is_pixel(element) {
            self.dropped.push(Dropped::Element(element.name.clone()));
            return None;
        }
        let srcset = set(element).or(srcset).unwrap_or_default();
        let renditions = self.renditions(srcset, width);
        let url = match address(element).and_then(|address| self.url(address)) {
            Some(url) => url,
            None => match renditions.last() {
                Some(rendition) => rendition.url.clone(),
                None => self.last_resort(element, srcset)?,
            },
        };
        let full = FULL.iter().find_map(|name| self.url(element.attribute(name)?)).or_else(|| self.linked_picture());
        Some(Image {
            size: width.zip(height).map(|(width, height)| Size { width, height }),
            alt: element.attribute("alt").unwrap_or_default().into(),
            srcset: renditions.into(),
            content_url: full.filter(|full| *full != url),
            ..Image::at(url)
        })
    }

    /// A candidate without a width, or `src` although it looks like a placeholder.
    fn last_resort(&mut self, element: &Element, srcset: &str) -> Option<Url> {
        let (any, _) = candidates(srcset).pop().unzip();
        any.or(element.attribute("src")).and_then(|address| self.url(address))
    }

    /// The sizes of which the width is known, or can be told from the width in the page; narrowest first.
    fn renditions(&mut self, srcset: &str, width: Option<u32>) -> Vec<Rendition> {
        let mut renditions: Vec<_> = candidates(srcset)
            .into_iter()
            .filter_map(|(url, descriptor)| {
                let width = match descriptor {
                    Descriptor::Width(width) => width,
                    Descriptor::Density(density) => times(width?, density),
                };
                let url = Url::parse(url, self.base).ok().filter(Url::is_web)?;
                Some(Rendition { url, width }).filter(|rendition| rendition.width > 0)
            })
            .collect();
        renditions.sort_by_key(|rendition| rendition.width);
        renditions.dedup_by_key(|rendition| rendition.width);
        renditions
    }

    /// The file that a link around the picture leads to.
    fn linked_picture(&self) -> Option<Url> {
        let link = self.around.iter().find_map(|shell| match shell {
            Inline::Link { url, .. } => Some(url),
            _ => None,
        })?;
        let path = link.as_str().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let picture = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"].iter().any(|end| path.ends_with(end));
        // A wiki's page about a picture ends like its file.
        let page = path.rsplit('/').next().is_some_and(|name| name.contains(':'));
        (picture && !page && link.is_web()).then(|| link.clone())
    }
}

/// Whether a picture is the one before it once more: a blurred one comes first, or one for small screens.
fn is_twin(last: &Image, image: &Image) -> bool {
    fn file(image: &Image) -> &str {
        let path = image.url.as_str().split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }
    let name = file(image);
    // `original.jpg` is any picture.
    let telling = name.len() > 10 && name.contains(|c: char| c.is_ascii_digit());
    let unsaid = last.caption.is_empty() && last.credit.is_empty();
    telling && unsaid && file(last) == name && last.alt == image.alt && last.url.host() == image.url.host()
}

fn times(width: u32, density: f32) -> u32 {
    (width.min(100_000) as f32 * density) as u32
}

fn set(element: &Element) -> Option<&str> {
    LAZY_SETS.iter().find_map(|name| element.attribute(name)).filter(|set| !set.starts_with("data:"))
}

/// Where the picture is, if that isn't where a placeholder is.
pub(super) fn address(element: &Element) -> Option<&str> {
    LAZY.iter().filter_map(|name| element.attribute(name)).find(|address| !is_placeholder(address))
}

/// Whether it is a picture that can be had from here.
pub(super) fn is_there(element: &Element) -> bool {
    matches!(element.name.as_str(), "img" | "amp-img" | "source")
        && (address(element).is_some() || set(element).is_some())
        && !is_pixel(element)
}

pub(super) fn is_placeholder(address: &str) -> bool {
    let file = address.rsplit('/').next().unwrap_or_default();
    let scheme = ["data:", "about:", "#"]
        .iter()
        .any(|start| address.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)));
    scheme || PLACEHOLDERS.iter().any(|start| file.starts_with(start))
}

/// A picture of one pixel counts readers.
pub(super) fn is_pixel(element: &Element) -> bool {
    let tiny = |name| matches!(element.attribute(name), Some("0" | "1" | "0px" | "1px"));
    tiny("width") && tiny("height")
}

/// Pixels across or down: `640`, `640px`, `640.0`; no share of the page.
fn side(element: &Element, name: &str) -> Option<u32> {
    let value = element.attribute(name)?;
    let whole = value.trim_end_matches("px").split('.').next()?;
    whole.trim().parse().ok().filter(|side| *side > 0)
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn lazy_pictures() {
        check("<img src='data:image/gif;base64,R0' data-src=a>", "img(a|||)");
        check("<img src=/blank.gif data-lazy-src=a data-lazy-srcset='b 2w'>", "img(a 2w|||)");
        check("<img src=/placeholder.png>", "img(placeholder.png|||)");
        check("<img srcset='a 1w, b 2w'><img data-srcset='a, b 2x'>", "img(b 1w 2w|||) img(b|||)");
        check("<img src='data:image/png;base64,R0'>", "");
        check("<img src=a width=1 height=1>", "");
        for twin in [
            "<img src='data:,' data-src=a><noscript><img src=a></noscript>",
            "<noscript><img src=a></noscript><img src='data:,' data-src=a>",
            "<noscript><img src=a></noscript>\n<img src='data:,'>",
            "<span><img src=a></span> <noscript><p><img src=b></p></noscript>",
            "<div data-lazy=1><noscript>Please <img src=a></noscript></div>",
            "<img src=a><noscript><img src='https://t.example/t' width=1 height=1></noscript>",
        ] {
            check(twin, "img(a|||)");
        }
        check("<p>a</p><noscript><img src=b></noscript><img src=c>", "p(a) img(c|||)");
        check("<p>a</p><noscript><img src=b></noscript><p>c</p>", "p(a) img(b|||) p(c)");
        check(
            "<noscript>No scripts</noscript><noscript><iframe src=//t.example width=0 height=0></iframe></noscript>",
            "",
        );
    }

    #[test]
    fn a_picture_twice_is_one() {
        check(
            "<img src=/60/1-5o3M5niyi91.png><div><img src=/800/1-5o3M5niyi91.png></div>",
            "img(800/1-5o3M5niyi91.png|||)",
        );
        check("<img src=/1/original.jpg><img src=/2/original.jpg>", "img(1/original.jpg|||) img(2/original.jpg|||)");
    }

    #[test]
    fn sizes() {
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
    fn a_smiley_is_a_character() {
        check("<p>a <img src=//s.example/1f642.png class=wp-smiley alt='🙂'> b</p>", "p(a 🙂 b)");
    }
}
