//! Programs.

use super::{Linker, Shown, basis, party, regions};
use crate::model::program::Program;
use crate::model::{ProgramId, TopicId};
use crate::parse::record::{Facts, Kind, ProgramFacts};

impl Linker<'_> {
    pub(super) fn programs(&mut self, shown: &[Shown]) -> Vec<Program> {
        shown.iter().map(|shown| self.program(shown)).collect()
    }

    fn program(&mut self, shown: &Shown) -> Program {
        let Facts::Program(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
        let facts: &ProgramFacts = facts;
        let record = shown.record;
        let mut programs = |references| self.indices(Kind::Program, references, record, ProgramId);
        Program {
            kind: facts.kind,
            period: facts.period.as_ref().map(|period| period.value),
            continues: programs(&facts.continues),
            continued_by: Vec::new(),
            strengthens: programs(&facts.strengthens),
            part_of: programs(&facts.part_of),
            parts: Vec::new(),
            strategy: programs(&facts.strategy),
            goals: facts.goals.clone(),
            lead: facts.lead.iter().filter_map(|text| party(&self.resolver, text, record, &mut self.found)).collect(),
            regions: regions(&self.resolver, &facts.regions, record, &mut self.found),
            topics: self.indices(Kind::Topic, &facts.topics, record, TopicId),
            basis: facts.basis.as_ref().map(|text| basis(self.config, &self.resolver, text, record, &mut self.found)),
            head: self.head(shown),
        }
    }
}
