//! Markdown to HTML, as far as articles use it: paragraphs, headings, lists, quotes, code, and the inline markup of
//! [`inline`]. HTML in the Markdown is text. The result is read by the allow-list, like any other HTML.

mod inline;

use crate::html::escape;

/// Quotes and lists are nested at most this deep; deeper ones are paragraphs.
const MAX_DEPTH: usize = 8;

/// Converts a text to HTML.
pub(super) fn to_html(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    blocks(&lines, 0, &mut out);
    out
}

fn blocks(lines: &[&str], depth: usize, out: &mut String) {
    let mut rest = lines;
    while let Some((whole, after)) = rest.split_first() {
        let line = whole.trim();
        rest = after;
        if line.is_empty() {
            continue;
        }
        if let Some(fence) = ["```", "~~~"].iter().find(|fence| line.starts_with(**fence)) {
            rest = code(line.trim_start_matches(['`', '~']).trim(), fence, rest, out);
        } else if let Some((level, text)) = heading(line) {
            push_heading(level, text, out);
        } else if is_rule(line) {
            out.push_str("<hr>");
        } else if line.starts_with('>') && depth < MAX_DEPTH {
            let mut quoted = vec![unquoted(line)];
            rest = take_lines(rest, &mut |line| {
                let belongs = !line.trim().is_empty();
                quoted.extend(belongs.then(|| unquoted(line)));
                belongs
            });
            out.push_str("<blockquote>");
            blocks(&quoted, depth + 1, out);
            out.push_str("</blockquote>");
        } else if let Some((ordered, first)) = item(line).filter(|_| depth < MAX_DEPTH) {
            rest = list(ordered, first, rest, depth, out);
        } else {
            rest = paragraph(whole.trim_start(), rest, out);
        }
    }
}

/// Passes lines to `belongs` until it returns `false`. Returns the remaining lines, from that one on.
fn take_lines<'l, 't>(lines: &'l [&'t str], belongs: &mut dyn FnMut(&'t str) -> bool) -> &'l [&'t str] {
    let end = lines.iter().position(|line| !belongs(line)).unwrap_or(lines.len());
    lines.get(end..).unwrap_or_default()
}

/// A line of a quote without its mark.
fn unquoted(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix('>').map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest))
}

/// Fenced code. Returns the lines after the closing fence.
fn code<'l, 't>(language: &str, fence: &str, lines: &'l [&'t str], out: &mut String) -> &'l [&'t str] {
    out.push_str("<pre><code class=\"language-");
    escape(language.split_whitespace().next().unwrap_or_default(), out);
    out.push_str("\">");
    let rest = take_lines(lines, &mut |line| {
        let belongs = !line.trim().starts_with(fence);
        if belongs {
            escape(line, out);
            out.push('\n');
        }
        belongs
    });
    out.push_str("</code></pre>");
    rest.get(1..).unwrap_or_default()
}

/// The level and the text of a heading: `## Text ##`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let is_heading = (1..=6).contains(&level) && (text.is_empty() || text.starts_with([' ', '\t']));
    is_heading.then(|| (level, text.trim().trim_end_matches('#').trim_end()))
}

/// Appends a heading.
fn push_heading(level: usize, text: &str, out: &mut String) {
    let name = ["h1", "h2", "h3", "h4", "h5", "h6"].get(level.saturating_sub(1)).unwrap_or(&"h6");
    out.extend(["<", name, ">"]);
    inline::append_html(text, out);
    out.extend(["</", name, ">"]);
}

/// Whether a line is a thematic break: `***` or `- - -`.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    matches!(first, Some('-' | '*' | '_')) && marks.clone().count() >= 2 && marks.all(|c| Some(c) == first)
}

/// Whether a list item is of an ordered list, and its text.
fn item(line: &str) -> Option<(bool, &str)> {
    let line = line.trim_start();
    let (ordered, text) = match line.strip_prefix(['-', '*', '+']) {
        Some(text) => (false, text),
        None => {
            let text = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - text.len();
            (true, text.strip_prefix(['.', ')']).filter(|_| (1..=9).contains(&digits))?)
        }
    };
    (text.is_empty() || text.starts_with([' ', '\t'])).then(|| (ordered, text.trim_start()))
}

/// A list. An item continues in the lines that are indented, and in those that follow without a blank line. Returns the
/// lines after the list.
fn list<'l, 't>(ordered: bool, first: &'t str, lines: &'l [&'t str], depth: usize, out: &mut String) -> &'l [&'t str] {
    let name = if ordered { "ol" } else { "ul" };
    let mut items: Vec<Vec<&str>> = vec![vec![first]];
    let mut is_after_blank = false;
    let rest = take_lines(lines, &mut |line| {
        let is_indented = line.starts_with("  ") || line.starts_with('\t');
        let next = item(line).filter(|(kind, _)| *kind == ordered && !is_indented && !is_rule(line));
        match (next, items.last_mut()) {
            (Some((_, text)), _) => items.push(vec![text]),
            (None, Some(last)) if line.trim().is_empty() || is_indented || !is_after_blank && !starts_block(line) => {
                last.push(line.strip_prefix("    ").or_else(|| line.strip_prefix("  ")).unwrap_or(line).trim_end());
            }
            _ => return false,
        }
        is_after_blank = line.trim().is_empty();
        true
    });
    out.extend(["<", name, ">"]);
    for lines in items {
        out.push_str("<li>");
        blocks(&lines, depth + 1, out);
        out.push_str("</li>");
    }
    out.extend(["</", name, ">"]);
    rest
}

/// Whether a line begins a block, which ends a paragraph.
fn starts_block(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("```")
        || line.starts_with("~~~")
        || line.starts_with('>')
        || heading(line).is_some()
        || is_rule(line)
        || item(line).is_some()
}

/// A paragraph, or a heading that is underlined. Returns the lines after it.
fn paragraph<'l, 't>(first: &'t str, lines: &'l [&'t str], out: &mut String) -> &'l [&'t str] {
    let mut text = first.trim_end().to_owned();
    let mut level = 0;
    let mut has_hard_break = !lines.is_empty() && first.ends_with("  ");
    let rest = take_lines(lines, &mut |line| {
        let trimmed = line.trim();
        // A line of `===` or `---` makes the text above it a heading.
        if level == 0 && trimmed.len() > 1 {
            level =
                [('=', 1), ('-', 2)].iter().find(|(c, _)| trimmed.chars().all(|d| d == *c)).map_or(0, |found| found.1);
            if level > 0 {
                return true;
            }
        }
        if level > 0 || trimmed.is_empty() || starts_block(line) {
            return false;
        }
        text.push_str(if has_hard_break { "  \n" } else { "\n" });
        text.push_str(trimmed);
        has_hard_break = line.ends_with("  ");
        true
    });
    if level > 0 {
        push_heading(level, &text, out);
    } else {
        out.push_str("<p>");
        inline::append_html(&text, out);
        out.push_str("</p>");
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(to_html(text), expected, "{text}");
    }

    #[test]
    fn blocks_are_converted_to_html() {
        check("a\nb\n\nc", "<p>a\nb</p><p>c</p>");
        check("a  \nb  \nc  ", "<p>a<br>b<br>c</p>");
        check("# A #\nb", "<h1>A</h1><p>b</p>");
        check("A\n===\nB\n---\nc", "<h1>A</h1><h2>B</h2><p>c</p>");
        check("> a\n> b\n\nc", "<blockquote><p>a\nb</p></blockquote><p>c</p>");
        check("***\n- - -", "<hr><hr>");
        check("```rust x\nfn <a>\n```\nb", "<pre><code class=\"language-rust\">fn &lt;a&gt;\n</code></pre><p>b</p>");
        check("<b>a</b> &amp; b", "<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p>");
    }

    #[test]
    fn lists_are_converted_with_their_nesting() {
        check("- a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
        check("1. a\n2) b\n\nc", "<ol><li><p>a</p></li><li><p>b</p></li></ol><p>c</p>");
        check("- a\n  - b\n- c", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>");
        check("2026 was\n-5 degrees", "<p>2026 was\n-5 degrees</p>");
    }

    #[test]
    fn hostile_nesting_takes_linear_time() {
        for piece in ["> ", "- ", "* a\n  ", "1. ", "#", "```\n", "a\n---\n"] {
            to_html(&piece.repeat(20_000));
        }
    }
}
