//! The words of a sentence that belong to each of its sums. Knows nothing of what they say.

use super::figures::Figure;

/// The words that belong to a sum: before it from the one before, and behind it up to the next.
pub(super) struct Stretch<'a> {
    pub before: &'a str,
    pub after: &'a str,
}

/// Cuts the words between two sums at the last word that joins clauses: "2024, | och för 2025".
pub(super) fn stretches<'a>(sentence: &'a str, figures: &[Figure]) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, figure) in figures.iter().enumerate() {
        let (after_from, next) = (figure.words.end, figures.get(at + 1));
        let shares_unit = next.filter(|next| next.words.start < after_from);
        let end = next.map_or(sentence.len(), |next| next.words.start.max(after_from));
        let between = &sentence[after_from..end];
        let length = if next.is_some() && shares_unit.is_none() { joint(between) } else { between.len() };
        let before = sentence.get(from..figure.words.start).unwrap_or_default();
        let after = if shares_unit.is_some() { rest_of_list(sentence, figures, at) } else { &between[..length] };
        found.push(Stretch { before, after });
        from = if shares_unit.is_some() { from } else { after_from + length };
    }
    found
}

/// What follows the last sum of the list to which a sum belongs.
fn rest_of_list<'a>(sentence: &'a str, figures: &[Figure], at: usize) -> &'a str {
    let end = figures[at].words.end;
    let next = figures[at + 1..]
        .iter()
        .find(|figure| figure.at.start >= end)
        .map_or(sentence.len(), |figure| figure.words.start);
    let between = &sentence[end..next];
    if next == sentence.len() { between } else { &between[..joint(between)] }
}

/// Where the words of the first sum end: at "varav", else at the last joining word, unless mere years and more words follow it ("2024 och
/// 2025 till skolan").
fn joint(between: &str) -> usize {
    const JOINTS: [&str; 5] = [", ", " och ", " samt ", "; ", " respektive "];
    if let Some(part) = between.find(", varav").or_else(|| between.find(" varav")) {
        return part;
    }
    let goes_on_with_years = |rest: &str| {
        let rest = rest.trim_start();
        let years = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '–' | '-')).unwrap_or(rest.len());
        years >= 4 && years < rest.len()
    };
    let candidates = JOINTS.iter().flat_map(|joint| between.match_indices(joint));
    let cuts = candidates.filter(|(at, joint)| !goes_on_with_years(&between[at + joint.len()..]));
    cuts.map(|(at, _)| at).max().unwrap_or(between.len())
}
