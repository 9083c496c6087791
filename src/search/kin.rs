//! Terms that the stemmer keeps apart though they are forms of one word, or of one root: `stödet` and `stöd`, `regler` and `regel`, `länder` and
//! `land`, `laddning` and `ladda`.
//!
//! It knows no vocabulary: it only says what a term may belong to. Whoever asks looks which of these there are. `assets/search/kin.js` does exactly
//! the same; `tests/search_analysis.rs` compares the two.

const SHORTEST: usize = 4;
const SHORTEST_KIN: usize = 3;

const VOWELS: &str = "aeiouyåäö";

/// An ending and what may stand in its place. Inflections first: definite forms, participles, and then what makes nouns and adjectives of verbs
/// and nouns.
const ENDINGS: [(&str, &str); 9] = [
    ("et", ""),
    ("an", ""),
    ("ning", ""),
    ("ing", ""),
    ("alitet", "ell"),
    ("alitet", "al"),
    ("isk", "ik"),
    ("isk", "i"),
    ("ansk", "an"),
];

/// Plurals whose vowel changes, as stems, with their singular.
const CHANGED: [(&str, &str); 11] = [
    ("ledamöt", "ledamot"),
    ("länd", "land"),
    ("städ", "stad"),
    ("böck", "bok"),
    ("händ", "hand"),
    ("nätt", "natt"),
    ("stränd", "strand"),
    ("tänd", "tand"),
    ("rött", "rot"),
    ("fött", "fot"),
    ("döttr", "dotter"),
];

/// What a term may be a form of.
pub fn kin(term: &str) -> Vec<String> {
    let letters: Vec<char> = term.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    let mut add = |kin: String| {
        if kin.chars().count() >= SHORTEST_KIN && kin != term && !found.contains(&kin) {
            found.push(kin);
        }
    };
    for (ending, instead) in ENDINGS.into_iter().chain(CHANGED) {
        if let Some(head) = term.strip_suffix(ending) {
            add(format!("{head}{instead}"));
        }
    }
    let [.., before, last] = letters[..] else { return found };
    let head: String = letters[..letters.len() - 1].iter().collect();
    match last {
        // Participles in the plural: skrivna. A vowel that goes before l, n and r: regler, tecknet, vintrar.
        'n' if "vdgtskc".contains(before) => {
            add(head.clone());
            add(format!("{head}en"));
        }
        'l' | 'r' if !VOWELS.contains(before) && !"lnr".contains(before) => add(format!("{head}e{last}")),
        // Adjectives: särskilt, modernt.
        't' if "lnrmv".contains(before) => add(head),
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_the_stemmer_keeps_apart() {
        let kin = |term| kin(term).join(" ");
        assert_eq!(kin("stödet"), "stöd");
        assert_eq!(kin("regl"), "regel");
        assert_eq!(kin("teckn"), "teck tecken");
        assert_eq!(kin("grannländ"), "grannland");
        assert_eq!(kin("laddning"), "ladd laddn");
        assert_eq!(kin("kriminalitet"), "kriminalit kriminell kriminal");
        assert_eq!(kin("finansiellt"), "finansiell");
        assert_eq!(kin("politisk"), "politik politi");
        assert_eq!(kin("kommun"), "");
        assert_eq!(kin("2021"), "");
    }
}
