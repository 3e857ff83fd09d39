//! A fragment as blocks: paragraphs, headings, lists, quotes, tables, figures, code, embeds.

use std::rc::Rc;

use super::{
    Dropped,
    inline::run,
    tree::{DROPPED, Element, Node, is_block, parse},
};
use crate::model::{
    Block, Embed, Image, Inline, Inlines, List, ListItem, Quote, Rendition, Size, Table, Url, text::plain,
};

/// Reads a fragment. Addresses are joined with `base`; what is left out is added to `dropped`.
pub fn blocks(html: &str, base: &str, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let mut writer = Writer { base, dropped, blocks: Vec::new() };
    writer.flow(&parse(html));
    writer.blocks
}

struct Writer<'a> {
    base: &'a str,
    dropped: &'a mut Vec<Dropped>,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    /// Nodes among which text stands by itself: a run of it becomes a paragraph.
    fn flow(&mut self, nodes: &[Node]) {
        let mut loose: Vec<Node> = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if stands_alone(element) => {
                    self.paragraphs(&loose);
                    loose.clear();
                    self.element(element);
                }
                _ => loose.push(node.clone()),
            }
        }
        self.paragraphs(&loose);
    }

    /// A run of text; two breaks in a row part paragraphs.
    fn paragraphs(&mut self, nodes: &[Node]) {
        let run = self.run(nodes);
        let mut rest: &[Inline] = &run;
        while !rest.is_empty() {
            let end = rest.windows(2).position(|pair| matches!(pair, [Inline::Break, Inline::Break]));
            let (paragraph, tail) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
            let skip = tail.iter().take_while(|inline| matches!(inline, Inline::Break)).count();
            rest = tail.get(skip..).unwrap_or_default();
            if !plain(paragraph).trim().is_empty() {
                self.blocks.push(Block::Paragraph(paragraph.into()));
            }
        }
    }

    fn run(&mut self, nodes: &[Node]) -> Inlines {
        run(nodes, self.base, self.dropped)
    }

    fn element(&mut self, element: &Element) {
        let children = &element.children;
        match element.name.as_str() {
            "h1" | "h2" => self.heading(children, 2),
            "h3" => self.heading(children, 3),
            "h4" => self.heading(children, 4),
            "h5" => self.heading(children, 5),
            "h6" => self.heading(children, 6),
            "ul" | "ol" => {
                if let Some(list) = self.list(element, 0) {
                    self.blocks.push(Block::List(list));
                }
            }
            "blockquote" => self.quote(element),
            "table" => self.table(element),
            "figure" => self.figure(element),
            "img" => self.image(element),
            "iframe" => self.embed(element),
            "pre" => {
                let text = text_of(children);
                let text = text.strip_prefix('\n').unwrap_or(&text).trim_end();
                if !text.is_empty() {
                    self.blocks.push(Block::Code { text: text.into(), language: None });
                }
            }
            "hr" => self.blocks.push(Block::Divider),
            name if DROPPED.contains(&name) => self.dropped.push(Dropped::Element(element.name.clone())),
            _ => self.flow(children),
        }
    }

    fn heading(&mut self, children: &[Node], level: u8) {
        let text = self.run(children);
        if !text.is_empty() {
            self.blocks.push(Block::Heading { level, text });
        }
    }

    fn list(&mut self, element: &Element, depth: usize) -> Option<List> {
        let mut items = Vec::new();
        for item in elements(&element.children) {
            let nested = |node: &Node| matches!(node, Node::Element(inner) if is_list(inner));
            let (lists, own): (Vec<_>, Vec<_>) = item.children.iter().cloned().partition(|node| depth < 8 && nested(node));
            let text = if is_list(item) { [].into() } else { self.run(&own) };
            let children = elements(&lists).chain(is_list(item).then_some(item)).next().and_then(|list| self.list(list, depth + 1));
            if !text.is_empty() || children.is_some() {
                items.push(ListItem { text, children });
            }
        }
        (!items.is_empty()).then(|| List { ordered: element.name == "ol", items: items.into() })
    }

    fn quote(&mut self, element: &Element) {
        let is_cite = |node: &Node| matches!(node, Node::Element(inner) if matches!(inner.name.as_str(), "cite" | "footer"));
        let (cite, words): (Vec<_>, Vec<_>) = element.children.iter().cloned().partition(is_cite);
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
            self.blocks.push(Block::Quote(Quote { paragraphs: paragraphs.into(), cite }));
        }
        self.blocks.append(&mut others);
    }

    fn table(&mut self, element: &Element) {
        let mut rows: Vec<&Element> = Vec::new();
        let mut caption: Inlines = [].into();
        let mut headed = false;
        for part in elements(&element.children) {
            match part.name.as_str() {
                "caption" => caption = self.run(&part.children),
                "tr" => rows.push(part),
                "thead" | "tbody" | "tfoot" => {
                    headed |= part.name == "thead";
                    rows.extend(elements(&part.children).filter(|row| row.name == "tr"));
                }
                _ => {}
            }
        }
        let is_head = |row: &Element| headed || elements(&row.children).all(|cell| cell.name == "th");
        let head = rows.first().filter(|row| is_head(row)).map(|row| self.cells(row));
        let body: Vec<_> = rows.iter().skip(usize::from(head.is_some())).map(|row| self.cells(row)).collect();
        let says = |row: &Rc<[Inlines]>| row.iter().any(|cell| !cell.is_empty());
        if body.iter().chain(&head).any(says) {
            let head = head.unwrap_or_else(|| [].into());
            self.blocks.push(Block::Table(Rc::new(Table { head, rows: body.into(), caption })));
        }
    }

    fn cells(&mut self, row: &Element) -> Rc<[Inlines]> {
        let cells = elements(&row.children).filter(|cell| matches!(cell.name.as_str(), "td" | "th"));
        cells.map(|cell| self.run(&cell.children)).collect()
    }

    /// A figure: its pictures with their caption and credit; one of pictures only when it holds several.
    fn figure(&mut self, element: &Element) {
        let is_caption = |node: &Node| matches!(node, Node::Element(inner) if inner.name == "figcaption");
        let (captions, content): (Vec<_>, Vec<_>) = element.children.iter().cloned().partition(is_caption);
        let nodes: Vec<Node> = elements(&captions).flat_map(|caption| caption.children.iter().cloned()).collect();
        let (credits, words): (Vec<_>, Vec<_>) = nodes.into_iter().partition(is_credit);
        let (caption, credit) = (self.run(&words), self.run(&credits));
        let before = self.blocks.len();
        self.flow(&content);
        let images = self.blocks.iter().skip(before).filter(|block| matches!(block, Block::Image(_))).count();
        let one = match self.blocks.iter_mut().skip(before).find(|block| matches!(block, Block::Image(_))) {
            Some(Block::Image(image)) if images == 1 => Some(image),
            _ => None,
        };
        if let Some(image) = one {
            let image = Rc::make_mut(image);
            image.caption = caption;
            image.credit = credit;
        } else {
            // The caption of a table, an embed or several pictures stands below as text.
            for text in [caption, credit] {
                if !text.is_empty() {
                    self.blocks.push(Block::Paragraph(text));
                }
            }
        }
    }

    fn image(&mut self, element: &Element) {
        let Some(url) = ["src", "data-src"].iter().find_map(|name| self.url(element.attribute(name)?)) else { return };
        let side = |name| element.attribute(name)?.trim_end_matches("px").parse().ok().filter(|side: &u32| *side > 0);
        let srcset = self.renditions(element.attribute("srcset").unwrap_or_default());
        self.blocks.push(Block::Image(Rc::new(Image {
            srcset,
            size: side("width").zip(side("height")).map(|(width, height)| Size { width, height }),
            alt: element.attribute("alt").unwrap_or_default().into(),
            url,
            caption: [].into(),
            credit: [].into(),
            content_url: None,
        })));
    }

    fn renditions(&mut self, srcset: &str) -> Rc<[Rendition]> {
        let mut renditions: Vec<_> = srcset
            .split(", ")
            .flat_map(|candidate| candidate.split(",http").enumerate().map(|(place, part)| if place == 0 { part.to_owned() } else { ["http", part].concat() }))
            .filter_map(|candidate| {
                let (url, width) = candidate.trim().rsplit_once(char::is_whitespace)?;
                let width = width.strip_suffix('w')?.parse().ok().filter(|width| *width > 0)?;
                Some(Rendition { url: Url::parse(url, self.base).ok()?, width })
            })
            .collect();
        renditions.sort_by_key(|rendition| rendition.width);
        renditions.into()
    }

    fn embed(&mut self, element: &Element) {
        let Some(url) = element.attribute("src").and_then(|src| self.url(src)) else { return };
        let title = element.attribute("title").map(Rc::from);
        self.blocks.push(Block::Embed(Rc::new(Embed { url, title, image: None })));
    }

    /// An address that something is fetched from.
    fn url(&mut self, text: &str) -> Option<Url> {
        match Url::parse(text, self.base) {
            Ok(url) if url.is_web() => Some(url),
            Ok(_) => None,
            Err(error) => {
                self.dropped.push(Dropped::Url(text.to_owned(), error));
                None
            }
        }
    }
}

fn elements(nodes: &[Node]) -> impl Iterator<Item = &Element> {
    nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

fn is_list(element: &Element) -> bool {
    matches!(element.name.as_str(), "ul" | "ol")
}

/// Whether an element becomes blocks of its own, rather than part of a paragraph: a block, or what holds a picture.
fn stands_alone(element: &Element) -> bool {
    let name = element.name.as_str();
    is_block(name)
        || matches!(name, "img" | "iframe" | "picture")
        || DROPPED.contains(&name)
        || ["img", "iframe"].iter().any(|inner| element.find(inner).is_some())
}

/// The part of a caption that names whose picture it is.
fn is_credit(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    matches!(element.name.as_str(), "cite" | "small") || class.contains("credit")
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

    fn shape(block: &Block) -> String {
        let list = |list: &List| {
            let items: Vec<_> = list
                .items
                .iter()
                .map(|item| plain(&item.text) + &item.children.iter().map(|inner| format!("+{}", inner.items.len())).collect::<String>())
                .collect();
            format!("{}[{}]", if list.ordered { "ol" } else { "ul" }, items.join(","))
        };
        match block {
            Block::Paragraph(text) => format!("p({})", plain(text)),
            Block::Heading { level, text } => format!("h{level}({})", plain(text)),
            Block::Image(image) => {
                let size = image.size.map_or(String::new(), |size| format!(" {}x{}", size.width, size.height));
                let widths: String = image.srcset.iter().map(|rendition| format!(" {}w", rendition.width)).collect();
                format!("img({}{size}{widths}|{}|{}|{})", image.url.as_str(), image.alt, plain(&image.caption), plain(&image.credit))
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
            Block::Code { text, .. } => format!("code({text:?})"),
            Block::Embed(embed) => format!("embed({} {})", embed.url.as_str(), embed.title.as_deref().unwrap_or_default()),
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
    }

    #[test]
    fn lists_quotes_and_tables() {
        check("<ul><li>a<li>b<ol><li>c</ol></ul>", "ul[a,b+1]");
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
        check("<figure><img src=x><img src=y><figcaption>C</figcaption></figure>", "img(https://a.example/x|||) img(https://a.example/y|||) p(C)");
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
