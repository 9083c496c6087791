//! The words that a misspelt one may have meant, as files: `search/spelling-HASH.bin`.
//!
//! Each folded term of letters stands twice: as it is, and backwards behind a `<`. One wrong letter leaves the first or the second half of a word
//! whole, so a reader finds all that differ by one letter among those that begin alike, forwards or backwards. Keys are sorted and ASCII, each as what
//! it does not share with the one before it and a byte, `128 + 16 * step + shared`: up to 15 letters that it shares, and about how many documents
//! hold it, at least as many as the place `step` of [`STEPS`] says.

use rayon::prelude::*;

use super::bytes::{self, File, Shards, shared};
use super::index::{Index, compare_keys};

const SMALL: usize = 8 * 1024;
const LARGE: usize = 24 * 1024;

/// The fewest letters of a word whose faults are forgiven.
const SHORTEST: usize = 4;

/// Documents: enough to tell a word that many have from one that few have.
const STEPS: [u32; 8] = [1, 2, 3, 6, 12, 32, 100, 400];

/// The most letters that a key shares with the one before, as written.
const MOST_SHARED: usize = 15;

/// What a word that stands backwards begins with; it sorts before all letters.
const BACKWARDS: char = '<';

struct Entry {
    key: String,
    documents: u32,
}

pub fn encode(index: &Index) -> Shards {
    let mut entries: Vec<Entry> = Vec::with_capacity(2 * index.terms.len());
    for term in &index.terms {
        if term.key.len() < SHORTEST || !term.key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
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
        let shared = shared(before, &entry.key, MOST_SHARED);
        let step = STEPS.partition_point(|&least| least <= entry.documents).saturating_sub(1);
        bytes.extend(&entry.key.as_bytes()[shared..]);
        bytes.push((128 + 16 * step + shared) as u8);
        before = &entry.key;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_keys_with_what_they_share_and_how_common_they_are() {
        let entry = |key: &str, documents| Entry { key: key.to_owned(), documents };
        let bytes = shard_bytes(&[entry("<mur", 1), entry("badrum", 5), entry("badrumsskap", 400)]);
        assert_eq!(bytes, *b"<mur\x80badrum\xa0sskap\xf6");
    }
}
