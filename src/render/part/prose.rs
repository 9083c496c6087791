//! A record's own text, its names linked.

use super::super::blocks::{Block, Section};
use super::super::html::{Html, soften};
use super::super::writer::Writer;
use crate::model::Entity;
use crate::parse::markdown::{self, Labels};
use crate::source::Span;

/// Headings from which a text has contents.
const LEAST_HEADINGS: usize = 3;

/// The body as a section; `None` where the record has no text.
pub fn section(writer: &Writer, entity: Entity) -> Option<Section> {
    let block = block(writer, entity)?;
    let mut section = Section::new("innehall", writer.get("section.text"), Vec::new());
    if let Block::Prose { html, .. } = &block {
        section.contents = contents(html.as_str());
    }
    section.blocks.push(block);
    Some(section)
}

/// Links to the highest headings of a text of several; the Markdown renderer gives each an id.
fn contents(html: &str) -> Vec<Html> {
    let Some(level) = ["<h2 id=\"", "<h3 id=\""].into_iter().find(|level| html.contains(level)) else {
        return Vec::new();
    };
    let link = |rest: &str| {
        let (id, rest) = rest.split_once("\">")?;
        let (text, _) = rest.split_once("</h")?;
        Some(Html::text(&soften(&Html::markup(text).plain())).link(&format!("#{id}")))
    };
    let links: Vec<Html> = html.split(level).skip(1).filter_map(link).collect();
    if links.len() < LEAST_HEADINGS { Vec::new() } else { links }
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
