//! Which other records a page speaks of: by the addresses that it links to, and by diary numbers that one assignment alone has.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::links::Addresses;
use super::{PREFIX, Read, diary};
use crate::extract::{LinkKind, ReferenceKind};
use crate::import::known::{Known, KnownRecord};
use crate::parse::record::{Folder, Kind};

/// The assignments by their diary numbers.
pub struct Decisions {
    by_number: BTreeMap<String, String>,
    /// The first day on which each can have been published.
    begins: BTreeMap<String, Date>,
}

impl Decisions {
    /// The assignments of this import and of the site.
    pub fn of(reads: &[Read], known: &Known) -> Decisions {
        let here = reads.iter().filter(|read| read.folder == Folder::Assignments);
        let here = here.flat_map(|read| read.numbers().map(|number| (diary::key(number), read.reference())));
        // What an earlier import read in a page counts no more where the page is read again.
        let origins: BTreeSet<String> = reads.iter().map(|read| read.page.origin()).collect();
        let is_read_again = |record: &KnownRecord| {
            record.origin.as_ref().is_some_and(|origin| origin.starts_with(PREFIX) && origins.contains(origin))
        };
        let stands = known.of_kind(Kind::Release).filter(|record| record.folder == Folder::Assignments);
        let stands = stands.filter(|record| !is_read_again(record)).filter_map(|record| {
            Some((diary::key(record.identity.reference.as_deref()?), reference(record.folder, &record.id)))
        });
        let begins = reads.iter().filter_map(|read| Some((read.reference(), super::days(read.page)?.first)));
        Decisions { by_number: super::unique(here.chain(stands)), begins: begins.collect() }
    }

    /// What stands under the keys of relations.
    pub fn of_page(&self, read: &Read, addresses: &Addresses) -> BTreeMap<&'static str, Vec<String>> {
        let own = read.reference();
        let last = super::days(read.page).and_then(|days| days.last);
        let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut add = |key, id: String| {
            if id != own && !found.values().any(|ids| ids.contains(&id)) {
                found.entry(key).or_default().push(id);
            }
        };
        for other in &read.facts.references.others {
            let Some(id) = self.by_number.get(&diary::key(&other.number)) else { continue };
            // Its number may be that of an agreement, under which later decisions were taken too.
            let is_later = last.is_some_and(|last| self.begins.get(id).is_some_and(|first| last < *first));
            if !is_later || other.kind == ReferenceKind::Other {
                key_of(other.kind, read.folder).into_iter().for_each(|key| add(key, id.clone()));
            }
        }
        for link in read.facts.references.links.iter().filter(|link| link.kind == LinkKind::FormalDecision) {
            if let Some((folder, id)) = addresses.record(&link.path) {
                add("formal_decision", reference(*folder, id));
            }
        }
        found
    }
}

/// With the folder, since names repeat over the three.
pub fn reference(folder: Folder, id: &str) -> String {
    format!("{}/{id}", folder.as_str())
}

/// The key of a relation. An announcement that names a decision by its number, and says nothing else of it, announces that decision.
fn key_of(kind: ReferenceKind, folder: Folder) -> Option<&'static str> {
    match kind {
        ReferenceKind::Amends => Some("amends"),
        ReferenceKind::Replaces => Some("replaces"),
        ReferenceKind::Continues => Some("continues"),
        ReferenceKind::Strengthens => Some("strengthens"),
        ReferenceKind::Other if folder == Folder::Assignments => None,
        ReferenceKind::Other => Some("formal_decision"),
    }
}
