//! Tables. The model's cells have no spans: a cell that spans others is followed by empty ones, so that the columns stay
//! aligned.

use std::rc::Rc;

use super::builder::BlockBuilder;
use crate::{
    html::tree::{Element, Node, refs},
    inline_text::join_lines,
    model::{Block, Inlines, List, Table},
};

/// A cell spans at most this many columns or rows.
const MAX_SPAN: usize = 100;

impl BlockBuilder<'_> {
    /// `<table>`: a table, or its content where it is only used for layout.
    pub(super) fn table(&mut self, element: &Element) {
        let parts = Parts::of(element);
        parts.misplaced.iter().for_each(|node| self.flow(&[node]));
        if parts.is_layout(element) {
            return parts
                .rows
                .iter()
                .for_each(|row| self.flow(&row.cells.iter().map(|cell| cell.node).collect::<Vec<_>>()));
        }
        let caption = join_lines(parts.captions.iter().map(|caption| self.inlines(&refs(&caption.children))).collect());
        let mut others = Vec::new();
        let mut rows = self.rows(&parts.rows, &mut others);
        let head = if parts.has_head() && !rows.is_empty() { rows.remove(0) } else { Vec::new() };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if rows.iter().chain([&head]).flatten().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Table(Rc::new(Table { head, rows, caption })));
        } else {
            self.push_paragraphs(&caption);
        }
        self.blocks.append(&mut others);
    }

    /// The cells of all rows, on the grid that results from their spans.
    fn rows(&mut self, rows: &[Row], others: &mut Vec<Block>) -> Vec<Vec<Inlines>> {
        let empty: Inlines = [].into();
        // For each column, how many of the next rows are covered by a cell of a previous row.
        let mut covered: Vec<usize> = Vec::new();
        let mut grid: Vec<Vec<Inlines>> = Vec::new();
        // A cell that spans more columns than the table has does not make the table wider.
        let mut width = 0;
        for row in rows {
            let mut cells = Vec::new();
            for cell in &row.cells {
                self.pad_covered(&mut covered, &mut cells, &empty);
                width = width.max(cells.len() + 1);
                let text = self.cell(cell.node, others);
                let (columns, rows) = (span(cell.element, "colspan"), span(cell.element, "rowspan"));
                for column in 0..columns {
                    if column > 0 && !self.may_pad(&cells) {
                        break;
                    }
                    match covered.get_mut(cells.len()) {
                        Some(covered) => *covered = rows - 1,
                        None => covered.push(rows - 1),
                    }
                    cells.push(if column == 0 { text.clone() } else { empty.clone() });
                }
            }
            if !row.cells.is_empty() {
                self.pad_covered(&mut covered, &mut cells, &empty);
            }
            grid.push(cells);
        }
        grid.iter_mut().for_each(|cells| cells.truncate(width));
        grid
    }

    /// Adds empty cells for the columns that are covered by a cell of a previous row.
    fn pad_covered(&mut self, covered: &mut [usize], cells: &mut Vec<Inlines>, empty: &Inlines) {
        while let Some(rows) = covered.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            if !self.may_pad(cells) {
                return;
            }
            cells.push(empty.clone());
        }
    }

    /// Counts one more empty cell, and returns whether it may be added: a short fragment could ask for millions.
    fn may_pad(&mut self, cells: &[Inlines]) -> bool {
        let fits = self.padding_cells > 0 && cells.len() < MAX_SPAN;
        self.padding_cells -= usize::from(fits);
        fits
    }

    /// The text of a cell. Images and other blocks follow the table.
    fn cell(&mut self, node: &Node, others: &mut Vec<Block>) -> Inlines {
        let inner = match node {
            Node::Element(element) => self.blocks_of(&refs(&element.children)),
            Node::Text(_) => self.blocks_of(&[node]),
        };
        let mut lines = Vec::new();
        for block in inner {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => lines.push(text),
                Block::Quote(quote) => lines.extend(quote.paragraphs.into_iter().chain([quote.cite])),
                Block::List(list) => push_item_lines(list, &mut lines),
                other => others.push(other),
            }
        }
        join_lines(lines)
    }
}

fn push_item_lines(list: List, lines: &mut Vec<Inlines>) {
    for item in list.items {
        lines.push(item.text);
        item.children.into_iter().for_each(|list| push_item_lines(list, lines));
    }
}

/// The parts of a table.
#[derive(Default)]
struct Parts<'n> {
    captions: Vec<&'n Element>,
    rows: Vec<Row<'n>>,
    /// Nodes that HTML does not allow in a table; browsers put them before it.
    misplaced: Vec<&'n Node>,
    /// Whether the first row is in a `<thead>`.
    has_thead: bool,
}

#[derive(Default)]
struct Row<'n> {
    cells: Vec<Cell<'n>>,
}

#[derive(Clone, Copy)]
struct Cell<'n> {
    node: &'n Node,
    element: &'n Element,
}

impl<'n> Parts<'n> {
    fn of(table: &'n Element) -> Self {
        let mut parts = Self::default();
        parts.add(&table.children);
        parts
    }

    fn add(&mut self, nodes: &'n [Node]) {
        for node in nodes {
            let Node::Element(element) = node else {
                self.misplaced.push(node);
                continue;
            };
            match element.name.as_str() {
                "caption" => self.captions.push(element),
                "colgroup" | "col" => {}
                "tr" => self.row(&element.children),
                "thead" | "tbody" | "tfoot" => {
                    let before = self.rows.len();
                    self.add(&element.children);
                    self.has_thead |= element.name == "thead" && before == 0 && !self.rows.is_empty();
                }
                "td" | "th" => self.row(std::slice::from_ref(node)),
                _ => self.misplaced.push(node),
            }
        }
    }

    fn row(&mut self, nodes: &'n [Node]) {
        let mut row = Row::default();
        for node in nodes {
            match node {
                Node::Element(element) if is_cell(element) => row.cells.push(Cell { node, element }),
                _ => self.misplaced.push(node),
            }
        }
        self.rows.push(row);
    }

    /// Whether the first row has the column headings.
    fn has_head(&self) -> bool {
        let Some(first) = self.rows.first() else { return false };
        self.has_thead || !first.cells.is_empty() && first.cells.iter().all(|cell| cell.element.name == "th")
    }

    /// Whether the table is only used to lay out its content.
    fn is_layout(&self, table: &Element) -> bool {
        let has_data = self.has_thead
            || !self.captions.is_empty()
            || self.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.element.name == "th");
        let is_column = self.rows.iter().all(|row| row.cells.len() < 2);
        let has_layout_role = matches!(table.attribute("role"), Some("presentation" | "none"));
        let has_layout_content = table.elements().any(|child| child.contents.standalone);
        has_layout_role || !has_data && (has_layout_content || is_column && table.contents.media > 0)
    }
}

fn is_cell(element: &Element) -> bool {
    matches!(element.name.as_str(), "td" | "th")
}

/// The number of columns or rows that a cell spans.
fn span(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN)
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn spans_are_padded_with_empty_cells() {
        check(
            "<table><tr><th>a<th colspan=2>b<tr><td>1<td>2<td>3<tr><td colspan=2>4<td>5</table>",
            "table(|a,b,|1,2,3;4,,5)",
        );
        check("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "table(||a,b;,c;d,e)");
        check("<table><tr><td>a<td rowspan=2>b<tr><td>c</table>", "table(||a,b;c,)");
        check("<table><tr><td>a<td>b<tr><td colspan=99>c</table>", "table(||a,b;c,)");
        check("<table><tr><td rowspan=0 colspan=-1>a<td>b</table>", "table(||a,b)");
    }

    #[test]
    fn cells_have_lines_of_text_and_other_blocks_follow_the_table() {
        check("<table><tr><td><p>a</p><p>b</p><td><ul><li>c<li>d<ul><li>e</ul></ul></table>", "table(||a\nb,c\nd\ne)");
        check("<table><tr><td>a<td><img src=i></table>", "table(||a,) img(i|||)");
        check("<table>a<tr>b<td>c<p>d</table>", "p(a) p(b) table(||c\nd)");
        check("<table><tbody><td>a<td>b</tbody></table>", "table(||a;b)");
    }

    #[test]
    fn the_content_of_a_layout_table_is_read_as_blocks() {
        check("<table><tr><td><img src=i></td></tr><tr><td class=caption>C</td></tr></table>", "img(i||C|)");
        check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "table(||a,b) p(c)");
        check("<table role=presentation><tr><td>a<td>b</table>", "p(a) p(b)");
        check("<table><tr><td><h2>a</h2>b</table>", "h2(a) p(b)");
    }
}
