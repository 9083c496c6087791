//! Compares deadlines: date, then kind and who.

use diarium::extract::{Deadline, Names};

use crate::compare::same_bodies;
use crate::labels;
use crate::tally::{Report, pair};

const DETAILS: [&str; 3] = ["deadline: kind", "deadline: by (lenient)", "deadline: superseded"];

pub fn compare(report: &mut Report, labels: &[labels::Deadline], facts: &[Deadline], names: &Names) {
    let likeness = |label: usize, fact: usize| {
        let (label, fact) = (&labels[label], &facts[fact]);
        let same = label.due == fact.due.to_string();
        same.then(|| details(label, fact, names).iter().filter(|right| **right).count())
    };
    let matched = pair(labels.len(), facts.len(), likeness);
    report.count("deadlines", &matched);
    for &(label, fact) in &matched.pairs {
        for (name, right) in DETAILS.into_iter().zip(details(&labels[label], &facts[fact], names)) {
            report.detail(name, right);
            if !right {
                let words = format!("{} ≠ {}", labelled(&labels[label]), found(&facts[fact]));
                report.line('~', name, &words);
            }
        }
    }
    matched.missed.iter().for_each(|&label| report.line('-', "deadline", &labelled(&labels[label])));
    matched.wrong.iter().for_each(|&fact| report.line('+', "deadline", &found(&facts[fact])));
}

/// Whether each of [`DETAILS`] is right.
fn details(label: &labels::Deadline, fact: &Deadline, names: &Names) -> [bool; 3] {
    let by: Vec<&str> = label.by.iter().flat_map(|by| by.split("; ")).collect();
    [label.kind == fact.kind.as_str(), same_bodies(&by, &fact.by, names), label.superseded == fact.superseded]
}

fn labelled(label: &labels::Deadline) -> String {
    let labels::Deadline { due, kind, by, superseded } = label;
    format!("{due} {kind} {by:?}{}", if *superseded { " superseded" } else { "" })
}

fn found(fact: &Deadline) -> String {
    let Deadline { due, kind, by, superseded, evidence } = fact;
    let kind = kind.as_str();
    format!("{due} {kind} {by:?}{} | {evidence}", if *superseded { " superseded" } else { "" })
}
