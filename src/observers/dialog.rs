//! The listeners of the lightbox's dialog: keys, wheel, and the loading of its picture. (They are not in the tree as
//! `onkeydown` and the like: a second kind of listener there brings Yew's names for all 96 into the wasm.)

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlImageElement, KeyboardEvent, WheelEvent};
use yew::Callback;

use crate::{
    dom,
    scope::Scope,
    state::{Action, Navigate, Progress},
};

/// The listeners.
pub(crate) type Dialog = [EventListener; 6];

type Handler = fn(&Event, &Element, &Scope);

/// Adds the listeners.
pub(crate) fn dialog(dialog: &Element, scope: &Scope) -> Dialog {
    let handlers: [(&str, Handler); 6] = [
        ("keydown", on_key),
        ("wheel", on_wheel),
        ("touchmove", on_scroll),
        ("cancel", on_cancel),
        ("load", on_load),
        ("error", on_error),
    ];
    handlers.map(|(kind, handle)| {
        let (element, scope) = (dialog.clone(), scope.clone());
        // In the capture phase: the events of a picture don't bubble.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        EventListener::new_with_options(dialog, kind, options, move |event| handle(event, &element, &scope))
    })
}

/// The text that has the arrow and zoom keys for itself while it is focused.
const FOCUSABLE_TEXT: &str = ".caption-scroller,.description";

/// What a key does in the lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Close,
    /// Zooms in (1) or out (-1) by one step, or out altogether (0).
    Zoom(i8),
    /// Pans a zoomed picture by one step; navigates when the picture isn't zoomed.
    Arrow {
        pan: (i8, i8),
        navigate: Option<Navigate>,
    },
    Navigate(Navigate),
    CycleFocus {
        backwards: bool,
    },
    /// Scrolls the caption; must not scroll the page behind.
    Scroll,
}

/// The meaning of a key; `None` when it is left to the browser. `modified`: with Alt, Control or Meta.
fn key(key: &str, shift: bool, modified: bool, rtl: bool) -> Option<Key> {
    if modified {
        return None;
    }
    let arrow = |x, y, navigate| Key::Arrow { pan: (x, y), navigate };
    let (left, right) = if rtl { (Navigate::Next, Navigate::Previous) } else { (Navigate::Previous, Navigate::Next) };
    Some(match key {
        "Tab" => Key::CycleFocus { backwards: shift },
        // Shift is needed for the plus sign on many keyboards.
        "+" | "=" => Key::Zoom(1),
        "-" => Key::Zoom(-1),
        "0" => Key::Zoom(0),
        _ if shift => return None,
        "Escape" => Key::Close,
        "ArrowLeft" => arrow(1, 0, Some(left)),
        "ArrowRight" => arrow(-1, 0, Some(right)),
        "ArrowUp" => arrow(0, 1, None),
        "ArrowDown" => arrow(0, -1, None),
        "Home" => Key::Navigate(Navigate::First),
        "End" => Key::Navigate(Navigate::Last),
        "PageUp" | "PageDown" => Key::Scroll,
        _ => return None,
    })
}

fn on_key(event: &Event, dialog: &Element, Scope { page, host, dispatch }: &Scope) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
    let modified = pressed.alt_key() || pressed.ctrl_key() || pressed.meta_key();
    // WebKitGTK reports Shift+Tab by its code only.
    let name = if pressed.code() == "Tab" { pressed.code() } else { pressed.key() };
    let in_text = dom::is_within(event, FOCUSABLE_TEXT);
    match key(&name, pressed.shift_key(), modified, page.settings.rtl) {
        Some(Key::Close) => dispatch.emit(Action::Close),
        Some(Key::Zoom(direction)) => {
            if in_text || !host.zoom_lightbox(direction) {
                return;
            }
        }
        Some(Key::Arrow { pan: (x, y), .. }) if !in_text && host.pan_lightbox(x, y) => {}
        Some(Key::Arrow { navigate: Some(navigate), .. } | Key::Navigate(navigate)) => {
            dispatch.emit(Action::Navigate(navigate));
        }
        // A caption that is higher than its panel is scrolled by the keys that would scroll the page.
        Some(Key::Arrow { .. } | Key::Scroll) => {
            if dom::in_scroller(event) {
                return;
            }
        }
        Some(Key::CycleFocus { backwards }) => {
            if !dom::cycle_focus(dialog, backwards) {
                return event.stop_propagation();
            }
        }
        None => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The wheel zooms the picture; without the lightbox chunk, or anywhere else, it scrolls.
fn on_wheel(event: &Event, dialog: &Element, scope: &Scope) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
    if scope.host.wheel_lightbox(wheel) {
        event.prevent_default();
        event.stop_propagation();
    } else if !wheel.ctrl_key() {
        // With Control it is the browser's own zoom.
        on_scroll(event, dialog, scope);
    }
}

/// Scrolls what can be scrolled in the dialog, and never the page behind. (Two fingers zoom the page: the stylesheet
/// leaves them to the browser.)
fn on_scroll(event: &Event, _: &Element, _: &Scope) {
    if !dom::in_scroller(event) {
        event.prevent_default();
    }
}

/// The browser asks to close the dialog, for instance by a phone's back gesture.
fn on_cancel(event: &Event, _: &Element, scope: &Scope) {
    event.prevent_default();
    scope.dispatch.emit(Action::Close);
}

fn on_load(event: &Event, _: &Element, scope: &Scope) {
    if let Some((picture, index)) = picture(event) {
        decode(picture, index, scope.dispatch.clone());
    }
}

/// Dispatches [`Progress::Ready`] once a picture is decoded and can be painted at once.
pub(crate) fn decode(picture: HtmlImageElement, index: usize, dispatch: Callback<Action>) {
    spawn_local(async move {
        let _ = JsFuture::from(picture.decode()).await;
        // A file that has loaded and can't be decoded is shown as far as the browser can.
        if picture.natural_width() > 0 {
            dispatch.emit(Action::Progress(index, Progress::Ready));
        }
    });
}

fn on_error(event: &Event, _: &Element, scope: &Scope) {
    if let Some((_, index)) = picture(event) {
        scope.dispatch.emit(Action::Progress(index, Progress::Broken));
    }
}

/// The full picture that is the target of an event, and its index in the gallery.
fn picture(event: &Event) -> Option<(HtmlImageElement, usize)> {
    let picture = event.target()?.dyn_into::<HtmlImageElement>().ok()?;
    // The digits are written by `components/lightbox.rs`. (`parse` has 0.3 KB of checks that they can't fail.)
    let digits = picture.get_attribute("data-picture")?;
    let add = |index: usize, digit: u8| index.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0')));
    Some((picture, digits.bytes().fold(0, add)))
}

#[cfg(test)]
mod tests {
    use super::{Key, Navigate, key};

    fn check(cases: &[(&str, bool, bool, bool, Option<Key>)]) {
        for &(name, shift, modified, rtl, expected) in cases {
            assert_eq!(key(name, shift, modified, rtl), expected, "{name} shift={shift} modified={modified} rtl={rtl}");
        }
    }

    #[test]
    fn arrows_pan_or_navigate_in_reading_direction() {
        let arrow = |x, y, navigate| Some(Key::Arrow { pan: (x, y), navigate });
        check(&[
            ("ArrowRight", false, false, false, arrow(-1, 0, Some(Navigate::Next))),
            ("ArrowLeft", false, false, false, arrow(1, 0, Some(Navigate::Previous))),
            ("ArrowRight", false, false, true, arrow(-1, 0, Some(Navigate::Previous))),
            ("ArrowLeft", false, false, true, arrow(1, 0, Some(Navigate::Next))),
            ("ArrowUp", false, false, true, arrow(0, 1, None)),
            ("ArrowDown", false, false, false, arrow(0, -1, None)),
            ("ArrowLeft", false, true, false, None),
            ("ArrowLeft", true, false, false, None),
        ]);
    }

    #[test]
    fn the_other_keys_close_zoom_navigate_scroll_or_move_the_focus() {
        check(&[
            ("Home", false, false, false, Some(Key::Navigate(Navigate::First))),
            ("End", false, false, true, Some(Key::Navigate(Navigate::Last))),
            ("Escape", false, false, false, Some(Key::Close)),
            ("+", true, false, false, Some(Key::Zoom(1))),
            ("=", false, true, false, None),
            ("-", false, false, false, Some(Key::Zoom(-1))),
            ("0", false, false, false, Some(Key::Zoom(0))),
            ("Tab", true, false, false, Some(Key::CycleFocus { backwards: true })),
            ("Tab", false, true, false, None),
            ("PageDown", false, false, false, Some(Key::Scroll)),
            ("a", false, false, false, None),
        ]);
    }
}
