//! `article-widget normalize`

use std::fs;

use news_article::{formats, limits::MAX_BYTES};

use crate::harness::{self, File, Output, fixture_directory, fixtures};

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    harness::run(&[&["normalize"], arguments].concat(), input)
}

#[track_caller]
fn check(arguments: &[&str], input: &str, code: i32, out: &str, err: &str) {
    harness::check(&[&["normalize"], arguments].concat(), input, code, out, err);
}

const SMALL: &str = "{\n  \"headline\": \"H\"\n}\n";

#[test]
fn a_single_article_is_written_over_several_lines() {
    check(&["minimal.json"], "", 0, &run(&["--", "minimal.json"], "").out, "");
    check(&[], r#"{"headline":"H"}"#, 0, SMALL, "");
    check(&["-"], "\u{feff}{\"headline\":\"H\"}\n", 0, SMALL, "");
}

#[test]
fn several_articles_are_written_on_a_line_each() {
    let output = run(&["--quiet", "minimal.json", "bare.json", "-"], r#"{"headline":"H"}"#);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> = output.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2], serde_json::json!({ "headline": "H" }));
}

#[test]
fn a_line_without_an_article_does_not_stop_the_others() {
    let input =
        "{\"headline\":\"1\"}\n{\"headline\":\n\n \r\n{\"headline\":\"2\",\"body\":[{}]}\r\n[]\n{\"headline\":\"3\"}";
    let out = "{\"headline\":\"1\"}\n{\"headline\":\"2\"}\n{\"headline\":\"3\"}\n";
    let messages = |name: &str| {
        format!(
            "{name}:2: error: json-syntax: expected a value, found the end at line 1, column 13\n\
             {name}:5:body[0].text: missing: expected some text, found nothing\n\
             {name}:6: error: unknown-format: expected an article, an object with `headline`; found an array\n"
        )
    };
    check(&["--ndjson"], input, 1, out, &messages("<stdin>"));
    for end in ["ndjson", "JSONL"] {
        let file = File::new(&format!("lines.{end}"), input);
        check(&[file.path()], "", 1, out, &messages(file.path()));
    }
}

#[test]
fn warnings_and_errors_are_reported_with_file_and_path() {
    let output = run(&["wrong_types.json"], "");
    assert_eq!(output.code, 0, "warnings are not a failure");
    assert!(output.err.lines().count() > 5);
    let file = fixtures("article-widget").into_iter().find(|file| file.ends_with("wrong_types.json"));
    let reading = formats::read(&fs::read_to_string(file.unwrap()).unwrap(), "auto", "").unwrap();
    for (line, warning) in output.err.lines().zip(reading.warnings) {
        let known = format!("wrong_types.json:{}: {}: {}", warning.path, warning.code, warning.message);
        assert_eq!(line, known);
    }
    check(&["--quiet", "wrong_types.json"], "", 0, &output.out, "");
    let missing = "no_headline.json: error: invalid-article at headline: expected a string, found nothing\n";
    check(&["-q", "no_headline.json"], "", 1, "", missing);
    let gone = r#"{"errors":[{"message":"Gone"}]}"#;
    check(&[], gone, 1, "", "<stdin>: error: upstream-error: Gone\n");
}

#[test]
fn the_format_can_be_named() {
    check(&["--format", "article-widget"], r#"{"headline":"H"}"#, 0, SMALL, "");
    check(&["--format=auto"], r#"{"headline":"H"}"#, 0, SMALL, "");
    let other = "<stdin>: error: unknown-format: expected the format `ghost`, found `article-widget`\n";
    check(&["--format", "ghost"], r#"{"headline":"H"}"#, 1, "", other);
}

#[test]
fn relative_urls_need_a_base() {
    let article = r#"{"headline":"H","url":"b"}"#;
    let warning = "<stdin>:url: invalid-url: expected an absolute address, since there is no base to join with\n";
    check(&[], article, 0, SMALL, warning);
    let joined = "{\n  \"headline\": \"H\",\n  \"url\": \"https://news.example/b\"\n}\n";
    check(&["--base", "https://news.example/a.json"], article, 0, joined, "");
}

#[test]
fn wrong_usage_is_reported_with_exit_code_2() {
    let hint = "\nTry `article-widget normalize --help`.\n";
    for (arguments, message) in [
        (&["--al"][..], "there is no option `--al`"),
        (&["--quiet=1"], "there is no option `--quiet=1`"),
        (&["-x"], "there is no option `-x`"),
        (&["--base"], "`--base` needs a value"),
        (&["--base", "/x"], "expected an http or https URL for `--base`, found `/x`"),
        (&["--base=file:///x"], "expected an http or https URL for `--base`, found `file:///x`"),
        (&["--format"], "`--format` needs a value"),
    ] {
        check(arguments, "", 2, "", &format!("article-widget normalize: {message}{hint}"));
    }
    let output = run(&["--format", "rss", "minimal.json"], "");
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert!(
        output.err.starts_with("article-widget normalize: expected `auto` or one of article-widget, json-ld,"),
        "{}",
        output.err
    );
    assert!(output.err.ends_with(&format!("; found `rss`{hint}")), "{}", output.err);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let output = run(&["nowhere.json", "no_headline.json", "-"], r#"{"headline":"H"}"#);
    assert_eq!((output.code, output.out.as_str()), (2, "{\"headline\":\"H\"}\n"));
    assert!(output.err.starts_with("nowhere.json: error: "), "{}", output.err);
    assert_eq!(run(&["."], "").code, 2, "a directory");
    assert_eq!(run(&["--", "--help"], "").code, 2, "there is no file of that name");
}

#[test]
fn inputs_that_are_not_utf_8_or_too_long_are_errors() {
    let output = run(&["--ndjson"], b"{\"headline\":\"\xff\"}\n{\"headline\":\"H\"}\n");
    assert_eq!((output.code, output.out.as_str()), (1, "{\"headline\":\"H\"}\n"));
    assert_eq!(output.err, "<stdin>:1: error: json-syntax: expected UTF-8, found another byte after 13 bytes\n");
    let too_large = |label| format!("{label}: error: too-large: expected at most 5000000 bytes, found more\n");
    let article = |length: usize| {
        let json = "{\"headline\":\"H\"}";
        json.to_owned() + &" ".repeat(length - json.len())
    };
    check(&[], &article(MAX_BYTES + 1), 1, "", &too_large("<stdin>"));
    check(&[], &article(MAX_BYTES), 0, SMALL, "");
    for more in [1, 2, 70_000] {
        let lines = [article(MAX_BYTES), article(MAX_BYTES + more), article(20)].join("\n");
        check(&["--ndjson"], &lines, 1, &"{\"headline\":\"H\"}\n".repeat(2), &too_large("<stdin>:2"));
    }
    check(&[], "", 1, "", "<stdin>: error: json-syntax: expected a value, found the end at line 1, column 1\n");
    check(&["--ndjson"], "\n\n", 0, "", "");
}

#[test]
fn help_and_version_are_printed() {
    let output = run(&["--help"], "");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.out.contains("usage: article-widget normalize [OPTIONS] [FILE…]"));
    check(&["--version"], "", 0, concat!("article-widget ", env!("CARGO_PKG_VERSION"), "\n"), "");
}

/// As in `article-widget normalize … | head`.
#[cfg(unix)]
#[test]
fn a_closed_output_is_not_an_error() {
    let lines = File::new("many.ndjson", "{\"headline\":\"H\"}\n".repeat(50_000));
    let mut child = harness::program().args(["normalize", lines.path()]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn normalizing_twice_changes_nothing() {
    let base = ["--quiet", "--base", "https://news.example/articles/42.json"];
    let mut read = 0;
    for folder in fs::read_dir(fixture_directory()).unwrap().map(|folder| folder.unwrap().file_name()) {
        for file in fixtures(folder.to_str().unwrap()) {
            let first = run(&[&base[..], &[file.to_str().unwrap()]].concat(), "");
            if first.code == 0 {
                check(&[], &first.out, 0, &first.out, "");
                read += 1;
            }
        }
    }
    assert!(read > 5);
}
