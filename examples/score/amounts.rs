//! Compares sums of money: value and funding or not, then the rest.

use diarium::extract::{Amount, Names};

use crate::compare::same_receivers;
use crate::labels;
use crate::tally::{Matched, Report, pair};

const DETAILS: [&str; 5] =
    ["funding: qualifier", "funding: measure", "funding: years", "funding: status", "funding: recipient (by id)"];

pub fn compare(report: &mut Report, labels: &[labels::Amount], facts: &[Amount], names: &Names) {
    let likeness = |label: usize, fact: usize| {
        let (label, fact) = (&labels[label], &facts[fact]);
        let same = label.funding == fact.funding && ore(label) == fact.money.min.0;
        same.then(|| details(label, fact, names).iter().filter(|right| **right).count())
    };
    let matched = pair(labels.len(), facts.len(), likeness);
    report.count("amounts", &matched);
    for &(label, fact) in matched.pairs.iter().filter(|(label, _)| labels[*label].funding) {
        for (name, right) in DETAILS.into_iter().zip(details(&labels[label], &facts[fact], names)) {
            report.detail(name, right);
            if !right {
                let words = format!("{} ≠ {}", labelled(&labels[label]), found(&facts[fact]));
                report.line('~', name, &words);
            }
        }
    }
    tell_mistakes(report, matched, labels, facts);
    compare_funding(report, labels, facts);
}

/// One line for a sum that was found and judged wrongly, one for each that was missed or made up, with what the judgement weighed.
fn tell_mistakes(report: &mut Report, matched: Matched, labels: &[labels::Amount], facts: &[Amount]) {
    let Matched { missed, mut wrong, .. } = matched;
    for label in missed.into_iter().map(|label| &labels[label]) {
        match wrong.iter().position(|&fact| facts[fact].money.min.0 == ore(label)) {
            Some(at) => {
                let fact = &facts[wrong.remove(at)];
                report.line(
                    '!',
                    "amount",
                    &format!("is {}, found as {} {}", kind(label.funding), found(fact), weighed(fact)),
                );
            }
            None => report.line('-', "amount", &labelled(label)),
        }
    }
    for fact in wrong.into_iter().map(|fact| &facts[fact]) {
        report.line('+', "amount", &format!("{} {}", found(fact), weighed(fact)));
    }
}

/// For whoever sets the weights: every sum found, whether its label is funding (`?`: it has none), and the evidence.
pub fn list_evidence(page: &str, labels: &[labels::Amount], facts: &[Amount]) {
    let same = |label: usize, fact: usize| {
        let (label, fact) = (&labels[label], &facts[fact]);
        (ore(label) == fact.money.min.0).then_some(usize::from(label.funding == fact.funding))
    };
    let pairs = pair(labels.len(), facts.len(), same).pairs;
    for (at, fact) in facts.iter().enumerate() {
        let label = pairs.iter().find(|(_, fact)| *fact == at).map(|(label, _)| labels[*label].funding);
        let label = label.map_or('?', |funding| if funding { 'F' } else { '-' });
        let evidence: Vec<&str> = fact.weighed.iter().map(|(name, _)| *name).collect();
        let made = if fact.funding { 'F' } else { '-' };
        println!("{page}\t{at}\t{label}\t{made}\t{}\t{}\t{}", fact.text, evidence.join("; "), fact.evidence);
    }
}

fn weighed(fact: &Amount) -> String {
    let lines: Vec<String> = fact.weighed.iter().map(|(name, weight)| format!("{name} {weight:+}")).collect();
    format!("| {}", lines.join(", "))
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
fn details(label: &labels::Amount, fact: &Amount, names: &Names) -> [bool; 5] {
    let years: Vec<String> = fact.years.iter().map(i16::to_string).collect();
    [
        label.qualifier == fact.qualifier.as_str(),
        label.measure == fact.measure.as_str(),
        label.years == years,
        label.status == fact.status.as_str(),
        same_receivers(label.to.as_deref(), fact.to.as_deref(), names),
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
