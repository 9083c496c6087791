//! A record's own text, its names linked.

use super::super::blocks::{Block, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use crate::model::Entity;
use crate::parse::markdown::{self, Labels};
use crate::source::Span;

/// The body as a section; `None` where the record has no text.
pub fn section(writer: &Writer, entity: Entity) -> Option<Section> {
    block(writer, entity).map(|block| Section::new("innehall", writer.get("section.text"), vec![block]))
}

pub fn block(writer: &Writer, entity: Entity) -> Option<Block> {
    let head = writer.model.head(entity);
    if head.body.text.trim().is_empty() {
        return None;
    }
    let mentions: Vec<(Span, &str)> =
        head.mentions.iter().map(|mention| (mention.span, writer.site.url_of(mention.to))).collect();
    let labels = Labels {
        table: writer.get("prose.table"),
        footnotes: writer.get("prose.footnotes"),
        back: writer.get("prose.back"),
    };
    let html = markdown::html(&head.body.text, &mentions, &|link| writer.site.link(entity, link), &labels);
    Some(Block::Prose { html: Html::markup(html), lang: head.lang.clone() })
}
