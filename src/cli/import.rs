//! `diarium import`: what the importers do, told.

use std::path::Path;

use anyhow::Result;

use super::args::{Destination, Import, ImportSource};
use super::build::counted;
use super::terminal::{Terminal, shown};
use super::{Outcome, clock, init};
use crate::import::{self, Draft, Known, Note, NoteKind, Plan, Report};

/// How many notes of one kind are printed; the report has them all.
const SHOWN_NOTES: usize = 10;

/// How many records, and how many lines of each, a dry run prints.
const SHOWN_RECORDS: usize = 20;
const SHOWN_LINES: usize = 20;

pub fn run(typed: &Import, terminal: &Terminal) -> Result<Outcome> {
    match &typed.source {
        ImportSource::Swerik { dir, since, into } => {
            let files = import::swerik::load(dir)?;
            let drafts = |known: &Known, report: &mut Report| import::swerik::drafts(&files, *since, known, report);
            bring("swerik", into, import::swerik::PREFIX, drafts, terminal)
        }
        ImportSource::Agencies { file, into } => {
            let bytes = import::source(file)?;
            let drafts = |known: &Known, report: &mut Report| import::agencies::drafts(&bytes, known, report);
            bring("agencies", into, import::agencies::PREFIX, drafts, terminal)
        }
    }
}

/// Makes drafts and writes what is new or changed in them. `prefix` begins the origins of this import.
fn bring(
    name: &str,
    into: &Destination,
    prefix: &str,
    drafts: impl FnOnce(&Known, &mut Report) -> Vec<Draft>,
    terminal: &Terminal,
) -> Result<Outcome> {
    let now = clock::now();
    let known = import::known(&into.into, now)?;
    let mut report = Report::new(name);
    report.dry_run = into.dry_run;
    let drafts = drafts(&known, &mut report);
    let mut plan = import::plan(&known, &drafts, now.date(), &|origin| origin.starts_with(prefix), &mut report);
    if !known.has_settings() {
        plan.add(import::SETTINGS, init::SETTINGS);
    }
    report.finish();
    if into.dry_run {
        terminal.result(&differences(&plan))?;
    } else {
        write(&into.into, &plan, terminal)?;
    }
    if let Some(path) = &into.report {
        import::write_report(path, &report)?;
    }
    terminal.done(&summary(&report, &into.into))?;
    Ok(Outcome::Done)
}

fn write(root: &Path, plan: &Plan, terminal: &Terminal) -> Result<()> {
    let progress = terminal.progress("writing", "records", plan.writes.len());
    let written = import::write(root, plan, &|count| progress.inc(count as u64));
    progress.finish_and_clear();
    written
}

/// What a dry run would change.
fn differences(plan: &Plan) -> String {
    let mut text = String::new();
    for write in plan.writes.iter().take(SHOWN_RECORDS) {
        let diff = write.diff();
        diff.lines().take(SHOWN_LINES).for_each(|line| text += &format!("{line}\n"));
        text += &more(diff.lines().count(), SHOWN_LINES, "line");
    }
    text + &more(plan.writes.len(), SHOWN_RECORDS, "record")
}

/// The line that says that there are more than are shown.
fn more(all: usize, shown: usize, noun: &str) -> String {
    match all.checked_sub(shown) {
        None | Some(0) => String::new(),
        Some(rest) => format!("… and {} more\n", counted(rest, noun)),
    }
}

/// What was done, in lines.
fn summary(report: &Report, root: &Path) -> String {
    let records = &report.records;
    let (verb, root) = (if report.dry_run { "would import" } else { "imported" }, shown(root));
    let mut lines = vec![format!("{verb} {} into {root}", report.import)];
    let counts = [
        (records.new, "new"),
        (records.changed, "changed"),
        (records.same, "as before"),
        (records.edited, "edited by hand, left alone"),
        (records.others, "of another hand, left alone"),
        (records.vanished, "gone from the source, left alone"),
    ];
    lines.extend(counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count:>8}  {what}")));
    lines.push("rules".to_owned());
    lines.extend(report.rules().map(|(rule, count)| format!("{count:>8}  {rule}")));
    for (kind, notes) in report.notes_by_kind() {
        lines.push(format!("{} ({})", heading(kind), notes.len()));
        lines.extend(notes.iter().take(SHOWN_NOTES).map(|note| format!("  {}", told(note))));
        let rest = more(notes.len(), SHOWN_NOTES, "note");
        lines.extend(rest.lines().map(|line| format!("  {line}; `--report FILE` writes them all")));
    }
    lines.join("\n")
}

fn heading(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Warning => "warnings",
        NoteKind::Unresolved => "not resolved",
        NoteKind::Stands => "records of another hand that stand",
        NoteKind::SourceChanged => "edited records whose source has changed",
        NoteKind::Vanished => "records gone from the source",
    }
}

fn told(note: &Note) -> String {
    match note.line {
        Some(line) => format!("{}:{line}: {}", note.file, note.message),
        None => format!("{}: {}", note.file, note.message),
    }
}
