//! Swedish compounds: the parts of a word that are words of the vocabulary themselves. Knows no documents.
//!
//! A long word is cut once, where both sides are known: `våldsutsatta` is `våld`, the linking `s`, and `utsatta`; `gatubelysning` is `gata` and
//! `belysning`. Of several cuts the one is taken whose parts are both most common. No list of words is needed, so it follows the site's own.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::vocabulary::NONE;

/// The shortest word that is cut, and the shortest first and last part, in letters.
const SHORTEST_WORD: usize = 7;
const SHORTEST_HEAD: usize = 3;
const SHORTEST_TAIL: usize = 3;

/// A part of so few letters must be more than once in the texts: chance makes many of them.
const SHORT: usize = 4;
const OFTEN: u32 = 20;

/// Ends of words that are words too, but no parts: `fattig|het`, `arbets|lös`.
const ENDINGS: [&str; 22] = [
    "het", "heten", "heter", "heterna", "lig", "liga", "ligt", "ning", "ningen", "ningar", "ande", "else", "elsen",
    "skap", "skapet", "isk", "iska", "ism", "ist", "are", "aren", "erna",
];

/// A word that may be a part.
#[derive(Clone, Copy)]
struct Part {
    term: u32,
    count: u32,
}

/// For each word the terms of its two parts, [`NONE`] where it is no compound.
pub fn parts(words: &[Cow<str>], counts: &[u32], term_of: &[u32]) -> Vec<[u32; 2]> {
    let mut lexicon: HashMap<&str, Part> = HashMap::with_capacity(words.len());
    for ((word, &count), &term) in words.iter().zip(counts).zip(term_of) {
        if term != NONE && is_word(word) {
            lexicon.entry(word).or_insert(Part { term, count: 0 }).count += count;
        }
    }
    words.par_iter().zip(term_of).map(|(word, &term)| cut(word, term, &lexicon)).collect()
}

/// Letters alone, and at least as many as a part has.
fn is_word(word: &str) -> bool {
    word.len() >= SHORTEST_HEAD && word.chars().all(char::is_alphabetic)
}

fn cut(word: &str, term: u32, lexicon: &HashMap<&str, Part>) -> [u32; 2] {
    if term == NONE || word.len() < SHORTEST_WORD || !is_word(word) {
        return [NONE; 2];
    }
    let length = word.chars().count();
    let mut best = (0, [NONE; 2]);
    for (before, (at, _)) in word.char_indices().enumerate() {
        if before < SHORTEST_HEAD || length < SHORTEST_WORD || length - before < SHORTEST_TAIL {
            continue;
        }
        let tail = &word[at..];
        let Some(last) = known(tail, length - before, lexicon).filter(|part| part.term != term) else { continue };
        if ENDINGS.contains(&tail) {
            continue;
        }
        let Some(first) = head(&word[..at], before, lexicon).filter(|part| part.term != term) else { continue };
        let score = first.count.min(last.count);
        if score > best.0 {
            best = (score, [first.term, last.term]);
        }
    }
    best.1
}

fn known(word: &str, letters: usize, lexicon: &HashMap<&str, Part>) -> Option<Part> {
    let part = lexicon.get(word).copied()?;
    (letters >= SHORT || part.count >= OFTEN).then_some(part)
}

/// The first part as it stands, without a linking `s`, or in the form that it has by itself: `gatu-` of `gata`, `skol-` of `skola`.
fn head(head: &str, letters: usize, lexicon: &HashMap<&str, Part>) -> Option<Part> {
    if let Some(part) = known(head, letters, lexicon) {
        return Some(part);
    }
    if let Some(linked) = head.strip_suffix('s') {
        return (letters > SHORTEST_HEAD).then(|| known(linked, letters - 1, lexicon))?;
    }
    let with = |stem: &str, vowel: &str| known(&format!("{stem}{vowel}"), letters, lexicon);
    if letters < SHORT {
        return None;
    }
    match head.strip_suffix(['o', 'u']) {
        Some(stem) => with(stem, "a"),
        None => with(head, "a").or_else(|| with(head, "e")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of the first of some words, found among all of them.
    fn check(words: &str, expected: &str) {
        let words: Vec<Cow<str>> = words.split(' ').map(Cow::Borrowed).collect();
        let numbers: Vec<u32> = (0..words.len() as u32).collect();
        let [first, last] = parts(&words, &vec![1; words.len()], &numbers)[0];
        let name = |number: u32| words.get(number as usize).map_or("", |word| word);
        assert_eq!(format!("{} {}", name(first), name(last)).trim(), expected, "parts of {}", words[0]);
    }

    #[test]
    fn a_compound_has_the_parts_that_are_words_themselves() {
        check("kvinnovåld kvinna våld", "kvinna våld");
        check("våldsutsatta våld utsatta", "våld utsatta");
        check("klimatpolitik klimat politik", "klimat politik");
        check("gatubelysning gata belysning", "gata belysning");
        check("skolledare skola ledare", "skola ledare");
    }

    #[test]
    fn a_word_with_one_known_part_is_whole() {
        check("klimatpolitik politik", "");
        check("fattighet fattig het", "");
        check("kommunerna kommun erna", "");
    }
}
