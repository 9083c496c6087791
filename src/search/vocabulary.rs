//! The words of all documents, each once: what is found by it, and the parts of compounds. Knows no postings.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::{Document, RELEASE, analysis, compounds, kin};
use crate::model::is_ordinary;

/// The parts of a document whose words count differently; the last is for whole names, which are compared as they stand.
pub const FIELDS: usize = 6;
pub const NAMES_AS_WHOLES: usize = 5;

/// Stands for no term, and for no part.
pub const NONE: u32 = u32::MAX;

/// Documents that one thread takes at a time: enough for words to repeat, so that each is looked up once.
const DOCUMENTS_AT_A_TIME: usize = 2048;

/// The words of consecutive documents.
pub struct Chunk {
    /// Field after field, document after document: numbers of words, of this chunk while it is read, of the vocabulary after.
    pub tokens: Vec<u32>,
    /// Where each field of each document ends in `tokens`.
    pub ends: Vec<[u32; FIELDS]>,
}

/// All words.
pub struct Vocabulary {
    /// What is searched, each once, in no order.
    pub terms: Vec<String>,
    /// For each word the number of its term; [`NONE`] for a stop word.
    pub term_of: Vec<u32>,
    /// For each word the terms of its parts.
    pub parts_of: Vec<[u32; 2]>,
    /// For each term those that it may be a form of.
    pub kin_of: Vec<[u32; 2]>,
    /// How often each term stands in all documents.
    pub counts: Vec<u32>,
}

/// The words of a chunk, and how often each stands there.
#[derive(Default)]
struct Words<'d> {
    words: Vec<Cow<'d, str>>,
    counts: Vec<u32>,
}

/// Reads all documents, in chunks in their order.
pub fn read(documents: &[&Document]) -> (Vocabulary, Vec<Chunk>) {
    let (words, mut chunks): (Vec<Words>, Vec<Chunk>) =
        documents.par_chunks(DOCUMENTS_AT_A_TIME).map(read_chunk).unzip();
    let (words, counts, numbers) = merge(&words);
    let (vocabulary, ()) = rayon::join(
        || vocabulary(&words, &counts),
        || {
            chunks.par_iter_mut().zip(&numbers).for_each(|(chunk, numbers)| {
                chunk.tokens.iter_mut().for_each(|token| *token = numbers[*token as usize]);
            });
        },
    );
    (vocabulary, chunks)
}

fn read_chunk<'d>(documents: &[&'d Document]) -> (Words<'d>, Chunk) {
    let chunk = Chunk { tokens: Vec::new(), ends: Vec::with_capacity(documents.len()) };
    let mut reader = Reader { numbers: HashMap::new(), words: Words::default(), chunk };
    documents.iter().for_each(|document| reader.document(document));
    (reader.words, reader.chunk)
}

struct Reader<'d> {
    numbers: HashMap<Cow<'d, str>, u32>,
    words: Words<'d>,
    chunk: Chunk,
}

impl<'d> Reader<'d> {
    fn document(&mut self, document: &'d Document) {
        let mut ends = [0; FIELDS];
        self.text(&document.title);
        ends[0] = self.end();
        document.names.iter().for_each(|name| self.text(name));
        ends[1] = self.end();
        self.text(&document.summary);
        ends[2] = self.end();
        document.numbers.iter().for_each(|number| self.text(number));
        ends[3] = self.end();
        self.text(&document.text);
        ends[4] = self.end();
        if document.kind != RELEASE {
            self.names(document);
        }
        ends[NAMES_AS_WHOLES] = self.end();
        self.chunk.ends.push(ends);
    }

    fn end(&self) -> u32 {
        u32::try_from(self.chunk.tokens.len()).expect("a chunk has fewer than 2^32 words")
    }

    fn text(&mut self, text: &'d str) {
        if analysis::is_plain(text) {
            // The words as they stand; their case is taken away once for each word, not once for each time that it stands somewhere.
            analysis::words(text, |word| self.word(Cow::Borrowed(word)));
        } else {
            let text = analysis::normalize(text);
            analysis::words(&text, |word| self.copied(word));
        }
    }

    /// An entity's names as wholes, so that a search in which one of them stands shows it first.
    fn names(&mut self, entity: &Document) {
        for name in std::iter::once(&entity.title).chain(&entity.names) {
            let key = analysis::name_key(name, is_ordinary(name));
            if !key.is_empty() {
                self.copied(&key);
            }
        }
    }

    fn copied(&mut self, word: &str) {
        match self.numbers.get(word) {
            Some(&number) => self.count(number),
            None => self.word(Cow::Owned(word.to_owned())),
        }
    }

    fn word(&mut self, word: Cow<'d, str>) {
        let number = match self.numbers.get(&word) {
            Some(&number) => number,
            None => {
                let number = self.words.words.len() as u32;
                self.words.words.push(word.clone());
                self.words.counts.push(0);
                self.numbers.insert(word, number);
                number
            }
        };
        self.count(number);
    }

    fn count(&mut self, number: u32) {
        self.words.counts[number as usize] += 1;
        self.chunk.tokens.push(number);
    }
}

/// The words of all chunks, how often each stands, and for each chunk the new numbers of its words.
fn merge<'c>(chunks: &'c [Words]) -> (Vec<&'c str>, Vec<u32>, Vec<Vec<u32>>) {
    let mut known: HashMap<&str, u32> = HashMap::new();
    let (mut words, mut counts): (Vec<&str>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut numbers = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let of_chunk = chunk.words.iter().zip(&chunk.counts).map(|(word, count)| {
            let number = *known.entry(word).or_insert_with(|| {
                words.push(word);
                counts.push(0);
                words.len() as u32 - 1
            });
            counts[number as usize] += count;
            number
        });
        numbers.push(of_chunk.collect());
    }
    (words, counts, numbers)
}

fn vocabulary(words: &[&str], counts: &[u32]) -> Vocabulary {
    let lower: Vec<Cow<str>> = words.par_iter().map(|word| analysis::lower(word)).collect();
    let stems: Vec<Option<String>> = lower.par_iter().map(|word| analysis::term(word)).collect();
    let mut known: HashMap<String, u32> = HashMap::with_capacity(words.len());
    let mut terms = Vec::new();
    let term_of: Vec<u32> = stems
        .into_iter()
        .map(|stem| {
            let Some(stem) = stem else { return NONE };
            if let Some(&number) = known.get(&stem) {
                return number;
            }
            terms.push(stem.clone());
            known.insert(stem, terms.len() as u32 - 1);
            terms.len() as u32 - 1
        })
        .collect();
    let mut all_counts = vec![0; terms.len()];
    for (&term, &count) in term_of.iter().zip(counts).filter(|(term, _)| **term != NONE) {
        all_counts[term as usize] += count;
    }
    let (parts_of, kin_of) = rayon::join(
        || compounds::parts(&lower, counts, &term_of),
        || terms.par_iter().map(|term| known_kin(term, &known)).collect(),
    );
    Vocabulary { terms, term_of, parts_of, kin_of, counts: all_counts }
}

fn known_kin(term: &str, known: &HashMap<String, u32>) -> [u32; 2] {
    let mut found = kin::kin(term).into_iter().filter_map(|kin| known.get(&kin).copied());
    [(); 2].map(|()| found.next().unwrap_or(NONE))
}
