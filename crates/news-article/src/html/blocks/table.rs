//! Tables. The model's rows are plain: a cell that spans others is followed by empty ones, so that columns stay columns.

use std::rc::Rc;

use super::{Writer, caption::joined, children, refs};
use crate::{
    html::tree::{Element, Node},
    model::{Block, Inlines, List, Table},
};

/// Columns and rows that one cell may span.
const MAX_SPAN: usize = 100;

impl Writer<'_> {
    pub(super) fn table(&mut self, element: &Element) {
        let parts = Parts::of(element);
        if parts.is_layout(element) {
            parts.stray.iter().for_each(|node| self.flow(&[node]));
            return parts
                .rows
                .iter()
                .for_each(|row| self.flow(&row.cells.iter().map(|cell| cell.node).collect::<Vec<_>>()));
        }
        parts.stray.iter().for_each(|node| self.flow(&[node]));
        let caption = joined(parts.captions.iter().map(|caption| self.run(&refs(&caption.children))).collect());
        let mut others = Vec::new();
        let mut rows = self.rows(&parts.rows, &mut others);
        let head = if parts.has_head() && !rows.is_empty() { rows.remove(0) } else { Vec::new() };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if rows.iter().chain([&head]).flatten().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Table(Rc::new(Table { head, rows, caption })));
        } else {
            self.paragraphs(&caption);
        }
        self.blocks.append(&mut others);
    }

    /// The cells of all rows, on the grid that their spans make.
    fn rows(&mut self, rows: &[Row], others: &mut Vec<Block>) -> Vec<Vec<Inlines>> {
        let nothing: Inlines = [].into();
        // For each column, the rows below that a cell above reaches into.
        let mut reach: Vec<usize> = Vec::new();
        let mut read: Vec<Vec<Inlines>> = Vec::new();
        // A cell that spans more columns than there are is as wide as the table.
        let mut width = 0;
        for row in rows {
            let mut cells = Vec::new();
            for cell in &row.cells {
                self.reached(&mut reach, &mut cells, &nothing);
                width = width.max(cells.len() + 1);
                let text = self.cell(cell.node, others);
                let (across, down) = (span(cell.element, "colspan"), span(cell.element, "rowspan"));
                for place in 0..across {
                    if place > 0 && !self.pad(&cells) {
                        break;
                    }
                    match reach.get_mut(cells.len()) {
                        Some(reach) => *reach = down - 1,
                        None => reach.push(down - 1),
                    }
                    cells.push(if place == 0 { text.clone() } else { nothing.clone() });
                }
            }
            if !row.cells.is_empty() {
                self.reached(&mut reach, &mut cells, &nothing);
            }
            read.push(cells);
        }
        read.iter_mut().for_each(|cells| cells.truncate(width));
        read
    }

    /// Empty cells where cells above reach into this row.
    fn reached(&mut self, reach: &mut [usize], cells: &mut Vec<Inlines>, nothing: &Inlines) {
        while let Some(rows) = reach.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            if !self.pad(cells) {
                return;
            }
            cells.push(nothing.clone());
        }
    }

    /// Whether one more empty cell may be written: spans are a cheap way to ask for millions.
    fn pad(&mut self, cells: &[Inlines]) -> bool {
        let fits = self.padding > 0 && cells.len() < MAX_SPAN;
        self.padding -= usize::from(fits);
        fits
    }

    /// A cell's lines. Pictures and the like follow the table.
    fn cell(&mut self, node: &Node, others: &mut Vec<Block>) -> Inlines {
        let inner = match node {
            Node::Element(element) => self.inside(&refs(&element.children)),
            Node::Text(_) => self.inside(&[node]),
        };
        let mut lines = Vec::new();
        for block in inner {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => lines.push(text),
                Block::Quote(quote) => lines.extend(quote.paragraphs.into_iter().chain([quote.cite])),
                Block::List(list) => lines_of(list, &mut lines),
                other => others.push(other),
            }
        }
        joined(lines)
    }
}

fn lines_of(list: List, lines: &mut Vec<Inlines>) {
    for item in list.items {
        lines.push(item.text);
        item.children.into_iter().for_each(|list| lines_of(list, lines));
    }
}

/// What a table is made of.
#[derive(Default)]
struct Parts<'n> {
    captions: Vec<&'n Element>,
    rows: Vec<Row<'n>>,
    /// What may not stand in a table.
    stray: Vec<&'n Node>,
    headed: bool,
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
                self.stray.push(node);
                continue;
            };
            match element.name.as_str() {
                "caption" => self.captions.push(element),
                "colgroup" | "col" => {}
                "tr" => self.row(&element.children),
                "thead" | "tbody" | "tfoot" => {
                    let before = self.rows.len();
                    self.add(&element.children);
                    self.headed |= element.name == "thead" && before == 0 && !self.rows.is_empty();
                }
                "td" | "th" => self.row(std::slice::from_ref(node)),
                _ => self.stray.push(node),
            }
        }
    }

    fn row(&mut self, nodes: &'n [Node]) {
        let mut row = Row::default();
        for node in nodes {
            match node {
                Node::Element(element) if is_cell(element) => row.cells.push(Cell { node, element }),
                _ => self.stray.push(node),
            }
        }
        self.rows.push(row);
    }

    /// Whether the first row names the columns.
    fn has_head(&self) -> bool {
        let Some(first) = self.rows.first() else { return false };
        self.headed || !first.cells.is_empty() && first.cells.iter().all(|cell| cell.element.name == "th")
    }

    /// Whether it is a table only to put things side by side, or below each other.
    fn is_layout(&self, table: &Element) -> bool {
        let data = self.headed
            || !self.captions.is_empty()
            || self.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.element.name == "th");
        let column = self.rows.iter().all(|row| row.cells.len() < 2);
        let said = matches!(table.attribute("role"), Some("presentation" | "none"));
        said || !data && (children(table).any(|child| child.holds.apart) || column && table.holds.media > 0)
    }
}

fn is_cell(element: &Element) -> bool {
    matches!(element.name.as_str(), "td" | "th")
}

/// How many columns or rows a cell takes.
fn span(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN)
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn columns_stay_columns() {
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
    fn cells() {
        check("<table><tr><td><p>a</p><p>b</p><td><ul><li>c<li>d<ul><li>e</ul></ul></table>", "table(||a\nb,c\nd\ne)");
        check("<table><tr><td>a<td><img src=i></table>", "table(||a,) img(i|||)");
        check("<table>a<tr>b<td>c<p>d</table>", "p(a) p(b) table(||c\nd)");
        check("<table><tbody><td>a<td>b</tbody></table>", "table(||a;b)");
    }

    #[test]
    fn a_table_for_the_layout_is_none() {
        check("<table><tr><td><img src=i></td></tr><tr><td class=caption>C</td></tr></table>", "img(i||C|)");
        check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "table(||a,b) p(c)");
        check("<table role=presentation><tr><td>a<td>b</table>", "p(a) p(b)");
        check("<table><tr><td><h2>a</h2>b</table>", "h2(a) p(b)");
    }
}
