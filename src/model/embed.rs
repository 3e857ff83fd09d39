//! From a page at a provider to the player that it offers for embedding.

use super::url::host;
use crate::scan::{around, cut, cut_where, past};

/// The address that the frame loads: the provider's player where its form is known, else the page itself.
pub fn player(address: &str) -> String {
    let host = host(address).unwrap_or_default();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = around(address, "://").map_or("", |(_, rest)| past(cut(rest, b"/").1, 1));
    let id = match host {
        "youtube.com" | "youtube-nocookie.com" => {
            query(path, "v").or_else(|| ["embed/", "shorts/", "live/"].iter().find_map(|kind| path.strip_prefix(kind)))
        }
        "youtu.be" => Some(path),
        "vimeo.com" => Some(path),
        _ => return address.to_owned(),
    };
    let (id, _) =
        cut_where(id.unwrap_or_default(), |byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    match host {
        _ if id.is_empty() => address.to_owned(),
        "vimeo.com" => ["https://player.vimeo.com/video/", id, "?dnt=1"].concat(),
        _ => ["https://www.youtube-nocookie.com/embed/", id].concat(),
    }
}

fn query<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = cut(path, b"?").1;
    loop {
        let (pair, tail) = cut(rest.get(1..)?, b"&");
        if let Some(value) = pair.strip_prefix(name).and_then(|value| value.strip_prefix('=')) {
            return Some(value);
        }
        rest = tail;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_of_known_providers() {
        for (page, expected) in [
            ("https://www.youtube.com/watch?v=AbC-1_2&t=5", "https://www.youtube-nocookie.com/embed/AbC-1_2"),
            ("https://youtu.be/AbC?t=5", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://m.youtube.com/shorts/AbC", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://www.youtube.com/embed/AbC?rel=0", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://www.youtube.com/feed", "https://www.youtube.com/feed"),
            ("https://vimeo.com/1234", "https://player.vimeo.com/video/1234?dnt=1"),
            ("https://maps.example/here", "https://maps.example/here"),
        ] {
            assert_eq!(player(page), expected, "{page}");
        }
    }
}
