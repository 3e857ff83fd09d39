//! Dates and days.

use js_sys::{Object, Reflect};
use news_article::model::{Date, date::Precision};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Moment;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(iso: &str) -> Moment;
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale_string(this: &Moment, lang: &JsValue, options: &JsValue) -> Result<String, JsValue>;
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

/// Days since 1970.
pub fn today() -> u32 {
    (js_sys::Date::now() / 86_400_000.0) as u32
}
