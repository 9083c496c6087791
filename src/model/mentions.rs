//! Names in prose that become links.

use super::head::Entity;
use crate::source::Span;

/// A name in the body of a record, found by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of `Body::text`.
    pub span: Span,
    pub to: Entity,
}
