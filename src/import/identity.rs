//! Which record is the one that a source speaks of, and which id a new one gets.
//!
//! ```text
//! 1  the record that an earlier import made of the same entry of the source
//! 2  the one record of that kind with the same address of its source, Wikidata item, organisation number or name, tried in this order;
//!    two that state different items or numbers are two, whatever they are called
//! 3  a record with one of the wanted ids that cannot be read: it may be this one, broken
//! 4  a new record: the first wanted id that nobody in its folder has, else the last one with `-2`, `-3` and so on
//! ```
//!
//! A record is one entry's alone: where two entries of a source claim it, the first one in the order of the source has it.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{Hand, Identity, Known, KnownRecord, digits, fold};
use crate::parse::record::{Folder, Kind};

/// An entry of a source, before it has a record.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub folder: Folder,
    /// What it is at its source, the same in every import.
    pub origin: String,
    pub wikidata: Option<String>,
    pub org_nr: Option<String>,
    /// Title and other names, without acronyms.
    pub names: Vec<String>,
    /// The address of its source.
    pub url: Option<String>,
    pub ids: WantedIds,
}

/// Which ids an entry may have.
#[derive(Clone, Debug)]
pub enum WantedIds {
    /// This one, by which it is known elsewhere: a record that has it is the same, whoever wrote it.
    Fixed(String),
    /// The first that is free.
    AnyOf(Vec<String>),
}

/// The record of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// Where the record stands: a person may have put it into another folder of its kind than the wanted one.
    pub folder: Folder,
    pub id: String,
    /// Whether a record stands there that this entry did not make: a person's, or another source's. It stays as it is.
    pub is_another_hand: bool,
}

impl Identified {
    fn of(record: &KnownRecord, is_another_hand: bool) -> Identified {
        Identified { folder: record.folder, id: record.id.clone(), is_another_hand }
    }
}

/// The record of each candidate, in their order.
pub fn identify(known: &Known, candidates: &[Candidate]) -> Vec<Identified> {
    let index = Index::of(known);
    let mut taken = BTreeSet::new();
    let mut found: Vec<Option<Identified>> = candidates.iter().map(|one| index.by_origin(one, &mut taken)).collect();
    for (candidate, found) in candidates.iter().zip(&mut found) {
        if found.is_none() {
            *found = index.same(candidate, &mut taken);
        }
    }
    let mut ids: Taken = known.records().map(|one| (one.folder, folded_id(&one.id))).collect();
    let settle = |(candidate, found): (&Candidate, Option<Identified>)| {
        let new = |ids: &mut Taken| Identified {
            folder: candidate.folder,
            id: free_id(candidate, ids),
            is_another_hand: false,
        };
        found.unwrap_or_else(|| new(&mut ids))
    };
    candidates.iter().zip(found).map(settle).collect()
}

/// The records of a site by what they are recognised by.
struct Index<'k> {
    known: &'k Known,
    origins: BTreeMap<(Kind, &'k str), &'k KnownRecord>,
    traits: BTreeMap<(Kind, Trait), Vec<&'k KnownRecord>>,
}

/// Something by which a record can be recognised, in the order in which it is tried.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trait {
    Url(String),
    Wikidata(String),
    OrgNr(String),
    Name(String),
}

fn traits_of(identity: &Identity) -> Vec<Trait> {
    let url = identity.url.clone().map(Trait::Url);
    let wikidata = identity.wikidata.clone().map(Trait::Wikidata);
    let org_nr = identity.org_nr.clone().map(Trait::OrgNr);
    let names = identity.names.iter().cloned().map(Trait::Name);
    url.into_iter().chain(wikidata).chain(org_nr).chain(names).collect()
}

impl Candidate {
    fn identity(&self) -> Identity {
        Identity {
            wikidata: self.wikidata.clone(),
            org_nr: self.org_nr.as_deref().map(digits),
            names: self.names.iter().map(|name| fold(name)).collect(),
            url: self.url.clone(),
            reference: None,
            begins: None,
        }
    }
}

/// Folders and ids.
type Taken = BTreeSet<(Folder, String)>;

impl<'k> Index<'k> {
    fn of(known: &'k Known) -> Index<'k> {
        let mut origins = BTreeMap::new();
        let mut traits: BTreeMap<_, Vec<&KnownRecord>> = BTreeMap::new();
        for record in known.records() {
            let kind = record.folder.kind();
            if let Some(origin) = &record.origin {
                origins.entry((kind, origin.as_str())).or_insert(record);
            }
            for what in traits_of(&record.identity) {
                traits.entry((kind, what)).or_default().push(record);
            }
        }
        Index { known, origins, traits }
    }

    fn by_origin(&self, candidate: &Candidate, taken: &mut Taken) -> Option<Identified> {
        let record = self.origins.get(&(candidate.folder.kind(), candidate.origin.as_str()))?;
        take(record, taken).then(|| Identified::of(record, false))
    }

    fn same(&self, candidate: &Candidate, taken: &mut Taken) -> Option<Identified> {
        let at = |id: &String| self.known.get(candidate.folder, id);
        let unreadable = |id: &String| at(id).filter(|record| record.hand == Hand::Unknown);
        let record = match &candidate.ids {
            WantedIds::Fixed(id) => at(id).or_else(|| self.recognised(candidate)),
            WantedIds::AnyOf(ids) => self.recognised(candidate).or_else(|| ids.iter().find_map(unreadable)),
        };
        let record = record?;
        take(record, taken).then(|| Identified::of(record, true))
    }

    fn recognised(&self, candidate: &Candidate) -> Option<&'k KnownRecord> {
        let own = candidate.identity();
        let mut found = traits_of(&own).into_iter().filter_map(|what| {
            match self.traits.get(&(candidate.folder.kind(), what))?.as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        });
        found.find(|record| !contradicts(&own, &record.identity))
    }
}

/// Notes that a record is an entry's; `false` where it is another's already.
fn take(record: &KnownRecord, taken: &mut Taken) -> bool {
    taken.insert((record.folder, record.id.clone()))
}

fn contradicts(one: &Identity, other: &Identity) -> bool {
    let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(a), Some(b)) if a != b);
    differ(&one.wikidata, &other.wikidata) || (one.wikidata.is_none() && differ(&one.org_nr, &other.org_nr))
}

fn free_id(candidate: &Candidate, ids: &mut Taken) -> String {
    let folder = candidate.folder;
    let (wanted, last) = match &candidate.ids {
        WantedIds::Fixed(id) => (std::slice::from_ref(id), id),
        WantedIds::AnyOf(wanted) => (wanted.as_slice(), wanted.last().expect("an entry wants some id")),
    };
    let numbered = (2..).map(|number| format!("{last}-{number}"));
    let mut all = wanted.iter().cloned().chain(numbered);
    all.find(|id| ids.insert((folder, folded_id(id)))).expect("the numbers do not end")
}

/// An id as file systems that fold case see it.
fn folded_id(id: &str) -> String {
    id.to_lowercase()
}
