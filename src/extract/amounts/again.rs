//! The same money told again, in a title, a heading, a quotation or another sentence, is one sum. Knows nothing of how sums are read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Amount, Told};
use crate::extract::named;
use crate::extract::text::BlockKind;
use crate::parse::money::Qualifier;
use crate::parse::record::Folder;

/// With how many sums of its value a new one is compared: a text that gives one sum to more than so many is a list, in which none is told
/// again, and reading it takes time by its length alone.
const COMPARED: usize = 30;

/// A sum is rounded by at most this part of it: "nära två miljarder" may be 1 874 253 165.
const ROUNDED: i64 = 14;

/// The indices of the sums that a text has told, by their value.
#[derive(Default)]
pub(super) struct Values(BTreeMap<(i64, Option<i64>), Vec<usize>>);

impl Values {
    fn of(&mut self, told: &Told) -> &mut Vec<usize> {
        let money = told.amount.money;
        self.0.entry((money.min.0, money.max.map(|max| max.0))).or_default()
    }

    /// Those whose value differs little, but not nothing.
    fn near(&self, told: &Told) -> impl Iterator<Item = usize> {
        let value = told.amount.money.min.0;
        let margin = value / ROUNDED;
        let near = self.0.range((value - margin, None)..=(value + margin, Some(i64::MAX)));
        near.filter(move |((min, _), _)| *min != value).flat_map(|(_, indices)| indices.iter().copied()).take(COMPARED)
    }
}

/// Adds a sentence's sums to those told before it. Returns the index that each has among them.
pub(super) fn add(told: &mut Vec<Told>, values: &mut Values, sentence: Vec<Told>, folder: Folder) -> Vec<usize> {
    let earlier = told.len();
    let mut taken = Vec::new();
    let mut indices = Vec::new();
    for new in sentence {
        let is_overview = folder != Folder::Assignments && earlier > 5;
        let same = values.of(&new).iter().copied().take(COMPARED).find(|at| {
            let old = &told[*at];
            *at < earlier && !taken.contains(at) && is_same(old, &new, folder) && !(is_overview && are_apart(old, &new))
        });
        let rounded = || {
            values.near(&new).find(|at| {
                let old = &told[*at];
                let is_one = is_rounding(old, &new) || is_rounding(&new, old);
                *at < earlier && !taken.contains(at) && is_one && is_same(old, &new, folder) && !are_apart(old, &new)
            })
        };
        match same.or_else(rounded) {
            Some(at) => {
                if is_rounding(&told[at], &new) {
                    values.of(&new).push(at);
                }
                merge(&mut told[at], new);
                taken.push(at);
                indices.push(at);
            }
            None => {
                indices.push(told.len());
                values.of(&new).push(told.len());
                told.push(new);
            }
        }
    }
    indices
}

/// Whether two sums of one value are one.
fn is_same(old: &Told, new: &Told, folder: Folder) -> bool {
    let (a, b) = (&old.amount, &new.amount);
    let years_meet = a.years.is_empty() || b.years.is_empty() || a.years.iter().any(|year| b.years.contains(year));
    let receivers_differ = match (&a.to, &b.to) {
        (Some(one), Some(other)) => {
            let is_name =
                |to: &str| is_body(to) || (folder == Folder::Assignments && to.starts_with(char::is_uppercase));
            let are_bodies = is_name(one) && is_name(other);
            are_bodies && !one.contains(other.as_str()) && !other.contains(one.as_str())
        }
        _ => false,
    };
    let both_listed = is_listed(old.block) && is_listed(new.block) && a.evidence != b.evidence;
    let is_yearly_and_not = a.measure != b.measure && !a.years.is_empty() && !b.years.is_empty();
    let is_other = a.funding != b.funding && folder != Folder::Assignments && !points_back(b);
    let is_apart = is_yearly_and_not || is_other;
    let is_told_in_a_head = old.is_headed || new.is_headed;
    years_meet && !receivers_differ && !both_listed && (is_told_in_a_head || !is_apart)
}

/// "Av dessa 26 miljarder": the sum that was told before.
fn points_back(amount: &Amount) -> bool {
    let words = ["dessa", "de", "De"];
    words.iter().any(|word| amount.evidence.contains(&format!("{word} {}", amount.text)))
}

/// "nästan tre miljarder kronor" beside "2 952 000 000 kronor": the one that says that it is not exact has fewer figures.
fn is_rounding(round: &Told, exact: &Told) -> bool {
    let (a, b) = (&round.amount, &exact.amount);
    let figures = |value: i64| value.to_string().trim_end_matches('0').len();
    let near = (a.money.min.0 - b.money.min.0).abs() <= a.money.min.0 / ROUNDED;
    let is_inexact = matches!(a.qualifier, Qualifier::About | Qualifier::AtLeast) && b.qualifier == Qualifier::Exact;
    let is_alone = a.money.max.is_none() && b.money.max.is_none();
    near && is_inexact && is_alone && a.funding == b.funding && figures(a.money.min.0) < figures(b.money.min.0)
}

/// A name of a public body, long or short.
fn is_body(receiver: &str) -> bool {
    let is_short_name = receiver.chars().count() < 7 && receiver.chars().all(char::is_uppercase);
    is_short_name || named::bodies(receiver).first().is_some_and(|named| named.at == (0..receiver.len()))
}

/// A text that lists many initiatives gives equal sums to several: sentences that share no long word are about different ones.
fn are_apart(old: &Told, new: &Told) -> bool {
    if is_head(old.block) || is_head(new.block) {
        return false;
    }
    if old.amount.measure != new.amount.measure {
        return true;
    }
    if old.is_headed || new.is_headed {
        return false;
    }
    let words = |told: &Told| -> BTreeSet<String> {
        let all = told.amount.evidence.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 7);
        all.map(|word| word.to_lowercase().chars().take(7).collect())
            .filter(|stem: &String| !COMMON.contains(&stem.as_str()))
            .collect()
    };
    words(old).is_disjoint(&words(new))
}

/// Long words of every budget text, by their first seven letters.
const COMMON: [&str; 12] = [
    "regerin",
    "miljone",
    "miljard",
    "budgetp",
    "föreslå",
    "satsnin",
    "ytterli",
    "förslag",
    "periode",
    "beräkna",
    "tillför",
    "avsätte",
];

/// Rows of a list or a table are about different things.
fn is_listed(block: BlockKind) -> bool {
    matches!(block, BlockKind::Item | BlockKind::Row)
}

/// The telling of the body beats that of the title; the one that the initiative pays beats background.
fn merge(old: &mut Told, new: Told) {
    let is_better = is_rounding(old, &new)
        || (new.amount.funding && !old.amount.funding)
        || (is_head(old.block) && !is_head(new.block) && new.amount.funding == old.amount.funding);
    old.is_headed |= new.is_headed;
    let mut other = new.amount;
    if is_better {
        std::mem::swap(&mut old.amount, &mut other);
        old.block = new.block;
    }
    let kept = &mut old.amount;
    if kept.years.is_empty() && kept.measure == other.measure {
        kept.years = other.years;
    }
    kept.to = kept.to.take().or(other.to);
}

pub(super) fn is_head(block: BlockKind) -> bool {
    matches!(block, BlockKind::Title | BlockKind::Heading)
}
