//! The entities of the register as things of schema.org.

use serde_json::{Value, json};

use super::{first_of, kind, last_of, license, publisher, reference, same_as};
use crate::model::{Entity, Government, Minister, Name, Organisation, Period, ProgramId, Term};
use crate::parse::date::End;
use crate::site::{List, Route, Site};

/// What the page of an entity is about; see [`super::release`] for releases.
pub(super) fn page(site: &Site, entity: Entity) -> Value {
    let model = &site.model;
    let more = match entity {
        Entity::Minister(id) => return profile(site, entity, &model[id]),
        Entity::Program(id) => program(site, id),
        Entity::Organisation(id) => organisation(site, &model[id]),
        Entity::Ministry(id) => {
            json!({"alternateName": names(&model[id].head.title, &model[id].names, &model[id].acronyms)})
        }
        Entity::Government(id) => government(site, &model[id]),
        Entity::Agreement(id) => json!({
            "author": parties(&model[id].parties),
            "temporalCoverage": model[id].period.as_ref().and_then(coverage),
        }),
        Entity::Topic(_) => topic(site),
        Entity::Region(id) => json!({
            "identifier": model[id].code,
            "containedInPlace": {"@type": "Country", "name": "Sverige"},
        }),
        Entity::Page(_) => json!({"publisher": publisher(site), "license": license(site)}),
        Entity::Post(_) | Entity::Release(_) => json!({}),
    };
    described(site, entity, more)
}

/// A thing with the properties that every thing has, and more.
fn described(site: &Site, entity: Entity, more: Value) -> Value {
    let head = site.model.head(entity);
    let url = site.absolute(&Route::Entity(entity));
    let mut node = json!({
        "@type": kind(site, entity),
        "@id": url,
        "url": url,
        "name": head.title,
        "description": head.summary,
        "sameAs": same_as(site, entity),
    });
    if let (Some(members), Value::Object(more)) = (node.as_object_mut(), more) {
        members.extend(more);
    }
    node
}

fn organisation(site: &Site, organisation: &Organisation) -> Value {
    let ministries = organisation.ministries.iter().filter(|(_, period)| period.contains(site.model.today()));
    json!({
        "alternateName": names(&organisation.head.title, &organisation.names, &organisation.acronyms),
        "identifier": organisation.org_nr,
        "parentOrganization": ministries.map(|(id, _)| reference(site, Entity::Ministry(*id))).collect::<Vec<_>>(),
    })
}

fn names<'a>(title: &str, names: &'a [Name], acronyms: &'a [String]) -> Vec<&'a str> {
    let other = names.iter().map(|name| name.name.as_str()).filter(|name| *name != title);
    other.chain(acronyms.iter().map(String::as_str)).collect()
}

/// A strategy is a text that holds for some time; any other program a project with a beginning and an end.
fn program(site: &Site, id: ProgramId) -> Value {
    let program = &site.model[id];
    let period = program.period.map(Period::of);
    let wholes = program.part_of.iter().map(|&whole| reference(site, Entity::Program(whole)));
    match kind(site, Entity::Program(id)) {
        "Project" => json!({
            "foundingDate": period.as_ref().and_then(first_of),
            "dissolutionDate": period.as_ref().and_then(last_of),
            "parentOrganization": wholes.filter(|whole| whole["@type"] == "Project").collect::<Vec<_>>(),
        }),
        _ => json!({"temporalCoverage": period.as_ref().and_then(coverage)}),
    }
}

/// An interval of ISO 8601: `2021/2023`, `2021/..`. Nothing where its beginning or its end is uncertain.
fn coverage(period: &Period) -> Option<String> {
    let first = first_of(period)?;
    match period.to {
        End::Open => Some(format!("{first}/..")),
        _ => last_of(period).map(|last| format!("{first}/{last}")),
    }
}

fn government(site: &Site, government: &Government) -> Value {
    let mut members = parties(&government.parties);
    members.extend(government.prime_minister.map(|id| reference(site, Entity::Minister(id))));
    json!({
        "foundingDate": first_of(&government.period),
        "dissolutionDate": last_of(&government.period),
        "member": members,
    })
}

fn parties(parties: &[(String, String)]) -> Vec<Value> {
    parties.iter().map(|(_, name)| json!({"@type": "PoliticalParty", "name": name})).collect()
}

fn topic(site: &Site) -> Value {
    let list = site.absolute(&Route::List(List::Topics));
    json!({"inDefinedTermSet": {"@type": "DefinedTermSet", "@id": list, "url": list}})
}

/// A minister's page: the person, and beside them their terms of office as roles.
fn profile(site: &Site, entity: Entity, minister: &Minister) -> Value {
    let today = site.model.today();
    let current = || minister.terms.iter().filter(|term| term.period.contains(today));
    let ministries = current().flat_map(|term| &term.ministries).map(|&id| reference(site, Entity::Ministry(id)));
    let person = json!({
        "jobTitle": current().map(|term| term.title.as_str()).collect::<Vec<_>>(),
        "worksFor": ministries.collect::<Vec<_>>(),
        "hasOccupation": minister.terms.iter().map(occupation).collect::<Vec<_>>(),
        "affiliation": minister.party.iter().map(|(_, name)| json!({"@type": "PoliticalParty", "name": name})).collect::<Vec<_>>(),
    });
    json!({
        "@type": "ProfilePage",
        "url": site.absolute(&Route::Entity(entity)),
        "mainEntity": described(site, entity, person),
        "about": minister.terms.iter().map(role).collect::<Vec<_>>(),
    })
}

fn occupation(term: &Term) -> Value {
    json!({"@type": "Occupation", "name": term.title})
}

fn role(term: &Term) -> Value {
    json!({
        "@type": "OrganizationRole",
        "roleName": term.title,
        "startDate": first_of(&term.period),
        "endDate": last_of(&term.period),
    })
}
