//! What scraping and scanning did to a text is undone: soft hyphens, words split at a line's end, odd spaces and minus signs. No word
//! changes, and neither does Markdown's structure. Knows no meaning.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use regex::{Captures, Regex};

/// A hyphen inside what may be one word, with the line's end that may follow it; or an address, whose hyphens are its own.
static HYPHEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\]\([^)\n]*\)|(?:https?://|www\.)\S+|(\p{L}?\p{Ll}+)-( ?\n)?(\p{Ll}{2,})(-?)")
        .expect("the pattern of split words is well-formed")
});

/// Words that follow a hyphen which stands for a part left out: "till- och frånflyttning".
const AFTER_A_LEFT_OUT_PART: [&str; 7] = ["och", "eller", "samt", "respektive", "men", "till", "som"];

/// The text with ordinary characters and whole words.
pub fn repair(text: &str) -> String {
    let plain = ordinary_characters(text);
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&plain);
    join_split_words(&composed)
}

fn ordinary_characters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // Signs of a font of its own, as icons and bullets are, mean nothing in another.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' => {}
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => plain.push(' '),
            '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => {
                let begins_line = plain.is_empty() || plain.ends_with('\n');
                // An ordinary hyphen there would make a list of a quotation.
                plain.push(if begins_line { '–' } else { '-' });
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Joins "myndig-heten" where the text knows the whole word as well, and what a line's end split.
fn join_split_words(text: &str) -> String {
    if !HYPHEN.is_match(text) {
        return text.to_owned();
    }
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphabetic() && c != '-').collect();
    let join = |found: &Captures| {
        let (Some(before), Some(after)) = (found.get(1), found.get(3)) else { return found[0].to_owned() };
        let (before, after) = (before.as_str(), after.as_str());
        let whole = format!("{before}{after}");
        let is_split = before.chars().count() > 1 && found[4].is_empty() && !AFTER_A_LEFT_OUT_PART.contains(&after);
        let at_line_end = found.get(2).is_some() && !words.contains(format!("{before}-{after}").as_str());
        let is_known = words.contains(whole.as_str());
        if is_split && (is_known || at_line_end) { whole } else { found[0].to_owned() }
    };
    HYPHEN.replace_all(text, join).into_owned()
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn invisible_characters_go_and_odd_ones_become_ordinary() {
        assert_eq!(repair("justitie\u{ad}minister\u{200b}n \u{feff}sade"), "justitieministern sade");
        assert_eq!(repair("\u{f0b7}Öppnas i ny flik"), "Öppnas i ny flik");
        assert_eq!(repair("1\u{a0}500\u{202f}000\u{2009}kr"), "1 500 000 kr");
        assert_eq!(repair("2014\u{2212}2020, IT\u{2011}system"), "2014-2020, IT-system");
        assert_eq!(repair("ett\r\ntva\u{30a}\rtre"), "ett\ntvå\ntre");
    }

    #[test]
    fn a_minus_that_opens_a_quotation_makes_no_list() {
        assert_eq!(repair("\u{2212} Det är bra.\n\u{2010} Ja."), "– Det är bra.\n– Ja.");
        assert_eq!(repair("- ett\n- två"), "- ett\n- två");
    }

    #[test]
    fn a_split_word_is_joined_where_the_text_has_the_whole_word() {
        let text = "Myndigheten ska. Vatten-myndigheten och vatten-myndigheten, vattenmyndigheten";
        assert_eq!(repair(text), "Myndigheten ska. Vatten-myndigheten och vattenmyndigheten, vattenmyndigheten");
        assert_eq!(repair("Regerings-kansliet, Regeringskansliet"), "Regeringskansliet, Regeringskansliet");
        assert_eq!(repair("tredje myndig-heten"), "tredje myndig-heten");
    }

    #[test]
    fn a_word_split_at_the_end_of_a_line_is_joined() {
        assert_eq!(repair("en kart-\nläggning av"), "en kartläggning av");
        assert_eq!(repair("den svensk-\nnorska, svensk-norska"), "den svensk-\nnorska, svensk-norska");
    }

    #[test]
    fn hyphens_that_belong_to_the_word_stay() {
        for text in [
            "till- och frånflyttning",
            "till-\noch frånflyttning",
            "e-legitimation elegitimation",
            "e-\nlegitimation",
            "IT-system ITsystem",
            "grön-röda",
            "[slottet](/ett-slott) ettslott https://a.se/ett-slott",
            "steg-för-steg stegför",
        ] {
            assert_eq!(repair(text), text);
        }
    }
}
