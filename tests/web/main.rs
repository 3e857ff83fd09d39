//! The widget in a real DOM, without the loader and the packed file, under wasm-bindgen's test runner.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use article_widget::{JsHost, Widget};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

/// A widget in a shadow root of its own, and the calls of its host.
struct Fixture {
    root: ShadowRoot,
    widget: Widget,
    events: js_sys::Array,
}

impl Fixture {
    fn new() -> Self {
        Self::with_settings("{}")
    }

    fn with_settings(settings: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let element = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let container = document.create_element("div").unwrap();
        root.append_child(&container).unwrap();
        let events = js_sys::Array::new();
        let widget = Widget::new(container, settings, host(&events));
        Self { root, widget, events }
    }

    fn show(&mut self, text: &str) -> Result<bool, JsValue> {
        self.widget.show(text, "auto", "http://127.0.0.1/")
    }

    /// The recorded calls that begin with a name.
    fn calls(&self, name: &str) -> Vec<String> {
        self.events.iter().filter_map(|call| call.as_string()).filter(|call| call.starts_with(name)).collect()
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }
}

/// A host that records its calls and cancels no event.
fn host(events: &js_sys::Array) -> JsHost {
    let object = js_sys::Object::new();
    let set = |key: &str, value: &JsValue| js_sys::Reflect::set(&object, &key.into(), value).unwrap();
    let recorded = events.clone();
    let emit = Closure::<dyn Fn(String, String, bool) -> bool>::new(move |name: String, detail: String, _| {
        recorded.push(&format!("{name} {detail}").into());
        true
    });
    set("emit", &emit.into_js_value());
    for name in ["ready", "updateLightbox"] {
        let recorded = events.clone();
        let call = Closure::<dyn Fn(JsValue)>::new(move |detail: JsValue| {
            recorded.push(&format!("{name} {}", detail.as_string().unwrap_or_default()).into());
        });
        set(name, &call.into_js_value());
    }
    set("thumbnail", &Closure::<dyn Fn(u32)>::new(|_| {}).into_js_value());
    set("origin", &"http://127.0.0.1/".into());
    object.unchecked_into()
}

/// Waits for rendering, effects and events.
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
async fn an_article_is_painted_and_reported_once() {
    let mut fixture = Fixture::new();
    assert!(fixture.show(ARTICLE).unwrap());
    assert!(fixture.calls("ready").is_empty(), "before it is painted");
    settle().await;
    let [ready] = &fixture.calls("ready")[..] else { panic!("{:?}", fixture.events) };
    assert!(ready.starts_with(r#"ready {"format":"article-widget","headline":"A headline","images":1"#), "{ready}");
    assert_eq!(fixture.text("h1"), "A headline");
    assert_eq!(fixture.text("[part~=paragraph]"), "One two");
    assert_eq!(fixture.text("h2"), "Three", "no level is skipped");
    assert!(fixture.find("script").is_none());
}

#[wasm_bindgen_test]
async fn another_format_is_left_to_the_formats_chunk() {
    let mut fixture = Fixture::new();
    assert!(!fixture.show(r#"{"@context":"https://schema.org","headline":"A headline"}"#).unwrap());
    settle().await;
    assert!(fixture.find("article").is_none() && fixture.calls("ready").is_empty());
}

#[wasm_bindgen_test]
async fn settings_change_the_rendered_article() {
    let settings = r#"{"headingLevel": 3, "lightbox": "off", "lang": "ar", "dir": "rtl"}"#;
    let mut fixture = Fixture::with_settings(settings);
    fixture.show(ARTICLE).unwrap();
    settle().await;
    assert_eq!(fixture.text("h3"), "A headline");
    assert!(fixture.find("button.open").is_none());
    fixture.widget.configure("{}");
    settle().await;
    assert_eq!(fixture.text("h1"), "A headline");
    assert!(fixture.find("button.open").is_some());
}

#[wasm_bindgen_test]
async fn an_error_is_thrown_and_keeps_the_article() {
    let mut fixture = Fixture::new();
    fixture.show(ARTICLE).unwrap();
    settle().await;
    for (text, code, path) in [("{", "json-syntax", None), (r#"{"body":[]}"#, "invalid-article", Some("headline"))] {
        let error = fixture.show(text).unwrap_err();
        let member = |name: &str| js_sys::Reflect::get(&error, &name.into()).unwrap().as_string();
        assert!(error.is_instance_of::<js_sys::Error>());
        assert_eq!((member("code").as_deref(), member("path").as_deref()), (Some(code), path));
    }
    settle().await;
    assert_eq!(fixture.text("h1"), "A headline");
    assert_eq!(fixture.calls("ready").len(), 1);
}

#[wasm_bindgen_test]
async fn the_lightbox_opens_and_closes_and_reports_its_state() {
    let mut fixture = Fixture::new();
    fixture.show(ARTICLE).unwrap();
    settle().await;
    fixture.widget.open_lightbox(0);
    settle().await;
    let dialog = fixture.find("dialog").unwrap();
    assert!(dialog.has_attribute("open"));
    assert_eq!(fixture.text("dialog [part~=caption]"), "At sea");
    let states = fixture.calls("updateLightbox");
    let expected = [
        r#""alt":"A boat","lang":"","dir":"","caption":"At sea","credit":"AP","progress":"loading""#,
        r#""index":0,"rtl":false"#,
    ];
    assert!(expected.iter().all(|members| states[0].contains(members)), "{states:?}");
    fixture.widget.close_lightbox();
    settle().await;
    assert!(!dialog.has_attribute("open"));
    assert_eq!(fixture.calls("updateLightbox").last().unwrap(), "updateLightbox ");
    let names = ["article-widget-lightbox-open", "article-widget-lightbox-close"];
    assert_eq!(
        fixture.calls("article-widget-").iter().filter_map(|call| call.split(' ').next()).collect::<Vec<_>>(),
        names
    );
}

#[wasm_bindgen_test]
async fn a_destroyed_widget_leaves_nothing() {
    let mut fixture = Fixture::new();
    fixture.show(ARTICLE).unwrap();
    settle().await;
    fixture.widget.open_lightbox(0);
    settle().await;
    fixture.widget.destroy();
    settle().await;
    assert_eq!(fixture.root.query_selector_all("article, dialog").unwrap().length(), 0);
}
