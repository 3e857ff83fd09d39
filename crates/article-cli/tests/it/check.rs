//! `article-widget check`

use std::fs;

use news_article::limits::MAX_BYTES;
use serde_json::{Value, json};

use crate::harness::{self, File, Output, fixture_directory, fixtures};

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    harness::run(&[&["check"], arguments].concat(), input)
}

#[track_caller]
fn check(arguments: &[&str], input: &str, code: i32, out: &str) {
    harness::check(&[&["check"], arguments].concat(), input, code, out, "");
}

/// The reports of `--json`.
#[track_caller]
fn check_json(arguments: &[&str], input: &str, code: i32, expected: &[Value]) {
    let output = run(&[&["--json"], arguments].concat(), input);
    let reports: Vec<Value> = output.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((output.code, reports.as_slice(), output.err.as_str()), (code, expected, ""), "{arguments:?}");
}

const CLEAN: &str = r#"{"headline":"SECRET"}"#;
const FLAWED: &str = r#"{"headline":"SECRET","author":[{}],"url":"b"}"#;

#[test]
fn a_clean_article_is_reported_with_its_format() {
    check(&[], CLEAN, 0, "<stdin>: article-widget, no warnings\n");
    check(&["--strict"], CLEAN, 0, "<stdin>: article-widget, no warnings\n");
    check(&["minimal.json"], "", 0, "minimal.json: article-widget, no warnings\n");
    check(&["--quiet"], CLEAN, 0, "");
    let report = json!({ "input": "<stdin>", "format": "article-widget", "warnings": [] });
    check_json(&[], CLEAN, 0, &[report]);
}

#[test]
fn warnings_are_reported_and_fail_with_strict_only() {
    let url = "<stdin>:url: invalid-url: expected an absolute address, since there is no base to join with\n";
    let author = "<stdin>:author[0].name: missing: expected some text, found nothing\n";
    let out = format!("{url}{author}<stdin>: article-widget, 2 warnings\n");
    check(&[], FLAWED, 0, &out);
    check(&["--strict"], FLAWED, 1, &out);
    check(&["--strict", "--quiet"], FLAWED, 1, "");
    check(&["--base", "https://a.example/"], FLAWED, 0, &format!("{author}<stdin>: article-widget, 1 warning\n"));
    let report = json!({
        "input": "<stdin>",
        "format": "article-widget",
        "warnings": [
            { "code": "missing", "path": "author[0].name", "message": "expected some text, found nothing" },
        ],
    });
    check_json(&["--strict", "--base=https://a.example/"], FLAWED, 1, &[report]);
}

#[test]
fn errors_are_reported_with_their_path_or_position() {
    let syntax = "json-syntax: expected `,` or `}`, found `x` at line 2, column 15";
    let text = "{\n \"headline\":1 x}";
    check(&[], text, 2, &format!("<stdin>: error: {syntax}\n"));
    let error = json!({
        "code": "json-syntax", "message": syntax.trim_start_matches("json-syntax: "), "line": 2, "column": 15,
    });
    check_json(&["--quiet"], text, 2, &[json!({ "input": "<stdin>", "error": error, "warnings": [] })]);

    let invalid = "no_headline.json: error: invalid-article at headline: expected a string, found nothing\n";
    check(&["no_headline.json", "-q"], "", 2, invalid);
    let message = "expected a string, found nothing";
    let error = json!({ "code": "invalid-article", "message": message, "path": "headline" });
    let report = json!({ "input": "no_headline.json", "error": error, "warnings": [] });
    check_json(&["no_headline.json"], "", 2, &[report]);
}

#[test]
fn every_line_and_file_is_checked() {
    let lines = File::new("check.ndjson", format!("{CLEAN}\n\n[\n{FLAWED}\n"));
    let path = lines.path();
    let output = run(&["--strict", path, "-"], CLEAN);
    let reported: Vec<_> = output.out.lines().map(|line| line.replace(path, "FILE")).collect();
    assert_eq!((output.code, output.err.as_str()), (2, ""));
    assert_eq!(
        reported,
        [
            "FILE:1: article-widget, no warnings",
            "FILE:3: error: json-syntax: expected a value, found the end at line 1, column 2",
            "FILE:4:url: invalid-url: expected an absolute address, since there is no base to join with",
            "FILE:4:author[0].name: missing: expected some text, found nothing",
            "FILE:4: article-widget, 2 warnings",
            "<stdin>: article-widget, no warnings",
        ]
    );
    check(&["--ndjson", "--quiet"], &format!("{CLEAN}\n{CLEAN}"), 0, "");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let output = run(&["nowhere.json", "minimal.json"], "");
    assert_eq!((output.code, output.err.as_str()), (2, ""));
    assert!(output.out.starts_with("nowhere.json: error: "), "{}", output.out);
    assert!(output.out.ends_with("minimal.json: article-widget, no warnings\n"), "{}", output.out);
    let report: Value = serde_json::from_str(&run(&["--json", "nowhere.json"], "").out).unwrap();
    assert_eq!((&report["error"]["code"], &report["format"]), (&json!("io"), &Value::Null));
}

#[test]
fn inputs_that_are_not_utf_8_or_too_long_are_errors() {
    let output = run(&["--ndjson"], b"{\"headline\":\"\xff\"}\n");
    let message = "<stdin>:1: error: json-syntax: expected UTF-8, found another byte after 13 bytes\n";
    assert_eq!((output.code, output.out.as_str()), (2, message));
    let output = run(&[], " ".repeat(MAX_BYTES + 1));
    let message = "<stdin>: error: too-large: expected at most 5000000 bytes, found more\n";
    assert_eq!((output.code, output.out.as_str()), (2, message));
}

#[test]
fn the_format_can_be_named() {
    check(&["--format", "article-widget"], CLEAN, 0, "<stdin>: article-widget, no warnings\n");
    let message = "<stdin>: error: unknown-format: expected the format `ghost`, found `article-widget`\n";
    check(&["--format=ghost"], CLEAN, 2, message);
}

#[test]
fn wrong_usage_is_reported_with_exit_code_2() {
    for (arguments, message) in [
        (&["--pretty"][..], "there is no option `--pretty`"),
        (&["--strict=1"], "there is no option `--strict=1`"),
        (&["--base"], "`--base` needs a value"),
        (&["--base", "/x"], "expected an http or https URL for `--base`, found `/x`"),
    ] {
        let err = format!("article-widget check: {message}\nTry `article-widget check --help`.\n");
        harness::check(&[&["check"], arguments].concat(), "", 2, "", &err);
    }
}

#[test]
fn the_fixtures_of_every_format_are_known_and_never_printed() {
    assert!(!run(&[], FLAWED).out.contains("SECRET"));
    for folder in fs::read_dir(fixture_directory()).unwrap().map(|folder| folder.unwrap().file_name()) {
        let format = folder.to_str().unwrap();
        let files = fixtures(format);
        let files: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
        let output = run(&[&["--json", "--base", "https://news.example/"], &files[..]].concat(), "");
        let reports: Vec<Value> = output.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((reports.len(), output.err.as_str()), (files.len(), ""), "{format}");
        for report in reports {
            let (known, failed) = (report["format"] == format, report["error"].is_object());
            assert!(known != failed && report.get("article").is_none(), "{report}");
        }
    }
}
