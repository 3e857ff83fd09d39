//! The stylesheet without its comments and needless white space. No more than that: brotli does the rest, and nothing
//! that a browser reads differently can come of it.

/// Minifies a stylesheet.
pub(super) fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while !rest.is_empty() {
        let (gap, tail) = gap(rest);
        rest = tail;
        if gap.space
            && !out.is_empty()
            && !out.ends_with(LOOSE_AFTER)
            && !rest.is_empty()
            && !rest.starts_with(LOOSE_BEFORE)
        {
            out.push(' ');
        } else if gap.comment && !gap.space && out.ends_with(is_name) && rest.starts_with(is_name) {
            // What a comment keeps apart must stay apart, but not by a space, which would mean a descendant.
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

/// White space means nothing after these. (After a colon too: no selector has any there. Around `+`, `-`, `*`, `/`, `>`
/// and before `(` and `:` it may mean something.)
const LOOSE_AFTER: [char; 6] = ['{', '}', ';', ',', ':', '('];
/// White space means nothing before these.
const LOOSE_BEFORE: [char; 5] = ['{', '}', ';', ',', ')'];

/// What stands between two tokens.
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

/// The length of the next token that must stay as it is: a string, a bare URL, an escape, else one character.
fn token(css: &str, before: &str) -> usize {
    match css.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(css, quote),
        Some('\\') => css.chars().take(2).map(char::len_utf8).sum(),
        Some(_) if before.ends_with("url(") => closing(css, ')'),
        first => first.map_or(0, char::len_utf8),
    }
}

/// The length up to the end mark and with it; an escaped one doesn't count, nor does the first character.
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
    fn white_space_and_comments_go_where_they_mean_nothing() {
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
            assert_eq!(minified(css), expected);
            assert_eq!(minified(expected), expected, "a second time");
        }
    }
}
