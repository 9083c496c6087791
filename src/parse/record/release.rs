//! What a release says: who, what money, what deadlines, on what basis. Names stay names.

use std::collections::BTreeMap;

use super::{PartyText, Reference};
use crate::parse::date::Edtf;
use crate::parse::money::{Money, Qualifier};
use crate::parse::words::closed_set;
use crate::source::{Span, Spanned};

closed_set! {
    pub enum ReleaseKind {
        PressRelease = "press-release",
        Assignment = "assignment",
        Article = "article",
        Grant = "grant",
        Agreement = "agreement",
        Proposal = "proposal",
        News = "news",
        WebPage = "web-page",
    }
}

#[derive(Clone, Debug)]
pub struct ReleaseFacts {
    pub kind: ReleaseKind,
    pub published: Option<Spanned<Edtf>>,
    pub decided: Option<Spanned<Edtf>>,
    pub updated: Option<Spanned<Edtf>>,
    pub reference: Option<String>,
    pub government: Option<Reference>,
    pub ministries: Vec<Reference>,
    pub ministers: Vec<Reference>,
    pub agencies: Vec<AgencyRole>,
    pub assigned_by: Option<PartyText>,
    pub programs: Vec<Reference>,
    pub topics: Vec<Reference>,
    pub regions: Vec<Reference>,
    pub amounts: Vec<AmountRow>,
    pub deadlines: Vec<DeadlineRow>,
    pub basis: Option<Basis>,
    pub continues: Vec<Reference>,
    pub strengthens: Vec<Reference>,
    pub amends: Vec<Reference>,
    pub replaces: Vec<Reference>,
    pub assists: Vec<Reference>,
    pub formal_decision: Vec<Reference>,
    pub target_groups: Vec<String>,
    /// A minister's id, else words.
    pub quoted: Vec<Spanned<String>>,
    pub attachments: Vec<Attachment>,
    pub contacts: Vec<Contact>,
    /// Verbatim words of the source by key.
    pub evidence: BTreeMap<String, String>,
}

closed_set! {
    pub enum Role {
        Assigned = "assigned",
        Assists = "assists",
        Distributes = "distributes",
        Receives = "receives",
        Consulted = "consulted",
        Mentioned = "mentioned",
    }
}

#[derive(Clone, Debug)]
pub struct AgencyRole {
    pub agency: Reference,
    /// The default of the folder already applied.
    pub role: Role,
}

#[derive(Clone, Debug)]
pub struct Basis {
    pub agreement: Option<Reference>,
    /// Keys of `site.yaml`'s parties.
    pub parties: Vec<Spanned<String>>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub title: String,
    /// At the source, or a file within the site.
    pub url: Spanned<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub role: Option<String>,
    pub for_: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub publish: bool,
}

closed_set! {
    #[derive(Default)]
    pub enum Measure {
        #[default]
        Total = "total",
        PerYear = "per-year",
        Each = "each",
        Remainder = "remainder",
    }
}

closed_set! {
    #[derive(Default)]
    pub enum Status {
        Proposed = "proposed",
        #[default]
        Decided = "decided",
        Estimated = "estimated",
        Paid = "paid",
    }
}

/// `true` where it is not known by whom the money was received, else the release that handed it on.
#[derive(Clone, Debug)]
pub enum Regrants {
    Unknown,
    From(Reference),
}

/// A row of money as written; what a part does not state is `None` and inherited by `model`.
#[derive(Clone, Debug)]
pub struct AmountRow {
    /// The whole row.
    pub span: Span,
    pub amount: Spanned<Money>,
    pub qualifier: Option<Qualifier>,
    pub measure: Option<Measure>,
    /// How many, with `measure: each`.
    pub count: Option<Spanned<u32>>,
    /// Whole years only.
    pub years: Option<Spanned<Edtf>>,
    pub status: Option<Status>,
    pub from: Option<PartyText>,
    pub through: Vec<PartyText>,
    pub to: Vec<PartyText>,
    pub regions: Vec<Reference>,
    pub for_: Option<String>,
    pub evidence: Option<String>,
    pub source: Option<String>,
    pub announced_in: Option<Reference>,
    pub regrants: Option<Regrants>,
    pub parts: Vec<AmountRow>,
}

closed_set! {
    pub enum DeadlineKind {
        Interim = "interim",
        Final = "final",
        Annual = "annual",
        Financial = "financial",
        Requisition = "requisition",
        Application = "application",
        Plan = "plan",
        Other = "other",
    }
}

impl DeadlineKind {
    /// Until then somebody may ask for money: once it has passed, nothing is missing.
    pub fn is_window(self) -> bool {
        matches!(self, DeadlineKind::Requisition | DeadlineKind::Application)
    }
}

#[derive(Clone, Debug)]
pub struct DeadlineRow {
    pub span: Span,
    pub kind: DeadlineKind,
    pub due: Spanned<Edtf>,
    pub by: Vec<PartyText>,
    pub to: Vec<PartyText>,
    pub evidence: Option<String>,
    pub delivered: Option<Delivered>,
    /// Strikes an earlier deadline through, here and there.
    pub amends: Option<AmendedDeadline>,
    /// The same text replaces it.
    pub superseded: bool,
}

#[derive(Clone, Debug)]
pub struct Delivered {
    pub date: Option<Spanned<Edtf>>,
    pub url: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AmendedDeadline {
    pub release: Reference,
    pub due: Spanned<Edtf>,
}
