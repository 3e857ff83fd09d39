//! The images that a format lists beside the text: each is shown once.

use std::{collections::BTreeMap, rc::Rc};

use super::image_identity::ImageIdentity;
use crate::model::{Article, Block, Image, Url};

/// Adds images to an article. An image that the article has already is merged with that one. Of the others the first
/// becomes the lead image if there is none, and the rest follow the body.
pub(super) fn add_images(article: &mut Article, images: Vec<Image>) {
    let Article { image: lead, body, .. } = article;
    let mut in_body: Vec<&mut Rc<Image>> = body.iter_mut().flat_map(Block::images_mut).collect();
    let (mut rest, mut index): (Vec<Rc<Image>>, Index) = (Vec::new(), Index::default());
    lead.iter().for_each(|image| index.add(image, Position::Lead));
    in_body.iter().enumerate().for_each(|(number, image)| index.add(image, Position::Body(number)));
    for image in images {
        let known = match index.position(&image) {
            Some(Position::Lead) => lead.as_mut(),
            Some(Position::Body(number)) => in_body.get_mut(number).map(|image| &mut **image),
            Some(Position::Rest(number)) => rest.get_mut(number),
            None => None,
        };
        if let Some(known) = known {
            merge(Rc::make_mut(known), &image);
        } else if lead.is_none() {
            index.add(&image, Position::Lead);
            *lead = Some(Rc::new(image));
        } else {
            index.add(&image, Position::Rest(rest.len()));
            rest.push(Rc::new(image));
        }
    }
    match (rest.len(), rest.pop()) {
        (1, Some(image)) => body.push(Block::Image(image)),
        (_, Some(last)) => body.push(Block::Gallery(rest.into_iter().chain([last]).collect())),
        _ => {}
    }
}

/// Fills the missing parts of an image from another record of it. Nothing is overwritten.
pub(super) fn fill_missing(image: &mut Image, other: &Image) {
    image.fill_captions(other);
    if image.alt.is_empty() {
        image.alt = Rc::clone(&other.alt);
    }
    if image.srcset.is_empty() {
        image.srcset = Rc::clone(&other.srcset);
    }
    image.size = image.size.or(other.size);
    let content_url = image.content_url.take().or_else(|| other.content_url.clone());
    image.content_url = content_url.filter(|content_url| *content_url != image.url);
}

/// Merges two records of an image: the larger files are kept, and missing parts are filled in.
fn merge(image: &mut Image, other: &Image) {
    let width = |image: &Image| image.size.map_or(0, |size| size.width);
    if image.srcset.len() < other.srcset.len() || image.srcset.is_empty() && width(image) < width(other) {
        image.url = other.url.clone();
        image.size = other.size;
        image.srcset = Rc::clone(&other.srcset);
        image.content_url = other.content_url.clone();
    }
    fill_missing(image, other);
}

/// The position of an image in the article.
#[derive(Clone, Copy)]
enum Position {
    /// It is the lead image.
    Lead,
    /// Among the images of the body, in reading order.
    Body(usize),
    /// Among the images that will follow the body.
    Rest(usize),
}

/// The positions of images by their files. A search through all files would take quadratic time.
#[derive(Default)]
struct Index {
    by_url: BTreeMap<Rc<str>, Position>,
    by_identity: BTreeMap<ImageIdentity, Position>,
}

impl Index {
    fn add(&mut self, image: &Image, position: Position) {
        for (url, identity) in files(image) {
            self.by_url.entry(url.shared()).or_insert(position);
            self.by_identity.entry(identity).or_insert(position);
        }
    }

    fn position(&self, image: &Image) -> Option<Position> {
        let of_file = |(url, identity): (Url, ImageIdentity)| {
            self.by_url.get(url.as_str()).or_else(|| self.by_identity.get(&identity)).copied()
        };
        files(image).into_iter().find_map(of_file)
    }
}

/// The files of an image.
fn files(image: &Image) -> Vec<(Url, ImageIdentity)> {
    let renditions = image.srcset.iter().map(|file| (&file.url, file.width));
    let shown = (&image.url, image.size.map_or(0, |size| size.width));
    let full = image.content_url.iter().map(|url| (url, 0));
    let files = renditions.chain([shown]).chain(full);
    files.map(|(url, width)| (url.clone(), ImageIdentity::of(url, &[width]))).collect()
}

/// An image for tests, with a URL on the host of the tests.
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
pub(super) fn test_image(path: &str, caption: &str, credit: &str) -> Image {
    let url = Url::parse(path, "https://a.example/").unwrap();
    let (caption, credit) = (crate::inline_text::text(caption), crate::inline_text::text(credit));
    Image { caption, credit, ..Image::new(url) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::model::text::plain;

    #[test]
    fn images_beside_the_text_are_merged_with_those_of_the_body_or_follow_it() {
        let mut article =
            Article { body: vec![Block::Image(Rc::new(test_image("b.jpg", "B", "")))], ..Article::default() };
        let listed = ["b.jpg", "a.jpg", "c.jpg", "c.jpg?w=200", "d.jpg"].map(|path| test_image(path, "x", "AP"));
        add_images(&mut article, listed.into());
        let name = |image: &Image| image.url.as_str().rsplit('/').next().unwrap().to_owned();
        assert_eq!(name(&article.image.unwrap()), "a.jpg");
        let texts = |image: &Image| (plain(&image.caption), plain(&image.credit));
        let shown: Vec<_> = article
            .body
            .iter()
            .map(|block| match block {
                Block::Image(image) => format!("{:?}", texts(image)),
                Block::Gallery(images) => images.iter().map(|image| name(image)).collect::<Vec<_>>().join(" "),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, [r#"("B", "AP")"#, "c.jpg d.jpg"]);
    }
}
