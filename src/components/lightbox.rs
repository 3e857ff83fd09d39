//! The lightbox: a native modal dialog with one picture, its caption and its credit.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlImageElement;
use yew::prelude::*;

use super::{
    Scope,
    figure::{credit, description, srcset},
    inline::inlines,
};
use crate::{
    dom,
    i18n::fill,
    model::Image,
    state::{Action, Progress, Shown, State},
};

/// What a key does in the lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Close,
    Show(usize),
    Cycle {
        backwards: bool,
    },
    /// Kept from scrolling the page behind.
    Still,
}

/// The meaning of a key, `None` where it is the browser's.
fn key(key: &str, shift: bool, modified: bool, rtl: bool, index: usize, count: usize) -> Option<Key> {
    if key == "Tab" && !modified {
        return Some(Key::Cycle { backwards: shift });
    }
    if modified || shift {
        return None;
    }
    let last = count.saturating_sub(1);
    Some(match key {
        "Escape" => Key::Close,
        "ArrowLeft" | "ArrowRight" if (key == "ArrowLeft") == rtl => Key::Show((index + 1).min(last)),
        "ArrowLeft" | "ArrowRight" => Key::Show(index.saturating_sub(1)),
        "Home" => Key::Show(0),
        "End" => Key::Show(last),
        "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown" => Key::Still,
        _ => return None,
    })
}

/// The dialog: it is there from the start and closed, so that closing it can give the focus back.
pub(super) fn lightbox(scope: &Scope, state: &State, dialog: &NodeRef) -> Html {
    let strings = scope.strings();
    let images = scope.page.gallery.images();
    let shown = state.shown.as_ref().and_then(|shown| Some((shown, images.get(shown.index)?)));
    let index = shown.map(|(shown, _)| shown.index).unwrap_or_default();
    let onkeydown = {
        let (act, dialog, rtl, count) = (scope.act.clone(), dialog.clone(), scope.page.settings.rtl, images.len());
        move |event: KeyboardEvent| on_key(&event, &act, &dialog, rtl, index, count)
    };
    // The browser's own wish to close, such as a phone's back gesture, goes the same way as the button.
    let oncancel = {
        let act = scope.act.clone();
        move |event: Event| {
            event.prevent_default();
            act.emit(Action::Close);
        }
    };
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
            {onkeydown}
            {oncancel}
            {onclick}
        >
            if let Some((shown, image)) = shown { { content(scope, shown, image, state.folded) } }
        </dialog>
    }
}

fn on_key(event: &KeyboardEvent, act: &Callback<Action>, dialog: &NodeRef, rtl: bool, index: usize, count: usize) {
    let modified = event.alt_key() || event.ctrl_key() || event.meta_key();
    match key(&event.key(), event.shift_key(), modified, rtl, index, count) {
        Some(Key::Close) => act.emit(Action::Close),
        Some(Key::Show(next)) if next == index => {}
        Some(Key::Show(next)) => act.emit(Action::Show(next)),
        Some(Key::Cycle { backwards }) => {
            if !dom::element(dialog).is_some_and(|dialog| dom::cycle_focus(&dialog, backwards)) {
                return event.stop_propagation();
            }
        }
        // A caption that is longer than its panel scrolls by the keys that the page would scroll by.
        Some(Key::Still) if dom::scrolls(event) => return,
        Some(Key::Still) => {}
        None => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn content(scope: &Scope, shown: &Shown, image: &Image, folded: bool) -> Html {
    let strings = scope.strings();
    let index = shown.index;
    let last = scope.page.gallery.images().len().saturating_sub(1);
    let counter = fill(&fill(&strings.counter, "n", &(index + 1).to_string()), "of", &(last + 1).to_string());
    let button = |class, label: &AttrValue, disabled, action| {
        html! {
            <button type="button" {class} aria-label={label} {disabled} onclick={scope.click(action)}>
                <span aria-hidden="true" class="icon"></span>
            </button>
        }
    };
    html! {
        <>
            <div class="bar">
                if last > 0 { <p class="counter" role="status">{ counter }</p> } else { <span></span> }
                { button("close", &strings.close, false, Action::Close) }
            </div>
            <div class="stage-area" key={index}>{ stage(scope, shown, image) }</div>
            if last > 0 {
                { button("previous", &strings.previous_image, index == 0, Action::Show(index.saturating_sub(1))) }
                { button("next", &strings.next_image, index == last, Action::Show(index + 1)) }
            }
            { panel(scope, image, folded) }
        </>
    }
}

/// The picture: the file that the page already shows, until the full one can be painted in one go.
fn stage(scope: &Scope, shown: &Shown, image: &Image) -> Html {
    let index = shown.index;
    if shown.progress == Progress::Broken {
        return html! { <p class="broken-note" role="alert">{ &scope.strings().image_missing }</p> };
    }
    let loading = shown.progress == Progress::Loading;
    let onload = {
        let act = scope.act.clone();
        move |event: Event| {
            let act = act.clone();
            let Some(picture) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) else {
                return;
            };
            spawn_local(async move {
                // A file that loads and doesn't decode is shown as far as the browser can.
                let _ = JsFuture::from(picture.decode()).await;
                act.emit(Action::Progress(index, Progress::Ready));
            });
        }
    };
    let onerror = {
        let act = scope.act.clone();
        move |_: Event| act.emit(Action::Progress(index, Progress::Broken))
    };
    let (src, candidates) = file(image);
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    html! {
        <>
            if let Some(preview) = shown.preview.as_ref().filter(|_| loading) {
                <img class="preview" src={preview} alt="" width={width.clone()} height={height.clone()} />
            }
            <img
                key="full"
                class={if loading { "full loading" } else { "full" }}
                {src}
                sizes={candidates.is_some().then_some("100vw")}
                srcset={candidates}
                alt={description(image, &scope.page.article.headline)}
                {width}
                {height}
                {onload}
                {onerror}
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
    html! {
        <div part="lightbox-caption" class="panel" lang={scope.page.article.language.clone().map(AttrValue::from)}>
            if !image.caption.is_empty() {
                <button
                    type="button"
                    class="fold"
                    aria-expanded={(!folded).to_string()}
                    aria-label={if folded { &strings.show_caption } else { &strings.hide_caption }}
                    onclick={scope.click(Action::Fold(!folded))}
                ><span aria-hidden="true" class="icon"></span></button>
                if !folded {
                    <div class="words" tabindex="0"><p part="caption" class="caption">{ inlines(&image.caption) }</p></div>
                }
            }
            { credit(&image.credit, &strings.credit) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, key};

    #[test]
    fn keys_by_direction_and_place() {
        for (name, shift, modified, rtl, index, expected) in [
            ("ArrowRight", false, false, false, 0, Some(Key::Show(1))),
            ("ArrowLeft", false, false, false, 1, Some(Key::Show(0))),
            ("ArrowRight", false, false, true, 1, Some(Key::Show(0))),
            ("ArrowLeft", false, false, true, 1, Some(Key::Show(2))),
            ("ArrowLeft", false, false, false, 0, Some(Key::Show(0))),
            ("ArrowRight", false, false, false, 2, Some(Key::Show(2))),
            ("ArrowLeft", false, true, false, 1, None),
            ("ArrowLeft", true, false, false, 1, None),
            ("Home", false, false, false, 2, Some(Key::Show(0))),
            ("End", false, false, false, 0, Some(Key::Show(2))),
            ("Escape", false, false, false, 1, Some(Key::Close)),
            ("Tab", true, false, false, 1, Some(Key::Cycle { backwards: true })),
            ("Tab", false, true, false, 1, None),
            ("PageDown", false, false, false, 1, Some(Key::Still)),
            ("a", false, false, false, 1, None),
        ] {
            assert_eq!(key(name, shift, modified, rtl, index, 3), expected, "{name} rtl={rtl} index={index}");
        }
    }
}
