//! Reads the fixtures of each format and compares the result with the outline in the `.txt` file of the same name.

use std::{fs, path::PathBuf};

use news_article::{
    error::{FormatError, Reading},
    formats,
    model::Date,
    native::{self, NAME},
};

use crate::outline::outline;

/// The base of the fixtures' relative URLs.
const BASE: &str = "https://news.example/articles/42.json";

/// The time at which the fixtures are read.
const NOW: &str = "2026-02-01T12:00:00Z";

/// Reads a text with the base and the time of the fixtures.
pub(crate) fn read(text: &str, format: &str) -> Result<Reading, FormatError> {
    formats::read_at(text, format, BASE, Date::parse(NOW).as_ref())
}

/// The fixtures of a format, in the order of their names.
pub(crate) fn fixtures(format: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

/// The outline of an article, or the error.
fn outline_or_error(result: &Result<Reading, FormatError>) -> String {
    match result {
        Ok(reading) => outline(reading),
        Err(error) => format!("error: {} at {}: {}\n", error.code(), error.path().unwrap_or("-"), error.message()),
    }
}

/// Checks each fixture of a format. It must be recognised by its shape, and read the same with the name of its format.
fn check(format: &str) {
    let files = fixtures(format);
    assert!(files.len() >= 5, "{format} has {} fixtures", files.len());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let by_shape = read(&text, "auto");
        let actual = outline_or_error(&by_shape);
        if let Ok(reading) = &by_shape {
            assert_eq!(reading.format, format, "{}", path.display());
            assert_eq!(outline_or_error(&read(&text, format)), actual, "{} by name", path.display());
            // The main bundle must not read another format as the native one.
            let is_native = matches!(native::try_read(&text, "auto", BASE), Ok(Some(_)) | Err(_));
            assert!(!is_native || format == NAME, "{} is read as the native format", path.display());
        }
        let golden = path.with_extension("txt");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &actual).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(actual, expected, "{} differs from {}", path.display(), golden.display());
    }
}

macro_rules! formats {
    ($($name:ident = $folder:literal),* $(,)?) => {
        $(#[test] fn $name() { check($folder); })*

        #[test]
        fn every_folder_has_a_test() {
            let folders = fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")).unwrap();
            let mut folders: Vec<_> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            folders.sort();
            let mut tested = [$($folder),*];
            tested.sort_unstable();
            assert_eq!(folders, tested);
        }
    };
}

formats! {
    native = "article-widget",
    wordpress = "wordpress",
    ghost = "ghost",
    json_feed = "json-feed",
    json_ld = "json-ld",
    ninjs = "ninjs",
    ans = "ans",
    guardian = "guardian",
    apple_news = "apple-news",
}
