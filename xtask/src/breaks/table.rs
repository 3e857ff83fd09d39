//! The table of what is taken away from the widget.

use anyhow::{Context, Result};

use crate::copy::Edit;

pub(crate) const TABLE: &str = "tests/browser/breaks.txt";

/// A behaviour that is taken away.
#[derive(Debug, Default)]
pub(crate) struct Break {
    /// The subject and the number of the case.
    pub(crate) case: String,
    pub(crate) what: String,
    pub(crate) edits: Vec<Edit>,
    /// The names of the tests that must fail then, without their modules.
    pub(crate) tests: Vec<String>,
}

impl Break {
    /// Whether somebody means it: by its case, or by words of its description or of its tests' names.
    pub(crate) fn is_meant(&self, words: &str) -> bool {
        let all = format!("{}: {} {}", self.case, self.what, self.tests.join(" "));
        self.case == words || (!words.ends_with(|last: char| last.is_ascii_digit()) && all.contains(words))
    }
}

/// Reads the table: its head says how it is written.
pub(crate) fn parse(text: &str) -> Result<Vec<Break>> {
    let mut table: Vec<Break> = Vec::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let last = table.last_mut();
        let read = match (word, last) {
            ("in", Some(last)) => {
                last.edits.push(Edit { file: rest.to_owned(), ..Edit::default() });
                Some(())
            }
            ("fails", Some(last)) => {
                last.tests.push(rest.to_owned());
                Some(())
            }
            ("-" | "+", Some(last)) => last.edits.last_mut().map(|edit| {
                let text = if word == "-" { &mut edit.find } else { &mut edit.put };
                text.push_str(if text.is_empty() { "" } else { "\n" });
                text.push_str(rest);
            }),
            _ => line.split_once(": ").map(|(case, what)| {
                table.push(Break { case: case.to_owned(), what: what.to_owned(), ..Break::default() });
            }),
        };
        read.with_context(|| format!("line {}: `{line}` means nothing there", place + 1))?;
    }
    Ok(table)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::command::root;

    fn table() -> Vec<Break> {
        parse(&fs::read_to_string(root().join(TABLE)).unwrap()).unwrap()
    }

    /// The browser tests: their file, and their name without modules.
    fn tests(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                tests(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let names = source.split("#[test]\nfn ").skip(1).filter_map(|rest| rest.split_once('('));
                found.extend(names.map(|(name, _)| (path.to_string_lossy().into_owned(), name.to_owned())));
            }
        }
    }

    #[test]
    fn each_break_finds_what_it_takes_away_once() {
        for Break { case, what, edits, .. } in table() {
            assert!(!edits.is_empty(), "{case}: {what}");
            for Edit { file, find, put } in edits {
                let count = fs::read_to_string(root().join(&file)).unwrap_or_default().matches(&find).count();
                assert!(!find.is_empty() && count == 1, "{case}: {what}: `{find}` stands {count} times in {file}");
                assert_ne!(find, put, "{case}: {what}");
            }
        }
    }

    #[test]
    fn each_test_that_it_names_is_one_and_each_case_is_broken() {
        let mut all = Vec::new();
        tests(&root().join("tests/browser"), &mut all);
        let table = table();
        for Break { case, what, tests, .. } in &table {
            assert!(!tests.is_empty(), "{case}: {what}");
            for test in tests {
                let count = all.iter().filter(|(_, name)| name == test).count();
                assert_eq!(count, 1, "{case}: {what}: there are {count} tests {test}");
            }
        }
        for (subject, cases) in [("lightbox", 1..=25), ("strip", 26..=32), ("notice", 1..=26)] {
            for case in cases.map(|case| format!("{subject} {case}")) {
                assert!(table.iter().any(|broken| broken.case == case), "nothing breaks {case}");
            }
        }
        let places = ["/lightbox.rs", "/lightbox/", "/strip.rs", "/notice/"];
        let own = |file: &str| places.iter().any(|place| file.contains(place));
        let whole = |file: &str| ["frames.rs", "policy.rs"].iter().any(|end| file.ends_with(end));
        for (file, name) in all.iter().filter(|(file, name)| own(file) && (name.starts_with("case_") || whole(file))) {
            let named = table.iter().any(|broken| broken.tests.contains(name));
            assert!(named, "nothing breaks what {name} is about ({file})");
        }
    }

    #[test]
    fn what_stands_nowhere_is_an_error() {
        let read = parse("# How\n\na 1: Nothing\nin b.js\n- one\n-   two\n+ three\nfails c\nfails d\n").unwrap();
        let Break { case, what, edits, tests } = read.first().unwrap();
        let edit = edits.first().unwrap();
        assert_eq!((case.as_str(), what.as_str(), tests.join(" ").as_str()), ("a 1", "Nothing", "c d"));
        assert_eq!((edit.file.as_str(), edit.find.as_str(), edit.put.as_str()), ("b.js", "one\n  two", "three"));
        for text in ["in b.js\n", "a 1: Nothing\n- one\n", "a 1\n"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_case_is_meant_by_its_number_and_breaks_by_words() {
        let broken = Break { case: "lightbox 2".to_owned(), what: "Esc does nothing".to_owned(), ..Break::default() };
        for (words, meant) in
            [("", true), ("lightbox", true), ("lightbox 2", true), ("Esc", true), ("lightbox 25", false)]
        {
            assert_eq!(broken.is_meant(words), meant, "{words}");
        }
        let other = Break { case: "lightbox 25".to_owned(), ..Break::default() };
        assert!(!other.is_meant("lightbox 2"));
    }
}
