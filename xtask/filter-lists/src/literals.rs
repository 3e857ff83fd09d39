//! Extracts the names in string literals of Rust and JavaScript, and in CSS selectors.

use std::collections::BTreeSet;

/// Adds the names in string literals. The `${…}` in a template literal is treated as text, which only adds names.
pub(crate) fn of_code(text: &str, names: &mut BTreeSet<String>) {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '`', '\'', '/']) {
        let (before, found) = rest.split_at_checked(at).unwrap_or(("", ""));
        rest = match found.chars().next() {
            Some('/') if found.starts_with("//") && !before.ends_with(':') => after(found, "\n"),
            Some('/') if found.starts_with("/*") => after(found, "*/"),
            // A character literal of Rust. Any other apostrophe is a lifetime, or in text, and is skipped.
            Some('\'') if found.starts_with("'\"'") || found.starts_with("'`'") => {
                after(found, "'").split_at_checked(2).unwrap_or(("", "")).1
            }
            Some(quote @ ('"' | '`')) => {
                let (literal, rest) = literal(found, quote);
                add(literal, names);
                rest
            }
            _ => found.split_at_checked(1).unwrap_or(("", "")).1,
        };
    }
}

/// Adds the names in selectors.
pub(crate) fn of_css(text: &str, names: &mut BTreeSet<String>) {
    let mut rest = text;
    let mut css = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        css += before;
        rest = after(comment, "*/");
    }
    css += rest;
    // The text before a brace is a selector or an at-rule. The names in an at-rule are harmless.
    for piece in css.split(['}', ';']).filter_map(|piece| piece.rsplit_once('{').map(|(selector, _)| selector)) {
        add(piece, names);
    }
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// The content of a literal, and the text after it.
fn literal(text: &str, quote: char) -> (&str, &str) {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return (text.get(1..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
            _ => {}
        }
    }
    (text.get(1..).unwrap_or_default(), "")
}

fn add(text: &str, names: &mut BTreeSet<String>) {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    names.extend(words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(read: fn(&str, &mut BTreeSet<String>), text: &str) -> Vec<String> {
        let mut names = BTreeSet::new();
        read(text, &mut names);
        names.into_iter().collect()
    }

    #[test]
    fn names_in_string_literals_are_found() {
        let rust = r#"fn a<'a>() { html! { <p class="b c-d" part={e}> } } // "x"
            /* "y" */ f('"', "[part~=g]", "a \"h\""); let url = "https://i"; #[cfg(test)] mod t { "z" }"#;
        assert_eq!(names(of_code, rust), ["a", "b", "c-d", "g", "h", "https", "i", "part"]);
        let script = "const a = `b-${c}`; d.className = \"e\"; // it's \"x\"\n d.id = \"f\"";
        assert_eq!(names(of_code, script), ["b-", "c", "e", "f"]);
    }

    #[test]
    fn names_in_selectors_are_found() {
        let css = "/* .x */ .a, #b > [part=\"c\"]:not(.d) { color: y } @media print { .e::before { content: \"z\" } }";
        let found = names(of_css, css);
        for name in ["a", "b", "c", "d", "e"] {
            assert!(found.iter().any(|found| found == name), "{name} in {found:?}");
        }
        assert!(!found.iter().any(|found| ["x", "y", "z"].contains(&found.as_str())), "{found:?}");
    }
}
