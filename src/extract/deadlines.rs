//! Days by which somebody must hand in, ask for or finish something.

use super::Document;
use super::names::Names;
use super::text::Text;
use crate::parse::date::PartialDate;
use crate::parse::record::DeadlineKind;

/// A deadline that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// A day or a month.
    pub due: PartialDate,
    pub kind: DeadlineKind,
    /// Who must do it, in base form.
    pub by: Vec<String>,
    /// The same text replaces it.
    pub superseded: bool,
    /// The whole sentence.
    pub evidence: String,
}

/// All deadlines of a text, series written out.
pub(super) fn find(_text: &Text, _document: &Document, _names: &Names) -> Vec<Deadline> {
    Vec::new()
}
