//! The ministry to which an assignment is reported, which is the one that gave it: "till Regeringskansliet (Kulturdepartementet)". Pages
//! without details say nothing else of their sender.

use std::collections::{BTreeMap, BTreeSet};
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
    let line = body[..named.get(0)?.start()].rfind('\n').map_or(0, |at| at + 1);
    let evidence = body[line..].lines().next().unwrap_or_default().trim_start_matches(['*', '-', ' ']);
    Some(Reported { ministry: named["name"].replace("-och ", "- och "), evidence: evidence.to_owned() })
}
