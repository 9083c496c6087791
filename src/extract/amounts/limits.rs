//! The words before a sum that say how exactly it is stated: "cirka", "högst", "minst". Knows nothing of what follows it.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::money::Qualifier;

/// Words that may stand between a limit and its sum.
const BETWEEN: &str = r"(?:(?:totalt|sammanlagt|sammantaget|om|på|till|med|ytterligare|cirka|ca\.?|drygt|ett belopp|belopp|motsvarande|en ram) )*";

const LIMITS: [(Qualifier, &str); 3] = [
    (
        Qualifier::AtMost,
        r"(?:högst|maximalt|max|upp till|uppgå till högst|som mest|får uppgå till|får inte överstiga|överstiger inte|inom en ram (?:av|om)|ett tak på [^.]{0,40}\(ca)",
    ),
    (Qualifier::AtLeast, r"(?:minst|lägst|åtminstone|över|mer än|fler än)"),
    (
        Qualifier::About,
        r"(?:cirka|circa|ca|ca\.|c:a|omkring|ungefär|runt|knappt|nästan|drygt|dryga|närmare|nära|uppåt|uppskattningsvis|i storleksordningen|kring)",
    ),
];

static PATTERNS: LazyLock<Vec<(Qualifier, Regex)>> = LazyLock::new(|| {
    let compile = |(qualifier, words): (Qualifier, &str)| {
        let pattern = format!(r"(?i)(?:^|[\s(–]){words} {BETWEEN}$");
        (qualifier, Regex::new(&pattern).expect("the patterns of limits are well-formed"))
    };
    LIMITS.into_iter().map(compile).collect()
});

/// How the words before a sum limit it, and where they begin. A limit beats an approximation.
pub(super) fn qualifier(sentence: &str, earliest: usize, start: usize) -> (usize, Qualifier) {
    let before = &sentence[earliest..start];
    for (qualifier, pattern) in PATTERNS.iter() {
        if let Some(found) = pattern.find(before) {
            let blank = found.as_str().len() - found.as_str().trim_start_matches([' ', '(', '–']).len();
            return (earliest + found.start() + blank, *qualifier);
        }
    }
    (start, Qualifier::Exact)
}

#[cfg(test)]
mod tests {
    use super::qualifier;

    #[test]
    fn a_limit_beats_an_approximation() {
        for (before, expected, words) in [
            ("avsätts cirka ", "about", "cirka "),
            ("får använda högst ", "at-most", "högst "),
            ("uppgår till drygt ", "about", "drygt "),
            ("upp till totalt cirka ", "at-most", "upp till totalt cirka "),
            ("det är minst ", "at-least", "minst "),
            ("mer än ", "at-least", "mer än "),
            ("beräknas till ", "exact", ""),
        ] {
            let (start, found) = qualifier(before, 0, before.len());
            assert_eq!((found.as_str(), &before[start..]), (expected, words), "{before}");
        }
    }
}
