//! Members of the government who are quoted or act: by full name, by surname, and by title and name where the site has no record.

mod phrases;
mod surnames;
mod untabled;

use super::Document;
use super::names::{NameHit, Names};
use super::text::Text;

/// What a minister does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Quoted,
    Acting,
}

/// A minister in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinisterFound {
    /// The record's id; `None` where the site has none for a member of the government whom the text names with title.
    pub id: Option<String>,
    pub name: String,
    pub part: Part,
    /// The words that say so.
    pub evidence: String,
}

/// All ministers of a text, each once.
pub(super) fn find(text: &Text, document: &Document, names: &Names) -> Vec<MinisterFound> {
    let mut found: Vec<MinisterFound> = Vec::new();
    for (_, sentence) in text.sentences().filter(|(_, sentence)| !super::references::is_pointer(sentence)) {
        by_full_name(sentence, document, names).into_iter().for_each(|minister| merge(&mut found, minister));
    }
    let by_title = untabled::find(text, document, names);
    for minister in by_title.into_iter().chain(untabled::slips(text, document, names)) {
        merge(&mut found, minister);
    }
    for minister in surnames::find(text, document, names, &found) {
        merge(&mut found, minister);
    }
    found
}

/// The members of the government of the document's days whom a sentence names in full.
fn by_full_name(sentence: &str, document: &Document, names: &Names) -> Vec<MinisterFound> {
    let minister = |hit: NameHit| {
        let person = &names.people[hit.holder];
        let is_meant = person.in_office(document.published)
            && !phrases::is_other_role(sentence, hit.start, hit.end)
            && !phrases::is_longer_name(sentence, hit.start, hit.end);
        is_meant.then(|| found_at(Some(person.id.clone()), person.name.clone(), sentence, hit.start, hit.end))
    };
    names.people_in(sentence).into_iter().filter_map(minister).collect()
}

/// A minister whose name stands at these bytes of a sentence.
fn found_at(id: Option<String>, name: String, sentence: &str, start: usize, end: usize) -> MinisterFound {
    let quotation = phrases::quotation(sentence, start, end);
    let part = if quotation.is_some() { Part::Quoted } else { Part::Acting };
    MinisterFound { id, name, part, evidence: quotation.unwrap_or(sentence).to_owned() }
}

/// One row for each; a quotation goes before an act.
fn merge(found: &mut Vec<MinisterFound>, new: MinisterFound) {
    match found.iter_mut().find(|old| old.name == new.name) {
        Some(old) if new.part < old.part => (old.part, old.evidence) = (new.part, new.evidence),
        Some(_) => {}
        None => found.push(new),
    }
}
