//! The page of a program: facts, its place in time among predecessors and successors, money year by year and whom it went to, records,
//! deadlines, goals.

use std::collections::BTreeSet;

use super::super::blocks::{Answer, Block, Facts, Page, Pair, Section};
use super::super::chart::timeline::Weight;
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::timeline::{self, Item};
use super::super::part::{deadlines, flow, ladder, money, prose, provenance, records, relations};
use super::super::writer::Writer;
use super::{capital, frame, release_facts};
use crate::model::{AmountId, DeadlineId, Entity, Model, Program, ProgramId, RelationKind, ReleaseId};
use crate::parse::date::{Edtf, End};
use crate::site::List;

pub fn page(writer: &Writer, id: ProgramId) -> Page {
    let program = &writer.model[id];
    let entity = Entity::Program(id);
    let releases = writer.model.releases_of(entity);
    let rows = writer.model.rows_of(entity);
    let mut page = frame(writer, entity, List::Programs, kicker(writer, id));
    page.facts = Some(facts(writer, program, &rows));
    page.sections = [
        in_time(writer, id),
        by_year(writer, program, &rows),
        flow::section(writer, &rows, None),
        money::section(writer, "rader", writer.get("section.rows"), &rows),
        records::section(writer, &releases),
        deadlines::section(writer, &deadlines_of(writer.model, &releases), deadlines::Place::Elsewhere),
        goals(writer, program),
        prose::section(writer, entity),
        context(writer, entity, &[RelationKind::Strategy, RelationKind::PartOf]),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[RelationKind::Program]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

/// "Program · 2021–2023 · leds av Sveriges Kommuner och Regioner".
fn kicker(writer: &Writer, id: ProgramId) -> Html {
    let program = &writer.model[id];
    let mut pieces = vec![Html::text(&writer.kind_word(Entity::Program(id))).wrap("strong", "kind")];
    pieces.extend(program.period.map(|period| writer.date(&period, Length::Long)));
    if !program.lead.is_empty() {
        pieces.push(writer.texts.html("program.led-by", &[("lead", &writer.parties(&program.lead))]));
    }
    Html::join(&pieces, " · ")
}

fn facts(writer: &Writer, program: &Program, rows: &[AmountId]) -> Facts {
    let missing = || Html::text(writer.get("not-stated")).wrap("span", "missing");
    let totals = writer.model.totals(rows);
    let answer = |question: &str, value: Option<Html>, details: Vec<Html>| {
        Answer::new(
            writer.texts.word("question", question),
            value.filter(|value| !value.is_empty()).unwrap_or_else(missing),
            details.into_iter().filter(|detail| !detail.is_empty()).collect(),
        )
    };
    let state = program.period.map(|period| Html::text(writer.get(state(writer.model, &period)))).unwrap_or_default();
    let (sum, mut known) = money::answer(writer, &totals);
    if totals.decided.rows > 0 {
        known = vec![Html::text(writer.get("program.known-from-state"))];
    }
    let (basis, behind) = release_facts::basis(writer, program.basis.as_ref());
    let (recipients, others) = release_facts::named(writer, rows.iter().flat_map(|&row| &writer.model[row].to));
    let (lead, helpers) = release_facts::named(writer, program.lead.iter());
    let answers = vec![
        answer("who", lead, helpers),
        answer("how-much", sum, known),
        answer("for-whom", recipients, others),
        answer("until-when", program.period.map(|period| writer.date(&period, Length::Short)), vec![state]),
        answer("basis", basis, behind),
    ];
    Facts { answers, pairs: pairs(writer, program) }
}

fn pairs(writer: &Writer, program: &Program) -> Vec<Pair> {
    let programs = |ids: &[ProgramId]| writer.links(ids.iter().map(|&id| Entity::Program(id)));
    [
        ("strategy", programs(&program.strategy)),
        ("part-of", programs(&program.part_of)),
        ("parts", programs(&program.parts)),
        ("topics", writer.links(program.topics.iter().map(|&id| Entity::Topic(id)))),
        ("regions", writer.links(program.regions.iter().map(|&id| Entity::Region(id)))),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Pair { label: writer.texts.word("fact", key), value })
    .collect()
}

/// Whether it goes on, has ended or is to come.
fn state(model: &Model, period: &Edtf) -> &'static str {
    let days = period.days();
    let today = model.today();
    match (days.first > today, days.last, period) {
        (true, ..) => "program.to-come",
        (false, Some(last), _) if last < today => "program.ended",
        (false, None, Edtf::Interval(_, End::Unknown)) => "program.end-unknown",
        _ => "program.going-on",
    }
}

/// All programs that this one goes back to or leads to, over any number of steps.
fn line(model: &Model, from: ProgramId, next: impl Fn(&Program) -> &[ProgramId]) -> BTreeSet<ProgramId> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        for &other in next(&model[id]) {
            if other != from && found.insert(other) {
                open.push(other);
            }
        }
    }
    found
}

fn in_time(writer: &Writer, id: ProgramId) -> Option<Section> {
    let predecessors = line(writer.model, id, |program| &program.continues);
    let successors = line(writer.model, id, |program| &program.continued_by);
    let mut ids: Vec<ProgramId> = predecessors.iter().chain(&successors).copied().chain([id]).collect();
    ids.sort_by_key(|&id| (writer.model[id].period.map(|period| period.days().first), id));
    ids.dedup();
    let item = |&other: &ProgramId| {
        let part = match other {
            _ if other == id => Part::Itself,
            _ if predecessors.contains(&other) => Part::Predecessor,
            _ => Part::Successor,
        };
        program_item(writer, other, part)
    };
    let items: Vec<Item> = ids.iter().filter_map(item).collect();
    let title = lineage_title(writer, &predecessors, successors.len());
    let releases = writer.model.releases_of(Entity::Program(id));
    let days = timeline::days_of(writer, &releases, &deadlines_of(writer.model, &releases));
    let table = timeline::table_with(writer, title, &items, &days)?;
    Some(Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }]))
}

/// "Fyra föregångare sedan 2008, en efterföljare".
fn lineage_title(writer: &Writer, predecessors: &BTreeSet<ProgramId>, successors: usize) -> Html {
    let first = predecessors.iter().filter_map(|&id| Some(writer.model[id].period?.days().first.year())).min();
    let before = match (predecessors.len(), first) {
        (0, _) => None,
        (n, Some(year)) => {
            Some(writer.texts.count_with("program.predecessors-since", n, &[("year", &year.to_string())]))
        }
        (n, None) => Some(writer.texts.count("program.predecessors", n)),
    };
    let after = (successors > 0).then(|| writer.texts.count("program.successors", successors));
    let pieces: Vec<String> = before.into_iter().chain(after).collect();
    Html::text(&capital(&pieces.join(", ")))
}

/// What a program on a timeline is to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page's own subject.
    Itself,
    /// One of many.
    Listed,
    Predecessor,
    Successor,
}

/// A program on a timeline; `None` where its period is not known.
pub fn program_item(writer: &Writer, id: ProgramId, part: Part) -> Option<Item> {
    let period = writer.model[id].period?;
    let entity = Entity::Program(id);
    let name = if part == Part::Itself { writer.name(entity) } else { writer.link(entity) };
    let note = writer.date(&period, Length::Short);
    let (weight, note) = match part {
        Part::Itself | Part::Listed => (Weight::Subject, note),
        Part::Predecessor => (Weight::Neighbour, note.and_text(", ").and_text(writer.get("program.predecessor"))),
        Part::Successor => (Weight::Neighbour, note.and_text(", ").and_text(writer.get("program.successor"))),
    };
    Some(Item { name, note, time: timeline::of_edtf(&period)?, weight, foremost: part == Part::Itself })
}

fn by_year(writer: &Writer, program: &Program, rows: &[AmountId]) -> Option<Section> {
    let this_year = writer.model.today().year();
    // Years to come are no gaps.
    let period = program.period.map(|period| {
        let days = period.days();
        let last = days.last.map_or(this_year, |last| last.year().min(this_year));
        (days.first.year(), last.max(days.first.year()))
    });
    let table = ladder::table(writer, rows, period)?;
    Some(Section::new("pengarna", writer.get("section.money"), vec![Block::Table { table }]))
}

fn goals(writer: &Writer, program: &Program) -> Option<Section> {
    if program.goals.is_empty() {
        return None;
    }
    let items: String = program.goals.iter().map(|goal| format!("<li>{}</li>", Html::text(goal).as_str())).collect();
    let html = Html::markup(format!("<ul>{items}</ul>"));
    let lang = program.head.lang.clone();
    Some(Section::new("mal", writer.get("section.goals"), vec![Block::Prose { html, lang }]))
}

/// Continues, strengthens, belongs to, and the other way round, but for what the facts have said.
pub fn context(writer: &Writer, entity: Entity, shown: &[RelationKind]) -> Option<Section> {
    let pairs = relations::lineage(writer, entity, shown);
    (!pairs.is_empty()).then(|| Section::new("sammanhang", writer.get("section.context"), vec![Block::Pairs { pairs }]))
}

/// The deadlines of some releases, latest first.
pub fn deadlines_of(model: &Model, releases: &[ReleaseId]) -> Vec<DeadlineId> {
    let mut deadlines: Vec<DeadlineId> = releases.iter().flat_map(|&id| model[id].deadlines.iter().copied()).collect();
    deadlines.sort_by_key(|&id| std::cmp::Reverse((model[id].due.days().first, id)));
    deadlines
}
