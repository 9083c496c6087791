//! Money by year: two lanes for up to twelve years, rows of the ladder for more; and the same numbers as a table.

use std::collections::BTreeMap;

use super::super::blocks::{Block, CellKind, Column, Figure, Row, RowKind, Table};
use super::super::chart::years::{Area, Chart, Column as Bar, MOST_COLUMNS, Words};
use super::super::html::Html;
use super::super::language::column_decimals;
use super::super::mark::Mark;
use super::super::writer::Writer;
use super::{ladder, money};
use crate::model::{AmountId, Totals};
use crate::parse::money::Ore;

/// Sums for several years that are drawn one by one; more of the same years are drawn as one.
type Areas = BTreeMap<(i16, i16), Ore>;

/// The money of a set of rows by year; `None` where nothing is decided.
pub fn block(writer: &Writer, rows: &[AmountId], more: Vec<Html>) -> Option<Block> {
    let totals = writer.model.totals(rows);
    let areas = areas(writer, &totals);
    let known = totals.years.keys().copied();
    let first = known.clone().chain(areas.keys().map(|(from, _)| *from)).min()?;
    let last = known.chain(areas.keys().map(|(_, to)| *to)).max()?;
    let title = title(writer, &totals, first, last);
    if (last - first) as usize >= MOST_COLUMNS {
        let mut table = ladder::table(writer, rows, Some((first, last)))?;
        // Newest first; the sum stays last.
        let sum = table.rows.pop();
        table.rows.reverse();
        table.rows.extend(sum);
        table.title = title;
        return Some(Block::Table { table });
    }
    let figure = Figure {
        title,
        unit: Html::text(writer.get("years.unit")),
        drawing: chart(writer, &totals, &areas, first, last).draw(),
        legend: legend(writer, &totals, &areas, first, last),
        note: without_year(writer, &totals),
        table: Some(table(writer, &totals, &areas, first, last)),
        more,
    };
    Some(Block::Figure { figure })
}

/// "Dessutom 127,5 mnkr vars år inte står i källan."
fn without_year(writer: &Writer, totals: &Totals) -> Html {
    let sum: Ore = totals.no_year.iter().filter_map(|&id| writer.model[id].total).sum();
    if sum == Ore(0) {
        return Html::default();
    }
    Html::text(&writer.texts.fill("years.without-year", &[("sum", &writer.texts.sum(sum))]))
}

fn areas(writer: &Writer, totals: &Totals) -> Areas {
    let mut areas = Areas::new();
    for row in totals.several_years.iter().map(|&id| &writer.model[id]) {
        if let (Some((from, Some(to))), Some(total)) = (row.years, row.total) {
            let sum = areas.entry((from, to)).or_default();
            *sum = *sum + total;
        }
    }
    areas
}

/// "174 miljoner kronor i beslutade belopp, 2020–2023".
fn title(writer: &Writer, totals: &Totals, first: i16, last: i16) -> Html {
    let sum = writer.texts.sum_in_words(totals.decided.ore);
    let years = writer.texts.years((first, Some(last)));
    let text = writer.texts.fill("years.title", &[("sum", &sum), ("years", &years)]);
    Html::text(&text).and(&money::approximate(writer, &totals.decided))
}

fn chart(writer: &Writer, totals: &Totals, areas: &Areas, first: i16, last: i16) -> Chart {
    let column =
        |year: i16| totals.years.get(&year).map(|sum| Bar { sum: sum.ore.0, label: money::label(writer, sum.ore) });
    let area = |(&(from, to), &sum): (&(i16, i16), &Ore)| {
        let years = i64::from(to - from + 1);
        let label = writer.texts.count_with("years.area", years as usize, &[("sum", &money::label(writer, sum))]);
        let note = writer.texts.fill("years.average", &[("sum", &money::label(writer, Ore(sum.0 / years)))]);
        Area { from, to, sum: sum.0, label, note }
    };
    Chart {
        first,
        columns: (first..=last).map(column).collect(),
        areas: areas.iter().map(area).collect(),
        words: Words {
            name: writer.get("years.drawing").to_owned(),
            several: writer.get("years.several").to_owned(),
            single: writer.get("years.single").to_owned(),
            unknown: writer.get("years.unknown").to_owned(),
        },
    }
}

fn legend(writer: &Writer, totals: &Totals, areas: &Areas, first: i16, last: i16) -> Vec<Html> {
    let covered = |year: i16| areas.keys().any(|(from, to)| (*from..=*to).contains(&year));
    let gap = (first..=last).any(|year| !totals.years.contains_key(&year) && !covered(year));
    let mut marks = vec![Mark::Read.legend(writer.texts)];
    if !areas.is_empty() {
        marks.push(Mark::Computed.with(writer.get("mark.spread")));
    }
    if gap {
        marks.push(Mark::Gap.legend(writer.texts));
    }
    marks
}

/// The same numbers: years, then spans of years, then what has no year.
fn table(writer: &Writer, totals: &Totals, areas: &Areas, first: i16, last: i16) -> Table {
    let no_year: Ore = totals.no_year.iter().filter_map(|&id| writer.model[id].total).sum();
    let sums = totals.years.values().map(|sum| sum.ore).chain(areas.values().copied()).chain([no_year]);
    let decimals = column_decimals(sums);
    let figure = |ore: Ore| Html::text(&writer.texts.millions(ore, decimals));
    let row = |name: &str, figure: Html| Row { kind: RowKind::Plain, cells: vec![Html::text(name), figure] };
    let unknown = || Html::text(writer.get("years.unknown"));
    let covered = |year: i16| areas.keys().any(|(from, to)| (*from..=*to).contains(&year));
    let mut rows: Vec<Row> = (first..=last)
        .filter_map(|year| match totals.years.get(&year) {
            Some(sum) => Some(row(&year.to_string(), figure(sum.ore))),
            None if covered(year) => None,
            None => Some(row(&year.to_string(), unknown())),
        })
        .collect();
    rows.extend(areas.iter().map(|(&(from, to), &sum)| row(&writer.texts.years((from, Some(to))), figure(sum))));
    if no_year > Ore(0) {
        rows.push(row(writer.get("money.no-year"), figure(no_year)));
    }
    rows.push(Row {
        kind: RowKind::Sum,
        cells: vec![Html::text(writer.get("sum.decided")), figure(totals.decided.ore)],
    });
    Table {
        kind: "plain".to_owned(),
        columns: vec![
            Column::new(writer.get("column.years"), CellKind::Name),
            Column::new(writer.get("column.millions"), CellKind::Number),
        ],
        rows,
        ..Table::default()
    }
}
