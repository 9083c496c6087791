//! Lists of all entities of a kind. Releases by year; everything else line by line, or by letter where there are many.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Group, Layout, Page, Record, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::records;
use super::super::part::timeline::{self, Item};
use super::super::writer::Writer;
use super::listing;
use super::program::{Part, program_item};
use super::topic::program_line;
use crate::model::{
    AgreementId, Entity, GovernmentId, MinisterId, MinistryId, OrganisationId, PostId, ProgramId, RegionId, ReleaseId,
    TopicId,
};
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// Entities above which a list shows those that are named most, and the way to the index.
const MOST_LINES: usize = 300;
/// How many it shows then.
const MOST_NAMED: usize = 100;
/// Newest releases that stand above the years.
const NEWEST: usize = 20;
/// Programs that stand on the timeline at most, the latest.
const MOST_ON_AXIS: usize = 60;

pub fn page(writer: &Writer, list: List) -> Page {
    let key = list.key();
    let title = writer.texts.word("list", key);
    let lead = Html::text(&writer.texts.word("list-lead", key));
    let mut page = listing("list", key, &title, lead);
    page.sections = match list {
        List::Releases(folder) => releases(writer, folder),
        List::Programs => programs(writer),
        _ => entities(writer, &members(writer, list)),
    };
    page
}

/// Every entity of a kind but releases, in the order of names; governments in the order of time, latest first.
pub fn members(writer: &Writer, list: List) -> Vec<Entity> {
    fn all<T>(items: &[T], entity: impl Fn(u32) -> Entity) -> Vec<Entity> {
        (0..items.len() as u32).map(entity).collect()
    }
    let model = writer.model;
    let mut members = match list {
        List::Releases(_) => Vec::new(),
        List::Programs => all(&model.programs, |i| Entity::Program(ProgramId(i))),
        List::Agencies => all(&model.organisations, |i| Entity::Organisation(OrganisationId(i))),
        List::Ministries => all(&model.ministries, |i| Entity::Ministry(MinistryId(i))),
        List::Ministers => all(&model.ministers, |i| Entity::Minister(MinisterId(i))),
        List::Posts => all(&model.posts, |i| Entity::Post(PostId(i))),
        List::Governments => {
            return model.governments_by_time.iter().rev().map(|&id: &GovernmentId| Entity::Government(id)).collect();
        }
        List::Agreements => all(&model.agreements, |i| Entity::Agreement(AgreementId(i))),
        List::Topics => all(&model.topics, |i| Entity::Topic(TopicId(i))),
        List::Regions => all(&model.regions, |i| Entity::Region(RegionId(i))),
    };
    members.sort_by(|&a, &b| model.head(a).collation.cmp(&model.head(b).collation));
    members
}

fn releases(writer: &Writer, folder: Folder) -> Vec<Section> {
    let mut all: Vec<ReleaseId> = writer.months(folder).flat_map(|(.., ids)| ids).copied().collect();
    all.sort_by_key(|&id| writer.model[id].time_order());
    let newest = all.iter().rev().take(NEWEST).map(|&id| records::record(writer, id)).collect();
    let note = Html::text(&writer.texts.count("records", all.len()));
    let mut by_year = vec![Block::Directory { groups: years(writer, folder), layout: Layout::Grid }];
    let undated: Vec<ReleaseId> =
        writer.months(folder).filter(|(year, ..)| *year == 0).flat_map(|(.., ids)| ids).copied().collect();
    if !undated.is_empty() {
        let records = undated.iter().take(MOST_LINES).map(|&id| records::record(writer, id)).collect();
        by_year.extend([Block::Subhead { text: writer.get("archive.undated").to_owned() }, Block::Records { records }]);
    }
    by_year.push(Block::More { links: other_folders(writer, folder) });
    vec![
        Section::new("senaste", writer.get("section.newest"), vec![Block::Records { records: newest }]).note(note),
        Section::new("ar", writer.get("section.by-year"), by_year),
    ]
}

/// The lists of the other two folders of releases.
fn other_folders(writer: &Writer, folder: Folder) -> Vec<Html> {
    let others = Folder::OF_RELEASES.into_iter().filter(|&other| other != folder);
    let link = |other: Folder| {
        let route = Route::List(List::Releases(other));
        writer.to(&route, &super::route_name(writer, &route))
    };
    others.map(link).collect()
}

/// A group a year, with its months.
fn years(writer: &Writer, folder: Folder) -> Vec<Group> {
    let mut groups: BTreeMap<i16, Group> = BTreeMap::new();
    for (year, month, ids) in writer.months(folder).filter(|(year, ..)| *year != 0) {
        let group = groups.entry(year).or_insert_with(|| {
            let items = vec![writer.to(&Route::Year(folder, year), writer.get("archive.whole-year"))];
            Group { head: year.to_string(), id: String::new(), items }
        });
        group.items.push(month_link(writer, folder, year, month, ids.len()));
    }
    groups.into_values().rev().collect()
}

/// A month with how many releases it has. A month that is not known has no page of its own: the year's page lists its releases.
pub fn month_link(writer: &Writer, folder: Folder, year: i16, month: i8, count: usize) -> Html {
    let route = Route::Month(folder, year, month);
    let name = super::route_name(writer, &route);
    let count = Html::text(&writer.texts.integer(count as i64)).wrap("span", "count");
    let name = if month == 0 { Html::text(&name) } else { writer.to(&route, &name) };
    name.and_text(" ").and(&count)
}

fn programs(writer: &Writer) -> Vec<Section> {
    let mut ids: Vec<ProgramId> = (0..writer.model.programs.len() as u32).map(ProgramId).collect();
    ids.sort_by_key(|&id| (writer.model[id].period.map(|period| period.days().first), id));
    let mut sections = Vec::new();
    if let Some(table) = timeline::table(writer, Html::default(), &on_axis(writer, &ids)) {
        sections.push(Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }]));
    }
    let records: Vec<Record> = ids.iter().rev().take(MOST_LINES).map(|&id| program_line(writer, id)).collect();
    sections.push(Section::new("alla", writer.get("section.all"), vec![Block::Records { records }]));
    sections
}

/// Programs with a period, the latest of them.
pub fn on_axis(writer: &Writer, ids: &[ProgramId]) -> Vec<Item> {
    let items: Vec<Item> = ids.iter().filter_map(|&id| program_item(writer, id, Part::Listed)).collect();
    items[items.len().saturating_sub(MOST_ON_AXIS)..].to_vec()
}

fn entities(writer: &Writer, members: &[Entity]) -> Vec<Section> {
    let note = Html::text(&writer.texts.count("entries", members.len()));
    let lines =
        |members: &[Entity]| Block::Records { records: members.iter().map(|&entity| line(writer, entity)).collect() };
    if members.len() <= MOST_LINES {
        return vec![Section::new("alla", writer.get("section.all"), vec![lines(members)]).note(note)];
    }
    vec![
        Section::new("oftast", writer.get("section.most-named"), vec![lines(&most_named(writer, members))]),
        Section::new("alla", writer.get("section.all"), vec![super::index::ways(writer)]).note(note),
    ]
}

/// Those to which most edges lead, in the order given.
fn most_named(writer: &Writer, members: &[Entity]) -> Vec<Entity> {
    let mut most: Vec<(usize, Entity)> = members.iter().copied().enumerate().collect();
    most.sort_by_key(|&(at, entity)| (std::cmp::Reverse(writer.model.incoming(entity).count()), at));
    most.truncate(MOST_NAMED);
    most.sort_by_key(|&(at, _)| at);
    most.into_iter().map(|(_, entity)| entity).collect()
}

/// An entity as a line: when or what kind, its name, what is said of it.
pub fn line(writer: &Writer, entity: Entity) -> Record {
    let head = writer.model.head(entity);
    let lang = head.lang.as_deref();
    let summary = head.summary.as_deref().map(|summary| Html::text(summary).in_language(lang)).unwrap_or_default();
    let (date, detail) = match entity {
        Entity::Organisation(_) => (Html::text(&writer.kind_word(entity)), summary),
        Entity::Minister(id) => minister(writer, id),
        Entity::Post(id) => (Html::default(), holders(writer, id)),
        Entity::Government(id) => {
            let government = &writer.model[id];
            (writer.period(&government.period, Length::Short), writer.political(&government.parties))
        }
        Entity::Agreement(id) => {
            let agreement = &writer.model[id];
            let period = agreement.period.map(|period| writer.period(&period, Length::Short)).unwrap_or_default();
            (period, writer.political(&agreement.parties))
        }
        Entity::Region(id) => (writer.model[id].code.as_deref().map(Html::text).unwrap_or_default(), summary),
        _ => (Html::default(), summary),
    };
    Record { date, title: writer.link(entity), detail, ..Record::default() }
}

/// Party, and titles in the order of time.
fn minister(writer: &Writer, id: MinisterId) -> (Html, Html) {
    let minister = &writer.model[id];
    let party = minister.party.as_ref().map(|(_, name)| Html::text(name)).unwrap_or_default();
    let mut titles: Vec<Html> = minister.terms.iter().map(|term| Html::text(&term.title)).collect();
    titles.dedup();
    (party, Html::join(&titles, "; "))
}

fn holders(writer: &Writer, id: PostId) -> Html {
    let mut names: Vec<Html> =
        writer.model[id].holders.iter().map(|(minister, _)| writer.name(Entity::Minister(*minister))).collect();
    names.dedup();
    Html::join(&names, ", ")
}
