//! Diary numbers, and links to other pages of the government.

use super::text::Text;

/// What a text refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// The document's own diary numbers, in their order.
    pub own: Vec<String>,
    /// Diary numbers of other decisions, each with the sentence.
    pub others: Vec<(String, String)>,
    /// Addresses of other pages of the government, as paths (`/regeringsuppdrag/2021/06/x/`), each once.
    pub links: Vec<String>,
}

/// All references of a document.
pub(super) fn find(_markdown: &str, _text: &Text) -> References {
    References::default()
}
