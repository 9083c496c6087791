//! Something for each entity of a model, found without a search: addresses, names as they are shown.

use std::ops::Index;

use rayon::prelude::*;

use super::{Entity, Model};

/// One value for each entity.
#[derive(Clone, Debug, Default)]
pub struct PerEntity<T> {
    /// Kind by kind, each in the order of its ids.
    values: Vec<T>,
    /// Where each kind begins in `values`.
    starts: [usize; 11],
}

impl<T: Send> PerEntity<T> {
    /// Makes the values, in parallel.
    pub fn of(model: &Model, value: impl Fn(Entity) -> T + Send + Sync) -> PerEntity<T> {
        let entities: Vec<Entity> = model.entities().collect();
        let mut starts = [0; 11];
        for (at, &entity) in entities.iter().enumerate().rev() {
            starts[place(entity).0] = at;
        }
        PerEntity { values: entities.into_par_iter().map(value).collect(), starts }
    }
}

impl<T> Index<Entity> for PerEntity<T> {
    type Output = T;

    fn index(&self, entity: Entity) -> &T {
        let (kind, index) = place(entity);
        &self.values[self.starts[kind] + index]
    }
}

/// The kind's place among the kinds, and the entity's within it.
fn place(entity: Entity) -> (usize, usize) {
    match entity {
        Entity::Release(id) => (0, id.index()),
        Entity::Program(id) => (1, id.index()),
        Entity::Organisation(id) => (2, id.index()),
        Entity::Ministry(id) => (3, id.index()),
        Entity::Minister(id) => (4, id.index()),
        Entity::Post(id) => (5, id.index()),
        Entity::Government(id) => (6, id.index()),
        Entity::Agreement(id) => (7, id.index()),
        Entity::Topic(id) => (8, id.index()),
        Entity::Region(id) => (9, id.index()),
        Entity::Page(id) => (10, id.index()),
    }
}
