//! Organisations and ministries.

use super::{Linker, Shown};
use crate::model::head::Entity;
use crate::model::organisation::{Ministry, Name, Organisation};
use crate::model::time::Period;
use crate::model::{MinistryId, OrganisationId};
use crate::parse::date::End;
use crate::parse::record::{DatedMinistry, DatedName, Facts, Kind, Record};

impl Linker<'_> {
    pub(super) fn organisations(&mut self, shown: &[Shown]) -> Vec<Organisation> {
        let organisation = |shown: &Shown| {
            let Facts::Agency(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
            let to_entity = |index| Entity::Organisation(OrganisationId(index));
            Organisation {
                head: self.head(shown),
                kind: facts.kind,
                names: names(&facts.names),
                acronyms: facts.acronyms.iter().map(|acronym| acronym.value.clone()).collect(),
                autolink: facts.autolink.clone(),
                org_nr: facts.org_nr.clone(),
                ministries: facts
                    .ministry
                    .iter()
                    .filter_map(|dated| self.dated_ministry(dated, shown.record))
                    .collect(),
                predecessors: self.predecessors(Kind::Agency, &facts.succeeds, shown.record, to_entity),
                successors: Vec::new(),
            }
        };
        shown.iter().map(organisation).collect()
    }

    pub(super) fn ministries(&mut self, shown: &[Shown]) -> Vec<Ministry> {
        let ministry = |shown: &Shown| {
            let Facts::Ministry(facts) = &shown.record.facts else { unreachable!("records are sorted by kind") };
            let to_entity = |index| Entity::Ministry(MinistryId(index));
            Ministry {
                head: self.head(shown),
                names: names(&facts.names),
                acronyms: facts.acronyms.iter().map(|acronym| acronym.value.clone()).collect(),
                predecessors: self.predecessors(Kind::Ministry, &facts.succeeds, shown.record, to_entity),
                successors: Vec::new(),
            }
        };
        shown.iter().map(ministry).collect()
    }

    fn dated_ministry(&mut self, dated: &DatedMinistry, record: &Record) -> Option<(MinistryId, Period)> {
        let period = Self::period(&dated.from, &dated.to).unwrap_or(Period { from: None, to: End::Open });
        Some((MinistryId(self.index(Kind::Ministry, &dated.ministry, record)?), period))
    }
}

fn names(names: &[DatedName]) -> Vec<Name> {
    let period = |dated: &DatedName| Linker::period(&dated.from, &dated.to);
    names.iter().map(|dated| Name { name: dated.name.value.clone(), period: period(dated) }).collect()
}
