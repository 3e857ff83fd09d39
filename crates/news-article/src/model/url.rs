//! URLs that are safe in a page: an allow-list of schemes, and joining with a base as the WHATWG URL standard defines
//! it for these schemes.

use std::{error::Error, fmt, rc::Rc, str::FromStr};

use crate::scan::{skip_bytes, split_at_any, split_where};

/// An absolute URL with a scheme of the allow-list: `http`, `https`, `mailto` or `tel`.
///
/// ```
/// use news_article::model::Url;
///
/// let url = Url::parse("../storm.jpg", "https://news.example/articles/42.json")?;
/// assert_eq!(url.as_str(), "https://news.example/storm.jpg");
/// assert!(Url::parse("javascript:alert(1)", "").is_err());
/// # Ok::<(), news_article::model::url::UrlError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(Rc<str>);

/// Why a text is not accepted as a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// It is empty.
    Empty,
    /// The scheme isn't on the allow-list.
    Scheme,
    /// It is relative, and the base is no `http` or `https` URL.
    Base,
    /// It has no valid host.
    Host,
}

impl UrlError {
    /// What was expected and what was found, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "expected an address, found nothing",
            Self::Scheme => "expected an address with http, https, mailto or tel, found another scheme",
            Self::Base => "expected an absolute address, since there is no base to join with",
            Self::Host => "expected an address with a host",
        }
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl Error for UrlError {}

impl Url {
    /// Reads a URL as a browser does; a relative one is resolved against `base`. An empty `base` means that there is none.
    ///
    /// # Errors
    ///
    /// See [`UrlError`].
    pub fn parse(text: &str, base: &str) -> Result<Self, UrlError> {
        let text = strip_controls(text);
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        match scheme(&text) {
            Some((scheme, rest)) => match scheme.as_str() {
                // A browser reads `https:path` without slashes as relative when the base has the same scheme. Feeds
                // that omit the slashes mean a host.
                "http" | "https" => web(&scheme, skip_slashes(rest)),
                "mailto" | "tel" => {
                    let mut out = scheme + ":";
                    push_encoded(rest, false, &mut out);
                    Ok(Self(out.into()))
                }
                _ => Err(UrlError::Scheme),
            },
            None => join(&text, base),
        }
    }

    /// The URL as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL as shared text, without a copy.
    pub fn shared(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }

    /// Whether the scheme is `http` or `https`.
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http")
    }

    /// The host without the port; `None` for `mailto` and `tel`.
    pub fn host(&self) -> Option<&str> {
        host(&self.0).filter(|_| self.is_web())
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads an absolute URL.
impl FromStr for Url {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        Self::parse(text, "")
    }
}

/// The host of an absolute URL without the port.
pub(crate) fn host(url: &str) -> Option<&str> {
    let (_, rest) = split_scheme(url)?;
    let (authority, _) = split_at_any(rest, b"/?#");
    let bytes = authority.as_bytes();
    let start = bytes.iter().rposition(|byte| *byte == b'@').map_or(0, |at| at + 1);
    // An IPv6 URL contains colons.
    let colon = bytes.iter().rposition(|byte| matches!(byte, b':' | b']'));
    let end = colon.filter(|at| bytes.get(*at) == Some(&b':')).unwrap_or(bytes.len());
    authority.get(start..end.max(start))
}

/// The scheme, and the text after `://`.
fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = split_at_any(url, b":");
    rest.as_bytes().starts_with(b"://").then(|| (scheme, skip_bytes(rest, 3)))
}

fn is_slash(byte: u8) -> bool {
    byte == b'/' || byte == b'\\'
}

/// The text without the slashes and backslashes at its start.
fn skip_slashes(text: &str) -> &str {
    split_where(text, |byte| !is_slash(byte)).1
}

/// The text without white space at the ends and without control characters. A browser strips some of these and encodes
/// others. They are removed before the URL is read, since `.\u{1}.` would become `..` otherwise.
fn strip_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c >= ' ' && c != '\u{7f}' {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// The scheme in lower case, and the text after its colon.
fn scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = split_at_any(text, b":");
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let valid = scheme.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && scheme.bytes().all(letters);
    let rest = rest.get(1..)?;
    valid.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// An `http` or `https` URL from the text after the slashes.
fn web(scheme: &str, rest: &str) -> Result<Url, UrlError> {
    let (authority, rest) = split_at_any(rest, b"/\\?#");
    // A user name and password before the `@` are case-sensitive, the host is not.
    let at = authority.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
    let (user, host) = authority.split_at_checked(at).unwrap_or(("", authority));
    let forbidden = |byte: u8| byte <= b' ' || b"<>^|%\"`{}\x7f".contains(&byte);
    if matches!(host.as_bytes().first(), None | Some(b':')) || host.bytes().any(forbidden) {
        return Err(UrlError::Host);
    }
    let (path, tail) = split_at_any(rest, b"?#");
    let mut out = [scheme, "://"].concat();
    push_encoded(user, true, &mut out);
    push_encoded(&host.to_ascii_lowercase(), true, &mut out);
    push_path(path, &mut out);
    push_encoded(tail, false, &mut out);
    Ok(Url(out.into()))
}

fn join(text: &str, base: &str) -> Result<Url, UrlError> {
    let base = strip_controls(base);
    let (scheme, rest) = split_scheme(&base).ok_or(UrlError::Base)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(UrlError::Base);
    }
    let (authority, rest) = split_at_any(rest, b"/?#");
    let (path, tail) = split_at_any(rest, b"?#");
    let (query, _) = split_at_any(tail, b"#");
    let mut bytes = text.bytes();
    let kept = match (bytes.next(), bytes.next()) {
        (Some(first), Some(second)) if is_slash(first) && is_slash(second) => return web(&scheme, skip_slashes(text)),
        (Some(first), _) if is_slash(first) => "",
        (Some(b'#'), _) => return web(&scheme, &[authority, path, query, text].concat()),
        (Some(b'?'), _) => path,
        _ => {
            let slash = path.bytes().rposition(|byte| byte == b'/');
            slash.and_then(|slash| path.get(..=slash)).unwrap_or("/")
        }
    };
    web(&scheme, &[authority, kept, text].concat())
}

/// Appends a path without its `.` and `..` segments; an empty path becomes `/`.
fn push_path(path: &str, out: &mut String) {
    let root = out.len();
    let mut rest = path;
    loop {
        // The segment between this slash and the next one.
        let (segment, tail) = split_at_any(rest.get(1..).unwrap_or_default(), b"/\\");
        let last = tail.is_empty();
        let dots =
            [".", "%2e", "..", ".%2e", "%2e.", "%2e%2e"].iter().position(|dots| segment.eq_ignore_ascii_case(dots));
        match dots {
            None => {
                out.push('/');
                push_encoded(segment, true, out);
            }
            Some(kind) => {
                if kind > 1 {
                    let parent = out.bytes().rposition(|byte| byte == b'/').unwrap_or(root);
                    out.truncate(parent.max(root));
                }
                if last {
                    out.push('/');
                }
            }
        }
        if last {
            break;
        }
        rest = tail;
    }
}

/// Appends a text, percent-encoding the characters that end an attribute, a candidate in `srcset` or a URL.
fn push_encoded(text: &str, path: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' if path => out.push_str("%60"),
            '{' if path => out.push_str("%7B"),
            '}' if path => out.push_str("%7D"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://news.example/a/b/c.json?q=1#f";

    fn check(text: &str, expected: &str) {
        assert_eq!(Url::parse(text, BASE).map(|url| url.as_str().to_owned()).as_deref(), Ok(expected), "{text:?}");
    }

    fn fails(text: &str, base: &str, expected: UrlError) {
        assert_eq!(Url::parse(text, base), Err(expected), "{text:?} on {base:?}");
    }

    #[test]
    fn absolute_urls_are_normalised() {
        check("https://A.Example/x", "https://a.example/x");
        check("HTTP://a.example", "http://a.example/");
        check("https://U:P<@A.example", "https://U:P%3C@a.example/");
        check("https://a.example:8080/x?y#z", "https://a.example:8080/x?y#z");
        check("https:\\\\a.example\\x", "https://a.example/x");
        check("https:a.example/x", "https://a.example/x");
        check("https://a.example?q", "https://a.example/?q");
        check(" https://a.example/x y ", "https://a.example/x%20y");
        check("https://a.example/x\u{a0}\u{0}", "https://a.example/x");
        check("mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y");
        check("tel:+4930123", "tel:+4930123");
    }

    #[test]
    fn relative_urls_are_joined() {
        check("d.webp", "https://news.example/a/b/d.webp");
        check("./d.webp", "https://news.example/a/b/d.webp");
        check("../d.webp", "https://news.example/a/d.webp");
        check("../../../../d", "https://news.example/d");
        check("/d/../e/.", "https://news.example/e/");
        check("..", "https://news.example/a/");
        check(".\u{1}.", "https://news.example/a/");
        check("//cdn.example/d", "https://cdn.example/d");
        check("\\\\cdn.example\\d", "https://cdn.example/d");
        check("?x=2", "https://news.example/a/b/c.json?x=2");
        check("#g", "https://news.example/a/b/c.json?q=1#g");
        check("d?u=../x", "https://news.example/a/b/d?u=../x");
    }

    #[test]
    fn other_schemes_are_refused() {
        for text in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\u{1}script:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "blob:https://a.example/x",
            "file:///etc/passwd",
            "view-source:x",
            "d:e/f",
        ] {
            fails(text, BASE, UrlError::Scheme);
        }
    }

    #[test]
    fn texts_without_host_or_base_are_refused() {
        fails("", BASE, UrlError::Empty);
        fails(" \n", BASE, UrlError::Empty);
        fails("https://", BASE, UrlError::Host);
        fails("https://a b/", BASE, UrlError::Host);
        fails("https://:80/", BASE, UrlError::Host);
        fails("x", "about:blank", UrlError::Base);
        fails("x", "file:///a/b", UrlError::Base);
        fails("/x", "", UrlError::Base);
    }

    #[test]
    fn the_host_has_no_user_and_no_port() {
        let host = |text| Url::parse(text, BASE).ok().and_then(|url| url.host().map(str::to_owned));
        assert_eq!(host("https://u:p@a.example:80/x").as_deref(), Some("a.example"));
        assert_eq!(host("https://[::1]:80/").as_deref(), Some("[::1]"));
        assert_eq!(host("mailto:a@b.example"), None);
        assert_eq!(host("tel://1"), None);
    }
}
