//! Relations of an entity: what it builds on and what builds on it, and the backlinks with their sentences.

use std::collections::BTreeMap;

use super::super::blocks::{Block, Pair, Record, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use super::records;
use crate::model::{Entity, Relation, RelationKind};

/// Backlinks of one kind above which a page shows the newest and says how many more there are.
const MOST: usize = 30;

/// Relations between records of one kind, which stand under "Sammanhang" at both ends.
pub const LINEAGE: [RelationKind; 11] = [
    RelationKind::Continues,
    RelationKind::Strengthens,
    RelationKind::Amends,
    RelationKind::Replaces,
    RelationKind::Assists,
    RelationKind::FormalDecision,
    RelationKind::AnnouncedIn,
    RelationKind::Regrants,
    RelationKind::AmendsDeadline,
    RelationKind::PartOf,
    RelationKind::Strategy,
];

/// The key of a relation's texts: `relation-out.` read from its start, `relation-in.` from its end.
pub fn key(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Ministry => "ministry",
        RelationKind::Minister => "minister",
        RelationKind::Agency(role) => role.as_str(),
        RelationKind::AssignedBy => "assigned-by",
        RelationKind::Program => "program",
        RelationKind::Topic => "topic",
        RelationKind::Region => "region",
        RelationKind::Government => "government",
        RelationKind::Agreement => "agreement",
        RelationKind::Continues => "continues",
        RelationKind::Strengthens => "strengthens",
        RelationKind::Amends => "amends",
        RelationKind::Replaces => "replaces",
        RelationKind::Assists => "assists-record",
        RelationKind::FormalDecision => "formal-decision",
        RelationKind::PartOf => "part-of",
        RelationKind::Strategy => "strategy",
        RelationKind::Lead => "lead",
        RelationKind::Succeeds(_) => "succeeds",
        RelationKind::Holds => "holds",
        RelationKind::PrimeMinister => "prime-minister",
        RelationKind::Broader => "broader",
        RelationKind::Quotes => "quotes",
        RelationKind::Pays => "pays",
        RelationKind::Distributes => "distributes-money",
        RelationKind::Receives => "receives-money",
        RelationKind::AnnouncedIn => "announced-in",
        RelationKind::Regrants => "regrants",
        RelationKind::ReportBy => "report-by",
        RelationKind::ReportTo => "report-to",
        RelationKind::AmendsDeadline => "amends-deadline",
        RelationKind::LinksTo => "links-to",
        RelationKind::Mentions => "mentions",
    }
}

/// What an entity continues, strengthens, belongs to, and the other way round, as pairs; but for the kinds that its facts show.
pub fn lineage(writer: &Writer, entity: Entity, shown: &[RelationKind]) -> Vec<Pair> {
    let outgoing = writer.model.outgoing(entity).iter().map(|relation| (relation, "relation-out", relation.to));
    let incoming = writer.model.incoming(entity).map(|relation| (relation, "relation-in", relation.from));
    let mut groups: BTreeMap<(&str, RelationKind), Vec<Entity>> = BTreeMap::new();
    for (relation, direction, other) in outgoing.chain(incoming) {
        if LINEAGE.contains(&relation.kind) && !shown.contains(&relation.kind) {
            groups.entry((direction, relation.kind)).or_default().push(other);
        }
    }
    // "relation-out" sorts after "relation-in"; what a record builds on comes first.
    let pair = |(&(direction, kind), entities): (&(&str, RelationKind), &Vec<Entity>)| {
        let mut entities = entities.clone();
        entities.dedup();
        Pair::new(&writer.texts.word(direction, key(kind)), records_inline(writer, &entities))
    };
    groups.iter().rev().map(pair).collect()
}

/// Links in a row; releases with their date.
fn records_inline(writer: &Writer, entities: &[Entity]) -> Html {
    let links: Vec<Html> = entities.iter().map(|&entity| dated_link(writer, entity)).collect();
    Html::join(&links, " · ")
}

/// A link, and for a release its date in brackets.
pub fn dated_link(writer: &Writer, entity: Entity) -> Html {
    let link = writer.link(entity);
    match entity {
        Entity::Release(id) => {
            let date = writer.published_in_list(&writer.model[id]);
            link.and_text(" (").and(&date).and_text(")")
        }
        _ => link,
    }
}

/// Who mentions and links to an entity, and whatever else leads to it that the page does not show in a section of its own.
pub fn backlinks(writer: &Writer, entity: Entity, shown: &[RelationKind]) -> Option<Section> {
    let mut groups: BTreeMap<RelationKind, Vec<&Relation>> = BTreeMap::new();
    for relation in writer.model.incoming(entity).filter(|relation| !is_shown(relation, entity, shown)) {
        groups.entry(relation.kind).or_default().push(relation);
    }
    let blocks: Vec<Block> = groups.iter().flat_map(|(kind, relations)| group(writer, *kind, relations)).collect();
    (!blocks.is_empty()).then(|| Section::new("lankar-hit", writer.get("section.backlinks"), blocks))
}

/// Releases that name an entity otherwise than in passing stand in its list of records.
fn is_shown(relation: &Relation, entity: Entity, shown: &[RelationKind]) -> bool {
    let listed = matches!(relation.from, Entity::Release(_))
        && !matches!(entity, Entity::Release(_))
        && relation.kind != RelationKind::Mentions;
    listed || LINEAGE.contains(&relation.kind) || shown.contains(&relation.kind)
}

fn group(writer: &Writer, kind: RelationKind, relations: &[&Relation]) -> Vec<Block> {
    let mut relations = relations.to_vec();
    relations.sort_by_key(|relation| std::cmp::Reverse(newness(writer, relation.from)));
    let mut blocks = vec![Block::Subhead { text: writer.texts.word("relation-in", key(kind)) }];
    let shown = &relations[..relations.len().min(MOST)];
    let records: Vec<Record> = shown.iter().map(|relation| line(writer, relation)).collect();
    let release = |relation: &&Relation| match relation.from {
        Entity::Release(id) => Some(id),
        _ => None,
    };
    match shown.iter().map(release).collect::<Option<Vec<_>>>() {
        Some(releases) => blocks.extend(records::said_once(writer, records, &releases)),
        None => blocks.push(Block::Records { records }),
    }
    if relations.len() > MOST {
        blocks.push(Block::note(Html::text(&writer.texts.count("backlinks.more", relations.len() - MOST))));
    }
    blocks
}

/// Releases by their first day; everything else before them, in its own order.
fn newness(writer: &Writer, entity: Entity) -> Option<jiff::civil::Date> {
    match entity {
        Entity::Release(id) => writer.model[id].bounds.map(|bounds| bounds.first),
        _ => None,
    }
}

/// The line of a list, with the sentence where the name stands instead of the senders.
fn line(writer: &Writer, relation: &Relation) -> Record {
    let mut record = match relation.from {
        Entity::Release(id) => records::record(writer, id),
        other => Record { date: Html::text(&writer.kind_word(other)), title: writer.link(other), ..Record::default() },
    };
    if let Some(sentence) = writer.model.sentence(relation) {
        let lang = writer.model.head(relation.from).lang.as_deref();
        record.detail = Html::text(&sentence).in_language(lang).wrap("span", "sentence");
    }
    record
}
