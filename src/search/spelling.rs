//! The words that a misspelt one may have meant, as files: `search/spelling-HASH.bin`.
//!
//! Each folded term of letters stands twice: as it is, and backwards behind a `<`. One wrong letter leaves the first or the second half of a word
//! whole, so a reader finds all that differ by one letter among those that begin alike, forwards or backwards. Keys are sorted, each as
//! `shared, length, rest, documents`, the last being how many documents hold it.

use rayon::prelude::*;

use super::bytes::{self, File, Shards, push_number, push_text};
use super::index::{Index, compare_keys};

const SMALL: usize = 8 * 1024;
const LARGE: usize = 24 * 1024;

/// The fewest letters of a word whose faults are forgiven.
const SHORTEST: usize = 4;

/// What a word that stands backwards begins with; it sorts before all letters.
const BACKWARDS: char = '<';

struct Entry {
    key: String,
    documents: u32,
}

pub fn encode(index: &Index) -> Shards {
    let mut entries: Vec<Entry> = Vec::with_capacity(2 * index.terms.len());
    for term in &index.terms {
        if term.key.len() < SHORTEST || !term.key.chars().all(char::is_alphabetic) {
            continue;
        }
        match entries.last_mut() {
            // Terms that are folded to one.
            Some(last) if last.key == term.key => last.documents += term.documents,
            _ => entries.push(Entry { key: term.key.clone(), documents: term.documents }),
        }
    }
    let backwards = |entry: &Entry| Entry {
        key: std::iter::once(BACKWARDS).chain(entry.key.chars().rev()).collect(),
        documents: entry.documents,
    };
    let mut all: Vec<Entry> = entries.par_iter().map(backwards).collect();
    all.par_sort_unstable_by(|a, b| compare_keys(&a.key, &b.key));
    all.append(&mut entries);
    let shards = bytes::cut(&all, |entry| &entry.key, |entry| entry.key.len() / 2 + 3, SMALL, LARGE);
    Shards {
        starts: bytes::starts(&shards, |entry| &entry.key),
        files: shards.par_iter().map(|shard| File::new(shard_bytes(shard))).collect(),
    }
}

fn shard_bytes(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LARGE);
    let mut before = "";
    for entry in entries {
        push_text(&mut bytes, before, &entry.key);
        push_number(&mut bytes, entry.documents.into());
        before = &entry.key;
    }
    bytes
}
