//! An edge between two entities. Every edge is shown at both of its ends.

use super::head::Entity;
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
