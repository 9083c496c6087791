//! All input of one build, in memory.
//!
//! The same `Sources` give the same bytes: today's date is part of them. Knows no disk; `load` fills it, tests fill it from a string.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use jiff::civil::DateTime;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// A stretch of a text that others hold too.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SharedText {
    whole: Arc<str>,
    range: Range<usize>,
}

impl SharedText {
    /// The bytes in `range`, which begin and end between characters.
    pub fn new(whole: Arc<str>, range: Range<usize>) -> SharedText {
        assert!(
            whole.is_char_boundary(range.start) && whole.is_char_boundary(range.end),
            "a stretch of whole characters"
        );
        SharedText { whole, range }
    }
}

impl From<String> for SharedText {
    fn from(text: String) -> SharedText {
        SharedText { range: 0..text.len(), whole: text.into() }
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.range.clone()]
    }
}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// One file: its path relative to the root, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub path: Arc<str>,
    pub bytes: Arc<[u8]>,
    /// The same bytes in the same place, where they are UTF-8.
    text: Option<Arc<str>>,
}

impl SourceFile {
    pub fn new(path: impl Into<Arc<str>>, bytes: impl Into<Vec<u8>>) -> SourceFile {
        let (bytes, text) = match String::from_utf8(bytes.into()) {
            Ok(text) => {
                let text: Arc<str> = text.into();
                (text.clone().into(), Some(text))
            }
            Err(error) => (error.into_bytes().into(), None),
        };
        SourceFile { path: path.into(), bytes, text }
    }

    /// The whole file as text, if it is UTF-8.
    pub fn text(&self) -> Option<&Arc<str>> {
        self.text.as_ref()
    }

    /// Line, column and excerpt of a stretch. The excerpt is at most 160 characters around it, with control and bidirectional
    /// characters shown as U+FFFD, so that an excerpt cannot play tricks on a terminal.
    pub fn place(&self, span: Span) -> Place {
        const LONGEST: usize = 160;
        let start = (span.start as usize).min(self.bytes.len());
        let end = (span.end as usize).clamp(start, self.bytes.len());
        let line_start = self.bytes[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line_end = self.bytes[start..].iter().position(|&b| b == b'\n').map_or(self.bytes.len(), |at| start + at);
        let line = 1 + self.bytes[..line_start].iter().filter(|&&b| b == b'\n').count();
        let text = |from: usize, to: usize| String::from_utf8_lossy(&self.bytes[from..to.max(from)]).into_owned();
        let before = text(line_start, start).trim_start_matches('\u{feff}').chars().count();
        let width = text(start, end.min(line_end)).trim_end().chars().count().max(1);
        let whole: Vec<char> = text(line_start, line_end).trim_start_matches('\u{feff}').trim_end().chars().collect();
        let first = if whole.len() <= LONGEST { 0 } else { before.saturating_sub(LONGEST / 2) };
        let excerpt =
            whole.iter().skip(first).take(LONGEST).map(|&c| if is_trick(c) { '\u{fffd}' } else { c }).collect();
        Place {
            path: self.path.clone(),
            line: line as u32,
            column: before as u32 + 1,
            excerpt,
            skipped: first as u32,
            width: width.min(LONGEST) as u32,
        }
    }
}

/// Control characters (tab aside) and bidirectional overrides and isolates (UAX 9).
pub fn is_trick(c: char) -> bool {
    (c.is_control() && c != '\t') || is_bidi_control(c)
}

/// The explicit directional formatting characters of UAX 9, which can make text read as another.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}

/// What a build is told beside the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Swedish local time; its date is today's.
    pub now: DateTime,
    /// Instead of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Shows drafts and embargoed records, marked (`serve`).
    pub drafts: bool,
}

impl Options {
    pub fn at(now: DateTime) -> Options {
        Options { now, base_url: None, drafts: false }
    }
}

/// The files of the default theme, embedded in the binary; `themes/default` of this project.
#[derive(rust_embed::Embed)]
#[folder = "themes/default"]
struct DefaultTheme;

/// A file of the default theme by its path within it (`templates/page.html`).
pub fn default_theme() -> BTreeMap<String, Arc<[u8]>> {
    DefaultTheme::iter()
        .filter_map(|path| {
            let file = DefaultTheme::get(&path)?;
            Some((path.into_owned(), Arc::from(file.data.into_owned())))
        })
        .collect()
}

/// Everything that a site is made of.
#[derive(Clone, Debug)]
pub struct Sources {
    /// By path: everything below `content/` and `themes/`, hidden files and editors' leftovers skipped.
    pub files: BTreeMap<Arc<str>, SourceFile>,
    /// What could not be read, found while loading. The path of an unreadable record still gives its id.
    pub problems: Vec<Diagnostic>,
    pub options: Options,
}

impl Sources {
    pub fn new(options: Options) -> Sources {
        Sources { files: BTreeMap::new(), problems: Vec::new(), options }
    }

    /// A digest of all that decides about the bytes of the site, but for the time of day: that matters only where an embargo ends.
    pub fn digest(&self) -> String {
        let files: Vec<&SourceFile> = self.files.values().collect();
        let digest = |file: &&SourceFile| (Sha256::digest(file.path.as_bytes()), Sha256::digest(&file.bytes));
        let digests: Vec<_> = files.par_iter().map(digest).collect();
        let mut all = Sha256::new();
        for (path, bytes) in digests {
            all.update(path);
            all.update(bytes);
        }
        all.update(format!("{:?} {:?} {:?}", self.options.now.date(), self.options.base_url, self.options.drafts));
        base16ct::lower::encode_string(&all.finalize())
    }

    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        let file = SourceFile::new(path, bytes);
        self.files.insert(file.path.clone(), file);
    }
}
