//! A release as an article, and its money as grants.

use serde_json::{Value, json};

use super::{iso, publisher, reference, same_as};
use crate::model::{Amount, Entity, Party, Quoted, Release, ReleaseId, WhyNot};
use crate::parse::money::Ore;
use crate::parse::record::{Measure, ReleaseKind, Status};
use crate::site::{Route, Site};

pub(super) fn article(site: &Site, id: ReleaseId) -> Value {
    let entity = Entity::Release(id);
    let release = &site.model[id];
    let url = site.absolute(&Route::Entity(entity));
    let all = |entities: Vec<Entity>| entities.into_iter().map(|entity| reference(site, entity)).collect::<Vec<_>>();
    let mut about = all(subjects(release));
    about.extend(release.amounts.iter().filter_map(|&row| grant(site, release, &site.model[row])));
    let corrections = release.head.corrections.iter();
    json!({
        "@type": kind(release.kind),
        "@id": url,
        "url": url,
        "headline": release.head.title,
        "description": release.head.summary,
        "inLanguage": release.head.lang.as_ref().unwrap_or(&site.theme.language),
        "identifier": release.reference,
        "datePublished": release.published.as_ref().and_then(iso),
        "dateModified": release.updated.as_ref().and_then(iso),
        "publisher": publisher(site),
        "sourceOrganization": all(release.ministries.iter().copied().map(Entity::Ministry).collect()),
        "isBasedOn": release.head.source.as_ref().and_then(|source| source.url.as_deref()),
        "sameAs": same_as(site, entity),
        "about": about,
        "mentions": all(people_and_organisations(release)),
        "spatialCoverage": all(release.regions.iter().copied().map(Entity::Region).collect()),
        "correction": corrections.map(|correction| json!({
            "@type": "CorrectionComment",
            "text": correction.text,
            "datePublished": iso(&correction.date),
        })).collect::<Vec<_>>(),
    })
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
fn grant(site: &Site, release: &Release, row: &Amount) -> Option<Value> {
    let is_given = matches!(row.status, Status::Decided | Status::Paid) && row.why_not != Some(WhyNot::ToldAgain);
    let is_whole = row.total.is_some() || row.measure == Measure::Total;
    let amount = match (row.total, row.stated.max) {
        (_, Some(max)) => json!({"minValue": kronor(row.stated.min), "maxValue": kronor(max)}),
        (Some(total), None) => json!({"value": kronor(total)}),
        (None, None) => json!({"value": kronor(row.stated.min)}),
    };
    (is_given && is_whole).then(|| {
        let mut node = json!({
            "@type": "MonetaryGrant",
            "name": row.for_.as_ref().unwrap_or(&release.head.title),
            "description": row.evidence,
            "amount": {"@type": "MonetaryAmount", "currency": "SEK"},
            "funder": organisation(site, &row.from),
            "fundedItem": row.to.iter().map(|party| organisation(site, party)).collect::<Vec<_>>(),
        });
        if let (Some(target), Value::Object(figures)) = (node["amount"].as_object_mut(), amount) {
            target.extend(figures);
        }
        node
    })
}

/// Who pays or receives. The state has no page.
fn organisation(site: &Site, party: &Party) -> Value {
    match party {
        Party::Known(entity) => reference(site, *entity),
        Party::State => json!({"@type": "GovernmentOrganization", "name": "Svenska staten"}),
        Party::Words(words) => json!({"@type": "Organization", "name": words}),
    }
}

/// Kronor as a JSON number. Readers of JSON-LD take numbers for doubles anyway; those are exact here up to 90 000 billion kronor.
fn kronor(ore: Ore) -> Value {
    if ore.0 % 100 == 0 { json!(ore.0 / 100) } else { json!(ore.0 as f64 / 100.0) }
}
