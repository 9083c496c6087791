//! The page of an agreement between parties: who, when, what was decided on its ground.

use super::super::blocks::{Answer, Facts, Page, Section};
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::{money, prose, provenance, records, relations, years};
use super::super::writer::Writer;
use super::frame;
use crate::model::{AgreementId, Entity};
use crate::site::List;

pub fn page(writer: &Writer, id: AgreementId) -> Page {
    let agreement = &writer.model[id];
    let entity = Entity::Agreement(id);
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let mut page = frame(writer, entity, List::Agreements, kicker);
    let releases = writer.model.releases_of(entity);
    let rows = writer.model.rows_of(entity);
    let (sum, counted) = money::answer(writer, &writer.model.totals(&rows));
    let missing = || Html::text(writer.get("not-known")).wrap("span", "missing");
    let answer = |question: &str, value: Option<Html>| {
        Answer::new(
            writer.texts.word("question", question),
            value.filter(|value| !value.is_empty()).unwrap_or_else(missing),
            Vec::new(),
        )
    };
    page.facts = Some(Facts {
        answers: vec![
            answer("parties", Some(writer.political(&agreement.parties))),
            answer("period", agreement.period.map(|period| writer.period(&period, Length::Short))),
            Answer {
                details: records::span(writer, &releases),
                ..answer("records", Some(records::number(writer, &releases)))
            },
            Answer { details: counted, ..answer("money", sum) },
        ],
        pairs: Vec::new(),
    });
    page.sections = [
        prose::section(writer, entity),
        years::block(writer, &rows, Vec::new())
            .map(|block| Section::new("pengarna", writer.get("section.money"), vec![block])),
        records::section(writer, &releases),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}
