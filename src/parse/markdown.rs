//! Markdown: what a body says, in plain words and links, and its HTML (in `html`). Knows no names and no addresses; who calls
//! passes them in.
//!
//! CommonMark with tables, footnotes, definition lists and strikethrough. No smart punctuation (its quotes are English), and no raw
//! HTML: it is shown as text.

mod escape;
mod html;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::findings::Findings;
use super::record::Body;
use super::{address, shown};
use crate::diagnostic::{Code, Severity};
use crate::source::{SharedText, SourceFile, Span, Spanned};

pub use html::{Labels, html};

/// Reads the Markdown that begins at byte `start` of the file.
pub(super) fn read(text: SharedText, start: usize, findings: &mut Findings) -> Body {
    let (text, returns) = unix(text);
    let mut body = Body { span: Span::new(start, start + text.len() + returns.len()), returns, ..Body::default() };
    let mut reader = Reader { body: &mut body, plain: String::with_capacity(text.len()), findings };
    for piece in pieces(&text) {
        reader.piece(piece, &text);
    }
    let plain = reader.plain;
    body.plain = plain.trim_end().into();
    body.text = text;
    body
}

/// The words of a snippet of Markdown without its markup, on one line.
pub fn plain(text: &str) -> String {
    let file = SourceFile::new("", Vec::new());
    let body = read(text.to_owned().into(), 0, &mut Findings::new(&file));
    body.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with `\n` line ends, and where each stands for two bytes.
fn unix(text: SharedText) -> (SharedText, Vec<u32>) {
    if !text.contains('\r') {
        return (text, Vec::new());
    }
    let mut unix = String::with_capacity(text.len());
    let mut returns = Vec::new();
    let mut rest = &*text;
    while let Some(at) = rest.find('\r') {
        unix.push_str(&rest[..at]);
        let two = rest[at..].starts_with("\r\n");
        if two {
            returns.push(u32::try_from(unix.len()).unwrap_or(u32::MAX));
        }
        unix.push('\n');
        rest = &rest[at + if two { 2 } else { 1 }..];
    }
    unix.push_str(rest);
    (unix.into(), returns)
}

/// A stretch of Markdown.
enum Piece<'t> {
    /// Bytes of plain prose, line ends included, in which a name may become a link.
    Prose(Range<usize>),
    Event(Event<'t>, Range<usize>),
}

/// The one place that decides what prose is: text that stands in the source as it is read, not in links, headings or code.
fn pieces(text: &str) -> Pieces<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH;
    Pieces { text, events: Parser::new_ext(text, options).into_offset_iter(), shut: 0, run: None, next: None }
}

struct Pieces<'t> {
    text: &'t str,
    events: OffsetIter<'t>,
    /// How many elements are open that keep prose out.
    shut: usize,
    run: Option<Range<usize>>,
    /// What ended the last run.
    next: Option<(Event<'t>, Range<usize>)>,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some((event, range)) = self.next.take() {
            return Some(Piece::Event(event, range));
        }
        loop {
            let Some((event, range)) = self.events.next() else {
                return self.run.take().map(Piece::Prose);
            };
            match &event {
                Event::Start(tag) if keeps_prose_out(&tag.to_end()) => self.shut += 1,
                Event::End(tag) if keeps_prose_out(tag) => self.shut -= 1,
                _ => {}
            }
            if !self.is_prose(&event, &range) {
                let Some(run) = self.run.take() else { return Some(Piece::Event(event, range)) };
                self.next = Some((event, range));
                return Some(Piece::Prose(run));
            }
            match &mut self.run {
                Some(run) if run.end == range.start => run.end = range.end,
                run => {
                    if let Some(before) = run.replace(range) {
                        return Some(Piece::Prose(before));
                    }
                }
            }
        }
    }
}

impl Pieces<'_> {
    fn is_prose(&self, event: &Event, range: &Range<usize>) -> bool {
        let source = &self.text[range.clone()];
        self.shut == 0
            && match event {
                Event::Text(text) => source == &**text,
                Event::SoftBreak => source == "\n",
                _ => false,
            }
    }
}

fn keeps_prose_out(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock)
}

struct Reader<'a, 'f> {
    body: &'a mut Body,
    plain: String,
    findings: &'a mut Findings<'f>,
}

impl Reader<'_, '_> {
    fn piece(&mut self, piece: Piece, text: &str) {
        match piece {
            Piece::Prose(range) => {
                self.push(&text[range.clone()]);
                self.body.prose.push(Span::new(range.start, range.end));
            }
            Piece::Event(event, range) => self.event(event, Span::new(range.start, range.end)),
        }
    }

    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => self.push(" "),
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => {}
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => self.link(&dest_url, span),
            Event::InlineHtml(tag) if tag.starts_with("</") => {}
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                let help = "write Markdown; to show code, put it between backticks".to_owned();
                let (message, span) = ("HTML is shown as text", self.body.in_file(span));
                self.findings.add(Severity::Advice, Code::RAW_HTML, span, message, Some(help));
            }
            Event::End(tag) if ends_paragraph(&tag) && !matches!(self.plain.chars().last(), None | Some('\n')) => {
                self.plain.truncate(self.plain.trim_end().len());
                self.plain.push('\n');
            }
            _ => {}
        }
    }

    fn link(&mut self, address: &str, span: Span) {
        if !address::is_safe(address) {
            let message = format!("a link to `{}` is shown as text", shown(address));
            let help = "links may be http, https, mailto, or a path within the site".to_owned();
            let span = self.body.in_file(span);
            self.findings.add(Severity::Warning, Code::UNSAFE_LINK, span, message, Some(help));
        } else if !address::is_external(address) && !address.starts_with('#') {
            self.body.links.push(Spanned::new(address.to_owned(), span));
        }
    }

    /// Adds to the plain text, every line end a blank.
    fn push(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 && !self.plain.ends_with([' ', '\n']) {
                self.plain.push(' ');
            }
            self.plain.push_str(line);
        }
    }
}

fn ends_paragraph(tag: &TagEnd) -> bool {
    use TagEnd as T;
    matches!(
        tag,
        T::Paragraph
            | T::Heading(_)
            | T::Item
            | T::CodeBlock
            | T::TableHead
            | T::TableRow
            | T::DefinitionListTitle
            | T::DefinitionListDefinition
    )
}

#[cfg(test)]
mod tests;
