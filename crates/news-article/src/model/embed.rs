//! The URL of a provider's player for embedding one of its pages.

pub(crate) mod page;

use super::url::host;
use crate::scan::{skip_bytes, split_at_any, split_once, split_where};

/// Providers whose player is identified by an id in the page's URL: the host, the text before the id in the page's
/// URL, and the texts before and after it in the player's. The first one that matches is used.
const PLAYERS_BY_ID: &[[&str; 4]] = &[
    ["youtu.be", "", YOUTUBE, ""],
    ["youtube.com", "v=", YOUTUBE, ""],
    ["youtube.com", "list=", "https://www.youtube-nocookie.com/embed/videoseries?list=", ""],
    ["youtube.com", "embed/", YOUTUBE, ""],
    ["youtube.com", "shorts/", YOUTUBE, ""],
    ["youtube.com", "live/", YOUTUBE, ""],
    ["vimeo.com", "", "https://player.vimeo.com/video/", "?dnt=1"],
    ["dailymotion.com", "video/", "https://geo.dailymotion.com/player.html?video=", ""],
    ["twitter.com", "/status/", X, ""],
    ["x.com", "/status/", X, ""],
    ["tiktok.com", "/video/", "https://www.tiktok.com/embed/v2/", ""],
    // Videos and pictures have the same player.
    ["instagram.com", "p/", INSTAGRAM, "/embed"],
    ["instagram.com", "reel/", INSTAGRAM, "/embed"],
    ["instagram.com", "tv/", INSTAGRAM, "/embed"],
];

const YOUTUBE: &str = "https://www.youtube-nocookie.com/embed/";
const X: &str = "https://platform.twitter.com/embed/Tweet.html?id=";
const INSTAGRAM: &str = "https://www.instagram.com/p/";

/// The URL for the `iframe` of an embed: that of the player if the provider is known, else `url` itself.
/// Players that set no cookies are preferred.
pub fn player(url: &str) -> String {
    let host = site(url).unwrap_or_default();
    let path = split_once(url, "://").map_or("", |(_, rest)| skip_bytes(split_at_any(rest, b"/").1, 1));
    for [site, marker, before, after] in PLAYERS_BY_ID {
        let rest = if marker.is_empty() { path } else { split_once(path, marker).map_or("", |(_, rest)| rest) };
        let id = leading_id(rest);
        if *site == host && !id.is_empty() {
            // An unlisted video on Vimeo has a hash after its id.
            let hash = if host == "vimeo.com" { leading_id(skip_bytes(rest, id.len() + 1)) } else { "" };
            let parameter = if hash.is_empty() { "" } else { "&h=" };
            return [*before, id, *after, parameter, hash].concat();
        }
    }
    // A page's URL may also be that of the player already.
    if host == "open.spotify.com" && !path.starts_with("embed") {
        return ["https://open.spotify.com/embed/", path].concat();
    }
    url.to_owned()
}

/// The host of a URL without `www.` or `m.`.
fn site(url: &str) -> Option<&str> {
    let host = host(url)?;
    Some(host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host))
}

/// The letters, digits, hyphens and underscores at the start of a text.
fn leading_id(text: &str) -> &str {
    split_where(text, |byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_providers_are_embedded_by_their_player() {
        for (page, expected) in [
            ("https://www.youtube.com/watch?v=AbC-1_2&t=5", "https://www.youtube-nocookie.com/embed/AbC-1_2"),
            ("https://youtu.be/AbC?t=5", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://m.youtube.com/shorts/AbC", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://www.youtube.com/embed/AbC?rel=0", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://www.youtube.com/feed", "https://www.youtube.com/feed"),
            ("https://www.youtube.com/embed/?x", "https://www.youtube.com/embed/?x"),
            (
                "https://www.youtube.com/playlist?list=PL-1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL-1",
            ),
            ("https://www.youtube.com/watch?v=AbC&list=PL", "https://www.youtube-nocookie.com/embed/AbC"),
            ("https://vimeo.com/1234/ab12", "https://player.vimeo.com/video/1234?dnt=1&h=ab12"),
            ("https://www.dailymotion.com/video/x1", "https://geo.dailymotion.com/player.html?video=x1"),
            ("https://x.com/a/status/12?s=20", "https://platform.twitter.com/embed/Tweet.html?id=12"),
            ("https://x.com/a", "https://x.com/a"),
            ("https://www.instagram.com/reel/Ab_1/?x", "https://www.instagram.com/p/Ab_1/embed"),
            ("https://www.instagram.com/a/", "https://www.instagram.com/a/"),
            ("https://www.tiktok.com/@a/video/12", "https://www.tiktok.com/embed/v2/12"),
            ("https://www.facebook.com/plugins/post.php?href=x", "https://www.facebook.com/plugins/post.php?href=x"),
            ("https://open.spotify.com/track/1", "https://open.spotify.com/embed/track/1"),
            ("https://open.spotify.com/embed/track/1", "https://open.spotify.com/embed/track/1"),
            ("https://vimeo.com/1234", "https://player.vimeo.com/video/1234?dnt=1"),
            ("https://maps.example/here", "https://maps.example/here"),
        ] {
            assert_eq!(player(page), expected, "{page}");
        }
    }
}
