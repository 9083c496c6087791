//! The money of a release: each sum with its parts drawn end to end, and all rows with what counts and what does not.

use super::super::blocks::{Block, CellKind, Column, Row, RowKind, Section, Table};
use super::super::chart::bars::{self, Part};
use super::super::html::Html;
use super::super::language::column_decimals;
use super::super::mark::Mark;
use super::super::part::money::{self, Sources};
use super::super::writer::Writer;
use crate::model::{Amount, AmountId, ReleaseId};
use crate::parse::money::Ore;
use crate::parse::record::Measure;

pub fn section(writer: &Writer, id: ReleaseId) -> Option<Section> {
    let release = &writer.model[id];
    let divided: Vec<AmountId> =
        release.amounts.iter().copied().filter(|&row| !writer.model[row].parts.is_empty()).collect();
    let mut blocks: Vec<Block> = Vec::new();
    if release.amounts.len() > 1 || divided.is_empty() {
        let table = money::table(writer, &writer.rows(id), Sources::SameRecord)?;
        blocks.push(Block::Table { table });
    }
    blocks.extend(divided.iter().map(|&row| Block::Table { table: parts(writer, &writer.model[row]) }));
    Some(Section::new("pengarna", writer.get("section.money"), blocks))
}

/// A sum and its parts, the computed remainder last.
fn parts(writer: &Writer, whole: &Amount) -> Table {
    let rows: Vec<&Amount> = whole.parts.iter().map(|&part| &writer.model[part]).collect();
    let sum = |row: &Amount| row.total.unwrap_or(row.stated.min);
    let total = whole.total.unwrap_or(whole.stated.min);
    let drawn: Vec<Part> = rows.iter().map(|row| Part { sum: sum(row).0, computed: row.computed }).collect();
    let decimals = column_decimals(rows.iter().map(|row| sum(row)).chain([total]));
    let figure = |ore: Ore| Html::text(&writer.texts.millions(ore, decimals));
    let mut table = Table {
        kind: "parts".to_owned(),
        title: title(writer, whole, total),
        unit: unit(writer, whole),
        columns: vec![
            Column::new(writer.get("column.to"), CellKind::Name),
            Column::silent(writer.get("column.share"), CellKind::Drawing),
            Column::new(writer.get("column.millions"), CellKind::Number),
        ],
        legend: legend(writer, &rows),
        ..Table::default()
    };
    for (row, bar) in rows.iter().zip(bars::parts(total.0, &drawn)) {
        let figure = writer.texts.qualified(&writer.texts.millions(sum(row), decimals), row.qualifier);
        table
            .rows
            .push(Row { kind: RowKind::Plain, cells: vec![recipient(writer, whole, row), bar, Html::text(&figure)] });
    }
    let name = Html::text(writer.get(if whole.computed { "sum.computed" } else { "sum.stated" }));
    table.rows.push(Row { kind: RowKind::Sum, cells: vec![name, bars::bracket(), figure(total)] });
    table
}

/// "127,5 miljoner kronor i fem delar".
fn title(writer: &Writer, whole: &Amount, total: Ore) -> Html {
    let sum = writer.texts.qualified(&writer.texts.sum_in_words(total), whole.qualifier);
    let stated = whole.parts.iter().filter(|&&part| !writer.model[part].computed).count();
    let words = writer.texts.count_with("money.parts-title", stated, &[("sum", &sum)]);
    Html::text(&super::capital(&words))
}

fn unit(writer: &Writer, whole: &Amount) -> Html {
    let years = match whole.years {
        Some(years) => writer.texts.years(years),
        None => writer.get("money.no-year").to_owned(),
    };
    let status = writer.texts.word("status", whole.status.as_str());
    let text = writer.texts.fill("money.parts-unit", &[("years", &years), ("status", &status)]);
    let why = whole.why_not.map(|why| money::reason(writer, why)).unwrap_or_default();
    Html::text(&text).and(&why)
}

/// Who gets a part and for what; who pays, where the parts have payers of their own.
fn recipient(writer: &Writer, whole: &Amount, row: &Amount) -> Html {
    let purpose = money::purpose(writer, row);
    if row.from == whole.from {
        return purpose;
    }
    let payer = writer.texts.html("money.paid-by", &[("from", &writer.party(&row.from))]).wrap("span", "line quiet");
    purpose.and(&payer)
}

fn legend(writer: &Writer, rows: &[&Amount]) -> Vec<Html> {
    let computed = rows.iter().any(|row| row.computed || row.measure == Measure::Remainder);
    let marks = if computed { vec![Mark::Read, Mark::Computed] } else { vec![Mark::Read] };
    marks.into_iter().map(|mark| mark.legend(writer.texts)).collect()
}
