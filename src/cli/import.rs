//! `diarium import`: what the importers do, told.

use std::path::Path;

use anyhow::Result;

use super::args::{Destination, Import, ImportSource};
use super::build::counted;
use super::terminal::{Terminal, shown};
use super::{Outcome, clock, init};
use crate::import::regeringen::Choice;
use crate::import::{self, Draft, Known, Note, NoteKind, Plan, Report};
use crate::source::Sources;

/// How many notes of one kind are printed; the report has them all.
const SHOWN_NOTES: usize = 10;

/// How many records, and how many lines of each, a dry run prints.
const SHOWN_RECORDS: usize = 20;
const SHOWN_LINES: usize = 20;

pub fn run(typed: &Import, terminal: &Terminal) -> Result<Outcome> {
    match &typed.source {
        ImportSource::Swerik { dir, since, into } => {
            let files = import::swerik::load(dir)?;
            let drafts = |site: &Site, report: &mut Report| import::swerik::drafts(&files, *since, &site.known, report);
            let covers = |origin: &str| origin.starts_with(import::swerik::PREFIX);
            bring(into, Report::new("swerik"), drafts, &covers, terminal)
        }
        ImportSource::Regeringen { source, sections, limit, into } => {
            let mut report = Report::new("regeringen");
            let files = import::archive(source, &mut report)?;
            let choice = Choice { sections: sections.clone(), limit: *limit };
            let drafts = |site: &Site, report: &mut Report| {
                let entities = import::entities(&site.sources);
                import::regeringen::drafts(&files, &choice, &site.known, &entities, report)
            };
            bring(into, report, drafts, &|origin| choice.covers(origin), terminal)
        }
        ImportSource::Agencies { file, into } => {
            let bytes = import::source(file)?;
            let drafts = |site: &Site, report: &mut Report| import::agencies::drafts(&bytes, &site.known, report);
            let covers = |origin: &str| origin.starts_with(import::agencies::PREFIX);
            bring(into, Report::new("agencies"), drafts, &covers, terminal)
        }
    }
}

/// The site that is imported into.
struct Site {
    sources: Sources,
    known: Known,
}

/// Makes drafts and writes what is new or changed in them. `covers` says of an origin whether this import would have made its record.
fn bring(
    into: &Destination,
    mut report: Report,
    drafts: impl FnOnce(&Site, &mut Report) -> Vec<Draft>,
    covers: &dyn Fn(&str) -> bool,
    terminal: &Terminal,
) -> Result<Outcome> {
    let now = clock::now();
    let sources = import::site(&into.into, now)?;
    let site = Site { known: Known::of(&sources), sources };
    report.dry_run = into.dry_run;
    let drafts = drafts(&site, &mut report);
    let mut plan = import::plan(&site.known, &drafts, now.date(), covers, &mut report);
    if !site.known.has_settings() {
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
