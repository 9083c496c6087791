//! By what releases can be narrowed beside their words: each value of each facet once, with its label and what else people type for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Value;
use super::documents::Texts;
use crate::model::{Entity, MinisterId, MinistryId, Model, OrganisationId, ProgramId, RegionId, ReleaseId, TopicId};
use crate::parse::config::Facet;
use crate::parse::record::{ReleaseKind, Review};

/// The values of all facets.
pub struct Facts {
    kinds: BTreeMap<ReleaseKind, Arc<Value>>,
    reviews: BTreeMap<Review, Arc<Value>>,
    years: BTreeMap<i16, Arc<Value>>,
    ministries: Vec<Arc<Value>>,
    ministers: Vec<Arc<Value>>,
    organisations: Vec<Arc<Value>>,
    programs: Vec<Arc<Value>>,
    topics: Vec<Arc<Value>>,
    regions: Vec<Arc<Value>>,
}

impl Facts {
    pub fn new(model: &Model, texts: &dyn Texts) -> Facts {
        let value = |id: &str, label: String| Arc::new(Value { id: id.to_owned(), label, names: Vec::new() });
        let word = |word: &str, key: String| value(word, texts.text(&key));
        let years = model.releases.iter().filter_map(|release| release.year());
        let all = |entities: Vec<Entity>| entities.into_iter().map(|entity| of_entity(model, entity)).collect();
        Facts {
            kinds: ReleaseKind::ALL.map(|kind| (kind, word(kind.as_str(), format!("kind.{}", kind.as_str())))).into(),
            reviews: Review::ALL
                .map(|review| (review, word(review.as_str(), format!("search.review.{}", review.as_str()))))
                .into(),
            years: years.map(|year| (year, value(&year.to_string(), year.to_string()))).collect(),
            ministries: all((0..model.ministries.len() as u32).map(|id| Entity::Ministry(MinistryId(id))).collect()),
            ministers: all((0..model.ministers.len() as u32).map(|id| Entity::Minister(MinisterId(id))).collect()),
            organisations: all((0..model.organisations.len() as u32)
                .map(|id| Entity::Organisation(OrganisationId(id)))
                .collect()),
            programs: all((0..model.programs.len() as u32).map(|id| Entity::Program(ProgramId(id))).collect()),
            topics: all((0..model.topics.len() as u32).map(|id| Entity::Topic(TopicId(id))).collect()),
            regions: all((0..model.regions.len() as u32).map(|id| Entity::Region(RegionId(id))).collect()),
        }
    }

    /// What is known of a release.
    pub fn of(&self, model: &Model, id: ReleaseId) -> Vec<(Facet, Arc<Value>)> {
        let release = &model[id];
        let mut facts: Vec<(Facet, Arc<Value>)> = Vec::with_capacity(8);
        let mut add = |facet, value: Option<&Arc<Value>>| facts.extend(value.map(|value| (facet, value.clone())));
        add(Facet::Kind, self.kinds.get(&release.kind));
        add(Facet::Review, self.reviews.get(&release.head.review));
        add(Facet::Year, release.year().and_then(|year| self.years.get(&year)));
        release.ministries.iter().for_each(|id| add(Facet::Ministry, self.ministries.get(id.index())));
        release.ministers.iter().for_each(|one| add(Facet::Minister, self.ministers.get(one.minister.index())));
        release.agencies.iter().for_each(|one| add(Facet::Agency, self.organisations.get(one.organisation.index())));
        release.programs.iter().for_each(|id| add(Facet::Program, self.programs.get(id.index())));
        release.topics.iter().for_each(|id| add(Facet::Topic, self.topics.get(id.index())));
        release.regions.iter().for_each(|id| add(Facet::Region, self.regions.get(id.index())));
        facts
    }
}

fn of_entity(model: &Model, entity: Entity) -> Arc<Value> {
    let head = model.head(entity);
    let (names, acronyms) = match entity {
        Entity::Organisation(id) => (&model[id].names, &model[id].acronyms),
        Entity::Ministry(id) => (&model[id].names, &model[id].acronyms),
        _ => return Arc::new(Value { id: head.id.clone(), label: head.title.clone(), names: Vec::new() }),
    };
    let names = names.iter().map(|name| name.name.clone()).chain(acronyms.iter().cloned());
    let names = names.filter(|name| *name != head.title).collect();
    Arc::new(Value { id: head.id.clone(), label: head.title.clone(), names })
}
