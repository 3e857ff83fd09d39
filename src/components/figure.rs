//! A picture with its caption and credit, opening the lightbox.

use std::rc::Rc;

use yew::prelude::*;

use super::{Scope, Shared, inline::inlines};
use crate::{
    i18n::fill,
    model::{Image, Inlines, text},
};

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

#[derive(Properties, PartialEq)]
pub(super) struct FigureProps {
    pub(super) image: Shared<Image>,
    pub(super) scope: Scope,
    pub(super) room: Room,
    /// Loaded at once, ahead of others: the first picture of the article.
    #[prop_or_default]
    pub(super) eager: bool,
}

/// A figure: the picture, its caption, its credit.
#[component]
pub(super) fn Figure(props: &FigureProps) -> Html {
    let FigureProps { image, scope, room, eager } = props;
    let strings = &scope.page.settings.strings;
    let index = scope.page.gallery.position(image).filter(|_| scope.page.settings.lightbox);
    let picture = html! { <Picture image={image.clone()} room={*room} eager={*eager} missing={&strings.image_missing} /> };
    let picture = match index {
        Some(index) => {
            let onclick = {
                let open = scope.open.clone();
                move |_| open.emit(index)
            };
            let name = fill(&strings.open_image, "name", &description(image, &scope.page.article.headline));
            html! {
                <button type="button" class="open" aria-label={name} data-index={index.to_string()} {onclick}>
                    { picture }
                    <span class="corner" aria-hidden="true"></span>
                </button>
            }
        }
        None => picture,
    };
    html! {
        <figure part="figure" class={matches!(room, Room::Wide).then_some("wide")}>
            { picture }
            { caption(image, &strings.credit) }
        </figure>
    }
}

/// What a picture is called where its `alt` says nothing: its caption, else the article's headline.
pub(super) fn description(image: &Image, headline: &Rc<str>) -> String {
    let caption = text::plain(&image.caption);
    [image.alt.as_ref(), &caption, headline].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default().to_owned()
}

/// The caption and, set apart, the credit; nothing when there is neither.
pub(super) fn caption(image: &Image, credit_label: &AttrValue) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    html! { <figcaption>{ part("caption", &image.caption) }{ credit(&image.credit, credit_label) }</figcaption> }
}

fn part(name: &'static str, run: &Inlines) -> Html {
    if run.is_empty() { Html::default() } else { html! { <span part={name} class={name}>{ inlines(run) }{ " " }</span> } }
}

/// The credit, with a word before it for those who don't see that it is set apart.
pub(super) fn credit(run: &Inlines, label: &AttrValue) -> Html {
    if run.is_empty() {
        return Html::default();
    }
    html! { <span part="credit" class="credit"><span class="hidden">{ label }{ " " }</span>{ inlines(run) }</span> }
}

#[derive(Properties, PartialEq)]
pub(super) struct PictureProps {
    pub(super) image: Shared<Image>,
    pub(super) room: Room,
    #[prop_or_default]
    pub(super) eager: bool,
    /// What is said when the file doesn't load; without it a quiet ground stays.
    #[prop_or_default]
    pub(super) missing: Option<AttrValue>,
}

/// The picture itself, in a space of its own proportion.
#[component]
pub(super) fn Picture(props: &PictureProps) -> Html {
    let PictureProps { image, room, eager, missing } = props;
    let broken = use_state(|| false);
    let onerror = use_callback(broken.setter(), |_: Event, broken| broken.set(true));
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    if *broken {
        let text = [missing.as_deref().unwrap_or_default(), &image.alt].join(" ");
        return html! {
            <span class="broken" part="image" role="img" aria-label={text.clone()}>
                if missing.is_some() { <span aria-hidden="true">{ text }</span> }
            </span>
        };
    }
    html! {
        <img
            part="image"
            class={image.size.is_none().then_some("unsized")}
            loading={if *eager { "eager" } else { "lazy" }}
            fetchpriority={eager.then_some("high")}
            decoding="async"
            alt={AttrValue::from(image.alt.clone())}
            {width}
            {height}
            sizes={(!image.srcset.is_empty()).then(|| room.sizes())}
            srcset={srcset(image)}
            src={AttrValue::from(image.url.shared())}
            {onerror}
        />
    }
}

/// The `srcset` attribute's value, where there are renditions.
pub(super) fn srcset(image: &Image) -> Option<AttrValue> {
    if image.srcset.is_empty() {
        return None;
    }
    let candidates: Vec<_> =
        image.srcset.iter().map(|rendition| [rendition.url.as_str(), " ", &rendition.width.to_string(), "w"].concat()).collect();
    Some(candidates.join(", ").into())
}
