//! Dates in the language of the interface.

use js_sys::{Object, Reflect};
use news_article::model::{Date, date::Precision};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

// `js_sys::Date::to_locale_string` has no `catch`, and an invalid language tag throws a `RangeError`.
#[wasm_bindgen]
extern "C" {
    type JsDate;
    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(iso: &str) -> JsDate;
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale_string(this: &JsDate, lang: &JsValue, options: &JsValue) -> Result<String, JsValue>;
}

/// A date in the long style of a language, with the time of day where the date has one. Where `lang` is not a valid
/// language tag, the browser's language is used.
pub fn format_date(date: &Date, lang: &str) -> String {
    format(date, lang, "long", date.precision() == Precision::Moment)
}

/// A date in the medium style of a language, without the time of day.
pub fn format_day(date: &Date, lang: &str) -> String {
    format(date, lang, "medium", false)
}

fn format(date: &Date, lang: &str, style: &str, time: bool) -> String {
    let options = Object::new();
    let set = |key: &str, value: &str| {
        let _ = Reflect::set(&options, &key.into(), &value.into());
    };
    set("dateStyle", style);
    if time {
        set("timeStyle", "short");
    }
    if date.precision() == Precision::Day {
        // A date without a time is midnight UTC, which is the day before west of Greenwich.
        set("timeZone", "UTC");
    }
    let js_date = JsDate::new(date.iso());
    js_date
        .to_locale_string(&lang.into(), &options)
        .or_else(|_| js_date.to_locale_string(&JsValue::UNDEFINED, &options))
        .unwrap_or_else(|_| date.day().to_owned())
}

/// The number of days since 1 January 1970, UTC.
pub fn today() -> u32 {
    (js_sys::Date::now() / 86_400_000.0) as u32
}
