//! The index in memory: which document holds which term, and how much it counts there.
//!
//! It knows neither files nor bytes. How much a term counts in a document (its impact) is reckoned here, once, so that a reader needs
//! no lengths of documents to rank them.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::vocabulary::{self, Chunk, FIELDS, NAMES_AS_WHOLES, NONE, Vocabulary};
use super::{Document, analysis};
use crate::parse::config::SearchSettings;

/// How many steps an impact has.
pub const IMPACT_STEPS: u8 = 16;

/// All terms with the documents that hold them.
pub struct Index {
    /// By their keys as UTF-16 (a browser's order of strings), then by their text.
    pub terms: Vec<Term>,
    /// Of consecutive documents, in their order.
    parts: Vec<Postings>,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    /// The term without diacritics: the order of terms.
    pub key: String,
    /// How many documents hold it.
    pub documents: u32,
    /// Its number in the vocabulary.
    number: u32,
}

/// That a document holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    /// Below [`IMPACT_STEPS`].
    pub impact: u8,
}

/// The postings of some documents, term after term.
struct Postings {
    /// Where those of each term begin, by its number; one more at the end.
    starts: Vec<u32>,
    /// The document and the impact, `document * IMPACT_STEPS + impact`, counted from the first document of the chunk.
    postings: Vec<u32>,
    first: u32,
}

/// A part of a document, and how its words count: BM25F.
#[derive(Clone, Copy)]
struct Field {
    weight: f32,
    /// How much longer texts count less per word, from 0 to 1.
    by_length: f32,
    /// The length in terms that is usual. Constants, not averages of the site: else one new document would change the impact in all others,
    /// and with it nearly every file.
    usual_length: f32,
}

/// Length and its weight of title, names, summary, numbers and text.
const LENGTHS: [(&str, f32, f32); 5] =
    [("title", 0.6, 7.0), ("names", 0.2, 5.0), ("summary", 0.5, 20.0), ("numbers", 0.0, 5.0), ("text", 0.6, 120.0)];

/// The place of texts among the fields. A term that stands by itself once in so many documents finds more than anybody reads; its place in the
/// compounds of their texts would make the index a fifth larger. Sites below so many documents have room for all.
const TEXT: usize = 4;
const OFTEN: u32 = 10;
const LEAST_OFTEN: u32 = 2000;

/// What another form of a word counts of the word.
const KIN: f32 = 0.5;

/// How soon repetition stops to count (BM25's k1).
const SATURATION: f32 = 3.0;

/// The index of documents. A document's number is its place in `documents`.
pub fn build(documents: &[&Document], settings: &SearchSettings) -> Index {
    let (vocabulary, chunks) = vocabulary::read(documents);
    let weigher = Weigher::new(settings, documents.len());
    let mut first = 0;
    let firsts: Vec<u32> = chunks
        .iter()
        .map(|chunk| {
            first += chunk.ends.len() as u32;
            first - chunk.ends.len() as u32
        })
        .collect();
    let parts: Vec<Postings> =
        chunks.into_par_iter().zip(firsts).map(|(chunk, first)| weigher.postings(&chunk, &vocabulary, first)).collect();
    let mut terms: Vec<Term> = vocabulary
        .terms
        .into_par_iter()
        .enumerate()
        .map(|(number, text)| {
            let documents = parts.iter().map(|part| part.of(number as u32).len() as u32).sum();
            Term { key: analysis::fold(&text), text, documents, number: number as u32 }
        })
        .filter(|term| term.documents > 0)
        .collect();
    terms.par_sort_unstable_by(|a, b| compare_keys(&a.key, &b.key).then_with(|| a.text.cmp(&b.text)));
    Index { terms, parts }
}

impl Index {
    /// The documents that hold a term, by their numbers.
    pub fn postings(&self, term: &Term) -> impl Iterator<Item = Posting> {
        let number = term.number;
        let steps = u32::from(IMPACT_STEPS);
        self.parts.iter().flat_map(move |part| {
            part.of(number)
                .iter()
                .map(move |posting| Posting { document: part.first + posting / steps, impact: (posting % steps) as u8 })
        })
    }
}

/// The order of a browser's strings.
pub fn compare_keys(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

impl Postings {
    fn of(&self, term: u32) -> &[u32] {
        &self.postings[self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize]
    }
}

struct Weigher {
    fields: [Field; LENGTHS.len()],
    /// What a part of a compound counts of the whole.
    parts: f32,
    /// How often a term stands in the documents that is not looked for in the compounds of texts, only in those of titles and the like.
    too_often: u32,
}

impl Weigher {
    fn new(settings: &SearchSettings, documents: usize) -> Weigher {
        let weight = |part| settings.weights.get(part).copied().unwrap_or_default() as f32 / 100.0;
        let fields =
            LENGTHS.map(|(part, by_length, usual_length)| Field { weight: weight(part), by_length, usual_length });
        let too_often = u32::try_from(documents).unwrap_or(u32::MAX).max(LEAST_OFTEN) / OFTEN;
        Weigher { fields, parts: weight("parts"), too_often }
    }

    /// The postings of a chunk whose first document has the number `first`.
    fn postings(&self, chunk: &Chunk, vocabulary: &Vocabulary, first: u32) -> Postings {
        let terms = vocabulary.terms.len();
        let mut frequencies = vec![0.0_f32; terms];
        let mut found: Vec<(u32, u32)> = Vec::with_capacity(chunk.tokens.len());
        let mut starts = vec![0_u32; terms + 1];
        let mut at = 0;
        for (document, ends) in chunk.ends.iter().enumerate() {
            let from = found.len();
            let mut add = |term: u32, weight: f32, found: &mut Vec<(u32, u32)>| {
                let frequency = &mut frequencies[term as usize];
                if *frequency == 0.0 {
                    found.push((term, 0));
                }
                *frequency += weight;
            };
            for (number, (field, &end)) in self.fields.iter().zip(ends).enumerate() {
                let words = &chunk.tokens[at..end as usize];
                at = end as usize;
                let too_often = if number == TEXT { self.too_often } else { u32::MAX };
                self.field(field, words, vocabulary, too_often, |term, weight| add(term, weight, &mut found));
            }
            let names = &chunk.tokens[at..ends[NAMES_AS_WHOLES] as usize];
            at = ends[FIELDS - 1] as usize;
            names.iter().for_each(|&name| add(vocabulary.term_of[name as usize], f32::INFINITY, &mut found));
            for (term, posting) in &mut found[from..] {
                let frequency = std::mem::take(&mut frequencies[*term as usize]);
                *posting = document as u32 * u32::from(IMPACT_STEPS) + u32::from(impact(frequency));
                starts[*term as usize + 1] += 1;
            }
        }
        (0..terms).for_each(|term| starts[term + 1] += starts[term]);
        let mut next = starts.clone();
        let mut postings = vec![0; found.len()];
        for (term, posting) in found {
            let place = &mut next[term as usize];
            postings[*place as usize] = posting;
            *place += 1;
        }
        Postings { starts, postings, first }
    }

    /// What each word of a field adds to the frequency of its term and of its parts.
    fn field(
        &self,
        field: &Field,
        words: &[u32],
        vocabulary: &Vocabulary,
        too_often: u32,
        mut add: impl FnMut(u32, f32),
    ) {
        if field.weight == 0.0 {
            return;
        }
        let length = words.iter().filter(|&&word| vocabulary.term_of[word as usize] != NONE).count();
        let weight = field.weight / (1.0 - field.by_length + field.by_length * length as f32 / field.usual_length);
        for &word in words {
            let term = vocabulary.term_of[word as usize];
            if term == NONE {
                continue;
            }
            add(term, weight);
            let parts = vocabulary.parts_of[word as usize];
            if parts[0] != NONE && self.parts > 0.0 {
                let rare = parts.into_iter().filter(|&part| vocabulary.counts[part as usize] < too_often);
                rare.for_each(|part| add(part, weight * self.parts));
            }
            let kin = vocabulary.kin_of[term as usize].into_iter();
            kin.take_while(|&kin| kin != NONE).for_each(|kin| add(kin, weight * KIN));
        }
    }
}

/// BM25F without the rarity of the term, which a reader knows: from 0 to 1 in equal steps.
fn impact(frequency: f32) -> u8 {
    if frequency == f32::INFINITY {
        return IMPACT_STEPS - 1;
    }
    let share = frequency / (SATURATION + frequency);
    // The cast cuts off the fraction; `min` is for a share that rounds to 1.
    ((share * f32::from(IMPACT_STEPS)) as u8).min(IMPACT_STEPS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::RELEASE;

    /// The postings of terms as `term document*impact …`.
    fn check(documents: &[Document], expected: &str) {
        let documents: Vec<&Document> = documents.iter().collect();
        let index = build(&documents, &SearchSettings::default());
        let line = |term: &Term| {
            let postings = index.postings(term).map(|posting| format!(" {}*{}", posting.document, posting.impact));
            format!("{}{}", term.text, postings.collect::<String>())
        };
        assert_eq!(index.terms.iter().map(line).collect::<Vec<_>>().join("\n"), expected);
    }

    fn release(title: &str, text: &str) -> Document {
        Document { kind: RELEASE, title: title.into(), text: text.into(), ..Document::default() }
    }

    #[test]
    fn a_title_counts_more_than_many_words_of_text() {
        check(
            &[release("bidrag", ""), release("", "bidrag"), release("", "bidrag bidrag bidrag")],
            "bidrag 0*12 1*7 2*11",
        );
    }

    #[test]
    fn parts_of_compounds_count_less_than_words() {
        check(
            &[release("", "våld"), release("", "kvinnovåld"), release("", "kvinna")],
            "kvinn 1*3 2*7\nkvinnovåld 1*7\nvåld 0*7 1*3",
        );
    }

    #[test]
    fn an_entity_has_its_names_as_wholes() {
        let title = "Statens beredning".to_owned();
        let names = vec!["SB".to_owned(), "statens BEREDNING".to_owned()];
        let expected = "beredning 0*12\nsb 0*8\nsb=sb 0*15\nstat 0*12\nstat=statens beredning 0*15";
        check(&[Document { kind: "agency", title, names, ..Document::default() }], expected);
    }

    #[test]
    fn documents_keep_their_numbers_over_many_chunks() {
        let document = release("ord", "");
        let documents = vec![&document; 5000];
        let index = build(&documents, &SearchSettings::default());
        let numbers: Vec<u32> = index.postings(&index.terms[0]).map(|posting| posting.document).collect();
        assert_eq!(numbers, (0..documents.len() as u32).collect::<Vec<_>>());
    }
}
