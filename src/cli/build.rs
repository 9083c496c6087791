//! `diarium build`: load, compile, render every file into a new edition, and switch to it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;

use super::intent::Build;
use super::terminal::{Terminal, shown};
use super::timings::{self, Timings};
use super::{Outcome, findings};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::publish::{self, Edition, Report, Staging};
use crate::{Compiled, Memory, RenderError, Stage, compile_observed, load};

pub fn run(intent: &Build, terminal: &Terminal) -> Result<Outcome> {
    // First of all, so that a second build on the same folder ends at once.
    let target = publish::open(&intent.out, &intent.root)?;
    let mut timings = Timings::begin("load");
    let sources = load::load(&intent.root, intent.options.clone())?;
    let mut memory = Memory::default();
    let compiled = compile_observed(&sources, &mut memory, &mut |stage| timings.next(stage_name(stage)));
    // Another program, other files, another day or another embargo may each give another site; nothing else can.
    let embargo = compiled.site.model.next_embargo;
    let program = std::env::current_exe().ok().and_then(|path| load::digest_of_program(&path));
    let inputs = program.map(|program| format!("{program} {} {embargo:?}", sources.digest()));
    // A large site's files and records are not needed any more; the model has what it takes from them. Letting go of them takes its time.
    rayon::spawn(move || drop((sources, memory)));
    timings.next("render, write");
    if compiled.has_errors() {
        return Ok(nothing_published(intent, &compiled.diagnostics, terminal));
    }
    terminal.findings(&findings::human(&compiled.diagnostics));

    let published = inputs.as_deref().and_then(|inputs| target.made_from(inputs));
    let edition = match published {
        Some(edition) => Ok(edition),
        None => make(target.stage()?.from_inputs(inputs), &compiled, intent, &mut timings, terminal)?,
    };
    timings.end();
    let edition = match edition {
        Ok(edition) => edition,
        Err(fault) => return Ok(nothing_published(intent, &[fault], terminal)),
    };
    terminal.done(&summary(&edition, &intent.out))?;
    for line in remarks(&edition.report, &compiled) {
        terminal.done(&line)?;
    }
    if intent.timings {
        terminal.findings(&timings.report());
    }
    Ok(Outcome::Done)
}

/// Renders every file and switches to the new edition; a fault of a template is the author's, and then nothing is published.
fn make(
    staging: Staging,
    compiled: &Compiled,
    intent: &Build,
    timings: &mut Timings,
    terminal: &Terminal,
) -> Result<Result<Edition, Diagnostic>> {
    let paths = compiled.paths();
    let progress = terminal.progress("rendering", "files", paths.len());
    let (bytes, writing) = (AtomicU64::new(0), AtomicU64::new(0));
    let rendered = compiled.render_each(|output| {
        let written = timings::of(|| staging.write(&output.path, &output.bytes));
        writing.fetch_add(written.1, Ordering::Relaxed);
        written.0?;
        bytes.fetch_add(output.bytes.len() as u64, Ordering::Relaxed);
        progress.inc(1);
        Ok(())
    });
    progress.finish_and_clear();
    if let Err(error) = rendered {
        return theme_fault(&error).ok_or(error).map(Err);
    }
    timings.next("publish");
    timings.shared("  of it writing", writing.into_inner());
    let report = staging.commit(intent.require_atomic)?;
    Ok(Ok(Edition { paths, bytes: bytes.into_inner(), report }))
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Parse => "parse",
        Stage::Link => "link",
        Stage::Plan => "plan",
        Stage::Templates => "templates",
    }
}

fn nothing_published(intent: &Build, found: &[Diagnostic], terminal: &Terminal) -> Outcome {
    terminal.findings(&findings::human(found));
    terminal.tell(&match intent.out.exists() {
        true => format!("nothing is published; `{}` stays as it was", shown(&intent.out)),
        false => "nothing is published".to_owned(),
    });
    Outcome::ContentErrors
}

/// What to tell the author about a page that could not be made; `None` where the machine failed.
pub fn theme_fault(error: &anyhow::Error) -> Option<Diagnostic> {
    let RenderError { path, message } = error.downcast_ref()?;
    let place = Place::file(&Arc::from("themes"));
    let fault = Diagnostic::error(Code::THEME_TEMPLATE, place, format!("a template of the theme cannot make `{path}`"));
    Some(fault.help(message))
}

/// `built 58 pages, 213 files in public/ (1.2 MB); 12 changed, 201 unchanged`.
fn summary(edition: &Edition, out: &Path) -> String {
    format!(
        "built {}, {} in {}/ ({}); {} changed, {} unchanged",
        pages(&edition.paths),
        counted(edition.paths.len(), "file"),
        shown(out),
        size(edition.bytes),
        edition.report.written,
        edition.report.unchanged,
    )
}

/// What the publisher should know beside: addresses that others may have linked to, how it was switched, and when to build again.
fn remarks(report: &Report, compiled: &Compiled) -> Vec<String> {
    let vanished = report.removed_pages().map(|address| format!("vanished since the last build: {address}"));
    let slow =
        report.not_at_once.iter().map(|why| format!("this edition was switched file by file, not at once: {why}"));
    let next = compiled.next_change().map(|time| format!("the same content gives another site from {}", minutes(time)));
    vanished.chain(slow).chain(next).collect()
}

/// `2026-12-01 09:00`.
fn minutes(time: jiff::civil::DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

/// How many of the paths are pages: `58 pages`.
pub fn pages<'a>(paths: impl IntoIterator<Item = &'a String>) -> String {
    counted(paths.into_iter().filter(|path| path.ends_with(".html")).count(), "page")
}

/// `1 page`, `58 pages`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Bytes in decimal units with one decimal: `1.2 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_counts_read_as_people_write_them() {
        assert_eq!([0, 999, 1_000, 1_249_999, 7_000_000_000].map(size), ["0 B", "999 B", "1.0 kB", "1.2 MB", "7.0 GB"]);
        assert_eq!([0, 1, 2].map(|count| counted(count, "page")), ["0 pages", "1 page", "2 pages"]);
    }

    #[test]
    fn the_summary_names_the_folder_as_it_was_given() {
        let report = Report { written: 2, unchanged: 1, removed: Vec::new(), not_at_once: None };
        let paths = ["index.html", "manifest.json", "om/index.html"].map(str::to_owned).into();
        let edition = Edition { paths, bytes: 1_200, report };
        let told = |out: &str| summary(&edition, Path::new(out));
        assert_eq!(told("./public"), "built 2 pages, 3 files in public/ (1.2 kB); 2 changed, 1 unchanged");
        assert_eq!(told("/srv/www/"), "built 2 pages, 3 files in /srv/www/ (1.2 kB); 2 changed, 1 unchanged");
    }
}
