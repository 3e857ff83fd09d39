//! Properties that hold for any input.

use std::{collections::BTreeSet, env};

use news_article::{
    formats,
    json::Json,
    model::{Date, Url},
    native,
};
use proptest::{prelude::*, test_runner::RngSeed};
use serde_json::{Map, Value};

use crate::{golden::read, hostile::assert_harmless};

/// Texts that have a meaning somewhere in an article, and any others.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(vec![
            "", " ", "Text", "a <b>b</b>", "/x", "https://a.example/x y", "javascript:alert(1)", "mailto:a@b", "2026-01-31",
            "2026-02-30", "Sat, 31 Jan 2026 08:00:00 GMT", "12", "-1", "1e3", "<script>x</script>y", "<p>a</p><p>b</p>",
            "a<br><br>b", "<img src=/i>", "<ul><li>a<ul><li>b</ul></ul>", "&amp;&nbsp;&lt;", "a\n\nb\nc", "日本語", "\u{feff}",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,20}",
        1 => any::<String>(),
    ]
}

/// An article with a block of each type. What it has, the properties are tested with.
pub(crate) const EXAMPLE: &str = include_str!("../fixtures/article-widget/rich.json");

/// Adds the keys of the objects in a value.
fn add_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            keys.extend(members.keys().cloned());
            members.values().for_each(|value| add_keys(value, keys));
        }
        Value::Array(values) => values.iter().for_each(|value| add_keys(value, keys)),
        _ => {}
    }
}

/// The keys of the native format, and one that it hasn't.
fn keys() -> impl Strategy<Value = String> + Clone {
    let mut keys = BTreeSet::from(["articleBody".to_owned(), "x".to_owned()]);
    add_keys(&serde_json::from_str(EXAMPLE).unwrap(), &mut keys);
    proptest::sample::select(Vec::from_iter(keys))
}

fn example_blocks() -> Vec<Value> {
    serde_json::from_str::<Value>(EXAMPLE).unwrap()["body"].as_array().unwrap().clone()
}

/// A block of the example, of which some members have other values.
fn changed_block() -> impl Strategy<Value = Value> {
    let changes = proptest::collection::vec((keys(), json()), 0..3);
    (proptest::sample::select(example_blocks()), changes).prop_map(|(mut block, changes)| {
        if let Value::Object(members) = &mut block {
            members.extend(changes);
        }
        block
    })
}

/// JSON that mostly has the keys and types of the native format.
fn json() -> impl Strategy<Value = Value> {
    let keys = keys();
    let mut kinds = BTreeSet::from(["hologram".to_owned()]);
    kinds.extend(example_blocks().iter().filter_map(|block| Some(block["type"].as_str()?.to_owned())));
    let kinds = proptest::sample::select(Vec::from_iter(kinds));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..5000i64).prop_map(Value::from),
        text().prop_map(Value::from),
        kinds.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 96, 8, move |inner| {
        let members = proptest::collection::vec((keys.clone(), inner.clone()), 0..8);
        let block = (kinds.clone(), members.clone()).prop_map(|(kind, members)| {
            Value::Object(members.into_iter().chain([("type".to_owned(), kind.into())]).collect())
        });
        prop_oneof![
            proptest::collection::vec(inner, 0..8).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
            block,
        ]
    })
}

/// An object with a headline and the keys of the native format, whose values are right or wrong.
pub(crate) fn native_article() -> impl Strategy<Value = Value> {
    let keys = [
        "author",
        "source",
        "image",
        "body",
        "related",
        "correction",
        "url",
        "datePublished",
        "articleBody",
        "description",
    ];
    let values = proptest::collection::vec(json(), keys.len());
    let blocks = proptest::option::of(proptest::collection::vec(changed_block(), 1..4));
    (values, blocks).prop_map(move |(values, blocks)| {
        let members = keys.iter().map(|key| (*key).to_owned()).zip(values);
        let body = blocks.map(|blocks| ("body".to_owned(), blocks.into()));
        Value::Object(members.chain([("headline".to_owned(), "H".into())]).chain(body).collect::<Map<_, _>>())
    })
}

/// Markup made of the tokens of a parser.
fn markup() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "<",
        ">",
        "/",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "&",
        ";",
        "#",
        "x",
        "text",
        "<a href=",
        "<a href='/x'>",
        "</a>",
        "<b>",
        "</b>",
        "<i lang=fr>",
        "</i>",
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<ul>",
        "<ol>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</table>",
        "<thead>",
        "<caption>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<img src=/i alt=a>",
        "<blockquote>",
        "</blockquote>",
        "<cite>",
        "</cite>",
        "<small>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<h2>",
        "</h2>",
        "<hr>",
        "<script>",
        "</script>",
        "<script/>",
        "<svg>",
        "</svg>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&lt;",
        "&nbsp;",
        "&#x0;",
        "&#128;",
        "javascript:",
        "<iframe src='https://v.example/'>",
        "</iframe>",
        "<span>",
        "<span dir=rtl>",
        "</span>",
        "<time datetime=2026>",
        "<abbr title='t'>",
        "<q>",
        "</q>",
        "\u{a0}",
        "é",
        "\u{0}",
        "\t",
    ]);
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// The value at a path. `Some(None)` if its object exists but has no such member, `None` if the object doesn't exist.
pub(crate) fn value_at<'v>(path: &str, input: &'v Value) -> Option<Option<&'v Value>> {
    if path.is_empty() {
        return Some(Some(input));
    }
    if let Some((index, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) {
        return value_at(rest, input.get(index.parse::<usize>().unwrap())?);
    }
    let path = path.strip_prefix('.').unwrap_or(path);
    let Value::Object(members) = input else { return None };
    // A key of JSON-LD may be a URL with dots in it.
    let there = members.iter().find_map(|(key, value)| {
        let rest = path.strip_prefix(key.as_str()).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))?;
        value_at(rest, value)
    });
    // The last member may be missing.
    there.or_else(|| (path.starts_with("http") || !path.contains(['.', '['])).then_some(None))
}

/// Whether a warning's path leads to a value of the input, or to a missing member of one of its objects.
pub(crate) fn points_into(path: &str, input: &Value) -> bool {
    value_at(path, input).is_some()
}

#[test]
fn the_path_checker_accepts_existing_and_missing_members_only() {
    let input = serde_json::json!({ "body": [{ "text": "x" }, "y"] });
    for (path, expected) in [
        ("", true),
        ("body", true),
        ("body[0].text", true),
        ("body[0].cite", true),
        ("body[1]", true),
        ("body[1].text", false),
        ("image", true),
        ("body[2]", false),
        ("body[0].cite.x", false),
        ("body.text", false),
        ("image[0]", false),
    ] {
        assert_eq!(points_into(path, &input), expected, "{path}");
    }
}

/// A configuration with a fixed seed: the result of a check before a merge must be reproducible.
/// `PROPTEST_CASES=20000 cargo test --test it` uses a random seed and more cases; a failure that it finds is added as a
/// test.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let random = env::var_os("PROPTEST_CASES").is_some();
    let (cases, rng_seed) = if random { (given.cases, given.rng_seed) } else { (cases, RngSeed::Fixed(20_260_131)) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..given }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), format in "auto|article-widget|ghost|\\PC{0,5}", base in any::<String>()) {
        let _ = formats::read(&text, &format, &base);
    }

    #[test]
    fn any_json_is_read_or_refused(value in json()) {
        for format in ["auto", "article-widget"] {
            if let Err(error) = read(&value.to_string(), format) {
                prop_assert!(["unknown-format", "invalid-article", "upstream-error"].contains(&error.code()), "{}", error.code());
            }
        }
    }

    #[test]
    fn warnings_point_into_the_input(value in native_article()) {
        for warning in read(&value.to_string(), "auto").unwrap().warnings {
            prop_assert!(points_into(&warning.path, &value), "{warning:?}");
        }
    }

    #[test]
    fn a_written_article_is_read_as_the_same_article(value in native_article()) {
        let first = read(&value.to_string(), "auto").unwrap().article;
        let written = native::write(&first).to_string();
        let second = read(&written, "auto").unwrap();
        prop_assert_eq!(&second.article, &first, "{}", written);
        prop_assert_eq!(second.warnings, []);
    }

    #[test]
    fn any_markup_becomes_harmless(markup in markup()) {
        assert_harmless(&markup);
    }

    #[test]
    fn any_text_becomes_harmless(text in any::<String>()) {
        assert_harmless(&text);
    }

    #[test]
    fn addresses_are_safe_and_stable(text in text(), path in "\\PC{0,12}", prefix in "|/|//|\\?|#|\\.\\./|https://|HTTP:\\\\\\\\|tel:|mailto:") {
        for text in [text, [prefix, path].concat()] {
            if let Ok(url) = Url::parse(&text, "https://news.example/a/b?c#d") {
                let known = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.as_str().starts_with(scheme));
                prop_assert!(known, "{}", url.as_str());
                prop_assert!(!url.as_str().contains(|c: char| c <= ' ' || matches!(c, '"' | '<' | '>')), "{}", url.as_str());
                prop_assert_eq!(Url::parse(url.as_str(), ""), Ok(url.clone()));
                prop_assert_eq!(url.is_web(), url.host().is_some());
            }
        }
    }

    #[test]
    fn a_date_is_read_from_its_iso_form(text in "\\PC{0,20}|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?|[0-3]?[0-9] (Jan|Feb|Dec) [0-9]{2,5}( [0-2][0-9]:[0-5][0-9] [+-][0-9]{4})?") {
        if let Some(date) = Date::parse(&text) {
            prop_assert_eq!(Date::parse(date.iso()), Some(date.clone()));
            prop_assert_eq!(date.day().len(), 10);
            prop_assert!(!date.is_after(&date));
        }
    }

    #[test]
    fn json_is_read_and_written_as_by_serde_json(value in json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let written = Json::parse(&text).unwrap().to_string();
            prop_assert_eq!(&serde_json::from_str::<Value>(&written).unwrap(), &value);
        }
    }

    /// The deliberate differences are left out: a byte-order mark, lone surrogates, numbers beyond an `f64`.
    #[test]
    fn json_is_refused_where_serde_json_refuses_it(text in "[\\[\\]{},:\"a01.eE+\\- \n\t\\\\/tnu\u{1}é]{0,12}|(true|false|null|[0-9.eE-]{1,4}|\"[a\\\\\"n/u0é]{0,6}\"|[\\[\\]{},: ]){0,8}") {
        let by_serde_json = serde_json::from_str::<Value>(&text).map_err(|error| error.to_string());
        if !by_serde_json.as_ref().is_err_and(|error| error.contains("out of range")) {
            prop_assert_eq!(Json::parse(&text).is_ok(), by_serde_json.is_ok(), "{:?}", by_serde_json);
        }
    }

    #[test]
    fn a_syntax_error_has_a_position_in_the_text(text in "[\\[\\]{},:\"a1 \n]{0,30}") {
        if let Err(error) = Json::parse(&text) {
            let line = text.split('\n').nth(error.line - 1);
            prop_assert!(line.is_some_and(|line| error.column <= line.chars().count() + 1), "{error:?}");
        }
    }
}
