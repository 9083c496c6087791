//! When two names or clauses are the same to a lenient reader.

use std::collections::BTreeSet;

use diarium::extract::{Names, repair};

/// Lower case, one blank between words, no punctuation.
pub fn folded(text: &str) -> String {
    let text = repair::repair(text).to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// One contains the other, or half of all their words are in both.
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    if a.is_empty() || b.is_empty() {
        return a == b;
    }
    let (words, others): (BTreeSet<&str>, BTreeSet<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let shared = words.intersection(&others).count();
    a.contains(&b) || b.contains(&a) || 2 * shared >= words.union(&others).count()
}

/// The organisations that a name, whole or without genitive, can mean.
pub fn ids<'a>(name: &str, names: &'a Names) -> BTreeSet<&'a str> {
    let name = folded(name);
    let base = name.strip_suffix(" s").or(name.strip_suffix('s')).unwrap_or(&name);
    let holders = |wanted: &str| -> BTreeSet<&'a str> {
        let holds = |known: &str| folded(known) == wanted;
        let all =
            names.organisations.iter().filter(|organisation| organisation.names.iter().any(|(known, _)| holds(known)));
        all.map(|organisation| organisation.id.as_str()).collect()
    };
    let whole = holders(&name);
    if whole.is_empty() { holders(base) } else { whole }
}

/// One id in common, or, where either resolves to nothing, alike as text.
pub fn same_body(a: &str, b: &str, names: &Names) -> bool {
    let (of_a, of_b) = (ids(a, names), ids(b, names));
    if of_a.is_empty() || of_b.is_empty() { alike(a, b) } else { !of_a.is_disjoint(&of_b) }
}

/// As many bodies in both, each with one of the other.
pub fn same_bodies(a: &[&str], b: &[String], names: &Names) -> bool {
    a.len() == b.len() && a.iter().all(|one| b.iter().any(|other| same_body(one, other, names)))
}

/// Whether two texts name the same receivers: those that are organisations of the site by id, whatever they are called; others as text.
pub fn same_receivers(label: Option<&str>, fact: Option<&str>, names: &Names) -> bool {
    let (Some(label), Some(fact)) = (label, fact) else { return label.is_none() && fact.is_none() };
    let split = |text: &str| text.split("; ").map(str::to_owned).collect::<Vec<_>>();
    let (labels, facts) = (split(label), split(fact));
    let each: Vec<&str> = labels.iter().map(String::as_str).collect();
    same_bodies(&each, &facts, names) || (labels.len() != facts.len() && alike(label, fact))
}
