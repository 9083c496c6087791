//! Compares sums of money: value and funding or not, then the rest.

use diarium::extract::Amount;

use crate::compare::both_alike;
use crate::labels;
use crate::tally::{Report, pair};

const DETAILS: [&str; 5] =
    ["funding: qualifier", "funding: measure", "funding: years", "funding: status", "funding: recipient (lenient)"];

pub fn compare(report: &mut Report, labels: &[labels::Amount], facts: &[Amount]) {
    let likeness = |label: usize, fact: usize| {
        let (label, fact) = (&labels[label], &facts[fact]);
        let same = label.funding == fact.funding && ore(label) == fact.money.min.0;
        same.then(|| details(label, fact).iter().filter(|right| **right).count())
    };
    let matched = pair(labels.len(), facts.len(), likeness);
    report.count("amounts", &matched);
    for &(label, fact) in matched.pairs.iter().filter(|(label, _)| labels[*label].funding) {
        for (name, right) in DETAILS.into_iter().zip(details(&labels[label], &facts[fact])) {
            report.detail(name, right);
            if !right {
                let words = format!("{} ≠ {}", labelled(&labels[label]), found(&facts[fact]));
                report.line('~', name, &words);
            }
        }
    }
    matched.missed.iter().for_each(|&label| report.line('-', "amount", &labelled(&labels[label])));
    matched.wrong.iter().for_each(|&fact| report.line('+', "amount", &found(&facts[fact])));
    compare_funding(report, labels, facts);
}

/// The sums that an import writes.
fn compare_funding(report: &mut Report, labels: &[labels::Amount], facts: &[Amount]) {
    let labels: Vec<i64> = labels.iter().filter(|label| label.funding).map(ore).collect();
    let facts: Vec<i64> = facts.iter().filter(|fact| fact.funding).map(|fact| fact.money.min.0).collect();
    let same = |label: usize, fact: usize| (labels[label] == facts[fact]).then_some(0);
    report.count("amounts: funding only", &pair(labels.len(), facts.len(), same));
}

fn ore(label: &labels::Amount) -> i64 {
    (label.sek * 100.0).round() as i64
}

/// Whether each of [`DETAILS`] is right.
fn details(label: &labels::Amount, fact: &Amount) -> [bool; 5] {
    let years: Vec<String> = fact.years.iter().map(i16::to_string).collect();
    [
        label.qualifier == fact.qualifier.as_str(),
        label.measure == fact.measure.as_str(),
        label.years == years,
        label.status == fact.status.as_str(),
        both_alike(label.to.as_deref(), fact.to.as_deref()),
    ]
}

fn labelled(label: &labels::Amount) -> String {
    let labels::Amount { text, qualifier, measure, years, status, to, funding, .. } = label;
    format!("`{text}` {qualifier} {measure} {years:?} {status} {}, to {to:?}", kind(*funding))
}

fn found(fact: &Amount) -> String {
    let Amount { text, qualifier, measure, years, status, to, funding, evidence, .. } = fact;
    let (qualifier, measure, status) = (qualifier.as_str(), measure.as_str(), status.as_str());
    format!("`{text}` {qualifier} {measure} {years:?} {status} {}, to {to:?} | {evidence}", kind(*funding))
}

fn kind(funding: bool) -> &'static str {
    if funding { "FUNDING" } else { "other" }
}
