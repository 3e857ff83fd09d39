//! A picture with its caption and credit, opening the lightbox.

use std::rc::Rc;

use news_article::model::{Image, Inlines, text};
use yew::prelude::*;

use super::{
    control::{Button, element},
    inline::inlines,
};
use crate::{i18n::fill, scope::Scope, state::Action};

/// How much room a picture has, for the browser's choice among its files.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Room {
    /// The widget's whole width.
    Wide,
    /// The text's measure.
    Column,
    /// A cell of a gallery, or a card.
    Cell,
}

impl Room {
    fn sizes(self) -> &'static str {
        match self {
            Self::Wide => "(min-width: 1400px) 1400px, 100vw",
            Self::Column => "auto, (min-width: 900px) 860px, 100vw",
            Self::Cell => "auto, (min-width: 700px) 340px, 60vw",
        }
    }
}

/// A figure: the picture, its caption, its credit. `eager`: loaded at once, ahead of others.
pub(super) fn figure(scope: &Scope, image: &Image, room: Room, eager: bool) -> Html {
    let strings = scope.strings();
    let index = scope.page.gallery.position(image).filter(|_| scope.page.settings.lightbox);
    let picture = picture(image, room, eager, Some(&strings.image_missing));
    let picture = match index {
        Some(index) => {
            let name = fill(&strings.open_image, "name", &description(image, &scope.page.article.headline));
            let content = html! { <>{ picture }<span class="expand-icon" aria-hidden="true"></span></> };
            let button = Button { index: Some(index), ..Button::labelled("open", &name.into()) };
            button.view(scope, content, Action::RequestOpen(index))
        }
        None => picture,
    };
    let class = (room == Room::Wide).then_some("wide".into());
    let content = html! { <>{ picture }{ caption(image, &strings.credit) }</> };
    element("figure", &["part", "class"], vec![Some("figure".into()), class], content)
}

/// What a picture is called where its `alt` says nothing: its caption, else the article's headline.
pub(super) fn description(image: &Image, headline: &Rc<str>) -> String {
    let caption = text::plain(&image.caption);
    [image.alt.as_ref(), &caption, headline]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// The caption and, set apart, the credit; nothing when there is neither.
pub(super) fn caption(image: &Image, credit_label: &AttrValue) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    html! { <figcaption>{ part("caption", &image.caption) }{ credit(&image.credit, credit_label) }</figcaption> }
}

fn part(name: &'static str, run: &Inlines) -> Html {
    if run.is_empty() {
        Html::default()
    } else {
        let values = vec![Some(name.into()), Some(name.into())];
        element("span", &["part", "class"], values, html! { <>{ inlines(run) }{ " " }</> })
    }
}

/// The credit, with a word before it for those who don't see that it is set apart.
pub(super) fn credit(run: &Inlines, label: &AttrValue) -> Html {
    if run.is_empty() {
        return Html::default();
    }
    html! { <span part="credit" class="credit"><span class="hidden">{ label }{ " " }</span>{ inlines(run) }</span> }
}

/// The picture itself, in a space of its own proportion. A file that doesn't load leaves the ground, and on it what is
/// said then (`data-alt`, shown by the stylesheet once `watch` has marked it).
pub(super) fn picture(image: &Image, room: Room, eager: bool, missing: Option<&AttrValue>) -> Html {
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    html! {
        <span class="picture" data-alt={missing.map(|missing| [missing, " ", &*image.alt].concat())}>
            <img
                part="image"
                data-unsized={image.size.is_none().then_some("")}
                loading={if eager { "eager" } else { "lazy" }}
                fetchpriority={eager.then_some("high")}
                decoding="async"
                alt={AttrValue::from(image.alt.clone())}
                {width}
                {height}
                sizes={(!image.srcset.is_empty()).then(|| room.sizes())}
                srcset={srcset(image)}
                src={AttrValue::from(image.url.shared())}
            />
        </span>
    }
}

/// The `srcset` attribute's value, where there are renditions.
pub(super) fn srcset(image: &Image) -> Option<AttrValue> {
    if image.srcset.is_empty() {
        return None;
    }
    let mut candidates = String::new();
    for rendition in image.srcset.iter() {
        let comma = if candidates.is_empty() { "" } else { ", " };
        candidates.extend([comma, rendition.url.as_str(), " ", &rendition.width.to_string(), "w"]);
    }
    Some(candidates.into())
}
