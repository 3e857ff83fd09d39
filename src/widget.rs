//! The boundary between the loader and the wasm: [`Widget`], which the loader calls, and [`JsHost`], which it implements.

use std::{cell::RefCell, rc::Rc};

use js_error::js_error;
use news_article::{
    json::Json,
    model::{Date, gallery::Gallery},
    native,
};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlImageElement, WheelEvent};
use yew::{AppHandle, Renderer};

use crate::{
    components::{App, AppProps},
    dom,
    event::{WidgetEvent, ready_detail},
    scope::{Host, Page, Shared},
    settings::Settings,
    state::Action,
};

#[wasm_bindgen]
extern "C" {
    /// The loader's interface for a widget: `WidgetHost` in `js/element/wasm.js`. Its methods must not throw: an
    /// exception would skip the destructors of the Rust frames above it, so it is treated as a panic.
    #[derive(Clone)]
    pub type JsHost;
    #[wasm_bindgen(method, js_name = emit)]
    fn js_emit(this: &JsHost, name: &str, detail: &str, cancelable: bool) -> bool;
    #[wasm_bindgen(method, js_name = ready)]
    fn js_ready(this: &JsHost, detail: &str);
    #[wasm_bindgen(method, js_name = notice)]
    fn js_notice(this: &JsHost, report: &str);
    #[wasm_bindgen(method, getter, js_name = origin)]
    fn js_origin(this: &JsHost) -> String;
    #[wasm_bindgen(method, js_name = thumbnail)]
    fn js_thumbnail(this: &JsHost, index: usize) -> Option<HtmlImageElement>;
    #[wasm_bindgen(method, js_name = updateLightbox)]
    fn js_update_lightbox(this: &JsHost, state: Option<&str>);
    #[wasm_bindgen(method, js_name = zoomLightbox)]
    fn js_zoom_lightbox(this: &JsHost, direction: i8) -> bool;
    #[wasm_bindgen(method, js_name = panLightbox)]
    fn js_pan_lightbox(this: &JsHost, x: i8, y: i8) -> bool;
    #[wasm_bindgen(method, js_name = wheelLightbox)]
    fn js_wheel_lightbox(this: &JsHost, event: &WheelEvent) -> bool;
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
    /// A widget that renders into `root`. `settings` is JSON, read by [`Settings::read`]. Nothing is rendered before
    /// [`show`](Self::show).
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: Element, settings: &str, host: JsHost) -> Self {
        let host: Rc<dyn Host> = Rc::new(host);
        let page = Page { settings: read_settings(settings), ..Page::default() };
        Self { root, host: Shared(host), page, app: None }
    }

    /// Applies other settings.
    pub fn configure(&mut self, settings: &str) {
        self.page.settings = read_settings(settings);
        if self.app.is_some() {
            self.render();
        }
    }

    /// Renders an article in the native format; [`JsHost`]'s `ready` is called when it is painted. Returns `false`, and
    /// renders nothing, when the text is in another format, which the formats chunk can read.
    ///
    /// # Errors
    ///
    /// An `Error` with `code` and sometimes `path`, if the text contains no article. The previous article stays.
    pub fn show(&mut self, text: &str, format: &str, base: &str) -> Result<bool, JsValue> {
        let reading = native::try_read(text, format, base).map_err(|error| js_error(&error))?;
        let Some(reading) = reading else { return Ok(false) };
        let gallery = Gallery::of(&reading.article);
        self.page.ready = ready_detail(&reading, gallery.images().len()).to_string().into();
        self.page.gallery = Rc::new(gallery);
        self.page.article = Rc::new(reading.article);
        self.page.generation += 1;
        self.render();
        Ok(true)
    }

    /// Opens the lightbox with the picture at an index of the gallery. Does nothing if there is no such picture.
    pub fn open_lightbox(&self, index: usize) {
        self.dispatch(Action::RequestOpen(index));
    }

    /// Shows another picture in the open lightbox.
    pub fn show_picture(&self, index: usize) {
        self.dispatch(Action::Show(index));
    }

    /// Closes the lightbox.
    pub fn close_lightbox(&self) {
        self.dispatch(Action::Close);
    }

    /// Removes the article and every listener.
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

    fn dispatch(&self, action: Action) {
        if let Some(app) = &self.app {
            app.send_message(action);
        }
    }
}

fn read_settings(json: &str) -> Rc<Settings> {
    Rc::new(Settings::read(&Json::parse(json).unwrap_or(Json::Null)))
}

thread_local! {
    static PANIC_HANDLER: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Sets the function that is called with the message of a panic. After a panic the wasm must not be called again.
#[wasm_bindgen]
pub fn on_panic(handler: js_sys::Function) {
    PANIC_HANDLER.set(Some(handler));
    yew::set_custom_panic_hook(Box::new(|info| {
        if let Some(handler) = PANIC_HANDLER.take() {
            let _ = handler.call1(&JsValue::NULL, &info.to_string().into());
        }
    }));
}

impl Host for JsHost {
    fn emit(&self, event: WidgetEvent, then: Option<Box<dyn FnOnce()>>) {
        let host = self.clone();
        // In a task, because a listener of the page may call the widget, which must not be borrowed at that time.
        wasm_bindgen_futures::spawn_local(async move {
            let allowed = host.js_emit(event.name(), &event.detail().to_string(), event.cancelable());
            if let (true, Some(then)) = (allowed, then) {
                then();
            }
        });
    }

    fn ready(&self, detail: &str) {
        self.js_ready(detail);
    }

    fn format_date(&self, date: &Date, lang: &str) -> String {
        dom::format_date(date, lang)
    }

    fn format_day(&self, date: &Date, lang: &str) -> String {
        dom::format_day(date, lang)
    }

    fn origin(&self) -> String {
        self.js_origin()
    }

    fn notice(&self, report: &str) {
        self.js_notice(report);
    }

    fn thumbnail(&self, index: usize) -> Option<HtmlImageElement> {
        self.js_thumbnail(index)
    }

    fn update_lightbox(&self, state: Option<&str>) {
        self.js_update_lightbox(state);
    }

    fn zoom_lightbox(&self, direction: i8) -> bool {
        self.js_zoom_lightbox(direction)
    }

    fn pan_lightbox(&self, x: i8, y: i8) -> bool {
        self.js_pan_lightbox(x, y)
    }

    fn wheel_lightbox(&self, event: &WheelEvent) -> bool {
        self.js_wheel_lightbox(event)
    }
}
