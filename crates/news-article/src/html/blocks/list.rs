//! Lists, and lists inside lists.

use super::{Writer, elements, refs};
use crate::{
    html::tree::{Element, Node},
    model::{Block, Inline, Inlines, List, ListItem},
};

impl Writer<'_> {
    /// A list. One that holds figures, tables or headings is no list of words: its items stand as blocks.
    pub(super) fn list(&mut self, element: &Element) {
        let apart = |child: &&Element| child.holds.apart;
        if elements(&refs(&element.children)).iter().any(apart) {
            return self.flow(&refs(&element.children));
        }
        let ordered = element.name == "ol";
        let mut items: Vec<Item> = Vec::new();
        let mut others = Vec::new();
        let mut loose: Vec<&Node> = Vec::new();
        for node in &element.children {
            match node {
                // `<ul><li>a</li><ul>…</ul></ul>`, as old editors write it: the inner list belongs to the item before it.
                Node::Element(child) if matches!(child.name.as_str(), "li" | "ul" | "ol" | "menu") => {
                    self.item(&loose, ordered, &mut items, &mut others);
                    loose.clear();
                    if child.name == "li" {
                        self.item(&refs(&child.children), ordered, &mut items, &mut others);
                    } else {
                        self.below(&[node], &mut items, &mut others);
                    }
                }
                _ => loose.push(node),
            }
        }
        self.item(&loose, ordered, &mut items, &mut others);
        let items: Vec<_> = items.into_iter().filter_map(Item::finish).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(List { ordered, items }));
        }
        self.blocks.append(&mut others);
    }

    /// An item: its paragraphs, and the lists below it. Words behind those are an item of their own, unless that would
    /// count the items wrongly.
    fn item(&mut self, nodes: &[&Node], ordered: bool, items: &mut Vec<Item>, others: &mut Vec<Block>) {
        items.push(Item::default());
        for block in self.inside(nodes) {
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
                // Pictures follow the list.
                other => others.push(other),
            }
        }
    }

    fn below(&mut self, nodes: &[&Node], items: &mut Vec<Item>, others: &mut Vec<Block>) {
        // One that says nothing has no list either.
        while items.len() > 1 && items.last().is_some_and(Item::is_empty) {
            items.pop();
        }
        for block in self.inside(nodes) {
            match block {
                Block::List(list) => nest(items, list),
                other => others.push(other),
            }
        }
    }
}

/// An item in the making.
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

/// Puts a list below the last item, which has room for one.
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
    fn items() {
        check("<ul><li><p>a</p><p>b</p></li></ul>", "ul[a\n\nb]");
        check("<ol><li>a<ul><li>b</ul>c<li>d</ol>", "ol[a\n\nc+1,d]");
        check("<ul>a<li>b</li>c<p>d</p></ul>", "ul[a,b,c\n\nd]");
        check("<ul><li></li><ul><li>a</ul></ul>", "ul[+1]");
        check("<ul><li><a href=/x>a</a></li><li><b>b</b> c</li></ul>", "ul[[a](x),*b* c]");
    }

    #[test]
    fn a_list_of_figures_is_no_list() {
        check(
            "<ol><li><h3>a</h3><figure><img src=i><figcaption>C</figcaption></figure><p>b</p></ol>",
            "h3(a) img(i||C|) p(b)",
        );
        check("<ul><li>a<pre>b</pre></ul>", "p(a) code(\"b\")");
    }
}
