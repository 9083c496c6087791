//! Agreements between parties: the political basis of what a government does.

use super::head::Head;
use super::time::Period;

#[derive(Clone, Debug)]
pub struct Agreement {
    pub head: Head,
    /// Key and name.
    pub parties: Vec<(String, String)>,
    /// `None` where no date at all is known.
    pub period: Option<Period>,
}
