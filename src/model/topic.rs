//! Topics, regions and the site's own pages.

use super::TopicId;
use super::head::Head;

#[derive(Clone, Debug)]
pub struct Topic {
    pub head: Head,
    pub broader: Vec<TopicId>,
    /// The inverse of `broader`.
    pub narrower: Vec<TopicId>,
}

#[derive(Clone, Debug)]
pub struct Region {
    pub head: Head,
    /// County code.
    pub code: Option<String>,
}

/// A page of the site's own, such as "about".
#[derive(Clone, Debug)]
pub struct Page {
    pub head: Head,
}
