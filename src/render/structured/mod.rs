//! Structured data of a page: JSON-LD in the vocabulary of schema.org (read against version 30.1).
//!
//! Only properties that schema.org gives to the type are used, so two common habits are missing: `query-input`, which is no term of the vocabulary,
//! and roles put between a person and a post; terms of office stand beside the person, as what the page is about. Knows no HTML but how to
//! stand safely inside a `script` element.

mod entity;
mod node;
mod release;

use crate::model::{Entity, Period};
use crate::parse::date::{Edtf, End, PartialDate};
use crate::parse::record::{AgencyType, ProgramType};
use crate::site::{DataFile, Route, Site};
use node::Node;

/// What a page is about, as the text of a `script` element of type `application/ld+json`; none for routes that are not pages.
pub fn json_ld(site: &Site, route: &Route) -> Option<String> {
    let about = match route {
        Route::Home => website(site),
        Route::DataIndex => dataset(site),
        Route::Entity(Entity::Release(id)) => release::article(site, *id),
        Route::Entity(entity) => entity::page(site, *entity),
        _ => return None,
    };
    Some(about.json())
}

/// The way from the home page to a page, likewise: each step's name and absolute address, the page itself last.
pub fn breadcrumbs(steps: &[(String, String)]) -> String {
    let items = steps.iter().zip(1..).map(|((name, url), position)| {
        Node::of("ListItem").literal("position", position).text("name", name).text("item", url)
    });
    Node::in_context("BreadcrumbList").nodes("itemListElement", items).json()
}

fn website(site: &Site) -> Node {
    let home = site.absolute(&Route::Home);
    let target = Node::of("EntryPoint")
        .text("urlTemplate", format!("{}?q={{search_term_string}}", site.absolute(&Route::Search)));
    Node::in_context("WebSite")
        .text("@id", &home)
        .text("url", &home)
        .text("name", &site.model.config.title)
        .text("inLanguage", &site.theme.language)
        .node("publisher", publisher(site))
        .maybe("license", license(site))
        .node("potentialAction", Node::of("SearchAction").node("target", target))
}

fn dataset(site: &Site) -> Node {
    let files = [
        (DataFile::Releases, "application/json"),
        (DataFile::Agencies, "application/json"),
        (DataFile::Ministers, "application/json"),
        (DataFile::Programs, "application/json"),
        (DataFile::Amounts, "text/csv"),
    ];
    let downloads = files.map(|(file, format)| {
        let url = site.absolute(&Route::Data(file));
        Node::of("DataDownload")
            .maybe("name", url.rsplit('/').next())
            .text("contentUrl", &url)
            .text("encodingFormat", format)
    });
    let page = site.absolute(&Route::DataIndex);
    Node::in_context("Dataset")
        .text("@id", &page)
        .text("url", &page)
        .text("name", &site.model.config.title)
        .text("description", site.theme.texts.get("data.description").map_or("", String::as_str))
        .text("inLanguage", &site.theme.language)
        .literal("isAccessibleForFree", true)
        .node("publisher", publisher(site))
        .maybe("license", license(site))
        .nodes("distribution", downloads)
}

/// Who publishes the site; the site's own name where none is given.
fn publisher(site: &Site) -> Node {
    let publisher = &site.model.config.publisher;
    let name = if publisher.name.is_empty() { &site.model.config.title } else { &publisher.name };
    Node::of("Organization")
        .text("name", name)
        .maybe("url", publisher.url.as_ref())
        .maybe("email", publisher.email.as_ref())
}

/// The licence, where it is an address.
fn license(site: &Site) -> Option<&str> {
    site.model.config.license.as_deref().filter(|license| license.contains("://"))
}

/// Another entity, named by its page.
fn reference(site: &Site, entity: Entity) -> Node {
    Node::of(kind(site, entity))
        .text("@id", site.absolute(&Route::Entity(entity)))
        .text("name", &site.model.head(entity).title)
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
