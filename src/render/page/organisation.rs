//! The page of an agency or any other organisation: its names and ministries in time, its part in records, money that it receives, hands
//! out and pays, its deadlines.

use std::collections::BTreeMap;

use super::super::blocks::{Answer, Block, Facts, Page, Pair, Section};
use super::super::chart::timeline::Weight;
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::timeline::{self, Days, Item};
use super::super::part::{deadlines, flow, money, prose, provenance, records, relations};
use super::super::writer::Writer;
use super::frame;
use crate::model::{
    AmountId, DeadlineId, DeadlineStatus, Entity, Name, Organisation, OrganisationId, Party, Predecessor, RelationKind,
    ReleaseId,
};
use crate::parse::record::AgencyType;
use crate::site::{List, Route};

/// Releases up to which they are grouped by role.
const MOST_GROUPED: usize = 200;

pub fn page(writer: &Writer, id: OrganisationId) -> Page {
    let organisation = &writer.model[id];
    let entity = Entity::Organisation(id);
    let kicker =
        Html::text(&writer.kind_word(entity)).wrap("strong", "kind").and_text(&acronyms(&organisation.acronyms));
    let mut page = frame(writer, entity, List::Agencies, kicker);
    let money = Money::of(writer, entity);
    let deadlines = own_deadlines(writer, entity);
    page.facts = Some(facts(writer, organisation, &money, &deadlines));
    page.sections = [
        in_time(writer, organisation, &writer.model.releases_of(entity), &deadlines),
        money::received(writer, "mottaget", &money.received, entity),
        money::section(writer, "fordelat", writer.get("section.distributed"), &money.distributed),
        flow::section(writer, &money.all(), Some(entity)),
        money::section(writer, "betalat", writer.get("section.paid"), &money.paid),
        deadlines::section(writer, &deadlines, deadlines::Place::Elsewhere)
            .map(|section| section.note(calendar(writer, id))),
        by_role(writer, entity),
        prose::section(writer, entity),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

/// The way to its calendar, if it has to report by some day.
fn calendar(writer: &Writer, id: OrganisationId) -> Html {
    match writer.model.reporting().any(|other| other == id) {
        true => writer.to(&Route::Calendar(Some(id)), writer.get("deadlines.calendar")),
        false => Html::default(),
    }
}

/// The rows of money in which an organisation takes part.
pub struct Money {
    pub received: Vec<AmountId>,
    pub distributed: Vec<AmountId>,
    pub paid: Vec<AmountId>,
}

impl Money {
    pub fn of(writer: &Writer, entity: Entity) -> Money {
        Money {
            received: writer.model.received(entity),
            distributed: writer.model.distributed(entity),
            paid: writer.model.paid_by(entity),
        }
    }

    fn all(&self) -> Vec<AmountId> {
        [&self.received[..], &self.distributed, &self.paid].concat()
    }
}

/// " · SKR" after the kind.
pub fn acronyms(acronyms: &[String]) -> String {
    if acronyms.is_empty() { String::new() } else { format!(" · {}", acronyms.join(", ")) }
}

/// Deadlines by which it has to report, latest first.
pub fn own_deadlines(writer: &Writer, entity: Entity) -> Vec<DeadlineId> {
    let party = Party::Known(entity);
    let releases = writer.model.releases_of(entity);
    let mut deadlines = super::program::deadlines_of(writer.model, &releases);
    deadlines.retain(|&id| writer.model[id].by.contains(&party) || writer.model[id].to.contains(&party));
    deadlines
}

fn facts(writer: &Writer, organisation: &Organisation, money: &Money, deadlines: &[DeadlineId]) -> Facts {
    let kind = Html::text(&writer.texts.word("agency-type", organisation.kind.as_str()));
    let ministry = organisation.ministries.last().map(|(id, _)| writer.link(Entity::Ministry(*id)));
    let sum = |rows: &[AmountId]| money::answer(writer, &writer.model.totals(rows));
    let mut answers = vec![answer(writer, "kind", (Some(kind), Vec::new()))];
    // Only what belongs to the state stands under a ministry.
    if ministry.is_some() || is_of_the_state(organisation.kind) {
        answers.push(answer(writer, "ministry", (ministry, Vec::new())));
    }
    answers.extend([
        answer(writer, "receives", sum(&money.received)),
        answer(writer, "distributes", sum(&money.distributed)),
        answer(writer, "reports", reports(writer, deadlines)),
    ]);
    let mut pairs = lineage(writer, &organisation.predecessors, &organisation.successors);
    let number = organisation.org_nr.as_deref().map(|number| Pair::new(writer.get("fact.org-nr"), Html::text(number)));
    pairs.extend(number);
    Facts { answers, pairs }
}

fn is_of_the_state(kind: AgencyType) -> bool {
    matches!(kind, AgencyType::Agency | AgencyType::CountyBoard | AgencyType::Court | AgencyType::University)
}

fn answer(writer: &Writer, question: &str, (value, details): (Option<Html>, Vec<Html>)) -> Answer {
    let missing = || Html::text(writer.get("not-known")).wrap("span", "missing");
    Answer::new(writer.texts.word("question", question), value.unwrap_or_else(missing), details)
}

/// "2 sista dagar, 1 utan känd redovisning".
fn reports(writer: &Writer, deadlines: &[DeadlineId]) -> (Option<Html>, Vec<Html>) {
    // Times to apply or to requisition are no reports.
    let deadlines: Vec<DeadlineId> =
        deadlines.iter().copied().filter(|&id| !writer.model[id].kind.is_window()).collect();
    let overdue = deadlines.iter().filter(|&&id| writer.model[id].status == DeadlineStatus::Overdue).count();
    let all = Html::text(&writer.texts.count("deadlines.count", deadlines.len()));
    let late = match overdue {
        0 => Vec::new(),
        n => vec![Html::text(&writer.texts.count("deadlines.overdue-count", n))],
    };
    ((!deadlines.is_empty()).then_some(all), late)
}

/// Predecessors and successors with the day and the way.
pub fn lineage(writer: &Writer, predecessors: &[Predecessor], successors: &[Predecessor]) -> Vec<Pair> {
    let written = |others: &[Predecessor]| {
        let others: Vec<Html> = others.iter().map(|other| succession(writer, other)).collect();
        Html::join(&others, "; ")
    };
    [("predecessors", predecessors), ("successors", successors)]
        .into_iter()
        .filter(|(_, others)| !others.is_empty())
        .map(|(key, others)| Pair { label: writer.texts.word("fact", key), value: written(others) })
        .collect()
}

fn succession(writer: &Writer, other: &Predecessor) -> Html {
    let words = writer.texts.word("succession", other.relation.as_str());
    let words = match other.date {
        Some(date) => format!("{words} {}", writer.texts.edtf(&date, Length::Short)),
        None => words,
    };
    writer.link(other.entity).and_text(" (").and_text(&words).and_text(")")
}

/// Names and ministries on one axis.
fn in_time(
    writer: &Writer,
    organisation: &Organisation,
    releases: &[ReleaseId],
    deadlines: &[DeadlineId],
) -> Option<Section> {
    let mut items = name_items(writer, &organisation.names);
    items.extend(organisation.ministries.iter().filter_map(|(id, period)| {
        let note = writer.texts.html("agency.under-ministry", &[("period", &writer.period(period, Length::Short))]);
        let name = writer.link(Entity::Ministry(*id));
        Some(Item { name, note, time: timeline::of_period(period)?, weight: Weight::Neighbour, foremost: false })
    }));
    time_section(writer, items, &organisation.names, &timeline::days_of(writer, releases, deadlines))
}

/// Names that have a time.
pub fn name_items(writer: &Writer, names: &[Name]) -> Vec<Item> {
    let item = |name: &Name| {
        let period = name.period?;
        let note = writer.period(&period, Length::Short);
        Some(Item {
            name: Html::text(&name.name),
            note,
            time: timeline::of_period(&period)?,
            weight: Weight::Subject,
            foremost: false,
        })
    };
    names.iter().filter_map(item).collect()
}

/// The timeline, and names without a time as a list.
pub fn time_section(writer: &Writer, items: Vec<Item>, names: &[Name], days: &[Days]) -> Option<Section> {
    let has_names = !items.is_empty();
    let mut blocks = Vec::new();
    blocks.extend(timeline::table_with(writer, Html::default(), &items, days).map(|table| Block::Table { table }));
    let undated: Vec<&str> = names.iter().filter(|name| name.period.is_none()).map(|name| name.name.as_str()).collect();
    let has_names = has_names || !undated.is_empty();
    if !undated.is_empty() {
        let pair = Pair::new(writer.get("fact.other-names"), Html::text(&undated.join(", ")));
        blocks.push(Block::Pairs { pairs: vec![pair] });
    }
    let head = if has_names { "section.names" } else { "section.timeline" };
    (!blocks.is_empty()).then(|| Section::new("i-tiden", writer.get(head), blocks))
}

/// Its records, grouped by its part in them; each stands once, under its weightiest part.
fn by_role(writer: &Writer, entity: Entity) -> Option<Section> {
    let releases = writer.model.releases_of(entity);
    let mut section = records::section(writer, &releases)?;
    if releases.len() > MOST_GROUPED {
        return Some(section);
    }
    let mut roles: BTreeMap<ReleaseId, RelationKind> = BTreeMap::new();
    for relation in writer.model.incoming(entity).filter(|relation| relation.kind != RelationKind::Mentions) {
        if let Entity::Release(id) = relation.from {
            let role = roles.entry(id).or_insert(relation.kind);
            *role = relation.kind.min(*role);
        }
    }
    let mut groups: BTreeMap<RelationKind, Vec<ReleaseId>> = BTreeMap::new();
    for &id in releases.iter().rev() {
        groups.entry(roles[&id]).or_default().push(id);
    }
    section.blocks = groups
        .into_iter()
        .flat_map(|(kind, ids)| {
            let records = ids.into_iter().map(|id| records::record(writer, id)).collect();
            let text = writer.texts.word("relation-in", relations::key(kind));
            [Block::Subhead { text }, Block::Records { records }]
        })
        .collect();
    Some(section)
}
