//! Fixtures against the outline that stands beside them.

use std::{fs, path::PathBuf};

use article_widget::formats::{self, FormatError, Reading};

use crate::outline::outline;

/// Where the fixtures' relative addresses lead.
const BASE: &str = "https://news.example/articles/42.json";

/// Reads a text as the fixtures are read.
pub(crate) fn read(text: &str, format: &str) -> Result<Reading, FormatError> {
    formats::read(text, format, BASE)
}

fn check(fixture: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    let text = fs::read_to_string(&path).unwrap();
    let found = match read(&text, "auto") {
        Ok(reading) => outline(&reading),
        Err(error) => format!("error: {} at {}: {}\n", error.code(), error.path().unwrap_or("-"), error.message()),
    };
    let golden = path.with_extension("txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &found).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(found, expected, "{fixture} reads otherwise than {}", golden.display());
}

macro_rules! fixtures {
    ($($name:ident),* $(,)?) => {
        $(#[test] fn $name() { check(concat!("article-widget/", stringify!($name), ".json")); })*

        #[test]
        fn every_fixture_has_a_test() {
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article-widget");
            let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
            let mut files: Vec<_> = files.filter_map(|file| file.strip_suffix(".json").map(str::to_owned)).collect();
            files.sort();
            let mut tested = [$(stringify!($name)),*];
            tested.sort_unstable();
            assert_eq!(files, tested);
        }
    };
}

fixtures!(bare, broken, hostile, html, minimal, no_headline, rich, schema_org, wrong_types);
