//! What a format says in two places is shown once: the headline at the top of the body, the lead picture that comes
//! again, the first paragraph as a standfirst.

use std::{collections::BTreeMap, rc::Rc};

use super::renditions::Likeness;
use crate::model::{Article, Block, Image, Inlines, Url, text::plain};

/// Adds the pictures that a format lists beside the text. One that stands in the body gives it what it lacks; of the
/// others the first leads where nothing does, and the rest follow the body.
pub(super) fn add_pictures(article: &mut Article, images: Vec<Image>) {
    let Article { image: lead, body, .. } = article;
    let mut placed: Vec<&mut Rc<Image>> = body.iter_mut().flat_map(pictures).collect();
    let (mut rest, mut known): (Vec<Rc<Image>>, Known) = (Vec::new(), Known::default());
    lead.iter().for_each(|image| known.add(image, Place::Lead));
    placed.iter().enumerate().for_each(|(index, image)| known.add(image, Place::Body(index)));
    for image in images {
        let twin = match known.place(&image) {
            Some(Place::Lead) => lead.as_mut(),
            Some(Place::Body(index)) => placed.get_mut(index).map(|image| &mut **image),
            Some(Place::Rest(index)) => rest.get_mut(index),
            None => None,
        };
        if let Some(twin) = twin {
            merge(Rc::make_mut(twin), &image);
        } else if lead.is_none() {
            known.add(&image, Place::Lead);
            *lead = Some(Rc::new(image));
        } else {
            known.add(&image, Place::Rest(rest.len()));
            rest.push(Rc::new(image));
        }
    }
    match (rest.len(), rest.pop()) {
        (1, Some(image)) => body.push(Block::Image(image)),
        (_, Some(last)) => body.push(Block::Gallery(rest.into_iter().chain([last]).collect())),
        _ => {}
    }
}

/// Where a picture stands.
#[derive(Clone, Copy)]
enum Place {
    Lead,
    Body(usize),
    Rest(usize),
}

/// The files of the pictures that are placed.
#[derive(Default)]
struct Known {
    addresses: BTreeMap<Rc<str>, Place>,
    likenesses: BTreeMap<Likeness, Place>,
}

impl Known {
    fn add(&mut self, image: &Image, place: Place) {
        for (url, likeness) in files(image) {
            self.addresses.entry(url.shared()).or_insert(place);
            self.likenesses.entry(likeness).or_insert(place);
        }
    }

    fn place(&self, image: &Image) -> Option<Place> {
        let of_file = |(url, likeness): (Url, Likeness)| {
            self.addresses.get(url.as_str()).or_else(|| self.likenesses.get(&likeness)).copied()
        };
        files(image).into_iter().find_map(of_file)
    }
}

/// Takes away what is said twice.
pub(super) fn tidy(article: &mut Article) {
    let top = |article: &Article| match article.body.first() {
        Some(Block::Paragraph(text) | Block::Heading { text, .. }) => Some(words(text)),
        _ => None,
    };
    if top(article).is_some_and(|text| text == words_of(&article.headline)) {
        article.body.remove(0);
    }
    super::tidy::lead_once(&mut article.image, &mut article.body);
    if words(&article.description) == words_of(&article.headline) || opens(&article.body, &article.description) {
        article.description = [].into();
    }
}

/// Whether a body opens with a standfirst, or with its first words: then the standfirst was made of it. (Some agencies
/// let a line or two of their own stand before.)
fn opens(body: &[Block], description: &Inlines) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let start = letters(&plain(description));
    let runs: Vec<_> = body
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => std::slice::from_ref(text),
            Block::Quote(quote) => &quote.paragraphs,
            _ => &[],
        })
        .take(6)
        .map(|run| letters(&plain(run)))
        .collect();
    let text_from = |place: usize| runs.iter().skip(place).map(String::as_str).collect::<String>();
    !start.is_empty()
        && (runs.iter().take(3).any(|run| *run == start)
            || start.len() >= LONG && (0..3).any(|place| text_from(place).starts_with(&start)))
}

/// A standfirst of fewer letters may begin like the body by chance: a place, a name.
const LONG: usize = 40;

/// The pictures of a block.
fn pictures(block: &mut Block) -> &mut [Rc<Image>] {
    match block {
        Block::Image(image) => std::slice::from_mut(image),
        Block::Gallery(images) => images,
        _ => &mut [],
    }
}

/// The files of a picture.
fn files(image: &Image) -> Vec<(Url, Likeness)> {
    let widths = image.srcset.iter().map(|file| (&file.url, file.width));
    let own = (&image.url, image.size.map_or(0, |size| size.width));
    let full = image.content_url.iter().map(|url| (url, 0));
    widths.chain([own]).chain(full).map(|(url, width)| (url.clone(), Likeness::of(url, &[width]))).collect()
}

/// Gives a picture what another record of it knows: nothing is overwritten, but larger files win.
fn merge(image: &mut Image, other: &Image) {
    let fill = |own: &mut Inlines, other: &Inlines| {
        if own.is_empty() {
            *own = other.clone();
        }
    };
    fill(&mut image.caption, &other.caption);
    fill(&mut image.credit, &other.credit);
    if image.alt.is_empty() {
        image.alt = Rc::clone(&other.alt);
    }
    let width = |image: &Image| image.size.map_or(0, |size| size.width);
    if image.srcset.len() < other.srcset.len() || image.srcset.is_empty() && width(image) < width(other) {
        image.url = other.url.clone();
        image.size = other.size;
        image.srcset = Rc::clone(&other.srcset);
        image.content_url = other.content_url.clone();
    }
}

fn words(run: &Inlines) -> String {
    words_of(&plain(run))
}

/// A text's words, to be compared.
fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::model::Inline;

    fn run(text: &str) -> Inlines {
        if text.is_empty() { [].into() } else { [Inline::Text(text.into())].into() }
    }

    fn image(at: &str, caption: &str, credit: &str) -> Image {
        let url = Url::parse(at, "https://a.example/").unwrap();
        Image { caption: run(caption), credit: run(credit), ..Image::at(url) }
    }

    #[test]
    fn the_lead_picture_and_the_headline_stand_once() {
        let mut article = Article {
            headline: "The headline".into(),
            description: run("First."),
            image: Some(Rc::new(image("harbour.jpg", "", "AP"))),
            body: vec![
                Block::Heading { level: 2, text: run("The  headline") },
                Block::Image(Rc::new(image("harbour-800x600.jpg", "A caption", "Reuters"))),
                Block::Paragraph(run("First.")),
                Block::Image(Rc::new(image("harbour.jpg", "Again", ""))),
            ],
            ..Article::default()
        };
        tidy(&mut article);
        let lead = article.image.unwrap();
        assert_eq!((plain(&lead.caption).as_str(), plain(&lead.credit).as_str()), ("A caption", "AP / Reuters"));
        assert_eq!(article.body.len(), 2);
        assert!(article.description.is_empty());
    }

    #[test]
    fn pictures_beside_the_text() {
        let mut article = Article { body: vec![Block::Image(Rc::new(image("b.jpg", "B", "")))], ..Article::default() };
        let beside = ["b.jpg", "a.jpg", "c.jpg", "c.jpg?w=200", "d.jpg"].map(|at| image(at, "x", "AP"));
        add_pictures(&mut article, beside.into());
        let name = |image: &Image| image.url.as_str().rsplit('/').next().unwrap().to_owned();
        assert_eq!(name(&article.image.unwrap()), "a.jpg");
        let words = |image: &Image| (plain(&image.caption), plain(&image.credit));
        let shown: Vec<_> = article
            .body
            .iter()
            .map(|block| match block {
                Block::Image(image) => format!("{:?}", words(image)),
                Block::Gallery(images) => images.iter().map(|image| name(image)).collect::<Vec<_>>().join(" "),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, [r#"("B", "AP")"#, "c.jpg d.jpg"]);
    }
}
