//! What belongs to another site: frames, posts that a script would dress up, players of sound and film.

use std::rc::Rc;

use super::{Writer, children, class::has, page::page, picture::is_placeholder, refs};
use crate::{
    html::{Dropped, tree::Element},
    model::{Block, Embed, Image, Url, text::plain},
};

/// The classes that providers' scripts look for.
const POSTS: &[&str] = &[
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
/// Where a post tells its own address.
const PERMALINKS: &[&str] = &["data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite"];
/// What stands in the address of a post, and of nothing else that it links to.
const MARKS: &[&str] = &["/status/", "/p/", "/reel/", "/video/", "/comments/", "/posts/", "/post/"];
/// Elements that name a provider, where they keep the thing's name, and the page around it.
const NAMED: &[(&str, &str, &str)] = &[
    ("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="),
    ("lite-youtube", "videoid", "https://www.youtube.com/watch?v="),
    ("amp-vimeo", "data-videoid", "https://vimeo.com/"),
    ("lite-vimeo", "videoid", "https://vimeo.com/"),
    ("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"),
    ("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),
    ("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),
    ("amp-facebook", "data-href", ""),
    ("amp-tiktok", "data-src", ""),
    ("amp-iframe", "src", ""),
];

/// Whether it is a post of another site's.
pub(super) fn is_post(element: &Element) -> bool {
    matches!(element.name.as_str(), "blockquote" | "div") && has(element, POSTS)
}

/// Where a frame leads; some wait with it until they are scrolled to.
pub(super) fn address(element: &Element) -> Option<&str> {
    let known = ["data-src", "data-lazy-src", "src"].iter().filter_map(|name| element.attribute(name));
    known.into_iter().find(|address| !address.starts_with("about:"))
}

/// Whether an element is a provider's own, such as `<lite-youtube>`.
pub(super) fn is_named(name: &str) -> bool {
    NAMED.iter().any(|(known, ..)| *known == name)
}

impl Writer<'_> {
    /// A frame.
    pub(super) fn frame(&mut self, element: &Element) {
        // The second half of a link to another WordPress post, whose first half was a quote.
        let is_twin = has(element, &["wp-embedded-content"]) && matches!(self.blocks.last(), Some(Block::Paragraph(_)));
        if is_twin || super::picture::is_pixel(element) {
            return self.dropped.push(Dropped::Element(element.name.clone()));
        }
        if let Some(url) = address(element).and_then(|address| self.url(address)) {
            self.embed(&url, element.attribute("title"), None);
        }
    }

    /// A provider's own element.
    pub(super) fn named(&mut self, element: &Element) {
        let address = NAMED.iter().find(|(name, ..)| *name == element.name);
        let address = address.and_then(|(_, key, page)| Some([page, element.attribute(key)?].concat()));
        let title = element.attribute("title").or_else(|| element.attribute("playlabel"));
        match address.and_then(|address| self.url(&address)) {
            Some(url) => {
                self.embed(&url, title, None);
                self.words(element);
            }
            None => self.flow(&refs(&element.children)),
        }
    }

    /// An old plug-in, if what it plays has a page of its own.
    pub(super) fn plugin(&mut self, element: &Element) {
        let plays =
            |element: &Element| ["src", "data"].iter().find_map(|name| element.attribute(name)).map(str::to_owned);
        let inner = || children(element).filter(|child| child.name == "embed").find_map(plays);
        let url = plays(element).or_else(inner).and_then(|address| Url::parse(&address, self.base).ok());
        match url.as_ref().and_then(|url| page(url.as_str())) {
            Some(page) => self.provider(&page, None),
            None => self.dropped.push(Dropped::Element(element.name.clone())),
        }
    }

    /// `<video>` and `<audio>`: their file.
    pub(super) fn player(&mut self, element: &Element, title: Option<&str>, still: Option<&str>) {
        let sources = || children(element).filter(|child| child.name == "source");
        let file = address(element).or_else(|| sources().find_map(address));
        let title = title.or_else(|| ["title", "aria-label"].iter().find_map(|name| element.attribute(name)));
        let still = element
            .attribute("poster")
            .or(still)
            .filter(|still| !is_placeholder(still))
            .and_then(|still| self.url(still))
            .map(|url| Rc::new(Image::at(url)));
        match file.and_then(|file| self.url(file)) {
            Some(url) => self.embed(&url, title, still),
            None => self.dropped.push(Dropped::Element(element.name.clone())),
        }
    }

    /// A post: its address, and what it says as the title. Whether it has an address.
    pub(super) fn post(&mut self, element: &Element) -> bool {
        let own = PERMALINKS.iter().find_map(|name| element.attribute(name));
        let mut links = Vec::new();
        // Facebook's wraps a quote that has the address.
        collect(element, &mut links);
        let marked = |link: &&&str| MARKS.iter().any(|mark| link.contains(mark));
        let link = own.or_else(|| links.iter().rfind(marked).or(links.last()).copied());
        let Some(url) = link.and_then(|link| self.url(link)) else { return false };
        let said = plain(&self.run(&refs(&element.children)));
        self.embed(&url, Some(&said), None);
        true
    }

    fn embed(&mut self, url: &Url, title: Option<&str>, image: Option<Rc<Image>>) {
        let url = page(url.as_str()).and_then(|page| Url::parse(&page, self.base).ok()).unwrap_or_else(|| url.clone());
        let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        let title = title.filter(|title| !title.is_empty()).map(Into::into);
        self.blocks.push(Block::Embed(Rc::new(Embed { url, title, image })));
    }

    fn provider(&mut self, address: &str, title: Option<&str>) {
        if let Some(url) = self.url(address) {
            self.embed(&url, title, None);
        }
    }
}

/// The addresses that are linked to inside, and that a quote inside names as its source.
fn collect<'n>(element: &'n Element, links: &mut Vec<&'n str>) {
    for child in children(element) {
        let key = if child.name == "blockquote" { "cite" } else { "href" };
        links.extend(child.attribute(key).filter(|_| matches!(child.name.as_str(), "a" | "blockquote")));
        collect(child, links);
    }
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn frames() {
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
    fn posts() {
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
    fn sound_and_film() {
        check(
            "<figure class=wp-block-video><video controls src=a.mp4 poster=p.jpg></video><figcaption>C</figcaption></figure>",
            "embed(a.mp4 still=p.jpg|) p(C)",
        );
        check("<audio controls title=T><source src=a.mp3><a href=a.mp3>a</a></audio>", "embed(a.mp3|T)");
        check("<video></video>", "");
    }
}
