//! Members of the government who are quoted or act.

use super::Document;
use super::names::Names;
use super::text::Text;

/// What a minister does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Quoted,
    Acting,
}

/// A minister in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinisterFound {
    /// The record's id; `None` where the site has none for a member of the government whom the text names with title.
    pub id: Option<String>,
    pub name: String,
    pub part: Part,
    /// The words that say so.
    pub evidence: String,
}

/// All ministers of a text, each once.
pub(super) fn find(_text: &Text, _document: &Document, _names: &Names) -> Vec<MinisterFound> {
    Vec::new()
}
