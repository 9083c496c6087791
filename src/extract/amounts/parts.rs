//! Which sums are parts of others, so that no krona is counted twice: those after "varav", and those that add up to the sum beside them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Told;
use super::evidence::PUBLIC_GIVER;
use super::figures::Figure;

/// What follows is a part of what went before.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:varav|därav|av dessa|av detta|av denna|av vilka|av vilket|av dem|av medlen|av beloppet|av den summan|inklusive|däribland)\b").expect("the pattern of parts is well-formed")
});

/// For each sum of a sentence: whether it is a part of the sum before the first part.
pub(super) fn of_a_total(sentence: &str, figures: &[Figure]) -> Vec<Option<Option<usize>>> {
    let mut total: Option<Option<usize>> = None;
    let mut found = Vec::new();
    let mut from = 0;
    for (at, figure) in figures.iter().enumerate() {
        let before = sentence.get(from..figure.words.start).unwrap_or_default();
        if PART.is_match(before) {
            total = Some(at.checked_sub(1));
        }
        found.push(total);
        from = figure.words.end;
    }
    found
}

/// Ties parts to their total, in the same sentence or as the last sum of the one before; they share its years and its funding.
pub(super) fn link(told: &mut [Told], indices: &[usize], parts: &[Option<Option<usize>>], former: Option<usize>) {
    for (index, part) in indices.iter().zip(parts) {
        let Some(total) = part.map(|within| within.map(|at| indices[at]).or(former)).flatten() else { continue };
        let (whole, part) = (&told[total].amount, &told[*index].amount);
        if total == *index || part.money.min > whole.money.min || whole.part_of == Some(*index) {
            continue;
        }
        let (years, status, funding) = (whole.years.clone(), whole.status, whole.funding);
        let to = whole.to.clone().filter(|_| CHARGED.is_match(&part.evidence));
        let has_a_giver = part.weighed.iter().any(|(name, _)| *name == PUBLIC_GIVER);
        let part = &mut told[*index].amount;
        part.part_of = Some(total);
        if part.years.is_empty() {
            part.years = years;
        }
        part.status = status;
        part.funding = funding || (part.funding && has_a_giver);
        part.to = part.to.take().or(to);
    }
}

/// Sums that follow a total, or lead to it, and together are that total are its parts: "120 miljoner: 100 till A och 20 till B".
pub(super) fn add_up(told: &mut [Told]) {
    let mut has_parts: BTreeSet<usize> = told.iter().filter_map(|told| told.amount.part_of).collect();
    for total in 0..told.len() {
        let is_open = told[total].amount.funding && told[total].amount.part_of.is_none();
        if !is_open || has_parts.contains(&total) {
            continue;
        }
        let behind = run_to(told, total, total + 1..told.len());
        let parts = behind.or_else(|| run_to(told, total, (0..total).rev())).unwrap_or_default();
        for part in parts {
            let years = told[total].amount.years.clone();
            let amount = &mut told[part].amount;
            amount.part_of = Some(total);
            has_parts.insert(total);
            if amount.years.is_empty() {
                amount.years = years;
            }
            let to = told[total].amount.to.clone().filter(|_| CHARGED.is_match(&told[part].amount.evidence));
            let amount = &mut told[part].amount;
            amount.to = amount.to.take().or(to);
        }
    }
}

/// The part is what an appropriation pays: its receiver is that of the total.
static CHARGED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)utgiftsområde|\banslag").expect("the pattern of appropriations is well-formed"));

/// More than one for each municipality nobody lists.
const MOST_PARTS: usize = 300;

/// Whether a part's years can be those of the total: "2 miljoner 2019, 1 miljon 2020 och 1 miljon 2021" is a series, not a total and its parts.
fn is_within(years: &[i16], whole: &[i16]) -> bool {
    whole.is_empty() || years.iter().all(|year| whole.contains(year))
}

/// At least two sums in this order that make the total exactly.
fn run_to(told: &[Told], total: usize, order: impl Iterator<Item = usize>) -> Option<Vec<usize>> {
    let whole = &told[total].amount;
    let mut sum = 0;
    let mut parts = Vec::new();
    for at in order.take(MOST_PARTS) {
        let part = &told[at].amount;
        if !part.funding || part.part_of.is_some() || part.measure != whole.measure || part.money.max.is_some() {
            return None;
        }
        if !is_within(&part.years, &whole.years) {
            return None;
        }
        sum += part.money.min.0;
        parts.push(at);
        if sum >= whole.money.min.0 {
            return (sum == whole.money.min.0 && parts.len() > 1).then_some(parts);
        }
    }
    None
}
