//! Years that a sum has from the other sums and sentences of its text. What a sum's own words say of time is read in `time`.

use super::figures::Figure;
use super::{Told, time};
use crate::extract::text::{BlockKind, Text};
use crate::parse::record::Measure;

/// "5 miljoner till A och 3 miljoner till B under 2024" ties both to the year; "7 miljoner respektive 4 miljoner" each to its own.
pub(super) fn share_years(sentence: &str, figures: &[Figure], told: &mut [Told]) {
    for at in (1..told.len()).rev() {
        let (before, behind) = told.split_at_mut(at);
        let (one, other) = (&mut before[at - 1].amount, &mut behind[0].amount);
        let between = sentence.get(figures[at - 1].at.end..figures[at].at.start).unwrap_or_default();
        let each_its_own = between.contains("respektive")
            && other.years.len() == 2
            && (one.years.is_empty() || one.years == other.years);
        if each_its_own {
            one.years = vec![other.years[0]];
            other.years = vec![other.years[1]];
        } else if one.years.is_empty()
            && one.measure == other.measure
            && !between.contains(';')
            && between.trim() != "från"
        {
            one.years.clone_from(&other.years);
        }
    }
}

/// An assignment that charges one year's budget gives its sums in that year where they name none. The year in its title is mostly that of an
/// agreement, which is paid when it has been kept.
pub(super) fn take_only_years(told: &mut [Told], text: &Text) {
    let sentences = || text.blocks.iter().flat_map(|block| &block.sentences);
    let mut years: Vec<Vec<i16>> = sentences().flat_map(|sentence| time::budget_years(sentence)).collect();
    let stated = told.iter().filter(|told| told.amount.funding && !told.amount.years.is_empty());
    years.extend(stated.map(|told| told.amount.years.clone()));
    years.sort();
    years.dedup();
    let [only] = years.as_slice() else { return };
    for told in told.iter_mut().filter(|told| told.amount.funding && told.amount.years.is_empty()) {
        told.amount.years.clone_from(only);
    }
}

/// The only sum of a text that lists its conditions has the one year in which one of them says that the money is for: "Stödet ges för resor
/// under 2025".
pub(super) fn take_year_of_use(told: &mut [Told], text: &Text) {
    let mut granted = told.iter_mut().filter(|told| told.amount.funding);
    let (Some(only), None) = (granted.next(), granted.next()) else { return };
    if !only.amount.years.is_empty() {
        return;
    }
    let items = text.sentences().filter(|(kind, _)| *kind == BlockKind::Item);
    let mut years: Vec<i16> = items.filter_map(|(_, sentence)| time::year_of_use(sentence)).collect();
    years.dedup();
    if let [year] = years[..] {
        only.amount.years = vec![year];
    }
}

/// A sum without years has those of the next sentence where that one tells what the money is for.
pub(super) fn take_from_the_next(told: &mut [Told], text: &Text) {
    let sentences: Vec<&str> = text.sentences().map(|(_, sentence)| sentence).collect();
    let is_open =
        |told: &&mut Told| told.amount.funding && told.amount.years.is_empty() && told.amount.measure == Measure::Total;
    for told in told.iter_mut().filter(is_open) {
        if let Some(next) = sentences.get(told.sentence + 1) {
            told.amount.years = time::years_of_the_money(next);
        }
    }
}
