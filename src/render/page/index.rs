//! The index from A to Ö: every name that has a page but releases, under its letter, in the order of the site's language.

use super::super::blocks::{Block, Group, Layout, Page, Section};
use super::super::html::Html;
use super::super::writer::Writer;
use super::listing;
use crate::model::Entity;

pub fn page(writer: &Writer) -> Page {
    let mut entities: Vec<Entity> =
        writer.model.entities().filter(|entity| !matches!(entity, Entity::Release(_))).collect();
    entities.sort_by(|&a, &b| writer.model.head(a).collation.cmp(&writer.model.head(b).collation));
    let names = entities.iter().map(|&entity| {
        let kind = Html::text(&writer.kind_word(entity)).wrap("span", "quiet");
        (writer.model.head(entity).title.as_str(), writer.link(entity).and_text(" ").and(&kind))
    });
    let groups = by_letter(names);
    let letters =
        groups.iter().map(|group| Html::text(&group.head).link(&format!("#{}", group.id))).collect::<Vec<_>>();
    let mut page = listing("index", "index", writer.get("index.title"), Html::text(writer.get("index.lead")));
    let blocks = vec![Block::More { links: letters }, Block::Directory { groups, layout: Layout::Flow }];
    let note = Html::text(&writer.texts.count("entries", entities.len()));
    page.sections = vec![Section::new("namn", writer.get("section.names-all"), blocks).note(note)];
    page
}

/// Names that are sorted already, in groups by their first letter.
pub fn by_letter<'a>(names: impl Iterator<Item = (&'a str, Html)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (name, item) in names {
        let letter = letter(name);
        match groups.last_mut() {
            Some(group) if group.head == letter => group.items.push(item),
            _ => {
                groups.push(Group { id: format!("bokstav-{}", letter.to_lowercase()), head: letter, items: vec![item] })
            }
        }
    }
    groups
}

/// The letter under which a name stands: its first, without an accent but for the letters of the Swedish alphabet; `0–9` for digits.
fn letter(name: &str) -> String {
    let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else { return "#".to_owned() };
    let upper: String = first.to_uppercase().collect();
    match upper.chars().next() {
        Some('Å' | 'Ä' | 'Ö') => upper,
        Some(digit) if digit.is_numeric() => "0–9".to_owned(),
        _ => deunicode::deunicode(&upper).chars().take(1).collect::<String>().to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_under_their_letter() {
        let names = ["2014 års utredning", "Östersund", "Émile", "\"Av\""];
        assert_eq!(names.map(letter), ["0–9", "Ö", "E", "A"]);
    }

    #[test]
    fn groups_keep_the_order_of_the_names() {
        let names = ["Abc", "Ada", "Åre", "Ärla", "Ö"];
        let groups = by_letter(names.iter().map(|name| (*name, Html::text(name))));
        let heads: Vec<String> = groups.iter().map(|group| format!("{}{}", group.head, group.items.len())).collect();
        assert_eq!(heads, ["A2", "Å1", "Ä1", "Ö1"]);
    }
}
