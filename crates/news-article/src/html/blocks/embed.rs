//! Embeds: frames, posts of social networks, and players of audio and video.

use std::rc::Rc;

use super::{
    builder::BlockBuilder,
    class::has_class,
    image::{is_placeholder, is_tracking_pixel},
    provider::{PERMALINK_ATTRIBUTES, POST_PATHS, provider_page},
};
use crate::{
    html::{
        dropped::Dropped,
        tree::{Element, refs},
    },
    inline_text::collapse_whitespace,
    model::{Block, Embed, Image, Url, embed::page::page, text::plain},
};

/// The URL of a frame or a player. Scripts for lazy loading store it in other attributes.
pub(super) fn source_url(element: &Element) -> Option<&str> {
    let known = ["data-src", "data-lazy-src", "src"].iter().filter_map(|name| element.attribute(name));
    known.into_iter().find(|url| !url.starts_with("about:"))
}

impl BlockBuilder<'_> {
    /// `<iframe>`
    pub(super) fn iframe(&mut self, element: &Element) {
        // WordPress embeds a post of another site as a quote with a link and a frame. The link has been read already.
        let is_duplicate =
            has_class(element, &["wp-embedded-content"]) && matches!(self.blocks.last(), Some(Block::Paragraph(_)));
        if is_duplicate || is_tracking_pixel(element) {
            return self.dropped.push(Dropped::Element(element.name.clone()));
        }
        if let Some(url) = source_url(element).and_then(|url| self.web_url(url)) {
            self.push_embed(&url, element.attribute("title"), None);
        }
    }

    /// A custom element for the embeds of one provider.
    pub(super) fn provider_element(&mut self, element: &Element) {
        let title = element.attribute("title").or_else(|| element.attribute("playlabel"));
        match provider_page(element).and_then(|url| self.web_url(&url)) {
            Some(url) => {
                self.push_embed(&url, title, None);
                self.fallback_content(element);
            }
            None => self.flow(&refs(&element.children)),
        }
    }

    /// `<object>` and `<embed>`, which browsers no longer support: an embed where they play a video of a known provider.
    pub(super) fn plugin(&mut self, element: &Element) {
        let file =
            |element: &Element| ["src", "data"].iter().find_map(|name| element.attribute(name)).map(str::to_owned);
        let nested = || element.elements().filter(|child| child.name == "embed").find_map(file);
        let url = file(element).or_else(nested).and_then(|url| Url::parse(&url, self.base).ok());
        match url.as_ref().and_then(|url| page(url.as_str())) {
            Some(page) => {
                if let Some(url) = self.web_url(&page) {
                    self.push_embed(&url, None, None);
                }
            }
            None => self.dropped.push(Dropped::Element(element.name.clone())),
        }
    }

    /// `<video>` and `<audio>`: an embed of their file. `title` takes precedence over the element's own title; `still`
    /// is the image of a video without a poster.
    pub(super) fn media_element(&mut self, element: &Element, title: Option<&str>, still: Option<&str>) {
        let mut sources = element.elements().filter(|child| child.name == "source");
        let file = source_url(element).or_else(|| sources.find_map(source_url));
        let title = title.or_else(|| ["title", "aria-label"].iter().find_map(|name| element.attribute(name)));
        let still = element
            .attribute("poster")
            .or(still)
            .filter(|still| !is_placeholder(still))
            .and_then(|still| self.web_url(still))
            .map(|url| Rc::new(Image::new(url)));
        match file.and_then(|file| self.web_url(file)) {
            Some(url) => self.push_embed(&url, title, still),
            None => self.dropped.push(Dropped::Element(element.name.clone())),
        }
    }

    /// A post of a social network: its URL, with its text as the title. Returns whether a URL was found.
    pub(super) fn post(&mut self, element: &Element) -> bool {
        let permalink = PERMALINK_ATTRIBUTES.iter().find_map(|name| element.attribute(name));
        let mut links = Vec::new();
        collect_links(element, &mut links);
        let is_post = |link: &&&str| POST_PATHS.iter().any(|path| link.contains(path));
        let link = permalink.or_else(|| links.iter().rfind(is_post).or(links.last()).copied());
        let Some(url) = link.and_then(|link| self.web_url(link)) else { return false };
        let text = plain(&self.inlines(&refs(&element.children)));
        self.push_embed(&url, Some(&text), None);
        true
    }

    /// Adds an embed. The URL of a known player is replaced by that of its page.
    fn push_embed(&mut self, url: &Url, title: Option<&str>, image: Option<Rc<Image>>) {
        let url = page(url.as_str()).and_then(|page| Url::parse(&page, self.base).ok()).unwrap_or_else(|| url.clone());
        let title = title.map(collapse_whitespace).filter(|title| !title.is_empty()).map(Into::into);
        self.blocks.push(Block::Embed(Rc::new(Embed { url, title, image })));
    }
}

/// The URLs of the links inside an element, and of the sources of quotes: Facebook's posts contain a quote with the
/// URL of the post.
fn collect_links<'n>(element: &'n Element, links: &mut Vec<&'n str>) {
    for child in element.elements() {
        let key = if child.name == "blockquote" { "cite" } else { "href" };
        links.extend(child.attribute(key).filter(|_| matches!(child.name.as_str(), "a" | "blockquote")));
        collect_links(child, links);
    }
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn frames_and_provider_elements_become_embeds_of_the_page() {
        check(
            "<iframe src='https://www.youtube.com/embed/x?feature=oembed' title=T></iframe>",
            "embed(https://www.youtube.com/watch?v=x|T)",
        );
        check("<iframe data-src=//v.example/1 src=about:blank></iframe>", "embed(https://v.example/1|)");
        check(
            "<iframe src=//t.example/ width=1 height=1></iframe><iframe src=about:blank></iframe><iframe srcdoc=x></iframe>",
            "",
        );
        check(
            "<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>",
            "embed(https://www.google.com/maps/embed?pb=1|)",
        );
        check(
            "<amp-youtube data-videoid=x></amp-youtube><lite-youtube videoid=y playlabel=T></lite-youtube>",
            "embed(https://www.youtube.com/watch?v=x|) embed(https://www.youtube.com/watch?v=y|T)",
        );
        check(
            "<object><param name=movie value=x><embed src='http://www.youtube.com/v/x'></object><object data=a.swf></object>",
            "embed(https://www.youtube.com/watch?v=x|)",
        );
    }

    #[test]
    fn posts_become_embeds_with_their_text_as_the_title() {
        check(
            "<blockquote class=twitter-tweet><p lang=en>a <a href='https://t.co/1'>pic</a></p>&mdash; B (@b) <a href='https://twitter.com/b/status/1?ref_src=x'>May 1</a></blockquote>\n<script src=//platform.twitter.com/widgets.js></script>",
            "embed(https://twitter.com/b/status/1|a pic — B (@b) May 1)",
        );
        check(
            "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/X1/?utm=1'><a href=x>A post</a></blockquote>",
            "embed(https://www.instagram.com/p/X1/|A post)",
        );
        check(
            "<blockquote class=tiktok-embed cite='https://www.tiktok.com/@a/video/1' data-video-id=1><section><a href='https://www.tiktok.com/@a'>@a</a> b</section></blockquote>",
            "embed(https://www.tiktok.com/@a/video/1|@a b)",
        );
        check(
            "<div class=fb-post data-href='https://www.facebook.com/a/posts/1'><blockquote cite=x>b</blockquote></div>",
            "embed(https://www.facebook.com/a/posts/1|b)",
        );
        check("<blockquote class=twitter-tweet><p>a</p></blockquote>", "quote(a|)");
        check(
            "<figure class=wp-block-embed><div class=wp-block-embed__wrapper><blockquote class=wp-embedded-content><a href=/p>Post</a></blockquote><iframe class=wp-embedded-content src=/p/embed></iframe></div></figure>",
            "p([Post](p))",
        );
    }

    #[test]
    fn media_elements_become_embeds_of_their_file() {
        check(
            "<figure class=wp-block-video><video controls src=a.mp4 poster=p.jpg></video><figcaption>C</figcaption></figure>",
            "embed(a.mp4 still=p.jpg|) p(C)",
        );
        check("<audio controls title=T><source src=a.mp3><a href=a.mp3>a</a></audio>", "embed(a.mp3|T)");
        check("<video></video>", "");
    }
}
