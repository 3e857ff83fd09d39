//! The surface towards the loader: mount, update, destroy. Everything that crosses it is text, a number or a node.

use std::{cell::RefCell, rc::Rc};

use news_article::{
    answer,
    json::Json,
    model::{Date, gallery::Gallery},
    native,
};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::{
    components::{App, AppProps},
    dom,
    event::WidgetEvent,
    scope::{Host, Page, Shared},
    settings::Settings,
    state::Action,
};

#[wasm_bindgen]
extern "C" {
    /// The element, as the loader hands it over.
    pub type Outside;
    /// Sends an event to the host page. Returns whether its default may happen.
    #[wasm_bindgen(method, catch)]
    fn emit(this: &Outside, name: &str, detail: &str, cancelable: bool) -> Result<bool, JsValue>;
    /// The article that was shown last stands in the page.
    #[wasm_bindgen(method, catch)]
    fn painted(this: &Outside) -> Result<(), JsValue>;
    /// Shows the ad-block notice: see [`Host::notice`].
    #[wasm_bindgen(method, catch)]
    fn notice(this: &Outside, report: &str) -> Result<(), JsValue>;
    /// The address of the widget's own file.
    #[wasm_bindgen(method, getter)]
    fn origin(this: &Outside) -> String;
}

/// One widget on the page.
#[wasm_bindgen]
pub struct Widget {
    root: Element,
    host: Shared<dyn Host>,
    page: Page,
    app: Option<AppHandle<App>>,
}

#[wasm_bindgen]
impl Widget {
    /// Prepares a widget that will draw into `root`; nothing is drawn before [`show`](Self::show).
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: Element, outside: Outside) -> Self {
        let host: Rc<dyn Host> = Rc::new(Browser { outside: Rc::new(outside) });
        Self { root, host: Shared(host), page: Page::default(), app: None }
    }

    /// Takes over settings, a JSON object as [`Settings::read`] reads it.
    pub fn configure(&mut self, settings: &str) {
        self.page.settings = Rc::new(Settings::read(&Json::parse(settings).unwrap_or(Json::Null)));
        if self.app.is_some() {
            self.render();
        }
    }

    /// Reads an article in our own format and shows it. Returns JSON: `{"ready": …}` with the event's detail, or
    /// `{"error": …}` with `code`, `message` and `path`; what was shown before an error stays. Nothing: the article is
    /// in another format.
    #[must_use]
    pub fn show(&mut self, text: &str, format: &str, base: &str) -> Option<String> {
        let reading = match native::try_read(text, format, base) {
            Ok(reading) => reading?,
            Err(error) => return Some(answer::failed(&error)),
        };
        let gallery = Gallery::of(&reading.article);
        let ready = answer::ready(&reading, gallery.images().len());
        self.page.gallery = Rc::new(gallery);
        self.page.article = Rc::new(reading.article);
        self.page.generation += 1;
        self.render();
        Some(ready)
    }

    /// Opens the lightbox with a picture, counted from 0 in reading order.
    pub fn open_lightbox(&self, index: usize) {
        self.act(Action::Open(index));
    }

    /// Closes the lightbox.
    pub fn close_lightbox(&self) {
        self.act(Action::Close);
    }

    /// Takes the article away, and every listener with it.
    pub fn destroy(self) {
        if let Some(app) = self.app {
            app.destroy();
        }
    }
}

impl Widget {
    fn render(&mut self) {
        let page = Shared(Rc::new(self.page.clone()));
        let props = AppProps { page, host: self.host.clone() };
        match &mut self.app {
            Some(app) => app.update(props),
            None => self.app = Some(Renderer::<App>::with_root_and_props(self.root.clone(), props).render()),
        }
    }

    fn act(&self, action: Action) {
        if let Some(app) = &self.app {
            app.send_message(action);
        }
    }
}

thread_local! {
    static REPORT: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Has a panic's message handed to the loader: after a panic no widget of the page can go on.
#[wasm_bindgen]
pub fn on_panic(report: js_sys::Function) {
    REPORT.set(Some(report));
    yew::set_custom_panic_hook(Box::new(|info| {
        if let Some(report) = REPORT.take() {
            let _ = report.call1(&JsValue::NULL, &info.to_string().into());
        }
    }));
}

/// The world of a widget in a browser.
struct Browser {
    outside: Rc<Outside>,
}

impl Host for Browser {
    fn emit(&self, event: WidgetEvent, then: Option<Box<dyn FnOnce()>>) {
        let outside = Rc::clone(&self.outside);
        // Outside any borrow: a listener of the page's may call back in.
        wasm_bindgen_futures::spawn_local(async move {
            let allowed = outside.emit(event.name(), &event.detail().to_string(), event.cancelable());
            if let (Ok(true), Some(then)) = (allowed, then) {
                then();
            }
        });
    }

    fn painted(&self) {
        let outside = Rc::clone(&self.outside);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = outside.painted();
        });
    }

    fn format_date(&self, date: &Date, lang: &str) -> String {
        dom::format_date(date, lang)
    }

    fn format_day(&self, date: &Date, lang: &str) -> String {
        dom::format_day(date, lang)
    }

    fn origin(&self) -> String {
        self.outside.origin()
    }

    fn notice(&self, report: &str) {
        let _ = self.outside.notice(report);
    }
}
