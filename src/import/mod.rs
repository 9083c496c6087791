//! Other people's data to records: one importer per source, and what they share.
//!
//! ```text
//! disk      the files of the source, the site as it stands, the writing
//! known     the records of the site: who wrote each, what it calls itself, where it came from
//! identity  which record an entry of the source has, or which id a new one gets
//! draft     a record as the importer wants it; yaml writes its front matter
//! plan      what is new, changed, edited, somebody else's or gone; nothing is written before all is decided
//! table     CSV as rows
//! facts     what was read in a text as front matter
//! agencies  public bodies
//! swerik    governments and ministers
//! regeringen  press releases, assignments and articles
//! page      a saved page or pasted text, for one record by hand; form is the record that an editor fills in
//! report    how often each rule was applied, and what could not be done
//! ```
//!
//! An importer reads its source, names its [`Candidate`]s, learns their ids from [`identify`], and makes a [`Draft`] of each, the
//! records of other hands included: [`plan`] leaves those alone and says so. Everything but `disk` is pure. Broken input is a note in the
//! report, never an end of the import.

pub mod agencies;
mod disk;
mod draft;
mod facts;
pub mod form;
mod identity;
mod known;
pub mod page;
mod plan;
pub mod regeringen;
mod report;
pub mod swerik;
mod table;
mod yaml;

pub use disk::{Files, archive, by_hand, site, source, write, write_report};
pub use draft::{Draft, Fields, Value};
pub use identity::{Candidate, Identified, WantedIds, identify};
pub use known::{Hand, Known, KnownRecord, SETTINGS};
pub use plan::{Plan, Write, plan};
pub use report::{Note, NoteKind, Records, Report};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{self, Entry, Model};
use crate::parse;
use crate::parse::record::Kind;
use crate::source::Sources;

/// A site without its releases: whom texts can name, and who governed when.
pub fn entities(sources: &Sources) -> Model {
    let config = sources.files.get("content/site.yaml").map(|file| parse::config(file).0).unwrap_or_default();
    let is_entity = |path: &str| parse::identity(path).is_some_and(|(folder, _)| folder.kind() != Kind::Release);
    let files = sources.files.values().filter(|file| is_entity(&file.path));
    let entries: Vec<Entry> =
        files.filter_map(parse::record).map(|parsed| Entry { parsed: Arc::new(parsed), stale: false }).collect();
    model::link(config, &entries, &sources.options).0
}

/// What something names, where it names it alone.
fn unique<K: Ord, V: Clone + PartialEq>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut found: BTreeMap<K, Option<V>> = BTreeMap::new();
    for (key, value) in pairs {
        let known = found.entry(key).or_insert_with(|| Some(value.clone()));
        if known.as_ref() != Some(&value) {
            *known = None;
        }
    }
    found.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
