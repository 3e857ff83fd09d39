//! A fragment as blocks: paragraphs, headings, quotes, code, and (each in a file of its own) figures, lists, tables.
//!
//! The tree is only borrowed on the way: nested elements would otherwise be copied once a level.

mod figure;
mod list;
mod table;

use super::{
    Dropped,
    inline::{paragraphs, run},
    tree::{DROPPED, Element, Node, is_block, parse},
};
use crate::model::{Block, Inlines, Quote};

/// Reads a fragment. Addresses are joined with `base`; what is left out is added to `dropped`.
pub fn blocks(html: &str, base: &str, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let mut writer = Writer { base, dropped, blocks: Vec::new() };
    writer.flow(&refs(&parse(html)));
    writer.blocks
}

struct Writer<'a> {
    base: &'a str,
    dropped: &'a mut Vec<Dropped>,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    /// Nodes among which text stands by itself: a run of it becomes a paragraph.
    fn flow(&mut self, nodes: &[&Node]) {
        let mut loose: Vec<&Node> = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if stands_alone(element) => {
                    self.text(&loose);
                    loose.clear();
                    self.element(element);
                }
                _ => loose.push(node),
            }
        }
        self.text(&loose);
    }

    /// A run of text; two breaks in a row part paragraphs.
    fn text(&mut self, nodes: &[&Node]) {
        let run = self.run(nodes);
        self.blocks.extend(paragraphs(&run).into_iter().map(Block::Paragraph));
    }

    fn run(&mut self, nodes: &[&Node]) -> Inlines {
        run(nodes, self.base, self.dropped)
    }

    fn element(&mut self, element: &Element) {
        let children = &refs(&element.children);
        match element.name.as_str() {
            "h1" | "h2" => self.heading(children, 2),
            "h3" => self.heading(children, 3),
            "h4" => self.heading(children, 4),
            "h5" => self.heading(children, 5),
            "h6" => self.heading(children, 6),
            "ul" | "ol" => {
                let list = self.list(element);
                self.blocks.extend(list.map(Block::List));
                self.media(children);
            }
            "blockquote" => self.quote(children),
            "table" => {
                self.table(element);
                self.media(children);
            }
            "figure" => self.figure(children),
            "img" => self.image(element),
            "iframe" => self.embed(element),
            "pre" => self.code(element),
            "hr" => self.blocks.push(Block::Divider),
            name if DROPPED.contains(&name) => self.dropped.push(Dropped::Element(element.name.clone())),
            _ => self.flow(children),
        }
    }

    fn heading(&mut self, children: &[&Node], level: u8) {
        let text = self.run(children);
        if !text.is_empty() {
            self.blocks.push(Block::Heading { level, text });
        }
        self.media(children);
    }

    fn quote(&mut self, children: &[&Node]) {
        let is_cite =
            |node: &&Node| matches!(node, Node::Element(inner) if matches!(inner.name.as_str(), "cite" | "footer"));
        let (cite, words): (Vec<_>, Vec<_>) = children.iter().copied().partition(is_cite);
        let cite = self.run(&cite);
        let mut inner = Writer { base: self.base, dropped: self.dropped, blocks: Vec::new() };
        inner.flow(&words);
        let (mut paragraphs, mut others) = (Vec::new(), Vec::new());
        for block in inner.blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => paragraphs.push(text),
                other => others.push(other),
            }
        }
        if !paragraphs.is_empty() {
            self.blocks.push(Block::Quote(Quote { paragraphs, cite }));
        } else if !cite.is_empty() {
            // A quote of pictures or a list only: who said it is not lost.
            others.push(Block::Paragraph(cite));
        }
        self.blocks.append(&mut others);
    }

    fn code(&mut self, element: &Element) {
        let text = text_of(&element.children);
        let text = text.strip_prefix('\n').unwrap_or(&text).trim_end();
        if text.is_empty() {
            return;
        }
        let class = element.find("code").unwrap_or(element).attribute("class").unwrap_or_default();
        let language = class.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"));
        self.blocks.push(Block::Code { text: text.into(), language: language.map(Into::into) });
    }
}

fn refs(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().collect()
}

fn elements<'n>(nodes: &[&'n Node]) -> Vec<&'n Element> {
    let element = |node: &&'n Node| match *node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    };
    nodes.iter().filter_map(element).collect()
}

/// Whether an element becomes blocks of its own, rather than part of a paragraph: a block, or what holds a picture.
fn stands_alone(element: &Element) -> bool {
    let name = element.name.as_str();
    is_block(name)
        || matches!(name, "img" | "iframe" | "picture")
        || DROPPED.contains(&name)
        || ["img", "iframe"].iter().any(|inner| element.find(inner).is_some())
}

/// Characters as they stand, for code.
fn text_of(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) if element.name == "br" => "\n".to_owned(),
            Node::Element(element) => text_of(&element.children),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{List, text::plain};

    fn shape(block: &Block) -> String {
        let list = |list: &List| {
            let items: Vec<_> = list
                .items
                .iter()
                .map(|item| {
                    plain(&item.text)
                        + &item.children.iter().map(|inner| format!("+{}", inner.items.len())).collect::<String>()
                })
                .collect();
            format!("{}[{}]", if list.ordered { "ol" } else { "ul" }, items.join(","))
        };
        match block {
            Block::Paragraph(text) => format!("p({})", plain(text)),
            Block::Heading { level, text } => format!("h{level}({})", plain(text)),
            Block::Image(image) => {
                let size = image.size.map_or(String::new(), |size| format!(" {}x{}", size.width, size.height));
                let widths: String = image.srcset.iter().map(|rendition| format!(" {}w", rendition.width)).collect();
                format!(
                    "img({}{size}{widths}|{}|{}|{})",
                    image.url.as_str(),
                    image.alt,
                    plain(&image.caption),
                    plain(&image.credit)
                )
            }
            Block::List(inner) => list(inner),
            Block::Quote(quote) => {
                let words: Vec<_> = quote.paragraphs.iter().map(|text| plain(text)).collect();
                format!("quote({}|{})", words.join("/"), plain(&quote.cite))
            }
            Block::Table(table) => {
                let row = |cells: &[Inlines]| cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(",");
                let rows: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
                format!("table({}|{}|{})", plain(&table.caption), row(&table.head), rows.join(";"))
            }
            Block::Code { text, language } => {
                format!("code({text:?}{})", language.as_ref().map(|name| format!(" {name}")).unwrap_or_default())
            }
            Block::Embed(embed) => {
                format!("embed({} {})", embed.url.as_str(), embed.title.as_deref().unwrap_or_default())
            }
            Block::Divider => "hr".to_owned(),
            other => format!("{other:?}"),
        }
    }

    fn check(html: &str, expected: &str) {
        let mut dropped = Vec::new();
        let blocks = blocks(html, "https://a.example/", &mut dropped);
        assert_eq!(blocks.iter().map(shape).collect::<Vec<_>>().join(" "), expected, "{html}");
    }

    #[test]
    fn text() {
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
    fn lists_quotes_and_tables() {
        check("<ul><li>a<li>b<ol><li>c</ol></ul>", "ul[a,b+1]");
        check("<ul><li>a<ul><li>b</ul>c<ul><li>d</ul></ul>", "ul[ac+2]");
        check("<ul><li>a</li><ul><li>b</ul></ul>", "ul[a+1]");
        check("<ul><li>a<img src=x></ul>", "ul[a] img(https://a.example/x|||)");
        check("<table><tr><td><img src=x></table>", "img(https://a.example/x|||)");
        check("<blockquote><p>a</p><p>b</p><cite>C</cite></blockquote>", "quote(a/b|C)");
        check("<table><caption>T</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>", "table(T|a,b|1,2)");
        check("<table><tr><th>a<tr><td>1</table><table><tr><td>1</table>", "table(|a|1) table(||1)");
    }

    #[test]
    fn pictures_and_embeds() {
        check("<p>a <img src=x alt=y width=4 height=3> b</p>", "p(a) img(https://a.example/x 4x3|y||) p(b)");
        check(
            "<figure><a href=z><img src=x srcset='x1 400w, x2 800w'></a><figcaption>C <span class=credit>AP</span></figcaption></figure>",
            "img(https://a.example/x 400w 800w||C|AP)",
        );
        check(
            "<figure><img src=x><figcaption><p>C <b>d</b></p><p><span class='photo-Credit'>AP</span></p></figcaption></figure>",
            "img(https://a.example/x||C d|AP)",
        );
        check(
            "<figure><img src=x><img src=y><figcaption>C</figcaption></figure>",
            "img(https://a.example/x|||) img(https://a.example/y|||) p(C)",
        );
        check("<p><iframe src=//v.example/1 title=V></iframe></p>", "embed(https://v.example/1 V)");
        check("<img src='javascript:x'><img><iframe srcdoc=x></iframe>", "");
    }

    #[test]
    fn what_runs_is_gone() {
        check("<script>a</script><p onclick=x>b</p><object>c</object><svg><p>d</svg>", "p(b)");
    }

    #[test]
    fn hostile_nesting() {
        for piece in ["<ul><li>", "<blockquote>", "<table><tr><td>", "<figure><figcaption>", "<div><p>"] {
            assert!(blocks(&piece.repeat(20_000), "", &mut Vec::new()).is_empty(), "{piece}");
        }
    }
}
