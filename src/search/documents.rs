//! What each page of the site has to be found by. The one place where the search meets the model.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Document, Options, PAGE, RELEASE, files};
use crate::model::{Entity, Model, Party, ReleaseId};
use crate::site::Site;

/// What a reader sees of a document beside its title; who renders pages knows the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub kind: String,
    pub date: String,
}

/// The files below `search/`, by their path in the output.
pub fn site_files(site: &Site, label: &(dyn Fn(Entity) -> Label + Sync)) -> BTreeMap<String, Vec<u8>> {
    let entities: Vec<Entity> = site.model.entities().collect();
    let documents: Vec<Document> = entities.par_iter().map(|&entity| document(site, entity, label(entity))).collect();
    files(&documents, &Options { elasticlunr_limit: site.model.config.elasticlunr_limit }).into_iter().collect()
}

fn document(site: &Site, entity: Entity, label: Label) -> Document {
    let model = &site.model;
    let head = model.head(entity);
    Document {
        url: site.url_of(entity).to_owned(),
        kind: kind(entity),
        title: head.title.clone(),
        names: names(model, entity),
        summary: head.summary.clone().unwrap_or_default(),
        numbers: numbers(model, entity),
        date: date(model, entity),
        date_text: label.date,
        kind_text: label.kind,
        text: head.body.plain.clone(),
        imported: head.is_imported(),
    }
}

/// The word in `data-kind`.
fn kind(entity: Entity) -> &'static str {
    match entity {
        Entity::Release(_) => RELEASE,
        Entity::Program(_) => "program",
        Entity::Organisation(_) => "agency",
        Entity::Ministry(_) => "ministry",
        Entity::Minister(_) => "minister",
        Entity::Post(_) => "post",
        Entity::Government(_) => "government",
        Entity::Agreement(_) => "agreement",
        Entity::Topic(_) => "topic",
        Entity::Region(_) => "region",
        Entity::Page(_) => PAGE,
    }
}

/// The earliest day of a release.
fn date(model: &Model, entity: Entity) -> Option<String> {
    match entity {
        Entity::Release(id) => model[id].bounds.map(|bounds| bounds.first.to_string()),
        _ => None,
    }
}

/// Earlier names and acronyms, titles that a minister held, parties of an agreement.
fn names(model: &Model, entity: Entity) -> Vec<String> {
    match entity {
        Entity::Organisation(id) => {
            let organisation = &model[id];
            organisation
                .names
                .iter()
                .map(|name| name.name.clone())
                .chain(organisation.acronyms.iter().cloned())
                .collect()
        }
        Entity::Ministry(id) => {
            let ministry = &model[id];
            ministry.names.iter().map(|name| name.name.clone()).chain(ministry.acronyms.iter().cloned()).collect()
        }
        Entity::Minister(id) => {
            let mut titles: Vec<String> = model[id].terms.iter().map(|term| term.title.clone()).collect();
            titles.dedup();
            titles
        }
        Entity::Release(id) => names_in_release(model, id),
        _ => Vec::new(),
    }
}

/// The people, bodies and programs of a release, so that it is found by them though its text does not name them.
fn names_in_release(model: &Model, id: ReleaseId) -> Vec<String> {
    let release = &model[id];
    let title = |entity: Entity| model.head(entity).title.clone();
    let ministers = release.ministers.iter().map(|one| title(Entity::Minister(one.minister)));
    let ministries = release.ministries.iter().map(|&id| title(Entity::Ministry(id)));
    let agencies = release.agencies.iter().map(|one| title(Entity::Organisation(one.organisation)));
    let programs = release.programs.iter().map(|&id| title(Entity::Program(id)));
    let topics = release.topics.iter().map(|&id| title(Entity::Topic(id)));
    ministers
        .chain(ministries)
        .chain(agencies)
        .chain(programs)
        .chain(topics)
        .chain(release.target_groups.iter().cloned())
        .collect()
}

/// Diary number, amounts with recipients in words, and years.
fn numbers(model: &Model, entity: Entity) -> Vec<String> {
    match entity {
        Entity::Release(id) => {
            let release = &model[id];
            let rows = model.rows_of_release(id).map(|row| &model[row]);
            let amounts = rows.flat_map(|row| {
                let words = row.to.iter().filter_map(|party| match party {
                    Party::Words(words) => Some(words.clone()),
                    _ => None,
                });
                std::iter::once(row.stated.to_string()).chain(words).chain(row.for_.clone())
            });
            let year = release.year().map(|year| year.to_string());
            release.reference.iter().cloned().chain(year).chain(amounts).collect()
        }
        Entity::Program(id) => {
            let period = model[id].period.map(|period| period.days());
            let years = period.map(|days| (days.first.year(), days.last.map_or(days.first.year(), |last| last.year())));
            years.map_or_else(Vec::new, |(first, last)| {
                (first..=last.min(first + 50)).map(|year| year.to_string()).collect()
            })
        }
        Entity::Organisation(id) => model[id].org_nr.clone().into_iter().collect(),
        _ => Vec::new(),
    }
}
