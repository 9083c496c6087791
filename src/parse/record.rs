//! What one file says, typed, with the place of everything that can be wrong in it. Names stay names: nothing is looked up here,
//! and no other file is known.

mod entities;
mod release;

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::date::Edtf;
use super::words::closed_set;
use crate::diagnostic::Code;
use crate::source::{SharedText, SourceFile, Span, Spanned};

pub use entities::{
    AgencyFacts, AgencyType, AgreementFacts, AppointmentRow, DatedMinistry, DatedName, GovernmentFacts, MinisterFacts,
    MinistryFacts, ProgramFacts, ProgramType, RegionFacts, Succession, SuccessionKind, TermEnd, TopicFacts,
};
pub use release::{
    AgencyRole, AmendedDeadline, AmountRow, Attachment, Basis, Contact, DeadlineKind, DeadlineRow, Delivered, Measure,
    Regrants, ReleaseFacts, ReleaseKind, Role, Status,
};

closed_set! {
    /// The kinds of record, in the order in which lists of kinds show them.
    pub enum Kind {
        Release = "release",
        Program = "program",
        Agency = "agency",
        Ministry = "ministry",
        Minister = "minister",
        Government = "government",
        Agreement = "agreement",
        Topic = "topic",
        Region = "region",
        Page = "page",
    }
}

closed_set! {
    /// The folder directly below `content/` that a record stands in.
    pub enum Folder {
        Releases = "releases",
        Assignments = "assignments",
        Articles = "articles",
        Programs = "programs",
        Agencies = "agencies",
        Ministries = "ministries",
        Ministers = "ministers",
        Governments = "governments",
        Agreements = "agreements",
        Topics = "topics",
        Regions = "regions",
        Pages = "pages",
    }
}

impl Folder {
    /// The folders of releases in the wide sense.
    pub const OF_RELEASES: [Folder; 3] = [Folder::Releases, Folder::Assignments, Folder::Articles];

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

closed_set! {
    #[derive(Default)]
    pub enum Review {
        #[default]
        Reviewed = "reviewed",
        /// Machine-made; its money stays out of totals.
        Imported = "imported",
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

closed_set! {
    #[derive(Default)]
    pub enum SourceKind {
        #[default]
        Primary = "primary",
        Secondary = "secondary",
        /// Told by who received the money.
        Recipient = "recipient",
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
