//! The political agreement on which an initiative rests.

use super::text::Text;

/// A basis as the text states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The clause without its full stop.
    pub clause: String,
    /// Keys of parties: `s`, `m`, `sd`, `c`, `v`, `kd`, `l`, `mp`, in the text's order.
    pub parties: Vec<String>,
}

/// The first basis that a text states.
pub(super) fn find(_text: &Text) -> Option<Basis> {
    None
}
