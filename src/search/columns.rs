//! Facts of releases as columns, a file for each facet: `search/facts-FACET-HASH.bin`.
//!
//! A column is the length of its head, the head as JSON, and a code for each release in order: for each of its values, commonest first,
//! `2 * (place + 1)`, plus 1 where another follows; 0 where it has none. The head lists the values, `[id, label, other names…]`, commonest
//! first. The column of sums has no values: each code is the sum in kronor plus one, or 0; beside it stands a column `range`, whose values are
//! [`RANGES`], a sixth of the size and all that a facet needs. Numbers are unsigned LEB128.

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::bytes::{File, push_number};
use super::{Document, Value, entities};
use crate::parse::config::Facet;

/// The largest sum that is told from larger ones: what a reader's seven bytes hold.
const LARGEST: u64 = (1 << 49) - 2;

/// The name of the column of ranges.
pub const RANGE: &str = "range";

/// In millions of kronor: from the first, below the second, or up to anything.
const RANGES: [(u64, Option<u64>); 5] = [(0, Some(1)), (1, Some(10)), (10, Some(100)), (100, Some(1000)), (1000, None)];
const MILLION: u64 = 1_000_000;

/// A column of more bytes is fetched only by who asks for its facet: kinds and years are never so large, thousands of agencies are.
const HEAVY: usize = 64 * 1024;

/// One facet that a site has something of, or the ranges of sums.
pub struct Column {
    pub name: &'static str,
    pub file: File,
}

impl Column {
    pub fn is_heavy(&self) -> bool {
        self.name != RANGE && self.file.bytes.len() > HEAVY
    }
}

pub fn encode(documents: &[&Document]) -> Vec<Column> {
    let releases = &documents[entities(documents)..];
    // Every field can be typed, also where it is not shown as a facet; so can sums be sorted.
    let ranges = RANGES.map(|(from, below)| {
        let id = format!("{from}-{}", below.map(|below| below.to_string()).unwrap_or_default());
        Value { id, ..Value::default() }
    });
    let columns = Facet::ALL.map(Some).into_par_iter().chain([None]).filter_map(|facet| {
        let (name, bytes) = match facet {
            Some(Facet::Amount) => (Facet::Amount.as_str(), sums(releases)),
            Some(facet) => (facet.as_str(), values(releases, |release| of(release, facet))),
            None => (RANGE, values(releases, |release| range(release).map(|place| &ranges[place]).into_iter())),
        };
        Some(Column { name, file: File::new(bytes?) })
    });
    columns.collect()
}

/// What a release has of a facet.
fn of(release: &Document, facet: Facet) -> impl Iterator<Item = &Value> {
    release.facts.iter().filter(move |(of, _)| *of == facet).map(|(_, value)| &**value)
}

/// The place of a release's sum among the ranges.
fn range(release: &Document) -> Option<usize> {
    let millions = release.kronor? / MILLION;
    RANGES.iter().position(|(_, below)| below.is_none_or(|below| millions < below))
}

fn sums(releases: &[&Document]) -> Option<Vec<u8>> {
    releases.iter().any(|release| release.kronor.is_some()).then(|| {
        let mut bytes = head(&[]);
        let code = |release: &Document| release.kronor.map_or(0, |kronor| kronor.min(LARGEST) + 1);
        releases.iter().for_each(|release| push_number(&mut bytes, code(release)));
        bytes
    })
}

fn values<'d, I: Iterator<Item = &'d Value>>(
    releases: &[&'d Document],
    of: impl Fn(&'d Document) -> I,
) -> Option<Vec<u8>> {
    let mut counts: HashMap<&str, (usize, &Value)> = HashMap::new();
    for release in releases {
        for value in of(release) {
            counts.entry(&value.id).or_insert((0, value)).0 += 1;
        }
    }
    if counts.is_empty() {
        return None;
    }
    let mut ordered: Vec<(usize, &Value)> = counts.into_values().collect();
    ordered.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let places: HashMap<&str, u64> =
        ordered.iter().zip(0..).map(|((_, value), place)| (value.id.as_str(), place)).collect();
    let mut bytes = head(&ordered.iter().map(|(_, value)| *value).collect::<Vec<_>>());
    for release in releases {
        let mut codes: Vec<u64> = of(release).map(|value| places[value.id.as_str()]).collect();
        codes.sort_unstable();
        codes.dedup();
        let last = codes.len();
        for (at, code) in codes.into_iter().enumerate() {
            push_number(&mut bytes, 2 * (code + 1) + u64::from(at + 1 < last));
        }
        if last == 0 {
            bytes.push(0);
        }
    }
    Some(bytes)
}

fn head(values: &[&Value]) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = values
        .iter()
        .map(|value| [&value.id, &value.label].into_iter().chain(&value.names).map(String::as_str).collect())
        .collect();
    let json = serde_json::to_vec(&rows).expect("strings are always JSON");
    let mut bytes = Vec::new();
    push_number(&mut bytes, json.len() as u64);
    bytes.extend(json);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::RELEASE;
    use std::sync::Arc;

    #[test]
    fn sums_have_their_ranges() {
        let release = |kronor| Document { kind: RELEASE, kronor, ..Document::default() };
        let sums = [None, Some(0), Some(999_999), Some(1_000_000), Some(99_999_999), Some(u64::MAX)];
        let places = sums.map(|kronor| range(&release(kronor)));
        assert_eq!(places, [None, Some(0), Some(0), Some(1), Some(2), Some(4)]);
    }

    #[test]
    fn a_column_has_its_values_and_the_codes_of_releases() {
        let value = |id: &str| Arc::new(Value { id: id.into(), label: id.to_uppercase(), names: Vec::new() });
        let release = |ids: &[&str], kronor| Document {
            kind: RELEASE,
            facts: ids.iter().map(|id| (Facet::Topic, value(id))).collect(),
            kronor,
            ..Document::default()
        };
        let releases = [release(&["b", "a"], None), release(&[], Some(300)), release(&["b"], Some(0))];
        let releases: Vec<&Document> = releases.iter().collect();
        let head = br#"[["b","B"],["a","A"]]"#;
        let expected = [&[head.len() as u8], &head[..], &[3, 4, 0, 2]].concat();
        assert_eq!(values(&releases, |release| of(release, Facet::Topic)), Some(expected));
        assert_eq!(values(&releases, |release| of(release, Facet::Region)), None);
        assert_eq!(sums(&releases), Some(vec![2, b'[', b']', 0, 0xad, 2, 1]));
    }
}
