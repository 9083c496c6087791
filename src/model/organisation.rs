//! Organisations of any type, and ministries: names in time, ministry in time, lineage.

use super::head::{Entity, Head};
use super::{MinistryId, time::Period};
use crate::parse::date::Edtf;
use crate::parse::record::{AgencyType, SuccessionKind};

#[derive(Clone, Debug)]
pub struct Organisation {
    pub head: Head,
    pub kind: AgencyType,
    /// Other names than the title, and the title where it is dated.
    pub names: Vec<Name>,
    pub acronyms: Vec<String>,
    /// Names and acronyms that are ordinary words, yet may be linked.
    pub autolink: Vec<String>,
    pub org_nr: Option<String>,
    pub ministries: Vec<(MinistryId, Period)>,
    pub predecessors: Vec<Predecessor>,
    /// The inverse of `predecessors`.
    pub successors: Vec<Predecessor>,
}

#[derive(Clone, Debug)]
pub struct Ministry {
    pub head: Head,
    pub names: Vec<Name>,
    pub acronyms: Vec<String>,
    pub predecessors: Vec<Predecessor>,
    /// The inverse of `predecessors`.
    pub successors: Vec<Predecessor>,
}

/// A name and the time in which it was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// `None` where no date at all is known.
    pub period: Option<Period>,
}

/// The other end of a succession: an earlier one in `predecessors`, a later one in `successors`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Predecessor {
    pub entity: Entity,
    pub relation: SuccessionKind,
    pub date: Option<Edtf>,
}
