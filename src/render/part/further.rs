//! Where to read on from a release: others that share what it is about, near it in time; the one before and the one after it. Looks at a
//! few of each thing's records only, so that a page costs the same in a site of any size.

use std::cmp::Reverse;

use super::super::blocks::{Block, Pair, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use super::relations::{LINEAGE, dated_link};
use crate::model::{Entity, Release, ReleaseId};

/// Related releases that are named.
const MOST: usize = 3;
/// Releases of each thing that are looked at, on either side in time.
const NEAR: usize = 4;
/// Releases are related from this score.
const LEAST: u32 = 8;

pub fn section(writer: &Writer, id: ReleaseId) -> Option<Section> {
    let mut pairs = Vec::new();
    let related: Vec<Html> = related(writer, id)
        .into_iter()
        .map(|other| dated_link(writer, Entity::Release(other)).wrap("span", "line"))
        .collect();
    if !related.is_empty() {
        pairs.push(Pair::new(writer.get("further.related"), Html::join(&related, "")));
    }
    let (before, after) = neighbours(writer, id);
    for (key, rel, other) in [("further.before", "prev", before), ("further.after", "next", after)] {
        if let Some(other) = other {
            let link = dated_link(writer, Entity::Release(other));
            let link = Html::markup(link.as_str().replacen("<a ", &format!("<a rel=\"{rel}\" "), 1));
            pairs.push(Pair::new(writer.texts.get(key), link));
        }
    }
    (!pairs.is_empty()).then(|| Section::new("vidare", writer.get("section.further"), vec![Block::Pairs { pairs }]))
}

/// The releases just before and just after, in the same folder.
fn neighbours(writer: &Writer, id: ReleaseId) -> (Option<ReleaseId>, Option<ReleaseId>) {
    let release = &writer.model[id];
    let place = (release.folder, release.year().unwrap_or(0), release.month().map_or(0, |(_, month)| month));
    let archive = &writer.site.archive;
    let Some(at) = archive.get(&place).and_then(|ids| ids.iter().position(|&other| other == id)) else {
        return (None, None);
    };
    let ids = &archive[&place];
    let before = at.checked_sub(1).map(|before| ids[before]).or_else(|| {
        let earlier = archive.range(..place).next_back().filter(|((folder, ..), _)| *folder == release.folder);
        earlier.and_then(|(_, ids)| ids.last().copied())
    });
    let after = ids.get(at + 1).copied().or_else(|| {
        let later = archive.range((std::ops::Bound::Excluded(place), std::ops::Bound::Unbounded)).next();
        later.filter(|((folder, ..), _)| *folder == release.folder).and_then(|(_, ids)| ids.first().copied())
    });
    (before, after)
}

/// Those that share most, weighed by how much sharing it says, then those nearest in time. What the page shows as lineage is left out.
fn related(writer: &Writer, id: ReleaseId) -> Vec<ReleaseId> {
    let release = &writer.model[id];
    let mut scores: Vec<(ReleaseId, u32)> = Vec::new();
    for (entity, weight) in subjects(release) {
        for other in writer.near.to(writer.model, entity, id, NEAR) {
            match scores.iter_mut().find(|(known, _)| *known == other) {
                Some((_, score)) => *score += weight,
                None => scores.push((other, weight)),
            }
        }
    }
    scores.retain(|&(_, score)| score >= LEAST);
    if scores.is_empty() {
        return Vec::new();
    }
    let own = Entity::Release(id);
    let after = writer.model.outgoing(own).iter().map(|edge| (edge.kind, edge.to));
    let before = writer.model.incoming(own).map(|edge| (edge.kind, edge.from));
    let shown: Vec<Entity> =
        after.chain(before).filter(|(kind, _)| LINEAGE.contains(kind)).map(|(_, entity)| entity).collect();
    scores.retain(|&(other, _)| !shown.contains(&Entity::Release(other)));
    let distance = |other: ReleaseId| {
        let day = |id: ReleaseId| writer.model[id].bounds.map(|bounds| bounds.first);
        day(id).zip(day(other)).map_or(i32::MAX, |(a, b)| (a - b).get_days().abs())
    };
    scores.sort_by_key(|&(other, score)| (Reverse(score), distance(other), other));
    scores.into_iter().take(MOST).map(|(other, _)| other).collect()
}

/// What a release is about, with how much it says that another is about the same.
fn subjects(release: &Release) -> impl Iterator<Item = (Entity, u32)> {
    let programs = release.programs.iter().map(|&id| (Entity::Program(id), 8));
    let topics = release.topics.iter().map(|&id| (Entity::Topic(id), 4));
    let agencies = release.agencies.iter().map(|involved| (Entity::Organisation(involved.organisation), 4));
    let regions = release.regions.iter().map(|&id| (Entity::Region(id), 3));
    let ministers = release.ministers.iter().map(|signatory| (Entity::Minister(signatory.minister), 2));
    programs.chain(topics).chain(agencies).chain(regions).chain(ministers)
}
