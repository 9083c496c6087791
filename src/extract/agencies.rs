//! Public bodies that have a part in the matter.

use super::Document;
use super::names::Names;
use super::text::Text;
use crate::parse::record::Role;

/// A body in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFound {
    pub id: String,
    /// As the text names it, in base form.
    pub name: String,
    pub role: Role,
    /// The whole sentence.
    pub evidence: String,
}

/// All bodies of a text, each once with its weightiest role.
pub(super) fn find(_text: &Text, _document: &Document, _names: &Names) -> Vec<BodyFound> {
    Vec::new()
}
