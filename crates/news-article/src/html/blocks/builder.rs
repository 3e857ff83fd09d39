//! The walk through the tree that makes blocks of it.

use super::{
    class::{has_class, is_figure_element, is_pull_quote},
    figure_texts::{FigureTexts, SiblingCounts},
    provider::{is_post, is_provider_element},
};
use crate::{
    html::{
        dropped::Dropped,
        inline::{inlines, split_paragraphs, wrapper},
        tree::{Element, Node, is_block, refs},
    },
    inline_text::join_lines,
    model::{Block, Inline, InlineAttributes, InlineTag, Inlines, Url},
};

/// A fragment's tables may be padded with this many empty cells, all together.
const MAX_PADDING_CELLS: usize = 20_000;
/// An element with the class of a pull quote that has more blocks than this is a container of the page.
const MAX_PULL_QUOTE_BLOCKS: usize = 4;

/// The blocks so far, and what encloses the current node.
pub(super) struct BlockBuilder<'a> {
    pub(super) base: &'a str,
    pub(super) dropped: &'a mut Vec<Dropped>,
    pub(super) blocks: Vec<Block>,
    /// The texts of the figure that encloses the current node.
    pub(super) figure: Option<FigureTexts>,
    /// The inline elements that enclose the current node, without children, the outermost first.
    pub(super) wrappers: Vec<Inline>,
    /// The number of empty cells that tables may still be padded with.
    pub(super) padding_cells: usize,
}

impl<'a> BlockBuilder<'a> {
    pub(super) fn new(base: &'a str, dropped: &'a mut Vec<Dropped>) -> Self {
        let padding_cells = MAX_PADDING_CELLS;
        Self { base, dropped, blocks: Vec::new(), figure: None, wrappers: Vec::new(), padding_cells }
    }
}

impl BlockBuilder<'_> {
    /// Reads flow content: text between blocks becomes paragraphs.
    pub(super) fn flow(&mut self, nodes: &[&Node]) {
        let mut text: Vec<&Node> = Vec::new();
        let mut siblings = None;
        // Whether there is no text between the previous block and the current node.
        let mut is_adjacent = true;
        for node in nodes {
            let Node::Element(element) = node else {
                is_adjacent &= node.is_blank();
                text.push(node);
                continue;
            };
            let role = self.text_role(element, is_adjacent);
            if role.is_none() && !element.contents.block && element.contents.media == 0 {
                is_adjacent &= element.name == "br";
                text.push(node);
                continue;
            }
            self.push_text(&text);
            text.clear();
            is_adjacent = true;
            match role {
                Some(role) => {
                    self.attach_caption(role, node, *siblings.get_or_insert_with(|| SiblingCounts::of(nodes)));
                }
                None => self.element(element),
            }
        }
        self.push_text(&text);
    }

    /// The blocks of some nodes, without adding them.
    pub(super) fn blocks_of(&mut self, nodes: &[&Node]) -> Vec<Block> {
        let before = std::mem::take(&mut self.blocks);
        self.flow(nodes);
        std::mem::replace(&mut self.blocks, before)
    }

    /// Adds inline nodes as paragraphs, with the inline elements that enclose them.
    pub(super) fn push_text(&mut self, nodes: &[&Node]) {
        if nodes.is_empty() {
            return;
        }
        let text = self.inlines(nodes);
        for paragraph in split_paragraphs(&text) {
            let paragraph = self.wrap(paragraph);
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// Adds a text that belongs to no other block, as paragraphs.
    pub(super) fn push_paragraphs(&mut self, text: &Inlines) {
        self.blocks.extend(split_paragraphs(text).into_iter().map(Block::Paragraph));
    }

    /// Some nodes as inline text.
    pub(super) fn inlines(&mut self, nodes: &[&Node]) -> Inlines {
        let is_in_link = self.is_in_link();
        inlines(nodes, self.base, self.dropped, is_in_link)
    }

    fn is_in_link(&self) -> bool {
        self.wrappers.iter().any(|wrapper| matches!(wrapper, Inline::Link { .. }))
    }

    /// A text inside the inline elements that enclose the current node.
    fn wrap(&self, text: Inlines) -> Inlines {
        self.wrappers.iter().rev().fold(text, |children, wrapper| match wrapper {
            Inline::Link { url, .. } => [Inline::Link { url: url.clone(), children }].into(),
            Inline::Element { tag, attributes, .. } => {
                [Inline::Element { tag: *tag, attributes: attributes.clone(), children }].into()
            }
            Inline::Text(_) | Inline::Break => children,
        })
    }

    fn element(&mut self, element: &Element) {
        if self.card(element) {
            return;
        }
        let children = &refs(&element.children);
        match element.name.as_str() {
            _ if is_figure_element(element) => self.figure(element),
            "h1" | "h2" => self.heading(children, 2),
            "h3" => self.heading(children, 3),
            "h4" => self.heading(children, 4),
            "h5" => self.heading(children, 5),
            "h6" => self.heading(children, 6),
            "ul" | "ol" | "menu" => self.list(element),
            // A link to a post of another WordPress site.
            "blockquote" if has_class(element, &["wp-embedded-content"]) => self.flow(children),
            "blockquote" => self.quote(element),
            "table" => self.table(element),
            "img" => self.image(element, None),
            "amp-img" | "amp-anim" => {
                self.image(element, None);
                self.fallback_content(element);
            }
            "picture" => self.picture(element),
            "iframe" => self.iframe(element),
            "video" | "audio" | "amp-video" | "amp-audio" => self.media_element(element, None, None),
            "object" | "embed" => self.plugin(element),
            "pre" => self.pre(element),
            "hr" => self.blocks.push(Block::Divider),
            "dt" | "summary" => self.term(children),
            name if is_provider_element(name) => self.provider_element(element),
            "div" if is_post(element) && self.post(element) => {}
            name if is_block(name) && is_pull_quote(element) => {
                let inner = self.blocks_of(children);
                if element.contents.standalone || inner.len() > MAX_PULL_QUOTE_BLOCKS {
                    self.blocks.extend(inner);
                } else {
                    self.pull_quote(inner, [].into(), [].into());
                }
            }
            name if is_block(name) => self.flow(children),
            _ => self.inline_element(element, children),
        }
    }

    /// An inline element that encloses blocks, such as a link around a card or `<b>` around paragraphs.
    fn inline_element(&mut self, element: &Element, children: &[&Node]) {
        let is_in_link = self.is_in_link();
        let wrapper = wrapper(element, self.base, self.dropped, is_in_link);
        let depth = self.wrappers.len();
        self.wrappers.extend(wrapper.filter(|wrapper| !self.wrappers.contains(wrapper)));
        self.flow(children);
        self.wrappers.truncate(depth);
    }

    /// A heading. Blocks other than text that it contains follow it.
    fn heading(&mut self, children: &[&Node], level: u8) {
        let mut lines = Vec::new();
        let mut others = Vec::new();
        for block in self.blocks_of(children) {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => lines.push(text),
                other => others.push(other),
            }
        }
        let text = join_lines(lines);
        if !text.is_empty() {
            self.blocks.push(Block::Heading { level, text });
        }
        self.blocks.append(&mut others);
    }

    /// The term of a description list, or the summary of a disclosure, in bold.
    fn term(&mut self, children: &[&Node]) {
        let inner = self.blocks_of(children).into_iter().map(|block| match block {
            Block::Paragraph(text) => match &*text {
                [Inline::Element { tag: InlineTag::B | InlineTag::Strong, .. }] => Block::Paragraph(text),
                _ => Block::Paragraph([strong(text)].into()),
            },
            other => other,
        });
        self.blocks.extend(inner);
    }

    /// The content of an element that shows something itself: a fallback, or nothing.
    pub(super) fn fallback_content(&mut self, element: &Element) {
        if !element.is_blank() {
            self.flow(&refs(&element.children));
        }
    }

    /// A URL with `http` or `https`. One that may not be used in a page is added to what was dropped.
    pub(super) fn web_url(&mut self, text: &str) -> Option<Url> {
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

/// Inline text in bold.
pub(super) fn strong(children: Inlines) -> Inline {
    Inline::Element { tag: InlineTag::Strong, attributes: InlineAttributes::default(), children }
}
