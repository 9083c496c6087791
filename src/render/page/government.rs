//! The page of a government: when, who, its ministers, its records and money; the one before and the one after.

use super::super::blocks::{Answer, Block, Facts, Page, Pair, Section};
use super::super::chart::timeline::Weight;
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::timeline::{self, Item};
use super::super::part::{money, prose, provenance, records, relations, years};
use super::super::writer::Writer;
use super::frame;
use super::minister::{TermsOf, term_table};
use crate::model::{Entity, GovernmentId, MinisterId, RelationKind, ReleaseId, Term};
use crate::site::List;

pub fn page(writer: &Writer, id: GovernmentId) -> Page {
    let government = &writer.model[id];
    let entity = Entity::Government(id);
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let kicker = kicker.and_text(" · ").and(&writer.period(&government.period, Length::Long));
    let mut page = frame(writer, entity, List::Governments, kicker);
    let releases = writer.model.releases_of(entity);
    let rows = writer.model.rows_of(entity);
    page.facts = Some(facts(writer, id, &releases));
    let terms = terms(writer, id);
    page.sections = [
        in_time(writer, id),
        term_table(writer, &terms, TermsOf::Several)
            .map(|table| Section::new("statsrad", writer.get("section.ministers"), vec![Block::Table { table }])),
        years::block(writer, &rows, Vec::new())
            .map(|block| Section::new("pengarna", writer.get("section.money"), vec![block])),
        records::section(writer, &releases),
        prose::section(writer, entity),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[RelationKind::Government]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

fn facts(writer: &Writer, id: GovernmentId, releases: &[ReleaseId]) -> Facts {
    let government = &writer.model[id];
    let missing = || Html::text(writer.get("not-known")).wrap("span", "missing");
    let (sum, counted) = money::answer(writer, &writer.model.totals(&writer.model.rows_of(Entity::Government(id))));
    let answer = |question: &str, value: Html| {
        Answer::new(
            writer.texts.word("question", question),
            if value.is_empty() { missing() } else { value },
            Vec::new(),
        )
    };
    let answers = vec![
        answer(
            "prime-minister",
            government.prime_minister.map(|id| writer.link(Entity::Minister(id))).unwrap_or_default(),
        ),
        answer("parties", writer.political(&government.parties)),
        answer("in-office", writer.period(&government.period, Length::Short)),
        Answer { details: records::span(writer, releases), ..answer("records", records::number(writer, releases)) },
        Answer { details: counted, ..answer("money", sum.unwrap_or_default()) },
    ];
    let by_time = &writer.model.governments_by_time;
    let at = by_time.iter().position(|&other| other == id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| by_time.get(at));
    let after = at.and_then(|at| by_time.get(at + 1));
    let pairs = [("government-before", before), ("government-after", after)]
        .into_iter()
        .filter_map(|(key, other)| {
            Some(Pair { label: writer.texts.word("fact", key), value: writer.link(Entity::Government(*other?)) })
        })
        .collect();
    Facts { answers, pairs }
}

/// All recorded governments, this one foremost.
fn in_time(writer: &Writer, id: GovernmentId) -> Option<Section> {
    let item = |&other: &GovernmentId| {
        let entity = Entity::Government(other);
        let period = &writer.model[other].period;
        let (weight, name) =
            if other == id { (Weight::Subject, writer.name(entity)) } else { (Weight::Neighbour, writer.link(entity)) };
        let note = writer.period(period, Length::Short);
        Some(Item { name, note, time: timeline::of_period(period)?, weight, foremost: other == id })
    };
    let items: Vec<Item> = writer.model.governments_by_time.iter().filter_map(item).collect();
    let table = timeline::table(writer, Html::default(), &items)?;
    Some(Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }]))
}

fn terms<'a>(writer: &Writer<'a>, id: GovernmentId) -> Vec<(MinisterId, &'a Term)> {
    writer.model.terms_where(|term| term.governments.contains(&id))
}
