//! Checks the strings of a language against English.

use std::collections::BTreeSet;

use crate::{Locale, Strings};

/// The problems of one file, each with the file and the key.
pub(crate) fn problems(file: &str, locale: &Locale, english: &Locale) -> Vec<String> {
    let mut problems = Vec::new();
    for ((section, strings), (_, reference)) in locale.sections().into_iter().zip(english.sections()) {
        for (key, problem) in section_problems(strings, reference) {
            problems.push(format!("{file}: {section}.{key}: {problem}"));
        }
    }
    problems
}

fn section_problems<'a>(strings: &'a Strings, reference: &'a Strings) -> Vec<(&'a str, String)> {
    let mut problems = Vec::new();
    let keys: BTreeSet<&String> = strings.keys().chain(reference.keys()).collect();
    for key in keys {
        let problem = match (strings.get(key), reference.get(key)) {
            (Some(text), Some(reference)) => text_problem(text, reference),
            (None, _) => Some("the key is missing".to_owned()),
            (_, None) => Some("the key is unknown: en.json does not have it".to_owned()),
        };
        problems.extend(problem.map(|problem| (key.as_str(), problem)));
    }
    problems
}

/// The problem of a text whose English counterpart is `reference`.
fn text_problem(text: &str, reference: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("the text is empty".to_owned());
    }
    let (found, expected) = (placeholders(text), placeholders(reference));
    if found != expected {
        return Some(format!("the placeholders are {}, in English {}", list(&found), list(&expected)));
    }
    // Each line of the ad-block notice's instructions is one step.
    let (found, expected) = (text.lines().count(), reference.lines().count());
    if found != expected {
        return Some(format!("the text has {found} lines, in English {expected}"));
    }
    // In English, only the separators between two names start or end with a space.
    if text.trim() != text && reference.trim() == reference {
        return Some("the text starts or ends with white space, which English does not".to_owned());
    }
    None
}

/// The placeholders of a text, such as `{name}`. A text may repeat one.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let candidates = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    candidates.map(|(name, _)| name).collect()
}

fn list(placeholders: &BTreeSet<&str>) -> String {
    if placeholders.is_empty() {
        return "none".to_owned();
    }
    placeholders.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}
