//! The search of the site: Swedish text to terms, terms to an index, the index to files that a browser fetches piece by piece.
//!
//! It knows documents as plain text with an address, not the model; whoever calls it says what a release or an agency has to be found by.
//! What it writes is read by `themes/default/assets/search/index.js`; the format is described in `shards.rs`.

pub mod analysis;
mod documents;
mod elasticlunr;
mod index;
mod shards;

use std::cmp::Ordering;
use std::sync::Arc;

pub use documents::{Label, site_files};

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
    pub text: Arc<str>,
    /// Made by a machine and not yet reviewed.
    pub imported: bool,
}

/// What a site may decide about its search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most documents for which `search/elasticlunr.json` is written; that format grows too large for more.
    pub elasticlunr_limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { elasticlunr_limit: 500 }
    }
}

/// The files of the search, as paths of the site and their bytes, sorted by path. The order of `documents` does not matter.
///
/// Names carry a hash of their content, but for `search/index.json`, through which all others are found, and `search/elasticlunr.json`.
pub fn files(documents: &[Document], options: &Options) -> Vec<(String, Vec<u8>)> {
    let mut documents: Vec<&Document> = documents.iter().collect();
    documents.sort_by(|a, b| numbering(a, b));
    let index = index::build(&documents);
    let mut files = shards::encode(&documents, &index);
    if documents.len() <= options.elasticlunr_limit {
        files.push(("search/elasticlunr.json".to_owned(), elasticlunr::encode(&documents)));
    }
    files.sort();
    files
}

/// The order of document numbers: entities, then releases from the oldest to the newest. So a new release takes the last number and leaves
/// most files as they were, a reader tells entities by their number, and a higher number is a newer release.
fn numbering(a: &Document, b: &Document) -> Ordering {
    let key = |document: &Document| (!document.is_entity(), !document.is_entity() && document.date.is_some());
    let date = |document: &Document| if document.is_entity() { None } else { document.date.clone() };
    key(a).cmp(&key(b)).then_with(|| date(a).cmp(&date(b))).then_with(|| a.url.cmp(&b.url))
}

impl Document {
    /// Whether it stands before the releases.
    fn is_entity(&self) -> bool {
        self.kind != RELEASE && self.kind != PAGE
    }
}
