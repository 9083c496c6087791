//! What the records of programs, organisations, people, governments and subjects say. Names stay names.

use super::{Basis, PartyText, Reference};
use crate::parse::date::Edtf;
use crate::parse::words::closed_set;
use crate::source::{Span, Spanned};

closed_set! {
    #[derive(Default)]
    pub enum ProgramType {
        #[default]
        Initiative = "initiative",
        Strategy = "strategy",
        Declaration = "declaration",
        Pilot = "pilot",
        Inquiry = "inquiry",
    }
}

#[derive(Clone, Debug, Default)]
pub struct ProgramFacts {
    pub kind: ProgramType,
    pub period: Option<Spanned<Edtf>>,
    /// Organisations, or words.
    pub lead: Vec<PartyText>,
    pub continues: Vec<Reference>,
    pub strengthens: Vec<Reference>,
    pub part_of: Vec<Reference>,
    pub goals: Vec<String>,
    /// A program of type strategy.
    pub strategy: Vec<Reference>,
    pub regions: Vec<Reference>,
    pub topics: Vec<Reference>,
    pub basis: Option<Basis>,
}

closed_set! {
    #[derive(Default)]
    pub enum AgencyType {
        #[default]
        Agency = "agency",
        CountyBoard = "county-board",
        Court = "court",
        University = "university",
        Region = "region",
        Municipality = "municipality",
        Association = "association",
        Network = "network",
        Ngo = "ngo",
        Foundation = "foundation",
        Company = "company",
        Group = "group",
    }
}

/// A name with the time in which it was used.
#[derive(Clone, Debug)]
pub struct DatedName {
    pub name: Spanned<String>,
    pub from: Option<Spanned<Edtf>>,
    pub to: Option<Spanned<Edtf>>,
}

#[derive(Clone, Debug)]
pub struct DatedMinistry {
    pub ministry: Reference,
    pub from: Option<Spanned<Edtf>>,
    pub to: Option<Spanned<Edtf>>,
}

closed_set! {
    pub enum SuccessionKind {
        Renamed = "renamed",
        Merged = "merged",
        Split = "split",
        Replaced = "replaced",
    }
}

/// An earlier organisation (or ministry) and how this one follows it.
#[derive(Clone, Debug)]
pub struct Succession {
    pub of: Reference,
    pub relation: SuccessionKind,
    pub date: Option<Spanned<Edtf>>,
}

#[derive(Clone, Debug, Default)]
pub struct AgencyFacts {
    pub kind: AgencyType,
    pub names: Vec<DatedName>,
    pub acronyms: Vec<Spanned<String>>,
    /// Names and acronyms that are ordinary words, yet may be linked.
    pub autolink: Vec<String>,
    pub org_nr: Option<String>,
    pub ministry: Vec<DatedMinistry>,
    pub succeeds: Vec<Succession>,
}

#[derive(Clone, Debug, Default)]
pub struct MinistryFacts {
    pub names: Vec<DatedName>,
    pub acronyms: Vec<Spanned<String>>,
    pub succeeds: Vec<Succession>,
}

closed_set! {
    pub enum TermEnd {
        Dismissed = "dismissed",
        ChangedPortfolio = "changed-portfolio",
        GovernmentLeft = "government-left",
    }
}

#[derive(Clone, Debug)]
pub struct AppointmentRow {
    pub span: Span,
    pub title: String,
    /// The stable portfolio: a slug such as `jamstalldhet`.
    pub post: Option<Spanned<String>>,
    pub ministry: Vec<Reference>,
    pub government: Option<Reference>,
    /// First day, counted.
    pub from: Option<Spanned<Edtf>>,
    /// Last day, counted.
    pub to: Option<Spanned<Edtf>>,
    pub end: Option<TermEnd>,
}

#[derive(Clone, Debug, Default)]
pub struct MinisterFacts {
    pub appointments: Vec<AppointmentRow>,
    /// A key of `site.yaml`'s parties.
    pub party: Option<Spanned<String>>,
}

#[derive(Clone, Debug)]
pub struct GovernmentFacts {
    /// Its first day; it is in office to the day before the next one's.
    pub from: Spanned<Edtf>,
    pub parties: Vec<Spanned<String>>,
    pub prime_minister: Option<Reference>,
}

#[derive(Clone, Debug, Default)]
pub struct AgreementFacts {
    pub parties: Vec<Spanned<String>>,
    pub from: Option<Spanned<Edtf>>,
    pub to: Option<Spanned<Edtf>>,
}

#[derive(Clone, Debug, Default)]
pub struct TopicFacts {
    pub broader: Vec<Reference>,
}

#[derive(Clone, Debug, Default)]
pub struct RegionFacts {
    pub code: Option<String>,
}
