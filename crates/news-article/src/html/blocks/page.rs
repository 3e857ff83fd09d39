//! From a provider's player to the page that it plays: a reader who follows the link should get there.
//!
//! [`player`](crate::model::embed::player) is the way back; where there is none (Facebook, SoundCloud) the player stays.

use crate::model::url::host;

/// The page of a known provider's player, or the plain address of a known page. `None`: it stays as it is.
pub(super) fn page(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split('#').next()?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.split_once('/')?.1;
    let host = host(address)?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let id = id(path.strip_prefix("embed/").or_else(|| path.strip_prefix("v/"))?)?;
            match (id, value(query, "list")) {
                ("videoseries", Some(list)) => Some(["https://www.youtube.com/playlist?list=", list].concat()),
                ("videoseries" | "live_stream", _) => None,
                _ => Some(["https://www.youtube.com/watch?v=", id].concat()),
            }
        }
        "player.vimeo.com" => {
            let id = id(path.strip_prefix("video/")?)?;
            let secret = value(query, "h").map(|secret| ["/", secret].concat()).unwrap_or_default();
            Some(["https://vimeo.com/", id, &secret].concat())
        }
        "dailymotion.com" | "geo.dailymotion.com" => {
            let id = path.strip_prefix("embed/video/").and_then(id).or_else(|| value(query, "video"))?;
            Some(["https://www.dailymotion.com/video/", id].concat())
        }
        "platform.twitter.com" => Some(["https://twitter.com/i/status/", value(query, "id")?].concat()),
        "twitter.com" | "x.com" if path.contains("/status/") => Some(["https://", host, "/", path].concat()),
        "instagram.com" => {
            let mut parts = path.split('/');
            let kind = parts.next().filter(|kind| matches!(*kind, "p" | "reel" | "tv"))?;
            Some(["https://www.instagram.com/", kind, "/", id(parts.next()?)?, "/"].concat())
        }
        "open.spotify.com" => {
            let page = path.strip_prefix("embed/").or_else(|| path.strip_prefix("embed-podcast/"))?;
            Some(["https://open.spotify.com/", page].concat())
        }
        _ => None,
    }
}

/// The name that a path begins with.
fn id(path: &str) -> Option<&str> {
    let end = path.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(path.len());
    path.get(..end).filter(|id| !id.is_empty())
}

/// A value of a query, as it stands there.
fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    values.into_iter().find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embed::player;

    #[test]
    fn a_player_leads_to_its_page_and_back() {
        for (from, expected, back) in [
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
            assert_eq!(page(from).as_deref(), Some(expected), "{from}");
            assert_eq!(player(expected), back, "{from}");
        }
    }

    #[test]
    fn what_is_not_known_stays() {
        for address in [
            "https://www.google.com/maps/embed?pb=1",
            "https://www.youtube.com/embed/",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)",
            "https://x.com/a",
            "mailto:a",
        ] {
            assert_eq!(page(address), None, "{address}");
        }
    }
}
