//! Bodies that are given a task but are in no record: offered by the shape of their names, so that an import can report them.

use super::super::Document;
use super::super::named;
use super::super::names::Names;
use super::super::text::Text;
use super::roles;
use crate::parse::record::Role;

/// Names of bodies with a task that no record has, each once, in the order of the text.
pub fn unknown(text: &Text, document: &Document, names: &Names) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, sentence) in text.sentences() {
        let known = names.bodies_in(sentence, document.published);
        for body in named::bodies(sentence) {
            let is_known = known.iter().any(|hit| hit.start < body.at.end && body.at.start < hit.end);
            let role = || roles::of(&sentence[..body.at.start], &sentence[body.at.end..], document.folder);
            if !is_known && !found.contains(&body.name) && role() == Some(Role::Assigned) {
                found.push(body.name);
            }
        }
    }
    found
}
