//! Public bodies that have a part in the matter, with their role.

mod mentions;
mod only_named;
mod roles;
mod unknown;

use super::Document;
use super::names::Names;
use super::text::Text;
use crate::parse::record::Role;
use mentions::Group;

pub(super) use unknown::unknown;

/// A body in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFound {
    pub id: String,
    /// The longest name that the text gives, in base form.
    pub name: String,
    /// [`Role::Mentioned`] where the words tell no other.
    pub role: Role,
    /// Whether it has a part in the matter; a source, an employer or a place has none.
    pub has_part: bool,
    /// The whole sentence.
    pub evidence: String,
}

/// All bodies of a text, each once with its weightiest role, in the order in which they are named first.
pub(super) fn find(text: &Text, document: &Document, names: &Names) -> Vec<BodyFound> {
    let mut found: Vec<BodyFound> = Vec::new();
    for group in mentions::groups(text, document, names) {
        let role = roles::of(group.before(), group.after(), document.folder)
            .filter(|role| is_its_own(&group, *role, document));
        let role = role.unwrap_or(Role::Mentioned);
        let has_part = role != Role::Mentioned || !only_named::is_only_named(&group, document);
        for hit in &group.hits {
            let organisation = &names.organisations[hit.holder];
            let name = body_name(&group, hit.start, hit.base_end, &organisation.title);
            let evidence = group.sentence.to_owned();
            merge(&mut found, BodyFound { id: organisation.id.clone(), name, role, has_part, evidence });
        }
    }
    found
}

/// Whether a role is the body's in this matter; who meets its director has not consulted it, and another assignment is not this one.
fn is_its_own(group: &Group, role: Role, document: &Document) -> bool {
    match role {
        Role::Consulted => !only_named::is_of_its_people(group),
        Role::Assigned => !only_named::has_another_assignment(group, document),
        _ => true,
    }
}

/// What the text calls it; a list of county boards has no whole name for each, so the record's title stands.
fn body_name(group: &Group, start: usize, end: usize, title: &str) -> String {
    let words = &group.sentence[start..end];
    let is_board = title.starts_with("Länsstyrelsen i ");
    let is_whole = words.chars().next().is_some_and(char::is_uppercase);
    if is_board || !is_whole { title.to_owned() } else { words.to_owned() }
}

/// Keeps one row for each body: the longest name, the weightiest role and its sentence.
fn merge(found: &mut Vec<BodyFound>, new: BodyFound) {
    let Some(old) = found.iter_mut().find(|old| old.id == new.id) else {
        found.push(new);
        return;
    };
    let weight = |body: &BodyFound| (!body.has_part, Role::ALL.iter().position(|role| *role == body.role));
    if weight(&new) < weight(old) {
        (old.role, old.has_part, old.evidence) = (new.role, new.has_part, new.evidence);
    }
    if new.name.len() > old.name.len() {
        old.name = new.name;
    }
}
