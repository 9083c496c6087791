//! A document as blocks of plain prose and their sentences. Knows no meaning.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Title,
    Heading,
    Paragraph,
    /// Of a list.
    Item,
    /// A row of a table, its cells separated by ` | `.
    Row,
}

/// One block without markup, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub sentences: Vec<String>,
}

/// Title first, then the body's blocks in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub blocks: Vec<Block>,
}

impl Text {
    /// Reads a title and Markdown.
    pub fn of(title: &str, markdown: &str) -> Text {
        let mut blocks = vec![Block { kind: BlockKind::Title, sentences: vec![title.to_owned()] }];
        let mut open: Vec<BlockKind> = Vec::new();
        let mut words = String::new();
        let mut close = |kind: BlockKind, words: &mut String| {
            let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
            words.clear();
            if !line.is_empty() {
                blocks.push(Block { kind, sentences: sentences(&line) });
            }
        };
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { .. }) => open.push(BlockKind::Heading),
                Event::Start(Tag::Item) => {
                    close(open.last().copied().unwrap_or(BlockKind::Paragraph), &mut words);
                    open.push(BlockKind::Item);
                }
                Event::Start(Tag::TableRow | Tag::TableHead) => open.push(BlockKind::Row),
                Event::End(TagEnd::Paragraph | TagEnd::CodeBlock) => {
                    close(open.last().copied().unwrap_or(BlockKind::Paragraph), &mut words)
                }
                Event::End(TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                    close(open.pop().unwrap_or(BlockKind::Paragraph), &mut words);
                }
                Event::End(TagEnd::TableCell) => words.push_str(" | "),
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        close(BlockKind::Paragraph, &mut words);
        Text { blocks }
    }

    /// All sentences with the kind of their block.
    pub fn sentences(&self) -> impl Iterator<Item = (BlockKind, &str)> {
        self.blocks.iter().flat_map(|block| block.sentences.iter().map(|sentence| (block.kind, sentence.as_str())))
    }
}

/// Abbreviations that stand before what they belong to: a full stop after them ends no sentence. Without their last full stop.
const ABBREVIATIONS: [&str; 55] = [
    "adj", "anm", "ang", "art", "avd", "bl.a", "bil", "c:a", "ca", "dir", "dnr", "dr", "ds", "d.v.s", "dvs", "ev",
    "exkl", "f.d", "fig", "f.n", "f.o.m", "forts", "fr.o.m", "förf", "inkl", "jfr", "kap", "kl", "max", "milj", "min",
    "nr", "n.b", "p.g.a", "prof", "prop", "resp", "rskr", "s.k", "sid", "skr", "st", "s:t", "t.ex", "tab", "tel",
    "t.o.m", "t.v", "uppl", "utg", "vol", "t.f", "o.s.a", "bet", "kungl",
];

/// Abbreviations that mostly end what they belong to: "m.m. Myndigheten".
const CLOSING_ABBREVIATIONS: [&str; 9] = ["m.m", "m.fl", "o.d", "o.dyl", "o.s.v", "osv", "etc", "e.d", "m.v"];

/// In bytes; prose has no longer sentence, and rules look at a sentence more than once.
const LONGEST_SENTENCE: usize = 3_000;

/// What is quoted of a sentence as the evidence of a fact: all of it, or of one longer than a paragraph what stands around the fact, so that a
/// list of a thousand sums is not quoted a thousand times.
pub(super) fn quoted(sentence: &str, fact: Range<usize>) -> &str {
    const PARAGRAPH: usize = 1_000;
    const BEFORE: usize = 400;
    const BEHIND: usize = 200;
    if sentence.len() <= PARAGRAPH {
        return sentence;
    }
    let blank = |from: usize| sentence.as_bytes()[from..].iter().position(|byte| *byte == b' ').map(|at| from + at);
    let start = match fact.start.checked_sub(BEFORE) {
        Some(from) => blank(from).map_or(fact.start, |at| (at + 1).min(fact.start)),
        None => 0,
    };
    let end = blank((fact.end + BEHIND).min(sentence.len())).unwrap_or(sentence.len());
    &sentence[start..end]
}

/// The sentences of a line. What is longer than any sentence is cut at a blank.
fn sentences(line: &str) -> Vec<String> {
    marked_sentences(line).into_iter().flat_map(pieces).collect()
}

fn pieces(sentence: String) -> Vec<String> {
    if sentence.len() <= LONGEST_SENTENCE {
        return vec![sentence];
    }
    let mut found: Vec<String> = vec![String::new()];
    for word in sentence.split_inclusive(' ') {
        if found.last().is_some_and(|piece| !piece.is_empty() && piece.len() + word.len() > LONGEST_SENTENCE) {
            found.push(String::new());
        }
        found.last_mut().expect("there is a first piece").push_str(word);
    }
    found
}

/// Cuts after `.`, `!` and `?` where a new sentence can begin: before a capital, a dash, a quotation or, after a word, a figure.
fn marked_sentences(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let rest = &line[at + mark.len_utf8()..];
        let closing = rest.len() - rest.trim_start_matches(['”', '"', '»', ')', '’', '*']).len();
        let end = at + mark.len_utf8() + closing;
        if at < start {
            continue;
        }
        let (before, after) = (&line[start..at], &line[end..]);
        let speaks = after.starts_with(" – ") || after.starts_with(" - ");
        if speaks || (can_begin(after, before) && !(mark == '.' && goes_on(before))) {
            found.push(line[start..end].to_owned());
            start = end + usize::from(line[end..].starts_with(' '));
        }
    }
    if start < line.len() {
        found.push(line[start..].to_owned());
    }
    found
}

/// Whether a sentence can begin with what follows a mark and its closing quotation marks.
fn can_begin(after: &str, before: &str) -> bool {
    let Some(next) = after.strip_prefix(' ') else { return begins_without_blank(after, before) };
    let mut characters = next.chars();
    match characters.next() {
        Some('–' | '-' | '—' | '”' | '"' | '»' | '[') => true,
        Some('(') => characters.next().is_some_and(char::is_uppercase),
        Some(c) if c.is_ascii_digit() => {
            before.chars().rev().take(4).all(char::is_lowercase) && !ends_with_month(before)
        }
        Some(c) => c.is_uppercase(),
        None => false,
    }
}

/// "under 2014.Det kan": a blank was lost. Addresses on the web and diary numbers are no sentences.
fn begins_without_blank(after: &str, before: &str) -> bool {
    let mut characters = after.chars();
    let begins = characters.next().is_some_and(char::is_uppercase) && characters.next().is_some_and(char::is_lowercase);
    let word = last_word(before);
    let is_word = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
    begins && (is_word || (word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())))
}

/// The months as prose writes them.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "31 augusti. 2019" is a fault of scanning, not two sentences.
fn ends_with_month(before: &str) -> bool {
    MONTHS.contains(&last_word(before))
}

/// Whether a full stop after these words ends no sentence: an abbreviation, an initial, the number of a list's item.
fn goes_on(before: &str) -> bool {
    let word = last_word(before);
    let lower = word.to_lowercase();
    if CLOSING_ABBREVIATIONS.contains(&lower.as_str()) {
        return false;
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_initials = word.split('.').all(|part| part.chars().count() == 1) && word.contains('.');
    let numbers_an_item = before.len() <= 3 && before.chars().all(|c| c.is_ascii_digit());
    ABBREVIATIONS.contains(&lower.as_str()) || is_initial || is_initials || numbers_an_item
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '(', '”', '"', '–']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, Text, quoted, sentences};

    fn cut(line: &str) -> String {
        sentences(line).join(" | ")
    }

    #[test]
    fn sentences_end_before_a_capital_a_dash_or_a_quotation() {
        assert_eq!(cut("Det är bra. Myndigheten ska redovisa."), "Det är bra. | Myndigheten ska redovisa.");
        assert_eq!(
            cut("Det är bra, säger X. – Vi går vidare! säger Y."),
            "Det är bra, säger X. | – Vi går vidare! säger Y."
        );
        assert_eq!(cut("Vem betalar? ”Ingen vet.” Alla undrar."), "Vem betalar? | ”Ingen vet.” | Alla undrar.");
        assert_eq!(cut("(Se bilagan.) Medlen får användas."), "(Se bilagan.) | Medlen får användas.");
        assert_eq!(cut("Arbetet började under 2014.Det pågår."), "Arbetet började under 2014. | Det pågår.");
        assert_eq!(cut("Stödet var stort. 2024 höjs det."), "Stödet var stort. | 2024 höjs det.");
    }

    #[test]
    fn what_is_longer_than_any_sentence_is_cut_at_a_blank() {
        let line = "ord ".repeat(6_000);
        let found = sentences(line.trim_end());
        assert_eq!((found.len(), found.concat().as_str()), (8, line.trim_end()));
        assert!(found.iter().all(|piece| piece.len() <= 3_000));
    }

    #[test]
    fn of_a_long_sentence_what_stands_around_a_fact_is_quoted() {
        assert_eq!(quoted("Kort.", 0..2), "Kort.");
        let long = "åäö ".repeat(500);
        let part = quoted(&long, 1_764..1_767);
        assert!(part.len() < 700 && part.starts_with("åäö ") && part.ends_with("åäö"), "{part}");
        assert_eq!(quoted(&long, 0..3).len(), 209);
        assert!(quoted(&long, 3_497..3_500).ends_with("åäö "));
    }

    #[test]
    fn abbreviations_initials_and_numbers_end_nothing() {
        for line in [
            "Här ingår bl.a. Boverket och t.ex. Formas.",
            "Enligt prop. 2016/17:1 och dnr. S2015/1 ska det ske kl. 10 i St. Petersburg.",
            "H.M. Konungen och A. Berg, f.d. Skolverket",
            "1. Uppdraget gäller 1.500 kronor",
            "fr.o.m. 2024 och den 31 augusti. 2019",
            "se verksamt.se och S2015.Fst",
        ] {
            assert_eq!(cut(line), line);
        }
        assert_eq!(cut("vägar, broar m.m. Trafikverket ska"), "vägar, broar m.m. | Trafikverket ska");
        assert_eq!(cut("under 2019. Uppdraget"), "under 2019. | Uppdraget");
    }

    #[test]
    fn blocks_keep_their_kind_and_lose_their_markup() {
        let text = Text::of(
            "Titel. Och mer",
            "## Rubrik\n\nEtt **fett**\nord.\n\n* punkt\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        let blocks: Vec<String> =
            text.blocks.iter().map(|block| format!("{:?}: {}", block.kind, block.sentences.join(" / "))).collect();
        assert_eq!(
            blocks,
            [
                "Title: Titel. Och mer",
                "Heading: Rubrik",
                "Paragraph: Ett fett ord.",
                "Item: punkt",
                "Row: a | b |",
                "Row: 1 | 2 |",
            ]
        );
        assert_eq!(text.blocks[0].kind, BlockKind::Title);
    }
}
