//! Programs: what a government or an association undertakes over years.

use super::head::Head;
use super::release::{Basis, Party};
use super::{ProgramId, RegionId, TopicId};
use crate::parse::date::Edtf;
use crate::parse::record::ProgramType;

#[derive(Clone, Debug)]
pub struct Program {
    pub head: Head,
    pub kind: ProgramType,
    pub period: Option<Edtf>,
    pub lead: Vec<Party>,
    pub continues: Vec<ProgramId>,
    /// The inverse of `continues`.
    pub continued_by: Vec<ProgramId>,
    pub strengthens: Vec<ProgramId>,
    pub part_of: Vec<ProgramId>,
    /// The inverse of `part_of`.
    pub parts: Vec<ProgramId>,
    pub goals: Vec<String>,
    /// The strategies that it follows.
    pub strategy: Vec<ProgramId>,
    pub regions: Vec<RegionId>,
    pub topics: Vec<TopicId>,
    pub basis: Option<Basis>,
}
