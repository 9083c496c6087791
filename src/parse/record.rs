//! What one file says, typed, with the place of everything that can be wrong in it. Names stay names: nothing is looked up here,
//! and no other file is known.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::date::Edtf;
use super::money::{Money, Qualifier};
use crate::diagnostic::Code;
use crate::source::{SharedText, SourceFile, Span, Spanned};

/// The kinds of record, in the order in which lists of kinds show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Release,
    Program,
    Agency,
    Ministry,
    Minister,
    Government,
    Agreement,
    Topic,
    Region,
    Page,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Release,
        Kind::Program,
        Kind::Agency,
        Kind::Ministry,
        Kind::Minister,
        Kind::Government,
        Kind::Agreement,
        Kind::Topic,
        Kind::Region,
        Kind::Page,
    ];

    /// The word on the command line, in messages and in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Program => "program",
            Kind::Agency => "agency",
            Kind::Ministry => "ministry",
            Kind::Minister => "minister",
            Kind::Government => "government",
            Kind::Agreement => "agreement",
            Kind::Topic => "topic",
            Kind::Region => "region",
            Kind::Page => "page",
        }
    }
}

/// The folder directly below `content/` that a record stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folder {
    Releases,
    Assignments,
    Articles,
    Programs,
    Agencies,
    Ministries,
    Ministers,
    Governments,
    Agreements,
    Topics,
    Regions,
    Pages,
}

impl Folder {
    pub const ALL: [Folder; 12] = [
        Folder::Releases,
        Folder::Assignments,
        Folder::Articles,
        Folder::Programs,
        Folder::Agencies,
        Folder::Ministries,
        Folder::Ministers,
        Folder::Governments,
        Folder::Agreements,
        Folder::Topics,
        Folder::Regions,
        Folder::Pages,
    ];

    /// The folders of releases in the wide sense.
    pub const OF_RELEASES: [Folder; 3] = [Folder::Releases, Folder::Assignments, Folder::Articles];

    /// Its name on disk.
    pub fn as_str(self) -> &'static str {
        match self {
            Folder::Releases => "releases",
            Folder::Assignments => "assignments",
            Folder::Articles => "articles",
            Folder::Programs => "programs",
            Folder::Agencies => "agencies",
            Folder::Ministries => "ministries",
            Folder::Ministers => "ministers",
            Folder::Governments => "governments",
            Folder::Agreements => "agreements",
            Folder::Topics => "topics",
            Folder::Regions => "regions",
            Folder::Pages => "pages",
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Folder::Releases | Folder::Assignments | Folder::Articles => Kind::Release,
            Folder::Programs => Kind::Program,
            Folder::Agencies => Kind::Agency,
            Folder::Ministries => Kind::Ministry,
            Folder::Ministers => Kind::Minister,
            Folder::Governments => Kind::Government,
            Folder::Agreements => Kind::Agreement,
            Folder::Topics => Kind::Topic,
            Folder::Regions => Kind::Region,
            Folder::Pages => Kind::Page,
        }
    }
}

/// One record file, read.
#[derive(Clone, Debug)]
pub struct Record {
    pub file: SourceFile,
    pub folder: Folder,
    /// The path below the folder without `.md`: `2021/skr-bidrag`.
    pub id: String,
    pub common: Common,
    pub body: Arc<Body>,
    pub facts: Facts,
}

/// The keys that any record may have.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub title: Spanned<String>,
    pub summary: Option<String>,
    pub lang: Option<String>,
    pub url: Option<String>,
    pub wikidata: Option<String>,
    /// Old addresses as written.
    pub aliases: Vec<Spanned<String>>,
    pub draft: bool,
    /// Swedish local time.
    pub embargo: Option<DateTime>,
    pub review: Review,
    pub corrections: Vec<Correction>,
    /// Findings not to report, each with the reason.
    pub silence: Vec<(Spanned<Code>, String)>,
    /// Keys whose values the editor concluded.
    pub inferred: Vec<String>,
    pub import: Option<Import>,
    pub source: Option<Source>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Review {
    #[default]
    Reviewed,
    /// Machine-made; its money stays out of totals.
    Imported,
}

impl Review {
    pub const ALL: [Review; 2] = [Review::Reviewed, Review::Imported];

    pub fn as_str(self) -> &'static str {
        match self {
            Review::Reviewed => "reviewed",
            Review::Imported => "imported",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub date: Edtf,
    pub text: String,
}

/// Where an imported record came from; written by `import` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub path: String,
    pub hash: String,
    pub seen: Option<Date>,
}

/// Where a record's facts stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub url: Option<String>,
    pub kind: SourceKind,
    pub publisher: Option<String>,
    pub retrieved: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    #[default]
    Primary,
    Secondary,
    /// Told by who received the money.
    Recipient,
}

impl SourceKind {
    pub const ALL: [SourceKind; 3] = [SourceKind::Primary, SourceKind::Secondary, SourceKind::Recipient];

    pub fn as_str(self) -> &'static str {
        match self {
            SourceKind::Primary => "primary",
            SourceKind::Secondary => "secondary",
            SourceKind::Recipient => "recipient",
        }
    }
}

/// The Markdown below the front matter.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Where the Markdown stands in the file.
    pub span: Span,
    /// The Markdown itself, with `\n` line ends.
    pub text: SharedText,
    /// Bytes of `text` that are prose where a name may become a link: not in links, headings or code.
    pub prose: Vec<Span>,
    /// The text without markup, for search, descriptions and excerpts; paragraphs are separated by `\n`.
    pub plain: Arc<str>,
    /// Links and images to places within the site, as written, with their bytes in `text`.
    pub links: Vec<Spanned<String>>,
    /// Where in `text` a `\n` stands for the file's `\r\n`.
    pub returns: Vec<u32>,
}

impl Body {
    /// Where a stretch of `text` stands in the file.
    pub fn in_file(&self, span: Span) -> Span {
        let offset = |at: u32| {
            let returns = self.returns.partition_point(|&newline| newline < at) as u32;
            self.span.start.saturating_add(at).saturating_add(returns)
        };
        Span { start: offset(span.start), end: offset(span.end) }
    }
}

/// The keys of a record's own kind.
#[derive(Clone, Debug)]
pub enum Facts {
    Release(Box<ReleaseFacts>),
    Program(Box<ProgramFacts>),
    Agency(Box<AgencyFacts>),
    Ministry(MinistryFacts),
    Minister(MinisterFacts),
    Government(GovernmentFacts),
    Agreement(AgreementFacts),
    Topic(TopicFacts),
    Region(RegionFacts),
    Page,
}

/// A reference as written: a whole tail of an id.
pub type Reference = Spanned<String>;

/// An organisation's id, or plain words.
pub type PartyText = Spanned<String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReleaseKind {
    PressRelease,
    Assignment,
    Article,
    Grant,
    Agreement,
    Proposal,
    News,
    WebPage,
}

impl ReleaseKind {
    pub const ALL: [ReleaseKind; 8] = [
        ReleaseKind::PressRelease,
        ReleaseKind::Assignment,
        ReleaseKind::Article,
        ReleaseKind::Grant,
        ReleaseKind::Agreement,
        ReleaseKind::Proposal,
        ReleaseKind::News,
        ReleaseKind::WebPage,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ReleaseKind::PressRelease => "press-release",
            ReleaseKind::Assignment => "assignment",
            ReleaseKind::Article => "article",
            ReleaseKind::Grant => "grant",
            ReleaseKind::Agreement => "agreement",
            ReleaseKind::Proposal => "proposal",
            ReleaseKind::News => "news",
            ReleaseKind::WebPage => "web-page",
        }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Assigned,
    Assists,
    Distributes,
    Receives,
    Consulted,
    Mentioned,
}

impl Role {
    pub const ALL: [Role; 6] =
        [Role::Assigned, Role::Assists, Role::Distributes, Role::Receives, Role::Consulted, Role::Mentioned];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Assigned => "assigned",
            Role::Assists => "assists",
            Role::Distributes => "distributes",
            Role::Receives => "receives",
            Role::Consulted => "consulted",
            Role::Mentioned => "mentioned",
        }
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    #[default]
    Total,
    PerYear,
    Each,
    Remainder,
}

impl Measure {
    pub const ALL: [Measure; 4] = [Measure::Total, Measure::PerYear, Measure::Each, Measure::Remainder];

    pub fn as_str(self) -> &'static str {
        match self {
            Measure::Total => "total",
            Measure::PerYear => "per-year",
            Measure::Each => "each",
            Measure::Remainder => "remainder",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Proposed,
    #[default]
    Decided,
    Estimated,
    Paid,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Proposed, Status::Decided, Status::Estimated, Status::Paid];

    pub fn as_str(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Decided => "decided",
            Status::Estimated => "estimated",
            Status::Paid => "paid",
        }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    Interim,
    Final,
    Annual,
    Financial,
    Requisition,
    Application,
    Plan,
    Other,
}

impl DeadlineKind {
    /// Until then somebody may ask for money: once it has passed, nothing is missing.
    pub fn is_window(self) -> bool {
        matches!(self, DeadlineKind::Requisition | DeadlineKind::Application)
    }

    pub const ALL: [DeadlineKind; 8] = [
        DeadlineKind::Interim,
        DeadlineKind::Final,
        DeadlineKind::Annual,
        DeadlineKind::Financial,
        DeadlineKind::Requisition,
        DeadlineKind::Application,
        DeadlineKind::Plan,
        DeadlineKind::Other,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            DeadlineKind::Interim => "interim",
            DeadlineKind::Final => "final",
            DeadlineKind::Annual => "annual",
            DeadlineKind::Financial => "financial",
            DeadlineKind::Requisition => "requisition",
            DeadlineKind::Application => "application",
            DeadlineKind::Plan => "plan",
            DeadlineKind::Other => "other",
        }
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramType {
    #[default]
    Initiative,
    Strategy,
    Declaration,
    Pilot,
    Inquiry,
}

impl ProgramType {
    pub const ALL: [ProgramType; 5] = [
        ProgramType::Initiative,
        ProgramType::Strategy,
        ProgramType::Declaration,
        ProgramType::Pilot,
        ProgramType::Inquiry,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ProgramType::Initiative => "initiative",
            ProgramType::Strategy => "strategy",
            ProgramType::Declaration => "declaration",
            ProgramType::Pilot => "pilot",
            ProgramType::Inquiry => "inquiry",
        }
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgencyType {
    #[default]
    Agency,
    CountyBoard,
    Court,
    University,
    Region,
    Municipality,
    Association,
    Network,
    Ngo,
    Foundation,
    Company,
    Group,
}

impl AgencyType {
    pub const ALL: [AgencyType; 12] = [
        AgencyType::Agency,
        AgencyType::CountyBoard,
        AgencyType::Court,
        AgencyType::University,
        AgencyType::Region,
        AgencyType::Municipality,
        AgencyType::Association,
        AgencyType::Network,
        AgencyType::Ngo,
        AgencyType::Foundation,
        AgencyType::Company,
        AgencyType::Group,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            AgencyType::Agency => "agency",
            AgencyType::CountyBoard => "county-board",
            AgencyType::Court => "court",
            AgencyType::University => "university",
            AgencyType::Region => "region",
            AgencyType::Municipality => "municipality",
            AgencyType::Association => "association",
            AgencyType::Network => "network",
            AgencyType::Ngo => "ngo",
            AgencyType::Foundation => "foundation",
            AgencyType::Company => "company",
            AgencyType::Group => "group",
        }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuccessionKind {
    Renamed,
    Merged,
    Split,
    Replaced,
}

impl SuccessionKind {
    pub const ALL: [SuccessionKind; 4] =
        [SuccessionKind::Renamed, SuccessionKind::Merged, SuccessionKind::Split, SuccessionKind::Replaced];

    pub fn as_str(self) -> &'static str {
        match self {
            SuccessionKind::Renamed => "renamed",
            SuccessionKind::Merged => "merged",
            SuccessionKind::Split => "split",
            SuccessionKind::Replaced => "replaced",
        }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermEnd {
    Dismissed,
    ChangedPortfolio,
    GovernmentLeft,
}

impl TermEnd {
    pub const ALL: [TermEnd; 3] = [TermEnd::Dismissed, TermEnd::ChangedPortfolio, TermEnd::GovernmentLeft];

    pub fn as_str(self) -> &'static str {
        match self {
            TermEnd::Dismissed => "dismissed",
            TermEnd::ChangedPortfolio => "changed-portfolio",
            TermEnd::GovernmentLeft => "government-left",
        }
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
