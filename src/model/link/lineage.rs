//! What follows what: the other direction of each lineage, and chains that bite their own tail.

use super::{Records, fact};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::head::Entity;
use crate::model::organisation::Predecessor;
use crate::model::{Model, OrganisationId, ProgramId, TopicId};
use crate::parse::date::Days;
use crate::parse::record::{Facts, Kind, Record, Reference, ReleaseFacts, Succession};
use crate::source::Span;

/// Fills in the inverse of each lineage; a finding for each that leads back to its beginning.
pub(super) fn invert(model: &mut Model, records: &Records) -> Vec<Diagnostic> {
    invert_programs(model);
    invert_topics(model);
    invert_successions(model);
    let mut found = Vec::new();
    for chain in chains(model) {
        found.extend(cycles(&chain.edges, &|from, to| cycle(records, &chain, from, to)));
        if chain.leads_back {
            found.extend(later(model, records, &chain));
        }
    }
    found
}

/// A finding for each record that continues, or otherwise builds on, one that is wholly later.
fn later(model: &Model, records: &Records, chain: &Chain) -> Vec<Diagnostic> {
    let days = |index: usize| match chain.kind {
        Kind::Release => certain_days(&model.releases[index]),
        _ => model.programs[index].period.filter(|period| !period.is_vague()).map(|period| period.days()),
    };
    let mut found = Vec::new();
    for (from, to) in chain.edges.iter().enumerate().flat_map(|(from, to)| to.iter().map(move |&to| (from, to))) {
        let (Some(own), Some(other)) = (days(from), days(to)) else { continue };
        let Some(last) = own.last.filter(|last| *last < other.first) else { continue };
        let (record, target) = (records.at(chain.kind, from), records.at(chain.kind, to));
        let (word, id) = (chain.word, &target.id);
        let message = format!("`{}` {word} `{id}`, which is later: from {}, after {last}", record.id, other.first);
        let finding = fact(record, Code::CONTRADICTORY_DATES, chain.span(record, target), message);
        found.push(
            finding.help("the later record names the earlier one; mend a date, or move the key to the other record"),
        );
    }
    found
}

fn certain_days(release: &crate::model::Release) -> Option<Days> {
    let bounds = release.bounds.filter(|_| release.published.is_none_or(|published| !published.is_vague()))?;
    Some(Days { first: bounds.first, last: bounds.last })
}

fn invert_programs(model: &mut Model) {
    for index in 0..model.programs.len() {
        let id = ProgramId(index as u32);
        for earlier in model.programs[index].continues.clone() {
            model.programs[earlier.index()].continued_by.push(id);
        }
        for whole in model.programs[index].part_of.clone() {
            model.programs[whole.index()].parts.push(id);
        }
    }
}

fn invert_topics(model: &mut Model) {
    for index in 0..model.topics.len() {
        for broader in model.topics[index].broader.clone() {
            model.topics[broader.index()].narrower.push(TopicId(index as u32));
        }
    }
}

fn invert_successions(model: &mut Model) {
    let organisations = (0..model.organisations.len() as u32).map(|id| Entity::Organisation(OrganisationId(id)));
    let ministries = (0..model.ministries.len() as u32).map(|id| Entity::Ministry(super::MinistryId(id)));
    for entity in organisations.chain(ministries).collect::<Vec<_>>() {
        let predecessors = match entity {
            Entity::Organisation(id) => model[id].predecessors.clone(),
            Entity::Ministry(id) => model[id].predecessors.clone(),
            _ => Vec::new(),
        };
        for earlier in predecessors {
            let later = Predecessor { entity, ..earlier };
            match earlier.entity {
                Entity::Organisation(id) => model.organisations[id.index()].successors.push(later),
                Entity::Ministry(id) => model.ministries[id.index()].successors.push(later),
                _ => {}
            }
        }
    }
}

/// One kind of lineage over all records of one kind.
struct Chain {
    kind: Kind,
    /// As in "continues itself".
    word: &'static str,
    edges: Vec<Vec<usize>>,
    /// The references of a record that make the edges.
    texts: fn(&Record) -> Vec<&Reference>,
    /// Whether it leads from later to earlier.
    leads_back: bool,
}

impl Chain {
    /// Where a record refers to another.
    fn span(&self, record: &Record, target: &Record) -> Span {
        let whole = format!("/{}/{}", target.folder.as_str(), target.id);
        let means = |reference: &&&Reference| whole.ends_with(&format!("/{}", reference.value));
        (self.texts)(record).iter().find(means).map_or(record.common.title.span, |reference| reference.span)
    }
}

fn chains(model: &Model) -> Vec<Chain> {
    let releases = |of: fn(&crate::model::Release) -> &Vec<crate::model::ReleaseId>| -> Vec<Vec<usize>> {
        model.releases.iter().map(|release| of(release).iter().map(|id| id.index()).collect()).collect()
    };
    let programs = |of: fn(&crate::model::Program) -> &Vec<ProgramId>| {
        model.programs.iter().map(|program| of(program).iter().map(|id| id.index()).collect()).collect()
    };
    let index = |earlier: &Predecessor| match earlier.entity {
        Entity::Organisation(id) => id.index(),
        Entity::Ministry(id) => id.index(),
        _ => unreachable!("only organisations and ministries succeed one another"),
    };
    let organisations = model.organisations.iter().map(|one| one.predecessors.iter().map(index).collect()).collect();
    let ministries = model.ministries.iter().map(|one| one.predecessors.iter().map(index).collect()).collect();
    let topics = model.topics.iter().map(|topic| topic.broader.iter().map(|id| id.index()).collect()).collect();
    let chain = |kind, word, edges, texts| {
        let leads_back = matches!(
            (kind, word),
            (Kind::Release, "continues" | "strengthens" | "amends" | "replaces") | (Kind::Program, "continues")
        );
        Chain { kind, word, edges, texts, leads_back }
    };
    // Two may assist each other.
    let assisting_itself = releases(|one| &one.assists).into_iter().enumerate();
    let assisting_itself = assisting_itself.map(|(own, ids)| ids.into_iter().filter(|id| *id == own).collect());
    vec![
        chain(Kind::Release, "continues", releases(|one| &one.continues), |record| {
            release(record, |facts| &facts.continues)
        }),
        chain(Kind::Release, "strengthens", releases(|one| &one.strengthens), |record| {
            release(record, |facts| &facts.strengthens)
        }),
        chain(Kind::Release, "amends", releases(|one| &one.amends), |record| release(record, |facts| &facts.amends)),
        chain(Kind::Release, "replaces", releases(|one| &one.replaces), |record| {
            release(record, |facts| &facts.replaces)
        }),
        chain(Kind::Release, "assists", assisting_itself.collect(), |record| release(record, |facts| &facts.assists)),
        chain(Kind::Release, "announces", releases(|one| &one.formal_decision), |record| {
            release(record, |facts| &facts.formal_decision)
        }),
        chain(Kind::Program, "continues", programs(|one| &one.continues), |record| {
            program(record, |facts| &facts.continues)
        }),
        chain(Kind::Program, "strengthens", programs(|one| &one.strengthens), |record| {
            program(record, |facts| &facts.strengthens)
        }),
        chain(Kind::Program, "is part of", programs(|one| &one.part_of), |record| {
            program(record, |facts| &facts.part_of)
        }),
        chain(Kind::Program, "serves", programs(|one| &one.strategy), |record| {
            program(record, |facts| &facts.strategy)
        }),
        chain(Kind::Agency, "succeeds", organisations, successions),
        chain(Kind::Ministry, "succeeds", ministries, successions),
        chain(Kind::Topic, "belongs to", topics, |record| match &record.facts {
            Facts::Topic(facts) => facts.broader.iter().collect(),
            _ => Vec::new(),
        }),
    ]
}

fn release(record: &Record, of: fn(&ReleaseFacts) -> &Vec<Reference>) -> Vec<&Reference> {
    match &record.facts {
        Facts::Release(facts) => of(facts).iter().collect(),
        _ => Vec::new(),
    }
}

fn program(record: &Record, of: fn(&crate::parse::record::ProgramFacts) -> &Vec<Reference>) -> Vec<&Reference> {
    match &record.facts {
        Facts::Program(facts) => of(facts).iter().collect(),
        _ => Vec::new(),
    }
}

fn successions(record: &Record) -> Vec<&Reference> {
    let succeeds: &[Succession] = match &record.facts {
        Facts::Agency(facts) => &facts.succeeds,
        Facts::Ministry(facts) => &facts.succeeds,
        _ => &[],
    };
    succeeds.iter().map(|succession| &succession.of).collect()
}

/// The findings of the edges that close a cycle, walking depth first without recursion (a chain may be as long as the site).
fn cycles(edges: &[Vec<usize>], finding: &dyn Fn(usize, usize) -> Diagnostic) -> Vec<Diagnostic> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::Not; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::OnTheWay;
        let mut way = vec![(start, 0)];
        while let Some((node, next)) = way.last_mut() {
            let from = *node;
            match edges[from].get(*next) {
                Some(&to) => {
                    *next += 1;
                    match seen[to] {
                        Seen::Not => {
                            seen[to] = Seen::OnTheWay;
                            way.push((to, 0));
                        }
                        Seen::OnTheWay => found.push(finding(from, to)),
                        Seen::Done => {}
                    }
                }
                None => {
                    seen[from] = Seen::Done;
                    way.pop();
                }
            }
        }
    }
    found
}

fn cycle(records: &Records, chain: &Chain, from: usize, to: usize) -> Diagnostic {
    let (record, target) = (records.at(chain.kind, from), records.at(chain.kind, to));
    let (word, span) = (chain.word, chain.span(record, target));
    let message = match from == to {
        true => format!("`{}` {word} itself", record.id),
        false => format!("`{}` {word} `{}`, which leads back to it", record.id, target.id),
    };
    fact(record, Code::LINEAGE_CYCLE, span, message).help("take one of the references of the circle out")
}
