//! The flow of money: funders, one who hands it on, recipients, in three columns whose nodes have one scale. Ribbons between them; a
//! ribbon is as thick as its money.

use super::super::html::Html;
use super::svg::{Drawing, Link, Share, Voice};

/// One who pays or gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// In any unit.
    pub sum: i64,
    pub figure: String,
    pub name: String,
    /// A second, quieter text.
    pub detail: String,
    pub look: Look,
    pub link: Option<Link>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Counted,
    /// Shown, not counted.
    Apart,
    Computed,
}

/// Everything that is drawn. The sums of both sides are equal.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What the drawing shows, for those who do not see it.
    pub name: String,
    /// Over the columns.
    pub heads: [String; 3],
    pub funders: Vec<Node>,
    pub distributor: String,
    pub distributor_link: Option<Link>,
    pub total: String,
    pub recipients: Vec<Node>,
}

/// Where the columns begin.
const COLUMNS: [Share; 3] = [Share(0), Share(40_000), Share(58_000)];
/// Width of a node in pixels.
const NODE: i64 = 9;
/// Texts over the node in the middle: their anchor, and how far from its edge.
const MIDDLE: (&str, i32) = ("middle", NODE as i32 / 2);
/// Height of the middle node.
const HEIGHT: i64 = 200;
/// Least distance between nodes of a column.
const GAP: i64 = 12;
/// The least height of what has any.
const LEAST: i64 = 2;
/// Height of a line of text.
const LINE: i64 = 16;
/// Letters in a line where the drawing is narrow, and where it is not; lines of a name at most.
const NARROW: usize = 18;
const WIDE: usize = 40;
const NAME_LINES: usize = 2;
/// The height of a node from which it has room for its detail.
const ROOMY: i64 = 40;
/// Room for the heads and for the name and figure of the one in the middle.
const TOP: i64 = 60;

/// A node with its place, from the top of the drawing.
struct Placed<'n> {
    node: &'n Node,
    y: i64,
    height: i64,
    /// The name where the drawing is narrow, and where it is not.
    narrow: Vec<String>,
    wide: Vec<String>,
}

impl Chart {
    pub fn draw(&self) -> Html {
        let total: i64 = self.funders.iter().map(|node| node.sum).sum();
        let funders = place(&self.funders, total);
        let recipients = place(&self.recipients, total);
        let bottom = |placed: &[Placed]| placed.last().map_or(0, Placed::bottom);
        let height = bottom(&funders).max(bottom(&recipients)).max(TOP + HEIGHT) + 4;
        let mut drawing = Drawing::new("flow", height as u32, Voice::Links(&self.name));
        for ((head, x), (anchor, dx)) in self.heads.iter().zip(COLUMNS).zip([("start", 0), MIDDLE, ("start", 0)]) {
            drawing.text(&format!("quiet {anchor}"), x, dx, 12, head);
        }
        for (side, from, to) in [(&funders, COLUMNS[0], COLUMNS[1]), (&recipients, COLUMNS[1], COLUMNS[2])] {
            drawing.begin_stretched(from, to.minus(from), height as u32);
            ribbons(&mut drawing, side, from == COLUMNS[0]);
            drawing.end_nested();
        }
        for (side, x) in [(&funders, COLUMNS[0]), (&recipients, COLUMNS[2])] {
            for placed in side {
                drawing.linked(placed.node.link.as_ref(), |drawing| {
                    placed.node.look.fill(drawing, x, placed.y, placed.height);
                    placed.label(drawing, x);
                });
            }
        }
        drawing.linked(self.distributor_link.as_ref(), |drawing| self.middle(drawing, &funders));
        drawing.finish()
    }

    /// The node in the middle: each funder's money looks as it does at its own node.
    fn middle(&self, drawing: &mut Drawing, funders: &[Placed]) {
        let mut y = TOP;
        for placed in funders {
            placed.node.look.fill(drawing, COLUMNS[1], y, placed.height);
            y += placed.height;
        }
        let (anchor, dx) = MIDDLE;
        let name = wrapped(&self.distributor, NARROW, 1).concat();
        for (y, text) in [(TOP - 8 - LINE, &name), (TOP - 8, &self.total)] {
            drawing.text(&format!("strong {anchor} halo"), COLUMNS[1], dx, y as i32, text);
        }
    }
}

/// The ribbons between one side and the middle node, where all money stands without gaps.
fn ribbons(drawing: &mut Drawing, side: &[Placed], inward: bool) {
    let mut y = TOP;
    for placed in side {
        let class = if placed.node.look == Look::Counted { "ribbon" } else { "ribbon open-ribbon" };
        let (outer, inner) = ((placed.y, placed.y + placed.height), (y, y + placed.height));
        let (left, right) = if inward { (outer, inner) } else { (inner, outer) };
        drawing.ribbon(class, left, right);
        y += placed.height;
    }
}

/// Nodes one below the other, each with room for its label.
fn place(nodes: &[Node], total: i64) -> Vec<Placed<'_>> {
    let mut y = TOP;
    let mut placed: Vec<Placed> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let height = scaled(node.sum, total);
        let narrow = wrapped(&node.name, NARROW, NAME_LINES);
        let next = Placed { node, y, height, narrow, wide: wrapped(&node.name, WIDE, NAME_LINES) };
        y = next.bottom() + GAP;
        placed.push(next);
    }
    placed
}

fn scaled(sum: i64, total: i64) -> i64 {
    let height = i128::from(sum) * i128::from(HEIGHT) / i128::from(total.max(1));
    i64::try_from(height).unwrap_or(HEIGHT).max(LEAST)
}

impl Placed<'_> {
    /// The lower end of node and label.
    fn bottom(&self) -> i64 {
        self.y + self.height.max(self.label_height())
    }

    /// A short name leaves room for the detail where the drawing is wide.
    fn label_height(&self) -> i64 {
        let lines = self.narrow.len().max(self.wide.len() + usize::from(self.has_detail()));
        (1 + lines as i64) * LINE
    }

    fn has_detail(&self) -> bool {
        self.height >= ROOMY && !self.node.detail.is_empty()
    }

    /// Figure, name and detail right of the node, centred on it where it is the higher one.
    fn label(&self, drawing: &mut Drawing, x: Share) {
        let dx = NODE as i32 + 6;
        let top = self.y + ((self.height - self.label_height()) / 2).max(0);
        let at = |line: usize| (top + 12 + line as i64 * LINE) as i32;
        drawing.text("strong start halo", x, dx, at(0), &self.node.figure);
        let same = self.narrow == self.wide;
        for (lines, class) in [(&self.narrow, "start halo narrow"), (&self.wide, "start halo wide")] {
            for (line, text) in lines.iter().enumerate() {
                drawing.text(if same { "start halo" } else { class }, x, dx, at(line + 1), text);
            }
            if same {
                break;
            }
        }
        if self.has_detail() {
            let detail = wrapped(&self.node.detail, WIDE, 1).concat();
            drawing.text("quiet start halo wide", x, dx, at(self.wide.len() + 1), &detail);
        }
    }
}

impl Look {
    fn fill(self, drawing: &mut Drawing, x: Share, y: i64, height: i64) {
        let (y, height) = (y as i32, height as i32);
        match self {
            Look::Counted => drawing.block("solid", x, y, NODE as i32, height),
            Look::Apart => drawing.block("open", x, y, NODE as i32, height),
            Look::Computed => drawing.hatched_block(x, y, NODE as i32, height),
        }
    }
}

/// A text in at most so many lines of so many letters, broken at blanks; what is cut ends with "…".
fn wrapped(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        if line.chars().count() > letters {
            *line = line.chars().take(letters - 1).collect::<String>() + "…";
        } else if is_cut && at == last {
            if line.chars().count() == letters {
                *line = line.rsplit_once(' ').map_or(line.as_str(), |(words, _)| words).to_owned();
            }
            line.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(sum: i64, name: &str, look: Look) -> Node {
        Node { sum, figure: sum.to_string(), name: name.to_owned(), detail: String::new(), look, link: None }
    }

    #[test]
    fn both_sides_have_one_scale_and_labels_do_not_meet() {
        let nodes = [node(97, "a", Look::Counted), node(2, "b", Look::Counted), node(1, "c", Look::Computed)];
        let placed = place(&nodes, 100);
        let places: Vec<(i64, i64)> = placed.iter().map(|placed| (placed.y - TOP, placed.height)).collect();
        assert_eq!(places, [(0, 194), (206, 4), (250, 2)]);
    }

    #[test]
    fn names_are_broken_at_blanks_and_cut() {
        assert_eq!(
            wrapped("lokala ideella organisationer och stiftelser", 18, 2),
            ["lokala ideella", "organisationer…"]
        );
        assert_eq!(wrapped("Jämställdhetsmyndigheten", 18, 2), ["Jämställdhetsmynd…"]);
        assert_eq!(wrapped("regioner", 18, 2), ["regioner"]);
        assert_eq!(wrapped("", 18, 2), Vec::<String>::new());
    }
}
