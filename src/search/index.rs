//! The index in memory: which document holds which term, and how much it counts there.
//!
//! It knows neither files nor bytes. How much a term counts in a document (its impact) is reckoned here, once, so that a reader needs
//! no lengths of documents to rank them.

use std::cmp::Ordering;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::{Document, RELEASE, analysis};

/// How many steps an impact has.
pub const IMPACT_STEPS: u8 = 16;

/// Documents that one thread takes at a time: enough for words to repeat, so that each is reduced to its term once.
const DOCUMENTS_AT_A_TIME: usize = 1024;

/// One term with the documents that hold it.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    /// The term without diacritics: the order of terms.
    pub key: String,
    /// By document number, each once.
    pub postings: Vec<Posting>,
}

/// That a document holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    /// Below [`IMPACT_STEPS`].
    pub impact: u8,
}

/// A part of a document, and how its words count: BM25F.
struct Field {
    weight: f32,
    /// How much longer texts count less per word, from 0 to 1.
    by_length: f32,
    /// The length in terms that is usual. Constants, not averages of the site: else one new document would change the impact in all others,
    /// and with it nearly every file.
    usual_length: f32,
}

const FIELDS: [Field; 5] = [
    Field { weight: 5.0, by_length: 0.6, usual_length: 7.0 }, // title
    Field { weight: 3.0, by_length: 0.2, usual_length: 5.0 }, // names
    Field { weight: 1.5, by_length: 0.5, usual_length: 20.0 }, // summary
    Field { weight: 1.5, by_length: 0.0, usual_length: 5.0 }, // numbers
    Field { weight: 1.0, by_length: 0.6, usual_length: 120.0 }, // text
];

/// How soon repetition stops to count (BM25's k1).
const SATURATION: f32 = 3.0;

/// The terms of `documents`, in the order of their keys as UTF-16 (a browser's order of strings), then of their text. A document's number
/// is its place in `documents`.
pub fn build(documents: &[&Document]) -> Vec<Term> {
    let parts: Vec<Vec<Gathered>> = documents
        .par_chunks(DOCUMENTS_AT_A_TIME)
        .enumerate()
        .map(|(at, documents)| gather(at * DOCUMENTS_AT_A_TIME, documents))
        .collect();
    let mut terms: Vec<Term> = merge(parts)
        .into_par_iter()
        .map(|term| Term { key: analysis::fold(&term.text), text: term.text, postings: term.postings })
        .collect();
    terms.par_sort_unstable_by(|a, b| compare_keys(&a.key, &b.key).then_with(|| a.text.cmp(&b.text)));
    terms
}

fn compare_keys(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// A term of some documents, while they are read.
#[derive(Default)]
struct Gathered {
    text: String,
    postings: Vec<Posting>,
    /// How often it stands in each field of the document at hand.
    counts: [u16; FIELDS.len()],
}

/// The terms of some documents in the order of their first appearance.
#[derive(Default)]
struct Gatherer {
    terms: Vec<Gathered>,
    by_text: HashMap<String, usize>,
    /// Every word seen so far and its term, so that a word is stemmed once.
    by_word: HashMap<String, Option<usize>>,
    /// The terms of the document at hand.
    touched: Vec<usize>,
    lengths: [u16; FIELDS.len()],
}

fn gather(first: usize, documents: &[&Document]) -> Vec<Gathered> {
    let mut gatherer = Gatherer::default();
    for (at, document) in documents.iter().enumerate() {
        let number = u32::try_from(first + at).expect("a site has fewer than 2^32 documents");
        gatherer.read(number, document);
    }
    gatherer.terms
}

impl Gatherer {
    fn read(&mut self, number: u32, document: &Document) {
        let fields = [
            document.title.as_str(),
            &document.names.join("; "),
            &document.summary,
            &document.numbers.join("; "),
            &document.text,
        ];
        for (field, text) in fields.into_iter().enumerate() {
            analysis::words(&analysis::normalize(text), |word| self.count(field, word));
        }
        self.finish(number);
        if document.kind != RELEASE {
            self.read_names(number, document);
        }
    }

    fn count(&mut self, field: usize, word: &str) {
        let Some(id) = self.term_of(word) else { return };
        let term = &mut self.terms[id];
        if term.counts.iter().all(|count| *count == 0) {
            self.touched.push(id);
        }
        term.counts[field] = term.counts[field].saturating_add(1);
        self.lengths[field] = self.lengths[field].saturating_add(1);
    }

    fn term_of(&mut self, word: &str) -> Option<usize> {
        if let Some(known) = self.by_word.get(word) {
            return *known;
        }
        let id = analysis::term(word).map(|text| self.id_of(text));
        self.by_word.insert(word.to_owned(), id);
        id
    }

    fn id_of(&mut self, text: String) -> usize {
        if let Some(id) = self.by_text.get(&text) {
            return *id;
        }
        self.terms.push(Gathered { text: text.clone(), ..Gathered::default() });
        self.by_text.insert(text, self.terms.len() - 1);
        self.terms.len() - 1
    }

    /// Turns the counts of the document at hand into postings.
    fn finish(&mut self, document: u32) {
        for id in self.touched.drain(..) {
            let term = &mut self.terms[id];
            term.postings.push(Posting { document, impact: impact(&term.counts, &self.lengths) });
            term.counts = Default::default();
        }
        self.lengths = Default::default();
    }

    /// An entity's names as wholes, so that a search for exactly one of them finds it first.
    fn read_names(&mut self, document: u32, entity: &Document) {
        for name in std::iter::once(&entity.title).chain(&entity.names) {
            let key = analysis::name_key(name);
            if key == analysis::name_key("") {
                continue;
            }
            let id = self.id_of(key);
            let postings = &mut self.terms[id].postings;
            if postings.last().is_none_or(|last| last.document != document) {
                postings.push(Posting { document, impact: IMPACT_STEPS - 1 });
            }
        }
    }
}

/// BM25F without the rarity of the term, which a reader knows: from 0 to 1 in equal steps.
fn impact(counts: &[u16], lengths: &[u16]) -> u8 {
    let mut frequency = 0.0;
    for (field, (count, length)) in FIELDS.iter().zip(counts.iter().zip(lengths)) {
        let length = 1.0 - field.by_length + field.by_length * f32::from(*length) / field.usual_length;
        frequency += field.weight * f32::from(*count) / length;
    }
    let share = frequency / (SATURATION + frequency);
    // The cast cuts off the fraction; `min` is for a share that rounds to 1.
    ((share * f32::from(IMPACT_STEPS)) as u8).min(IMPACT_STEPS - 1)
}

/// Joins the parts; their order is the order of documents, so that postings stay sorted.
fn merge(parts: Vec<Vec<Gathered>>) -> Vec<Gathered> {
    let mut terms: Vec<Gathered> = Vec::new();
    let mut by_text: HashMap<String, usize> = HashMap::new();
    for term in parts.into_iter().flatten() {
        if let Some(id) = by_text.get(&term.text) {
            terms[*id].postings.extend(term.postings);
        } else {
            by_text.insert(term.text.clone(), terms.len());
            terms.push(term);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every term with its documents and impacts, one a line.
    fn check(documents: &[Document], expected: &str) {
        let lines: Vec<String> = build(&documents.iter().collect::<Vec<_>>()).iter().map(line).collect();
        assert_eq!(lines.join("\n"), expected);
    }

    fn line(term: &Term) -> String {
        let postings: Vec<String> =
            term.postings.iter().map(|posting| format!("{}*{}", posting.document, posting.impact)).collect();
        format!("{} {}", term.text, postings.join(" "))
    }

    #[test]
    fn terms_are_sorted_without_their_diacritics() {
        let text = "zon får far åland adel".into();
        check(&[Document { text, ..Document::default() }], "adel 0*7\nåland 0*7\nfar 0*7\nfår 0*7\nzon 0*7");
    }

    #[test]
    fn a_title_counts_more_than_a_text_and_more_words_more_than_one() {
        let release = |title: &str, text: &str| Document {
            kind: RELEASE,
            title: title.into(),
            text: text.into(),
            ..Document::default()
        };
        let documents = [release("bidrag", ""), release("", "bidrag"), release("", "bidrag bidrag bidrag")];
        check(&documents, "bidrag 0*12 1*7 2*11");
    }

    #[test]
    fn an_entity_has_its_names_as_wholes() {
        let title = "Statens beredning".to_owned();
        let names = vec!["SB".to_owned(), "statens BEREDNING".to_owned()];
        let expected = "=sb 0*15\n=statens beredning 0*15\nberedning 0*12\nsb 0*8\nstat 0*12";
        check(&[Document { kind: "agency", title, names, ..Document::default() }], expected);
    }

    #[test]
    fn documents_keep_their_numbers_over_many_parts() {
        let document = Document { kind: RELEASE, title: "ord".into(), ..Document::default() };
        let documents = vec![&document; DOCUMENTS_AT_A_TIME * 2 + 1];
        let numbers: Vec<u32> = build(&documents)[0].postings.iter().map(|posting| posting.document).collect();
        assert_eq!(numbers, (0..documents.len() as u32).collect::<Vec<_>>());
    }
}
