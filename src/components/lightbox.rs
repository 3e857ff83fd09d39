//! The lightbox: a native modal dialog with one picture, its caption and its credit.

mod stage;

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use self::stage::Stage;
use super::{Scope, Shared, figure::credit, inline::inlines};
use crate::{
    dom::{self, Keep},
    event::WidgetEvent,
    hooks::use_wheel_lock,
    i18n::fill,
    model::Image,
    state::{Action, Shown, State},
};

/// Where the fold of the caption is remembered.
const FOLD_KEY: &str = "caption";

#[derive(Properties, PartialEq)]
pub(super) struct LightboxProps {
    pub(super) scope: Scope,
    pub(super) shown: Shown,
    pub(super) folded: bool,
    pub(super) dispatch: UseReducerDispatcher<State>,
}

/// What a key does in the lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Close,
    Show(usize),
    Cycle { backwards: bool },
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

/// The dialog. It stands in the tree only while it is open.
#[component]
pub(super) fn Lightbox(props: &LightboxProps) -> Html {
    let LightboxProps { scope, shown, folded, dispatch } = props;
    let strings = &scope.page.settings.strings;
    let images = scope.page.gallery.images();
    let index = shown.index;
    let dialog = use_node_ref();

    use_effect_with((), {
        let dialog = dialog.clone();
        let dispatch = dispatch.clone();
        move |()| {
            dispatch.dispatch(Action::Fold(dom::recall(Keep::Local, FOLD_KEY).is_some()));
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                dom::show_modal(dialog);
            }
        }
    });
    use_closing(scope, *shown, &dialog);
    use_wheel_lock(&dialog);

    let show = use_callback((scope.clone(), *shown, dispatch.clone()), |index, (scope, shown, dispatch)| {
        let Some(image) = scope.page.gallery.images().get(index).filter(|_| index != shown.index) else { return };
        dispatch.dispatch(Action::Show(index));
        scope.host.emit(WidgetEvent::LightboxChange { index, url: image.url.shared() }, None);
    });
    let close = use_callback(dispatch.clone(), |(), dispatch| dispatch.dispatch(Action::Close));
    let onkeydown = use_callback(
        (dialog.clone(), show.clone(), close.clone(), scope.page.settings.rtl, (index, images.len())),
        |event: KeyboardEvent, (dialog, show, close, rtl, (index, count))| {
            let modified = event.alt_key() || event.ctrl_key() || event.meta_key();
            let Some(key) = key(&event.key(), event.shift_key(), modified, *rtl, *index, *count) else { return };
            match key {
                Key::Close => close.emit(()),
                Key::Show(index) => show.emit(index),
                // A caption that is longer than its panel scrolls by the keys that the page would scroll by.
                Key::Still if dom::scrolls(&event) => return,
                Key::Still => {}
                Key::Cycle { backwards } => {
                    if !dom::element(dialog).is_some_and(|dialog| dom::cycle_focus(&dialog, backwards)) {
                        event.stop_propagation();
                        return;
                    }
                }
            }
            event.prevent_default();
            event.stop_propagation();
        },
    );
    // The browser's own wish to close, such as a phone's back gesture, goes the same way as the button.
    let oncancel = use_callback(close.clone(), |event: Event, close| {
        event.prevent_default();
        close.emit(());
    });
    let onclick = use_callback((dialog.clone(), close.clone()), |event: MouseEvent, (dialog, close)| {
        if dom::element(dialog).is_some_and(|dialog| dom::is_ground(&event, &dialog)) {
            close.emit(());
        }
    });

    let Some(image) = images.get(index) else { return Html::default() };
    let last = images.len().saturating_sub(1);
    let counter = fill(&fill(&strings.counter, "n", &(index + 1).to_string()), "of", &images.len().to_string());
    let lang = AttrValue::from(scope.page.settings.lang.clone());
    html! {
        <dialog
            ref={dialog}
            part="lightbox"
            class="lightbox"
            aria-label={&strings.lightbox}
            {lang}
            {onkeydown}
            {oncancel}
            {onclick}
        >
            <div class="bar">
                <p class="counter" role="status">{ if last > 0 { counter } else { String::new() } }</p>
                <button type="button" class="close" aria-label={&strings.close} autofocus=true onclick={close.reform(|_| ())}>
                    <span aria-hidden="true" class="icon"></span>
                </button>
            </div>
            <Stage
                key={index}
                image={Shared(image.clone())}
                {index}
                neighbours={neighbours(images, index)}
                headline={AttrValue::from(scope.page.article.headline.clone())}
                missing={&strings.image_missing}
            />
            if last > 0 {
                <button
                    type="button"
                    class="previous"
                    aria-label={&strings.previous_image}
                    disabled={index == 0}
                    onclick={show.reform(move |_| index.saturating_sub(1))}
                ><span aria-hidden="true" class="icon"></span></button>
                <button
                    type="button"
                    class="next"
                    aria-label={&strings.next_image}
                    disabled={index == last}
                    onclick={show.reform(move |_| index + 1)}
                ><span aria-hidden="true" class="icon"></span></button>
            }
            { caption(scope, image, index, *folded, dispatch) }
        </dialog>
    }
}

/// Closing: the dialog first, which is when the browser gives the focus back; then the trigger of the picture that was
/// looked at last has it, scrolled into view when that is another one than at the start.
#[hook]
fn use_closing(scope: &Scope, shown: Shown, dialog: &NodeRef) {
    let last = use_mut_ref(|| shown);
    *last.borrow_mut() = shown;
    let dialog = dialog.clone();
    use_effect_with(scope.host.clone(), move |host| {
        let host = host.clone();
        let dialog = dialog.cast::<HtmlDialogElement>();
        move || {
            let Shown { index, opened } = *last.borrow();
            if let Some(dialog) = dialog {
                dom::close(&dialog);
                dom::return_focus(&dialog, index, index != opened);
            }
            host.emit(WidgetEvent::LightboxClose { index }, None);
        }
    });
}

/// The pictures before and after, to be had without waiting.
fn neighbours(images: &[std::rc::Rc<Image>], index: usize) -> Vec<Shared<Image>> {
    [index.checked_sub(1), index.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|index| images.get(index).cloned().map(Shared))
        .collect()
}

/// The panel at the foot; nothing when there is neither caption nor credit. The credit is never folded away.
fn caption(scope: &Scope, image: &Image, index: usize, folded: bool, dispatch: &UseReducerDispatcher<State>) -> Html {
    if image.caption.is_empty() && image.credit.is_empty() {
        return Html::default();
    }
    let strings = &scope.page.settings.strings;
    let toggle = {
        let dispatch = dispatch.clone();
        move |_| {
            dom::remember_flag(Keep::Local, FOLD_KEY, !folded);
            dispatch.dispatch(Action::Fold(!folded));
        }
    };
    let article = &scope.page.article;
    html! {
        <div part="lightbox-caption" class="panel" key={index} lang={article.language.clone().map(AttrValue::from)}>
            if !image.caption.is_empty() {
                <button
                    type="button"
                    class="fold"
                    aria-expanded={(!folded).to_string()}
                    aria-label={if folded { &strings.show_caption } else { &strings.hide_caption }}
                    onclick={toggle}
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
