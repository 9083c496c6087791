//! The first page: search with examples, the register's balance, newest records, deadlines, money by year, programs in time, ways in.

use serde::Serialize;

use super::super::blocks::{Block, Group, Layout, Page, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::citation::encoded;
use super::super::part::deadlines::{Place, lines};
use super::super::part::{records, timeline, years};
use super::super::writer::Writer;
use super::{deadlines, listing, lists};
use crate::model::{AmountId, DeadlineId, Entity, ProgramId};
use crate::parse::record::Folder;
use crate::site::{List, Route};

/// Lines of each list.
const NEWEST: usize = 8;
const DEADLINES: usize = 5;
/// Programs on the axis and names in each way in.
const PROGRAMS: usize = 12;
const NAMES: usize = 6;

/// What the first page has beside its sections.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// What to search for, and the address of that search.
    pub examples: Vec<Example>,
    pub balance: Balance,
}

#[derive(Clone, Debug, Serialize)]
pub struct Example {
    pub query: String,
    pub address: String,
}

/// The state of the register on the day of the build.
#[derive(Clone, Debug, Serialize)]
pub struct Balance {
    pub head: String,
    pub lines: Vec<BalanceLine>,
    pub sum: BalanceLine,
}

#[derive(Clone, Debug, Serialize)]
pub struct BalanceLine {
    pub name: Html,
    pub figure: String,
}

pub fn page(writer: &Writer) -> (Page, Home) {
    let lead = Html::text(writer.get("home.lead"));
    let mut page = listing("home", "", writer.get("home.title"), lead);
    page.sections = [newest(writer), Some(due(writer)), money(writer), programs(writer), Some(ways_in(writer))]
        .into_iter()
        .flatten()
        .collect();
    (page, Home { examples: examples(writer), balance: balance(writer) })
}

/// Real searches that teach: an organisation, a field with a minister, one with a sum, a diary number.
fn examples(writer: &Writer) -> Vec<Example> {
    let model = writer.model;
    let most_named = |list: List| {
        let members = lists::members(writer, list).into_iter();
        members.max_by_key(|&entity| model.incoming(entity).count()).map(|entity| model.head(entity).title.clone())
    };
    let by_name = || {
        let members = lists::members(writer, List::Ministers).into_iter();
        let counted = members.map(|entity| (model.releases_of(entity).len(), entity));
        let (_, most) = counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count)?;
        let last = model.head(most).title.rsplit(' ').next()?.to_lowercase();
        Some(writer.texts.fill("search.example-minister", &[("name", &last)]))
    };
    let reference = model.releases.iter().find_map(|release| release.reference.clone());
    let sum = (!model.amounts.is_empty()).then(|| writer.get("search.example-amount").to_owned());
    let queries = [most_named(List::Agencies), by_name(), sum, reference];
    let address = writer.site.url(&Route::Search);
    let example = |query: String| {
        let query = query.replace('\u{a0}', " ");
        Example { address: format!("{address}?q={}", encoded(&query)), query }
    };
    queries.into_iter().flatten().map(example).collect()
}

fn balance(writer: &Writer) -> Balance {
    let model = writer.model;
    let undated = model.releases.iter().filter(|release| release.published.is_none_or(|date| date.is_vague())).count();
    let overdue = deadlines::overdue(writer).len();
    let line = |name: Html, n: usize| BalanceLine { name, figure: writer.texts.integer(n as i64) };
    let to = |route: &Route, key: &str| writer.to(route, writer.texts.get(key));
    let totals = model.all_totals();
    let today = writer.texts.day(model.today(), Length::Long);
    let mut lines = vec![
        line(to(&Route::Timeline, "balance.records"), model.releases.len()),
        line(Html::text(writer.get("balance.undated")), undated),
        line(to(&Route::List(List::Programs), "balance.programs"), model.programs.len()),
        line(to(&Route::Deadlines, "balance.overdue"), overdue),
    ];
    if totals.unreviewed.rows > 0 {
        lines.push(line(to(&Route::Money, "balance.unreviewed"), totals.unreviewed.rows as usize));
    }
    // Nothing known is no zero.
    let known = totals.decided.rows > 0;
    let sum = if known { writer.texts.millions(totals.decided.ore, 1) } else { "–".to_owned() };
    Balance {
        head: writer.texts.fill("balance.head", &[("date", &today)]),
        lines,
        sum: BalanceLine { name: to(&Route::Money, "balance.money"), figure: sum },
    }
}

fn newest(writer: &Writer) -> Option<Section> {
    if writer.model.by_time.is_empty() {
        return None;
    }
    let links = Folder::OF_RELEASES
        .map(|folder| writer.to(&Route::List(List::Releases(folder)), &writer.texts.word("list", folder.as_str())));
    let mut blocks = records::list(writer, writer.model.by_time.iter().rev().take(NEWEST).copied());
    blocks.push(Block::More { links: links.into() });
    let note = Html::text(&writer.texts.count("records", writer.model.releases.len()));
    Some(Section::new("senast", writer.get("section.newest"), blocks).note(note))
}

/// Passed without a known report first, then coming.
fn due(writer: &Writer) -> Section {
    let lists = [
        ("section.overdue", deadlines::overdue(writer), "deadlines.none-overdue"),
        ("section.coming", deadlines::coming(writer), "deadlines.none-coming"),
    ];
    let mut blocks = Vec::new();
    for (head, ids, none) in lists {
        let shown: Vec<DeadlineId> = ids.into_iter().take(DEADLINES).collect();
        blocks.push(Block::Subhead { text: writer.texts.get(head).to_owned() });
        blocks.push(if shown.is_empty() {
            let today = writer.texts.day(writer.model.today(), Length::Long);
            Block::note(Html::text(&writer.texts.fill(none, &[("date", &today)])))
        } else {
            Block::Deadlines { deadlines: lines(writer, &shown, Place::UnderItsState) }
        });
    }
    blocks.push(Block::More { links: vec![writer.to(&Route::Deadlines, writer.get("deadlines.all"))] });
    Section::new("redovisningar", writer.get("deadlines.title"), blocks).note(Html::text(writer.get("deadlines.note")))
}

fn money(writer: &Writer) -> Option<Section> {
    let all: Vec<AmountId> = (0..writer.model.amounts.len() as u32).map(AmountId).collect();
    let block = years::block(writer, &all, vec![writer.to(&Route::Money, writer.get("money.all"))])?;
    let section = Section::new("pengar", writer.get("money.title"), vec![block]);
    Some(section.note(Html::text(writer.get("money.note"))))
}

fn programs(writer: &Writer) -> Option<Section> {
    let mut ids: Vec<ProgramId> = (0..writer.model.programs.len() as u32).map(ProgramId).collect();
    ids.sort_by_key(|&id| (writer.model[id].period.map(|period| period.days().first), id));
    let items = lists::on_axis(writer, &ids);
    let latest = &items[items.len().saturating_sub(PROGRAMS)..];
    let first = latest.iter().map(|item| item.time.extent(writer.model.today()).0.year()).min().unwrap_or(0);
    let title = writer.texts.count_with("programs.title", latest.len(), &[("year", &first.to_string())]);
    let title = Html::text(&super::capital(&title));
    let table = timeline::table(writer, title, latest)?;
    let links = vec![writer.to(&Route::List(List::Programs), writer.get("programs.all"))];
    let blocks = vec![Block::Table { table }, Block::More { links }];
    let note = Html::text(writer.get("timeline.programs-note"));
    Some(Section::new("program", writer.get("section.programs"), blocks).note(note))
}

/// Names of each kind that most leads to, and the whole list.
fn ways_in(writer: &Writer) -> Section {
    let kinds = [
        (List::Ministries, "ministries"),
        (List::Ministers, "ministers"),
        (List::Agencies, "agencies"),
        (List::Topics, "topics"),
        (List::Governments, "governments"),
        (List::Posts, "posts"),
        (List::Agreements, "agreements"),
        (List::Regions, "regions"),
    ];
    let groups = kinds.into_iter().filter_map(|(list, key)| {
        let mut members: Vec<Entity> = lists::members(writer, list);
        members.sort_by_key(|&entity| std::cmp::Reverse(writer.model.incoming(entity).count()));
        let mut items: Vec<Html> = members.iter().take(NAMES).map(|&entity| writer.link(entity)).collect();
        let all = writer.texts.count_with("ways-in.all", members.len(), &[]);
        items.push(writer.to(&Route::List(list), &all));
        (!members.is_empty()).then(|| Group { head: writer.texts.word("list", key), id: String::new(), items })
    });
    let groups = groups.collect();
    Section::new("hitta", writer.get("section.ways-in"), vec![Block::Directory { groups, layout: Layout::Grid }])
}
