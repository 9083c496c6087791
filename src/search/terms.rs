//! The terms of the index as files: `search/terms-HASH.bin`.
//!
//! Terms stand in the order of their folded text, each as `rest, shared, documents, differences, impacts`: what it does not share with the term
//! before it, in UTF-8; a byte below [`ENDS`], how many bytes it shares; the number of documents; for each the difference to the one before; and the
//! impacts of all, two to a byte, the first in the low half. Numbers are unsigned LEB128. Differences and impacts stand apart because each
//! compresses better by itself.
//!
//! A shard is small, so that a search fetches little; see `bytes::cut` for where it ends.

use rayon::prelude::*;

use super::bytes::{self, File, Shards, push_number, shared};
use super::index::{Index, Term};

const SMALL: usize = 8 * 1024;
const LARGE: usize = 16 * 1024;

/// No term has a byte below this, so one ends its text.
const ENDS: u8 = 0x20;

pub fn encode(index: &Index) -> Shards {
    let shards = bytes::cut(&index.terms, |term| &term.key, size, SMALL, LARGE);
    Shards {
        starts: bytes::starts(&shards, |term| &term.key),
        files: shards.par_iter().map(|shard| File::new(shard_bytes(index, shard))).collect(),
    }
}

/// About as many bytes as it takes.
fn size(term: &Term) -> usize {
    term.text.len() + 4 + 2 * term.documents as usize
}

fn shard_bytes(index: &Index, terms: &[Term]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LARGE);
    let mut before = "";
    for term in terms {
        let shared = shared(before, &term.text, usize::from(ENDS) - 1);
        bytes.extend(&term.text.as_bytes()[shared..]);
        bytes.push(shared as u8);
        before = &term.text;
        push_number(&mut bytes, term.documents.into());
        push_postings(&mut bytes, index, term);
    }
    bytes
}

fn push_postings(bytes: &mut Vec<u8>, index: &Index, term: &Term) {
    let mut impacts = Vec::with_capacity(term.documents as usize / 2 + 1);
    let mut before = 0;
    for (at, posting) in index.postings(term).enumerate() {
        push_number(bytes, (posting.document - before).into());
        before = posting.document;
        match at % 2 {
            0 => impacts.push(posting.impact),
            _ => impacts[at / 2] |= posting.impact << 4,
        }
    }
    bytes.extend(impacts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::config::SearchSettings;
    use crate::search::{Document, RELEASE, index};

    #[test]
    fn a_shard_is_terms_with_differences_and_impacts() {
        let release = |text: &str| Document { kind: RELEASE, text: text.into(), ..Document::default() };
        let documents = [release("bada"), release(""), release("bada badrum"), release("bada bada bada")];
        let index = index::build(&documents.iter().collect::<Vec<_>>(), &SearchSettings::default());
        let bada = [&[b'b', b'a', b'd', 0, 3, 0, 2, 1][..], &[7 + 16 * 7, 11]].concat();
        let badrum = [&[b'r', b'u', b'm', 3, 1, 2][..], &[7]].concat();
        assert_eq!(shard_bytes(&index, &index.terms), [bada, badrum].concat());
    }
}
