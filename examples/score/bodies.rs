//! Compares ministers, agencies and the political basis.

use std::collections::BTreeSet;

use diarium::extract::{Basis, BodyFound, MinisterFound, Names};

use crate::compare::{alike, folded, ids};
use crate::labels::Labelled;
use crate::tally::{Matched, Report, pair};

pub fn compare_ministers(report: &mut Report, labels: &[String], facts: &[MinisterFound]) {
    let same = |label: usize, fact: usize| (folded(&labels[label]) == folded(&facts[fact].name)).then_some(0);
    let matched = pair(labels.len(), facts.len(), same);
    report.count("ministers", &matched);
    matched.missed.iter().for_each(|&label| report.line('-', "minister", &labels[label]));
    for fact in matched.wrong.iter().map(|&fact| &facts[fact]) {
        report.line('+', "minister", &format!("{} | {}", fact.name, fact.evidence));
    }
}

/// By id through all names of the site's organisations; as text where a label names none of them. Those only mentioned do not count.
pub fn compare_agencies(report: &mut Report, document: &Labelled, facts: &[BodyFound], names: &Names) {
    let keys = |name: &String| (folded(name), ids(name, names));
    let labels: Vec<_> = document.agencies.iter().map(keys).collect();
    let mentioned: Vec<_> = document.mentioned.iter().map(keys).collect();
    let is = |(text, ids): &(String, BTreeSet<&str>), fact: &BodyFound| match ids.is_empty() {
        true => *text == folded(&fact.name),
        false => ids.contains(fact.id.as_str()),
    };
    let facts: Vec<&BodyFound> = facts.iter().filter(|fact| fact.has_part).collect();
    let same = |label: usize, fact: usize| is(&labels[label], facts[fact]).then_some(0);
    let Matched { pairs, missed, mut wrong } = pair(labels.len(), facts.len(), same);
    wrong.retain(|&fact| !mentioned.iter().any(|label| is(label, facts[fact])));
    let matched = Matched { pairs, missed, wrong };
    report.count("agencies", &matched);
    matched.missed.iter().for_each(|&label| report.line('-', "agency", &document.agencies[label]));
    for BodyFound { id, name, role, evidence, .. } in matched.wrong.iter().map(|&fact| facts[fact]) {
        report.line('+', "agency", &format!("{name} ({id}, {role:?}) | {evidence}"));
    }
}

pub fn compare_basis(report: &mut Report, label: Option<&str>, fact: Option<&Basis>) {
    let matched = pair(usize::from(label.is_some()), usize::from(fact.is_some()), |_, _| Some(0));
    report.count("basis", &matched);
    match (label, fact) {
        (Some(label), Some(fact)) => {
            report.detail("basis: clause (lenient)", alike(label, &fact.clause));
            if !alike(label, &fact.clause) {
                report.line('~', "basis", &format!("{label} ≠ {}", fact.clause));
            }
        }
        (Some(label), None) => report.line('-', "basis", label),
        (None, Some(fact)) => report.line('+', "basis", &fact.clause),
        (None, None) => {}
    }
}
