//! Archives: the releases of a folder in a year and in a month.

use super::super::blocks::{Block, Group, Layout, Page, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::records;
use super::super::writer::Writer;
use super::lists::month_link;
use super::{crumb, listing, route_name};
use crate::model::ReleaseId;
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// Releases of a year up to which its page lists them all; above, its months.
const MOST: usize = 200;

pub fn year(writer: &Writer, folder: Folder, year: i16) -> Page {
    let list = List::Releases(folder);
    let name = writer.texts.word("list", folder.as_str());
    let months: Vec<(i8, &[ReleaseId])> =
        writer.months(folder).filter(|(of, ..)| *of == year).map(|(_, month, ids)| (month, ids)).collect();
    let count: usize = months.iter().map(|(_, ids)| ids.len()).sum();
    let lead = Html::text(&writer.texts.count("records", count));
    let mut page = listing("archive", list.key(), &format!("{name} {year}"), lead);
    page.crumbs = vec![crumb(writer, &Route::List(list))];
    let mut years: Vec<i16> = writer.months(folder).map(|(year, ..)| year).filter(|&year| year != 0).collect();
    years.dedup();
    page.after_lead = steps(writer, &years, year, |year| Route::Year(folder, year), |year| year.to_string());
    if count > MOST {
        let items = months.iter().map(|(month, ids)| month_link(writer, folder, year, *month, ids.len()));
        let groups = vec![Group { head: year.to_string(), id: String::new(), items: items.collect() }];
        let blocks = vec![Block::Directory { groups, layout: Layout::Grid }];
        page.sections.push(Section::new("manader", writer.get("section.by-month"), blocks));
    }
    // Releases of an unknown month have no other list.
    let listed = months.iter().rev().filter(|(month, _)| count <= MOST || *month == 0);
    page.sections.extend(listed.map(|(month, ids)| month_section(writer, folder, year, *month, ids)));
    page
}

/// The ways to the page before and the page after, of those there are.
fn steps<T: Copy + PartialEq>(
    writer: &Writer,
    all: &[T],
    own: T,
    route: impl Fn(T) -> Route,
    name: impl Fn(T) -> String,
) -> Html {
    let Some(at) = all.iter().position(|&other| other == own) else { return Html::default() };
    let before = at.checked_sub(1).map(|before| ("archive.before", "prev", all[before]));
    let after = all.get(at + 1).map(|&after| ("archive.after", "next", after));
    let link = |(key, rel, to): (&str, &str, T)| {
        let text = writer.texts.fill(key, &[("name", &name(to))]);
        let link = writer.to(&route(to), &text);
        Html::markup(link.as_str().replacen("<a ", &format!("<a rel=\"{rel}\" "), 1))
    };
    Html::join(&before.into_iter().chain(after).map(link).collect::<Vec<_>>(), " · ")
}

fn month_section(writer: &Writer, folder: Folder, year: i16, month: i8, ids: &[ReleaseId]) -> Section {
    let route = Route::Month(folder, year, month);
    let name = route_name(writer, &route);
    let records = records::list(writer, ids.iter().rev().copied());
    let count = writer.texts.count("records", ids.len());
    let note = if month == 0 { Html::text(&count) } else { writer.to(&route, &count) };
    Section::new(&format!("m{month}"), &name, records).note(note)
}

pub fn month(writer: &Writer, folder: Folder, year: i16, month: i8) -> Page {
    let list = List::Releases(folder);
    let name = writer.texts.word("list", folder.as_str());
    let ids = writer.site.archive.get(&(folder, year, month)).map_or(&[][..], Vec::as_slice);
    let title = format!("{name}, {} {year}", writer.texts.month(month, Length::Long));
    let lead = Html::text(&writer.texts.count("records", ids.len()));
    let mut page = listing("archive", list.key(), &title, lead);
    page.crumbs = vec![crumb(writer, &Route::List(list)), crumb(writer, &Route::Year(folder, year))];
    let known = writer.months(folder).filter(|(year, month, _)| *year != 0 && *month != 0);
    let months: Vec<(i16, i8)> = known.map(|(year, month, _)| (year, month)).collect();
    let name = |(year, month): (i16, i8)| format!("{} {year}", writer.texts.month(month, Length::Long));
    page.after_lead = steps(writer, &months, (year, month), |(year, month)| Route::Month(folder, year, month), name);
    let records = records::list(writer, ids.iter().rev().copied());
    page.sections = vec![Section::new("handlingar", writer.get("section.records"), records)];
    page
}
