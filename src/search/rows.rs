//! What is shown of documents, as files: `search/rows-NUMBER-HASH.bin`, each a block of consecutive documents.
//!
//! A block is a list of columns, since like things compress well side by side: for each document a number, `4 * kind + 2 * whole + imported` (`kind` is
//! its place in the table's `kinds`, `whole` says that the text is not cut), as unsigned LEB128; then as [`words`](super::words) writes texts the address
//! of each, its title, its date (ISO), the date as a reader sees it, who is behind it, its sum, and its text.
//!
//! Most addresses end with the words of the title. So an address is `folders*letters*rest`: between folders and rest stand so many letters of the title as
//! addresses have it (see [`slug`]), all of them where there is no number, and after a `~` as the government's own addresses have it ([`loose_slug`]).
//!
//! Texts are longer in a small site, so that hits can be shown where they stand, and blocks smaller, so that ten results cost the same.

use std::borrow::Cow;

use rayon::prelude::*;

use super::bytes::{File, push_number};
use super::words::Words;
use super::{Document, analysis};

/// Letters of all texts together that an index may hold, and the fewest and the most of one.
const ALL_LETTERS: usize = 2_750_000;
const FEWEST: usize = 64;
const MOST: usize = 4000;

/// About how many bytes a block has, how many of them a document takes beside its text, and the most documents in one.
const BLOCK_BYTES: usize = 1600;
const DOCUMENT_BYTES: usize = 24;
const LETTERS_PER_BYTE: usize = 3;
const LARGEST_BLOCK: usize = 32;

/// Sites of fewer documents have no list of words: it would cost a reader more than it saves. Where there is one, so many documents make it.
const WORDS_FROM: usize = 1000;
const COUNTED: usize = 2048;

/// All blocks.
pub struct Rows {
    /// Documents in a block; the last may have fewer.
    pub block: usize,
    pub files: Vec<File>,
    /// The words that they are written with, see `Words::list`.
    pub words: String,
    /// Every kind of document with its text, sorted.
    pub kinds: Vec<(String, String)>,
}

/// What is shown of a document.
struct Row<'d> {
    number: u64,
    /// Address, title, ISO date, date, who, sum, text.
    texts: [Cow<'d, str>; 7],
}

pub fn encode(documents: &[&Document]) -> Rows {
    let mut kinds: Vec<(&str, &str)> =
        documents.iter().map(|document| (document.kind, document.kind_text.as_str())).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let letters = letters(documents.len());
    let block = block(letters);
    let counted: Vec<Row> = match documents.len() {
        0..WORDS_FROM => Vec::new(),
        // Steps of two, so that a new document moves none that are counted, nearly always.
        all => documents
            .par_iter()
            .step_by(all.next_power_of_two().div_ceil(COUNTED))
            .map(|document| row(document, &kinds, letters))
            .collect(),
    };
    let words = Words::of(counted.iter().flat_map(|row| row.texts.iter().map(|text| &**text)));
    let files = documents
        .par_chunks(block)
        .map(|documents| {
            let rows: Vec<Row> = documents.iter().map(|document| row(document, &kinds, letters)).collect();
            File::new(block_bytes(&rows, &words))
        })
        .collect();
    let kinds = kinds.iter().map(|(kind, text)| ((*kind).to_owned(), (*text).to_owned())).collect();
    Rows { block, files, words: words.list(), kinds }
}

/// Letters of a text that are kept. Steps of two, so that a new document changes nothing, nearly always.
fn letters(documents: usize) -> usize {
    (ALL_LETTERS / documents.next_power_of_two()).clamp(FEWEST, MOST)
}

fn block(letters: usize) -> usize {
    let most = (BLOCK_BYTES / (DOCUMENT_BYTES + letters / LETTERS_PER_BYTE)).clamp(1, LARGEST_BLOCK);
    1 << most.ilog2()
}

fn row<'d>(document: &'d Document, kinds: &[(&str, &str)], letters: usize) -> Row<'d> {
    let kind = kinds.binary_search(&(document.kind, document.kind_text.as_str())).expect("the table has every kind");
    let (text, whole) = text(document, letters);
    let title = analysis::clean(&document.title);
    Row {
        number: kind as u64 * 4 + u64::from(whole) * 2 + u64::from(document.imported),
        texts: [
            short_url(&document.url, &title).into(),
            title.into(),
            document.date.as_deref().unwrap_or_default().into(),
            analysis::clean(&document.date_text).into(),
            analysis::clean(&document.who).into(),
            analysis::clean(&document.amount_text).into(),
            text.into(),
        ],
    }
}

fn block_bytes(rows: &[Row], words: &Words) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2 * BLOCK_BYTES);
    rows.iter().for_each(|row| push_number(&mut bytes, row.number));
    for column in 0..7 {
        rows.iter().for_each(|row| words.push(&mut bytes, &row.texts[column]));
    }
    bytes
}

/// An address without what the title says.
fn short_url(url: &str, title: &str) -> String {
    let folders = url.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
    let (folders, name) = url.split_at(folders);
    if folders.contains('*') {
        return format!("*0*{url}");
    }
    let title = analysis::fold(&analysis::normalize(title));
    let shared = |slug: &str| name.bytes().zip(slug.bytes()).take_while(|(a, b)| a == b && a.is_ascii()).count();
    let slug = slug(&title);
    let same = shared(&slug);
    if same == slug.len() {
        return format!("{folders}**{}", &name[same..]);
    }
    let loose = loose_slug(&title);
    match shared(&loose) {
        all if all == loose.len() => format!("{folders}*~*{}", &name[all..]),
        more if more > same => format!("{folders}*~{more}*{}", &name[more..]),
        _ => format!("{folders}*{same}*{}", &name[same..]),
    }
}

/// A folded title as addresses have it: letters and digits, and a dash for all that stands between.
fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for letter in title.chars() {
        match letter.is_alphanumeric() {
            true => slug.push(letter),
            false if slug.ends_with('-') || slug.is_empty() => {}
            false => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The same where each space and dash is a dash and other signs are left out: `klimat--och-miljo`.
fn loose_slug(title: &str) -> String {
    let letter = |letter: char| match letter {
        ' ' | '-' | '\u{2013}' => Some('-'),
        '.' => Some('.'),
        _ => letter.is_alphanumeric().then_some(letter),
    };
    title.chars().filter_map(letter).collect()
}

/// The summary and the beginning of the text, up to the end of a word, and whether that is all.
fn text(document: &Document, letters: usize) -> (String, bool) {
    if document.summary.is_empty() {
        return beginning(&document.text, letters);
    }
    beginning(&format!("{} {}", document.summary, document.text), letters)
}

fn beginning(text: &str, letters: usize) -> (String, bool) {
    // The start alone is cleaned; four times the letters is room enough for any spaces between them.
    let start = text.char_indices().nth(letters * 4).map_or(text, |(end, _)| &text[..end]);
    let clean = analysis::clean(start);
    let Some((end, _)) = clean.char_indices().nth(letters) else { return (clean, start.len() == text.len()) };
    let words = clean[..end].rsplit_once(' ').map_or(&clean[..end], |(words, _)| words);
    // After the end of a sentence the dots stand by themselves.
    let space = if words.ends_with(['.', '!', '?']) { " " } else { "" };
    (format!("{}{space}…", words.trim_end_matches([',', ';', ':'])), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word() {
        assert_eq!(beginning("Kort\u{ad}  text", 120), ("Kort text".to_owned(), true));
        let sentence = "Regeringen ger stöd. ".repeat(20);
        let expected = format!("{} Regeringen ger…", ["Regeringen ger stöd."; 5].join(" "));
        assert_eq!(beginning(&sentence, 120), (expected, false));
        assert_eq!(beginning(&sentence, 22), ("Regeringen ger stöd. …".to_owned(), false));
        assert_eq!(beginning("Stöd, som ges", 6), ("Stöd…".to_owned(), false));
    }

    #[test]
    fn an_address_says_only_what_the_title_does_not() {
        assert_eq!(short_url("/p/2021/nytt-stod-at-skr/", "Nytt stöd åt SKR!"), "/p/2021/**/");
        assert_eq!(short_url("/p/2021/nytt-stod/", "Nytt stöd åt SKR"), "/p/2021/*9*/");
        assert_eq!(short_url("/p/nytt-stod-at-skr-2/", "Nytt stöd åt SKR"), "/p/**-2/");
        assert_eq!(short_url("/p/annat/", "Titel"), "/p/*0*annat/");
        assert_eq!(short_url("/p/annat", ""), "/p/**annat");
        assert_eq!(short_url("/", "Titel"), "*0*/");
        assert_eq!(short_url("/p*/titel/", "Titel"), "*0*/p*/titel/");
        assert_eq!(short_url("/p/klimat--och-miljo/", "Klimat- och miljö"), "/p/*~*/");
        assert_eq!(short_url("/p/h.m.-kungen-for/", "H.M. Kungen får"), "/p/*~13*or/");
    }

    #[test]
    fn texts_are_shorter_and_blocks_larger_the_more_documents_there_are() {
        let sizes = [10, 3000, 8000, 10_000, 44_000].map(|documents| (letters(documents), block(letters(documents))));
        assert_eq!(sizes, [(4000, 1), (671, 4), (335, 8), (167, 16), (64, 32)]);
    }
}
