//! The markup by which providers of embeds are recognised.

use super::class::has_class;
use crate::{
    html::tree::Element,
    model::embed::page::{DAILYMOTION_VIDEO, INSTAGRAM_SITE, TWITTER_POST, VIMEO_VIDEO, YOUTUBE_VIDEO},
};

/// The classes by which the scripts of providers find posts.
const POST_CLASSES: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "text-post-media",
    "bluesky-embed",
    "mastodon-embed",
    "reddit-card",
    "reddit-embed-bq",
];
/// The attributes that hold the URL of a post.
pub(super) const PERMALINK_ATTRIBUTES: &[&str] =
    &["data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite"];
/// A path with one of these is the URL of a post, not of an account or a hashtag.
pub(super) const POST_PATHS: &[&str] = &["/status/", "/p/", "/reel/", "/video/", "/comments/", "/posts/", "/post/"];

/// A custom element for the embeds of one provider.
struct ProviderElement {
    name: &'static str,
    /// The attribute that holds the id, or the whole URL if there is no `page`.
    attribute: &'static str,
    /// The URL of the page without the id; two parts, because some have a folder for the kind of post.
    page: [&'static str; 2],
}

const fn element(name: &'static str, attribute: &'static str, page: [&'static str; 2]) -> ProviderElement {
    ProviderElement { name, attribute, page }
}

const PROVIDER_ELEMENTS: &[ProviderElement] = &[
    element("amp-youtube", "data-videoid", [YOUTUBE_VIDEO, ""]),
    element("lite-youtube", "videoid", [YOUTUBE_VIDEO, ""]),
    element("amp-vimeo", "data-videoid", [VIMEO_VIDEO, ""]),
    element("lite-vimeo", "videoid", [VIMEO_VIDEO, ""]),
    element("amp-dailymotion", "data-videoid", [DAILYMOTION_VIDEO, ""]),
    element("amp-twitter", "data-tweetid", [TWITTER_POST, ""]),
    element("amp-instagram", "data-shortcode", [INSTAGRAM_SITE, "p/"]),
    element("amp-facebook", "data-href", ["", ""]),
    element("amp-tiktok", "data-src", ["", ""]),
    element("amp-iframe", "src", ["", ""]),
];

/// Whether an element is a post of another site, as its embed code has it.
pub(super) fn is_post(element: &Element) -> bool {
    matches!(element.name.as_str(), "blockquote" | "div") && has_class(element, POST_CLASSES)
}

/// Whether an element is a custom element for the embeds of one provider, such as `<lite-youtube>`.
pub(super) fn is_provider_element(name: &str) -> bool {
    PROVIDER_ELEMENTS.iter().any(|known| known.name == name)
}

/// The URL of the page that a provider's custom element shows.
pub(super) fn provider_page(element: &Element) -> Option<String> {
    let known = PROVIDER_ELEMENTS.iter().find(|known| known.name == element.name)?;
    let id = element.attribute(known.attribute)?;
    Some([known.page.concat().as_str(), id].concat())
}

/// Whether an element shows an image, a frame or a player.
pub(super) fn is_media(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "amp-anim",
        "amp-audio",
        "amp-img",
        "amp-video",
        "audio",
        "embed",
        "iframe",
        "img",
        "object",
        "picture",
        "video",
    ];
    NAMES.contains(&name) || is_provider_element(name)
}
