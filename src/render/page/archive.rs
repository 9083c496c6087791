//! Archives: the releases of a folder in a year and in a month.

use super::super::archive::Archive;
use super::super::blocks::{Block, Group, Page, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::records;
use super::super::writer::Writer;
use super::lists::month_link;
use super::{capital, crumb, list_key, listing, route_name};
use crate::model::ReleaseId;
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// Releases of a year up to which its page lists them all; above, its months.
const MOST: usize = 200;

pub fn year(writer: &Writer, archive: &Archive, folder: Folder, year: i16) -> Page {
    let list = List::Releases(folder);
    let name = writer.texts.word("list", folder.as_str());
    let count: usize = archive.year(folder, year).map(|(_, ids)| ids.len()).sum();
    let lead = Html::text(&writer.texts.count("records", count));
    let mut page = listing("archive", list_key(list), &format!("{name} {year}"), lead);
    page.crumbs = vec![crumb(writer, &Route::List(list))];
    page.sections = if count <= MOST {
        archive.year(folder, year).rev().map(|(month, ids)| month_section(writer, folder, year, month, ids)).collect()
    } else {
        let items = archive.year(folder, year).map(|(month, ids)| month_link(writer, folder, year, month, ids.len()));
        let groups = vec![Group { head: year.to_string(), id: String::new(), items: items.collect() }];
        vec![Section::new("manader", writer.get("section.by-month"), vec![Block::Directory { groups }])]
    };
    page
}

fn month_section(writer: &Writer, folder: Folder, year: i16, month: i8, ids: &[ReleaseId]) -> Section {
    let route = Route::Month(folder, year, month);
    let name = route_name(writer, &route);
    let records = ids.iter().rev().map(|&id| records::record(writer, id)).collect();
    let note = writer.to(&route, &writer.texts.count("records", ids.len()));
    Section::new(&format!("m{month}"), &name, vec![Block::Records { records }]).note(note)
}

pub fn month(writer: &Writer, archive: &Archive, folder: Folder, year: i16, month: i8) -> Page {
    let list = List::Releases(folder);
    let name = writer.texts.word("list", folder.as_str());
    let ids = archive.month(folder, year, month);
    let when = match month {
        0 => format!("{year}, {}", writer.get("month.unknown")),
        _ => format!("{} {year}", writer.texts.month(month, Length::Long)),
    };
    let lead = Html::text(&writer.texts.count("records", ids.len()));
    let mut page = listing("archive", list_key(list), &capital(&format!("{name}, {when}")), lead);
    page.crumbs = vec![crumb(writer, &Route::List(list)), crumb(writer, &Route::Year(folder, year))];
    let records = ids.iter().rev().map(|&id| records::record(writer, id)).collect();
    page.sections = vec![Section::new("handlingar", writer.get("section.records"), vec![Block::Records { records }])];
    page
}
