//! Timelines as tables: a name and its time in words, and the strip that draws it against the governments.

use super::super::blocks::{CellKind, Column, Row, RowKind, Table};
use super::super::chart::svg::Link;
use super::super::chart::timeline::{Dot, Reign, Time, Timeline, Weight, Words};
use super::super::html::Html;
use super::super::language::Length;
use super::super::writer::Writer;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{DeadlineId, DeadlineStatus, Entity, GovernmentId, Model, Period, Release, ReleaseId};
use crate::parse::date::{Edtf, End, PartialDate};

/// Days from which a row of them is drawn.
const LEAST_DAYS: usize = 2;
/// Marks of a row that are links at most: more would stand in the way of the keyboard, and cannot be hit.
const MOST_LINKED: usize = 40;

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
    /// The section that has them as a list.
    pub anchor: &'static str,
    pub days: Vec<Marked>,
}

/// What stands on one day.
#[derive(Clone, Debug)]
pub struct Marked {
    pub day: Date,
    pub dot: Dot,
    pub link: Link,
}

/// The table; `None` where no row has a time.
pub fn table(writer: &Writer, title: Html, items: &[Item]) -> Option<Table> {
    table_with(writer, title, items, &[])
}

/// The same with rows of single days below.
pub fn table_with(writer: &Writer, title: Html, items: &[Item], marked: &[Days]) -> Option<Table> {
    let mut times: Vec<Time> = items.iter().map(|item| item.time).collect();
    times.extend(marked.iter().flat_map(|row| &row.days).map(|marked| Time::Between(marked.day, Some(marked.day))));
    let words =
        Words { today: writer.get("timeline.today").to_owned(), earlier: writer.get("timeline.earlier").to_owned() };
    let timeline = Timeline::around(&times, &reigns(writer.model), writer.model.today(), words)?;
    let row = |item: &Item| Row {
        kind: if item.foremost { RowKind::Subject } else { RowKind::Plain },
        cells: vec![
            item.name.clone().and(&item.note.wrap("span", "period")),
            timeline.strip(&item.time, item.weight, bar_link(item).as_ref()),
        ],
    };
    let days = |row: &Days| Row {
        kind: RowKind::Plain,
        cells: vec![
            row.name.clone().and(&row.note.wrap("span", "period")),
            timeline.marks(&marks(writer, &timeline, row)),
        ],
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

/// A bar leads where the name beside it leads.
fn bar_link(item: &Item) -> Option<Link> {
    let address = item.name.target()?;
    let name = format!("{}, {}", item.name.plain(), item.note.plain());
    Some(Link { address, name })
}

/// The marks of a row: what would lie on one spot is one mark, which leads to the list of all.
fn marks(writer: &Writer, timeline: &Timeline, row: &Days) -> Vec<(Date, Dot, Option<Link>)> {
    let mut spots: BTreeMap<(i64, Dot), Vec<&Marked>> = BTreeMap::new();
    for marked in &row.days {
        spots.entry((timeline.spot(marked.day), marked.dot)).or_default().push(marked);
    }
    let has_links = spots.len() <= MOST_LINKED;
    let mark = |((_, dot), on_spot): ((i64, Dot), Vec<&Marked>)| {
        let link = match on_spot[..] {
            [one] => one.link.clone(),
            _ => {
                let names: Vec<&str> = on_spot.iter().take(2).map(|marked| marked.link.name.as_str()).collect();
                let more = on_spot.len() - names.len();
                let more =
                    if more > 0 { format!(" {}", writer.texts.count("backlinks.more", more)) } else { String::new() };
                Link { address: row.anchor.to_owned(), name: format!("{}.{more}", names.join("; ")) }
            }
        };
        (on_spot[0].day, dot, has_links.then_some(link))
    };
    spots.into_iter().map(mark).collect()
}

/// The records and the deadlines of a page's subject as days, with the ways to their sections; nothing where there are few.
pub fn days_of(writer: &Writer, releases: &[ReleaseId], deadlines: &[DeadlineId]) -> Vec<Days> {
    let record = |&id: &ReleaseId| {
        let (release, entity) = (&writer.model[id], Entity::Release(id));
        let name = format!("{}, {}", release.head.title, writer.published(release, Length::Short).plain());
        let link = Link { address: writer.site.url_of(entity).to_owned(), name };
        Some(Marked { day: release.bounds?.first, dot: Dot::Filled, link })
    };
    let records: Vec<Marked> = releases.iter().filter_map(record).collect();
    let due = deadlines.iter().map(|&id| &writer.model[id]);
    let due: Vec<Marked> = due
        .filter(|deadline| !matches!(deadline.status, DeadlineStatus::Replaced { .. }))
        .filter_map(|deadline| {
            let dot = if deadline.status == DeadlineStatus::Coming { Dot::Open } else { Dot::Filled };
            let name = format!(
                "{}, {}, {}",
                super::super::texts::capital(&writer.texts.word("deadline", deadline.kind.as_str())),
                writer.texts.edtf(&deadline.due, Length::Short),
                super::deadlines::in_short(writer, deadline)
            );
            let address = writer.site.url_of(Entity::Release(deadline.release)).to_owned();
            Some(Marked { day: deadline.due.days().last?, dot, link: Link { address, name } })
        })
        .collect();
    let row = |key: &str, anchor: &'static str, count: String, days: Vec<Marked>| Days {
        name: Html::text(writer.texts.get(key)).link(anchor),
        note: Html::text(&count),
        anchor,
        days,
    };
    let mut rows = Vec::new();
    if records.len() >= LEAST_DAYS {
        let count = writer.texts.count("timeline.records", releases.len());
        rows.push(row("section.records", "#handlingar", count, records));
    }
    if due.len() >= LEAST_DAYS {
        let count = writer.texts.count("deadlines.count", due.len());
        rows.push(row(super::deadlines::head(writer, deadlines), "#redovisning", count, due));
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
