//! The page of a post: the stable portfolio, and all who held it under changing titles.

use super::super::blocks::{Answer, Block, Facts, Page, Section};
use super::super::chart::timeline::Weight;
use super::super::html::Html;
use super::super::language::Length;
use super::super::part::timeline::{self, Item};
use super::super::part::{provenance, relations};
use super::super::writer::Writer;
use super::frame;
use super::minister::{TermsOf, term_table};
use crate::model::{Entity, MinisterId, PostId, RelationKind, Term};
use crate::parse::date::End;
use crate::site::List;

pub fn page(writer: &Writer, id: PostId) -> Page {
    let post = &writer.model[id];
    let entity = Entity::Post(id);
    let kicker = Html::text(&writer.kind_word(entity)).wrap("strong", "kind");
    let mut page = frame(writer, entity, List::Posts, kicker);
    page.lead = Html::text(&writer.texts.count("post.holders", post.holders.len()));
    let terms: Vec<(MinisterId, &Term)> =
        post.holders.iter().map(|&(minister, term)| (minister, &writer.model[minister].terms[term])).collect();
    page.facts = facts(writer, &terms);
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
        term_table(writer, &terms, TermsOf::Post)
            .map(|table| Section::new("innehavare", writer.get("section.holders"), vec![Block::Table { table }])),
        Some(provenance::section(writer, entity)),
        relations::backlinks(writer, entity, &[RelationKind::Holds]),
    ]
    .into_iter()
    .flatten()
    .collect();
    page
}

/// Who holds it now, or held it last; since when; how many have.
fn facts(writer: &Writer, terms: &[(MinisterId, &Term)]) -> Option<Facts> {
    let &(minister, term) = terms.last()?;
    let key = if term.period.to == End::Open { "question.holder" } else { "question.last-holder" };
    let answer =
        |key: &str, value: Html, details: Vec<Html>| Answer::new(writer.texts.get(key).to_owned(), value, details);
    let governments = writer.links(term.governments.iter().map(|&id| Entity::Government(id)));
    let answers = vec![
        answer(key, writer.link(Entity::Minister(minister)), vec![Html::text(&super::capital(&term.title))]),
        answer("question.in-office", writer.period(&term.period, Length::Short), vec![governments]),
        answer("question.ministers", Html::text(&writer.texts.integer(terms.len() as i64)), span(writer, terms)),
    ];
    Some(Facts { answers, pairs: Vec::new() })
}

/// From the first known term on.
fn span(writer: &Writer, terms: &[(MinisterId, &Term)]) -> Vec<Html> {
    let first = terms.iter().filter_map(|(_, term)| term.period.from).min_by_key(|from| from.first());
    first
        .map(|from| Html::text(&writer.texts.fill("date.since", &[("year", &from.year.to_string())])))
        .into_iter()
        .collect()
}
