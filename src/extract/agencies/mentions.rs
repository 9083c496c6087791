//! Where a text names bodies: by registered names, and by short forms that the text itself explains in parentheses.

use super::super::Document;
use super::super::names::{NameHit, Names};
use super::super::references::is_pointer;
use super::super::text::Text;
use crate::model::end_of_name;

/// Bodies named together in one list: what is said of one is said of all.
#[derive(Debug)]
pub struct Group<'a> {
    pub sentence: &'a str,
    pub hits: Vec<NameHit>,
}

impl Group<'_> {
    /// The sentence up to the list.
    pub fn before(&self) -> &str {
        &self.sentence[..self.hits[0].start]
    }

    /// The sentence after the list, without a short form in parentheses.
    pub fn after(&self) -> &str {
        let rest = &self.sentence[self.hits.last().expect("a group has a hit").end..];
        without_parentheses(rest)
    }
}

/// The lists of bodies of a text, in its order.
pub fn groups<'a>(text: &'a Text, document: &Document, names: &Names) -> Vec<Group<'a>> {
    let sentences = text.sentences().map(|(_, sentence)| sentence).filter(|sentence| !is_pointer(sentence));
    let named: Vec<(&str, Vec<NameHit>)> =
        sentences.map(|sentence| (sentence, names.bodies_in(sentence, document.published))).collect();
    let short_forms = short_forms(&named);
    let mut groups = Vec::new();
    for (sentence, mut hits) in named {
        add_short_forms(&mut hits, sentence, &short_forms);
        drop_repeated(&mut hits, sentence);
        hits.retain(|hit| !is_of_a_company(&sentence[hit.end..]));
        for hit in hits {
            match groups.last_mut() {
                Some(Group { sentence: last, hits, .. })
                    if std::ptr::eq(*last, sentence) && joins(sentence, hits.last(), hit) =>
                {
                    hits.push(hit);
                }
                _ => groups.push(Group { sentence, hits: vec![hit] }),
            }
        }
    }
    groups
}

/// Short forms that follow a name in parentheses, `(SGU)` or `(Tillväxtanalys)`, with the holder of the name.
fn short_forms<'a>(named: &[(&'a str, Vec<NameHit>)]) -> Vec<(&'a str, usize)> {
    let mut forms = Vec::new();
    for (sentence, hits) in named {
        for hit in hits {
            let form =
                sentence[hit.end..].strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(form, _)| form);
            forms.extend(form.filter(|form| is_short_form(form)).map(|form| (form, hit.holder)));
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

/// One word that begins with a capital.
fn is_short_form(form: &str) -> bool {
    form.len() > 1 && form.chars().next().is_some_and(char::is_uppercase) && form.chars().all(char::is_alphanumeric)
}

/// Adds the places of short forms; where the text explains one, it means that body and no other of the same name.
fn add_short_forms(hits: &mut Vec<NameHit>, sentence: &str, forms: &[(&str, usize)]) {
    for &(form, holder) in forms {
        for (start, _) in sentence.match_indices(form) {
            let base_end = start + form.len();
            let as_acronym = end_of_name(sentence, start..base_end, true);
            let Some(end) = as_acronym.or_else(|| end_of_name(sentence, start..base_end, false)) else { continue };
            let is_inside =
                |hit: &NameHit| hit.start <= start && base_end <= hit.base_end && hit.base_end - hit.start > form.len();
            if hits.iter().any(is_inside) || sentence[..start].ends_with('(') {
                continue;
            }
            hits.retain(|hit| hit.start != start);
            hits.push(NameHit { start, base_end, end, holder });
        }
    }
    hits.sort_by_key(|hit| hit.start);
}

/// `Lunds kommuns Fastighets AB` is a company that a body owns.
fn is_of_a_company(after: &str) -> bool {
    after
        .split(' ')
        .skip(1)
        .take(3)
        .take_while(|word| word.starts_with(char::is_uppercase))
        .any(|word| word.starts_with("AB"))
}

/// A second name in parentheses after the first, `Statens skolverk (Skolverket)`, is part of the first.
fn drop_repeated(hits: &mut Vec<NameHit>, sentence: &str) {
    hits.dedup_by(|next, last| next.holder == last.holder && sentence.get(last.end..next.start) == Some(" ("));
}

/// Whether nothing but joining words stands between two names.
fn joins(sentence: &str, last: Option<&NameHit>, next: NameHit) -> bool {
    const JOINING: [&str; 13] =
        ["och", "samt", "respektive", "eller", "även", "till", "åt", "med", "från", "den", "som", "dels", "också"];
    let Some(between) = last.and_then(|last| sentence.get(last.end..next.start)) else { return false };
    let words = without_parentheses(between);
    words.split([' ', ',']).all(|word| word.is_empty() || JOINING.contains(&word))
}

/// The text after a short form in parentheses, if it begins with one.
fn without_parentheses(text: &str) -> &str {
    let inner = text.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    inner.filter(|(inner, _)| inner.len() < 40).map_or(text, |(_, after)| after)
}
