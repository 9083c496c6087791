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
    let mut html = markdown::html(&head.body.text, &mentions, &|link| writer.site.link(entity, link), &labels);
    if head.is_imported() && html.contains(WITHIN) {
        html = mended(&html);
    }
    Some(Block::Prose { html: Html::markup(html), lang: head.lang.clone() })
}

/// How a link within a text begins.
const WITHIN: &str = "<a href=\"#";

/// A text from elsewhere with its links to places within itself: to the heading of that name, or where there is none, only as their words. The
/// places had names of their own where the text comes from.
fn mended(html: &str) -> String {
    let mut mended = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, link)) = rest.split_once(WITHIN) {
        mended.push_str(before);
        let Some((open, (content, after))) =
            link.split_once('>').and_then(|(open, rest)| Some((open, rest.split_once("</a>")?)))
        else {
            rest = link;
            mended.push_str(WITHIN);
            continue;
        };
        let fragment = open.split('"').next().unwrap_or(open);
        let heading = format!("h-{}", fragment.to_ascii_lowercase());
        let has = |id: &str| html.contains(&format!(" id=\"{id}\""));
        if has(fragment) {
            mended.push_str(&format!("{WITHIN}{open}>{content}</a>"));
        } else if has(&heading) {
            mended.push_str(&format!("{WITHIN}{heading}\">{content}</a>"));
        } else {
            mended.push_str(content);
        }
        rest = after;
    }
    mended + rest
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn links_within_a_text_from_elsewhere_lead_to_its_headings_or_nowhere() {
        let html = "<p><a href=\"#Reformer\">a</a> <a href=\"#h-b\">b</a> <a href=\"#c\"><em>c</em></a></p>\
                    <h3 id=\"h-reformer\">Reformer</h3><h3 id=\"h-b\">B</h3>";
        assert_eq!(
            mended(html),
            "<p><a href=\"#h-reformer\">a</a> <a href=\"#h-b\">b</a> <em>c</em></p>\
             <h3 id=\"h-reformer\">Reformer</h3><h3 id=\"h-b\">B</h3>"
        );
    }
}
