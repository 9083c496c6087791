//! The search of the site: Swedish text to terms, terms to an index, the index to files that a browser fetches piece by piece.
//!
//! It knows documents as plain text and facts with an address, not the model; whoever calls it says what a release or an agency has to be
//! found by. What it writes is read by `themes/default/assets/search/`; each of the files is described where it is made.

pub mod analysis;
mod bytes;
mod columns;
mod compounds;
mod contents;
mod documents;
mod elasticlunr;
mod facts;
mod index;
pub mod kin;
mod rows;
mod spelling;
mod synonyms;
mod terms;
mod vocabulary;
mod words;

use std::cmp::Ordering;
use std::sync::Arc;

pub use documents::{Label, Texts, site_files};

use crate::parse::config::{Facet, SearchSettings};

/// The `kind` of a release.
pub const RELEASE: &str = "release";

/// The `kind` of one of the site's own pages, which are listed among the releases; every other kind is an entity and stands before them.
pub const PAGE: &str = "page";

/// One page as the search sees it. Every text is plain: no HTML, no Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The address as a link on the site has it, with the path of the base URL; no two documents share one.
    pub url: String,
    /// [`RELEASE`], or the kind of entity (`agency`).
    pub kind: &'static str,
    pub title: String,
    /// What else it is called: earlier names, acronyms.
    pub names: Vec<String>,
    pub summary: String,
    /// Diary numbers, amounts as written, years.
    pub numbers: Vec<String>,
    /// ISO, possibly only a year or a month.
    pub date: Option<String>,
    /// The date as a reader sees it.
    pub date_text: String,
    /// The kind as a reader sees it.
    pub kind_text: String,
    /// Who is behind it, as a reader sees it.
    pub who: String,
    /// Its money as a reader sees it.
    pub amount_text: String,
    /// The same in kronor.
    pub kronor: Option<u64>,
    pub text: Arc<str>,
    /// Made by a machine and not yet reviewed.
    pub imported: bool,
    /// By what a release can be found beside its words. Not `Facet::Amount`, which is `kronor`.
    pub facts: Vec<(Facet, Arc<Value>)>,
}

/// One of the values of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// What stands in an address: `socialstyrelsen`, `2021`.
    pub id: String,
    pub label: String,
    /// What else people type for it.
    pub names: Vec<String>,
}

/// What a site may decide about its search, and the words that it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub settings: SearchSettings,
    /// Each facet as a reader sees it; one that is missing is called by its key.
    pub facet_names: Vec<(Facet, String)>,
    /// What releases are called whose sum is not known.
    pub no_amount: String,
    /// The heads of the columns of a file of results: date, kind, title, who, money, address.
    pub column_names: Vec<String>,
}

/// The files of the search, as paths of the site and their bytes, sorted by path. The order of `documents` does not matter.
///
/// Names carry a hash of their content, but for `search/index.json`, through which all others are found, and `search/elasticlunr.json`.
pub fn files(documents: &[Document], options: &Options) -> Vec<(String, Vec<u8>)> {
    let mut documents: Vec<&Document> = documents.iter().collect();
    documents.sort_by(|a, b| numbering(a, b));
    let ((terms, shards), (rows, columns)) = rayon::join(
        || {
            let index = index::build(&documents, &options.settings);
            rayon::join(|| terms::encode(&index), || spelling::encode(&index))
        },
        || rayon::join(|| rows::encode(&documents), || columns::encode(&documents)),
    );
    let (contents, mut files) =
        contents::encode(&documents, options, contents::Parts { terms, spelling: shards, rows, columns });
    files.push(("search/index.json".to_owned(), contents));
    if documents.len() <= options.settings.elasticlunr_limit {
        files.push(("search/elasticlunr.json".to_owned(), elasticlunr::encode(&documents)));
    }
    files.sort();
    files
}

/// The order of document numbers: entities, then releases from the oldest to the newest. So a new release takes the last number and leaves
/// most files as they were, a reader tells entities by their number, and a higher number is a newer release.
fn numbering(a: &Document, b: &Document) -> Ordering {
    fn key(document: &Document) -> (bool, Option<&str>) {
        let is_entity = document.is_entity();
        (!is_entity, document.date.as_deref().filter(|_| !is_entity))
    }
    key(a).cmp(&key(b)).then_with(|| a.url.cmp(&b.url))
}

/// How many of numbered documents are entities.
fn entities(documents: &[&Document]) -> usize {
    documents.iter().take_while(|document| document.is_entity()).count()
}

impl Document {
    /// Whether it stands before the releases.
    fn is_entity(&self) -> bool {
        self.kind != RELEASE && self.kind != PAGE
    }
}
