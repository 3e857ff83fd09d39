//! The widget's surface and its components in a real DOM, under wasm-bindgen's test runner: what needs a browser but
//! neither the loader nor the packed file.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use article_widget::{Outside, Widget};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

/// A widget in a shadow root of its own, and what it tells.
struct Stage {
    root: ShadowRoot,
    widget: Widget,
    events: js_sys::Array,
}

impl Stage {
    fn new() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let stage = document.create_element("div").unwrap();
        root.append_child(&stage).unwrap();
        let events = js_sys::Array::new();
        let widget = Widget::new(stage, outside(&events));
        Self { root, widget, events }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }
}

/// What the loader would hand over: every event is noted, and `cancel` in a name's place cancels nothing.
fn outside(events: &js_sys::Array) -> Outside {
    let object = js_sys::Object::new();
    let set = |key: &str, value: &JsValue| js_sys::Reflect::set(&object, &key.into(), value).unwrap();
    let noted = events.clone();
    let emit = Closure::<dyn Fn(String, String, bool) -> bool>::new(move |name: String, detail: String, _| {
        noted.push(&format!("{name} {detail}").into());
        true
    });
    set("emit", &emit.into_js_value());
    let noted = events.clone();
    let painted = Closure::<dyn Fn()>::new(move || {
        noted.push(&"painted".into());
    });
    set("painted", &painted.into_js_value());
    set("origin", &"http://127.0.0.1/".into());
    object.unchecked_into()
}

/// Lets rendering, effects and events happen.
async fn settle() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 50).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

const ARTICLE: &str = r#"{
    "headline": "A headline",
    "image": { "url": "data.png", "alt": "A boat", "caption": "At <em>sea</em>", "creditText": "AP" },
    "body": [
        { "type": "paragraph", "text": "One <script>alert(1)</script>two" },
        { "type": "heading", "text": "Three", "level": 3 }
    ]
}"#;

#[wasm_bindgen_test]
async fn an_article_is_painted_and_said_so() {
    let mut stage = Stage::new();
    let outcome = stage.widget.show(ARTICLE, "auto", "http://127.0.0.1/").unwrap();
    assert!(
        outcome.starts_with(r#"{"ready":{"format":"article-widget","headline":"A headline","images":1"#),
        "{outcome}"
    );
    settle().await;
    assert!(stage.events.includes(&"painted".into(), 0));
    assert_eq!(stage.text("h1"), "A headline");
    assert_eq!(stage.text("[part~=paragraph]"), "One two");
    assert_eq!(stage.text("h2"), "Three", "no level is skipped");
    assert!(stage.find("script").is_none());
}

#[wasm_bindgen_test]
async fn settings_change_what_stands() {
    let mut stage = Stage::new();
    stage.widget.configure(r#"{"headingLevel": 3, "lightbox": "off", "lang": "ar", "dir": "rtl"}"#);
    let _ = stage.widget.show(ARTICLE, "auto", "http://127.0.0.1/");
    settle().await;
    assert_eq!(stage.text("h3"), "A headline");
    assert!(stage.find("button.open").is_none());
    stage.widget.configure("{}");
    settle().await;
    assert_eq!(stage.text("h1"), "A headline");
    assert!(stage.find("button.open").is_some());
}

#[wasm_bindgen_test]
async fn an_error_leaves_what_stands() {
    let mut stage = Stage::new();
    let _ = stage.widget.show(ARTICLE, "auto", "http://127.0.0.1/");
    settle().await;
    let outcome = stage.widget.show("{", "auto", "http://127.0.0.1/").unwrap();
    assert!(outcome.starts_with(r#"{"error":{"code":"json-syntax""#), "{outcome}");
    settle().await;
    assert_eq!(stage.text("h1"), "A headline");
}

#[wasm_bindgen_test]
async fn the_lightbox_opens_and_closes_by_command() {
    let mut stage = Stage::new();
    let _ = stage.widget.show(ARTICLE, "auto", "http://127.0.0.1/");
    settle().await;
    stage.widget.open_lightbox(0);
    settle().await;
    let dialog = stage.find("dialog").unwrap();
    assert!(dialog.has_attribute("open"));
    assert_eq!(stage.text("dialog [part~=caption]"), "At sea");
    stage.widget.close_lightbox();
    settle().await;
    assert!(!dialog.has_attribute("open"));
    let events: Vec<String> = stage.events.iter().filter_map(|event| event.as_string()).collect();
    let names: Vec<&str> = events.iter().filter_map(|event| event.split(' ').next()).collect();
    assert_eq!(names, ["painted", "article-widget-lightbox-open", "article-widget-lightbox-close"], "{events:?}");
}

#[wasm_bindgen_test]
async fn a_destroyed_widget_leaves_nothing() {
    let mut stage = Stage::new();
    let _ = stage.widget.show(ARTICLE, "auto", "http://127.0.0.1/");
    settle().await;
    stage.widget.open_lightbox(0);
    settle().await;
    stage.widget.destroy();
    settle().await;
    assert_eq!(stage.root.query_selector_all("article, dialog").unwrap().length(), 0);
}
