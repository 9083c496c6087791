//! Timelines as tables: a name and its time in words, and the strip that draws it against the governments.

use super::super::blocks::{CellKind, Column, Row, RowKind, Table};
use super::super::chart::timeline::{Dot, Reign, Time, Timeline, Weight, Words};
use super::super::html::Html;
use super::super::language::Length;
use super::super::writer::Writer;
use jiff::civil::Date;

use crate::model::{DeadlineId, DeadlineStatus, Entity, GovernmentId, Model, Period, Release, ReleaseId};
use crate::parse::date::{Edtf, End, PartialDate};

/// Days from which a row of them is drawn.
const LEAST_DAYS: usize = 2;

/// A row of a timeline.
#[derive(Clone, Debug)]
pub struct Item {
    pub name: Html,
    /// The time in words, and what it is to the page's subject.
    pub note: Html,
    pub time: Time,
    pub weight: Weight,
    /// What the page is about, among others.
    pub foremost: bool,
}

/// A row of single days, such as all records of a page's subject.
#[derive(Clone, Debug)]
pub struct Days {
    pub name: Html,
    pub note: Html,
    pub days: Vec<(Date, Dot)>,
}

/// The table; `None` where no row has a time.
pub fn table(writer: &Writer, title: Html, items: &[Item]) -> Option<Table> {
    table_with(writer, title, items, &[])
}

/// The same with rows of single days below.
pub fn table_with(writer: &Writer, title: Html, items: &[Item], marked: &[Days]) -> Option<Table> {
    let mut times: Vec<Time> = items.iter().map(|item| item.time).collect();
    times.extend(marked.iter().flat_map(|row| &row.days).map(|(day, _)| Time::Between(*day, Some(*day))));
    let words =
        Words { today: writer.get("timeline.today").to_owned(), earlier: writer.get("timeline.earlier").to_owned() };
    let timeline = Timeline::around(&times, &reigns(writer.model), writer.model.today(), words)?;
    let row = |item: &Item| Row {
        kind: if item.foremost { RowKind::Subject } else { RowKind::Plain },
        cells: vec![item.name.clone().and(&item.note.wrap("span", "period")), timeline.strip(&item.time, item.weight)],
    };
    let days = |row: &Days| Row {
        kind: RowKind::Plain,
        cells: vec![row.name.clone().and(&row.note.wrap("span", "period")), timeline.marks(&row.days)],
    };
    Some(Table {
        kind: "timeline".to_owned(),
        title,
        columns: vec![
            Column::silent(writer.get("column.name"), CellKind::Name),
            Column::drawn(writer.get("column.time"), timeline.head()),
        ],
        rows: items.iter().map(row).chain(marked.iter().map(days)).collect(),
        key: key(writer, &timeline),
        ..Table::default()
    })
}

/// The records and the deadlines of a page's subject as days, with the ways to their sections; nothing where there are few.
pub fn days_of(writer: &Writer, releases: &[ReleaseId], deadlines: &[DeadlineId]) -> Vec<Days> {
    let records: Vec<(Date, Dot)> =
        releases.iter().filter_map(|&id| Some((writer.model[id].bounds?.first, Dot::Filled))).collect();
    let due = deadlines.iter().map(|&id| &writer.model[id]);
    let due: Vec<(Date, Dot)> = due
        .filter(|deadline| !matches!(deadline.status, DeadlineStatus::Replaced { .. }))
        .filter_map(|deadline| {
            let dot = if deadline.status == DeadlineStatus::Coming { Dot::Open } else { Dot::Filled };
            Some((deadline.due.days().last?, dot))
        })
        .collect();
    let row = |key: &str, anchor: &str, count: String, days: Vec<(Date, Dot)>| Days {
        name: Html::text(writer.texts.get(key)).link(anchor),
        note: Html::text(&count),
        days,
    };
    let mut rows = Vec::new();
    if records.len() >= LEAST_DAYS {
        let count = writer.texts.count("timeline.records", releases.len());
        rows.push(row("section.records", "#handlingar", count, records));
    }
    if due.len() >= LEAST_DAYS {
        let count = writer.texts.count("deadlines.count", due.len());
        rows.push(row("section.deadlines", "#redovisning", count, due));
    }
    rows
}

/// Every recorded government as a band.
pub fn reigns(model: &Model) -> Vec<Reign> {
    let reign = |&id: &GovernmentId| {
        let government = &model[id];
        let until = government.period.last().and_then(|last| last.tomorrow().ok());
        Reign { name: short(&government.head.title), from: government.period.first(), until }
    };
    model.governments_by_time.iter().map(reign).collect()
}

/// "Regeringen Löfven II" is "Löfven II" above a band.
fn short(title: &str) -> String {
    title.strip_prefix("Regeringen ").unwrap_or(title).to_owned()
}

/// "Regeringar: 1 Löfven I 3 okt. 2014–21 jan. 2019", and that the ink line is today.
fn key(writer: &Writer, timeline: &Timeline) -> Html {
    let by_time = &writer.model.governments_by_time;
    let mut entries: Vec<Html> = Vec::new();
    for (reign, number) in timeline.reigns().iter().zip(1..) {
        let Some(&id) = by_time.iter().find(|&&id| writer.model[id].period.first() == reign.from) else { continue };
        let link = Html::text(&reign.name).link(writer.site.url_of(Entity::Government(id)));
        let period = writer.period(&writer.model[id].period, Length::Short);
        let number = Html::text(&number.to_string()).wrap("b", "number");
        entries.push(number.and_text(" ").and(&link).and_text(" ").and(&period).wrap("span", "reign"));
    }
    let mut pieces = Vec::new();
    if !entries.is_empty() {
        pieces.push(Html::text(writer.get("timeline.governments")).and_text(" ").and(&Html::join(&entries, " ")));
    }
    if let Some(today) = timeline.today_label() {
        let line = Html::markup(
            "<svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"today\" d=\"M6 0v12\"/></svg>",
        );
        pieces.push(line.and_text(" ").and_text(today).wrap("span", "mark"));
    }
    Html::join(&pieces, " ")
}

/// A period for the axis; `None` where neither end is known.
pub fn of_period(period: &Period) -> Option<Time> {
    match (period.from, period.to) {
        (None, End::At(_)) | (Some(_), _) => Some(Time::Period(period.from, period.to)),
        (None, _) => None,
    }
}

pub fn of_edtf(date: &Edtf) -> Option<Time> {
    of_period(&Period::of(*date))
}

/// A release's date: a dot for a day, a bar for a month or year, dotted between bounds.
pub fn of_release(release: &Release) -> Option<Time> {
    match (release.published, release.bounds) {
        (Some(Edtf::Date(date)), _) if date.day.is_some() => Some(Time::Seen(bare(date), None, None)),
        (Some(date), _) => of_edtf(&date),
        (None, Some(bounds)) => Some(Time::Between(bounds.first, bounds.last)),
        (None, None) => None,
    }
}

fn bare(date: PartialDate) -> PartialDate {
    PartialDate { approximate: false, uncertain: false, ..date }
}
