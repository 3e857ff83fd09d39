//! Addresses that may stand in a page: a scheme allow-list, and joining with a base, as the WHATWG URL standard does it
//! for these schemes.

use std::rc::Rc;

use crate::scan::{cut, cut_where, past};

/// An absolute address with a scheme of the allow-list: `http`, `https`, `mailto`, `tel`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(Rc<str>);

/// Why a text is no address that may stand in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// There is nothing.
    Empty,
    /// The scheme isn't on the allow-list.
    Scheme,
    /// It is relative, and the base can't be joined with.
    Base,
    /// It has no host.
    Host,
}

impl UrlError {
    /// In words, after "the address …".
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "expected an address, found nothing",
            Self::Scheme => "expected an address with http, https, mailto or tel, found another scheme",
            Self::Base => "expected an absolute address, since there is no base to join with",
            Self::Host => "expected an address with a host",
        }
    }
}

impl Url {
    /// Reads an address as a browser would, joined with `base` where it is relative.
    ///
    /// # Errors
    ///
    /// An address that may not stand in a page, or isn't one.
    pub fn parse(text: &str, base: &str) -> Result<Self, UrlError> {
        let text = clean(text);
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        match scheme(&text) {
            Some((scheme, rest)) => match scheme.as_str() {
                // `https:path` without slashes is relative in a browser when the base's scheme is the same; nobody
                // means it, and a host is asked for here.
                "http" | "https" => web(&scheme, past_slashes(rest)),
                "mailto" | "tel" => {
                    let mut out = scheme + ":";
                    encode(rest, false, &mut out);
                    Ok(Self(out.into()))
                }
                _ => Err(UrlError::Scheme),
            },
            None => join(&text, base),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address, without a copy.
    pub fn shared(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }

    /// Whether it is fetched over the web: `http` or `https`.
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http")
    }

    /// The host, without port; `None` for `mailto` and `tel`.
    pub fn host(&self) -> Option<&str> {
        host(&self.0).filter(|_| self.is_web())
    }
}

/// The host of an absolute address, without port.
pub fn host(address: &str) -> Option<&str> {
    let (_, rest) = after_slashes(address)?;
    let (authority, _) = cut(rest, b"/?#");
    let bytes = authority.as_bytes();
    let start = bytes.iter().rposition(|byte| *byte == b'@').map_or(0, |at| at + 1);
    // An IPv6 address has colons of its own.
    let colon = bytes.iter().rposition(|byte| matches!(byte, b':' | b']'));
    let end = colon.filter(|at| bytes.get(*at) == Some(&b':')).unwrap_or(bytes.len());
    authority.get(start..end.max(start))
}

/// A scheme and what follows `://`.
fn after_slashes(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = cut(address, b":");
    rest.as_bytes().starts_with(b"://").then(|| (scheme, past(rest, 3)))
}

fn is_slash(byte: u8) -> bool {
    byte == b'/' || byte == b'\\'
}

/// The text without the slashes that it begins with, whichever way they lean.
fn past_slashes(text: &str) -> &str {
    cut_where(text, |byte| !is_slash(byte)).1
}

/// The text without what nobody means to be part of an address: white space at the ends and controls anywhere, which a
/// browser strips in part and encodes in part. (They go before anything is read: `.\u{1}.` would else be `..` later.)
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c >= ' ' && c != '\u{7f}' {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// The scheme, in lower case, and what follows its colon.
fn scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = cut(text, b":");
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let valid = scheme.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && scheme.bytes().all(letters);
    let rest = rest.get(1..)?;
    valid.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// An `http` or `https` address from what follows the slashes.
fn web(scheme: &str, rest: &str) -> Result<Url, UrlError> {
    let (authority, rest) = cut(rest, b"/\\?#");
    // A name and password before the `@` keep their case; the host has none.
    let at = authority.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
    let (user, host) = authority.split_at_checked(at).unwrap_or(("", authority));
    let forbidden = |byte: u8| byte <= b' ' || b"<>^|%\"`{}\x7f".contains(&byte);
    if matches!(host.as_bytes().first(), None | Some(b':')) || host.bytes().any(forbidden) {
        return Err(UrlError::Host);
    }
    let (path, tail) = cut(rest, b"?#");
    let mut out = [scheme, "://"].concat();
    encode(user, true, &mut out);
    encode(&host.to_ascii_lowercase(), true, &mut out);
    walk(path, &mut out);
    encode(tail, false, &mut out);
    Ok(Url(out.into()))
}

fn join(text: &str, base: &str) -> Result<Url, UrlError> {
    let base = clean(base);
    let (scheme, rest) = after_slashes(&base).ok_or(UrlError::Base)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(UrlError::Base);
    }
    let (authority, rest) = cut(rest, b"/?#");
    let (path, tail) = cut(rest, b"?#");
    let (query, _) = cut(tail, b"#");
    let mut bytes = text.bytes();
    let kept = match (bytes.next(), bytes.next()) {
        (Some(first), Some(second)) if is_slash(first) && is_slash(second) => return web(&scheme, past_slashes(text)),
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

/// Writes a path without `.` and `..`; an empty one is `/`.
fn walk(path: &str, out: &mut String) {
    let root = out.len();
    let mut rest = path;
    loop {
        // Past the slash, up to the next one.
        let (segment, tail) = cut(rest.get(1..).unwrap_or_default(), b"/\\");
        let last = tail.is_empty();
        let dots =
            [".", "%2e", "..", ".%2e", "%2e.", "%2e%2e"].iter().position(|dots| segment.eq_ignore_ascii_case(dots));
        match dots {
            None => {
                out.push('/');
                encode(segment, true, out);
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

/// Adds a text with the characters encoded that would end an attribute, a `srcset` candidate or an address.
fn encode(text: &str, path: bool, out: &mut String) {
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
    fn absolute_addresses() {
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
    fn relative_addresses_are_joined() {
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
    fn what_runs_or_reads_is_refused() {
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
    fn what_is_no_address() {
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
    fn hosts() {
        let host = |text| Url::parse(text, BASE).ok().and_then(|url| url.host().map(str::to_owned));
        assert_eq!(host("https://u:p@a.example:80/x").as_deref(), Some("a.example"));
        assert_eq!(host("https://[::1]:80/").as_deref(), Some("[::1]"));
        assert_eq!(host("mailto:a@b.example"), None);
        assert_eq!(host("tel://1"), None);
    }
}
