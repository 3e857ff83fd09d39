//! A short notation for blocks, and tests of rules that concern several kinds of blocks.

use std::rc::Rc;

use super::*;
use crate::model::{Inline, InlineTag, Inlines, List, Url};

const BASE: &str = "https://a.example/";

/// A URL, relative to the base of the tests where possible.
fn relative_url(url: &Url) -> &str {
    url.as_str().strip_prefix(BASE).unwrap_or(url.as_str())
}

/// Inline text with its links and what is bold.
fn notation(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Break => "\n".to_owned(),
        Inline::Link { url, children } => format!("[{}]({})", notation(children), relative_url(url)),
        Inline::Element { tag: InlineTag::B | InlineTag::Strong, children, .. } => format!("*{}*", notation(children)),
        Inline::Element { children, .. } => notation(children),
    };
    inlines.iter().map(one).collect()
}

fn shape(block: &Block) -> String {
    let list = |list: &List| {
        let items: Vec<_> = list
            .items
            .iter()
            .map(|item| {
                notation(&item.text)
                    + &item.children.iter().map(|inner| format!("+{}", inner.items.len())).collect::<String>()
            })
            .collect();
        format!("{}[{}]", if list.ordered { "ol" } else { "ul" }, items.join(","))
    };
    match block {
        Block::Paragraph(text) => format!("p({})", notation(text)),
        Block::Heading { level, text } => format!("h{level}({})", notation(text)),
        Block::Image(image) => {
            let size = image.size.map_or(String::new(), |size| format!(" {}x{}", size.width, size.height));
            let widths: String = image.srcset.iter().map(|rendition| format!(" {}w", rendition.width)).collect();
            let full = image.content_url.as_ref().map_or(String::new(), |url| format!(" full={}", relative_url(url)));
            format!(
                "img({}{size}{widths}{full}|{}|{}|{})",
                relative_url(&image.url),
                image.alt,
                notation(&image.caption),
                notation(&image.credit)
            )
        }
        Block::List(inner) => list(inner),
        Block::Quote(quote) => {
            let paragraphs: Vec<_> = quote.paragraphs.iter().map(|text| notation(text)).collect();
            format!("quote({}|{})", paragraphs.join("/"), notation(&quote.cite))
        }
        Block::Table(table) => {
            let row = |cells: &[Inlines]| cells.iter().map(|cell| notation(cell)).collect::<Vec<_>>().join(",");
            let rows: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
            format!("table({}|{}|{})", notation(&table.caption), row(&table.head), rows.join(";"))
        }
        Block::Code { text, language } => {
            format!("code({text:?}{})", language.as_ref().map(|name| format!(" {name}")).unwrap_or_default())
        }
        Block::Embed(embed) => {
            let still =
                embed.image.as_ref().map_or(String::new(), |image| format!(" still={}", relative_url(&image.url)));
            format!("embed({}{still}|{})", relative_url(&embed.url), embed.title.as_deref().unwrap_or_default())
        }
        Block::Divider => "hr".to_owned(),
        Block::Gallery(images) => {
            let images: Vec<_> = images.iter().map(|image| shape(&Block::Image(Rc::clone(image)))).collect();
            format!("gallery[{}]", images.join(" "))
        }
        Block::PullQuote(quote) => ["pull", &shape(&Block::Quote(quote.clone()))].concat(),
        other => format!("{other:?}"),
    }
}

/// Asserts that a fragment is read as these blocks.
pub(super) fn check(html: &str, expected: &str) {
    let mut dropped = Vec::new();
    let blocks = blocks(html, BASE, &mut dropped);
    assert_eq!(blocks.iter().map(shape).collect::<Vec<_>>().join(" "), expected, "{html}");
}

#[test]
fn text_becomes_paragraphs_headings_and_code() {
    check("<p>a</p><p>b<p>c", "p(a) p(b) p(c)");
    check("a<br><br>b<br>c", "p(a) p(b\nc)");
    check("<div>a<p>b</p>c</div>", "p(a) p(b) p(c)");
    check("<h1>a</h1><h3>b</h3><h2> </h2>", "h2(a) h3(b)");
    check("<pre>\na\n  b</pre><hr>", "code(\"a\\n  b\") hr");
    check("<p> </p>\n<p></p>", "");
    check("<pre><code class='hl language-rust'>fn</code></pre>", "code(\"fn\" rust)");
    check("<form>a</form>", "p(a)");
}

#[test]
fn lists_quotes_and_tables_are_read_with_their_parts() {
    check("<ul><li>a<li>b<ol><li>c</ol></ul>", "ul[a,b+1]");
    check("<ul><li>a<ul><li>b</ul>c<ul><li>d</ul></ul>", "ul[a+1,c+1]");
    check("<ul><li>a</li><ul><li>b</ul></ul>", "ul[a+1]");
    check("<ul><li>a<img src=x></ul>", "ul[a] img(x|||)");
    check("<table><tr><td><img src=x></table>", "img(x|||)");
    check("<blockquote><p>a</p><p>b</p><cite>C</cite></blockquote>", "quote(a/b|C)");
    check("<table><caption>T</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>", "table(T|a,b|1,2)");
    check("<table><tr><th>a<tr><td>1</table><table><tr><td>1</table>", "table(|a|1) table(||1)");
}

#[test]
fn images_and_embeds_separate_paragraphs() {
    check("<p>a <img src=x alt=y width=4 height=3> b</p>", "p(a) img(x 4x3|y||) p(b)");
    check(
        "<figure><a href=z><img src=x srcset='x1 400w, x2 800w'></a><figcaption>C <span class=credit>AP</span></figcaption></figure>",
        "img(x 400w 800w||C|AP)",
    );
    check(
        "<figure><img src=x><figcaption><p>C <b>d</b></p><p><span class='photo-Credit'>AP</span></p></figcaption></figure>",
        "img(x||C *d*|AP)",
    );
    check("<figure><img src=x><img src=y><figcaption>C</figcaption></figure>", "gallery[img(x|||) img(y|||)] p(C)");
    check("<p><iframe src=//v.example/1 title=V></iframe></p>", "embed(https://v.example/1|V)");
    check("<img src='javascript:x'><img>", "");
}

#[test]
fn scripts_and_plugins_are_left_out() {
    check("<script>a</script><p onclick=x>b</p><object>c</object><svg><p>d</svg>", "p(b)");
}

#[test]
fn deeply_nested_blocks_without_text_are_empty() {
    for piece in ["<ul><li>", "<blockquote>", "<table><tr><td>", "<figure><figcaption>", "<div><p>"] {
        assert!(blocks(&piece.repeat(20_000), "", &mut Vec::new()).is_empty(), "{piece}");
    }
}

#[test]
fn inline_elements_around_blocks_are_kept_around_their_text() {
    check("<a href=/x><h3>a</h3><p>b</p></a>", "h3([a](x)) p([b](x))");
    check("<b>a <img src=i> b<p>c</p></b>", "p(*a*) img(i|||) p(*b*) p(*c*)");
    check("<font><p>a</p><p>b</p></font><x-y><p>c</p>d</x-y>", "p(a) p(b) p(c) p(d)");
    check("<a href=/x><p>a <a href=/y>b</a></p></a>", "p([a](x)) p([b](y))");
    check("<p>a <svg><g>x</g></svg> b <script>y</script>c</p>", "p(a b c)");
}

#[test]
fn terms_and_summaries_are_bold() {
    check("<dl><dt>a<dd>b<dd>c<dt><b>d</b><dd><ul><li>e</ul></dl>", "p(*a*) p(b) p(c) p(*d*) ul[e]");
    check("<details><summary>a</summary><p>b</p>c</details>", "p(*a*) p(b) p(c)");
    check("<details><summary><h4>a</h4></summary>b</details>", "h4(a) p(b)");
}

#[test]
fn leftovers_of_editors_are_removed() {
    check("<p><span class='dropcap'>O</span>nce</p>", "p(Once)");
    check("<p>a</p><p>&nbsp;</p><p><o:p>&nbsp;</o:p></p><p><br></p><p class=MsoNormal>b<o:p></o:p></p>", "p(a) p(b)");
    check(
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><xml><w:X>y</w:X></xml><![if !vml]>a<![endif]>",
        "p(a)",
    );
    check("<pre class=wp-block-verse>a\n  b\n\n<em>c</em></pre>", "p(a\nb) p(c)");
    check("<address>a<br>b</address><aside><p>c</p></aside>", "p(a\nb) p(c)");
    check("<h2>a<br>b <img src=i></h2>", "h2(a\nb) img(i|||)");
}
