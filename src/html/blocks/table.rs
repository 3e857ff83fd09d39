//! Tables. The model's rows are plain: cells that span others stand once.

use std::rc::Rc;

use super::{Writer, elements, refs};
use crate::{
    html::tree::Element,
    model::{Block, Inlines, Table},
};

impl Writer<'_> {
    pub(super) fn table(&mut self, element: &Element) {
        let mut rows: Vec<&Element> = Vec::new();
        let mut caption: Inlines = [].into();
        let mut headed = false;
        for part in elements(&refs(&element.children)) {
            match part.name.as_str() {
                "caption" => caption = self.run(&refs(&part.children)),
                "tr" => rows.push(part),
                "thead" | "tbody" | "tfoot" => {
                    let more = part.children.iter().filter_map(row);
                    let before = rows.len();
                    rows.extend(more);
                    headed |= part.name == "thead" && before == 0 && !rows.is_empty();
                }
                _ => {}
            }
        }
        let is_head = |row: &&Element| {
            let cells = elements(&refs(&row.children));
            headed || !cells.is_empty() && cells.iter().all(|cell| cell.name == "th")
        };
        let head = rows.first().copied().filter(is_head).map(|row| self.cells(row));
        let body: Vec<_> = rows.iter().skip(usize::from(head.is_some())).map(|row| self.cells(row)).collect();
        let body: Vec<_> = body.into_iter().filter(|row| !row.is_empty()).collect();
        let says = |row: &Vec<Inlines>| row.iter().any(|cell| !cell.is_empty());
        if body.iter().chain(&head).any(says) {
            let head = head.unwrap_or_else(|| [].into());
            self.blocks.push(Block::Table(Rc::new(Table { head, rows: body, caption })));
        } else if !caption.is_empty() {
            self.blocks.push(Block::Paragraph(caption));
        }
    }

    fn cells(&mut self, row: &Element) -> Vec<Inlines> {
        let cells = elements(&refs(&row.children));
        let cells = cells.into_iter().filter(|cell| matches!(cell.name.as_str(), "td" | "th"));
        cells.map(|cell| self.run(&refs(&cell.children))).collect()
    }
}

fn row(node: &crate::html::tree::Node) -> Option<&Element> {
    match node {
        crate::html::tree::Node::Element(element) if element.name == "tr" => Some(element),
        _ => None,
    }
}
