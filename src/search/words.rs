//! The texts that are shown, written shorter: what a site says often is one or two bytes. The list of its words stands in the table of contents.
//!
//! A text is bytes: below [`ONE`] letters as they are (ASCII, or by their place in [`LETTERS`], or [`OTHER`] and the letter in UTF-8), from there words of the
//! list: the first [`ONES`] in one byte, the others in two. The space between a word of the list and a letter or another such word is left out. [`END`] ends
//! a text. It knows neither documents nor rows. `assets/search/words.js` reads it.
//!
//! A server compresses each file by itself, so what all have in common has to stand outside of them; a third of what results take is saved so.

use foldhash::{HashMap, HashMapExt};

/// Ends a text.
pub const END: u8 = 0;

/// Comes before a letter that has no byte of its own.
const OTHER: u8 = 1;

/// The letters and signs beyond ASCII that texts have most, in the bytes from 2.
const LETTERS: [char; 28] = [
    'å', 'ä', 'ö', 'Å', 'Ä', 'Ö', 'é', 'ü', 'É', '–', '…', '”', '’', '§', '\u{a0}', '·', 'è', 'ø', 'æ', 'á', 'à', 'ç',
    'ñ', 'ë', 'ï', 'ó', '€', '½',
];
const FIRST_LETTER: u8 = 2;

/// The least byte of a word, how many words take one byte, and how many two at most.
const ONE: u8 = 0x80;
const ONES: usize = 96;
const TWOS: usize = 32 * 256;

/// A word is worth its place if it saves so many bytes among the texts that are counted, and stands there so often.
const LEAST_SAVED: usize = 12;
const LEAST_OFTEN: usize = 3;
const SHORTEST: usize = 3;

/// The words of a site that are written short.
#[derive(Default)]
pub struct Words<'t> {
    codes: HashMap<&'t str, usize>,
    /// In the order of their codes.
    list: Vec<&'t str>,
}

impl<'t> Words<'t> {
    /// The words that are worth it among some texts of a site.
    pub fn of(texts: impl Iterator<Item = &'t str>) -> Words<'t> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for text in texts {
            let words = pieces(text).filter(|piece| piece.len() >= SHORTEST && piece.starts_with(is_letter));
            words.for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let saved = |(word, count): &(&str, usize)| (word.len() - 1) * count;
        let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
        words.retain(|word| word.1 >= LEAST_OFTEN && saved(word) >= LEAST_SAVED);
        // Steps of two, and by the letters within one: an edit then changes no word's place, nearly always.
        words.sort_unstable_by_key(|&(word, count)| (std::cmp::Reverse(saved(&(word, count)).ilog2()), word));
        words.truncate(ONES + TWOS);
        words.sort_unstable_by_key(|&(word, count)| (std::cmp::Reverse(count.ilog2()), word));
        let ones = words.len().min(ONES);
        words[ones..].sort_unstable();
        let list: Vec<&str> = words.into_iter().map(|(word, _)| word).collect();
        Words { codes: list.iter().copied().zip(0..).collect(), list }
    }

    /// The words in the order of their codes, a space between two: none has one.
    pub fn list(&self) -> String {
        self.list.join(" ")
    }

    /// Writes a text and its end.
    pub fn push(&self, bytes: &mut Vec<u8>, text: &str) {
        let mut space = Space::No;
        for piece in pieces(text) {
            if piece == " " && space == Space::Implied {
                space = Space::Owed;
                continue;
            }
            // Before a sign nobody would put the space back.
            if space == Space::Owed && !piece.starts_with(is_letter) {
                bytes.push(b' ');
            }
            space = match self.codes.get(piece) {
                Some(&code) => {
                    push_code(bytes, code);
                    Space::Implied
                }
                None => {
                    piece.chars().for_each(|letter| push_letter(bytes, letter));
                    Space::No
                }
            };
        }
        if space == Space::Owed {
            bytes.push(b' ');
        }
        bytes.push(END);
    }
}

/// What is known of the space after what was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    /// It has to be written.
    No,
    /// A reader puts it before a letter or another word of the list.
    Implied,
    /// The same, and it stands there.
    Owed,
}

fn push_code(bytes: &mut Vec<u8>, code: usize) {
    match code.checked_sub(ONES) {
        None => bytes.push(ONE + code as u8),
        Some(code) => bytes.extend([ONE + (ONES + code / 256) as u8, (code % 256) as u8]),
    }
}

fn push_letter(bytes: &mut Vec<u8>, letter: char) {
    match LETTERS.iter().position(|&known| known == letter) {
        _ if matches!(letter, ' '..='~') => bytes.push(letter as u8),
        Some(place) => bytes.push(FIRST_LETTER + place as u8),
        None => {
            bytes.push(OTHER);
            bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes());
        }
    }
}

/// A text in pieces: runs of letters and digits, and signs one by one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_letter(first) { rest.find(|letter| !is_letter(letter)) } else { Some(first.len_utf8()) };
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

/// Whether it belongs to a word, in a way that needs no table of letters on either side.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter >= '\u{c0}' && !('\u{2000}'..'\u{2c00}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_often_said_is_a_byte_and_its_space_goes_without_saying() {
        let text = "stöd till kommuner ".repeat(9);
        let words = Words::of(std::iter::once(text.as_str()));
        assert_eq!(words.list, ["kommuner", "stöd", "till"]);
        let written = |text: &str| {
            let mut bytes = Vec::new();
            words.push(&mut bytes, text);
            bytes
        };
        assert_eq!(written("stöd till kommuner"), [0x81, 0x82, 0x80, END]);
        assert_eq!(
            written("stöd, till nå – stöd €ł"),
            [0x81, b',', b' ', 0x82, b'n', 2, b' ', 11, b' ', 0x81, b' ', 28, OTHER, 0xc5, 0x82, END]
        );
        assert_eq!(written("stöd  "), [0x81, b' ', b' ', END]);
    }

    #[test]
    fn few_words_in_two_bytes_come_after_the_first() {
        let words: Vec<String> = (1000..1200).map(|number| format!("ord{number}")).collect();
        let text = (words.join(" ") + " ").repeat(3);
        let words = Words::of(std::iter::once(text.as_str()));
        let mut bytes = Vec::new();
        words.push(&mut bytes, "ord1095 ord1096");
        assert_eq!(bytes, [0xdf, 0xe0, 0, END]);
    }
}
