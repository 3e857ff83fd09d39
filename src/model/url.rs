//! Addresses that may stand in a page: a scheme allow-list, and joining with a base, as the WHATWG URL standard does it
//! for these schemes.

use std::rc::Rc;

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
            Some((scheme, rest)) => {
                let scheme = scheme.to_ascii_lowercase();
                match scheme.as_str() {
                    // `https:path` without slashes is relative in a browser when the base's scheme is the same; nobody
                    // means it, and a host is asked for here.
                    "http" | "https" => web(&scheme, rest.trim_start_matches(['/', '\\'])),
                    "mailto" | "tel" => Ok(Self([&scheme, ":", &encoded(rest, false)].concat().into())),
                    _ => Err(UrlError::Scheme),
                }
            }
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
        host(&self.0)
    }
}

/// The host of an absolute address, without port.
pub fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    // An IPv6 address has colons of its own.
    let port = host.rfind(':').filter(|colon| host.rfind(']').is_none_or(|bracket| bracket < *colon));
    host.get(..port.unwrap_or(host.len()))
}

/// What a browser strips before it reads: controls and spaces at the ends, tabs and line breaks anywhere.
fn clean(text: &str) -> String {
    text.trim_matches(|c| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

/// The scheme and what follows its colon.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some((scheme, rest))
}

/// An `http` or `https` address from what follows the slashes.
fn web(scheme: &str, rest: &str) -> Result<Url, UrlError> {
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    // A name and password before the `@` keep their case; the host has none.
    let at = authority.rfind('@').map_or(0, |at| at + 1);
    let (user, host) = authority.split_at_checked(at).unwrap_or(("", authority));
    let forbidden = |c: char| c <= ' ' || matches!(c, '<' | '>' | '^' | '|' | '%' | '"' | '`' | '{' | '}' | '\u{7f}');
    if host.is_empty() || host.starts_with(':') || host.contains(forbidden) {
        return Err(UrlError::Host);
    }
    let (path, tail) = split_tail(rest);
    let path = dots_removed(&path.replace('\\', "/"));
    let authority = [user, &host.to_lowercase()].concat();
    let path = if path.is_empty() { "/".to_owned() } else { encoded(&path, true) };
    Ok(Url([scheme, "://", &encoded(&authority, true), &path, &encoded(tail, false)].concat().into()))
}

fn join(text: &str, base: &str) -> Result<Url, UrlError> {
    let base = clean(base);
    let (scheme, rest) = base.split_once("://").ok_or(UrlError::Base)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(UrlError::Base);
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (path, tail) = split_tail(rest);
    let query = tail.split('#').next().unwrap_or_default();
    let slashed = text.replace('\\', "/");
    let address = if let Some(host) = slashed.strip_prefix("//") {
        let (_, original) = text.split_at_checked(text.len() - host.len()).unwrap_or_default();
        return web(&scheme, original.trim_start_matches(['/', '\\']));
    } else if text.starts_with('#') {
        [authority, path, query, text].concat()
    } else if text.starts_with('?') {
        [authority, path, text].concat()
    } else if slashed.starts_with('/') {
        [authority, text].concat()
    } else {
        let folder = path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or("/");
        [authority, folder, text].concat()
    };
    web(&scheme, &address)
}

/// The path, and the query and fragment after it.
fn split_tail(rest: &str) -> (&str, &str) {
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

/// The path without `.` and `..`.
fn dots_removed(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    kept.iter().flat_map(|segment| ["/", segment]).collect()
}

/// With the characters encoded that would end an attribute, a `srcset` candidate or an address.
fn encoded(text: &str, path: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' if path => out.push_str("%60"),
            '{' if path => out.push_str("%7B"),
            '}' if path => out.push_str("%7D"),
            c if c < ' ' || c == '\u{7f}' => {}
            c => out.push(c),
        }
    }
    out
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
    }
}
