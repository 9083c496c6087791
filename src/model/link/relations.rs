//! Every edge of the model in one list, so that each is shown at both ends.

use crate::model::head::Entity;
use crate::model::relation::{Relation, RelationKind, Relations};
use crate::model::release::{Basis, Party, Quoted, Release};
use crate::model::{
    DeadlineId, GovernmentId, Minister, MinisterId, Model, OrganisationId, Predecessor, Program, ReleaseId,
};

/// Collects the edges to those of mentions and links in text.
pub(super) fn link(model: &mut Model, in_text: Vec<Relation>) {
    let mut edges = Edges { edges: in_text };
    for (release, id) in model.releases.iter().zip(0..) {
        edges.of_release(model, ReleaseId(id), release);
    }
    for entity in model.entities().filter(|entity| !matches!(entity, Entity::Release(_))) {
        edges.of_entity(model, entity);
    }
    model.relations = Relations::new(model, edges.edges);
}

struct Edges {
    edges: Vec<Relation>,
}

impl Edges {
    fn add(&mut self, from: Entity, kind: RelationKind, to: Entity) {
        self.edges.push(Relation { from, kind, to, words: None });
    }

    fn all(&mut self, from: Entity, kind: RelationKind, to: impl IntoIterator<Item = Entity>) {
        to.into_iter().for_each(|to| self.add(from, kind, to));
    }

    fn parties<'a>(&mut self, from: Entity, kind: RelationKind, parties: impl IntoIterator<Item = &'a Party>) {
        self.all(from, kind, parties.into_iter().filter_map(Party::entity));
    }

    fn basis(&mut self, from: Entity, basis: &Option<Basis>) {
        let agreement = basis.as_ref().and_then(|basis| basis.agreement);
        self.all(from, RelationKind::Agreement, agreement.map(Entity::Agreement));
    }

    fn successions(&mut self, from: Entity, predecessors: &[Predecessor]) {
        for earlier in predecessors {
            self.add(from, RelationKind::Succeeds(earlier.relation), earlier.entity);
        }
    }

    fn of_release(&mut self, model: &Model, id: ReleaseId, release: &Release) {
        use RelationKind as Kind;
        let from = Entity::Release(id);
        self.all(from, Kind::Ministry, release.ministries.iter().copied().map(Entity::Ministry));
        self.all(from, Kind::Minister, release.ministers.iter().map(|one| Entity::Minister(one.minister)));
        for involved in &release.agencies {
            self.add(from, Kind::Agency(involved.role), Entity::Organisation(involved.organisation));
        }
        self.parties(from, Kind::AssignedBy, &release.assigned_by);
        self.all(from, Kind::Program, release.programs.iter().copied().map(Entity::Program));
        self.all(from, Kind::Topic, release.topics.iter().copied().map(Entity::Topic));
        self.all(from, Kind::Region, release.regions.iter().copied().map(Entity::Region));
        self.all(from, Kind::Government, release.government.map(Entity::Government));
        self.basis(from, &release.basis);
        let releases = |ids: &[ReleaseId]| ids.iter().copied().map(Entity::Release).collect::<Vec<_>>();
        self.all(from, Kind::Continues, releases(&release.continues));
        self.all(from, Kind::Strengthens, releases(&release.strengthens));
        self.all(from, Kind::Amends, releases(&release.amends));
        self.all(from, Kind::Replaces, releases(&release.replaces));
        self.all(from, Kind::Assists, releases(&release.assists));
        self.all(from, Kind::FormalDecision, releases(&release.formal_decision));
        self.all(
            from,
            Kind::Quotes,
            release.quoted.iter().filter_map(|quoted| match quoted {
                Quoted::Minister(id) => Some(Entity::Minister(*id)),
                Quoted::Words(_) => None,
            }),
        );
        self.of_rows(model, id);
        release.deadlines.iter().for_each(|&deadline| self.of_deadline(model, from, deadline));
    }

    fn of_rows(&mut self, model: &Model, id: ReleaseId) {
        use RelationKind as Kind;
        let from = Entity::Release(id);
        for row in model.rows_of_release(id).map(|row| &model[row]) {
            self.parties(from, Kind::Pays, [&row.from]);
            self.parties(from, Kind::Distributes, &row.through);
            self.parties(from, Kind::Receives, &row.to);
            self.all(from, Kind::Region, row.regions.iter().copied().map(Entity::Region));
            self.all(from, Kind::AnnouncedIn, row.announced_in.map(Entity::Release));
            self.all(from, Kind::Regrants, row.regrants.flatten().map(Entity::Release));
        }
    }

    fn of_deadline(&mut self, model: &Model, from: Entity, id: DeadlineId) {
        let deadline = &model[id];
        self.parties(from, RelationKind::ReportBy, &deadline.by);
        self.parties(from, RelationKind::ReportTo, &deadline.to);
        let amended = deadline.amends.map(|amended| Entity::Release(model[amended].release));
        self.all(from, RelationKind::AmendsDeadline, amended);
    }

    fn of_entity(&mut self, model: &Model, from: Entity) {
        match from {
            Entity::Program(id) => self.of_program(from, &model[id]),
            Entity::Organisation(id) => self.of_organisation(model, from, id),
            Entity::Ministry(id) => self.successions(from, &model[id].predecessors),
            Entity::Minister(id) => self.of_minister(from, &model[id]),
            Entity::Government(id) => self.of_government(model, from, id),
            Entity::Topic(id) => {
                self.all(from, RelationKind::Broader, model[id].broader.iter().copied().map(Entity::Topic));
            }
            _ => {}
        }
    }

    fn of_program(&mut self, from: Entity, program: &Program) {
        use RelationKind as Kind;
        self.all(from, Kind::Continues, program.continues.iter().copied().map(Entity::Program));
        self.all(from, Kind::Strengthens, program.strengthens.iter().copied().map(Entity::Program));
        self.all(from, Kind::PartOf, program.part_of.iter().copied().map(Entity::Program));
        self.all(from, Kind::Strategy, program.strategy.iter().copied().map(Entity::Program));
        self.all(from, Kind::Region, program.regions.iter().copied().map(Entity::Region));
        self.all(from, Kind::Topic, program.topics.iter().copied().map(Entity::Topic));
        self.parties(from, Kind::Lead, &program.lead);
        self.basis(from, &program.basis);
    }

    fn of_organisation(&mut self, model: &Model, from: Entity, id: OrganisationId) {
        let organisation = &model[id];
        self.all(from, RelationKind::Ministry, organisation.ministries.iter().map(|&(id, _)| Entity::Ministry(id)));
        self.successions(from, &organisation.predecessors);
    }

    fn of_minister(&mut self, from: Entity, minister: &Minister) {
        for term in &minister.terms {
            self.all(from, RelationKind::Holds, term.post.map(Entity::Post));
            self.all(from, RelationKind::Ministry, term.ministries.iter().copied().map(Entity::Ministry));
            self.all(from, RelationKind::Government, term.governments.iter().copied().map(Entity::Government));
        }
    }

    fn of_government(&mut self, model: &Model, from: Entity, id: GovernmentId) {
        let prime_minister: Option<MinisterId> = model[id].prime_minister;
        self.all(from, RelationKind::PrimeMinister, prime_minister.map(Entity::Minister));
    }
}

impl Model {
    /// Adds edges that are known only once addresses are.
    pub(crate) fn relate(&mut self, edges: Vec<Relation>) {
        if !edges.is_empty() {
            let known = std::mem::take(&mut self.relations).into_edges();
            self.relations = Relations::new(self, known.into_iter().chain(edges).collect());
        }
    }
}
