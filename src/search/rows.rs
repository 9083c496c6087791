//! What is shown of documents, as files: `search/rows-NUMBER-HASH.json`, each a block of consecutive documents.
//!
//! A block is an object of columns, since like things compress well side by side: `url`, `kind` (its place in the table's `kinds`), `title`,
//! `date` (ISO), `dateText`, `who`, `amount`, `imported` (0 or 1), `text`, and `whole` (1 where the text is not cut).
//!
//! Texts are longer in a small site, so that hits can be shown where they stand, and blocks smaller, so that ten results cost the same.

use rayon::prelude::*;
use serde::Serialize;

use super::bytes::File;
use super::{Document, analysis};

/// Letters of all texts together that an index may hold, and the fewest and the most of one.
const ALL_LETTERS: usize = 6_000_000;
const FEWEST: usize = 120;
const MOST: usize = 4000;

/// About how many bytes a block has, how many of them a document takes beside its text, and the most documents in one.
const BLOCK_BYTES: usize = 5000;
const DOCUMENT_BYTES: usize = 130;
const LARGEST_BLOCK: usize = 16;

/// All blocks.
pub struct Rows {
    /// Documents in a block; the last may have fewer.
    pub block: usize,
    pub files: Vec<File>,
    /// Every kind of document with its text, sorted.
    pub kinds: Vec<(String, String)>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Block<'d> {
    url: Vec<&'d str>,
    kind: Vec<usize>,
    title: Vec<String>,
    date: Vec<&'d str>,
    date_text: Vec<String>,
    who: Vec<String>,
    amount: Vec<String>,
    imported: Vec<u8>,
    text: Vec<String>,
    whole: Vec<u8>,
}

pub fn encode(documents: &[&Document]) -> Rows {
    let mut kinds: Vec<(&str, &str)> =
        documents.iter().map(|document| (document.kind, document.kind_text.as_str())).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let letters = letters(documents.len());
    let block = block(letters);
    let files =
        documents.par_chunks(block).map(|documents| File::new(block_bytes(documents, &kinds, letters))).collect();
    let kinds = kinds.iter().map(|(kind, text)| ((*kind).to_owned(), (*text).to_owned())).collect();
    Rows { block, files, kinds }
}

/// Letters of a text that are kept. Steps of two, so that a new document changes nothing, nearly always.
fn letters(documents: usize) -> usize {
    (ALL_LETTERS / documents.next_power_of_two()).clamp(FEWEST, MOST)
}

fn block(letters: usize) -> usize {
    let most = (BLOCK_BYTES / (DOCUMENT_BYTES + letters)).clamp(1, LARGEST_BLOCK);
    1 << most.ilog2()
}

fn block_bytes(documents: &[&Document], kinds: &[(&str, &str)], letters: usize) -> Vec<u8> {
    let mut block = Block::default();
    for document in documents {
        let kind = (document.kind, document.kind_text.as_str());
        let (text, whole) = text(document, letters);
        block.url.push(&document.url);
        block.kind.push(kinds.binary_search(&kind).expect("the table has every kind"));
        block.title.push(analysis::clean(&document.title));
        block.date.push(document.date.as_deref().unwrap_or_default());
        block.date_text.push(analysis::clean(&document.date_text));
        block.who.push(analysis::clean(&document.who));
        block.amount.push(analysis::clean(&document.amount_text));
        block.imported.push(document.imported.into());
        block.text.push(text);
        block.whole.push(whole.into());
    }
    serde_json::to_vec(&block).expect("strings and numbers are always JSON")
}

/// The summary and the beginning of the text, up to the end of a word, and whether that is all.
fn text(document: &Document, letters: usize) -> (String, bool) {
    if document.summary.is_empty() {
        return beginning(&document.text, letters);
    }
    beginning(&format!("{} {}", document.summary, document.text), letters)
}

fn beginning(text: &str, letters: usize) -> (String, bool) {
    // The start alone is cleaned; four times the letters is room enough for any spaces between them.
    let start = text.char_indices().nth(letters * 4).map_or(text, |(end, _)| &text[..end]);
    let clean = analysis::clean(start);
    let Some((end, _)) = clean.char_indices().nth(letters) else { return (clean, start.len() == text.len()) };
    let words = clean[..end].rsplit_once(' ').map_or(&clean[..end], |(words, _)| words);
    (format!("{words}…"), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word() {
        assert_eq!(beginning("Kort\u{ad}  text", 120), ("Kort text".to_owned(), true));
        let sentence = "Regeringen ger stöd. ".repeat(20);
        let expected = format!("{} Regeringen ger…", ["Regeringen ger stöd."; 5].join(" "));
        assert_eq!(beginning(&sentence, 120), (expected, false));
    }

    #[test]
    fn texts_are_shorter_and_blocks_larger_the_more_documents_there_are() {
        let sizes = [10, 3000, 8000, 10_000, 44_000].map(|documents| (letters(documents), block(letters(documents))));
        assert_eq!(sizes, [(4000, 1), (1464, 2), (732, 4), (366, 8), (120, 16)]);
    }
}
