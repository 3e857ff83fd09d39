//! Properties of reading HTML as blocks: no word is lost, and none occurs twice.

use news_article::{
    html,
    model::{Block, text::plain},
};
use proptest::{
    prelude::*,
    strategy::{BoxedStrategy, Union},
};

use crate::{hostile::assert_harmless, properties::config};

/// A placeholder for a word. `numbered` replaces each by a different word.
const WORD: &str = "§ ";

/// The markup with each placeholder replaced by a different word, and these words in the order of the markup.
fn numbered(markup: &str) -> (String, Vec<String>) {
    let mut parts = markup.split(WORD);
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut words = Vec::new();
    for (number, part) in parts.enumerate() {
        let word = format!("w{number}");
        out += &format!("{word} {part}");
        words.push(word);
    }
    (out, words)
}

/// The words of some blocks, in reading order.
fn words(blocks: &[Block]) -> Vec<String> {
    let mut texts = Vec::new();
    blocks.iter().for_each(|block| add_block(block, &mut texts));
    // A link without text shows its URL, which is not counted.
    let is_counted = |word: &&str| word.starts_with('w');
    texts.join(" ").split_whitespace().filter(is_counted).map(str::to_owned).collect()
}

fn add_block(block: &Block, texts: &mut Vec<String>) {
    block.for_each_text(&mut |_, text| texts.push(plain(text)));
    texts.extend(block.images().iter().flat_map(|image| [plain(&image.caption), plain(&image.credit)]));
    match block {
        Block::Code { text, .. } => texts.push(text.to_string()),
        Block::Embed(embed) => texts.extend(embed.title.as_deref().map(str::to_owned)),
        _ => {}
    }
}

fn read(markup: &str) -> Vec<Block> {
    html::blocks(markup, "https://news.example/", &mut Vec::new())
}

/// The markup of a strategy between one of these pairs of tags.
fn wrapped(inner: &BoxedStrategy<String>, wrappers: &[(&'static str, &'static str)]) -> BoxedStrategy<String> {
    let wrappers = wrappers
        .iter()
        .map(|&(open, close)| inner.clone().prop_map(move |inner| [open, &*inner, close].concat()).boxed());
    Union::new(wrappers).boxed()
}

fn several(one: BoxedStrategy<String>) -> BoxedStrategy<String> {
    proptest::collection::vec(one, 1..4).prop_map(|parts| parts.concat()).boxed()
}

/// Text with inline markup.
fn line() -> BoxedStrategy<String> {
    let word = Just(WORD.to_owned());
    let one = word.prop_recursive(3, 12, 3, |inner| {
        let inner = several(inner.boxed());
        wrapped(
            &inner,
            &[
                ("<b>", "</b>"),
                ("<a href=/x>", "</a>"),
                ("<em>", "</em> "),
                ("<x-y>", "</x-y>"),
                ("<span class=dropcap>", "</span>"),
                ("<o:p>", "</o:p>"),
                ("<script>x</script>", "<svg><text>x</text></svg>"),
                ("<br>", "<br>\n"),
                ("<span lang=fr>", "</span>&nbsp;"),
                ("<!-- x -->", "<br><br>"),
                ("<q>", "</q>"),
            ],
        )
    });
    several(one.boxed())
}

/// Markup as CMSs write it.
fn article() -> BoxedStrategy<String> {
    let list =
        wrapped(&line(), &[("<li>", "</li>"), ("<li><p>", "</p></li>"), ("", "")]).prop_recursive(3, 12, 3, |inner| {
            let items = several(inner.boxed());
            wrapped(
                &items,
                &[
                    ("<li>§ <ul>", "</ul></li>"),
                    ("<ol>", "</ol>"),
                    ("<ul><li>§ <ul><li>", "</ul>§ </ul>"),
                    ("<li>", ""),
                ],
            )
        });
    let list = wrapped(&several(list.boxed()), &[("<ul>", "</ul>"), ("<menu>", "</menu>")]);
    let text = wrapped(
        &line(),
        &[
            ("<p>", "</p>"),
            ("<p class=MsoNormal>", ""),
            ("", ""),
            ("<h2>", "</h2>"),
            ("<h3><p>", "</p></h3>"),
            ("<p>&nbsp;</p><address>", "</address>"),
            ("<pre>", "</pre>"),
            ("<pre class=wp-block-verse>", "\n§ </pre>"),
            ("<blockquote>", "<cite>§ </cite></blockquote>"),
            (
                "<blockquote class=twitter-tweet>",
                "<a href=https://x.example/a/status/1>§ </a></blockquote><script></script>",
            ),
            ("<figure class=wp-block-pullquote><blockquote><p>", "</p><cite>§ </cite></blockquote></figure>"),
            ("<aside class=pullquote>", "</aside>"),
            ("<figure><img src=/a><figcaption>", "<span class=credit>§ </span></figcaption></figure>"),
            (
                "<figure class=wp-block-image><a href=/a.jpg><img src=/a></a><figcaption><p>",
                "</p></figcaption></figure>",
            ),
            (
                "<div class=wp-caption><img src='data:,' data-src=/a><noscript><img src=/a></noscript><p class=wp-caption-text>",
                "</p></div>",
            ),
            (
                "<figure class=wp-block-gallery><figure><img src=/a><figcaption>",
                "</figcaption></figure><figure><img src=/b></figure><figcaption>§ </figcaption></figure>",
            ),
            (
                "<div class=gallery><dl class=gallery-item><dt><img src=/a></dt><dd class=gallery-caption>",
                "</dd></dl><dl class=gallery-item><dt><img src=/b></dt></dl></div>",
            ),
            ("<div><img src=/a><div class=caption>", "</div></div>"),
            ("<figure><iframe src=//v.example/></iframe><figcaption>", "</figcaption></figure>"),
            ("<figure><video src=/v></video>", "</figure>"),
            ("<table><caption>§ </caption><tr><th>§ <th>§ <tr><td>", "<td rowspan=2>§ <tr><td>§ </table>"),
            ("<table><tr><td colspan=2>", "<tr><td>§ <td>§ </table>"),
            ("<table><tr><td><h3>", "</h3><table><tr><td>§ <td>§ </table></table>"),
            ("<dl><dt>", "<dd>§ <dd><p>§ </p></dl>"),
            ("<details><summary>", "</summary>§ <p>§ </p></details>"),
            (
                "<div class='kg-card kg-callout-card'><div class=kg-callout-emoji>§ </div><div class=kg-callout-text>",
                "</div></div>",
            ),
            (
                "<figure class='kg-card kg-bookmark-card'><a href=/x><div>",
                "</div><span class=kg-bookmark-author>§ </span><img src=/i></a></figure>",
            ),
            ("<div class='kg-card kg-toggle-card'><h4>", "</h4><div>§ </div></div>"),
            ("<p>", " <img src=/a alt=b>§ </p>"),
        ],
    );
    let block = prop_oneof![4 => text, 1 => list].prop_recursive(3, 24, 4, |inner| {
        let inner = several(inner.boxed());
        wrapped(
            &inner,
            &[
                ("<div>", "</div>"),
                ("<section><hr>", "</section>"),
                ("<b>", "</b>"),
                ("<a href=/x>", "</a>"),
                ("<x-y>", "</x-y>"),
                ("<center>§ ", "§ </center>"),
                ("<blockquote>", "</blockquote>"),
            ],
        )
    });
    several(block.boxed())
}

/// Tags in any order. None of them hides the text after it.
fn soup() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<a href=/x>",
        "</a>",
        "<a href=/x.jpg>",
        "<br>",
        "<hr>",
        "<img src=/a>",
        "<img src=/b>",
        "<h2>",
        "</h2>",
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<blockquote>",
        "</blockquote>",
        "<cite>",
        "</cite>",
        "<footer>",
        "</footer>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<small>",
        "</small>",
        "<span class=credit>",
        "</span>",
        "<p class=caption>",
        "<div class=wp-caption>",
        "<div class=gallery>",
        "<dl class=gallery-item>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<td colspan=2>",
        "<td rowspan=3>",
        "<thead>",
        "<tbody>",
        "</tbody>",
        "<caption>",
        "</caption>",
        "<pre>",
        "</pre>",
        "<pre class=wp-block-verse>",
        "<code>",
        "</code>",
        "<details>",
        "<summary>",
        "</details>",
        "<iframe src=//v.example/></iframe>",
        "<video src=/v></video>",
        "<picture>",
        "</picture>",
        "<noscript><img src=/n></noscript>",
        "<aside class=pullquote>",
        "</aside>",
        "<figure class=wp-block-pullquote>",
        "<figure class=wp-block-embed>",
        "<figure class=wp-block-gallery>",
        "<blockquote class=twitter-tweet>",
        "<div class=fb-post data-href=//f.example/a/posts/1>",
        "<div class='kg-card kg-bookmark-card'>",
        "<div class='kg-card kg-callout-card'>",
        "<div class=kg-callout-emoji>",
        "<amp-carousel>",
        "<amp-youtube data-videoid=x>",
        "<x-y>",
        "</x-y>",
        "<article>",
        "<center>",
        "&nbsp;",
        "\n",
    ];
    let piece = prop_oneof![2 => Just(WORD), 3 => proptest::sample::select(PIECES)];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn the_blocks_have_the_words_of_the_markup_in_the_same_order(markup in article()) {
        let (markup, mut expected) = numbered(&markup);
        let mut found = words(&read(&markup));
        // In an ordered list the text after a nested list is moved before it, because a new item would change the numbers.
        if markup.contains("<ol>") {
            expected.sort_unstable();
            found.sort_unstable();
        }
        prop_assert_eq!(found, expected, "{}", markup);
    }

    #[test]
    fn no_word_is_lost_or_repeated(markup in soup()) {
        let (markup, mut expected) = numbered(&markup);
        let mut found = words(&read(&markup));
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected, "{}", markup);
    }

    #[test]
    fn markup_of_articles_is_read_without_anything_harmful(markup in prop_oneof![article(), soup().boxed()]) {
        assert_harmless(&markup);
    }

    #[test]
    fn no_block_is_empty(markup in prop_oneof![article(), soup().boxed()]) {
        for block in read(&markup) {
            prop_assert!(match &block {
                Block::Paragraph(text) | Block::Heading { text, .. } => !plain(text).trim().is_empty(),
                Block::Gallery(images) => images.len() > 1,
                Block::List(list) => !list.items.is_empty(),
                Block::Quote(quote) | Block::PullQuote(quote) => !quote.paragraphs.is_empty(),
                Block::Table(table) => table.rows.iter().all(|row| row.len() <= 100),
                _ => true,
            }, "{block:?} of {markup}");
        }
    }
}

/// A failure that the properties have found.
#[test]
fn the_emoji_of_a_callout_may_have_two_lines() {
    assert_harmless("<div class='kg-card kg-callout-card'><div class=kg-callout-emoji>§ <br>§ ");
}
