//! The page of a post: the stable portfolio, and all who held it under changing titles.

use super::super::blocks::{Block, Page, Section};
use super::super::chart::timeline::Weight;
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::timeline::{self, Item};
use super::super::part::{provenance, relations};
use super::super::writer::Writer;
use super::frame;
use super::minister::term_table;
use crate::model::{Entity, MinisterId, PostId, RelationKind, Term};
use crate::site::List;

pub fn page(writer: &Writer, id: PostId) -> Page {
    let post = &writer.model[id];
    let entity = Entity::Post(id);
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let mut page = frame(writer, entity, List::Posts, kicker);
    page.lead = Html::text(&writer.texts.count("post.holders", post.holders.len()));
    let terms: Vec<(MinisterId, &Term)> =
        post.holders.iter().map(|&(minister, term)| (minister, &writer.model[minister].terms[term])).collect();
    let items: Vec<Item> = terms
        .iter()
        .filter_map(|(minister, term)| {
            let name = writer.link(Entity::Minister(*minister));
            let note = writer.period(&term.period, Length::Short);
            Some(Item {
                name,
                note,
                time: timeline::of_period(&term.period)?,
                weight: Weight::Subject,
                foremost: false,
            })
        })
        .collect();
    let strip = timeline::table(writer, Html::default(), &items);
    page.sections = [
        strip.map(|table| Section::new("tidslinje", writer.get("section.timeline"), vec![Block::Table { table }])),
        term_table(writer, &terms, true)
            .map(|table| Section::new("innehavare", writer.get("section.holders"), vec![Block::Table { table }])),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[RelationKind::Holds]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}
