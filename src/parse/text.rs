//! A record file's bytes to its two texts, front matter and body. Knows lines and encodings, neither YAML nor Markdown.

use std::ops::Range;
use std::sync::Arc;

use super::findings::Findings;
use crate::diagnostic::{Code, Severity};
use crate::source::{SourceFile, Span, is_bidi_control};

const FRONT_LIMIT: usize = 1 << 20;
const BODY_LIMIT: usize = 64 << 20;

/// Where the parts of a record stand in its file, in bytes.
pub(super) struct Parts {
    /// The opening line `---`.
    pub opening: Span,
    pub front: Range<usize>,
    pub body: Range<usize>,
}

/// The text of a file, if it is UTF-8 without a NUL.
pub(super) fn decode<'f>(file: &'f SourceFile, findings: &mut Findings) -> Option<&'f Arc<str>> {
    match file.text() {
        None => {
            let at = std::str::from_utf8(&file.bytes).map_or_else(|error| error.valid_up_to(), str::len);
            let message = format!("the byte 0x{:02X} is not UTF-8", file.bytes[at]);
            let help = "save the file as UTF-8 (it may be Windows-1252 or Latin-1)".to_owned();
            findings.error(Code::FILE_ENCODING, Span::new(at, at + 1), message, Some(help));
            None
        }
        Some(text) => match text.find('\0') {
            Some(at) => {
                let help = "take it out; a file full of them may be UTF-16, save it as UTF-8".to_owned();
                findings.error(Code::FILE_ENCODING, Span::new(at, at + 1), "the file holds a NUL", Some(help));
                None
            }
            None => Some(text),
        },
    }
}

/// A text after its byte order mark, and how long the mark is.
pub(super) fn without_mark(text: &str) -> (usize, &str) {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    (text.len() - rest.len(), rest)
}

/// Finds the lines `---` around the front matter.
pub(super) fn split(text: &str, findings: &mut Findings) -> Option<Parts> {
    let (mark, rest) = without_mark(text);
    let mut lines = Lines { text: rest, at: 0 };
    let first = lines.next().unwrap_or(0..0);
    let opening = Span::new(mark, mark + rest[first.clone()].trim_end().len());
    if !is_fence(&rest[first.clone()]) {
        let help = "a record begins with a line `---`, lines of `key: value`, and a line `---`".to_owned();
        findings.error(Code::FRONT_MATTER_MISSING, opening, "there is no front matter", Some(help));
        return None;
    }
    let Some(closing) = lines.find(|line| is_fence(&rest[line.clone()])) else {
        let help = "end it with a line `---` of its own, before the text".to_owned();
        findings.error(Code::FRONT_MATTER_MISSING, opening, "the front matter has no closing line", Some(help));
        return None;
    };
    let front = mark + first.end..mark + closing.start;
    let body = mark + closing.end..text.len();
    within(&front, FRONT_LIMIT, "the front matter", opening, findings)?;
    within(&body, BODY_LIMIT, "the text", Span::new(mark + closing.start, mark + closing.end), findings)?;
    Some(Parts { opening, front, body })
}

/// Warns of characters that make text look like another (Trojan Source).
pub(super) fn report_bidi(text: &str, findings: &mut Findings) {
    // All begin with one of these bytes, and few texts have many.
    let begins = |&(_, byte): &(usize, u8)| matches!(byte, 0xe2 | 0xd8);
    let candidates =
        text.bytes().enumerate().filter(begins).filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    for (at, c) in candidates.filter(|&(_, c)| is_bidi_control(c)) {
        let message = format!("an invisible control of writing direction (U+{:04X})", u32::from(c));
        let help = "take it out, unless the text is in a script that runs from right to left".to_owned();
        let span = Span::new(at, at + c.len_utf8());
        findings.add(Severity::Warning, Code::BIDI_CONTROL, span, message, Some(help));
    }
}

fn within(part: &Range<usize>, limit: usize, what: &str, span: Span, findings: &mut Findings) -> Option<()> {
    if part.len() <= limit {
        return Some(());
    }
    let message = format!("{what} is larger than {} MB", limit >> 20);
    findings.error(Code::FILE_TOO_LARGE, span, message, Some("split the record".to_owned()));
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The lines of a text as ranges, their ends included.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = &self.text[start..];
        self.at += rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        (!rest.is_empty()).then_some(start..self.at)
    }
}
