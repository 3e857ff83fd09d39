//! Stylesheets: resolves imports, and removes comments and white space. Other transformations would save little after
//! brotli, and could change the meaning.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// Reads a stylesheet, replaces its `@import "…";` lines by the files that they import, and minifies it. Imported
/// files cannot import others.
pub(super) fn load(file: &Path) -> Result<String> {
    let mut css = String::new();
    for line in read(file)?.lines() {
        match line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            Some(path) => {
                css += &read(&file.with_file_name(path)).with_context(|| format!("{line} in {}", file.display()))?
            }
            None => css += line,
        }
        css.push('\n');
    }
    let css = minify(&css);
    if css.contains("@import") {
        bail!(
            "{} has an @import that the packer does not support: write `@import \"file.css\";` on a line of its own, and not in an imported file",
            file.display()
        );
    }
    Ok(css)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while !rest.is_empty() {
        let (gap, tail) = gap(rest);
        rest = tail;
        if gap.space
            && !out.is_empty()
            && !out.ends_with(REMOVABLE_AFTER)
            && !rest.is_empty()
            && !rest.starts_with(REMOVABLE_BEFORE)
        {
            out.push(' ');
        } else if gap.comment && !gap.space && out.ends_with(is_name) && rest.starts_with(is_name) {
            // Two names with a comment between them have to stay separate. A space would be a descendant combinator.
            out.push_str("/**/");
        }
        let (token, tail) = rest.split_at_checked(token(rest, &out)).unwrap_or((rest, ""));
        if token == "}" && out.ends_with(';') {
            out.pop();
        }
        out.push_str(token);
        rest = tail;
    }
    out
}

/// The characters after which white space can be removed. The colon is one of them, because no selector has white space
/// after it. White space around `+`, `-`, `*`, `/`, `>` and before `(` and `:` may be significant.
const REMOVABLE_AFTER: [char; 6] = ['{', '}', ';', ',', ':', '('];
/// The characters before which white space can be removed.
const REMOVABLE_BEFORE: [char; 5] = ['{', '}', ';', ',', ')'];

/// The white space and the comments between two tokens.
struct Gap {
    space: bool,
    comment: bool,
}

fn gap(css: &str) -> (Gap, &str) {
    let mut gap = Gap { space: false, comment: false };
    let mut rest = css;
    loop {
        let tail = rest.trim_start();
        gap.space |= tail.len() < rest.len();
        rest = tail;
        let Some(comment) = rest.strip_prefix("/*") else { return (gap, rest) };
        gap.comment = true;
        rest = comment.split_once("*/").map_or("", |(_, tail)| tail);
    }
}

/// The length of the next token that is copied as it is: a string, an unquoted URL, an escape, or one character.
fn token(css: &str, before: &str) -> usize {
    match css.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(css, quote),
        Some('\\') => css.chars().take(2).map(char::len_utf8).sum(),
        Some(_) if before.ends_with("url(") => closing(css, ')'),
        first => first.map_or(0, char::len_utf8),
    }
}

/// The length up to and including `end`, which does not count if it is escaped or the first character.
fn closing(css: &str, end: char) -> usize {
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == end => return at + c.len_utf8(),
            _ => {}
        }
    }
    css.len()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "-_%.#".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insignificant_white_space_and_comments_are_removed() {
        for (css, expected) in [
            (
                "/* a */\n.a,\n.b  .c > d {\n  color: red;\n  inset: 1px  2px;\n}\n",
                ".a,.b .c > d{color:red;inset:1px 2px}",
            ),
            ("a { width: calc(1px + (2px - var( --b ))); }", "a{width:calc(1px + (2px - var(--b)))}"),
            ("a::before { content: \"a  /* b */ ; }\"; }", "a::before{content:\"a  /* b */ ; }\"}"),
            (r#"a { content: "\"  '  /*"; quotes: '\'  ' "x" }"#, r#"a{content:"\"  '  /*";quotes:'\'  ' "x"}"#),
            (
                "@media (hover: hover) and (width >= 30em) { .a :is(b, c) { d: e } }",
                "@media (hover:hover) and (width >= 30em){.a :is(b,c){d:e}}",
            ),
            (".a :first-child, .a:first-child { x: y }", ".a :first-child,.a:first-child{x:y}"),
            ("a/* b */c d/**/:hover .\\\"x  .y { }", "a/**/c d:hover .\\\"x .y{}"),
            ("a /* b */ c{}", "a c{}"),
            ("a{background:url(data:x;a,b/*c*/ ) no-repeat}", "a{background:url(data:x;a,b/*c*/ ) no-repeat}"),
            ("a { & b { --c:  d  e; } &:hover { f: g !important } }", "a{& b{--c:d e}&:hover{f:g !important}}"),
        ] {
            assert_eq!(minify(css), expected);
            assert_eq!(minify(expected), expected, "minifying again changes nothing");
        }
    }

    /// Loads the first of some files, which are written into a folder of that name.
    fn load_files(name: &str, files: &[(&str, &str)]) -> Result<String> {
        let folder = std::env::temp_dir().join(format!("article-widget-css-{}-{name}", std::process::id()));
        for (name, text) in files {
            let file = folder.join(name);
            fs::create_dir_all(file.with_file_name(""))?;
            fs::write(file, text)?;
        }
        let (first, _) = files.first().context("no file is given")?;
        let css = load(&folder.join(first));
        fs::remove_dir_all(folder)?;
        css
    }

    #[test]
    fn an_import_is_replaced_by_the_imported_file() -> Result<()> {
        let root = "/* A comment. */\n@import \"b/b.css\";\na { c: d }\n@import \"e.css\";\n";
        let files = [("a.css", root), ("b/b.css", "b { c: d }\n"), ("e.css", "e { c: d }")];
        assert_eq!(load_files("imports", &files)?, "b{c:d}a{c:d}e{c:d}");
        Ok(())
    }

    #[test]
    fn an_import_that_cannot_be_resolved_is_an_error() {
        let error =
            |name, files: &[_]| load_files(name, files).map_err(|error| format!("{error:#}")).err().unwrap_or_default();
        let missing = error("missing", &[("a.css", "@import \"b.css\";")]);
        assert!(missing.contains("@import \"b.css\"; in ") && missing.contains("b.css cannot be read"), "{missing}");
        let unsupported = error("url", &[("a.css", "@import url(b.css);"), ("b.css", "")]);
        assert!(unsupported.contains("does not support"), "{unsupported}");
        let nested =
            error("nested", &[("a.css", "@import \"b.css\";"), ("b.css", "@import \"c.css\";"), ("c.css", "")]);
        assert!(nested.contains("not in an imported file"), "{nested}");
    }
}
