//! Releases in the wide sense: press releases, assignments, articles, and pages that tell of them.

use std::ops::Range;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::head::{Entity, Head};
use super::{
    AgreementId, AmountId, DeadlineId, GovernmentId, MinisterId, MinistryId, OrganisationId, ProgramId, RegionId,
    ReleaseId, TopicId,
};
use crate::parse::date::Edtf;
use crate::parse::record::{Attachment, Contact, Folder, ReleaseKind, Role};

#[derive(Clone, Debug)]
pub struct Release {
    pub head: Head,
    pub folder: Folder,
    pub kind: ReleaseKind,
    /// As stated; `None` where only bounds are known.
    pub published: Option<Edtf>,
    /// The days on which it can have been published; `None` where nothing at all is known.
    pub bounds: Option<Bounds>,
    pub decided: Option<Edtf>,
    pub updated: Option<Edtf>,
    /// Diary number.
    pub reference: Option<String>,
    /// Stated or derived: the government in office on every day of the date.
    pub government: Option<GovernmentId>,
    /// `government` stands in the source.
    pub government_stated: bool,
    /// The last day of `government` when every day of the date lies before the present government: the page says so.
    pub earlier_government: bool,
    pub ministries: Vec<MinistryId>,
    pub ministers: Vec<Signatory>,
    pub agencies: Vec<Involved>,
    pub assigned_by: Option<Party>,
    pub programs: Vec<ProgramId>,
    pub topics: Vec<TopicId>,
    pub regions: Vec<RegionId>,
    /// Its rows of money, without their parts.
    pub amounts: Vec<AmountId>,
    /// Their numbers with all parts and computed remainders.
    pub rows: Range<u32>,
    pub deadlines: Vec<DeadlineId>,
    pub basis: Option<Basis>,
    pub continues: Vec<ReleaseId>,
    pub strengthens: Vec<ReleaseId>,
    pub amends: Vec<ReleaseId>,
    pub replaces: Vec<ReleaseId>,
    pub assists: Vec<ReleaseId>,
    pub formal_decision: Vec<ReleaseId>,
    pub target_groups: Vec<String>,
    pub quoted: Vec<Quoted>,
    pub attachments: Vec<Attachment>,
    /// Only those that may be published.
    pub contacts: Vec<Contact>,
    /// Verbatim words of the source by key.
    pub evidence: BTreeMap<String, String>,
}

/// The earliest and the latest day of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    pub first: Date,
    /// `None` where there is no latest day.
    pub last: Option<Date>,
    pub reason: BoundsReason,
}

/// Where bounds come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoundsReason {
    /// Stated in the record.
    Stated,
    /// Concluded from the government, the ministers' terms, or the source's address.
    Derived { government: bool, terms: bool, address: bool },
}

/// A minister of a release with the title held then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    pub minister: MinisterId,
    /// The titles held on every day of the date, else all that fit.
    pub titles: Vec<String>,
    /// Held on every day; else the titles are joined by "or".
    pub certain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Involved {
    pub organisation: OrganisationId,
    pub role: Role,
}

/// Who takes part in a payment or a report: an entity with a page, the state, or words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// An organisation or a ministry.
    Known(Entity),
    /// `staten`, `regeringen`, `regeringskansliet` as payer.
    State,
    Words(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub agreement: Option<AgreementId>,
    /// Key and name.
    pub parties: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoted {
    Minister(MinisterId),
    Words(String),
}

impl Release {
    /// Earliest day, then latest, then id; unknown dates before all, so that nothing undated is the newest.
    pub fn time_order(&self) -> (Date, Date, &str) {
        let Some(bounds) = self.bounds else { return (Date::MIN, Date::MIN, &self.head.id) };
        (bounds.first, bounds.last.unwrap_or(Date::MAX), &self.head.id)
    }

    /// The year when every possible day lies in it.
    pub fn year(&self) -> Option<i16> {
        let bounds = self.bounds?;
        (bounds.last?.year() == bounds.first.year()).then(|| bounds.first.year())
    }

    /// The month when every possible day lies in it.
    pub fn month(&self) -> Option<(i16, i8)> {
        let bounds = self.bounds?;
        let (first, last) = (bounds.first, bounds.last?);
        (first.year() == last.year() && first.month() == last.month()).then(|| (first.year(), first.month()))
    }
}

impl Party {
    /// The entity that has a page.
    pub fn entity(&self) -> Option<Entity> {
        match self {
            Party::Known(entity) => Some(*entity),
            Party::State | Party::Words(_) => None,
        }
    }
}
