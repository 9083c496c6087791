//! Counts of right, missed and false facts, and how they are printed.

use std::collections::BTreeMap;

/// What all pages together gave.
#[derive(Default)]
pub struct Report {
    /// The page that is being compared.
    pub page: String,
    found: BTreeMap<&'static str, Tally>,
    /// Among matched facts: right ones and all.
    details: BTreeMap<&'static str, (usize, usize)>,
    lines: Vec<String>,
}

#[derive(Default)]
struct Tally {
    right: usize,
    missed: usize,
    wrong: usize,
}

/// Pairs of indices that mean the same, and what is left on both sides.
pub struct Matched {
    pub pairs: Vec<(usize, usize)>,
    pub missed: Vec<usize>,
    pub wrong: Vec<usize>,
}

/// Matches two multisets: each label takes the likest of the facts that are the same and not yet taken. `likeness` is `None` for another fact.
pub fn pair(labels: usize, facts: usize, likeness: impl Fn(usize, usize) -> Option<usize>) -> Matched {
    let mut free: Vec<usize> = (0..facts).collect();
    let (mut pairs, mut missed) = (Vec::new(), Vec::new());
    for label in 0..labels {
        let candidates = free.iter().enumerate().filter_map(|(at, &fact)| Some((likeness(label, fact)?, at)));
        match candidates.max_by_key(|&(likeness, at)| (likeness, std::cmp::Reverse(at))) {
            Some((_, at)) => pairs.push((label, free.remove(at))),
            None => missed.push(label),
        }
    }
    Matched { pairs, missed, wrong: free }
}

impl Report {
    pub fn count(&mut self, family: &'static str, matched: &Matched) {
        let tally = self.found.entry(family).or_default();
        tally.right += matched.pairs.len();
        tally.missed += matched.missed.len();
        tally.wrong += matched.wrong.len();
    }

    pub fn detail(&mut self, name: &'static str, right: bool) {
        let (rights, all) = self.details.entry(name).or_default();
        *rights += usize::from(right);
        *all += 1;
    }

    /// A line for `--misses`: `-` missed, `+` found wrongly, `~` found with a wrong detail.
    pub fn line(&mut self, sign: char, family: &str, words: &str) {
        self.lines.push(format!("{sign} {family}: {} | {words}", self.page));
    }

    pub fn print(&self, misses: bool) {
        println!("{:<24}{:>7}{:>7}{:>7}{:>11}{:>8}", "", "right", "missed", "false", "precision", "recall");
        for (family, Tally { right, missed, wrong }) in &self.found {
            let (precision, recall) = (share(*right, right + wrong), share(*right, right + missed));
            println!("{family:<24}{right:>7}{missed:>7}{wrong:>7}{precision:>11}{recall:>8}");
        }
        println!("\namong matched");
        for (name, (right, all)) in &self.details {
            println!("{name:<24}{right:>7} of {all:<5}{:>9}", share(*right, *all));
        }
        if misses {
            println!();
            self.lines.iter().for_each(|line| println!("{line}"));
        }
    }
}

fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        whole => format!("{:.3}", part as f64 / whole as f64),
    }
}
