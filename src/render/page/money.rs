//! The money page: the counting rule, money by year, every row with payer, way, recipient and source, counted or not and why.

use super::super::blocks::{Block, CellKind, Column, Page, Row, RowKind, Section, Table};
use super::super::html::Html;
use super::super::language::column_decimals;
use super::super::part::{money, years};
use super::super::writer::Writer;
use super::{listing, lists};
use crate::model::{AmountId, Entity, Sum, WhyNot};
use crate::site::{DataFile, List, Route};

/// Recipients that are named; all rows are in the data file.
const MOST_RECIPIENTS: usize = 50;

pub fn page(writer: &Writer) -> Page {
    let all: Vec<AmountId> = (0..writer.model.amounts.len() as u32).map(AmountId).collect();
    let unreviewed = |id: &AmountId| writer.model[*id].why_not == Some(WhyNot::Unreviewed);
    let (unreviewed, reviewed): (Vec<AmountId>, Vec<AmountId>) = all.into_iter().partition(unreviewed);
    let mut page = listing("money", "money", writer.get("money.title"), Html::text(writer.get("money.lead")));
    let data = writer.to(&Route::Data(DataFile::Amounts), writer.get("money.csv"));
    page.after_lead = rules(writer).unwrap_or_default();
    let unreviewed_section = money::section(writer, "ogranskat", writer.get("section.unreviewed"), &unreviewed);
    page.sections = [
        years::block(writer, &reviewed, Vec::new())
            .map(|block| Section::new("ar-for-ar", writer.get("section.year-by-year"), vec![block])),
        rows(writer, &reviewed).map(|section| section.note(data)),
        recipients(writer),
        by(writer, "fordelare", "section.distributors", List::Agencies, |entity| writer.model.distributed(entity)),
        by(writer, "program", "section.programs", List::Programs, |entity| writer.model.rows_of(entity)),
        by(writer, "departement", "list.ministries", List::Ministries, |entity| writer.model.rows_of(entity)),
        by(writer, "lan", "list.regions", List::Regions, |entity| writer.model.rows_of(entity)),
        unreviewed_section.map(|section| section.note(Html::text(writer.get("money.unreviewed-note")))),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

/// The way to the site's own page about how sums are made, where it has one.
fn rules(writer: &Writer) -> Option<Html> {
    let id = writer.get("money.rules-page");
    let is_it = |&entity: &Entity| matches!(entity, Entity::Page(_)) && writer.model.head(entity).id == id;
    writer.model.entities().find(is_it).map(|entity| writer.link(entity))
}

/// Every reviewed row.
fn rows(writer: &Writer, reviewed: &[AmountId]) -> Option<Section> {
    let mut table = money::table(writer, reviewed, money::Sources::Named)?;
    table.title = Html::text(writer.get("money.all-known"));
    Some(Section::new("rad-for-rad", writer.get("section.row-by-row"), vec![Block::Table { table }]))
}

/// What is decided, by program, ministry and the like. One sum may concern several of them, so there is no total.
fn by(writer: &Writer, id: &str, head: &str, list: List, rows: impl Fn(Entity) -> Vec<AmountId>) -> Option<Section> {
    let sum = |entity: Entity| (entity, writer.model.totals(&rows(entity)).decided);
    let mut sums: Vec<(Entity, Sum)> = lists::members(writer, list).into_iter().map(sum).collect();
    sums.retain(|(_, sum)| sum.rows > 0);
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.ore));
    let decimals = column_decimals(sums.iter().map(|(_, sum)| sum.ore));
    let row = |(entity, sum): &(Entity, Sum)| {
        let figure = money::value(sum.ore, &writer.texts.millions(sum.ore, decimals));
        Row { kind: RowKind::Plain, cells: vec![writer.link(*entity).and(&money::approximate(writer, sum)), figure] }
    };
    let table = Table {
        kind: "plain".to_owned(),
        sortable: sums.len() > 2,
        unit: Html::text(writer.get("money.by-recipient-unit")),
        columns: vec![
            Column::new(writer.get("column.name"), CellKind::Name),
            Column::new(writer.get("column.millions"), CellKind::Number),
        ],
        rows: sums.iter().take(MOST_RECIPIENTS).map(row).collect(),
        ..Table::default()
    };
    let section = || Section::new(id, writer.texts.get(head), vec![Block::Table { table }]);
    (!sums.is_empty()).then(|| section().note(Html::text(writer.get("money.overlap"))))
}

/// What is decided, by who receives it.
fn recipients(writer: &Writer) -> Option<Section> {
    let sums = writer.model.decided_by_recipient();
    let decimals = column_decimals(sums.iter().map(|(_, sum)| sum.ore));
    let row = |(party, sum): &(Option<_>, _)| {
        let name = match party {
            Some(party) => writer.party(party),
            None => Html::text(writer.get("money.several-recipients")),
        };
        let name = name.and(&money::approximate(writer, sum));
        let figure = money::value(sum.ore, &writer.texts.millions(sum.ore, decimals));
        Row { kind: RowKind::Plain, cells: vec![name, figure] }
    };
    let table = Table {
        kind: "plain".to_owned(),
        sortable: sums.len() > 2,
        unit: Html::text(writer.get("money.by-recipient-unit")),
        columns: vec![
            Column::new(writer.get("column.to"), CellKind::Name),
            Column::new(writer.get("column.millions"), CellKind::Number),
        ],
        rows: sums.iter().take(MOST_RECIPIENTS).map(row).collect(),
        ..Table::default()
    };
    (!sums.is_empty())
        .then(|| Section::new("mottagare", writer.get("section.recipients"), vec![Block::Table { table }]))
}
