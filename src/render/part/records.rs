//! Lists of releases: the same line everywhere, and no page longer than a reader or a browser can take.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Group, Layout, Record, Section};
use super::super::html::Html;
use super::super::mark::Mark;
use super::super::texts::capital;
use super::super::writer::Writer;
use crate::model::{Entity, Release, ReleaseId, WhyNot};
use crate::parse::money::Qualifier;
use crate::parse::record::Folder;
use crate::site::Route;

/// Releases above which a page lists the newest and counts the rest by year.
const MOST: usize = 120;
/// How many it lists then.
const NEWEST: usize = 60;
/// Lines from which what holds for all of them is said once.
const LEAST_ALIKE: usize = 3;

/// Releases as lines. What holds for all of them stands once, above them.
pub fn list(writer: &Writer, ids: impl IntoIterator<Item = ReleaseId>) -> Vec<Block> {
    let ids: Vec<ReleaseId> = ids.into_iter().collect();
    let records = ids.iter().map(|&id| record(writer, id)).collect();
    said_once(writer, records, &ids)
}

/// The same of lines that are written already, each of one release.
pub fn said_once(writer: &Writer, mut records: Vec<Record>, ids: &[ReleaseId]) -> Vec<Block> {
    if ids.len() < LEAST_ALIKE || !ids.iter().all(|&id| writer.model[id].head.is_imported()) {
        return vec![Block::Records { records }];
    }
    let own = Mark::Imported.with(writer.get("mark.imported"));
    for (record, &id) in records.iter_mut().zip(ids) {
        record.marks.retain(|mark| *mark != own);
        let first = writer.model[id].amounts.first();
        if first.is_some_and(|&row| writer.model[row].why_not == Some(WhyNot::Unreviewed)) {
            record.figure_note = Html::default();
        }
    }
    vec![Block::note(Mark::Imported.with(writer.get("records.all-imported"))), Block::Records { records }]
}

/// One release as a line.
pub fn record(writer: &Writer, id: ReleaseId) -> Record {
    let release = &writer.model[id];
    let (figure, figure_note) = figure(writer, id);
    Record {
        date: writer.published_in_list(release),
        title: writer.link(Entity::Release(id)),
        detail: senders(writer, release),
        marks: writer.release_marks(release),
        figure,
        figure_note,
    }
}

/// Ministries and ministers; without either, who published it or what it is.
fn senders(writer: &Writer, release: &Release) -> Html {
    let ministries = release.ministries.iter().map(|&id| writer.name(Entity::Ministry(id)));
    let ministers = release.ministers.iter().map(|signatory| writer.name(Entity::Minister(signatory.minister)));
    let groups = [ministries.collect::<Vec<_>>(), ministers.collect()].map(|names| Html::join(&names, ", "));
    let named: Vec<Html> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    if !named.is_empty() {
        return Html::join(&named, " · ");
    }
    let publisher = release.head.source.as_ref().and_then(|source| source.publisher.as_deref());
    Html::text(&publisher.map_or_else(|| writer.texts.word("kind", release.kind.as_str()), capital))
}

/// The same senders in plain words; empty where what it is says it.
pub fn senders_as_text(writer: &Writer, id: ReleaseId) -> String {
    let release = &writer.model[id];
    let ministries = release.ministries.iter().map(|&id| Entity::Ministry(id));
    let ministers = release.ministers.iter().map(|signatory| Entity::Minister(signatory.minister));
    let title = |entity: Entity| writer.model.head(entity).title.as_str();
    let groups = [ministries.map(title).collect::<Vec<_>>(), ministers.map(title).collect()];
    let groups: Vec<String> = groups.iter().filter(|group| !group.is_empty()).map(|group| group.join(", ")).collect();
    groups.join(" · ")
}

/// The figure of a release in plain words; empty where it has no money.
pub fn figure_as_text(writer: &Writer, id: ReleaseId) -> String {
    figure(writer, id).0.plain()
}

/// What counts of a release's money, or else what it names and why it does not count.
fn figure(writer: &Writer, id: ReleaseId) -> (Html, Html) {
    let release = &writer.model[id];
    let Some(&first) = release.amounts.first() else { return Default::default() };
    let decided = writer.model.totals(&writer.rows(id)).decided;
    let row = &writer.model[first];
    if decided.rows == 0 {
        let why = row.why_not.map(|why| Mark::NotCounted.with(&writer.texts.word("why", why.as_str())));
        return (Html::text(&writer.stated(row)), why.unwrap_or_default());
    }
    let qualifier = if decided.approximate > 0 { Qualifier::About } else { Qualifier::Exact };
    let years = row.years.filter(|_| release.amounts.len() == 1);
    let note = years.map(|years| Html::text(&writer.texts.years(years))).unwrap_or_default();
    (Html::text(&writer.texts.qualified(&writer.texts.sum(decided.ore), qualifier)), note)
}

/// The releases of an entity, newest first; where there are many, the newest and the rest by year.
pub fn section(writer: &Writer, releases: &[ReleaseId]) -> Option<Section> {
    if releases.is_empty() {
        return None;
    }
    let shown = if releases.len() > MOST { NEWEST } else { releases.len() };
    let mut blocks = list(writer, releases.iter().rev().take(shown).copied());
    if shown < releases.len() {
        blocks.push(Block::Subhead { text: writer.get("records.by-year").to_owned() });
        blocks.push(Block::Directory { groups: by_year(writer, releases), layout: Layout::Grid });
    }
    let note = Html::text(&writer.texts.count("records", releases.len()));
    Some(Section::new("handlingar", writer.get("section.records"), blocks).note(note))
}

/// How many there are, as an answer.
pub fn number(writer: &Writer, releases: &[ReleaseId]) -> Html {
    Html::text(&writer.texts.integer(releases.len() as i64))
}

/// The years from which they are: "2020–2024".
pub fn span(writer: &Writer, releases: &[ReleaseId]) -> Vec<Html> {
    let mut years = releases.iter().filter_map(|&id| writer.model[id].year());
    let Some(first) = years.next() else { return Vec::new() };
    let last = years.next_back().unwrap_or(first);
    vec![Html::text(&writer.texts.years((first, Some(last))))]
}

/// How many of the releases each year of each folder has, as links to the year's list.
pub fn by_year(writer: &Writer, releases: &[ReleaseId]) -> Vec<Group> {
    let mut counts: BTreeMap<(Folder, i16), usize> = BTreeMap::new();
    for &id in releases {
        let release = &writer.model[id];
        if let Some(year) = release.year() {
            *counts.entry((release.folder, year)).or_default() += 1;
        }
    }
    let group = |folder: Folder| Group {
        head: writer.texts.word("folder", folder.as_str()),
        id: String::new(),
        items: counts
            .iter()
            .rev()
            .filter(|((of, _), _)| *of == folder)
            .map(|(key, n)| year(writer, *key, *n))
            .collect(),
    };
    Folder::OF_RELEASES.map(group).into_iter().filter(|group| !group.items.is_empty()).collect()
}

fn year(writer: &Writer, (folder, year): (Folder, i16), count: usize) -> Html {
    let count = Html::text(&writer.texts.integer(count as i64)).wrap("span", "count");
    writer.to(&Route::Year(folder, year), &year.to_string()).and_text(" ").and(&count)
}
