//! The index from A to Ö: every name that has a page but releases, under its letter, in the order of the site's language.

use crate::model::{Entity, Model};

/// Names up to which the index is one page; above them each letter has its own. No more than a list shows in lines, since longer lists lead to
/// the letters.
const MOST_ON_ONE_PAGE: usize = 300;

/// A letter with the names under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// `A`, `Å`, `0–9`, `#`.
    pub head: String,
    pub entities: Vec<Entity>,
}

/// All names by letter.
pub(super) fn letters(model: &Model) -> Vec<Letter> {
    let mut entities: Vec<Entity> = model.entities().filter(|entity| !matches!(entity, Entity::Release(_))).collect();
    entities.sort_by(|&a, &b| model.head(a).collation.cmp(&model.head(b).collation));
    let mut letters: Vec<Letter> = Vec::new();
    for entity in entities {
        let head = letter(&model.head(entity).title);
        // Names of other scripts come after Ö, whatever letter stands for theirs.
        match letters.iter_mut().rev().find(|letter| letter.head == head) {
            Some(letter) => letter.entities.push(entity),
            None => letters.push(Letter { head, entities: vec![entity] }),
        }
    }
    letters
}

/// Whether each letter has a page of its own.
pub(super) fn are_pages(letters: &[Letter]) -> bool {
    letters.iter().map(|letter| letter.entities.len()).sum::<usize>() > MOST_ON_ONE_PAGE
}

impl Letter {
    /// Its name in addresses and anchors: `a`, `å`, `0-9`, `tecken`.
    pub fn slug(&self) -> String {
        slug(&self.head)
    }
}

pub(super) fn slug(head: &str) -> String {
    match head {
        "#" => "tecken".to_owned(),
        head => head.to_lowercase().replace('–', "-"),
    }
}

/// The letter under which a name stands: its first, without an accent but for the letters of the Swedish alphabet; `0–9` for digits.
fn letter(name: &str) -> String {
    let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else { return "#".to_owned() };
    let upper: String = first.to_uppercase().collect();
    match upper.chars().next() {
        Some('Å' | 'Ä' | 'Ö') => upper,
        Some('Æ') => "Ä".to_owned(),
        Some('Ø') => "Ö".to_owned(),
        Some(digit) if digit.is_numeric() => "0–9".to_owned(),
        _ => deunicode::deunicode(&upper)
            .chars()
            .find(|c| c.is_alphanumeric())
            .map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_under_their_letter() {
        let names = ["2014 års utredning", "Östersund", "Émile", "\"Av\"", "…", "Øresund"];
        assert_eq!(names.map(letter), ["0–9", "Ö", "E", "A", "#", "Ö"]);
    }
}
