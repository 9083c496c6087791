//! Organisations of any type, and ministries: names in time, ministry in time, lineage.

use super::head::{Entity, Head};
use super::{MinistryId, time::Period};
use crate::parse::date::{Days, Edtf};
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

/// The one name that was used on every one of some days, where dates say so and it is not the title.
pub fn name_then<'a>(names: &'a [Name], title: &str, days: &Days) -> Option<&'a str> {
    let was_used = |name: &&Name| {
        let period = name.period.filter(|period| period.contains(days.first));
        period.is_some_and(|period| days.last.map_or(period.last().is_none(), |last| period.contains(last)))
    };
    let mut used = names.iter().filter(was_used);
    let one = used.next().filter(|name| name.name != title)?;
    used.next().is_none().then_some(one.name.as_str())
}

/// The other end of a succession: an earlier one in `predecessors`, a later one in `successors`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Predecessor {
    pub entity: Entity,
    pub relation: SuccessionKind,
    pub date: Option<Edtf>,
}
