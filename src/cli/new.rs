//! `diarium new`: one record for an editor to fill in, from a title or from a page that the editor has at hand.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use jiff::civil::Date;

use super::Outcome;
use super::args::Begin;
use super::intent::New;
use super::terminal::{Terminal, shown};
use crate::import::page::{self, Begun, Page};
use crate::import::{self, Fields, Known, form};
use crate::parse::record::{Folder, Kind, ReleaseKind};
use crate::source::{Options, Sources, is_trick};
use crate::{load, publish};

/// How many of the things that could not be resolved are printed.
const SHOWN_UNRESOLVED: usize = 20;

pub fn run(intent: &New, terminal: &Terminal) -> Result<Outcome> {
    let today = intent.now.date();
    let page = intent.from.as_deref().map(read).transpose()?;
    let title = title(intent, page.as_ref())?;
    let sources = load::load(&intent.root, Options::at(intent.now))?;
    let (folder, release) = place(intent.begin, page.as_ref());
    let begun = match &page {
        Some(page) => filled(page, &title, folder, &sources, today),
        None => Begun { fields: Fields::new().with("title", title.as_str()), ..Begun::default() },
    };
    let mut fields = begun.fields.clone().maybe("kind", release.map(ReleaseKind::as_str));
    if page.is_some() {
        fields = fields.with("review", "imported");
    }
    let year = page.and_then(|page| page.published).map_or(today.year(), |date| date.days().first.year());
    let id = form::id(&title, folder, year, &sources)
        .with_context(|| format!("the title `{title}` has no letter or digit that an id could be made of"))?;
    let path = format!("content/{}/{id}.md", folder.as_str());
    let text = form::text(folder.kind(), &fields, today);
    publish::write_record(&intent.root.join(&path), text.as_bytes())?;
    terminal.done(&format!("wrote {}", shown(&intent.root.join(&path))))?;
    if let Some(from) = &intent.from {
        terminal.done(&told(&begun, from, folder))?;
    }
    Ok(Outcome::Done)
}

fn read(path: &Path) -> Result<Page> {
    let bytes = import::by_hand(path)?;
    page::read(&bytes).map_err(|unusable| anyhow!("{} {unusable}", named(path)))
}

fn named(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { format!("`{}`", path.display()) }
}

/// What was typed, else what the page says, in one line.
fn title(intent: &New, page: Option<&Page>) -> Result<String> {
    let typed = one_line(&intent.title);
    match (typed.is_empty(), page) {
        (false, _) => Ok(typed),
        (true, None) => bail!("the title is empty"),
        (true, Some(page)) => {
            let title = page.title.as_deref().map(one_line).filter(|title| !title.is_empty());
            let from = intent.from.as_deref().map(named).unwrap_or_default();
            title.with_context(|| format!("{from} has no title; give one: `diarium new KIND TITLE --from FILE`"))
        }
    }
}

/// Without what does not show, or changes how the rest shows.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if is_trick(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folder of a record, and its kind of release where the folder does not tell it.
fn place(begin: Begin, page: Option<&Page>) -> (Folder, Option<ReleaseKind>) {
    let Some(page) = page.filter(|_| begin.is_open) else { return (begin.folder, begin.release) };
    let is_news = || page.address.as_deref().is_some_and(|address| address.contains("/nyheter/"));
    match (page.section(), page.publisher()) {
        (Some(section), _) => (section.folder(), None),
        (None, Some(("regeringen", _)) | None) => (begin.folder, None),
        (None, Some(_)) if is_news() => (begin.folder, Some(ReleaseKind::News)),
        (None, Some(_)) => (begin.folder, Some(ReleaseKind::WebPage)),
    }
}

/// What the page says, by the names that the site knows.
fn filled(page: &Page, title: &str, folder: Folder, sources: &Sources, today: Date) -> Begun {
    let known = Known::of(sources);
    page::fields(page, title, folder, &known, &import::entities(sources), today)
}

/// What was read, what was not, and what is left to do.
fn told(begun: &Begun, from: &Path, folder: Folder) -> String {
    let mut lines = vec![format!("read from {}", named(from))];
    if folder.kind() != Kind::Release {
        lines.push("          title, lead and source; facts are read for releases alone".to_owned());
    }
    lines.extend(begun.found.iter().map(|(count, what)| format!("{count:>8}  {what}")));
    if !begun.unresolved.is_empty() {
        lines.push(format!("not resolved ({})", begun.unresolved.len()));
        lines.extend(begun.unresolved.iter().take(SHOWN_UNRESOLVED).map(|what| format!("  {what}")));
        if let Some(rest) = begun.unresolved.len().checked_sub(SHOWN_UNRESOLVED).filter(|rest| *rest > 0) {
            lines.push(format!("  … and {rest} more"));
        }
    }
    lines.extend(begun.same_page.iter().map(|path| format!("`{path}` tells of the same page")));
    lines.push("a draft: compare it with its source, write its text, and take away `draft` and `review`".to_owned());
    lines.join("\n")
}
