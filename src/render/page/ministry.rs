//! The page of a ministry: names in time, its ministers, its agencies, money, records.

use super::super::blocks::{Answer, Block, Facts, Page, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::{deadlines, money, prose, provenance, records, relations, timeline, years};
use super::super::writer::Writer;
use super::minister::{TermsOf, term_table};
use super::{frame, organisation, program};
use crate::model::{Entity, MinisterId, MinistryId, OrganisationId, RelationKind, Term};
use crate::site::List;

pub fn page(writer: &Writer, id: MinistryId) -> Page {
    let ministry = &writer.model[id];
    let entity = Entity::Ministry(id);
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let kicker = kicker.and_text(&organisation::acronyms(&ministry.acronyms));
    let mut page = frame(writer, entity, List::Ministries, kicker);
    let releases = writer.model.releases_of(entity);
    let rows = writer.model.rows_of(entity);
    let terms = terms(writer, id);
    let agencies = agencies(writer, id);
    let (sum, counted) = money::answer(writer, &writer.model.totals(&rows));
    page.facts = Some(Facts {
        answers: vec![
            Answer::new(
                writer.texts.word("question", "records"),
                records::number(writer, &releases),
                records::span(writer, &releases),
            ),
            count(writer, "ministers", terms.len()),
            count(writer, "agencies", agencies.len()),
            Answer::new(
                writer.texts.word("question", "money"),
                sum.unwrap_or_else(|| Html::text(writer.get("not-known")).wrap("span", "missing")),
                counted,
            ),
        ],
        pairs: organisation::lineage(writer, &ministry.predecessors, &ministry.successors),
    });
    let names = organisation::name_items(writer, &ministry.names);
    page.sections = [
        organisation::time_section(writer, names, &ministry.names, &timeline::days_of(writer, &releases, &[])),
        ministers(writer, &terms),
        agency_section(writer, &agencies),
        years::block(writer, &rows, Vec::new())
            .map(|block| Section::new("pengarna", writer.get("section.money"), vec![block])),
        money::received(writer, "mottaget", &writer.model.received(entity), entity),
        deadlines::section(writer, &program::deadlines_of(writer.model, &releases), deadlines::Place::Elsewhere),
        records::section(writer, &releases),
        prose::section(writer, entity),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[RelationKind::Ministry]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

fn count(writer: &Writer, question: &str, n: usize) -> Answer {
    Answer::new(writer.texts.word("question", question), Html::text(&writer.texts.integer(n as i64)), Vec::new())
}

/// Terms that were held at the ministry, by their first day.
fn terms<'a>(writer: &Writer<'a>, id: MinistryId) -> Vec<(MinisterId, &'a Term)> {
    writer.model.terms_where(|term| term.ministries.contains(&id))
}

fn ministers(writer: &Writer, terms: &[(MinisterId, &Term)]) -> Option<Section> {
    let table = term_table(writer, terms, TermsOf::Several)?;
    Some(Section::new("statsrad", writer.get("section.ministers"), vec![Block::Table { table }]))
}

/// Organisations that stand or stood under it, in the order of their names.
fn agencies(writer: &Writer, id: MinistryId) -> Vec<(OrganisationId, Html)> {
    let all = writer.model.organisations.iter().zip(0..).flat_map(|(organisation, index)| {
        organisation.ministries.iter().map(move |(ministry, period)| (OrganisationId(index), *ministry, period))
    });
    let mut agencies: Vec<_> = all
        .filter(|(_, ministry, _)| *ministry == id)
        .map(|(agency, _, period)| (agency, writer.period(period, Length::Short)))
        .collect();
    agencies.sort_by_key(|(agency, _)| &writer.model[*agency].head.collation);
    agencies
}

fn agency_section(writer: &Writer, agencies: &[(OrganisationId, Html)]) -> Option<Section> {
    let line = |(id, period): &(OrganisationId, Html)| super::super::blocks::Record {
        date: period.clone(),
        title: writer.link(Entity::Organisation(*id)),
        ..super::super::blocks::Record::default()
    };
    let records: Vec<_> = agencies.iter().map(line).collect();
    (!records.is_empty())
        .then(|| Section::new("myndigheter", writer.get("section.agencies"), vec![Block::Records { records }]))
}
