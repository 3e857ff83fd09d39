//! From a page at a provider to the player that it offers for embedding.

use super::url::host;

/// The address that the frame loads: the provider's player where its form is known, else the page itself.
pub fn player(address: &str) -> String {
    let host = host(address).unwrap_or_default();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let id = match host {
        "youtube.com" | "youtube-nocookie.com" => {
            query(path, "v").or_else(|| ["embed/", "shorts/", "live/"].iter().find_map(|kind| path.strip_prefix(kind)))
        }
        "youtu.be" => Some(path),
        "vimeo.com" => Some(path),
        _ => return address.to_owned(),
    };
    let id: String =
        id.unwrap_or_default().chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    match host {
        _ if id.is_empty() => address.to_owned(),
        "vimeo.com" => ["https://player.vimeo.com/video/", &id, "?dnt=1"].concat(),
        _ => ["https://www.youtube-nocookie.com/embed/", &id].concat(),
    }
}

fn query<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = path.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
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
