//! The inline markup of Markdown: emphasis, code, links, images and line breaks.
//!
//! It is read in one pass. A delimiter that may open something is first written as text, and replaced by a tag when the
//! closing delimiter is found.

use crate::html::escape;

/// At most this many delimiters are open at the same time; further ones are text.
const MAX_OPEN: usize = 32;
/// A URL and its title have at most this many bytes together.
const MAX_URL: usize = 2000;

/// Appends a text as HTML.
pub(super) fn append_html(text: &str, out: &mut String) {
    let mut converter = Converter { pieces: Vec::new(), open: Vec::new(), before: ' ', unmatched: [false; 4] };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = converter.step(c, rest, rest.get(c.len_utf8()..).unwrap_or_default());
    }
    out.extend(converter.pieces);
}

/// An opening delimiter whose closing one may follow.
struct Opener<'t> {
    /// `*`, `_`, `[`, or `!` for an image.
    mark: char,
    /// How often the mark is repeated.
    count: usize,
    /// The index of its piece.
    piece: usize,
    /// The text after it.
    rest: &'t str,
}

struct Converter<'t> {
    /// The HTML so far. Each opener is a separate piece.
    pieces: Vec<String>,
    open: Vec<Opener<'t>>,
    /// The previous character.
    before: char,
    /// For each number of backticks, whether it is known that no more of them follow.
    unmatched: [bool; 4],
}

impl<'t> Converter<'t> {
    /// Converts what begins with the character `c`. Returns the remaining text.
    fn step(&mut self, c: char, here: &'t str, rest: &'t str) -> &'t str {
        let before = std::mem::replace(&mut self.before, c);
        match c {
            '\\' => match rest.chars().next() {
                Some('\n') => self.tag("<br>", rest.get(1..)),
                Some(next) if next.is_ascii_punctuation() => {
                    self.text(rest.get(..1).unwrap_or_default());
                    rest.get(1..).unwrap_or_default()
                }
                _ => self.literal(c, rest),
            },
            '`' => self.code(here),
            '*' | '_' => self.emphasis(c, before, here),
            '!' if rest.starts_with('[') => self.opener('!', "![", rest.get(1..).unwrap_or_default()),
            '[' => self.opener('[', "[", rest),
            ']' => self.link(here, rest).unwrap_or_else(|| self.literal(c, rest)),
            '<' => self.autolink(rest).unwrap_or_else(|| self.literal(c, rest)),
            ' ' if rest.starts_with(" \n") => self.tag("<br>", rest.get(2..)),
            // A character reference such as `&amp;` is kept.
            '&' => self.tag("&", Some(rest)),
            _ => self.literal(c, rest),
        }
    }

    fn literal(&mut self, c: char, rest: &'t str) -> &'t str {
        self.text(c.encode_utf8(&mut [0; 4]));
        rest
    }

    fn text(&mut self, text: &str) {
        let mut piece = String::new();
        escape(text, &mut piece);
        // The piece of an opener may be replaced by a tag, so that no text is appended to it.
        let may_append = self.open.last().is_none_or(|open| open.piece + 1 < self.pieces.len());
        match self.pieces.last_mut().filter(|_| may_append) {
            Some(last) => last.push_str(&piece),
            None => self.pieces.push(piece),
        }
    }

    fn tag(&mut self, tag: &str, rest: Option<&'t str>) -> &'t str {
        self.pieces.push(tag.to_owned());
        rest.unwrap_or_default()
    }

    fn opener(&mut self, mark: char, written: &str, rest: &'t str) -> &'t str {
        if self.open.len() < MAX_OPEN {
            self.open.push(Opener { mark, count: 1, piece: self.pieces.len(), rest });
        }
        self.pieces.push(written.to_owned());
        rest
    }

    /// Code, up to the same number of backticks. Backticks without a closing counterpart are text.
    fn code(&mut self, here: &'t str) -> &'t str {
        let body = here.trim_start_matches('`');
        let length = here.len() - body.len();
        let fence = here.get(..length).unwrap_or_default();
        let is_unmatched = self.unmatched.get(length).is_none_or(|unmatched| *unmatched);
        let found = if is_unmatched { None } else { body.split_once(fence) };
        let Some((code, rest)) = found else {
            self.unmatched.get_mut(length).into_iter().for_each(|unmatched| *unmatched = true);
            self.text(fence);
            return body;
        };
        let mut piece = String::from("<code>");
        escape(code.trim(), &mut piece);
        self.pieces.push(piece + "</code>");
        rest
    }

    fn emphasis(&mut self, mark: char, before: char, here: &'t str) -> &'t str {
        let rest = here.trim_start_matches(mark);
        let mut count = here.len() - rest.len();
        let after = rest.chars().next().unwrap_or(' ');
        // An underscore inside a word is a character of it.
        let is_in_word = mark == '_' && before.is_alphanumeric() && after.is_alphanumeric();
        let (closes, opens) = (!before.is_whitespace() && !is_in_word, !after.is_whitespace() && !is_in_word);
        while count > 0 {
            let fits = |open: &Opener| open.mark == mark && open.count <= count;
            if closes && let Some(at) = self.open.iter().rposition(fits) {
                let Some(open) = self.open.drain(at..).next() else { break };
                count -= open.count;
                let name = if open.count == 2 { "strong" } else { "em" };
                self.replace(open.piece, ["<", name, ">"].concat());
                self.pieces.push(["</", name, ">"].concat());
                continue;
            }
            let taken = count.min(2);
            let written: String = std::iter::repeat_n(mark, taken).collect();
            if opens && self.open.len() < MAX_OPEN {
                self.open.push(Opener { mark, count: taken, piece: self.pieces.len(), rest });
            }
            self.pieces.push(written);
            count -= taken;
        }
        rest
    }

    fn replace(&mut self, index: usize, tag: String) {
        if let Some(piece) = self.pieces.get_mut(index) {
            *piece = tag;
        }
    }

    /// The end of a link or an image: `](URL "title")`.
    fn link(&mut self, here: &'t str, rest: &'t str) -> Option<&'t str> {
        let at = self.open.iter().rposition(|open| matches!(open.mark, '[' | '!'))?;
        let open = self.open.drain(at..).next()?;
        let (url, rest) = destination(rest.strip_prefix('(')?)?;
        if open.mark == '!' {
            let alt = open.rest.get(..open.rest.len().checked_sub(here.len())?)?;
            let mut piece = String::from("<img src=\"");
            escape(url, &mut piece);
            piece.push_str("\" alt=\"");
            escape(alt, &mut piece);
            self.pieces.truncate(open.piece);
            self.pieces.push(piece + "\">");
        } else {
            let mut tag = String::from("<a href=\"");
            escape(url, &mut tag);
            self.replace(open.piece, tag + "\">");
            self.pieces.push("</a>".to_owned());
        }
        Some(rest)
    }

    /// A link that is its own text: `<https://…>`.
    fn autolink(&mut self, rest: &'t str) -> Option<&'t str> {
        let has_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| rest.starts_with(scheme));
        let end = rest.bytes().take(MAX_URL).position(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'<'))?;
        let (url, rest) = rest.split_at_checked(end).filter(|_| has_scheme)?;
        let rest = rest.strip_prefix('>')?;
        let mut piece = String::from("<a href=\"");
        escape(url, &mut piece);
        piece.push_str("\">");
        escape(url, &mut piece);
        self.pieces.push(piece + "</a>");
        Some(rest)
    }
}

/// The URL of a link, and the text after its closing bracket. A title is skipped.
fn destination(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut quote) = (1, None);
    let close = text.bytes().take(MAX_URL).position(|byte| {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) => quote = quote.filter(|_| byte != open),
            (b'(', None) => depth += 1,
            (b')', None) => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let (inside, rest) = text.split_at_checked(close)?;
    let inside = inside.trim();
    let url = match inside.strip_prefix('<') {
        Some(url) => url.split_once('>')?.0,
        None => inside.split_ascii_whitespace().next().unwrap_or_default(),
    };
    Some((url, rest.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        append_html(text, &mut out);
        assert_eq!(out, expected, "{text}");
    }

    #[test]
    fn emphasis_code_and_breaks_become_elements() {
        check(
            "*a* **b** ***c*** _d_ __e__",
            "<em>a</em> <strong>b</strong> <strong><em>c</em></strong> <em>d</em> <strong>e</strong>",
        );
        check("snake_case_name 2 * 3 * 4 *a", "snake_case_name 2 * 3 * 4 *a");
        check("*a **b* c**", "<em>a **b</em> c**");
        check("`a *b*` ``c`d`` `e", "<code>a *b*</code> <code>c`d</code> `e");
        check("\\*a\\* a  \nb\\\nc", "*a* a<br>b<br>c");
        check("a < b & c &amp; d", "a &lt; b & c &amp; d");
    }

    #[test]
    fn links_and_images_are_escaped() {
        check("[a *b*](https://x.example/(1) \"T\") c", "<a href=\"https://x.example/(1)\">a <em>b</em></a> c");
        check("[a] b [c](d", "[a] b [c](d");
        check("![a *b*](/c.jpg)", "<img src=\"/c.jpg\" alt=\"a *b*\">");
        check(
            "<https://a.example/?a&b> <x>",
            "<a href=\"https://a.example/?a&amp;b\">https://a.example/?a&amp;b</a> &lt;x&gt;",
        );
        check("[a](\"onclick=x)", "[a](&quot;onclick=x)");
        check("[a](x\"y)z", "[a](x&quot;y)z");
    }

    #[test]
    fn hostile_sizes_take_linear_time() {
        for piece in ["*", "**a ", "_a", "[", "](", "[](", "`", "``a`", "<http://", "![", "\\", "[a](b) ", "*a _b "] {
            append_html(&piece.repeat(50_000), &mut String::new());
        }
    }
}
