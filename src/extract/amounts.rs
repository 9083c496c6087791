//! Sums of money in prose: value, exactness, measure, years, status, recipient, and whether the initiative pays it.

use super::Document;
use super::names::Names;
use super::text::Text;
use crate::parse::money::{Money, Qualifier};
use crate::parse::record::{Measure, Status};

/// A sum that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub money: Money,
    /// The shortest run of words that holds number, unit and what limits them.
    pub text: String,
    pub qualifier: Qualifier,
    pub measure: Measure,
    /// How many, where each gets it and the text says how many.
    pub count: Option<u32>,
    /// Ascending; only years that the text ties to the sum.
    pub years: Vec<i16>,
    pub status: Status,
    /// Who receives it, in the text's own words.
    pub to: Option<String>,
    /// Whether the initiative of this document grants, proposes or is financed by it.
    pub funding: bool,
    /// The index of the total of which it is a part ("varav").
    pub part_of: Option<usize>,
    /// The whole sentence.
    pub evidence: String,
}

/// All sums of a text, once for each sum and purpose.
pub(super) fn find(_text: &Text, _document: &Document, _names: &Names) -> Vec<Amount> {
    Vec::new()
}
