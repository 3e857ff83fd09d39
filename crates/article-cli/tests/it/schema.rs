//! `article-widget schema`

use serde_json::Value;

use crate::harness::{check, run};

#[test]
fn the_schema_of_the_native_format_is_printed() {
    let output = run(&["schema"], "");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.out.ends_with("}\n"));
    assert_eq!(serde_json::from_str::<Value>(&output.out).unwrap(), news_article::native::schema());
}

#[test]
fn files_and_unknown_options_are_wrong_usage() {
    let hint = "\nTry `article-widget schema --help`.\n";
    for (argument, message) in
        [("a.json", "expected no file, found `a.json`"), ("--json", "there is no option `--json`")]
    {
        check(&["schema", argument], "", 2, "", &format!("article-widget schema: {message}{hint}"));
    }
}
