//! Which other records of the import a page speaks of: by the addresses that it links to, and by diary numbers that one assignment alone has.

use std::collections::BTreeMap;

use super::Read;
use crate::extract::{LinkKind, ReferenceKind};
use crate::parse::record::Folder;

/// The ids of the records by address and by diary number.
pub struct Decisions {
    by_path: BTreeMap<String, (Folder, String)>,
    by_number: BTreeMap<String, String>,
}

impl Decisions {
    pub fn of(reads: &[Read]) -> Decisions {
        let by_path =
            reads.iter().map(|read| (read.page.path(), (read.page.section.folder(), read.id.clone()))).collect();
        let assignments = reads.iter().filter(|read| read.page.section.folder() == Folder::Assignments);
        let numbered = assignments.flat_map(|read| {
            read.facts.references.own.iter().map(|number| (number.clone(), reference(Folder::Assignments, &read.id)))
        });
        Decisions { by_path, by_number: super::unique(numbered) }
    }

    /// What stands under the keys of relations.
    pub fn of_page(&self, read: &Read) -> BTreeMap<&'static str, Vec<String>> {
        let own = reference(read.page.section.folder(), &read.id);
        let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut add = |key, id: String| {
            if id != own && !found.values().any(|ids| ids.contains(&id)) {
                found.entry(key).or_default().push(id);
            }
        };
        for other in &read.facts.references.others {
            if let Some(id) = self.by_number.get(&other.number) {
                key_of(other.kind, read.page.section.folder()).into_iter().for_each(|key| add(key, id.clone()));
            }
        }
        for link in read.facts.references.links.iter().filter(|link| link.kind == LinkKind::FormalDecision) {
            if let Some((folder, id)) = self.by_path.get(&link.path) {
                add("formal_decision", reference(*folder, id));
            }
        }
        found
    }
}

/// With the folder, since names repeat over the three.
fn reference(folder: Folder, id: &str) -> String {
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
