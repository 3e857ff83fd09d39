//! The built `normalize` as it is used in a shell: what it writes, what it complains of, and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use news_article::{formats, limits::MAX_BYTES};

/// What a run has said.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-widget"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../news-article/tests/fixtures/article-widget"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Said {
    let mut child = program().args(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_owned();
    // Whoever doesn't read its input closes it, and both may write more than a pipe holds.
    let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[track_caller]
fn check(arguments: &[&str], input: &str, code: i32, out: &str, err: &str) {
    let said = run(arguments, input);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (code, out, err), "{arguments:?}");
}

/// A file of a test's own, gone at its end.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = std::env::temp_dir().join(format!("article-widget-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

const SMALL: &str = "{\n  \"headline\": \"H\"\n}\n";

#[test]
fn one_article_is_written_for_people() {
    check(&["minimal.json"], "", 0, &run(&["--", "minimal.json"], "").out, "");
    check(&[], r#"{"headline":"H"}"#, 0, SMALL, "");
    check(&["-"], "\u{feff}{\"headline\":\"H\"}\n", 0, SMALL, "");
}

#[test]
fn several_are_a_line_each() {
    let said = run(&["--quiet", "minimal.json", "bare.json", "-"], r#"{"headline":"H"}"#);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2], serde_json::json!({ "headline": "H" }));
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let input =
        "{\"headline\":\"1\"}\n{\"headline\":\n\n \r\n{\"headline\":\"2\",\"body\":[{}]}\r\n[]\n{\"headline\":\"3\"}";
    let out = "{\"headline\":\"1\"}\n{\"headline\":\"2\"}\n{\"headline\":\"3\"}\n";
    let complaints = |name: &str| {
        format!(
            "{name}:2: error: json-syntax: expected a value, found the end at line 1, column 13\n\
             {name}:5:body[0].text: missing: expected some text, found nothing\n\
             {name}:6: error: unknown-format: expected an article, an object with `headline`; found an array\n"
        )
    };
    check(&["--ndjson"], input, 1, out, &complaints("<stdin>"));
    for end in ["ndjson", "JSONL"] {
        let file = File::new(&format!("lines.{end}"), input);
        check(&[file.path()], "", 1, out, &complaints(file.path()));
    }
}

#[test]
fn what_is_wrong_is_said_by_file_and_path() {
    let said = run(&["wrong_types.json"], "");
    assert_eq!(said.code, 0, "warnings are no failure");
    assert!(said.err.lines().count() > 5);
    let file = fixtures("article-widget").into_iter().find(|file| file.ends_with("wrong_types.json"));
    let reading = formats::read(&fs::read_to_string(file.unwrap()).unwrap(), "auto", "").unwrap();
    for (line, warning) in said.err.lines().zip(reading.warnings) {
        let known = format!("wrong_types.json:{}: {}: {}", warning.path, warning.code, warning.message);
        assert_eq!(line, known);
    }
    check(&["--quiet", "wrong_types.json"], "", 0, &said.out, "");
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
fn relative_addresses_need_a_base() {
    let article = r#"{"headline":"H","url":"b"}"#;
    let warning = "<stdin>:url: invalid-url: expected an absolute address, since there is no base to join with\n";
    check(&[], article, 0, SMALL, warning);
    let joined = "{\n  \"headline\": \"H\",\n  \"url\": \"https://news.example/b\"\n}\n";
    check(&["--base", "https://news.example/a.json"], article, 0, joined, "");
}

#[test]
fn wrong_usage() {
    let hint = "\nTry `normalize --help`.\n";
    for (arguments, message) in [
        (&["--al"][..], "there is no option `--al`"),
        (&["--quiet=1"], "there is no option `--quiet=1`"),
        (&["-x"], "there is no option `-x`"),
        (&["--base"], "`--base` needs a value"),
        (&["--base", "/x"], "expected an address with http or https for `--base`, found `/x`"),
        (&["--base=file:///x"], "expected an address with http or https for `--base`, found `file:///x`"),
        (&["--format"], "`--format` needs a value"),
    ] {
        check(arguments, "", 2, "", &format!("normalize: {message}{hint}"));
    }
    let said = run(&["--format", "rss", "minimal.json"], "");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("normalize: expected `auto` or one of article-widget, json-ld,"), "{}", said.err);
    assert!(said.err.ends_with(&format!("; found `rss`{hint}")), "{}", said.err);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let said = run(&["nowhere.json", "no_headline.json", "-"], r#"{"headline":"H"}"#);
    assert_eq!((said.code, said.out.as_str()), (2, "{\"headline\":\"H\"}\n"));
    assert!(said.err.starts_with("nowhere.json: error: "), "{}", said.err);
    assert_eq!(run(&["."], "").code, 2, "a folder");
    assert_eq!(run(&["--", "--help"], "").code, 2, "a file of that name isn't there");
}

#[test]
fn what_is_no_text_or_too_much() {
    let said = run(&["--ndjson"], b"{\"headline\":\"\xff\"}\n{\"headline\":\"H\"}\n");
    assert_eq!((said.code, said.out.as_str()), (1, "{\"headline\":\"H\"}\n"));
    assert_eq!(said.err, "<stdin>:1: error: json-syntax: expected UTF-8, found another byte after 13 bytes\n");
    let too_large = |label| format!("{label}: error: too-large: expected at most 5000000 bytes, found more\n");
    let article = |length: usize| {
        let words = "{\"headline\":\"H\"}";
        words.to_owned() + &" ".repeat(length - words.len())
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
fn help_and_version() {
    let said = run(&["--help"], "");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("usage: normalize [OPTIONS] [FILE…]"));
    check(&["--version"], "", 0, concat!("normalize ", env!("CARGO_PKG_VERSION"), "\n"), "");
}

/// `normalize … | head`
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let lines = File::new("many.ndjson", "{\"headline\":\"H\"}\n".repeat(50_000));
    let mut child = program().arg(lines.path()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn normalising_again_changes_nothing() {
    let folders = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../news-article/tests/fixtures");
    let base = ["--quiet", "--base", "https://news.example/articles/42.json"];
    let mut read = 0;
    for folder in fs::read_dir(folders).unwrap().map(|folder| folder.unwrap().file_name()) {
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

/// The fixtures of a format, in the order of their names.
fn fixtures(format: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../news-article/tests/fixtures").join(format);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}
