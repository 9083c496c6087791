//! Deadlines and what is known of them on the day of the build.

use super::release::Party;
use super::{DeadlineId, ReleaseId};
use crate::parse::date::Edtf;
use crate::parse::record::{DeadlineKind, Delivered};

#[derive(Clone, Debug)]
pub struct Deadline {
    pub release: ReleaseId,
    pub kind: DeadlineKind,
    pub due: Edtf,
    pub by: Vec<Party>,
    pub to: Vec<Party>,
    pub evidence: Option<String>,
    /// The same text replaces it.
    pub superseded: bool,
    /// As stated, be it struck through or not.
    pub delivered: Option<Delivered>,
    /// The earlier deadline that this one strikes through.
    pub amends: Option<DeadlineId>,
    pub status: DeadlineStatus,
}

/// What is known of a deadline as of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineStatus {
    /// Its last day is today or later.
    Coming,
    /// Passed, and no report is known.
    Overdue,
    /// Passed, and nobody owes anything: the time to apply for money or to requisition it is over.
    Closed,
    /// Delivered; `days_late` where both days are known exactly, negative when early.
    Delivered { date: Option<Edtf>, url: Option<String>, days_late: Option<i32> },
    /// Struck through by a later deadline, of another release or of the same text.
    Replaced { by: Option<DeadlineId> },
}

impl DeadlineStatus {
    /// Its word, in data and as a class.
    pub fn as_str(&self) -> &'static str {
        match self {
            DeadlineStatus::Coming => "coming",
            DeadlineStatus::Overdue => "overdue",
            DeadlineStatus::Closed => "closed",
            DeadlineStatus::Delivered { .. } => "delivered",
            DeadlineStatus::Replaced { .. } => "replaced",
        }
    }
}
