//! Structured data of a page: JSON-LD in the vocabulary of schema.org (read against version 30.1).
//!
//! Only properties that schema.org gives to the type are used, so two common habits are missing: `query-input`, which is no term of the vocabulary,
//! and roles put between a person and a post; terms of office stand beside the person, as what the page is about. Knows no HTML but how to
//! stand safely inside a `script` element.

mod entity;
mod release;

use serde_json::{Value, json};

use crate::model::{Entity, Period};
use crate::parse::date::{Edtf, End, PartialDate};
use crate::parse::record::{AgencyType, ProgramType};
use crate::site::{DataFile, Route, Site};

/// What a page is about, one value for each block of JSON-LD; none for routes that are not pages.
pub fn json_ld(site: &Site, route: &Route) -> Vec<Value> {
    let about = match route {
        Route::Home => website(site),
        Route::DataIndex => dataset(site),
        Route::Entity(Entity::Release(id)) => release::article(site, *id),
        Route::Entity(entity) => entity::page(site, *entity),
        _ => return Vec::new(),
    };
    vec![in_context(about)]
}

/// The way from the home page to a page: each step's name and absolute address, the page itself last.
pub fn breadcrumbs(steps: &[(String, String)]) -> Value {
    let items = steps
        .iter()
        .zip(1..)
        .map(|((name, url), position)| json!({"@type": "ListItem", "position": position, "name": name, "item": url}));
    in_context(json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()}))
}

/// The text of a `script` element of type `application/ld+json`: nothing in it can end the element or begin a comment.
pub fn script(value: &Value) -> String {
    let json = value.to_string();
    if !json.contains(['<', '>', '&']) {
        return json;
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            _ => safe.push(c),
        }
    }
    safe
}

fn in_context(mut value: Value) -> Value {
    drop_empty(&mut value);
    if let Value::Object(members) = &mut value {
        members.shift_insert(0, "@context".to_owned(), json!("https://schema.org"));
    }
    value
}

/// Drops what is not known, so that the nodes below can be written as literals.
fn drop_empty(value: &mut Value) {
    let is_known = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(drop_empty);
            members.retain(|_, value| is_known(value));
        }
        Value::Array(items) => {
            items.iter_mut().for_each(drop_empty);
            items.retain(is_known);
        }
        _ => {}
    }
}

fn website(site: &Site) -> Value {
    let home = site.absolute(&Route::Home);
    json!({
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": site.model.config.title,
        "inLanguage": site.theme.language,
        "publisher": publisher(site),
        "license": license(site),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{}?q={{search_term_string}}", site.absolute(&Route::Search)),
            },
        },
    })
}

fn dataset(site: &Site) -> Value {
    let files = [
        (DataFile::Releases, "application/json"),
        (DataFile::Agencies, "application/json"),
        (DataFile::Ministers, "application/json"),
        (DataFile::Programs, "application/json"),
        (DataFile::Amounts, "text/csv"),
    ];
    let downloads = files.map(|(file, format)| {
        let url = site.absolute(&Route::Data(file));
        let name = url.rsplit('/').next().map(str::to_owned);
        json!({"@type": "DataDownload", "name": name, "contentUrl": url, "encodingFormat": format})
    });
    let page = site.absolute(&Route::DataIndex);
    json!({
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": site.model.config.title,
        "description": site.theme.texts.get("data.description"),
        "inLanguage": site.theme.language,
        "isAccessibleForFree": true,
        "publisher": publisher(site),
        "license": license(site),
        "distribution": downloads,
    })
}

/// Who publishes the site; the site's own name where none is given.
fn publisher(site: &Site) -> Value {
    let publisher = &site.model.config.publisher;
    let name = if publisher.name.is_empty() { &site.model.config.title } else { &publisher.name };
    json!({"@type": "Organization", "name": name, "url": publisher.url, "email": publisher.email})
}

/// The licence, where it is an address.
fn license(site: &Site) -> Option<&str> {
    site.model.config.license.as_deref().filter(|license| license.contains("://"))
}

/// Another entity, named by its page.
fn reference(site: &Site, entity: Entity) -> Value {
    json!({"@type": kind(site, entity), "@id": site.absolute(&Route::Entity(entity)), "name": site.model.head(entity).title})
}

/// The type of an entity in schema.org.
fn kind(site: &Site, entity: Entity) -> &'static str {
    match entity {
        Entity::Release(_) => "Article",
        Entity::Program(id) => match site.model[id].kind {
            ProgramType::Initiative | ProgramType::Pilot | ProgramType::Inquiry => "Project",
            ProgramType::Strategy | ProgramType::Declaration => "CreativeWork",
        },
        Entity::Organisation(id) => match site.model[id].kind {
            AgencyType::Agency | AgencyType::CountyBoard | AgencyType::Court => "GovernmentOrganization",
            AgencyType::Region | AgencyType::Municipality => "GovernmentOrganization",
            AgencyType::University => "CollegeOrUniversity",
            AgencyType::Ngo => "NGO",
            AgencyType::Company => "Corporation",
            AgencyType::Association | AgencyType::Network | AgencyType::Foundation | AgencyType::Group => {
                "Organization"
            }
        },
        Entity::Ministry(_) | Entity::Government(_) => "GovernmentOrganization",
        Entity::Minister(_) => "Person",
        Entity::Post(_) => "Occupation",
        Entity::Agreement(_) => "CreativeWork",
        Entity::Topic(_) => "DefinedTerm",
        Entity::Region(_) => "AdministrativeArea",
        Entity::Page(_) => "WebPage",
    }
}

/// Other pages about the same: its own elsewhere, and Wikidata's.
fn same_as(site: &Site, entity: Entity) -> Vec<String> {
    let head = site.model.head(entity);
    let wikidata = head.wikidata.as_ref().map(|item| match item.contains("://") {
        true => item.clone(),
        false => format!("https://www.wikidata.org/wiki/{item}"),
    });
    head.url.iter().cloned().chain(wikidata).filter(|url| url.contains("://")).collect()
}

/// A date of ISO 8601, to the precision that is known; nothing for an interval or an uncertain date, which it cannot say.
fn iso(date: &Edtf) -> Option<String> {
    match date {
        Edtf::Date(date) => certain(date),
        Edtf::Interval(..) => None,
    }
}

fn certain(date: &PartialDate) -> Option<String> {
    (!date.is_vague()).then(|| date.to_string())
}

fn first_of(period: &Period) -> Option<String> {
    period.from.as_ref().and_then(certain)
}

fn last_of(period: &Period) -> Option<String> {
    match &period.to {
        End::At(date) => certain(date),
        End::Open | End::Unknown => None,
    }
}
