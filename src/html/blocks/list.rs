//! Lists, and lists inside lists.

use super::{Writer, elements, refs};
use crate::{
    html::tree::{Element, Node},
    model::{List, ListItem},
};

impl Writer<'_> {
    /// A list; `None` when no item says anything. (The tree's depth is bounded, and so is the recursion.)
    pub(super) fn list(&mut self, element: &Element) -> Option<List> {
        let mut items = Vec::new();
        for item in elements(&refs(&element.children)) {
            // `<ul><li>a</li><ul>…</ul></ul>`, as old editors write it: the inner list belongs to the item before it.
            if is_list(item) {
                if let Some(list) = self.list(item) {
                    add(&mut items, list);
                }
                continue;
            }
            let nested = |node: &&Node| matches!(node, Node::Element(inner) if is_list(inner));
            let (lists, own): (Vec<_>, Vec<_>) = item.children.iter().partition(nested);
            let text = self.run(&own);
            let mut children =
                elements(&lists).into_iter().filter_map(|list| self.list(list)).collect::<Vec<_>>().into_iter();
            let mut first = children.next();
            for more in children {
                first = first.map(|list| joined(&list, more));
            }
            if !text.is_empty() || first.is_some() {
                items.push(ListItem { text, children: first });
            }
        }
        (!items.is_empty()).then(|| List { ordered: element.name == "ol", items })
    }
}

fn is_list(element: &Element) -> bool {
    matches!(element.name.as_str(), "ul" | "ol")
}

fn add(items: &mut Vec<ListItem>, list: List) {
    match items.last_mut() {
        Some(item) => {
            item.children = Some(match &item.children {
                Some(known) => joined(known, list),
                None => list,
            });
        }
        None => items.push(ListItem { text: [].into(), children: Some(list) }),
    }
}

/// Two lists of one item, which has room for one.
fn joined(first: &List, second: List) -> List {
    List { ordered: first.ordered, items: first.items.iter().chain(second.items.iter()).cloned().collect() }
}
