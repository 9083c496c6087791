//! Diary numbers, and links to other pages of the government. What they lead to is not looked up here.

mod diary;
mod links;

use super::Document;
use super::text::Text;

pub use links::{Link, LinkKind};

/// How the sentence relates the document to another decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// This decision changes or extends it.
    Amends,
    /// This decision takes its place.
    Replaces,
    /// This decision goes on with it or builds on it.
    Continues,
    /// This decision adds to it.
    Strengthens,
    /// The sentence says nothing of that.
    Other,
}

/// The diary number of another decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Without the blanks of scanned texts.
    pub number: String,
    pub kind: ReferenceKind,
    /// The whole sentence.
    pub evidence: String,
}

/// What a text refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// The document's own diary numbers, in their order.
    pub own: Vec<String>,
    /// Those of other decisions, each once.
    pub others: Vec<Reference>,
    /// Other pages of the government, each once.
    pub links: Vec<Link>,
}

/// All references of a document.
pub(super) fn find(document: &Document, text: &Text) -> References {
    let (own, others) = diary::find(text);
    References { own, others, links: links::find(document) }
}

/// Whether a line only points to another page: its words tell of that page's matter, not of this one's.
pub(super) fn is_pointer(sentence: &str) -> bool {
    const WORDS: [&str; 12] = [
        "Pressmeddelande:",
        "Artikel:",
        "Tal:",
        "Debattartikel:",
        "Regeringsuppdrag:",
        "Lagrådsremiss:",
        "Proposition:",
        "Kommittédirektiv:",
        "Betänkande:",
        "Promemoria:",
        "Läs mer",
        "Läs pressmeddelande",
    ];
    WORDS.iter().any(|word| sentence.starts_with(word))
}
