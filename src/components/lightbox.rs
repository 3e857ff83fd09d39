//! The lightbox shell: a modal dialog with one picture, its caption and its credit. It opens without waiting for the
//! lightbox chunk, which adds gestures, the toolbar and the history, and works if that chunk cannot be loaded.

use news_article::model::{Image, Url};
use yew::prelude::*;

use super::{
    article::lang_and_dir,
    control::Button,
    figure::{credit, srcset, text_alternative},
    inline::inlines,
};
use crate::{
    dom,
    scope::Scope,
    state::{Action, OpenLightbox, Progress, State},
    strings::replace_placeholder,
};

/// The dialog. It is always rendered, and empty while it is closed: closing it restores the previous focus, which removing
/// it would not.
pub(super) fn lightbox(scope: &Scope, state: &State, dialog: &NodeRef) -> Html {
    let strings = scope.strings();
    let images = scope.page.gallery.images();
    let open = state.lightbox.as_ref().and_then(|lightbox| Some((lightbox, images.get(lightbox.index)?)));
    let dispatch = scope.dispatch.clone();
    let onclick = move |event: MouseEvent| {
        if dom::is_backdrop(&event) {
            dispatch.emit(Action::Close);
        }
    };
    html! {
        <dialog
            ref={dialog}
            part="lightbox"
            class="lightbox"
            aria-label={&strings.lightbox}
            {onclick}
        >
            if let Some((lightbox, image)) = open { { content(scope, lightbox, image, state.caption_collapsed) } }
        </dialog>
    }
}

fn content(scope: &Scope, lightbox: &OpenLightbox, image: &Image, caption_collapsed: bool) -> Html {
    let strings = scope.strings();
    let index = lightbox.index;
    let last = scope.page.gallery.images().len().saturating_sub(1);
    let counter = replace_placeholder(
        &replace_placeholder(&strings.counter, "n", &(index + 1).to_string()),
        "of",
        &(last + 1).to_string(),
    );
    let button =
        |class, label, disabled, action| Button { disabled, ..Button::labelled(class, label) }.icon(scope, action);
    html! {
        <div class="shell">
            <div class="bar">
                if last > 0 { <p class="counter" role="status">{ counter }</p> } else { <span></span> }
                { button("close", &strings.close, false, Action::Close) }
            </div>
            // The key makes Yew create a new element for each picture, without the transform of the previous one.
            <div class="viewport" key={index}>{ picture(scope, lightbox, image) }</div>
            if last > 0 {
                { button("previous", &strings.previous_image, index == 0, Action::Show(index.saturating_sub(1))) }
                { button("next", &strings.next_image, index == last, Action::Show(index + 1)) }
            }
            { caption_panel(scope, image, caption_collapsed) }
        </div>
    }
}

/// The picture. Until its full file is decoded, the preview is shown instead.
fn picture(scope: &Scope, lightbox: &OpenLightbox, image: &Image) -> Html {
    let index = lightbox.index;
    if lightbox.progress == Progress::Broken {
        return html! { <p class="broken-note" role="alert">{ &scope.strings().image_missing }</p> };
    }
    let loading = lightbox.progress == Progress::Loading;
    let candidates = full_srcset(image);
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    html! {
        <>
            if let Some(preview) = lightbox.preview.as_ref().filter(|_| loading) {
                <img class="preview" src={preview} alt="" width={width.clone()} height={height.clone()} />
            }
            <img
                key="full"
                class="full"
                data-loading={loading.then_some("")}
                src={AttrValue::from(full_url(image).shared())}
                sizes={candidates.is_some().then_some("100vw")}
                srcset={candidates}
                alt={text_alternative(image, &scope.page.article.headline)}
                data-picture={index.to_string()}
                {width}
                {height}
            />
        </>
    }
}

/// The URL of the full file: the full resolution if there is one.
pub(super) fn full_url(image: &Image) -> &Url {
    image.content_url.as_ref().unwrap_or(&image.url)
}

/// The `srcset` from which the browser chooses the full file; none if there is a full resolution.
pub(super) fn full_srcset(image: &Image) -> Option<AttrValue> {
    if image.content_url.is_some() { None } else { srcset(image) }
}

/// The panel with caption and credit; nothing if there is neither. Collapsing it hides the caption only, because the
/// credit has to stay visible.
fn caption_panel(scope: &Scope, image: &Image, collapsed: bool) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    let strings = scope.strings();
    let name = if collapsed { &strings.show_caption } else { &strings.hide_caption };
    let (lang, dir) = lang_and_dir(scope);
    let toggle = Button { expanded: Some(!collapsed), ..Button::labelled("caption-toggle", name) };
    html! {
        <div part="lightbox-caption" class="caption-panel" {lang} {dir}>
            if !image.caption.is_empty() {
                { toggle.icon(scope, Action::SetCaptionCollapsed(!collapsed)) }
                if !collapsed {
                    <div class="caption-scroller" tabindex="0"><p part="caption" class="caption">{ inlines(&image.caption) }</p></div>
                }
            }
            { credit(&image.credit, &strings.credit) }
        </div>
    }
}
