//! One file to one record: front matter, Markdown, money, dates, configuration. Knows no other file.

pub mod config;
pub mod date;
pub mod markdown;
pub mod money;
pub mod record;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use config::Config;
use record::{Folder, Record};

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
    Some((folder, id))
}

/// Reads one record file; all its mistakes at once.
pub fn record(file: &SourceFile) -> Option<Parsed> {
    let _ = file;
    unimplemented!("stub of the skeleton")
}

/// Reads `content/site.yaml`; the defaults stand in for what cannot be read.
pub fn config(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let _ = file;
    unimplemented!("stub of the skeleton")
}
