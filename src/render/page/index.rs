//! The index from A to Ö: on one page, or, where the names are many, a page for each letter and one of the letters.

use super::super::blocks::{Block, Group, Layout, Page, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use super::{crumb, listing};
use crate::model::Entity;
use crate::site::{Letter, Route};

pub fn page(writer: &Writer) -> Page {
    let letters = &writer.site.letters;
    let mut page = listing("index", "index", writer.get("index.title"), Html::text(writer.get("index.lead")));
    let count = letters.iter().map(|letter| letter.entities.len()).sum();
    let blocks = if writer.site.has_letter_pages() {
        vec![ways(writer)]
    } else {
        let anchors = letters.iter().map(|letter| Html::text(&letter.head).link(&format!("#{}", anchor(letter))));
        let groups = letters.iter().map(|letter| group(writer, letter)).collect();
        vec![Block::More { links: anchors.collect() }, Block::Directory { groups, layout: Layout::Flow }]
    };
    let note = Html::text(&writer.texts.count("entries", count));
    page.sections = vec![Section::new("namn", writer.get("section.names-all"), blocks).note(note)];
    page
}

/// One letter's page.
pub fn letter(writer: &Writer, head: &str) -> Page {
    let title = format!("{}: {head}", writer.get("index.title"));
    let mut page = listing("index", "index", &title, Html::default());
    page.crumbs = vec![crumb(writer, &Route::Index)];
    let letters = writer.site.letters.iter().filter(|letter| letter.head == head);
    let groups: Vec<Group> = letters.map(|letter| group(writer, letter)).collect();
    let note = Html::text(&writer.texts.count("entries", groups.iter().map(|group| group.items.len()).sum()));
    let names =
        Section::new("namn", writer.get("section.names-all"), vec![Block::Directory { groups, layout: Layout::Flow }])
            .note(note);
    page.sections = vec![names, Section::new("bokstaver", writer.get("section.letters"), vec![ways(writer)])];
    page
}

/// The letters as links to their pages.
pub fn ways(writer: &Writer) -> Block {
    let way = |letter: &Letter| {
        let count = Html::text(&writer.texts.integer(letter.entities.len() as i64)).wrap("span", "count");
        writer.to(&Route::Letter(letter.head.clone()), &letter.head).and_text(" ").and(&count).wrap("span", "way")
    };
    Block::More { links: writer.site.letters.iter().map(way).collect() }
}

fn anchor(letter: &Letter) -> String {
    format!("bokstav-{}", letter.slug())
}

/// The names under a letter, each with its kind.
fn group(writer: &Writer, letter: &Letter) -> Group {
    let item = |&entity: &Entity| {
        let kind = Html::text(&writer.kind_word(entity)).wrap("span", "quiet");
        writer.link(entity).and_text(" ").and(&kind)
    };
    Group { head: letter.head.clone(), id: anchor(letter), items: letter.entities.iter().map(item).collect() }
}
