//! Many names in one automaton: which stand in a text as words, and who is meant on given days.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Person;
use crate::model::{Period, end_of_name};
use crate::parse::date::Days;

/// Who holds a spelling of a name.
#[derive(Clone, Debug)]
pub struct Claim {
    pub spelling: String,
    pub holder: usize,
    /// A title (0) goes before another name (1), and that before an everyday form or acronym (2).
    pub rank: u8,
    /// When it was used; `None` where no date is known.
    pub period: Option<Period>,
    /// Acronyms take their genitive after a colon.
    pub is_acronym: bool,
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHit {
    pub start: usize,
    /// Where it ends without its genitive.
    pub base_end: usize,
    pub end: usize,
    /// The index of its holder.
    pub holder: usize,
}

/// Names and their holders.
#[derive(Clone, Debug, Default)]
pub struct Table {
    automaton: Option<AhoCorasick>,
    claims: Vec<Vec<Claim>>,
}

/// Last words that two names may share: `Lunds och Uppsala universitet`.
const SHARED_WORDS: [&str; 4] = [" universitet", " tingsrätt", " kommun", " högskola"];

impl Claim {
    pub fn of_person(holder: usize, person: &Person) -> Claim {
        Claim { spelling: person.name.clone(), holder, rank: 0, period: None, is_acronym: false }
    }
}

impl Table {
    pub fn new(claims: impl Iterator<Item = Claim>) -> Table {
        let mut by_spelling: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for claim in claims.filter(|claim| !claim.spelling.trim().is_empty()) {
            by_spelling.entry(claim.spelling.clone()).or_default().push(claim);
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(by_spelling.keys()).ok();
        Table { automaton, claims: by_spelling.into_values().collect() }
    }

    /// All names that stand as words and mean one holder on these days.
    pub fn find(&self, text: &str, days: Option<Days>) -> Vec<NameHit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let hit = |found: aho_corasick::Match| {
            let claims = &self.claims[found.pattern().as_usize()];
            let end = end_of_name(text, found.range(), claims.iter().any(|claim| claim.is_acronym))?;
            let holder = holder_on(claims, days)?;
            Some(NameHit { start: found.start(), base_end: found.end(), end, holder })
        };
        automaton.find_iter(text).filter_map(hit).collect()
    }

    /// The names before a hit that share its last word: `Lunds` in `Lunds och Uppsala universitet`.
    pub fn sharing_last_word(&self, text: &str, hit: &NameHit) -> Vec<NameHit> {
        let name = &text[hit.start..hit.base_end];
        let Some(word) = SHARED_WORDS.into_iter().find(|word| name.ends_with(word)) else { return Vec::new() };
        let mut found = Vec::new();
        let mut end = hit.start;
        while let Some(joint) = [" och ", " samt ", ", "].iter().find(|joint| text[..end].ends_with(*joint)) {
            let before = &text[..end - joint.len()];
            let start = before.rfind(' ').map_or(0, |at| at + 1);
            let Some(holder) = self.holder_of(&format!("{}{word}", &before[start..])) else { break };
            found.push(NameHit { start, base_end: before.len(), end: before.len(), holder });
            end = start;
        }
        found
    }

    fn holder_of(&self, name: &str) -> Option<usize> {
        let found = self.automaton.as_ref()?.find(name)?;
        (found.range() == (0..name.len())).then(|| holder_on(&self.claims[found.pattern().as_usize()], None))?
    }
}

/// The one holder of a name: of those whose name it was on these days, the one with the weightiest claim; `None` where several have it.
fn holder_on(claims: &[Claim], days: Option<Days>) -> Option<usize> {
    let then = |claim: &&Claim| match (claim.period, days) {
        (Some(period), Some(days)) => period.days().intersect(&days).is_some(),
        _ => true,
    };
    let best = |claims: Vec<&Claim>| {
        let rank = claims.iter().map(|claim| claim.rank).min()?;
        let mut holders = claims.iter().filter(|claim| claim.rank == rank).map(|claim| claim.holder);
        let first = holders.next()?;
        holders.all(|holder| holder == first).then_some(first)
    };
    best(claims.iter().filter(then).collect()).or_else(|| best(claims.iter().collect()))
}
