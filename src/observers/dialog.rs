//! The listeners of the lightbox's dialog: keys, wheel, and the loading of its picture. They are not `onkeydown` and
//! similar attributes in `html!`: a second kind of listener there adds Yew's names for all 96 kinds to the wasm.

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

/// The listeners of the dialog.
pub(crate) type DialogListeners = [EventListener; 6];

type Handler = fn(&Event, &Element, &Scope);

/// Adds the listeners to the dialog.
pub(crate) fn listen_to_dialog(dialog: &Element, scope: &Scope) -> DialogListeners {
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
        // In the capture phase, because `load` and `error` do not bubble.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        EventListener::new_with_options(dialog, kind, options, move |event| handle(event, &element, &scope))
    })
}

/// The selector of the focusable texts. While one of them has the focus, the arrow and zoom keys do not pan or zoom.
const FOCUSABLE_TEXT: &str = ".caption-scroller,.description";

/// The command of a key in the lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyCommand {
    Close,
    /// Zooms in (1) or out (-1) by one step, or resets the zoom (0).
    Zoom(i8),
    /// Pans a zoomed picture by one step; navigates if the picture isn't zoomed.
    Arrow {
        pan: (i8, i8),
        navigate: Option<Navigate>,
    },
    Navigate(Navigate),
    CycleFocus {
        backwards: bool,
    },
    /// Scrolls the caption, but never the page behind the dialog.
    Scroll,
}

/// The command of a key; `None` if the browser handles it. `modified`: with Alt, Control or Meta.
fn command(key: &str, shift: bool, modified: bool, rtl: bool) -> Option<KeyCommand> {
    if modified {
        return None;
    }
    let arrow = |x, y, navigate| KeyCommand::Arrow { pan: (x, y), navigate };
    let (left, right) = if rtl { (Navigate::Next, Navigate::Previous) } else { (Navigate::Previous, Navigate::Next) };
    Some(match key {
        "Tab" => KeyCommand::CycleFocus { backwards: shift },
        // Shift is needed for the plus sign on many keyboards.
        "+" | "=" => KeyCommand::Zoom(1),
        "-" => KeyCommand::Zoom(-1),
        "0" => KeyCommand::Zoom(0),
        _ if shift => return None,
        "Escape" => KeyCommand::Close,
        "ArrowLeft" => arrow(1, 0, Some(left)),
        "ArrowRight" => arrow(-1, 0, Some(right)),
        "ArrowUp" => arrow(0, 1, None),
        "ArrowDown" => arrow(0, -1, None),
        "Home" => KeyCommand::Navigate(Navigate::First),
        "End" => KeyCommand::Navigate(Navigate::Last),
        "PageUp" | "PageDown" => KeyCommand::Scroll,
        _ => return None,
    })
}

fn on_key(event: &Event, dialog: &Element, Scope { page, host, dispatch }: &Scope) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
    let modified = pressed.alt_key() || pressed.ctrl_key() || pressed.meta_key();
    // WebKitGTK reports Shift+Tab only in `code`.
    let name = if pressed.code() == "Tab" { pressed.code() } else { pressed.key() };
    let in_text = dom::is_within(event, FOCUSABLE_TEXT);
    match command(&name, pressed.shift_key(), modified, page.settings.rtl) {
        Some(KeyCommand::Close) => dispatch.emit(Action::Close),
        Some(KeyCommand::Zoom(direction)) => {
            if in_text || !host.zoom_lightbox(direction) {
                return;
            }
        }
        Some(KeyCommand::Arrow { pan: (x, y), .. }) if !in_text && host.pan_lightbox(x, y) => {}
        Some(KeyCommand::Arrow { navigate: Some(navigate), .. } | KeyCommand::Navigate(navigate)) => {
            dispatch.emit(Action::Navigate(navigate));
        }
        // In a text that can be scrolled, the browser's default action scrolls it.
        Some(KeyCommand::Arrow { .. } | KeyCommand::Scroll) => {
            if dom::in_scroller(event) {
                return;
            }
        }
        Some(KeyCommand::CycleFocus { backwards }) => {
            if !dom::cycle_focus(dialog, backwards) {
                return event.stop_propagation();
            }
        }
        None => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The wheel zooms the picture. Elsewhere, or without the lightbox chunk, it scrolls.
fn on_wheel(event: &Event, dialog: &Element, scope: &Scope) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
    if scope.host.wheel_lightbox(wheel) {
        event.prevent_default();
        event.stop_propagation();
    } else if !wheel.ctrl_key() {
        // With Control, the browser zooms the page.
        on_scroll(event, dialog, scope);
    }
}

/// Lets scrollable texts in the dialog scroll, but not the page behind it. Pinch zoom of the page is not affected, because
/// the stylesheet has `touch-action: pinch-zoom`.
fn on_scroll(event: &Event, _: &Element, _: &Scope) {
    if !dom::in_scroller(event) {
        event.prevent_default();
    }
}

/// Handles a close request of the browser, for instance the back gesture of a phone.
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
        // A file that has loaded but cannot be decoded completely is shown as far as the browser can render it.
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
    // `components/lightbox.rs` writes the digits, so they are valid. `str::parse` would add 0.3 KB of checks.
    let digits = picture.get_attribute("data-picture")?;
    let add = |index: usize, digit: u8| index.wrapping_mul(10).wrapping_add(usize::from(digit.wrapping_sub(b'0')));
    Some((picture, digits.bytes().fold(0, add)))
}

#[cfg(test)]
mod tests {
    use super::{KeyCommand, Navigate, command};

    fn check(cases: &[(&str, bool, bool, bool, Option<KeyCommand>)]) {
        for &(name, shift, modified, rtl, expected) in cases {
            assert_eq!(
                command(name, shift, modified, rtl),
                expected,
                "{name} shift={shift} modified={modified} rtl={rtl}"
            );
        }
    }

    #[test]
    fn arrows_pan_or_navigate_in_reading_direction() {
        let arrow = |x, y, navigate| Some(KeyCommand::Arrow { pan: (x, y), navigate });
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
            ("Home", false, false, false, Some(KeyCommand::Navigate(Navigate::First))),
            ("End", false, false, true, Some(KeyCommand::Navigate(Navigate::Last))),
            ("Escape", false, false, false, Some(KeyCommand::Close)),
            ("+", true, false, false, Some(KeyCommand::Zoom(1))),
            ("=", false, true, false, None),
            ("-", false, false, false, Some(KeyCommand::Zoom(-1))),
            ("0", false, false, false, Some(KeyCommand::Zoom(0))),
            ("Tab", true, false, false, Some(KeyCommand::CycleFocus { backwards: true })),
            ("Tab", false, true, false, None),
            ("PageDown", false, false, false, Some(KeyCommand::Scroll)),
            ("a", false, false, false, None),
        ]);
    }
}
