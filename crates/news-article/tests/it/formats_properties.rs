//! Properties of reading any JSON as any format.
//!
//! The keys and the values are the string literals in the source of the formats, so that new keys are tested without a
//! change here. There are two kinds of input: JSON made of these strings only, which finds wrong assumptions about types, and
//! fixtures with a few changed values, which are recognised as their format and therefore reach its reader.

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
    properties::{config, points_into, text, value_at},
};

/// No small input may take longer, even in a build without optimisation.
const MAX_TIME: Duration = Duration::from_secs(2);

/// The string literals in the source of the formats: keys, types, values.
static LITERALS: LazyLock<Vec<String>> = LazyLock::new(|| {
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

/// The fixtures of all formats that are valid JSON.
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

fn literal() -> impl Strategy<Value = String> {
    any::<prop::sample::Index>().prop_map(|index| LITERALS[index.index(LITERALS.len())].clone())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => (-3..5000i64).prop_map(Value::from),
        1 => prop_oneof![Just(1e300), Just(-0.5), Just(4_294_967_296.5)].prop_map(Value::from),
        4 => text().prop_map(Value::from),
        2 => literal().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            2 => prop::collection::vec((literal(), inner), 0..10).prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// A change of one value of a fixture.
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
        2 => (literal(), value()).prop_map(|(key, value)| Change::Add(key, value)),
    ]
}

/// A fixture of any format with a few changed values.
fn changed_fixture() -> impl Strategy<Value = Value> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6);
    (any::<prop::sample::Index>(), changes).prop_map(|(index, changes)| {
        let mut value = FIXTURES[index.index(FIXTURES.len())].clone();
        for (index, change) in changes {
            let count = count(&value);
            change_at(&mut value, &mut index.index(count), &change);
        }
        value
    })
}

/// The number of values in a value, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum::<usize>(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value at a position, counted in the order of the text. Returns whether there is one.
fn change_at(value: &mut Value, position: &mut usize, change: &Change) -> bool {
    if *position == 0 {
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
    *position -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change_at(item, position, change)),
        Value::Object(members) => members.values_mut().any(|member| change_at(member, position, change)),
        _ => false,
    }
}

/// Asserts that the URLs and the markup of a written article are allowed.
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

/// Reads a value as every format, and asserts the properties.
fn assert_holds(value: &Value, base: &str) {
    let text = value.to_string();
    for format in ["auto"].iter().chain(FORMATS) {
        let start = cpu_time();
        let result = formats::read(&text, format, base);
        if let Some(took) = start.zip(cpu_time()).map(|(start, end)| end - start) {
            assert!(took < MAX_TIME, "{format} took {took:?} for {text}");
        }
        let reading = match result {
            Ok(reading) => reading,
            Err(error) => {
                assert!(["unknown-format", "invalid-article", "upstream-error"].contains(&error.code()), "{error:?}");
                // Unlike that of a warning, the path may be of a member whose parent is missing as well.
                let path = error.path().unwrap_or_default();
                let mut parents = path.match_indices('.').map(|(end, _)| &path[..end]);
                let missing = |path: &str| value_at(path, value).is_some_and(|found| found.is_none_or(Value::is_null));
                assert!(points_into(path, value) || parents.any(missing), "{format}: {error:?} for {text}");
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
        // `assert_eq` would print both for each of the hundreds of attempts to shrink the input.
        let twice = native::write(&again.article).to_string();
        assert!(twice == written, "{format}: another article from {written}\nwhich is {twice}\nof {text}");
    }
}

/// Bases. Most of them must not be used to resolve relative URLs.
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
    fn any_json_is_read_or_refused_as_every_format(value in value(), base in prop::sample::select(BASES)) {
        assert_holds(&value, base);
    }

    #[test]
    fn changed_fixtures_are_read_or_refused(value in changed_fixture(), base in prop::sample::select(BASES)) {
        assert_holds(&value, base);
    }
}

#[test]
fn fixtures_are_read_with_every_base() {
    for fixture in FIXTURES.iter() {
        for base in BASES {
            assert_holds(fixture, base);
        }
    }
}

#[test]
fn paths_of_fixtures_in_envelopes_start_at_the_root() {
    for fixture in FIXTURES.iter() {
        assert_holds(&serde_json::json!([fixture]), "");
        for key in ["posts", "items", "@graph", "response", "content", "data", "results"] {
            assert_holds(&serde_json::json!({ key: fixture }), "");
            assert_holds(&serde_json::json!({ key: [null, fixture, fixture] }), "");
        }
    }
}

/// The time for a fixture with longer arrays grows in proportion to their length.
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

/// Failures that the properties have found.
#[test]
fn stories_of_the_content_bus_may_have_any_headlines() {
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
fn each_counted_value_can_be_changed() {
    let value = serde_json::json!({ "a": [1, { "b": 2 }], "c": 3 });
    assert_eq!(count(&value), 6);
    for (position, expected) in [
        (0, "null"),
        (1, r#"{"a":null,"c":3}"#),
        (2, r#"{"a":[null,{"b":2}],"c":3}"#),
        (4, r#"{"a":[1,{"b":null}],"c":3}"#),
        (5, r#"{"a":[1,{"b":2}],"c":null}"#),
    ] {
        let mut changed = value.clone();
        assert!(change_at(&mut changed, &mut position.clone(), &Change::Remove));
        assert_eq!(changed.to_string(), expected, "{position}");
    }
    assert!(FIXTURES.len() > 5);
    assert!(Json::parse(&FIXTURES[0].to_string()).is_ok());
}
