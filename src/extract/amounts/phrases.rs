//! The notation in which evidence is written, and a quick look for all of it at once. Knows no meaning.
//!
//! `fördela* | får … använda`: alternatives; `*` is the rest of a word or its beginning, `…` up to a few words that go between, `¤` the sum
//! itself, `(a|b)` one of both, `x?` a letter that may be missing, `^` and `$` the ends of the stretch. Case does not count.

use regex::bytes::{RegexSet, RegexSetBuilder};

/// A text as the patterns see it: in lower case and one byte a letter, so that the borders of words cost no look at Unicode.
pub(super) fn plain(text: &str) -> String {
    let one_byte = |c: char| match c {
        'å' => 'A',
        'ä' => 'E',
        'ö' => 'O',
        'é' => 'e',
        '¤' => '@',
        '–' | '—' | '−' => '-',
        c if c.is_ascii() => c,
        c if c.is_alphabetic() => 'X',
        _ => ' ',
    };
    text.chars().flat_map(char::to_lowercase).map(one_byte).collect()
}

/// Many pieces of evidence, looked for in one pass.
pub(super) struct Phrases(RegexSet);

impl Phrases {
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a str>) -> Phrases {
        let patterns: Vec<String> = all.map(pattern).collect();
        let built = RegexSetBuilder::new(&patterns).unicode(false).size_limit(1 << 26).dfa_size_limit(1 << 24).build();
        Phrases(built.expect("the table of evidence is well-formed"))
    }

    /// Which of them stand in a plain text, by their place in the table.
    pub(super) fn found_in(&self, plain: &str) -> impl Iterator<Item = usize> {
        self.0.matches(plain.as_bytes()).into_iter()
    }
}

fn pattern(words: &str) -> String {
    words.split(" | ").map(|alternative| alternative_pattern(alternative.trim())).collect::<Vec<_>>().join("|")
}

fn alternative_pattern(words: &str) -> String {
    let before = if words.starts_with(['^', '*', '¤', '%', ' ']) { "" } else { r"\b" };
    let after = if words.ends_with(['$', '*', '¤', '%', '.']) { "" } else { r"\b" };
    let gaps = words.replace(" … ", " \u{1}").replace('*', r"\w*");
    let body = plain(&gaps).replace('\u{1}', r"(?:[^,.;]{0,40} )?");
    format!("{before}(?:{body}){after}")
}

#[cfg(test)]
mod tests {
    use super::{Phrases, plain};

    fn finds(words: &str, text: &str) -> bool {
        Phrases::of([words].into_iter()).found_in(&plain(text)).next().is_some()
    }

    #[test]
    fn words_are_whole_but_for_the_star() {
        assert!(finds("ök*", "Stödet ökas") && !finds("ök", "Stödet ökas") && !finds("ök*", "försök"));
        assert!(finds("*stöd", "ett Elstöd.") && !finds("*stöd", "elstödet"));
        assert!(finds("på börsen | får", "Värdet på börsen") && !finds("får", "fårskinn"));
    }

    #[test]
    fn gaps_choices_and_the_sum() {
        assert!(finds("får … använda", "Boverket får under 2023 använda 3") && finds("får … använda", "får använda"));
        assert!(!finds("får … använda", "får pengar, men använda"));
        assert!(finds("de(n|t) ¤", "det ¤") && finds("ny(tt|a)? ¤$", "ny ¤") && !finds("¤$", "¤ till"));
        assert!(finds("^ till", " till skolan") && !finds("^ till", "går till"));
    }
}
