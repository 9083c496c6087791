//! `diarium check`: all that `build` does, nothing written, every finding told.

use std::path::Path;

use anyhow::Result;

use super::args::Format;
use super::build::{counted, theme_fault};
use super::intent::Check;
use super::terminal::Terminal;
use super::{Outcome, findings, reports};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::{Compiled, compile, load, parse};

pub fn run(intent: &Check, terminal: &Terminal) -> Result<Outcome> {
    let sources = load::load(&intent.root, intent.options.clone())?;
    let mut compiled = compile(&sources);
    let found = render_all(&compiled, terminal)?;
    compiled.diagnostics.extend(found);
    let found = &compiled.diagnostics;
    match intent.format {
        Format::Json => terminal.result(&findings::json(found))?,
        Format::Sarif => terminal.result(&reports::sarif(found, &in_repository(&intent.root)))?,
        Format::Github => terminal.result(&reports::github(found, &in_repository(&intent.root)))?,
        Format::Human if found.is_empty() => {
            terminal.done(&format!("no findings in {}", counted(records(&sources), "record")))?;
        }
        Format::Human => terminal.result(&findings::human(found))?,
    }
    Ok(if compiled.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}

/// How the root is reached from its repository, the nearest folder above that holds `.git`, else from the working directory: `site/`, or nothing.
fn in_repository(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let here = || Path::new(".").canonicalize().ok();
    let repository = root.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned).or_else(here);
    match repository.as_deref().and_then(|repository| root.strip_prefix(repository).ok()) {
        Some(below) if below != Path::new("") => format!("{}/", below.display()),
        _ => String::new(),
    }
}

/// Renders every file and throws it away: only so are the faults of a theme's templates found.
fn render_all(compiled: &Compiled, terminal: &Terminal) -> Result<Option<Diagnostic>> {
    if compiled.has_errors() {
        return Ok(None);
    }
    let progress = terminal.progress("rendering", "files", compiled.paths().len());
    let rendered = compiled.render_each(|_| {
        progress.inc(1);
        Ok(())
    });
    progress.finish_and_clear();
    match rendered {
        Ok(()) => Ok(None),
        Err(error) => Ok(Some(theme_fault(&error).ok_or(error)?)),
    }
}

fn records(sources: &Sources) -> usize {
    sources.files.keys().filter(|path| parse::identity(path).is_some()).count()
}
