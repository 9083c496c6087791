//! Ids that cannot stand beside each other.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::Entry;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::parse::Parsed;
use crate::parse::record::Folder;

/// Records of one folder whose ids differ in case or Unicode form alone, each reported at both places.
pub(super) fn duplicates(entries: &[Entry]) -> Vec<Diagnostic> {
    let mut same: BTreeMap<(Folder, String), Vec<&Parsed>> = BTreeMap::new();
    for entry in entries {
        same.entry((entry.parsed.folder, fold(&entry.parsed.id))).or_default().push(&entry.parsed);
    }
    same.values().flat_map(|claimants| claimants.iter().skip(1).map(|second| duplicate(claimants[0], second))).collect()
}

/// Lower case in one Unicode form (NFC), as file systems that fold names see it.
pub(super) fn fold(id: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(id).to_lowercase()
}

fn duplicate(first: &Parsed, second: &Parsed) -> Diagnostic {
    let message = format!("the ids `{}` and `{}` differ in case or Unicode form alone", first.id, second.id);
    Diagnostic::error(Code::DUPLICATE_ID, place(second), message)
        .help("rename one of the files; many file systems and readers cannot tell them apart")
        .other(place(first), "the other one")
}

fn place(parsed: &Parsed) -> Place {
    let path = format!("content/{}/{}.md", parsed.folder.as_str(), parsed.id);
    parsed.record.as_ref().map_or_else(|| Place::file(&path.into()), |record| Place::file(&record.file.path))
}
