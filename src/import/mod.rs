//! Other people's data to records: one importer per source, and what they share.
//!
//! ```text
//! disk      the files of the source, the site as it stands, the writing
//! known     the records of the site: who wrote each, what it calls itself, where it came from
//! identity  which record an entry of the source has, or which id a new one gets
//! draft     a record as the importer wants it; yaml writes its front matter
//! plan      what is new, changed, edited, somebody else's or gone; nothing is written before all is decided
//! table     CSV as rows
//! agencies  public bodies
//! swerik    governments and ministers
//! report    how often each rule was applied, and what could not be done
//! ```
//!
//! An importer reads its source, names its [`Candidate`]s, learns their ids from [`identify`], and makes a [`Draft`] of each, the
//! records of other hands included: [`plan`] leaves those alone and says so. Everything but `disk` is pure. Broken input is a note in the
//! report, never an end of the import.

pub mod agencies;
mod disk;
mod draft;
mod identity;
mod known;
mod plan;
mod report;
pub mod swerik;
mod table;
mod yaml;

pub use disk::{known, source, write, write_report};
pub use draft::{Draft, Fields, Value};
pub use identity::{Candidate, Identified, WantedIds, identify, slug};
pub use known::{Hand, Known, KnownRecord, SETTINGS};
pub use plan::{Plan, Write, plan};
pub use report::{Note, NoteKind, Records, Report};
