//! The pages of topics and regions: what is broader and narrower, programs, money, deadlines, records.

use super::super::blocks::{Answer, Block, Facts, Page, Pair, Record, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::{deadlines, money, prose, provenance, records, relations, timeline, years};
use super::super::writer::Writer;
use super::{frame, lists, program};
use crate::model::{Entity, ProgramId, RelationKind, ReleaseId, TopicId};
use crate::site::List;

/// What these pages show in sections of their own.
const SHOWN: [RelationKind; 3] = [RelationKind::Topic, RelationKind::Region, RelationKind::Broader];

pub fn page(writer: &Writer, entity: Entity) -> Page {
    let list = if matches!(entity, Entity::Topic(_)) { List::Topics } else { List::Regions };
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let mut page = frame(writer, entity, list, kicker);
    let releases = writer.model.releases_of(entity);
    let rows = writer.model.rows_of(entity);
    let programs = programs(writer, entity);
    page.facts = Some(facts(writer, entity, &releases, programs.len()));
    page.sections = [
        prose::section(writer, entity),
        in_time(writer, &programs, &releases),
        program_section(writer, &programs),
        years::block(writer, &rows, Vec::new())
            .map(|block| Section::new("pengarna", writer.get("section.money"), vec![block])),
        money::section(writer, "rader", writer.get("section.rows"), &rows),
        deadlines::section(writer, &program::deadlines_of(writer.model, &releases), deadlines::Place::Elsewhere),
        records::section(writer, &releases),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &SHOWN),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

fn facts(writer: &Writer, entity: Entity, releases: &[ReleaseId], programs: usize) -> Facts {
    let (sum, counted) = money::answer(writer, &writer.model.totals(&writer.model.rows_of(entity)));
    let missing = || Html::text(writer.get("not-known")).wrap("span", "missing");
    let answer = |question: &str, value: Html, details: Vec<Html>| {
        Answer::new(writer.texts.word("question", question), value, details)
    };
    let number = |n: usize| if n == 0 { missing() } else { Html::text(&writer.texts.integer(n as i64)) };
    let answers = vec![
        answer("records", records::number(writer, releases), records::span(writer, releases)),
        answer("programs", number(programs), Vec::new()),
        answer("money", sum.unwrap_or_else(missing), counted),
    ];
    Facts { answers, pairs: own_pairs(writer, entity) }
}

/// Broader and narrower topics; the county's code.
fn own_pairs(writer: &Writer, entity: Entity) -> Vec<Pair> {
    let topics = |ids: &[TopicId]| writer.links(ids.iter().map(|&id| Entity::Topic(id)));
    let pairs = match entity {
        Entity::Topic(id) => {
            let topic = &writer.model[id];
            vec![("broader", topics(&topic.broader)), ("narrower", topics(&topic.narrower))]
        }
        Entity::Region(id) => {
            vec![("county-code", writer.model[id].code.as_deref().map(Html::text).unwrap_or_default())]
        }
        _ => Vec::new(),
    };
    let pair = |(key, value): (&str, Html)| Pair { label: writer.texts.word("fact", key), value };
    pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(pair).collect()
}

/// Programs that name the topic or the region, by their period.
fn programs(writer: &Writer, entity: Entity) -> Vec<ProgramId> {
    let named = writer.model.incoming(entity).filter(|relation| SHOWN.contains(&relation.kind));
    let mut programs: Vec<ProgramId> = named
        .filter_map(|relation| match relation.from {
            Entity::Program(id) => Some(id),
            _ => None,
        })
        .collect();
    programs.sort_by_key(|&id| (writer.model[id].period.map(|period| period.days().first), id));
    programs
}

/// Programs against the governments, and the records and deadlines as days.
fn in_time(writer: &Writer, programs: &[ProgramId], releases: &[ReleaseId]) -> Option<Section> {
    let deadlines = program::deadlines_of(writer.model, releases);
    let days = timeline::days_of(writer, releases, &deadlines);
    let table = timeline::table_with(writer, Html::default(), &lists::on_axis(writer, programs), &days)?;
    Some(Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }]))
}

fn program_section(writer: &Writer, programs: &[ProgramId]) -> Option<Section> {
    let line = |&id: &ProgramId| program_line(writer, id);
    let records: Vec<Record> = programs.iter().map(line).collect();
    (!records.is_empty())
        .then(|| Section::new("program", writer.get("section.programs"), vec![Block::Records { records }]))
}

/// A program as a line of a list.
pub fn program_line(writer: &Writer, id: ProgramId) -> Record {
    let program = &writer.model[id];
    let entity = Entity::Program(id);
    let decided = writer.model.totals(&writer.model.rows_of(entity)).decided;
    let led = match program.lead.is_empty() {
        true => Html::text(&writer.kind_word(entity)),
        false => writer.texts.list(&program.lead.iter().map(|party| writer.party_name(party)).collect::<Vec<_>>()),
    };
    Record {
        date: program.period.map(|period| writer.date(&period, Length::Short)).unwrap_or_default(),
        title: writer.link(entity),
        detail: led,
        figure: money::decided(writer, &decided).unwrap_or_default(),
        ..Record::default()
    }
}
