//! What each page of the site has to be found by. The one place where the search meets the model.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::facts::Facts;
use super::{Document, Options, PAGE, RELEASE, files};
use crate::model::{Entity, Model, OrganisationId, Party, RelationKind, ReleaseId};
use crate::parse::config::Facet;
use crate::site::Site;

/// What a reader sees of a document beside its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub kind: String,
    pub date: String,
    pub who: String,
    pub amount: String,
}

/// The words of the site's language; who renders pages knows them.
pub trait Texts: Sync {
    fn label(&self, entity: Entity) -> Label;
    /// A text of the interface by its key.
    fn text(&self, key: &str) -> String;
}

/// The files below `search/`, by their path in the output.
pub fn site_files(site: &Site, texts: &dyn Texts) -> BTreeMap<String, Vec<u8>> {
    let entities: Vec<Entity> = site.model.entities().collect();
    let facts = Facts::new(&site.model, texts);
    let documents: Vec<Document> =
        entities.par_iter().map(|&entity| document(site, entity, texts.label(entity), &facts)).collect();
    let facet_name = |facet: Facet| (facet, texts.text(&format!("search.facet.{}", facet.as_str())));
    let column_names = ["date", "kind", "title", "who", "amount", "address"];
    let options = Options {
        settings: site.model.config.search.clone(),
        facet_names: Facet::ALL.map(facet_name).into(),
        no_amount: texts.text("search.no-amount"),
        column_names: column_names.map(|column| texts.text(&format!("search.column.{column}"))).into(),
    };
    files(&documents, &options).into_iter().collect()
}

fn document(site: &Site, entity: Entity, label: Label, facts: &Facts) -> Document {
    let model = &site.model;
    let head = model.head(entity);
    let (kronor, facts) = match entity {
        Entity::Release(id) => (kronor(model, id), facts.of(model, id)),
        _ => (None, Vec::new()),
    };
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
        who: label.who,
        amount_text: label.amount,
        kronor,
        text: head.body.plain.clone(),
        imported: head.is_imported(),
        facts,
    }
}

/// What is decided of a release's money, else the first sum that it states; the least of a range.
fn kronor(model: &Model, id: ReleaseId) -> Option<u64> {
    let &first = model[id].amounts.first()?;
    let rows: Vec<_> = model.rows_of_release(id).collect();
    let decided = model.totals(&rows).decided;
    let ore = if decided.rows > 0 { decided.ore } else { model[first].total.unwrap_or(model[first].stated.min) };
    u64::try_from(ore.0 / 100).ok()
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
        .chain(other_names(model, id))
        .collect()
}

/// All names of the bodies that a release names by one of them: whoever asks for SKR finds what was written of SKL.
fn other_names(model: &Model, id: ReleaseId) -> Vec<String> {
    let in_facts = model[id].agencies.iter().map(|one| one.organisation);
    let in_text = model.outgoing(Entity::Release(id)).iter().filter_map(|edge| match (edge.kind, edge.to) {
        (RelationKind::Mentions | RelationKind::LinksTo, Entity::Organisation(id)) => Some(id),
        _ => None,
    });
    let mut bodies: Vec<OrganisationId> = in_facts.chain(in_text).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let names = |id: OrganisationId| {
        let body = &model[id];
        let dated = body.names.iter().filter(|name| name.period.is_some()).map(|name| name.name.clone());
        let title = body.names.iter().any(|name| name.period.is_some()).then(|| body.head.title.clone());
        dated.chain(title).chain(body.acronyms.iter().cloned())
    };
    bodies.into_iter().flat_map(names).collect()
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
