//! One file to one record: front matter, Markdown, money, dates, configuration. Knows no other file.

mod address;
pub mod config;
pub mod date;
mod findings;
mod forms;
mod habits;
mod keys;
mod kinds;
pub mod markdown;
pub mod money;
mod read;
pub mod record;
mod schema;
mod shape;
mod slug;
mod text;
mod texts;
mod words;
mod yaml;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::source::{SharedText, SourceFile, Span, is_trick};
use config::Config;
use findings::Findings;
use read::Map;
use record::{Folder, Record};

pub(crate) use address::{is_external, is_web};
pub use schema::{schema, site_schema};
pub use slug::slug;
pub use texts::texts;

/// What came of one file.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Known from the path alone, so that references to an unreadable record are not reported.
    pub folder: Folder,
    pub id: String,
    /// `None` where the front matter could not be parsed.
    pub record: Option<Record>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Folder and id of a path such as `content/releases/2021/skr-bidrag.md`; `None` for what is not a record of a known folder.
pub fn identity(path: &str) -> Option<(Folder, &str)> {
    let below = path.strip_prefix("content/")?.strip_suffix(".md")?;
    let (first, id) = below.split_once('/')?;
    let folder = Folder::ALL.into_iter().find(|folder| folder.as_str() == first)?;
    (!id.is_empty() && !id.ends_with('/')).then_some((folder, id))
}

/// Whether a file is named as Markdown, be it in capitals or in full. It is a record, or nothing: its front matter may hold what is not published.
pub fn is_markdown(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// What is wrong with a Markdown file below `content/` that has no [`identity`]; `None` for every other file.
pub fn stray(file: &SourceFile) -> Option<Diagnostic> {
    let below = file.path.strip_prefix("content/").filter(|below| is_markdown(below))?;
    if identity(&file.path).is_some() {
        return None;
    }
    if !below.ends_with(".md") {
        let message = format!("`{}` is not read: the name of a record ends in `.md`", shown(&file.path));
        let stem = below.rsplit('/').next().unwrap_or(below).rsplit_once('.').map_or(below, |(stem, _)| stem);
        let help = format!("call it `{}.md`", shown(stem));
        return Some(Diagnostic::error(Code::FILE_NAME, Place::file(&file.path), message).help(help));
    }
    let folders = Folder::ALL.map(Folder::as_str);
    let help = match below.split_once('/') {
        Some((first, _)) => nearest(first, folders).map(|near| format!("did you mean `content/{near}/`?")),
        None => None,
    };
    let help = help.unwrap_or_else(|| format!("records stand in {}", folders.join(", ")));
    let message = format!("`{}` is in no folder of records", shown(&file.path));
    Some(Diagnostic::error(Code::UNKNOWN_FOLDER, Place::file(&file.path), message).help(help))
}

/// Reads one record file; all its mistakes at once. `None` for a file that has no [`identity`].
pub fn record(file: &SourceFile) -> Option<Parsed> {
    let (folder, id) = identity(&file.path)?;
    let mut findings = Findings::new(file);
    check_name(id, &mut findings);
    let record = read_record(file, folder, id, &mut findings);
    Some(Parsed { folder, id: id.to_owned(), record, diagnostics: findings.finish() })
}

/// Reads `content/site.yaml`; the defaults stand in for what cannot be read.
pub fn config(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let mut findings = Findings::new(file);
    let mut config = Config::default();
    if let Some(text) = text::decode(file, &mut findings) {
        text::report_bidi(text, &mut findings);
        let (base, text) = text::without_mark(text);
        let mut reading = yaml::read(text, base, &mut findings);
        shape::check(&mut reading.entries, &keys::SITE, Span::default(), &mut findings);
        config = config::read(Map(&reading.entries), &mut findings);
    }
    (config, findings.finish())
}

fn read_record(file: &SourceFile, folder: Folder, id: &str, findings: &mut Findings) -> Option<Record> {
    let text = text::decode(file, findings)?;
    text::report_bidi(text, findings);
    let parts = text::split(text, findings)?;
    let front = &text[parts.front.clone()];
    let mut reading = yaml::read(front, parts.front.start, findings);
    if reading.whole || !reading.entries.is_empty() {
        shape::check(&mut reading.entries, keys::of(folder.kind()), parts.opening, findings);
    }
    if !reading.whole {
        return None;
    }
    let map = Map(&reading.entries);
    let common = kinds::common(map, id);
    let facts = kinds::facts(map, folder)?;
    let body = markdown::read(SharedText::new(text.clone(), parts.body.clone()), parts.body.start, findings);
    Some(Record { file: file.clone(), folder, id: id.to_owned(), common, body: Arc::new(body), facts })
}

/// Each segment of an id becomes a segment of an address as it stands.
fn check_name(id: &str, findings: &mut Findings) {
    let segments: Vec<&str> = id.split('/').collect();
    if segments.iter().all(|segment| address::is_segment(segment)) {
        return;
    }
    let like: Vec<String> = segments.iter().map(|segment| address::segment_like(segment)).collect();
    let message = format!("the file name `{}.md` cannot be part of an address", shown(id));
    let help = format!("names take letters, digits, `-`, `_` and inner dots: call it `{}.md`", shown(&like.join("/")));
    findings.error(Code::FILE_NAME, Span::default(), message, Some(help));
}

/// A text as a message quotes it: at most 60 characters, nothing in it that plays tricks on a terminal.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).map(|c| if is_trick(c) { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
