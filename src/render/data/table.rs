//! `data/amounts.csv`: every row of money, parts and remainders included, for a spreadsheet. RFC 4180 in UTF-8 with a header.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula; text that does so is written
//! with an apostrophe before it. Numbers stay numbers.

use std::borrow::Cow;

use super::amount::Kronor;
use super::{id, ids, parties, party};
use crate::model::{Amount, AmountId, Entity, Model, ReleaseId};
use crate::parse::money::Ore;
use crate::parse::record::Measure;
use crate::site::{Route, Site};

/// The columns. `row` numbers the rows of a release from 1, parts after their total; `part_of` is the `row` of the total. `sek` is
/// empty for a range, whose ends are `sek_min` and `sek_max`; those are always filled, as is `announced_in`: the release where the money was told first,
/// itself in most rows; `count` is 1 but for `each`, and empty there when it is not known. `regrants` is `false`, `true`, or the release whose money was handed on. `source` is the row's, else the record's.
const COLUMNS: [&str; 29] = [
    "release",
    "url",
    "title",
    "published",
    "row",
    "part_of",
    "sek",
    "sek_min",
    "sek_max",
    "total_sek",
    "qualifier",
    "measure",
    "count",
    "first_year",
    "last_year",
    "status",
    "from",
    "through",
    "to",
    "region",
    "for",
    "evidence",
    "source",
    "announced_in",
    "regrants",
    "computed",
    "counted",
    "why",
    "review",
];

/// `data/amounts.csv`: the rows in the order of releases, each followed by its parts.
pub fn amounts(site: &Site) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |record: &[Cow<'_, str>; 29]| {
        writer.write_record(record.iter().map(|cell| cell.as_bytes())).expect("memory takes every byte");
    };
    write(&COLUMNS.map(Cow::from));
    for (release, index) in site.model.releases.iter().zip(0..) {
        let url = site.absolute(&Route::Entity(Entity::Release(ReleaseId(index))));
        let rows = flat(&site.model, &release.amounts);
        for (number, id) in rows.iter().enumerate() {
            let part_of = site.model[*id].parent.and_then(|parent| rows.iter().position(|row| *row == parent));
            let numbers = RowNumbers { row: number + 1, part_of: part_of.map(|position| position + 1) };
            write(&cells(&site.model, ReleaseId(index), &url, &site.model[*id], numbers));
        }
    }
    writer.into_inner().expect("memory takes every byte")
}

/// A row's number within its release, and its total's.
struct RowNumbers {
    row: usize,
    part_of: Option<usize>,
}

/// Rows, each followed by its parts.
fn flat(model: &Model, rows: &[AmountId]) -> Vec<AmountId> {
    rows.iter().flat_map(|&row| [vec![row], flat(model, &model[row].parts)].concat()).collect()
}

fn cells<'a>(
    model: &'a Model,
    release: ReleaseId,
    url: &'a str,
    row: &'a Amount,
    numbers: RowNumbers,
) -> [Cow<'a, str>; 29] {
    let number = |value: Option<String>| Cow::from(value.unwrap_or_default());
    let kronor = |ore: Ore| Kronor(ore).to_string();
    let words = |value: Option<&'a str>| text(value.unwrap_or_default());
    let list = |items: Vec<&str>| text(items.join("; "));
    let id = |release: ReleaseId| id(model, Entity::Release(release));
    let own_id = id(release);
    let release = &model[release];
    let record_source = release.head.source.as_ref().and_then(|source| source.url.as_deref());
    [
        text(own_id.clone()),
        text(url),
        text(release.head.title.as_str()),
        text(release.published.map(|date| date.to_string()).unwrap_or_default()),
        number(Some(numbers.row.to_string())),
        number(numbers.part_of.map(|row| row.to_string())),
        number(row.stated.max.is_none().then(|| kronor(row.stated.min))),
        number(Some(kronor(row.stated.min))),
        number(Some(kronor(row.stated.max.unwrap_or(row.stated.min)))),
        number(row.total.map(kronor)),
        text(row.qualifier.as_str()),
        text(row.measure.as_str()),
        number(row.count.or((row.measure != Measure::Each).then_some(1)).map(|count| count.to_string())),
        number(row.years.map(|(first, _)| first.to_string())),
        number(row.years.and_then(|(_, last)| last).map(|last| last.to_string())),
        text(row.status.as_str()),
        text(party(model, &row.from)),
        list(parties(model, &row.through)),
        list(parties(model, &row.to)),
        list(ids(model, &row.regions, Entity::Region)),
        words(row.for_.as_deref()),
        words(row.evidence.as_deref()),
        words(row.source.as_deref().or(record_source)),
        text(row.announced_in.map_or(own_id, id)),
        text(match row.regrants {
            None => Cow::from("false"),
            Some(None) => Cow::from("true"),
            Some(Some(from)) => id(from),
        }),
        text(row.computed.to_string()),
        text(row.why_not.is_none().to_string()),
        text(row.why_not.map_or("", |why| why.as_str())),
        text(if release.head.is_imported() { "imported" } else { "reviewed" }),
    ]
}

/// A cell of text that no spreadsheet takes for a formula.
fn text<'a>(value: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let value = value.into();
    if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::from(format!("'{value}")) } else { value }
}
