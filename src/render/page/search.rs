//! The search page: what its script needs, and for those without script the ways to everything, by year and by name. Knows nothing of the index.

use serde::Serialize;

use super::super::blocks::{Block, Group, Layout, Page, Section};
use super::super::html::Html;
use super::super::mark::Mark;
use super::super::writer::Writer;
use super::{listing, lists, route_name};
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// What the template `search.html` gets beside the page.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// The mark of hits that nobody has reviewed.
    pub imported: Html,
}

pub fn page(writer: &Writer) -> (Page, Search) {
    let mut page = listing("search", "", writer.get("search.title"), Html::default());
    page.sections = vec![by_year(writer), by_name(writer)];
    (page, Search { imported: Mark::Imported.legend(writer.texts) })
}

/// The years of each folder of releases, the newest first.
fn by_year(writer: &Writer) -> Section {
    let groups = Folder::OF_RELEASES.into_iter().map(|folder| {
        let mut years: Vec<i16> = writer.months(folder).map(|(year, ..)| year).filter(|&year| year != 0).collect();
        years.dedup();
        let all = Route::List(List::Releases(folder));
        let mut items: Vec<Html> = years.iter().rev().map(|&year| year_link(writer, folder, year)).collect();
        items.push(writer.to(&all, writer.get("section.all")));
        Group { head: route_name(writer, &all), id: String::new(), items }
    });
    let blocks = vec![Block::Directory { groups: groups.collect(), layout: Layout::Grid }];
    Section::new("ar", writer.get("section.by-year"), blocks)
}

fn year_link(writer: &Writer, folder: Folder, year: i16) -> Html {
    let count: usize = writer.months(folder).filter(|(of, ..)| *of == year).map(|(.., ids)| ids.len()).sum();
    let count = Html::text(&writer.texts.integer(count as i64)).wrap("span", "count");
    writer.to(&Route::Year(folder, year), &year.to_string()).and_text(" ").and(&count)
}

/// The index of all names, and that of each kind.
fn by_name(writer: &Writer) -> Section {
    let kinds = [
        List::Agencies,
        List::Ministries,
        List::Ministers,
        List::Posts,
        List::Governments,
        List::Programs,
        List::Agreements,
        List::Topics,
        List::Regions,
    ];
    let known = kinds.into_iter().filter(|&list| !lists::members(writer, list).is_empty());
    let routes = std::iter::once(Route::Index).chain(known.map(Route::List));
    let links = routes.map(|route| writer.to(&route, &route_name(writer, &route))).collect();
    Section::new("namn", writer.get("search.by-name"), vec![Block::More { links }])
}
