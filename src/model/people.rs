//! Ministers, the posts that they hold, and the governments in which they do.

use super::head::Head;
use super::time::Period;
use super::{GovernmentId, MinisterId, MinistryId, PostId};
use crate::parse::record::TermEnd;

#[derive(Clone, Debug)]
pub struct Minister {
    pub head: Head,
    /// Key and name.
    pub party: Option<(String, String)>,
    /// In the order of time; consecutive appointments to one post with one title are one term.
    pub terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub title: String,
    pub post: Option<PostId>,
    pub ministries: Vec<MinistryId>,
    /// More than one where a term went on over a change of government.
    pub governments: Vec<GovernmentId>,
    pub period: Period,
    pub end: Option<TermEnd>,
}

/// A stable portfolio under changing titles.
#[derive(Clone, Debug)]
pub struct Post {
    pub head: Head,
    /// Who held it, in the order of time: the minister and which of `Minister::terms`.
    pub holders: Vec<(MinisterId, usize)>,
}

#[derive(Clone, Debug)]
pub struct Government {
    pub head: Head,
    /// From its first day to the day before the next one's.
    pub period: Period,
    /// Key and name.
    pub parties: Vec<(String, String)>,
    pub prime_minister: Option<MinisterId>,
}
