//! What an open lightbox listens to. (Not by `onkeydown` and the like in the tree: a second kind of listener there brings
//! Yew's names for all 96 into the wasm.)

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlImageElement, KeyboardEvent, WheelEvent};
use yew::Callback;

use crate::{
    dom,
    state::{Action, Progress, Turn},
};

/// The listeners.
pub(crate) type Dialog = [EventListener; 6];

type Handler = fn(&Event, &Element, &Callback<Action>);

/// Listens to the keys, the wheel, the browser's own wish to close, and the picture on its way.
pub(crate) fn dialog(dialog: &Element, act: &Callback<Action>) -> Dialog {
    let handlers: [(&str, Handler); 6] = [
        ("keydown", on_key),
        ("wheel", on_scroll),
        ("touchmove", on_scroll),
        ("cancel", on_cancel),
        ("load", on_load),
        ("error", on_error),
    ];
    handlers.map(|(kind, handle)| {
        let (element, act) = (dialog.clone(), act.clone());
        // Captured: a picture's events don't bubble.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        EventListener::new_with_options(dialog, kind, options, move |event| handle(event, &element, &act))
    })
}

/// What a key does in the lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Close,
    Turn(Turn),
    Cycle {
        backwards: bool,
    },
    /// Kept from scrolling the page behind.
    Still,
}

/// The meaning of a key, `None` where it is the browser's.
fn key(key: &str, shift: bool, modified: bool, rtl: bool) -> Option<Key> {
    if key == "Tab" && !modified {
        return Some(Key::Cycle { backwards: shift });
    }
    if modified || shift {
        return None;
    }
    Some(match key {
        "Escape" => Key::Close,
        "ArrowLeft" | "ArrowRight" if (key == "ArrowLeft") == rtl => Key::Turn(Turn::Next),
        "ArrowLeft" | "ArrowRight" => Key::Turn(Turn::Previous),
        "Home" => Key::Turn(Turn::First),
        "End" => Key::Turn(Turn::Last),
        "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown" => Key::Still,
        _ => return None,
    })
}

fn on_key(event: &Event, dialog: &Element, act: &Callback<Action>) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
    let modified = pressed.alt_key() || pressed.ctrl_key() || pressed.meta_key();
    let rtl = dom::computed(dialog, "direction").as_deref() == Some("rtl");
    // WebKitGTK's Shift+Tab has a code, and a key that says nothing.
    let name = if pressed.code() == "Tab" { pressed.code() } else { pressed.key() };
    match key(&name, pressed.shift_key(), modified, rtl) {
        Some(Key::Close) => act.emit(Action::Close),
        Some(Key::Turn(turn)) => act.emit(Action::Turn(turn)),
        Some(Key::Cycle { backwards }) => {
            if !dom::cycle_focus(dialog, backwards) {
                return event.stop_propagation();
            }
        }
        // A caption that is longer than its panel scrolls by the keys that the page would scroll by.
        Some(Key::Still) if dom::in_scroller(event) => return,
        Some(Key::Still) => {}
        None => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The wheel and fingers over the dialog scroll what scrolls in it, and never the page behind. Ctrl and the wheel stay the
/// browser's zoom, and so do two fingers.
fn on_scroll(event: &Event, _: &Element, _: &Callback<Action>) {
    let zooms = event.dyn_ref::<WheelEvent>().is_some_and(|event| event.ctrl_key());
    if !zooms && !dom::in_scroller(event) {
        event.prevent_default();
    }
}

/// The browser's own wish to close, such as a phone's back gesture, goes the same way as the button.
fn on_cancel(event: &Event, _: &Element, act: &Callback<Action>) {
    event.prevent_default();
    act.emit(Action::Close);
}

fn on_load(event: &Event, _: &Element, act: &Callback<Action>) {
    if let Some((picture, index)) = picture(event) {
        decode(picture, index, act.clone());
    }
}

/// Says when a picture can be painted in one go.
pub(crate) fn decode(picture: HtmlImageElement, index: usize, act: Callback<Action>) {
    spawn_local(async move {
        let _ = JsFuture::from(picture.decode()).await;
        // A file that loads and doesn't decode is shown as far as the browser can.
        if picture.natural_width() > 0 {
            act.emit(Action::Progress(index, Progress::Ready));
        }
    });
}

fn on_error(event: &Event, _: &Element, act: &Callback<Action>) {
    if let Some((_, index)) = picture(event) {
        act.emit(Action::Progress(index, Progress::Broken));
    }
}

/// The full picture that an event is about, and its place in the gallery.
fn picture(event: &Event) -> Option<(HtmlImageElement, usize)> {
    let picture = event.target()?.dyn_into::<HtmlImageElement>().ok()?;
    let index = picture.get_attribute("data-place")?.parse().ok()?;
    Some((picture, index))
}

#[cfg(test)]
mod tests {
    use super::{Key, Turn, key};

    #[test]
    fn keys_by_direction() {
        for (name, shift, modified, rtl, expected) in [
            ("ArrowRight", false, false, false, Some(Key::Turn(Turn::Next))),
            ("ArrowLeft", false, false, false, Some(Key::Turn(Turn::Previous))),
            ("ArrowRight", false, false, true, Some(Key::Turn(Turn::Previous))),
            ("ArrowLeft", false, false, true, Some(Key::Turn(Turn::Next))),
            ("ArrowLeft", false, true, false, None),
            ("ArrowLeft", true, false, false, None),
            ("Home", false, false, false, Some(Key::Turn(Turn::First))),
            ("End", false, false, true, Some(Key::Turn(Turn::Last))),
            ("Escape", false, false, false, Some(Key::Close)),
            ("Tab", true, false, false, Some(Key::Cycle { backwards: true })),
            ("Tab", false, true, false, None),
            ("PageDown", false, false, false, Some(Key::Still)),
            ("a", false, false, false, None),
        ] {
            assert_eq!(key(name, shift, modified, rtl), expected, "{name} rtl={rtl}");
        }
    }
}
