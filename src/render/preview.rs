//! The small JSON of an entity that a page shows beside a link to it: kind, name, what it is, a few facts in words. Names have a file each;
//! releases share one with all whose pages stand in the same folder (a month, mostly), since a file each would double a large site.

use std::collections::BTreeMap;

use serde::Serialize;

use super::language::Length;
use super::part::money;
use super::texts::capital;
use super::writer::Writer;
use crate::model::{Entity, Period, ReleaseId, Term};
use crate::parse::record::Folder;

/// Letters of the text.
const TEXT: usize = 180;
/// The same where many share a file.
const SHARED_TEXT: usize = 120;
/// Terms of a minister, the latest.
const TERMS: usize = 2;
/// Releases of one folder that have previews, at most.
const MOST: usize = 400;

#[derive(Serialize)]
struct Preview {
    kind: String,
    title: String,
    text: String,
    facts: Vec<String>,
}

pub fn preview(writer: &Writer, entity: Entity) -> Vec<u8> {
    let text = writer.description(entity, TEXT);
    written(&of(writer, entity, writer.kind_word(entity), text, facts(writer, entity)))
}

/// The previews of the releases of a folder that stand directly within a part of it (`2023/05`), by the last segments of their ids.
/// Where they are very many there are none: a reader who points at one link would fetch them all.
pub fn of_releases(writer: &Writer, folder: Folder, within: &str) -> Vec<u8> {
    let releases = &writer.model.releases;
    let above = if within.is_empty() { String::new() } else { format!("{within}/") };
    // Releases stand in the order of their ids.
    let first = releases.partition_point(|release| release.head.id < above);
    let below = releases[first..].iter().zip(first as u32..);
    let below = below.map_while(|(release, at)| Some((release.head.id.strip_prefix(&above)?, release, at)));
    let there = below.filter(|(last, release, _)| release.folder == folder && !last.contains('/'));
    let there: Vec<(&str, ReleaseId)> = there.map(|(last, _, at)| (last, ReleaseId(at))).collect();
    if there.len() > MOST {
        return written(&BTreeMap::<&str, Preview>::new());
    }
    let previews: BTreeMap<&str, Preview> =
        there.into_iter().map(|(last, id)| (last, of_release(writer, id))).collect();
    written(&previews)
}

fn of_release(writer: &Writer, id: ReleaseId) -> Preview {
    let (entity, release) = (Entity::Release(id), &writer.model[id]);
    let kind = format!("{} · {}", writer.kind_of(id), writer.published(release, Length::Long).plain());
    let who = match release.ministries.as_slice() {
        [] => release.ministers.iter().map(|signatory| Entity::Minister(signatory.minister)).collect(),
        ministries => ministries.iter().map(|&id| Entity::Ministry(id)).collect::<Vec<_>>(),
    };
    let who: Vec<&str> = who.into_iter().map(|entity| writer.model.head(entity).title.as_str()).collect();
    let decided = writer.model.totals(&writer.rows(id)).decided;
    let sum = money::decided(writer, &decided).map(|sum| sum.plain()).unwrap_or_default();
    of(writer, entity, kind, writer.description(entity, SHARED_TEXT), vec![who.join(", "), sum])
}

fn of(writer: &Writer, entity: Entity, kind: String, text: String, facts: Vec<String>) -> Preview {
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    Preview { kind, title: writer.model.head(entity).title.clone(), text, facts }
}

fn written(previews: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(previews).expect("texts can be written as JSON")
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
