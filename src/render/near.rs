//! The releases of each entity in the order of time, made once for all pages: which of them stand near one of them. Knows no page.

use crate::model::{Entity, Model, PerEntity, ReleaseId};

/// Places in [`Model::by_time`] instead of ids, so that what is near in time is near in a list.
pub struct Near {
    place: Vec<u32>,
    of: PerEntity<Vec<u32>>,
}

impl Near {
    pub fn of(model: &Model) -> Near {
        let mut place = vec![0; model.releases.len()];
        for (at, id) in model.by_time.iter().enumerate() {
            place[id.index()] = at as u32;
        }
        let of = PerEntity::of(model, |entity| match entity {
            Entity::Release(_) => Vec::new(),
            _ => model.releases_of(entity).into_iter().map(|id| place[id.index()]).collect(),
        });
        Near { place, of }
    }

    /// At most `most` releases of an entity just before one of them in time, and as many just after it.
    pub fn to(&self, model: &Model, entity: Entity, id: ReleaseId, most: usize) -> impl Iterator<Item = ReleaseId> {
        let (places, own) = (&self.of[entity], self.place[id.index()]);
        let at = places.partition_point(|&place| place < own);
        let until = (at + most + 1).min(places.len());
        let near = &places[at.saturating_sub(most)..until];
        near.iter().filter(move |&&place| place != own).map(|&place| model.by_time[place as usize])
    }
}
