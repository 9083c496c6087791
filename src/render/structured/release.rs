//! A release as an article, and its money as grants.

use super::node::Node;
use super::{iso, publisher, reference, same_as};
use crate::model::{Amount, Entity, Party, Quoted, Release, ReleaseId, WhyNot};
use crate::parse::money::Ore;
use crate::parse::record::{Measure, ReleaseKind, Status};
use crate::site::{Route, Site};

pub(super) fn article(site: &Site, id: ReleaseId) -> Node {
    let entity = Entity::Release(id);
    let release = &site.model[id];
    let url = site.absolute(&Route::Entity(entity));
    let all = |entities: Vec<Entity>| entities.into_iter().map(|entity| reference(site, entity));
    let grants = release.amounts.iter().filter_map(|&row| grant(site, release, &site.model[row]));
    let corrections = release.head.corrections.iter().map(|correction| {
        Node::of("CorrectionComment").text("text", &correction.text).maybe("datePublished", iso(&correction.date))
    });
    Node::in_context(kind(release.kind))
        .text("@id", &url)
        .text("url", &url)
        .text("headline", &release.head.title)
        .maybe("description", release.head.summary.as_ref())
        .text("inLanguage", release.head.lang.as_ref().unwrap_or(&site.theme.language))
        .maybe("identifier", release.reference.as_ref())
        .maybe("datePublished", release.published.as_ref().and_then(iso))
        .maybe("dateModified", release.updated.as_ref().and_then(iso))
        .node("publisher", publisher(site))
        .nodes("sourceOrganization", all(release.ministries.iter().copied().map(Entity::Ministry).collect()))
        .maybe("isBasedOn", release.head.source.as_ref().and_then(|source| source.url.as_deref()))
        .texts("sameAs", same_as(site, entity))
        .nodes("about", all(subjects(release)).chain(grants))
        .nodes("mentions", all(people_and_organisations(release)))
        .nodes("spatialCoverage", all(release.regions.iter().copied().map(Entity::Region).collect()))
        .nodes("correction", corrections)
}

fn kind(kind: ReleaseKind) -> &'static str {
    match kind {
        ReleaseKind::PressRelease | ReleaseKind::Grant | ReleaseKind::News => "NewsArticle",
        ReleaseKind::WebPage => "WebPage",
        ReleaseKind::Assignment | ReleaseKind::Article | ReleaseKind::Agreement | ReleaseKind::Proposal => "Article",
    }
}

fn subjects(release: &Release) -> Vec<Entity> {
    let topics = release.topics.iter().copied().map(Entity::Topic);
    topics.chain(release.programs.iter().copied().map(Entity::Program)).collect()
}

fn people_and_organisations(release: &Release) -> Vec<Entity> {
    let mut found: Vec<Entity> =
        release.ministers.iter().map(|signatory| Entity::Minister(signatory.minister)).collect();
    found.extend(release.quoted.iter().filter_map(|quoted| match quoted {
        Quoted::Minister(id) => Some(Entity::Minister(*id)),
        Quoted::Words(_) => None,
    }));
    found.extend(release.agencies.iter().map(|involved| Entity::Organisation(involved.organisation)));
    found.sort();
    found.dedup();
    found
}

/// A row of money as a grant: only what is decided or paid, is told here first, and is a whole (a figure "each" or "per year" whose total is not known is
/// none). The parts of a row stay in the data files.
fn grant(site: &Site, release: &Release, row: &Amount) -> Option<Node> {
    let is_given = matches!(row.status, Status::Decided | Status::Paid) && row.why_not != Some(WhyNot::ToldAgain);
    let is_whole = row.total.is_some() || row.measure == Measure::Total;
    if !is_given || !is_whole {
        return None;
    }
    let amount = Node::of("MonetaryAmount").text("currency", "SEK");
    let amount = match (row.total, row.stated.max) {
        (_, Some(max)) => amount.literal("minValue", kronor(row.stated.min)).literal("maxValue", kronor(max)),
        (Some(total), None) => amount.literal("value", kronor(total)),
        (None, None) => amount.literal("value", kronor(row.stated.min)),
    };
    let node = Node::of("MonetaryGrant")
        .text("name", row.for_.as_ref().unwrap_or(&release.head.title))
        .maybe("description", row.evidence.as_ref())
        .node("amount", amount)
        .node("funder", organisation(site, &row.from))
        .nodes("fundedItem", row.to.iter().map(|party| organisation(site, party)));
    Some(node)
}

/// Who pays or receives. The state has no page.
fn organisation(site: &Site, party: &Party) -> Node {
    match party {
        Party::Known(entity) => reference(site, *entity),
        Party::State => Node::of("GovernmentOrganization").text("name", "Svenska staten"),
        Party::Words(words) => Node::of("Organization").text("name", words),
    }
}

/// Kronor as a JSON number. Readers of JSON-LD take numbers for doubles anyway; those are exact here up to 90 000 billion kronor.
fn kronor(ore: Ore) -> f64 {
    ore.0 as f64 / 100.0
}
