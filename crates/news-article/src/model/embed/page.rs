//! The URL of the page that a provider's player shows, which a link to the embed should lead to.
//!
//! [`player`](super::player) is the inverse. Where the page is not known (Facebook, SoundCloud) the URL of the player
//! is kept.

use super::{leading_id, site};

/// The URL of a video at YouTube without its id.
pub(crate) const YOUTUBE_VIDEO: &str = "https://www.youtube.com/watch?v=";
/// The URL of a video at Vimeo without its id.
pub(crate) const VIMEO_VIDEO: &str = "https://vimeo.com/";
/// The URL of a video at Dailymotion without its id.
pub(crate) const DAILYMOTION_VIDEO: &str = "https://www.dailymotion.com/video/";
/// The URL of a post at Twitter without its id. It works for any author.
pub(crate) const TWITTER_POST: &str = "https://twitter.com/i/status/";
/// The site of Instagram.
pub(crate) const INSTAGRAM_SITE: &str = "https://www.instagram.com/";

/// The page of what a known provider's player plays, or the canonical URL of a known provider's page; `None` if the
/// URL is neither.
pub(crate) fn page(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let rest = rest.split('#').next()?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.split_once('/')?.1;
    let host = site(url)?;
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let id = id(path.strip_prefix("embed/").or_else(|| path.strip_prefix("v/"))?)?;
            match (id, query_value(query, "list")) {
                ("videoseries", Some(list)) => Some(["https://www.youtube.com/playlist?list=", list].concat()),
                ("videoseries" | "live_stream", _) => None,
                _ => Some([YOUTUBE_VIDEO, id].concat()),
            }
        }
        "player.vimeo.com" => {
            let id = id(path.strip_prefix("video/")?)?;
            let secret = query_value(query, "h").map(|secret| ["/", secret].concat()).unwrap_or_default();
            Some([VIMEO_VIDEO, id, &secret].concat())
        }
        "dailymotion.com" | "geo.dailymotion.com" => {
            let id = path.strip_prefix("embed/video/").and_then(id).or_else(|| query_value(query, "video"))?;
            Some([DAILYMOTION_VIDEO, id].concat())
        }
        "platform.twitter.com" => Some([TWITTER_POST, query_value(query, "id")?].concat()),
        "twitter.com" | "x.com" if path.contains("/status/") => Some(["https://", host, "/", path].concat()),
        "instagram.com" => {
            let mut segments = path.split('/');
            let kind = segments.next().filter(|kind| matches!(*kind, "p" | "reel" | "tv"))?;
            Some([INSTAGRAM_SITE, kind, "/", id(segments.next()?)?, "/"].concat())
        }
        "open.spotify.com" => {
            let page = path.strip_prefix("embed/").or_else(|| path.strip_prefix("embed-podcast/"))?;
            Some(["https://open.spotify.com/", page].concat())
        }
        _ => None,
    }
}

/// The id that a path begins with.
fn id(path: &str) -> Option<&str> {
    Some(leading_id(path)).filter(|id| !id.is_empty())
}

/// A value of a query, not decoded.
fn query_value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    values.into_iter().find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embed::player;

    #[test]
    fn the_page_of_a_player_has_the_same_player() {
        for (url, expected, player_url) in [
            (
                "https://www.youtube.com/embed/AbC-1?rel=0",
                "https://www.youtube.com/watch?v=AbC-1",
                "https://www.youtube-nocookie.com/embed/AbC-1",
            ),
            (
                "https://www.youtube-nocookie.com/embed/AbC",
                "https://www.youtube.com/watch?v=AbC",
                "https://www.youtube-nocookie.com/embed/AbC",
            ),
            (
                "http://www.youtube.com/v/AbC&hl=en",
                "https://www.youtube.com/watch?v=AbC",
                "https://www.youtube-nocookie.com/embed/AbC",
            ),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            ),
            (
                "https://player.vimeo.com/video/123?h=ab1&color=fff",
                "https://vimeo.com/123/ab1",
                "https://player.vimeo.com/video/123?dnt=1&h=ab1",
            ),
            (
                "https://www.dailymotion.com/embed/video/x1?a=b",
                "https://www.dailymotion.com/video/x1",
                "https://geo.dailymotion.com/player.html?video=x1",
            ),
            (
                "https://platform.twitter.com/embed/Tweet.html?dnt=false&id=12",
                "https://twitter.com/i/status/12",
                "https://platform.twitter.com/embed/Tweet.html?id=12",
            ),
            (
                "https://twitter.com/a/status/12?ref_src=x",
                "https://twitter.com/a/status/12",
                "https://platform.twitter.com/embed/Tweet.html?id=12",
            ),
            (
                "https://www.instagram.com/p/Ab_1/embed/captioned/",
                "https://www.instagram.com/p/Ab_1/",
                "https://www.instagram.com/p/Ab_1/embed",
            ),
            (
                "https://open.spotify.com/embed/episode/1?theme=0",
                "https://open.spotify.com/episode/1",
                "https://open.spotify.com/embed/episode/1",
            ),
        ] {
            assert_eq!(page(url).as_deref(), Some(expected), "{url}");
            assert_eq!(player(expected), player_url, "{url}");
        }
    }

    #[test]
    fn unknown_players_and_other_pages_have_no_page() {
        for url in [
            "https://www.google.com/maps/embed?pb=1",
            "https://www.youtube.com/embed/",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)",
            "https://x.com/a",
            "mailto:a",
        ] {
            assert_eq!(page(url), None, "{url}");
        }
    }
}
