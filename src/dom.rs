//! The browser, as far as the widget touches it: the only raw `web_sys`. Nothing here panics; what a browser lacks or
//! refuses is `None` or does nothing.

use std::{cell::Cell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{
    Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlImageElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent, MouseEvent, ResizeObserver, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions, ShadowRoot, Storage, Window,
};
use yew::{AttrValue, NodeRef};

use crate::model::{Date, date::Precision};

#[wasm_bindgen]
extern "C" {
    type Moment;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(iso: &str) -> Moment;
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale_string(this: &Moment, lang: &JsValue, options: &JsValue) -> Result<String, JsValue>;
}

/// The page's window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page's document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element that a reference stands for, once it is rendered.
pub fn element(node: &NodeRef) -> Option<HtmlElement> {
    node.cast()
}

fn shadow_root(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// A date in the reader's own way of writing it; the browser's where the language isn't a valid tag.
pub fn format_date(date: &Date, lang: &str) -> String {
    formatted(date, lang, "long", date.precision() == Precision::Moment)
}

/// A date without its time of day, short.
pub fn format_day(date: &Date, lang: &str) -> String {
    formatted(date, lang, "medium", false)
}

fn formatted(date: &Date, lang: &str, style: &str, time: bool) -> String {
    let options = Object::new();
    let set = |key: &str, value: &str| {
        let _ = Reflect::set(&options, &key.into(), &value.into());
    };
    set("dateStyle", style);
    if time {
        set("timeStyle", "short");
    }
    if date.precision() == Precision::Day {
        // A day is the same everywhere.
        set("timeZone", "UTC");
    }
    let moment = Moment::new(date.iso());
    moment
        .to_locale_string(&lang.into(), &options)
        .or_else(|_| moment.to_locale_string(&JsValue::UNDEFINED, &options))
        .unwrap_or_else(|_| date.day().to_owned())
}

// ------------------------------------------------------------------------------------------------------------- scrolling

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

fn behavior() -> ScrollBehavior {
    if reduced_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth }
}

/// Goes to the headline of a widget, with the focus too.
pub fn to_headline(root: &HtmlElement) {
    let Some(headline) = within::<HtmlElement>(root, ".headline") else { return };
    focus(&headline);
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Start);
    headline.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to the frame that a click has brought: the button that was clicked is gone.
pub fn focus_frame(root: &Element, address: &str) {
    if let Some(frame) = within::<HtmlElement>(root, &["iframe[src=\"", address, "\"]"].concat()) {
        focus(&frame);
    }
}

/// The strip's list.
pub fn strip(root: &Element) -> Option<HtmlElement> {
    within(root, ".cards")
}

fn within<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// Scrolls the strip to a card that has got the focus by a key; under a pointer nothing moves away.
pub fn bring_card(event: &Event) {
    let card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(card) = card.filter(|card| card.matches(":focus-visible").unwrap_or(false)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Start);
    card.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls as little as needed for an element to be seen, at once.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls a widget's strip by nine tenths of its width; `forward` is the reading direction. A button that the end
/// disables leaves its focus to the other one.
pub fn scroll_strip(root: &Element, forward: bool) {
    let Some(list) = strip(root) else { return };
    let rtl = computed(&list, "direction").as_deref() == Some("rtl");
    let distance = f64::from(list.client_width()) * 0.9;
    let options = ScrollToOptions::new();
    options.set_behavior(behavior());
    options.set_left(if forward == rtl { -distance } else { distance });
    list.scroll_by_with_scroll_to_options(&options);
}

/// Whether an element's content is at its start and at its end, within a pixel.
pub fn scroll_ends(element: &Element) -> (bool, bool) {
    let offset = element.scroll_left().abs();
    (offset <= 1, offset + element.client_width() >= element.scroll_width() - 1)
}

/// How many screens of the widget are scrolled past, and the share of it that is read, 0 to 1. `None` while nothing of
/// it is rendered.
pub fn reading(root: &Element) -> Option<(f64, f64)> {
    let page = root.get_bounding_client_rect();
    let screen = window()?.inner_height().ok()?.as_f64()?;
    if page.height() <= 0.0 || screen <= 0.0 {
        return None;
    }
    let past = -page.top();
    Some((past / screen, (past / (page.height() - screen).max(1.0)).clamp(0.0, 1.0)))
}

/// Says how much is read, in per cent.
pub fn set_read(root: &Element, percent: u8) {
    if let Some(place) = within::<Element>(root, ".to-top") {
        set_property(&place, "--read", &percent.to_string());
    }
}

/// Sets a custom property on an element, through the CSSOM: a strict CSP allows it.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// The computed value of a property.
pub fn computed(element: &Element, property: &str) -> Option<String> {
    window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

// ----------------------------------------------------------------------------------------------------------------- focus

/// Moves the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// What Tab reaches inside an element, in order.
fn tabbable(element: &Element) -> Vec<HtmlElement> {
    let Ok(list) = element.query_selector_all("a[href],button:not([disabled]),[tabindex='0']") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .collect()
}

/// At an end of what Tab reaches inside an element, goes on at the other end. Returns whether it did.
pub fn cycle_focus(element: &Element, backwards: bool) -> bool {
    let stops = tabbable(element);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return false };
    let active = shadow_root(element).and_then(|root| root.active_element());
    let (edge, other) = if backwards { (first, last) } else { (last, first) };
    let inside = active.as_ref().is_some_and(|active| stops.iter().any(|stop| stop.is_same_node(Some(active))));
    if inside && !active.is_some_and(|active| edge.is_same_node(Some(&active))) {
        return false;
    }
    focus(other);
    true
}

// ---------------------------------------------------------------------------------------------------------------- dialog

/// Opens a dialog in the top layer.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, which gives the focus back to where it was.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Gives the focus to the trigger of the picture that a closed dialog showed last, and scrolls it into view when it is
/// another one than the reader had left.
pub fn return_focus(dialog: &Element, index: usize, moved: bool) {
    let Some(trigger) = trigger(dialog, index) else { return };
    focus(&trigger);
    if moved {
        reveal(&trigger);
    }
}

/// Whether a click hit the dialog's ground rather than something on it.
pub fn is_ground(event: &MouseEvent, dialog: &Element) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    target.is_same_node(Some(dialog)) || target.class_list().contains("stage-area")
}

/// Whether an element stands in something of ours that scrolls up and down.
pub fn in_scroller(element: &Element) -> bool {
    let scroller = element.closest(".words").ok().flatten();
    scroller.is_some_and(|scroller| scroller.scroll_height() > scroller.client_height())
}

/// Whether a key's target stands in something of ours that scrolls up and down.
pub fn scrolls(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| in_scroller(&target))
}

/// The trigger of a picture of the gallery, in the same shadow root as `near`.
pub fn trigger(near: &Element, index: usize) -> Option<HtmlElement> {
    let selector = format!("[data-index='{index}']");
    shadow_root(near)?.query_selector(&selector).ok()??.dyn_into().ok()
}

/// The address of the file that the picture of that trigger shows just now: it is in the browser's cache.
pub fn shown_file(root: &Element, index: usize) -> Option<AttrValue> {
    let image: HtmlImageElement = within(&*trigger(root, index)?, "img")?;
    let file = image.current_src();
    (image.complete() && image.natural_width() > 0 && !file.is_empty()).then(|| file.into())
}

// ------------------------------------------------------------------------------------------------------------- observers

/// Calls back whenever an element's size changes, and once at the start.
#[must_use = "it stops when dropped"]
pub struct Resize {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Resize {
    /// Watches an element.
    pub fn watch(element: &Element, call: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(call);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back once, when an element is rendered (however far down the page) in a tab that is looked at.
#[must_use = "it stops when dropped"]
pub struct Sight {
    observer: Option<IntersectionObserver>,
    _callback: Closure<dyn FnMut(js_sys::Array, IntersectionObserver)>,
}

impl Sight {
    /// Waits for an element.
    pub fn wait(element: &Element, call: impl FnOnce() + 'static) -> Self {
        let mut call = Some(call);
        let callback =
            Closure::<dyn FnMut(_, _)>::new(move |entries: js_sys::Array, observer: IntersectionObserver| {
                let seen = entries
                    .iter()
                    .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
                    .any(|entry| entry.is_intersecting());
                if let Some(call) = call.take_if(|_| seen) {
                    observer.disconnect();
                    when_visible(call);
                }
            });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("1000000px");
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Runs something as soon as the tab is looked at.
fn when_visible(run: impl FnOnce() + 'static) {
    let Some(document) = document() else { return };
    if document.hidden() {
        EventListener::once(&document, "visibilitychange", move |_| run()).forget();
    } else {
        run();
    }
}

// ---------------------------------------------------------------------------------------------------------------- baits

/// An empty element in the page's own body, out of sight and of the accessibility tree; gone when dropped.
#[must_use = "it is removed when dropped"]
pub struct Bait(HtmlElement);

impl Bait {
    /// Places one of that class. Blockers' generic rules survey the document, not shadow roots.
    pub fn place(class: &str) -> Option<Self> {
        let document = document()?;
        let bait: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        bait.set_class_name(class);
        let _ = bait.set_attribute("aria-hidden", "true");
        for (property, value) in [
            ("display", "block"),
            ("position", "absolute"),
            ("inset", "-100px auto auto -100px"),
            ("inline-size", "30px"),
            ("block-size", "30px"),
            ("pointer-events", "none"),
        ] {
            let _ = bait.style().set_property_with_priority(property, value, "important");
        }
        document.body()?.append_child(&bait).ok()?;
        Some(Self(bait))
    }

    /// Whether it is displayed. The page's own rules can't hide it, a blocker's can.
    pub fn is_displayed(&self) -> bool {
        computed(&self.0, "display").is_none_or(|display| display != "none")
    }
}

impl Drop for Bait {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Whether each of two pictures beside `origin` loads; `None` for one that hasn't answered within `patience` ms.
/// Both requests leave at once.
pub fn pair_loads(
    origin: &str,
    bait: &str,
    control: &str,
    patience: u32,
) -> impl Future<Output = (Option<bool>, Option<bool>)> + use<> {
    let answers = [bait, control].map(|path| {
        let answer = Rc::new(Cell::new(None));
        let url = web_sys::Url::new_with_base(path, origin).map(|url| url.href());
        let image = HtmlImageElement::new().ok().zip(url.ok()).map(|(image, url)| {
            let listeners = [("load", true), ("error", false)].map(|(kind, loads)| {
                let answer = Rc::clone(&answer);
                EventListener::once(&image, kind, move |_| answer.set(Some(loads)))
            });
            image.set_src(&url);
            (image, listeners)
        });
        (answer, image)
    });
    async move {
        let pending = || answers.iter().any(|(answer, _)| answer.get().is_none());
        let mut waited = 0;
        while pending() && waited < patience {
            TimeoutFuture::new(50).await;
            waited += 50;
        }
        let [(bait, _), (control, _)] = answers;
        (bait.get(), control.get())
    }
}

// ---------------------------------------------------------------------------------------------------------------- images

/// Starts loading a picture into the cache.
pub fn preload(url: &str, srcset: Option<&str>) {
    let Ok(image) = HtmlImageElement::new() else { return };
    image.set_sizes("100vw");
    if let Some(srcset) = srcset {
        image.set_srcset(srcset);
    }
    image.set_src(url);
}

/// Whether the reader asked for less data.
pub fn saves_data() -> bool {
    let connection = window().and_then(|window| Reflect::get(&window.navigator(), &"connection".into()).ok());
    connection
        .filter(JsValue::is_object)
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()).ok())
        .is_some_and(|value| value.is_truthy())
}

// --------------------------------------------------------------------------------------------------------------- storage

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the browser's session ends.
    Session,
    /// Across sessions.
    Local,
}

fn storage(keep: Keep) -> Option<Storage> {
    let window = window()?;
    match keep {
        Keep::Session => window.session_storage(),
        Keep::Local => window.local_storage(),
    }
    .ok()?
}

/// What is kept under a key of ours. `None` also where the browser keeps nothing.
pub fn recall(keep: Keep, key: &str) -> Option<String> {
    storage(keep)?.get_item(&format!("article-widget:{key}")).ok()?
}

/// Keeps something, if the browser lets us.
pub fn remember(keep: Keep, key: &str, value: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.set_item(&format!("article-widget:{key}"), value);
    }
}

/// Keeps a mark, or takes it away.
pub fn remember_flag(keep: Keep, key: &str, on: bool) {
    if on {
        remember(keep, key, "1");
    } else {
        forget(keep, key);
    }
}

/// Forgets what is kept under a key of ours.
pub fn forget(keep: Keep, key: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.remove_item(&format!("article-widget:{key}"));
    }
}

/// The page's host name.
pub fn host_name() -> String {
    window().and_then(|window| window.location().hostname().ok()).unwrap_or_default()
}

/// Days since 1970.
pub fn today() -> f64 {
    (js_sys::Date::now() / 86_400_000.0).floor()
}

// ----------------------------------------------------------------------------------------------------------------- times

/// Runs something when the browser is idle, within two seconds.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(run);
    let idle =
        Reflect::get(&window, &"requestIdleCallback".into()).ok().and_then(|idle| idle.dyn_into::<Function>().ok());
    match idle {
        Some(idle) => {
            let options = Object::new();
            let _ = Reflect::set(&options, &"timeout".into(), &2000.into());
            let _ = idle.call2(&window, &callback, &options);
        }
        None => {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 200);
        }
    }
}
