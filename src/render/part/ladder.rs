//! The funding ladder: one row for every year of a period, known or not; below it what the source does not divide by year.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::super::blocks::{CellKind, Column, Row, RowKind, Table};
use super::super::chart::ladder::{self, Year};
use super::super::html::Html;
use super::super::language::column_decimals;
use super::super::mark::Mark;
use super::super::texts::capital;
use super::super::writer::Writer;
use super::money::{self, why_apart};
use super::relations::dated_link;
use crate::model::{Amount, AmountId, Entity, ReleaseId, Totals, WhyNot};
use crate::parse::money::Ore;

/// Rows at most; a longer period shows its last years.
const MOST_YEARS: usize = 60;
/// Spans of several years that stand one by one.
const MOST_SPANS: usize = 12;
/// Years that the title names one by one.
const MOST_IN_TITLE: usize = 4;
/// Sources named in a row.
const MOST_SOURCES: usize = 3;

/// Everything that a ladder is made of.
struct Ladder<'a> {
    writer: &'a Writer<'a>,
    /// The rows that count and name the years in which they do.
    counted: Vec<&'a Amount>,
    /// Other funders' money.
    cofinancing: Vec<&'a Amount>,
    totals: Totals,
    decimals: u32,
}

/// The ladder over the years of a period, or over those that the rows name; `None` without rows of decided money.
pub fn table(writer: &Writer, rows: &[AmountId], period: Option<(i16, i16)>) -> Option<Table> {
    let totals = writer.model.totals(rows);
    if totals.decided.rows == 0 {
        return None;
    }
    let sums = totals.years.values().map(|sum| sum.ore).chain([totals.decided.ore]);
    let decimals = column_decimals(sums);
    let years = years(&totals, period);
    let set: BTreeSet<AmountId> = rows.iter().copied().collect();
    let counts = |id: &AmountId| yearly(&writer.model[*id]).is_some() && why_apart(writer.model, &set, *id).is_none();
    let counted = set.iter().copied().filter(counts).map(|id| &writer.model[id]).collect();
    let all = set.iter().map(|&id| &writer.model[id]);
    let cofinancing = all.filter(|row| row.apart == Some(WhyNot::OtherFunder)).collect();
    Some(Ladder { writer, counted, cofinancing, decimals, totals }.table(years))
}

/// From the period's first year, or the first with money, to the last of either.
fn years(totals: &Totals, period: Option<(i16, i16)>) -> Vec<i16> {
    let known = totals.years.keys().copied();
    let first = known.clone().min().into_iter().chain(period.map(|(first, _)| first)).min();
    let last = known.max().into_iter().chain(period.map(|(_, last)| last)).max();
    let range: RangeInclusive<i16> = first.unwrap_or(1)..=last.unwrap_or(0);
    let all: Vec<i16> = range.collect();
    all[all.len().saturating_sub(MOST_YEARS)..].to_vec()
}

impl Ladder<'_> {
    fn table(&self, years: Vec<i16>) -> Table {
        let writer = self.writer;
        let known: Vec<Option<Year>> = years.iter().map(|&year| self.known(year)).collect();
        let drawings = ladder::rows(&known);
        let mut rows: Vec<Row> = years
            .iter()
            .zip(known.iter().zip(drawings))
            .map(|(&year, (known, drawing))| self.year(year, *known, drawing))
            .collect();
        rows.extend(self.undivided());
        rows.push(self.sum(&known));
        Table {
            kind: "ladder".to_owned(),
            title: Html::text(&self.title(&years, &known)),
            unit: Html::text(writer.get("ladder.unit")),
            columns: vec![
                Column::new(writer.get("column.year"), CellKind::Name),
                Column::silent(writer.get("column.share"), CellKind::Drawing),
                Column::new(writer.get("column.millions"), CellKind::Number),
                Column::new(writer.get("column.source"), CellKind::Text),
            ],
            rows,
            legend: self.legend(&known),
            ..Table::default()
        }
    }

    /// "20 miljoner kronor 2021, okänt 2022, 25 miljoner kronor 2023"; over more years, or where a sum has none of its own, what is known
    /// in all.
    fn title(&self, years: &[i16], known: &[Option<Year>]) -> String {
        let texts = self.writer.texts;
        let divided = self.totals.several_years.is_empty() && self.totals.no_year.is_empty();
        if years.len() > MOST_IN_TITLE || !divided {
            let sum = texts.sum_in_words(self.totals.decided.ore);
            return texts.fill("ladder.title", &[("sum", &sum)]);
        }
        let piece = |(year, known): (&i16, &Option<Year>)| {
            let year = year.to_string();
            match known.filter(|known| known.counted > 0) {
                Some(known) => format!("{} {year}", texts.sum_in_words(Ore(known.counted))),
                None => texts.fill("ladder.title-gap", &[("year", &year)]),
            }
        };
        capital(&years.iter().zip(known).map(piece).collect::<Vec<_>>().join(", "))
    }

    /// `None` for a gap.
    fn known(&self, year: i16) -> Option<Year> {
        let counted = self.totals.years.get(&year).map(|sum| sum.ore.0);
        let apart: i64 = self.cofinancing(year).filter_map(|row| Some(yearly(row)?.0)).sum();
        (counted.is_some() || apart > 0).then(|| Year { counted: counted.unwrap_or(0), apart })
    }

    /// Other funders' money for that year: shown beside, not counted.
    fn cofinancing(&self, year: i16) -> impl Iterator<Item = &Amount> {
        self.cofinancing.iter().copied().filter(move |row| covers(row, year))
    }

    fn year(&self, year: i16, known: Option<Year>, drawing: Html) -> Row {
        let texts = self.writer.texts;
        let figure = match known {
            Some(known) if known.counted > 0 => texts.millions(Ore(known.counted), self.decimals),
            _ => "–".to_owned(),
        };
        let mut notes: Vec<Html> = Vec::new();
        if known.is_none() {
            notes.push(Mark::Gap.with(self.writer.get("mark.gap")));
        }
        notes.extend(self.sources(year));
        for row in self.cofinancing(year) {
            let sum = yearly(row).map(|sum| texts.millions(sum, self.decimals)).unwrap_or_default();
            let text = texts.html(
                "ladder.cofinancing",
                &[("from", &self.writer.party_name(&row.from)), ("sum", &Html::text(&sum))],
            );
            notes.push(Html::markup(format!(
                "<span class=\"mark\">{} {}</span>",
                Mark::NotCounted.sign().as_str(),
                text.as_str()
            )));
        }
        let notes: Vec<Html> = notes.iter().map(|note| note.wrap("span", "line")).collect();
        let cells = vec![Html::text(&year.to_string()), drawing, Html::text(&figure), Html::join(&notes, "")];
        Row { kind: RowKind::Plain, cells }
    }

    /// The records whose counted rows make up a year.
    fn sources(&self, year: i16) -> Vec<Html> {
        let rows = self.counted.iter().filter(|row| covers(row, year));
        let releases: BTreeSet<ReleaseId> = rows.map(|row| row.release).collect();
        releases.into_iter().take(MOST_SOURCES).map(|id| dated_link(self.writer, Entity::Release(id))).collect()
    }

    /// Sums for several years and sums without years, which nobody divides: a row for each span, the latest spans one by one.
    fn undivided(&self) -> Vec<Row> {
        let mut spans: BTreeMap<Option<(i16, Option<i16>)>, Vec<AmountId>> = BTreeMap::new();
        for &id in self.totals.several_years.iter().chain(&self.totals.no_year) {
            spans.entry(self.writer.model[id].years).or_default().push(id);
        }
        // What has no year comes first in the map and last in the table.
        let no_year = spans.remove(&None);
        let earlier = spans.len().saturating_sub(MOST_SPANS);
        let merged: Vec<AmountId> = spans.values().take(earlier).flatten().copied().collect();
        let mut rows = Vec::new();
        if !merged.is_empty() {
            rows.push(self.span(self.writer.get("ladder.earlier-spans"), "ladder.undivided", &merged));
        }
        for (years, ids) in spans.into_iter().skip(earlier) {
            let name = years.map(|years| self.writer.texts.years(years)).unwrap_or_default();
            rows.push(self.span(&name, "ladder.undivided", &ids));
        }
        rows.extend(no_year.map(|ids| self.span(self.writer.get("money.no-year"), "ladder.no-year", &ids)));
        rows
    }

    /// The rows of one span: their sum, their records if they are few.
    fn span(&self, name: &str, why: &str, ids: &[AmountId]) -> Row {
        let sum: Ore = ids.iter().filter_map(|&id| self.writer.model[id].total).sum();
        let releases: BTreeSet<ReleaseId> = ids.iter().map(|&id| self.writer.model[id].release).collect();
        let mut lines: Vec<Html> =
            releases.iter().take(MOST_SOURCES).map(|&id| dated_link(self.writer, Entity::Release(id))).collect();
        if releases.len() > MOST_SOURCES {
            lines.push(Html::text(&self.writer.texts.count("and-more", releases.len() - MOST_SOURCES)));
        }
        let lines: Vec<Html> = lines.iter().map(|line| line.wrap("span", "line")).collect();
        let why = Html::text(self.writer.texts.get(why)).wrap("span", "line quiet");
        let figure = Html::text(&self.writer.texts.millions(sum, self.decimals));
        let cells = vec![Html::text(name), Html::default(), figure, Html::join(&lines, "").and(&why)];
        Row { kind: RowKind::Plain, cells }
    }

    /// "Känt 45,0, två år av tre".
    fn sum(&self, known: &[Option<Year>]) -> Row {
        let with_sum = known.iter().flatten().filter(|year| year.counted > 0).count();
        let of = self.writer.texts.in_words(known.len());
        let words = self.writer.texts.count_with("ladder.known-years", with_sum, &[("all", &of)]);
        let figure = self.writer.texts.millions(self.totals.decided.ore, self.decimals);
        let note = Html::text(&words).and(&money::approximate(self.writer, &self.totals.decided));
        let cells = vec![Html::text(self.writer.get("ladder.known")), Html::default(), Html::text(&figure), note];
        Row { kind: RowKind::Sum, cells }
    }

    fn legend(&self, known: &[Option<Year>]) -> Vec<Html> {
        let apart = known.iter().flatten().any(|year| year.apart > 0);
        let gap = known.iter().any(Option::is_none);
        let marks = [(true, Mark::Read), (apart, Mark::NotCounted), (gap, Mark::Gap)];
        marks.into_iter().filter(|(used, _)| *used).map(|(_, mark)| mark.legend(self.writer.texts)).collect()
    }
}

/// Whether a row says something about that year: it is for that year alone, or so much for each of several.
fn covers(row: &Amount, year: i16) -> bool {
    row.years.is_some_and(|(first, last)| first <= year && last.is_some_and(|last| year <= last))
}

/// What a row gives in each of its years; `None` for a sum over several.
fn yearly(row: &Amount) -> Option<Ore> {
    match (row.years?, row.measure) {
        (_, crate::parse::record::Measure::PerYear) => Some(row.stated.min),
        ((first, Some(last)), _) if first == last => row.total,
        _ => None,
    }
}
