//! Agencies, ministers and programs in data.

use serde::Serialize;

use super::{BasisData, HeadData, NameData, PeriodData, ids, names, parties};
use crate::model::{
    Entity, Minister, MinisterId, Model, Organisation, OrganisationId, Predecessor, Program, ProgramId, Term,
};
use crate::site::Site;

#[derive(Serialize)]
pub(super) struct AgencyData<'a> {
    #[serde(flatten)]
    head: HeadData<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    names: Vec<NameData<'a>>,
    acronyms: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    org_nr: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ministry: Vec<DatedMinistryData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    succeeds: Vec<SuccessionData<'a>>,
}

#[derive(Serialize)]
struct DatedMinistryData<'a> {
    ministry: &'a str,
    #[serde(flatten)]
    period: PeriodData,
}

#[derive(Serialize)]
struct SuccessionData<'a> {
    agency: &'a str,
    relation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl<'a> AgencyData<'a> {
    pub(super) fn of(site: &'a Site, agency: &'a Organisation, index: u32) -> AgencyData<'a> {
        let model = &site.model;
        let ministries = agency.ministries.iter();
        AgencyData {
            head: HeadData::of(site, Entity::Organisation(OrganisationId(index))),
            kind: agency.kind.as_str(),
            names: names(&agency.head, &agency.names),
            acronyms: &agency.acronyms,
            org_nr: agency.org_nr.as_deref(),
            ministry: ministries
                .map(|(id, period)| DatedMinistryData { ministry: &model[*id].head.id, period: PeriodData::of(period) })
                .collect(),
            succeeds: agency.predecessors.iter().map(|earlier| SuccessionData::of(model, earlier)).collect(),
        }
    }
}

impl<'a> SuccessionData<'a> {
    fn of(model: &'a Model, earlier: &Predecessor) -> SuccessionData<'a> {
        SuccessionData {
            agency: &model.head(earlier.entity).id,
            relation: earlier.relation.as_str(),
            date: earlier.date.map(|date| date.to_string()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MinisterData<'a> {
    #[serde(flatten)]
    head: HeadData<'a>,
    names: Vec<NameData<'a>>,
    acronyms: [&'a str; 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    appointments: Vec<TermData<'a>>,
}

/// A term: consecutive appointments to one post with one title are one.
#[derive(Serialize)]
struct TermData<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ministry: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    government: Vec<&'a str>,
    #[serde(flatten)]
    period: PeriodData,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<&'static str>,
}

impl<'a> MinisterData<'a> {
    pub(super) fn of(site: &'a Site, minister: &'a Minister, index: u32) -> MinisterData<'a> {
        MinisterData {
            head: HeadData::of(site, Entity::Minister(MinisterId(index))),
            names: names(&minister.head, &[]),
            acronyms: [],
            party: minister.party.as_ref().map(|(key, _)| key.as_str()),
            appointments: minister.terms.iter().map(|term| TermData::of(&site.model, term)).collect(),
        }
    }
}

impl<'a> TermData<'a> {
    fn of(model: &'a Model, term: &'a Term) -> TermData<'a> {
        TermData {
            title: &term.title,
            post: term.post.map(|id| model[id].head.id.as_str()),
            ministry: ids(model, &term.ministries, Entity::Ministry),
            government: ids(model, &term.governments, Entity::Government),
            period: PeriodData::of(&term.period),
            end: term.end.map(|end| end.as_str()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ProgramData<'a> {
    #[serde(flatten)]
    head: HeadData<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    names: Vec<NameData<'a>>,
    acronyms: [&'a str; 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lead: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    continues: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strengthens: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    part_of: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    goals: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strategy: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<BasisData<'a>>,
}

impl<'a> ProgramData<'a> {
    pub(super) fn of(site: &'a Site, program: &'a Program, index: u32) -> ProgramData<'a> {
        let model = &site.model;
        let programs = |all: &[ProgramId]| ids(model, all, Entity::Program);
        ProgramData {
            head: HeadData::of(site, Entity::Program(ProgramId(index))),
            kind: program.kind.as_str(),
            names: names(&program.head, &[]),
            acronyms: [],
            period: program.period.map(|period| period.to_string()),
            lead: parties(model, &program.lead),
            continues: programs(&program.continues),
            strengthens: programs(&program.strengthens),
            part_of: programs(&program.part_of),
            goals: &program.goals,
            strategy: programs(&program.strategy),
            regions: ids(model, &program.regions, Entity::Region),
            topics: ids(model, &program.topics, Entity::Topic),
            basis: program.basis.as_ref().map(|basis| BasisData::of(model, basis)),
        }
    }
}
