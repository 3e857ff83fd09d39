//! From a page at a provider to the player that it offers for embedding.

pub(crate) mod page;

use super::url::host;
use crate::scan::{around, cut, cut_where, past};

/// Players that go by a name in the page's address: the host, what stands before the name there, what stands before it
/// in the player's address and after it. The first that fits counts.
const NAMED: &[[&str; 4]] = &[
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
    // A film has the same player as a picture.
    ["instagram.com", "p/", INSTAGRAM, "/embed"],
    ["instagram.com", "reel/", INSTAGRAM, "/embed"],
    ["instagram.com", "tv/", INSTAGRAM, "/embed"],
];

const YOUTUBE: &str = "https://www.youtube-nocookie.com/embed/";
const X: &str = "https://platform.twitter.com/embed/Tweet.html?id=";
const INSTAGRAM: &str = "https://www.instagram.com/p/";

/// The address that the frame loads: the provider's player where its form is known, else the page itself.
pub fn player(address: &str) -> String {
    let host = site(address).unwrap_or_default();
    let path = around(address, "://").map_or("", |(_, rest)| past(cut(rest, b"/").1, 1));
    for [site, mark, before, after] in NAMED {
        let rest = if mark.is_empty() { path } else { around(path, mark).map_or("", |(_, rest)| rest) };
        let id = name(rest);
        if *site == host && !id.is_empty() {
            // What isn't public on Vimeo has a second name.
            let secret = if host == "vimeo.com" { name(past(past(rest, id.len()), 1)) } else { "" };
            let with = if secret.is_empty() { "" } else { "&h=" };
            return [*before, id, *after, with, secret].concat();
        }
    }
    // A player of Spotify's stands there, too.
    if host == "open.spotify.com" && !path.starts_with("embed") {
        return ["https://open.spotify.com/embed/", path].concat();
    }
    address.to_owned()
}

/// The host of an address without `www.` or `m.`.
fn site(address: &str) -> Option<&str> {
    let host = host(address)?;
    Some(host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host))
}

/// The letters, digits and dashes that a text begins with.
fn name(text: &str) -> &str {
    cut_where(text, |byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))).0
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
