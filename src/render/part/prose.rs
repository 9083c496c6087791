//! A record's own text, its names linked.

use super::super::blocks::{Block, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use crate::model::Entity;

/// The body as a section; `None` where the record has no text.
pub fn section(writer: &Writer, entity: Entity) -> Option<Section> {
    block(writer, entity).map(|block| Section::new("innehall", writer.get("section.text"), vec![block]))
}

pub fn block(writer: &Writer, entity: Entity) -> Option<Block> {
    let head = writer.model.head(entity);
    if head.body.text.trim().is_empty() {
        return None;
    }
    let html = head.body.plain.split('\n').map(|p| format!("<p>{}</p>\n", Html::text(p).as_str())).collect::<String>();
    Some(Block::Prose { html: Html::markup(html), lang: head.lang.clone() })
}
