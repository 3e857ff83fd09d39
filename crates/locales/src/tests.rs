#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;

const ENGLISH_FILE: &str = r#"{
    "interface": { "counter": "{n} of {of}", "and": " and " },
    "adblock": { "steps": "Click {name}.\nLoad the page of {name}." },
    "lightbox": {},
    "error": { "retry": "Try again" }
}"#;

/// Loads English and another file.
fn load(language: &str, text: &str) -> Result<Locales, Vec<String>> {
    let files = [(ENGLISH, ENGLISH_FILE), (language, text)];
    Locales::parse(&files.iter().map(|(language, text)| ((*language).to_owned(), (*text).to_owned())).collect())
}

/// Loads English and a copy of it with one replacement.
fn problems_with_replacement(from: &str, to: &str) -> Vec<String> {
    assert!(ENGLISH_FILE.contains(from), "{from}");
    load("xx", &ENGLISH_FILE.replacen(from, to, 1)).err().unwrap_or_default()
}

#[test]
fn the_files_of_the_project_are_complete() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let locales = Locales::load(&folder).unwrap();
    assert!(locales.languages().any(|(language, _)| language == "ar"));
}

#[test]
fn a_translation_may_order_and_repeat_placeholders() {
    assert_eq!(problems_with_replacement("{n} of {of}", "{of}, {of}: {n}"), Vec::<String>::new());
    assert_eq!(problems_with_replacement(" and ", " or"), Vec::<String>::new());
}

#[test]
fn a_problem_names_the_file_and_the_key() {
    let check = |from, to, expected: &str| assert_eq!(problems_with_replacement(from, to), [expected]);
    check(r#", "and": " and ""#, "", "locales/xx.json: interface.and: the key is missing");
    check(
        r#""lightbox": {}"#,
        r#""lightbox": {"zoom": "Zoom"}"#,
        "locales/xx.json: lightbox.zoom: the key is unknown: en.json does not have it",
    );
    check(
        "{n} of {of}",
        "{n} of {off}",
        "locales/xx.json: interface.counter: the placeholders are {n}, {off}, in English {n}, {of}",
    );
    check(
        "{n} of {of}",
        "one of many",
        "locales/xx.json: interface.counter: the placeholders are none, in English {n}, {of}",
    );
    check(r"{name}.\n", "{name}. ", "locales/xx.json: adblock.steps: the text has 1 lines, in English 2");
    check("Try again", " ", "locales/xx.json: error.retry: the text is empty");
    check(
        "Try again",
        "Try again ",
        "locales/xx.json: error.retry: the text starts or ends with white space, which English does not",
    );
}

#[test]
fn all_problems_are_reported() {
    let text = ENGLISH_FILE.replace("{of}", "").replace("retry", "again");
    let problems = load("xx", &text).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
}

#[test]
fn a_section_that_is_missing_or_unknown_fails() {
    let check = |from, to, expected: &str| {
        let problems = problems_with_replacement(from, to);
        assert!(problems.iter().all(|problem| problem.starts_with("locales/xx.json: ")), "{problems:?}");
        assert!(problems.concat().contains(expected), "{problems:?}");
    };
    check(r#""lightbox": {},"#, "", "missing field `lightbox`");
    check("lightbox", "lightboxes", "unknown field `lightboxes`");
    check(r#""Try again""#, "3", "invalid type: integer `3`, expected a string at line 5");
    check("},", ",", "at line");
}

#[test]
fn a_file_is_named_by_a_primary_subtag() {
    let problems = load("pt-BR", ENGLISH_FILE).unwrap_err();
    assert_eq!(problems, ["locales/pt-BR.json: the name is not a primary language subtag such as `en`"]);
}

#[test]
fn english_is_required() {
    let problems = Locales::parse(&BTreeMap::new()).unwrap_err();
    assert_eq!(problems, ["locales/en.json is missing"]);
}

#[test]
fn a_section_becomes_json_by_language_and_key() {
    let locales = load("xx", &ENGLISH_FILE.replace("Try again", "Encore")).unwrap();
    assert_eq!(locales.section(|locale| &locale.error), r#"{"en":{"retry":"Try again"},"xx":{"retry":"Encore"}}"#);
}
