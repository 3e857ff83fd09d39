//! An image with its caption and credit.

use std::rc::Rc;

use news_article::model::{Image, Inlines, text};
use yew::prelude::*;

use super::{
    control::{Button, element},
    inline::inlines,
};
use crate::{scope::Scope, state::Action, strings::replace_placeholder};

/// Where an image is rendered, which determines its width and so the file that the browser chooses from `srcset`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ImageSlot {
    /// The lead image: the whole width of the widget.
    Wide,
    /// The body: the column of the text, or a little wider.
    Column,
    /// A cell of a gallery, or a related card.
    Cell,
}

impl ImageSlot {
    /// The value of `sizes`. `auto` lets browsers that support it use the real width of a lazily loaded image.
    fn sizes(self) -> &'static str {
        match self {
            Self::Wide => "(min-width: 1400px) 1400px, 100vw",
            Self::Column => "auto, (min-width: 900px) 860px, 100vw",
            Self::Cell => "auto, (min-width: 700px) 340px, 60vw",
        }
    }
}

/// A figure: the image, its caption, and its credit. If the lightbox is enabled, the image is a button that opens it. An
/// `eager` image is loaded at once and with high priority, the others when they are near the viewport.
pub(super) fn figure(scope: &Scope, image: &Image, slot: ImageSlot, eager: bool) -> Html {
    let strings = scope.strings();
    let index = scope.page.gallery.position(image).filter(|_| scope.page.settings.lightbox);
    let img = responsive_image(image, slot, eager, Some(&strings.image_missing));
    let img = match index {
        Some(index) => {
            let name = replace_placeholder(
                &strings.open_image,
                "name",
                &text_alternative(image, &scope.page.article.headline),
            );
            let content = html! { <>{ img }<span class="expand-icon" aria-hidden="true"></span></> };
            let button = Button { index: Some(index), ..Button::labelled("open", &name.into()) };
            button.view(scope, content, Action::RequestOpen(index))
        }
        None => img,
    };
    let class = (slot == ImageSlot::Wide).then_some("wide".into());
    let content = html! { <>{ img }{ caption(image, &strings.credit) }</> };
    element("figure", &["part", "class"], vec![Some("figure".into()), class], content)
}

/// The text alternative of an image: its `alt`, else its caption, else the headline of the article.
pub(super) fn text_alternative(image: &Image, headline: &Rc<str>) -> String {
    let caption = text::plain(&image.caption);
    [image.alt.as_ref(), &caption, headline]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// The `figcaption` with the caption and the credit; nothing if the image has neither.
fn caption(image: &Image, credit_label: &AttrValue) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    html! { <figcaption>{ caption_text(&image.caption) }{ credit(&image.credit, credit_label) }</figcaption> }
}

fn caption_text(content: &Inlines) -> Html {
    if content.is_empty() {
        Html::default()
    } else {
        let values = vec![Some("caption".into()), Some("caption".into())];
        element("span", &["part", "class"], values, html! { <>{ inlines(content) }{ " " }</> })
    }
}

/// The credit. Its style distinguishes it from the caption visually; `label` does so for screen readers.
pub(super) fn credit(content: &Inlines, label: &AttrValue) -> Html {
    if content.is_empty() {
        return Html::default();
    }
    html! { <span part="credit" class="credit"><span class="hidden">{ label }{ " " }</span>{ inlines(content) }</span> }
}

/// The `img` in a container that reserves its space. When the file doesn't load, `observers::images` marks the container
/// and the stylesheet shows its `data-alt`: the label for a missing image, and the image's `alt`.
pub(super) fn responsive_image(image: &Image, slot: ImageSlot, eager: bool, missing_label: Option<&AttrValue>) -> Html {
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    html! {
        <span class="picture" data-alt={missing_label.map(|label| [label, " ", &*image.alt].concat())}>
            <img
                part="image"
                data-unsized={image.size.is_none().then_some("")}
                loading={if eager { "eager" } else { "lazy" }}
                fetchpriority={eager.then_some("high")}
                decoding="async"
                alt={AttrValue::from(image.alt.clone())}
                {width}
                {height}
                sizes={(!image.srcset.is_empty()).then(|| slot.sizes())}
                srcset={srcset(image)}
                src={AttrValue::from(image.url.shared())}
            />
        </span>
    }
}

/// The value of `srcset`; `None` if the image has no renditions.
pub(super) fn srcset(image: &Image) -> Option<AttrValue> {
    if image.srcset.is_empty() {
        return None;
    }
    let mut candidates = String::new();
    for rendition in image.srcset.iter() {
        let separator = if candidates.is_empty() { "" } else { ", " };
        candidates.extend([separator, rendition.url.as_str(), " ", &rendition.width.to_string(), "w"]);
    }
    Some(candidates.into())
}
