//! Swedish text to the terms that are searched: words, numbers and the references that stand in public documents.
//!
//! It knows nothing of documents or indexes. `assets/search/analysis.js` does exactly the same in the browser; a change here is a change there,
//! and `tests/search_analysis.rs` compares the two.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use rust_stemmers::{Algorithm, Stemmer};

/// Words without meaning of their own, sorted by code point. Few: a rare word that is left out cannot be found, a common one that is kept
/// costs one file. The browser reads them from `search/index.json`.
pub const STOP_WORDS: &[&str] = &[
    "att", "av", "blev", "bli", "blir", "blivit", "de", "dem", "den", "denna", "deras", "dess", "dessa", "det",
    "detta", "du", "där", "då", "efter", "eller", "en", "ett", "från", "för", "genom", "ha", "hade", "han", "hans",
    "har", "hennes", "hon", "hur", "här", "i", "inom", "inte", "jag", "kan", "kommer", "man", "med", "men", "mot",
    "nu", "när", "och", "också", "om", "oss", "på", "samt", "sedan", "sig", "sin", "sina", "sitt", "ska", "skulle",
    "som", "så", "till", "under", "upp", "ut", "vad", "var", "vara", "varit", "vi", "vid", "vilka", "vilken", "vilket",
    "än", "är", "även", "åt", "över",
];

/// The most letters of a word that count. A longer one is an address or a fault, and some readers cannot take the deep tree that it becomes.
const LONGEST_WORD: usize = 40;

/// The most letters of a name that count where names are compared whole.
const LONGEST_NAME: usize = 80;

/// What stands before a whole name; no word has it.
pub const NAME: char = '=';

/// Text as it is shown in a list of results: composed letters, one space between words, nothing that is invisible or turns the direction.
pub fn clean(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !visible.is_empty() {
            visible.push(' ');
        }
        visible.extend(word.chars().filter(|letter| !is_ignored(*letter)));
    }
    compose(visible)
}

/// Text as [`words`] takes it: the same letters whatever the case, and however a letter was composed.
pub fn normalize(text: &str) -> String {
    if text.contains(is_ignored) {
        let visible: String = text.chars().filter(|letter| !is_ignored(*letter)).collect();
        return compose(visible.to_lowercase());
    }
    compose(text.to_lowercase())
}

fn compose(text: String) -> String {
    match ComposingNormalizerBorrowed::new_nfc().normalize(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}

/// Soft hyphens, zero-width spaces and joiners, marks of direction: real pages have them inside words.
fn is_ignored(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Calls `emit` with every word of normalised text: each run of letters and digits, and before its runs each number that is written of
/// several (`2021:1299`, `127,5`) and each reference with strokes and a digit (`a2020/01001/jäm`).
pub fn words<'t>(text: &'t str, mut emit: impl FnMut(&'t str)) {
    let mut at = 0;
    while let Some(start) = run_edge(text, at, true) {
        let end = run_edge(text, start, false).unwrap_or(text.len());
        // Nearly all words end here, at a space or a sign that joins nothing.
        if !text.as_bytes().get(end).is_some_and(|byte| matches!(byte, b'/' | b'.' | b',' | b':')) {
            emit(&text[start..end]);
            at = end;
            continue;
        }
        let chain = &text[start..start + chain_length(&text[start..])];
        at = start + chain.len();
        if chain.contains('/') && is_reference(chain) {
            emit(chain);
        }
        for segment in chain.split('/') {
            if segment.contains(is_point) && is_reference(segment) {
                emit(segment);
            }
            segment.split(is_point).for_each(&mut emit);
        }
    }
}

/// The place of the next letter or digit from `at`, or of the next sign that is neither.
fn run_edge(text: &str, mut at: usize, begins: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() == begins {
                return Some(at);
            }
            at += 1;
        } else {
            let letter = text[at..].chars().next()?;
            if letter.is_alphanumeric() == begins {
                return Some(at);
            }
            at += letter.len_utf8();
        }
    }
}

/// Whether [`words`] finds the same in a text as in its normalised form, but for capitals: it has only letters and signs of western Europe,
/// composed, and nothing invisible. Nearly all texts are so.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or_default();
        let (plain, length) = match byte {
            0..=0x7f => (true, 1),
            // Up to U+023F; not the soft hyphen, not the dotted capital I, whose small letter is two.
            0xc2..=0xc8 => (!matches!((byte, next(1)), (0xc2, 0xad) | (0xc4, 0xb0)), 2),
            // Dashes, quotes, bullets; not joiners and marks of direction. The minus and the euro.
            0xe2 => match (next(1), next(2)) {
                (0x80, sign) => (!matches!(sign, 0x8b..=0x8f | 0xaa..=0xae), 3),
                (0x88, 0x92) | (0x82, 0xac) => (true, 3),
                _ => (false, 3),
            },
            _ => (false, 1),
        };
        if !plain {
            return false;
        }
        at += length;
    }
    true
}

/// A word in small letters.
pub fn lower(word: &str) -> Cow<'_, str> {
    match word.chars().any(char::is_uppercase) {
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    }
}

/// The length in bytes of the runs at the start of `text` that belong together: strokes join anything, points join digits.
fn chain_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = '\0';
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or('\0', |(_, next)| *next);
        let joins =
            letter == '/' && next.is_alphanumeric() || is_point(letter) && before.is_numeric() && next.is_numeric();
        if !letter.is_alphanumeric() && !joins {
            return at;
        }
        before = letter;
    }
    text.len()
}

fn is_point(letter: char) -> bool {
    matches!(letter, '.' | ',' | ':')
}

fn is_reference(word: &str) -> bool {
    word.contains(char::is_numeric) && word.chars().count() <= LONGEST_WORD
}

/// What a word is found by: its stem; a word with a digit as it stands, with a decimal comma. `None` for a stop word and for a single letter.
pub fn term(word: &str) -> Option<String> {
    if word.contains(NAME) {
        return Some(word.to_owned());
    }
    let word = cut(word, LONGEST_WORD);
    let single = word.chars().nth(1).is_none();
    if word.contains(char::is_numeric) {
        return Some(word.replace('.', ","));
    }
    if single || STOP_WORDS.binary_search(&word).is_ok() {
        return None;
    }
    Some(Stemmer::create(Algorithm::Swedish).stem(word).into_owned())
}

/// The terms of any text, in order.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    words(&normalize(text), |word| terms.extend(term(word)));
    terms
}

/// A whole name, for a search in which it stands: the term of its first word, so that it is found beside that, and behind a sign that no word has all its
/// words as they stand, stop words too. The sign stands twice before a name that is an ordinary word as well. Empty where a name has no letter.
pub fn name_key(name: &str, is_ordinary: bool) -> String {
    let name = normalize(name);
    let mut words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let Some(&first) = words.peek() else { return String::new() };
    let first = term(first).unwrap_or_else(|| first.to_owned());
    let whole = words.collect::<Vec<_>>().join(" ");
    format!("{first}{NAME}{}{}", if is_ordinary { "=" } else { "" }, cut(&whole, LONGEST_NAME))
}

/// A term without its diacritics: what it is sorted by, so that `jamstalld` stands beside `jämställd`.
pub fn fold(term: &str) -> String {
    if term.is_ascii() {
        return term.to_owned();
    }
    let mut folded = String::with_capacity(term.len());
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize(term).chars() {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            _ => folded.push(letter),
        }
    }
    folded
}

fn cut(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms of a text, one after the other.
    fn check(text: &str, expected: &str) {
        assert_eq!(terms(text).join(" | "), expected, "terms of {text:?}");
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn inflections_share_a_term() {
        check("kommun kommunen kommuner kommunerna kommunernas", "kommun | kommun | kommun | kommun | kommun");
    }

    #[test]
    fn stop_words_and_single_letters_are_left_out() {
        check("Stöd till SKR:s arbete mot våld i Å", "stöd | skr | arbet | våld");
    }

    #[test]
    fn a_diary_number_is_a_word_and_so_are_its_parts() {
        check("(A2020/01001/JÄM)", "a2020/01001/jäm | a2020 | 01001 | jäm");
    }

    #[test]
    fn legal_references_and_decimal_amounts_are_words() {
        check("Lag 2021:1299, 127,5 mnkr.", "lag | 2021:1299 | 2021 | 1299 | 127,5 | 127 | 5 | mnkr");
        check("127.5", "127,5 | 127 | 5");
        check("prop. 2021/22:140", "prop | 2021/22:140 | 2021 | 22:140 | 22 | 140");
    }

    #[test]
    fn strokes_without_a_digit_part_words() {
        check("och/eller ministrar/statsråd", "ministr | statsråd");
    }

    #[test]
    fn plain_texts_have_the_same_words_as_normalised_ones() {
        for text in ["Stöd till SKR:s – \u{201d}arbete\u{201d} 127,5 €", "Ålö ÉCOLE ñandú, A2020/01001/JÄM"]
        {
            assert!(is_plain(text), "{text}");
            let mut plain = Vec::new();
            words(text, |word| plain.extend(term(&lower(word))));
            assert_eq!(plain, terms(text));
        }
        for text in ["myndig\u{ad}heten", "a\u{308}", "İ", "ord\u{200b}", "日本", "\u{2066}x"] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn letters_are_the_same_however_they_are_written() {
        check(
            "JÄMSTÄLLDHET ja\u{308}msta\u{308}lldhet jäm\u{ad}ställd\u{200b}het",
            "jämställd | jämställd | jämställd",
        );
    }

    #[test]
    fn a_word_of_any_length_is_cut() {
        check(&"å".repeat(300), &"å".repeat(40));
        check(&"1/".repeat(300), &["1"; 300].join(" | "));
    }

    #[test]
    fn folding_keeps_the_letters_alone() {
        assert_eq!(fold("jämställd åäöéüø æ ń"), "jamstalld aaoeuo ae n");
    }

    #[test]
    fn a_name_is_compared_whole() {
        let name = name_key(" Sveriges  Kommuner och Regioner (SKR) ", false);
        assert_eq!(name, "sver=sveriges kommuner och regioner skr");
        assert_eq!(name_key("Val", true), "val==val");
        assert_eq!(name_key("Å i A", false), "å=å i a");
        assert_eq!(name_key("–", false), "");
    }

    #[test]
    fn shown_text_holds_nothing_invisible() {
        assert_eq!(clean(" justitie\u{ad}minister\u{a0}\n \u{202e}Strömmer "), "justitieminister Strömmer");
    }
}
