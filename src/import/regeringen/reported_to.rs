//! The ministry to which an assignment is reported, which is the one that gave it: "till Regeringskansliet (Kulturdepartementet)". Pages
//! without details say nothing else of their sender.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use rayon::prelude::*;
use regex::Regex;

use super::pages::{Page, Section};

/// Where a report goes. The first of several ministries gave the assignment; the others get a copy.
static MINISTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:Regeringskansliet|regeringen) \(|(?i:redovis|rapport|lämna)[^.\n]{0,120} till )(?P<name>\p{Lu}\p{Ll}+(?:-? ?och \p{Ll}+)?departementet)\b",
    )
    .expect("a tested pattern")
});

/// How many pages must name a ministry that no record of the site is: scanned texts have ministries that never were.
const TIMES: usize = 3;

/// What a page says.
pub struct Reported {
    pub ministry: String,
    pub evidence: String,
}

/// What assignments without details say, by their files. `known` says whether a record of the site has a name.
pub fn read<'p>(pages: &[Page<'p>], known: &dyn Fn(&str) -> bool) -> BTreeMap<&'p str, Reported> {
    let is_bare = |page: &&Page| page.section == Section::Assignments && page.details.is_none();
    let mut found: BTreeMap<&str, Reported> =
        pages.par_iter().filter(is_bare).filter_map(|page| Some((page.file, of(&page.body)?))).collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    found.values().for_each(|reported| *times.entry(reported.ministry.clone()).or_default() += 1);
    let real: BTreeSet<String> =
        times.into_iter().filter(|(name, times)| *times >= TIMES || known(name)).map(|(name, _)| name).collect();
    found.retain(|_, reported| real.contains(&reported.ministry));
    found
}

fn of(body: &str) -> Option<Reported> {
    let named = MINISTRY.captures(body)?;
    let whole = named.get(0)?;
    Some(Reported { ministry: named["name"].replace("-och ", "- och "), evidence: sentence(body, whole.range()) })
}

/// The sentence around a place, without the marks of Markdown.
fn sentence(body: &str, place: Range<usize>) -> String {
    let is_start = |text: &str| text.starts_with(|c: char| c.is_uppercase());
    let line = body[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let mut stops = body[line..place.start].rmatch_indices(". ").map(|(at, stop)| line + at + stop.len());
    let start = stops.find(|&at| is_start(&body[at..])).unwrap_or(line);
    let rest = body[start..].lines().next().unwrap_or_default();
    let behind = place.end - start;
    let mut stops = rest[behind..].match_indices(". ").map(|(at, _)| behind + at);
    let end = stops.find(|&at| is_start(&rest[at + 2..])).map_or(rest.len(), |at| at + 1);
    rest[..end].replace("**", "").trim_start_matches(['*', '-', ' ']).to_owned()
}
