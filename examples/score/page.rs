//! A page of the archive, repaired, as a document to read.

use std::fs;
use std::path::Path;

use anyhow::Context;
use diarium::extract::{Document, repair};
use diarium::parse::date::Days;
use diarium::parse::record::Folder;
use jiff::civil::Date;

/// What [`Document`] borrows.
pub struct Page {
    title: String,
    body: String,
    folder: Folder,
    published: Option<Days>,
}

impl Page {
    pub fn document(&self) -> Document<'_> {
        Document { title: &self.title, body: &self.body, folder: self.folder, published: self.published }
    }
}

/// Reads `SECTION/YEAR/MONTH/NAME.md`: `# ` and the title, then the text.
pub fn read(pages: &Path, path: &str) -> anyhow::Result<Page> {
    let full = pages.join(path);
    let text = fs::read_to_string(&full).with_context(|| format!("cannot read `{}`", full.display()))?;
    let text = repair::repair(&text);
    let (first, rest) = text.trim_start().split_once('\n').unwrap_or((text.trim(), ""));
    let (title, body) = match first.strip_prefix("# ") {
        Some(title) => (title.trim().to_owned(), rest.to_owned()),
        None => (String::new(), text.clone()),
    };
    Ok(Page { title, body, folder: folder(path)?, published: month(path) })
}

fn folder(path: &str) -> anyhow::Result<Folder> {
    match path.split('/').next() {
        Some("pressmeddelanden") => Ok(Folder::Releases),
        Some("regeringsuppdrag") => Ok(Folder::Assignments),
        Some("artiklar") => Ok(Folder::Articles),
        _ => anyhow::bail!("`{path}` lies in no known section"),
    }
}

/// All days of the month that the path names.
fn month(path: &str) -> Option<Days> {
    let mut segments = path.split('/').skip(1);
    let (year, month) = (segments.next()?.parse().ok()?, segments.next()?.parse().ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Some(Days { first, last: Some(first.last_of_month()) })
}
