//! The lightbox: a native modal dialog with one picture, its caption and its credit.

use news_article::model::Image;
use yew::prelude::*;

use super::{
    article::lang_and_dir,
    control::Button,
    figure::{credit, srcset, text_alternative},
    inline::inlines,
};
use crate::{
    dom,
    i18n::fill,
    scope::Scope,
    state::{Action, Progress, Shown, State},
};

/// The dialog: it is there from the start and closed, so that closing it can give the focus back.
pub(super) fn lightbox(scope: &Scope, state: &State, dialog: &NodeRef) -> Html {
    let strings = scope.strings();
    let images = scope.page.gallery.images();
    let shown = state.shown.as_ref().and_then(|shown| Some((shown, images.get(shown.index)?)));
    let onclick = {
        let (act, dialog) = (scope.act.clone(), dialog.clone());
        move |event: MouseEvent| {
            if dom::element(&dialog).is_some_and(|dialog| dom::is_ground(&event, &dialog)) {
                act.emit(Action::Close);
            }
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
            if let Some((shown, image)) = shown { { content(scope, shown, image, state.folded) } }
        </dialog>
    }
}

fn content(scope: &Scope, shown: &Shown, image: &Image, folded: bool) -> Html {
    let strings = scope.strings();
    let index = shown.index;
    let last = scope.page.gallery.images().len().saturating_sub(1);
    let counter = fill(&fill(&strings.counter, "n", &(index + 1).to_string()), "of", &(last + 1).to_string());
    let button =
        |class, label, disabled, action| Button { disabled, ..Button::labelled(class, label) }.icon(scope, action);
    html! {
        <div class="shell">
            <div class="bar">
                if last > 0 { <p class="counter" role="status">{ counter }</p> } else { <span></span> }
                { button("close", &strings.close, false, Action::Close) }
            </div>
            <div class="viewport" key={index} data-place={index.to_string()}>{ stage(scope, shown, image) }</div>
            if last > 0 {
                { button("previous", &strings.previous_image, index == 0, Action::Show(index.saturating_sub(1))) }
                { button("next", &strings.next_image, index == last, Action::Show(index + 1)) }
            }
            { panel(scope, image, folded) }
        </div>
    }
}

/// The picture: the file that the page already shows, until the full one can be painted in one go.
fn stage(scope: &Scope, shown: &Shown, image: &Image) -> Html {
    let index = shown.index;
    if shown.progress == Progress::Broken {
        return html! { <p class="broken-note" role="alert">{ &scope.strings().image_missing }</p> };
    }
    let loading = shown.progress == Progress::Loading;
    let (src, candidates) = file(image);
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    html! {
        <>
            if let Some(preview) = shown.preview.as_ref().filter(|_| loading) {
                <img class="preview" src={preview} alt="" width={width.clone()} height={height.clone()} />
            }
            <img
                key="full"
                class="full"
                data-loading={loading.then_some("")}
                {src}
                sizes={candidates.is_some().then_some("100vw")}
                srcset={candidates}
                alt={text_alternative(image, &scope.page.article.headline)}
                data-place={index.to_string()}
                {width}
                {height}
            />
        </>
    }
}

/// The file for a whole screen: the full resolution where there is one, else the browser's choice.
pub(super) fn file(image: &Image) -> (AttrValue, Option<AttrValue>) {
    match &image.content_url {
        Some(url) => (url.shared().into(), None),
        None => (image.url.shared().into(), srcset(image)),
    }
}

/// The panel at the foot; nothing when there is neither caption nor credit. The credit is never folded away.
fn panel(scope: &Scope, image: &Image, folded: bool) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    let strings = scope.strings();
    let name = if folded { &strings.show_caption } else { &strings.hide_caption };
    let (lang, dir) = lang_and_dir(scope);
    let fold = Button { expanded: Some(!folded), ..Button::labelled("caption-toggle", name) };
    html! {
        <div part="lightbox-caption" class="caption-panel" {lang} {dir}>
            if !image.caption.is_empty() {
                { fold.icon(scope, Action::Fold(!folded)) }
                if !folded {
                    <div class="caption-scroller" tabindex="0"><p part="caption" class="caption">{ inlines(&image.caption) }</p></div>
                }
            }
            { credit(&image.credit, &strings.credit) }
        </div>
    }
}
