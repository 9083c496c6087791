//! What stands in a site already, as far as an import must know it: who wrote each record, what it calls itself and where it came from.
//! Made from `Sources`, so that it knows no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::draft::{hash_of, own_text};
use crate::parse;
use crate::parse::config::Config;
use crate::parse::record::{Facts, Folder, Kind, Record};
use crate::source::{SourceFile, Sources};

/// Where a site's settings stand.
pub const SETTINGS: &str = "content/site.yaml";

/// A record file of the site.
#[derive(Clone, Debug)]
pub struct KnownRecord {
    pub folder: Folder,
    pub id: String,
    /// The file as it stands; empty where it could not be opened.
    pub bytes: Arc<[u8]>,
    /// What it is at the source that it was imported from; `None` for what a person wrote, and for what cannot be read.
    pub origin: Option<String>,
    /// Who changed it since.
    pub hand: Hand,
    pub(super) identity: Identity,
}

/// Whose words a record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hand {
    /// As an import wrote it, with the hash of that text.
    Machine { hash: String },
    /// An import wrote it, with that hash, and a person has edited it since.
    Edited { hash: String },
    /// A person's own.
    Person,
    /// It cannot be read, so that nothing is known of it.
    Unknown,
}

/// By what a record can be recognised.
#[derive(Clone, Debug, Default)]
pub(super) struct Identity {
    pub wikidata: Option<String>,
    pub org_nr: Option<String>,
    /// Title and other names, folded; acronyms are not among them, since several bodies share one.
    pub names: BTreeSet<String>,
    /// The address of its source.
    pub url: Option<String>,
    /// A release's diary number.
    pub reference: Option<String>,
    /// A government's first day.
    pub begins: Option<Date>,
}

/// The records of a site, by folder and id.
#[derive(Debug, Default)]
pub struct Known {
    records: BTreeMap<(Folder, String), KnownRecord>,
    /// `None`: the site has no settings.
    config: Option<Config>,
}

impl Known {
    /// Reads the records among a site's sources. An empty file counts as none: it is what a power cut can leave of a record.
    pub fn of(sources: &Sources) -> Known {
        let files: Vec<&SourceFile> = sources.files.values().filter(|file| !file.bytes.is_empty()).collect();
        let read: Vec<Option<KnownRecord>> = files.into_par_iter().map(known).collect();
        let unread = sources.problems.iter().filter_map(|problem| unreadable(&problem.place.path));
        let records = unread.chain(read.into_iter().flatten());
        let records = records.map(|record| ((record.folder, record.id.clone()), record)).collect();
        let unread = sources.problems.iter().any(|problem| &*problem.place.path == SETTINGS);
        let config = sources.files.get(SETTINGS).map(|file| parse::config(file).0);
        let config = config.or_else(|| unread.then(Config::default));
        Known { records, config }
    }

    /// The site's settings; the defaults where it has none.
    pub fn config(&self) -> Config {
        self.config.clone().unwrap_or_default()
    }

    pub fn has_settings(&self) -> bool {
        self.config.is_some()
    }

    pub fn get(&self, folder: Folder, id: &str) -> Option<&KnownRecord> {
        self.records.get(&(folder, id.to_owned()))
    }

    /// The government that begins on a day.
    pub fn government_from(&self, day: Date) -> Option<&KnownRecord> {
        self.of_kind(Kind::Government).find(|record| record.identity.begins == Some(day))
    }

    /// All records, by folder and id.
    pub fn records(&self) -> impl Iterator<Item = &KnownRecord> {
        self.records.values()
    }

    /// The records of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &KnownRecord> {
        self.records().filter(move |record| record.folder.kind() == kind)
    }
}

impl KnownRecord {
    /// What it is called, folded.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.identity.names.iter().map(String::as_str)
    }
}

fn known(file: &SourceFile) -> Option<KnownRecord> {
    let parsed = parse::record(file)?;
    let record = parsed.record.as_ref();
    let import = record.and_then(|record| record.common.import.as_ref());
    let hand = match (import, record) {
        (Some(import), Some(record)) if is_untouched(record, &import.hash) => {
            Hand::Machine { hash: import.hash.clone() }
        }
        (Some(import), _) => Hand::Edited { hash: import.hash.clone() },
        (None, Some(_)) => Hand::Person,
        (None, None) => Hand::Unknown,
    };
    Some(KnownRecord {
        folder: parsed.folder,
        id: parsed.id.clone(),
        bytes: file.bytes.clone(),
        origin: import.map(|import| import.path.clone()),
        hand,
        identity: record.map(Identity::of).unwrap_or_default(),
    })
}

/// Whether a record's own text is still the one that its import wrote, `review: imported` in it.
fn is_untouched(record: &Record, hash: &str) -> bool {
    let text = String::from_utf8_lossy(&record.file.bytes);
    hash_of(&own_text(&text)) == hash
}

/// A record that could not be opened: its id is taken, and nothing else is known of it.
fn unreadable(path: &str) -> Option<KnownRecord> {
    let (folder, id) = parse::identity(path)?;
    let identity = Identity::default();
    Some(KnownRecord { folder, id: id.to_owned(), bytes: Arc::default(), origin: None, hand: Hand::Unknown, identity })
}

impl Identity {
    fn of(record: &Record) -> Identity {
        let common = &record.common;
        let mut names = BTreeSet::from([fold(&common.title.value)]);
        let (mut org_nr, mut reference, mut begins) = (None, None, None);
        match &record.facts {
            Facts::Government(facts) => begins = facts.from.value.exact_day(),
            Facts::Agency(facts) => {
                names.extend(facts.names.iter().map(|name| fold(&name.name.value)));
                org_nr = facts.org_nr.as_deref().map(digits);
            }
            Facts::Release(facts) => reference = facts.reference.clone(),
            Facts::Ministry(facts) => names.extend(facts.names.iter().map(|name| fold(&name.name.value))),
            _ => {}
        }
        let url = common.source.as_ref().and_then(|source| source.url.clone());
        Identity { wikidata: common.wikidata.clone(), org_nr, names, url, reference, begins }
    }
}

/// A name as it is compared: lower case, single blanks.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An organisation number as it is compared: its ten digits.
pub(super) fn digits(org_nr: &str) -> String {
    org_nr.chars().filter(char::is_ascii_digit).collect()
}
