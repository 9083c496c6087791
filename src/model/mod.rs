//! Entities and the edges between them, linked once and immutable after. Ids are indices in one canonical order (by id); whatever can
//! be derived (backlinks, terms, sums, the state of a deadline) is derived in `link`, never kept by hand. Knows no address, no HTML
//! and no language of the interface.

mod agreement;
mod deadline;
mod flow;
mod head;
mod link;
mod mentions;
mod money;
mod organisation;
mod people;
mod per_entity;
mod program;
mod relation;
mod release;
mod sums;
mod time;
mod topic;

pub use agreement::Agreement;
pub use deadline::{Deadline, DeadlineStatus};
pub use flow::{Flow, Inflow, Outflow};
pub use head::{Entity, Head};
pub use link::{Entry, hidden, link};
pub(crate) use link::{end_of_name, is_ordinary};
pub use mentions::Mention;
pub use money::{Amount, Sum, Totals, WhyNot};
pub use organisation::{Ministry, Name, Organisation, Predecessor, name_then};
pub use people::{Government, Minister, Post, Term};
pub use per_entity::PerEntity;
pub use program::Program;
use relation::Relations;
pub use relation::{Relation, RelationKind};
pub use release::{Basis, Bounds, BoundsReason, Involved, Party, Quoted, Release, Signatory};
pub use time::Period;
pub use topic::{Page, Region, Topic};

use std::ops::Index;

use jiff::civil::{Date, DateTime};

use crate::parse::config::Config;

/// Everything that a site tells, linked.
#[derive(Debug)]
pub struct Model {
    pub config: Config,
    /// Swedish local time of the build.
    pub now: DateTime,
    /// By id, over the three folders.
    pub releases: Vec<Release>,
    pub programs: Vec<Program>,
    pub organisations: Vec<Organisation>,
    pub ministries: Vec<Ministry>,
    pub ministers: Vec<Minister>,
    /// Derived from the appointments; by slug.
    pub posts: Vec<Post>,
    pub governments: Vec<Government>,
    pub agreements: Vec<Agreement>,
    pub topics: Vec<Topic>,
    pub regions: Vec<Region>,
    pub pages: Vec<Page>,
    /// Rows of money of all releases: each followed by its parts, in the order written.
    pub amounts: Vec<Amount>,
    pub deadlines: Vec<Deadline>,
    /// Releases in the order of time: earliest day, then latest, then id.
    pub by_time: Vec<ReleaseId>,
    /// Governments by their first day.
    pub governments_by_time: Vec<GovernmentId>,
    /// Every edge; see [`Model::outgoing`] and [`Model::incoming`].
    relations: Relations,
    /// The next moment at which an embargo ends.
    pub next_embargo: Option<DateTime>,
}

/// Declares the ids: an index into the collection of one kind.
macro_rules! ids {
    ($($id:ident => $collection:ident: $item:ty;)*) => {$(
        #[doc = concat!("An index into `Model::", stringify!($collection), "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl $id {
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Index<$id> for Model {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$collection[id.index()]
            }
        }
    )*};
}

ids! {
    ReleaseId => releases: Release;
    ProgramId => programs: Program;
    OrganisationId => organisations: Organisation;
    MinistryId => ministries: Ministry;
    MinisterId => ministers: Minister;
    PostId => posts: Post;
    GovernmentId => governments: Government;
    AgreementId => agreements: Agreement;
    TopicId => topics: Topic;
    RegionId => regions: Region;
    PageId => pages: Page;
    AmountId => amounts: Amount;
    DeadlineId => deadlines: Deadline;
}

impl Model {
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What all entities have in common.
    pub fn head(&self, entity: Entity) -> &Head {
        match entity {
            Entity::Release(id) => &self[id].head,
            Entity::Program(id) => &self[id].head,
            Entity::Organisation(id) => &self[id].head,
            Entity::Ministry(id) => &self[id].head,
            Entity::Minister(id) => &self[id].head,
            Entity::Post(id) => &self[id].head,
            Entity::Government(id) => &self[id].head,
            Entity::Agreement(id) => &self[id].head,
            Entity::Topic(id) => &self[id].head,
            Entity::Region(id) => &self[id].head,
            Entity::Page(id) => &self[id].head,
        }
    }

    /// Every entity, kind by kind, each in the order of its ids.
    pub fn entities(&self) -> impl Iterator<Item = Entity> + '_ {
        fn all<T>(items: &[T], entity: impl Fn(u32) -> Entity) -> impl Iterator<Item = Entity> {
            (0..items.len() as u32).map(entity)
        }
        all(&self.releases, |i| Entity::Release(ReleaseId(i)))
            .chain(all(&self.programs, |i| Entity::Program(ProgramId(i))))
            .chain(all(&self.organisations, |i| Entity::Organisation(OrganisationId(i))))
            .chain(all(&self.ministries, |i| Entity::Ministry(MinistryId(i))))
            .chain(all(&self.ministers, |i| Entity::Minister(MinisterId(i))))
            .chain(all(&self.posts, |i| Entity::Post(PostId(i))))
            .chain(all(&self.governments, |i| Entity::Government(GovernmentId(i))))
            .chain(all(&self.agreements, |i| Entity::Agreement(AgreementId(i))))
            .chain(all(&self.topics, |i| Entity::Topic(TopicId(i))))
            .chain(all(&self.regions, |i| Entity::Region(RegionId(i))))
            .chain(all(&self.pages, |i| Entity::Page(PageId(i))))
    }

    /// The edges that start at an entity, by kind and then by where they end.
    pub fn outgoing(&self, entity: Entity) -> &[Relation] {
        self.relations.outgoing(entity)
    }

    /// The edges that end at an entity, by kind and then by where they start.
    pub fn incoming(&self, entity: Entity) -> impl Iterator<Item = &Relation> {
        self.relations.incoming(entity)
    }

    /// The sentence in which a mention or a link stands, without its markup.
    pub fn sentence(&self, relation: &Relation) -> Option<String> {
        Some(link::sentence(&self.head(relation.from).body.text, relation.words?))
    }

    /// The releases that name an entity by an edge of any kind but a mention, oldest first.
    pub fn releases_of(&self, entity: Entity) -> Vec<ReleaseId> {
        let mut found: Vec<ReleaseId> = self
            .incoming(entity)
            .filter(|relation| relation.kind != RelationKind::Mentions)
            .filter_map(|relation| match relation.from {
                Entity::Release(id) => Some(id),
                _ => None,
            })
            .collect();
        found.sort_by_key(|&id| self[id].time_order());
        found.dedup();
        found
    }

    /// The organisations that have to report by some day, each as often as it has to.
    pub fn reporting(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        self.deadlines.iter().flat_map(|deadline| &deadline.by).filter_map(|party| match party {
            Party::Known(Entity::Organisation(id)) => Some(*id),
            _ => None,
        })
    }

    /// The terms of all ministers for which it is so, by their first day.
    pub fn terms_where(&self, is_so: impl Fn(&Term) -> bool) -> Vec<(MinisterId, &Term)> {
        let of = |(minister, index): (_, u32)| -> Vec<(MinisterId, &Term)> {
            let minister: &Minister = minister;
            minister.terms.iter().map(|term| (MinisterId(index), term)).collect()
        };
        let mut terms: Vec<_> = self.ministers.iter().zip(0..).flat_map(of).filter(|(_, term)| is_so(term)).collect();
        terms.sort_by_key(|(minister, term)| (term.period.first(), *minister));
        terms
    }

    /// The government in office on a day, if it is recorded.
    pub fn government_on(&self, day: Date) -> Option<GovernmentId> {
        self.governments_by_time.iter().copied().find(|&id| self[id].period.contains(day))
    }
}
