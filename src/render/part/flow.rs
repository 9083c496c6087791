//! Where money went in one year: the drawing from payer over distributor to recipient, and the same numbers as a table.

use super::super::blocks::{Block, CellKind, Column, Figure, Row, RowKind, Section, Table};
use super::super::chart::flow::{Chart, Look, Node};
use super::super::chart::svg::Link;
use super::super::html::Html;
use super::super::language::column_decimals;
use super::super::mark::Mark;
use super::super::writer::Writer;
use crate::model::{AmountId, Entity, Flow, Inflow, Outflow, Party};
use crate::parse::money::Ore;

/// Recipients that are drawn one by one; the others are one node.
const MOST: usize = 7;

/// The section of a set of rows, of what goes through one distributor or any; `None` where the sources do not tell a way.
pub fn section(writer: &Writer, rows: &[AmountId], through: Option<Entity>) -> Option<Section> {
    let flow = writer.model.flow(rows, through)?;
    let head = match flow.year {
        Some(year) => writer.texts.fill("section.flow-of", &[("year", &year.to_string())]),
        None => writer.get("section.flow").to_owned(),
    };
    let view = View::of(writer, &flow);
    let figure = Figure {
        title: Html::text(&view.title()),
        unit: Html::text(writer.get("flow.unit")),
        drawing: view.chart().draw(),
        legend: view.legend(),
        table: Some(view.table()),
        ..Figure::default()
    };
    Some(Section::new("vagen", &head, vec![Block::Figure { figure }]))
}

/// A flow and what all its figures have in common.
struct View<'a> {
    writer: &'a Writer<'a>,
    flow: &'a Flow,
    decimals: u32,
}

impl<'a> View<'a> {
    fn of(writer: &'a Writer<'a>, flow: &'a Flow) -> View<'a> {
        let sums = flow.funders.iter().map(|inflow| inflow.ore).chain(flow.recipients.iter().map(|out| out.ore));
        let decimals = column_decimals(sums.chain([flow.rest, flow.total()]));
        View { writer, flow, decimals }
    }

    fn figure(&self, ore: Ore) -> String {
        self.writer.texts.millions(ore, self.decimals)
    }

    /// "Av 32 miljoner kronor har 11,5 en känd mottagare".
    fn title(&self) -> String {
        let total = self.writer.texts.sum_in_words(self.flow.total());
        let known = self.writer.texts.sum_in_words(self.flow.total() - self.flow.rest);
        let key = if self.flow.rest == Ore(0) { "flow.title-all" } else { "flow.title" };
        self.writer.texts.fill(key, &[("sum", &total), ("known", &known)])
    }

    fn chart(&self) -> Chart {
        let writer = self.writer;
        let (shown, others) = self.flow.recipients.split_at(self.flow.recipients.len().min(MOST));
        let mut recipients: Vec<Node> = shown.iter().map(|outflow| self.recipient(outflow)).collect();
        if !others.is_empty() {
            let name = writer.texts.count("flow.others", others.len());
            let sum = others.iter().map(|other| other.ore).sum();
            recipients.push(self.node(sum, name, String::new(), Look::Counted, &[]));
        }
        if self.flow.rest > Ore(0) {
            let name = writer.get("flow.rest").to_owned();
            recipients.push(self.node(
                self.flow.rest,
                name,
                writer.get("flow.computed").to_owned(),
                Look::Computed,
                &[],
            ));
        }
        Chart {
            name: self.title(),
            heads: ["flow.funder", "flow.distributor", "flow.recipient"].map(|key| writer.get(key).to_owned()),
            funders: self.flow.funders.iter().map(|inflow| self.funder(inflow)).collect(),
            distributor: self.name(&Party::Known(self.flow.distributor)),
            distributor_link: self.link(&[Party::Known(self.flow.distributor)]),
            total: self.figure(self.flow.total()),
            recipients,
        }
    }

    fn funder(&self, inflow: &Inflow) -> Node {
        let (look, detail) = match inflow.counted {
            true => (Look::Counted, String::new()),
            false => (Look::Apart, self.writer.get("flow.not-counted").to_owned()),
        };
        self.node(inflow.ore, self.name(&inflow.from), detail, look, std::slice::from_ref(&inflow.from))
    }

    fn recipient(&self, outflow: &Outflow) -> Node {
        let names = self.names(outflow);
        let detail = outflow.for_.clone().filter(|what| *what != names).unwrap_or_default();
        self.node(outflow.ore, names, detail, Look::Counted, &outflow.to)
    }

    fn node(&self, ore: Ore, name: String, detail: String, look: Look, who: &[Party]) -> Node {
        Node { sum: ore.0, figure: self.figure(ore), name, detail, look, link: self.link(who) }
    }

    /// A node of one that has a page leads there.
    fn link(&self, who: &[Party]) -> Option<Link> {
        let [Party::Known(entity)] = who else { return None };
        let address = self.writer.site.url_of(*entity).to_owned();
        Some(Link { address, name: String::new() })
    }

    /// Everyone who gets it; what it is for, where the source names nobody.
    fn names(&self, outflow: &Outflow) -> String {
        match outflow.to.as_slice() {
            [] => outflow.for_.clone().unwrap_or_default(),
            several => several.iter().map(|party| self.name(party)).collect::<Vec<_>>().join(", "),
        }
    }

    fn name(&self, party: &Party) -> String {
        self.writer.party_short(party).plain()
    }

    fn legend(&self) -> Vec<Html> {
        let apart = self.flow.funders.iter().any(|inflow| !inflow.counted);
        let marks = [(true, Mark::Read), (apart, Mark::NotCounted), (self.flow.rest > Ore(0), Mark::Computed)];
        marks.into_iter().filter(|(used, _)| *used).map(|(_, mark)| mark.legend(self.writer.texts)).collect()
    }

    /// Every step with its figure.
    fn table(&self) -> Table {
        let writer = self.writer;
        let distributor = writer.link(self.flow.distributor);
        let row = |from: Html, to: Html, ore: Ore, kind: RowKind| Row {
            kind,
            cells: vec![from, to, Html::text(&self.figure(ore))],
        };
        let inflows = self.flow.funders.iter().map(|inflow| {
            let (kind, note) = match inflow.counted {
                true => (RowKind::Plain, Html::default()),
                false => (RowKind::Apart, Mark::NotCounted.with(writer.get("flow.not-counted")).wrap("span", "line")),
            };
            row(writer.party(&inflow.from).and(&note), distributor.clone(), inflow.ore, kind)
        });
        let outflows = self.flow.recipients.iter().map(|outflow| {
            let what = outflow.for_.as_deref().map(Html::text).unwrap_or_default();
            let to = match outflow.to.is_empty() {
                true => what,
                false => writer.parties(&outflow.to).and(&what.wrap("span", "line quiet")),
            };
            row(distributor.clone(), to, outflow.ore, RowKind::Plain)
        });
        let mut rows: Vec<Row> = inflows.chain(outflows).collect();
        if self.flow.rest > Ore(0) {
            let rest = Mark::Computed.with(writer.get("flow.rest"));
            rows.push(row(distributor.clone(), rest, self.flow.rest, RowKind::Plain));
        }
        Table {
            kind: "plain".to_owned(),
            columns: vec![
                Column::new(writer.get("column.from"), CellKind::Name),
                Column::new(writer.get("column.to"), CellKind::Text),
                Column::new(writer.get("column.millions"), CellKind::Number),
            ],
            rows,
            ..Table::default()
        }
    }
}
