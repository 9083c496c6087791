//! A document as blocks of plain prose and their sentences. Knows no meaning.

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
                Event::End(TagEnd::Paragraph) => {
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

/// Cuts after `.`, `!`, `?` before a capital or a dash.
fn sentences(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let end = at + mark.len_utf8();
        let begins = line[end..].strip_prefix(' ').and_then(|rest| rest.chars().next());
        if begins.is_some_and(|c| c.is_uppercase() || matches!(c, '–' | '-' | '—')) {
            found.push(line[start..end].to_owned());
            start = end + 1;
        }
    }
    if start < line.len() {
        found.push(line[start..].to_owned());
    }
    found
}
