//! What holds for JSON in the keys of all formats, whichever it is read as.
//!
//! The keys and the words are those that the readers themselves name, taken from their source: what a reader looks for
//! tomorrow is tried tomorrow. Two ways lead to hostile input: JSON made of nothing but those, which finds what any
//! reader takes for granted, and fixtures with a few places spoilt, which gets past the doors.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Duration,
};

use news_article::{
    formats::{self, FORMATS},
    json::Json,
    native::{self, NAME},
};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::{
    fuzz::targets::assert_allowed,
    golden::{fixtures, read},
    hostile::{assert_clean, cpu_time},
    properties::{config, led_to, points_into, text},
};

/// No small input may keep a reader busy for longer, even unoptimised.
const MOMENT: Duration = Duration::from_secs(2);

/// The words that the formats' readers name: keys, types, values.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/formats")) {
        let source = fs::read_to_string(file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap().lines().filter(|line| !line.trim().starts_with("//"));
        for line in code {
            let texts = line.split('"').skip(1).step_by(2);
            words.extend(texts.filter(|text| !text.is_empty() && !text.contains([' ', '\\'])).map(str::to_owned));
        }
    }
    words.sort();
    words.dedup();
    assert!(words.len() > 50 && words.iter().any(|word| word == "headline"), "{words:?}");
    words
});

/// The fixtures of all formats that are JSON.
static FIXTURES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")).unwrap();
    let folders = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    let files = folders.flat_map(|folder| fixtures(&folder));
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.iter().filter_map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).ok()).collect()
});

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.flat_map(|entry| if entry.is_dir() { sources(&entry) } else { vec![entry] }).collect();
    files.sort();
    files
}

fn word() -> impl Strategy<Value = String> {
    any::<prop::sample::Index>().prop_map(|index| WORDS[index.index(WORDS.len())].clone())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => (-3..5000i64).prop_map(Value::from),
        1 => prop_oneof![Just(1e300), Just(-0.5), Just(4_294_967_296.5)].prop_map(Value::from),
        4 => text().prop_map(Value::from),
        2 => word().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            2 => prop::collection::vec((word(), inner), 0..10).prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// What is done to one place of a fixture.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Wrap,
    Double,
    Remove,
    Add(String, Value),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        5 => value().prop_map(Change::Replace),
        1 => Just(Change::Wrap),
        1 => Just(Change::Double),
        2 => Just(Change::Remove),
        2 => (word(), value()).prop_map(|(key, value)| Change::Add(key, value)),
    ]
}

/// A fixture, of whichever format, with a few places spoilt.
fn spoilt() -> impl Strategy<Value = Value> {
    let places = prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6);
    (any::<prop::sample::Index>(), places).prop_map(|(index, changes)| {
        let mut value = FIXTURES[index.index(FIXTURES.len())].clone();
        for (place, change) in changes {
            let count = count(&value);
            spoil(&mut value, &mut place.index(count), &change);
        }
        value
    })
}

/// How many values there are, all in all.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum::<usize>(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value of that place, counted in the order of the text; whether it was found.
fn spoil(value: &mut Value, place: &mut usize, change: &Change) -> bool {
    if *place == 0 {
        *value = match (change, value.take()) {
            (Change::Replace(other), _) => other.clone(),
            (Change::Remove, _) => Value::Null,
            (Change::Wrap, value) => Value::Array(vec![value]),
            (Change::Double, value) => Value::Array(vec![value.clone(), value]),
            (Change::Add(key, other), Value::Object(mut members)) => {
                members.insert(key.clone(), other.clone());
                members.into()
            }
            (Change::Add(_, other), Value::Array(mut items)) => {
                items.insert(0, other.clone());
                items.into()
            }
            (Change::Add(key, _), _) => key.clone().into(),
        };
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| spoil(item, place, change)),
        Value::Object(members) => members.values_mut().any(|member| spoil(member, place, change)),
        _ => false,
    }
}

/// Every address in what was written, and the markup.
fn assert_written_is_clean(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(assert_written_is_clean),
        Value::Object(members) => {
            let code = members.get("type").is_some_and(|kind| kind == "code");
            for (key, value) in members {
                match value {
                    Value::String(address) if key == "url" || key == "contentUrl" => {
                        let known = ["http://", "https://", "mailto:", "tel:"];
                        assert!(known.iter().any(|scheme| address.starts_with(scheme)), "{address}");
                    }
                    Value::String(html) if !code && ["text", "caption", "creditText", "cite"].contains(&&**key) => {
                        assert_clean(html, html);
                    }
                    other => assert_written_is_clean(other),
                }
            }
        }
        _ => {}
    }
}

/// Reads a value as every format, and holds what must hold.
fn assert_holds(value: &Value, base: &str) {
    let text = value.to_string();
    for format in ["auto"].iter().chain(FORMATS) {
        let start = cpu_time();
        let result = formats::read(&text, format, base);
        if let Some(took) = start.zip(cpu_time()).map(|(start, end)| end - start) {
            assert!(took < MOMENT, "{format} took {took:?} for {text}");
        }
        let reading = match result {
            Ok(reading) => reading,
            Err(error) => {
                assert!(["unknown-format", "invalid-article", "upstream-error"].contains(&error.code()), "{error:?}");
                // Unlike a warning, it may name what is missing inside something that is missing.
                let path = error.path().unwrap_or_default();
                let mut ways = path.match_indices('.').map(|(end, _)| &path[..end]);
                let missing = |way: &str| led_to(way, value).is_some_and(|found| found.is_none_or(Value::is_null));
                assert!(points_into(path, value) || ways.any(missing), "{format}: {error:?} for {text}");
                continue;
            }
        };
        for warning in &reading.warnings {
            assert!(points_into(&warning.path, value), "{format}: {warning:?} for {text}");
        }
        assert_allowed(&reading.article);
        let written = native::write(&reading.article).to_string();
        assert_written_is_clean(&serde_json::from_str(&written).unwrap());
        let again = formats::read(&written, "auto", "").unwrap();
        assert_eq!(again.format, NAME, "{written}");
        assert_eq!(again.warnings, [], "{format}: written as {written}\nfrom {text}");
        // Not `assert_eq`: whatever is shrunk is said a hundred times.
        let twice = native::write(&again.article).to_string();
        assert!(twice == written, "{format}: another article from {written}\nwhich is {twice}\nof {text}");
    }
}

/// Bases that no relative address may be joined with, and some that it may.
const BASES: &[&str] = &[
    "",
    "https://news.example/articles/42.json",
    "HTTP:\\\\news.example",
    "https://u:p@news.example:80?x/y#z",
    "https://",
    "https:///x",
    "https://a b/",
    "javascript:alert(1)//",
    "javascript://news.example/%0aalert(1)//",
    "data:text/html,<script>alert(1)</script>/",
    "file:///etc/",
    "blob:https://news.example/1",
    "about:blank",
    "mailto:a@b.example",
    "//news.example/",
    "java\tscript://x/",
    "\u{1}javascript://x/",
    "https://x/\"><script>",
    "https://[::1]/a/",
];

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn json_of_all_formats_keys(value in value(), base in prop::sample::select(BASES)) {
        assert_holds(&value, base);
    }

    #[test]
    fn spoilt_fixtures(value in spoilt(), base in prop::sample::select(BASES)) {
        assert_holds(&value, base);
    }
}

#[test]
fn fixtures_with_every_base() {
    for fixture in FIXTURES.iter() {
        for base in BASES {
            assert_holds(fixture, base);
        }
    }
}

/// Envelopes: the article's place is part of every path.
#[test]
fn fixtures_in_envelopes() {
    for fixture in FIXTURES.iter() {
        assert_holds(&serde_json::json!([fixture]), "");
        for key in ["posts", "items", "@graph", "response", "content", "data", "results"] {
            assert_holds(&serde_json::json!({ key: fixture }), "");
            assert_holds(&serde_json::json!({ key: [null, fixture, fixture] }), "");
        }
    }
}

/// A fixture whose longest arrays are longer still takes as much longer, and no more.
#[test]
fn long_fixtures_take_linear_time() {
    fn stretched(value: &Value, times: usize) -> Value {
        match value {
            Value::Array(items) if items.len() < 1000 => {
                let items: Vec<_> = items.iter().map(|item| stretched(item, 1)).collect();
                Value::Array(items.iter().cycle().take(items.len() * times).cloned().collect())
            }
            Value::Object(members) => {
                members.iter().map(|(key, value)| (key.clone(), stretched(value, times))).collect::<Map<_, _>>().into()
            }
            Value::String(text) if text.contains('<') && text.len() < 10_000 => text.repeat(times).into(),
            other => other.clone(),
        }
    }
    let time = |text: &str| {
        let start = cpu_time()?;
        let _ = read(text, "auto");
        Some(cpu_time()? - start)
    };
    for fixture in FIXTURES.iter() {
        let (short, long) = (stretched(fixture, 20).to_string(), stretched(fixture, 160).to_string());
        let Some((long_time, short_time)) = time(&long).zip(time(&short)) else { return };
        let linear = long_time < Duration::from_millis(400) || long_time < short_time * 24;
        assert!(linear, "{short_time:?} for an eighth, {long_time:?} for the whole: {fixture}");
    }
}

/// What the search has found.
#[test]
fn spoilt_stories_of_the_content_bus() {
    let body = |headlines: Value| serde_json::json!({ "body": { "type": "story", "version": "0.4", "headlines": headlines, "content_elements": [] } });
    for headlines in [
        serde_json::json!([{ "basic": "x" }]),
        serde_json::json!("x"),
        serde_json::json!({ "basic": ["x"] }),
        serde_json::json!({}),
        Value::Null,
    ] {
        assert_holds(&body(headlines), "");
    }
}

#[test]
fn what_is_spoilt_is_what_was_counted() {
    let value = serde_json::json!({ "a": [1, { "b": 2 }], "c": 3 });
    assert_eq!(count(&value), 6);
    for (place, expected) in [
        (0, "null"),
        (1, r#"{"a":null,"c":3}"#),
        (2, r#"{"a":[null,{"b":2}],"c":3}"#),
        (4, r#"{"a":[1,{"b":null}],"c":3}"#),
        (5, r#"{"a":[1,{"b":2}],"c":null}"#),
    ] {
        let mut spoilt = value.clone();
        assert!(spoil(&mut spoilt, &mut place.clone(), &Change::Remove));
        assert_eq!(spoilt.to_string(), expected, "{place}");
    }
    assert!(FIXTURES.len() > 5);
    assert!(Json::parse(&FIXTURES[0].to_string()).is_ok());
}
