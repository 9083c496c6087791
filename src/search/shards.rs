//! The index as files: a table of contents, shards of terms, blocks of what is shown of documents.
//!
//! - `search/index.json`, the table of contents ([`Contents`]): the only name that is fixed.
//! - `search/terms-HASH.bin`: terms in the order of their folded text, each as
//!   `shared, length, rest, documents, size, postings`: how many bytes it shares with the term before it, the length of the rest, the rest in
//!   UTF-8, the number of documents, the size of its postings in bytes, and these: for each document one number,
//!   `(difference to the document before) * 16 + impact`. Numbers are unsigned LEB128.
//! - `search/documents-HASH.json`: rows of `[url, kind, title, date, date_text, excerpt, imported]` for as many documents as `block` says,
//!   `kind` as its place in the table's `kinds`, `imported` as 0 or 1.
//!
//! A shard and a block are small, so that a search fetches little. Where a shard ends is decided by its terms, not by counting from
//! the start, and documents are added at the end: an edit leaves most files as they were.

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Document;
use super::analysis::{self, STOP_WORDS};
use super::index::{IMPACT_STEPS, Term};

/// The version of the format, raised when a reader of the old one would misread it.
const VERSION: u32 = 1;

/// A shard ends before a term that [`may_begin_shard`] once it has `SMALL` bytes, and before any term that would take it beyond `LARGE`.
const SMALL: usize = 6 * 1024;
const LARGE: usize = 16 * 1024;

/// Documents in a block. A screen of results is spread over as many blocks, so that few documents in each cost least.
const BLOCK: usize = 16;

/// The most letters of an excerpt.
const EXCERPT: usize = 120;

/// The table of contents.
#[derive(Serialize)]
struct Contents<'d> {
    version: u32,
    documents: usize,
    /// Documents with lower numbers than this are entities, the others releases by date.
    entities: usize,
    impact_steps: u8,
    stop_words: &'static [&'static str],
    /// Each kind with its text.
    kinds: Vec<(&'d str, &'d str)>,
    block: usize,
    /// The hashes in the names of the blocks, in the order of documents.
    blocks: Vec<String>,
    /// Where each shard of terms begins: a prefix of its first term's key, greater than every key of the shard before.
    shard_starts: Vec<String>,
    /// The hashes in the names of the shards.
    shards: Vec<String>,
}

/// The files of an index.
pub fn encode(documents: &[&Document], terms: &[Term]) -> Vec<(String, Vec<u8>)> {
    let kinds = kinds(documents);
    let blocks: Vec<File> = documents.par_chunks(BLOCK).map(|block| File::new(block_bytes(block, &kinds))).collect();
    let shards = cut(terms);
    let shard_files: Vec<File> = shards.par_iter().map(|shard| File::new(shard_bytes(shard))).collect();
    let contents = Contents {
        version: VERSION,
        documents: documents.len(),
        entities: documents.iter().take_while(|document| document.is_entity()).count(),
        impact_steps: IMPACT_STEPS,
        stop_words: STOP_WORDS,
        kinds,
        block: BLOCK,
        blocks: blocks.iter().map(|file| file.hash.clone()).collect(),
        shard_starts: shard_starts(&shards),
        shards: shard_files.iter().map(|file| file.hash.clone()).collect(),
    };
    let contents = serde_json::to_vec(&contents).expect("strings and numbers are always JSON");
    let mut files = vec![("search/index.json".to_owned(), contents)];
    files.extend(blocks.into_iter().map(|file| (format!("search/documents-{}.json", file.hash), file.bytes)));
    files.extend(shard_files.into_iter().map(|file| (format!("search/terms-{}.bin", file.hash), file.bytes)));
    files
}

/// Bytes that are found by their hash.
struct File {
    hash: String,
    bytes: Vec<u8>,
}

impl File {
    fn new(bytes: Vec<u8>) -> File {
        let digest = Sha256::digest(&bytes);
        // 40 bits: for 10,000 files two hashes are equal once in 20,000 sites.
        File { hash: digest[..5].iter().map(|byte| format!("{byte:02x}")).collect(), bytes }
    }
}

/// Every pair of a kind and its text, sorted.
fn kinds<'d>(documents: &[&'d Document]) -> Vec<(&'d str, &'d str)> {
    let mut kinds: Vec<_> = documents.iter().map(|document| (document.kind, document.kind_text.as_str())).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn block_bytes(documents: &[&Document], kinds: &[(&str, &str)]) -> Vec<u8> {
    let rows: Vec<_> = documents.iter().map(|document| row(document, kinds)).collect();
    serde_json::to_vec(&rows).expect("strings and numbers are always JSON")
}

fn row<'d>(document: &'d Document, kinds: &[(&str, &str)]) -> (&'d str, usize, String, &'d str, String, String, u8) {
    let kind = kinds.binary_search(&(document.kind, document.kind_text.as_str())).expect("the table has every kind");
    let excerpt = excerpt(if document.summary.is_empty() { &document.text } else { &document.summary });
    let date = document.date.as_deref().unwrap_or_default();
    let imported = u8::from(document.imported);
    (
        &document.url,
        kind,
        analysis::clean(&document.title),
        date,
        analysis::clean(&document.date_text),
        excerpt,
        imported,
    )
}

/// The beginning of a text, up to the end of a word.
fn excerpt(text: &str) -> String {
    // The start alone is cleaned; four times the letters is room enough for any spaces between them.
    let start = text.char_indices().nth(EXCERPT * 4).map_or(text, |(end, _)| &text[..end]);
    let clean = analysis::clean(start);
    let Some((end, _)) = clean.char_indices().nth(EXCERPT) else { return clean };
    let words = clean[..end].rsplit_once(' ').map_or(&clean[..end], |(words, _)| words);
    format!("{words}…")
}

/// Cuts sorted terms into shards; terms with one key stay together.
fn cut(terms: &[Term]) -> Vec<&[Term]> {
    let mut shards = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, term) in terms.iter().enumerate() {
        let term_size = term.text.len() + 4 + 2 * term.postings.len();
        let full = size + term_size > LARGE || size >= SMALL && may_begin_shard(&term.key);
        if at > start && full && terms[at - 1].key != term.key {
            shards.push(&terms[start..at]);
            (start, size) = (at, 0);
        }
        size += term_size;
    }
    if start < terms.len() {
        shards.push(&terms[start..]);
    }
    shards
}

/// Whether a key is one of the 32nd part of all keys at which a shard may begin (FNV-1a, which is short and spreads well).
fn may_begin_shard(key: &str) -> bool {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16).is_multiple_of(32)
}

fn shard_starts(shards: &[&[Term]]) -> Vec<String> {
    let mut starts = Vec::new();
    let mut last = "";
    for shard in shards {
        let (Some(first), Some(end)) = (shard.first(), shard.last()) else { continue };
        let same = first.key.chars().zip(last.chars()).take_while(|(a, b)| a == b).count();
        starts.push(first.key.chars().take(same + 1).collect());
        last = &end.key;
    }
    starts
}

fn shard_bytes(terms: &[Term]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before = "";
    for term in terms {
        let shared = before.bytes().zip(term.text.bytes()).take_while(|(a, b)| a == b).count();
        let rest = &term.text.as_bytes()[shared..];
        let postings = posting_bytes(term);
        push_number(&mut bytes, shared);
        push_number(&mut bytes, rest.len());
        bytes.extend(rest);
        push_number(&mut bytes, term.postings.len());
        push_number(&mut bytes, postings.len());
        bytes.extend(postings);
        before = &term.text;
    }
    bytes
}

fn posting_bytes(term: &Term) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2 * term.postings.len());
    let mut before = 0;
    for posting in &term.postings {
        let difference = (posting.document - before) as usize;
        push_number(&mut bytes, difference * usize::from(IMPACT_STEPS) + usize::from(posting.impact));
        before = posting.document;
    }
    bytes
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::Posting;

    #[test]
    fn an_excerpt_ends_with_a_word() {
        assert_eq!(excerpt("Kort\u{ad}  text"), "Kort text");
        let sentence = "Regeringen ger stöd. ".repeat(20);
        assert_eq!(excerpt(&sentence), format!("{} Regeringen ger…", ["Regeringen ger stöd."; 5].join(" ")));
    }

    #[test]
    fn a_shard_starts_with_the_least_that_parts_it_from_the_one_before() {
        let term = |key: &str| Term { text: key.into(), key: key.into(), postings: Vec::new() };
        let shards = [[term("arbete"), term("barn")], [term("barnens"), term("bo")], [term("bå"), term("ö")]];
        let shards: Vec<&[Term]> = shards.iter().map(|shard| shard.as_slice()).collect();
        assert_eq!(shard_starts(&shards), ["a", "barne", "bå"]);
    }

    #[test]
    fn terms_that_differ_in_diacritics_alone_stay_in_one_shard() {
        let term = |number: usize, key: &str| {
            let posting = Posting { document: 0, impact: 0 };
            Term { text: format!("{key}{number}"), key: key.into(), postings: vec![posting; LARGE] }
        };
        let terms = [term(1, "far"), term(2, "far"), term(3, "fas")];
        let sizes: Vec<usize> = cut(&terms).iter().map(|shard| shard.len()).collect();
        assert_eq!(sizes, [2, 1]);
    }

    #[test]
    fn postings_are_differences_and_impacts_in_seven_bits_a_byte() {
        let posting = |document, impact| Posting { document, impact };
        let postings = vec![posting(0, 3), posting(7, 15), posting(300, 0)];
        let terms = ["ab", "abc"].map(|text| Term { text: text.into(), key: text.into(), postings: postings.clone() });
        let bytes = [3, 7 * 16 + 15, 0xd0, 0x24];
        let expected = [&[0, 2, b'a', b'b', 3, 4], &bytes[..], &[2, 1, b'c', 3, 4], &bytes[..]].concat();
        assert_eq!(shard_bytes(&terms), expected);
    }
}
