//! The entities of the register as things of schema.org.

use super::node::Node;
use super::{first_of, kind, last_of, license, publisher, reference, same_as};
use crate::model::{Entity, Government, Minister, Name, Organisation, Period, ProgramId, Term};
use crate::parse::date::End;
use crate::site::{List, Route, Site};

/// The type of a program that is not a text.
const PROJECT: &str = "Project";

/// What the page of an entity is about; see [`super::release`] for releases.
pub(super) fn page(site: &Site, entity: Entity) -> Node {
    let model = &site.model;
    let about = |kind| described(Node::in_context(kind), site, entity);
    match entity {
        Entity::Minister(id) => profile(site, entity, &model[id]),
        Entity::Program(id) => program(site, id),
        Entity::Organisation(id) => organisation(about(kind(site, entity)), site, &model[id]),
        Entity::Ministry(id) => about(kind(site, entity))
            .texts("alternateName", names(&model[id].head.title, &model[id].names, &model[id].acronyms)),
        Entity::Government(id) => government(about(kind(site, entity)), site, &model[id]),
        Entity::Agreement(id) => about(kind(site, entity))
            .nodes("author", parties(&model[id].parties))
            .maybe("temporalCoverage", model[id].period.as_ref().and_then(coverage)),
        Entity::Topic(_) => about(kind(site, entity)).node("inDefinedTermSet", topics(site)),
        Entity::Region(id) => about(kind(site, entity))
            .maybe("identifier", model[id].code.as_ref())
            .node("containedInPlace", Node::of("Country").text("name", "Sverige")),
        Entity::Page(_) => about(kind(site, entity)).node("publisher", publisher(site)).maybe("license", license(site)),
        Entity::Post(_) | Entity::Release(_) => about(kind(site, entity)),
    }
}

/// The properties that every thing has.
fn described(node: Node, site: &Site, entity: Entity) -> Node {
    let head = site.model.head(entity);
    let url = site.absolute(&Route::Entity(entity));
    node.text("@id", &url)
        .text("url", &url)
        .text("name", &head.title)
        .maybe("description", head.summary.as_ref())
        .texts("sameAs", same_as(site, entity))
}

fn organisation(node: Node, site: &Site, organisation: &Organisation) -> Node {
    let ministries = organisation.ministries.iter().filter(|(_, period)| period.contains(site.model.today()));
    node.texts("alternateName", names(&organisation.head.title, &organisation.names, &organisation.acronyms))
        .maybe("identifier", organisation.org_nr.as_ref())
        .nodes("parentOrganization", ministries.map(|(id, _)| reference(site, Entity::Ministry(*id))))
}

fn names<'a>(title: &str, names: &'a [Name], acronyms: &'a [String]) -> Vec<&'a str> {
    let other = names.iter().map(|name| name.name.as_str()).filter(|name| *name != title);
    other.chain(acronyms.iter().map(String::as_str)).collect()
}

/// A strategy is a text that holds for some time; any other program a project with a beginning and an end.
fn program(site: &Site, id: ProgramId) -> Node {
    let program = &site.model[id];
    let entity = Entity::Program(id);
    let node = described(Node::in_context(kind(site, entity)), site, entity);
    let period = program.period.map(Period::of);
    if kind(site, entity) != PROJECT {
        return node.maybe("temporalCoverage", period.as_ref().and_then(coverage));
    }
    let wholes = program.part_of.iter().map(|&whole| Entity::Program(whole));
    let projects = wholes.filter(|&whole| kind(site, whole) == PROJECT);
    node.maybe("foundingDate", period.as_ref().and_then(first_of))
        .maybe("dissolutionDate", period.as_ref().and_then(last_of))
        .nodes("parentOrganization", projects.map(|whole| reference(site, whole)))
}

/// An interval of ISO 8601: `2021/2023`, `2021/..`. Nothing where its beginning or its end is uncertain.
fn coverage(period: &Period) -> Option<String> {
    let first = first_of(period)?;
    match period.to {
        End::Open => Some(format!("{first}/..")),
        _ => last_of(period).map(|last| format!("{first}/{last}")),
    }
}

fn government(node: Node, site: &Site, government: &Government) -> Node {
    let prime_minister = government.prime_minister.map(|id| reference(site, Entity::Minister(id)));
    node.maybe("foundingDate", first_of(&government.period))
        .maybe("dissolutionDate", last_of(&government.period))
        .nodes("member", parties(&government.parties).chain(prime_minister))
}

fn parties(parties: &[(String, String)]) -> impl Iterator<Item = Node> {
    parties.iter().map(|(_, name)| Node::of("PoliticalParty").text("name", name))
}

fn topics(site: &Site) -> Node {
    let list = site.absolute(&Route::List(List::Topics));
    Node::of("DefinedTermSet").text("@id", &list).text("url", &list)
}

/// A minister's page: the person, and beside them their terms of office as roles.
fn profile(site: &Site, entity: Entity, minister: &Minister) -> Node {
    let today = site.model.today();
    let current = || minister.terms.iter().filter(|term| term.period.contains(today));
    let ministries = current().flat_map(|term| &term.ministries).map(|&id| reference(site, Entity::Ministry(id)));
    let party = minister.party.iter().map(|(_, name)| Node::of("PoliticalParty").text("name", name));
    let person = described(Node::of(kind(site, entity)), site, entity)
        .texts("jobTitle", current().map(|term| term.title.as_str()))
        .nodes("worksFor", ministries)
        .nodes("hasOccupation", minister.terms.iter().map(occupation))
        .nodes("affiliation", party);
    Node::in_context("ProfilePage")
        .text("url", site.absolute(&Route::Entity(entity)))
        .node("mainEntity", person)
        .nodes("about", minister.terms.iter().map(role))
}

fn occupation(term: &Term) -> Node {
    Node::of("Occupation").text("name", &term.title)
}

fn role(term: &Term) -> Node {
    Node::of("OrganizationRole")
        .text("roleName", &term.title)
        .maybe("startDate", first_of(&term.period))
        .maybe("endDate", last_of(&term.period))
}
