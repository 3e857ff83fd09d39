//! Lists, and nested lists.

use super::builder::BlockBuilder;
use crate::{
    html::tree::{Element, Node, refs},
    model::{Block, Inline, Inlines, List, ListItem},
};

impl BlockBuilder<'_> {
    /// A list. The model's items are text: a list with figures, tables or headings is read as those blocks instead.
    pub(super) fn list(&mut self, element: &Element) {
        if element.elements().any(|child| child.contents.standalone) {
            return self.flow(&refs(&element.children));
        }
        let ordered = element.name == "ol";
        let mut items: Vec<Item> = Vec::new();
        let mut others = Vec::new();
        let mut outside_items: Vec<&Node> = Vec::new();
        for node in &element.children {
            match node {
                // Old editors write `<ul><li>a</li><ul>…</ul></ul>`: the inner list belongs to the item before it.
                Node::Element(child) if matches!(child.name.as_str(), "li" | "ul" | "ol" | "menu") => {
                    self.item(&outside_items, ordered, &mut items, &mut others);
                    outside_items.clear();
                    if child.name == "li" {
                        self.item(&refs(&child.children), ordered, &mut items, &mut others);
                    } else {
                        self.nested_list(node, &mut items, &mut others);
                    }
                }
                _ => outside_items.push(node),
            }
        }
        self.item(&outside_items, ordered, &mut items, &mut others);
        let items: Vec<_> = items.into_iter().filter_map(Item::finish).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(List { ordered, items }));
        }
        self.blocks.append(&mut others);
    }

    /// An item: its paragraphs and its nested lists. In an unordered list the text after a nested list is a separate
    /// item, which keeps the reading order; in an ordered list that would change the numbers.
    fn item(&mut self, nodes: &[&Node], ordered: bool, items: &mut Vec<Item>, others: &mut Vec<Block>) {
        items.push(Item::default());
        for block in self.blocks_of(nodes) {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => match items.last_mut() {
                    Some(item) if ordered || item.list.is_none() => item.add(&text),
                    _ => {
                        let mut item = Item::default();
                        item.add(&text);
                        items.push(item);
                    }
                },
                Block::List(list) => nest(items, list),
                // Images follow the list.
                other => others.push(other),
            }
        }
    }

    /// A list that is a child of a list. It is added to the last item that is not empty.
    fn nested_list(&mut self, node: &Node, items: &mut Vec<Item>, others: &mut Vec<Block>) {
        while items.len() > 1 && items.last().is_some_and(Item::is_empty) {
            items.pop();
        }
        for block in self.blocks_of(&[node]) {
            match block {
                Block::List(list) => nest(items, list),
                other => others.push(other),
            }
        }
    }
}

/// An item that is being read.
#[derive(Default)]
struct Item {
    text: Vec<Inline>,
    list: Option<List>,
}

impl Item {
    fn add(&mut self, text: &Inlines) {
        if !self.text.is_empty() {
            self.text.extend([Inline::Break, Inline::Break]);
        }
        self.text.extend(text.iter().cloned());
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.list.is_none()
    }

    fn finish(self) -> Option<ListItem> {
        (!self.is_empty()).then(|| ListItem { text: self.text.into(), children: self.list })
    }
}

/// Adds a list to the last item, which can have only one: the items of a second list follow those of the first.
fn nest(items: &mut Vec<Item>, list: List) {
    if items.is_empty() {
        items.push(Item::default());
    }
    let Some(item) = items.last_mut() else { return };
    match &mut item.list {
        Some(known) => known.items.extend(list.items),
        none => *none = Some(list),
    }
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn items_contain_paragraphs_and_nested_lists() {
        check("<ul><li><p>a</p><p>b</p></li></ul>", "ul[a\n\nb]");
        check("<ol><li>a<ul><li>b</ul>c<li>d</ol>", "ol[a\n\nc+1,d]");
        check("<ul>a<li>b</li>c<p>d</p></ul>", "ul[a,b,c\n\nd]");
        check("<ul><li></li><ul><li>a</ul></ul>", "ul[+1]");
        check("<ul><li><a href=/x>a</a></li><li><b>b</b> c</li></ul>", "ul[[a](x),*b* c]");
    }

    #[test]
    fn a_list_of_figures_is_read_as_blocks() {
        check(
            "<ol><li><h3>a</h3><figure><img src=i><figcaption>C</figcaption></figure><p>b</p></ol>",
            "h3(a) img(i||C|) p(b)",
        );
        check("<ul><li>a<pre>b</pre></ul>", "p(a) code(\"b\")");
    }
}
