//! The small JSON of an entity that a page shows beside a link to it: kind, name, what it is, a few facts in words. Releases have none:
//! a list says all that it would say.

use serde::Serialize;

use super::language::Length;
use super::part::money;
use super::texts::capital;
use super::writer::Writer;
use crate::model::{Entity, Period, Term};

/// Letters of the text.
const TEXT: usize = 180;
/// Terms of a minister, the latest.
const TERMS: usize = 2;

#[derive(Serialize)]
struct Preview {
    kind: String,
    title: String,
    text: String,
    facts: Vec<String>,
}

pub fn preview(writer: &Writer, entity: Entity) -> Vec<u8> {
    let preview = Preview {
        kind: writer.kind_word(entity),
        title: writer.model.head(entity).title.clone(),
        text: writer.description(entity, TEXT),
        facts: facts(writer, entity).into_iter().filter(|fact| !fact.is_empty()).collect(),
    };
    serde_json::to_vec(&preview).expect("texts can be written as JSON")
}

fn facts(writer: &Writer, entity: Entity) -> Vec<String> {
    let model = writer.model;
    let mut facts = match entity {
        Entity::Program(id) => {
            let decided = model.totals(&model.rows_of(entity)).decided;
            let sum = money::decided(writer, &decided).map(|sum| sum.plain());
            let known = sum.map(|sum| format!("{sum}, {}", writer.get("program.known-from-state")));
            let period = model[id].period.map(|period| writer.texts.edtf(&period, Length::Long));
            vec![period.unwrap_or_default(), known.unwrap_or_default()]
        }
        Entity::Organisation(id) => {
            let ministry = model[id].ministries.last().map(|(id, _)| model.head(Entity::Ministry(*id)).title.clone());
            vec![ministry.unwrap_or_default()]
        }
        Entity::Minister(id) => {
            let terms = &model[id].terms;
            terms[terms.len().saturating_sub(TERMS)..].iter().map(|term| of_term(writer, term)).collect()
        }
        Entity::Post(id) => vec![writer.texts.count("post.holders", model[id].holders.len())],
        Entity::Government(id) => vec![period(writer, &model[id].period), writer.political(&model[id].parties).plain()],
        Entity::Agreement(id) => vec![
            model[id].period.as_ref().map(|of| period(writer, of)).unwrap_or_default(),
            writer.political(&model[id].parties).plain(),
        ],
        _ => Vec::new(),
    };
    let releases = model.releases_of(entity).len();
    if releases > 0 {
        facts.push(writer.texts.count("records", releases));
    }
    facts
}

fn period(writer: &Writer, period: &Period) -> String {
    writer.texts.interval(period.from.as_ref(), &period.to, Length::Long)
}

fn of_term(writer: &Writer, term: &Term) -> String {
    format!("{}, {}", capital(&term.title), period(writer, &term.period))
}
