//! An edge between two entities, and all of them, found from either end. Every edge is shown at both of its ends.

use std::ops::Range;

use rayon::prelude::*;

use super::head::Entity;
use super::{Model, PerEntity};
use crate::parse::record::{Role, SuccessionKind};
use crate::source::Span;

/// What an edge says of its two ends, read from `from` to `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// A release's sender; a minister's, an agency's or a post's ministry.
    Ministry,
    /// A release's minister.
    Minister,
    /// An organisation's part in a release.
    Agency(Role),
    /// Who gave an assignment, when not the government.
    AssignedBy,
    Program,
    Topic,
    Region,
    /// The government under which a release came, an appointment was held.
    Government,
    /// The political basis.
    Agreement,
    Continues,
    Strengthens,
    Amends,
    Replaces,
    Assists,
    FormalDecision,
    PartOf,
    Strategy,
    /// Who leads a program.
    Lead,
    Succeeds(SuccessionKind),
    /// A minister holds a post.
    Holds,
    PrimeMinister,
    /// A topic belongs to a broader one.
    Broader,
    Quotes,
    /// Pays money of a release's rows, hands it out, receives it.
    Pays,
    Distributes,
    Receives,
    /// The same money was told first there; money handed on that was received there.
    AnnouncedIn,
    Regrants,
    /// Has to report, or is reported to.
    ReportBy,
    ReportTo,
    AmendsDeadline,
    /// A link that the author wrote in the text.
    LinksTo,
    /// A name in the text.
    Mentions,
}

/// One edge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    pub from: Entity,
    pub kind: RelationKind,
    pub to: Entity,
    /// Where it stands in `from`'s text, for mentions and links; see [`Model::sentence`](super::Model::sentence).
    pub words: Option<Span>,
}

/// Every edge of a model.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    /// By where an edge starts, then kind, then where it ends.
    by_start: Vec<Relation>,
    /// Indices into `by_start`, by where an edge ends, then kind, then where it starts.
    by_end: Vec<u32>,
    /// Each entity's part of both.
    parts: PerEntity<[Range<usize>; 2]>,
}

impl Relations {
    /// Sorts the edges. Those from a thing to itself fall away; of edges that differ only in their place in the text, the first stays.
    pub(super) fn new(model: &Model, mut edges: Vec<Relation>) -> Relations {
        edges.retain(|edge| edge.from != edge.to);
        edges.par_sort_unstable();
        edges.dedup_by(|b, a| (a.from, a.kind, a.to) == (b.from, b.kind, b.to));
        let mut by_end: Vec<u32> = (0..edges.len() as u32).collect();
        by_end.par_sort_unstable_by_key(|&index| {
            let edge = &edges[index as usize];
            (edge.to, edge.kind, edge.from)
        });
        let parts = PerEntity::of(model, |entity| {
            let end = |index: &u32| edges[*index as usize].to;
            let starting =
                edges.partition_point(|edge| edge.from < entity)..edges.partition_point(|edge| edge.from <= entity);
            let ending = by_end.partition_point(|index| end(index) < entity)
                ..by_end.partition_point(|index| end(index) <= entity);
            [starting, ending]
        });
        Relations { by_start: edges, by_end, parts }
    }

    pub(super) fn into_edges(self) -> Vec<Relation> {
        self.by_start
    }

    pub(super) fn outgoing(&self, entity: Entity) -> &[Relation] {
        &self.by_start[self.parts[entity][0].clone()]
    }

    pub(super) fn incoming(&self, entity: Entity) -> impl Iterator<Item = &Relation> {
        self.by_end[self.parts[entity][1].clone()].iter().map(|&index| &self.by_start[index as usize])
    }
}
