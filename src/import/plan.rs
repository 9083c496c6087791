//! What an import changes: the rule of repeated imports, applied to every record at once, before anything is written.
//!
//! A record remembers the hash of the text that the last import gave it. Where its text still has that hash and its `review` is still
//! `imported`, it is the machine's, and is rewritten if the new text has another hash. Otherwise a person has edited it, and it is left
//! alone whole; the remembered hash then tells whether the source would say something else by now. A record that this source did not make
//! is never touched. The day of the import stands in what is written, and is no reason to write.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;
use similar::TextDiff;

use super::draft::{Draft, own_text};
use super::known::{Hand, Known, KnownRecord};
use super::report::{NoteKind, Report};

/// What is to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The records by path; then the settings, where the site has none.
    pub writes: Vec<Write>,
}

/// A record file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Below the root of the site.
    pub path: String,
    /// What stands there now.
    pub before: Option<String>,
    pub after: String,
}

/// What becomes of one draft.
enum Fate {
    New(Write),
    Changed(Write),
    Same,
    Edited { source_changed: bool },
    Others,
}

/// In bytes; file systems take 255, with what stands around the name of a new file.
const LONGEST_NAME: usize = 240;

fn has_a_name_too_long(draft: &Draft) -> bool {
    draft.id.rsplit('/').next().is_some_and(|name| name.len() > LONGEST_NAME)
}

/// Decides on every draft and counts and notes it in the report. `seen` is the day of the import; `in_scope` says of an origin whether this
/// import would have made its record, so that a record with such an origin and without a draft has vanished from the source.
pub fn plan(known: &Known, drafts: &[Draft], seen: Date, in_scope: &dyn Fn(&str) -> bool, report: &mut Report) -> Plan {
    let (too_long, drafts): (Vec<&Draft>, Vec<&Draft>) = drafts.iter().partition(|draft| has_a_name_too_long(draft));
    for draft in too_long {
        let start: String = draft.id.chars().take(40).collect();
        report.warn(&format!("{start}…"), None, "its name is longer than any file's may be; the record is left out");
    }
    let fates: Vec<Fate> = drafts.par_iter().map(|draft| fate(known, draft, seen)).collect();
    let mut plan = Plan::default();
    for (draft, fate) in drafts.iter().zip(fates) {
        match fate {
            Fate::New(write) => {
                report.records.new += 1;
                plan.writes.push(write);
            }
            Fate::Changed(write) => {
                report.records.changed += 1;
                plan.writes.push(write);
            }
            Fate::Same => report.records.same += 1,
            Fate::Edited { source_changed } => {
                report.records.edited += 1;
                if source_changed {
                    let message =
                        format!("edited by hand, and `{}` has changed since the import; compare them", draft.origin);
                    report.note(NoteKind::SourceChanged, &draft.path(), None, message);
                }
            }
            Fate::Others => {
                report.records.others += 1;
                let message = format!("stands for `{}`, and is left as it is", draft.origin);
                report.note(NoteKind::Stands, &draft.path(), None, message);
            }
        }
    }
    note_vanished(known, &drafts, in_scope, report);
    plan.writes.sort_by(|a, b| a.path.cmp(&b.path));
    plan
}

fn fate(known: &Known, draft: &Draft, seen: Date) -> Fate {
    let Some(record) = known.get(draft.folder, &draft.id) else {
        return Fate::New(Write { path: draft.path(), before: None, after: draft.text(seen).0 });
    };
    if record.origin.as_deref() != Some(draft.origin.as_str()) {
        return Fate::Others;
    }
    let (after, hash) = draft.text(seen);
    match &record.hand {
        Hand::Machine { hash: known } if *known == hash => Fate::Same,
        Hand::Machine { .. } => Fate::Changed(Write { path: draft.path(), before: Some(text_of(record)), after }),
        Hand::Edited { hash: known } => Fate::Edited { source_changed: *known != hash },
        Hand::Person | Hand::Unknown => Fate::Others,
    }
}

fn text_of(record: &KnownRecord) -> String {
    String::from_utf8_lossy(&record.bytes).into_owned()
}

fn note_vanished(known: &Known, drafts: &[&Draft], in_scope: &dyn Fn(&str) -> bool, report: &mut Report) {
    let origins: BTreeSet<&str> = drafts.iter().map(|draft| draft.origin.as_str()).collect();
    for record in known.records() {
        let Some(origin) = record.origin.as_deref().filter(|origin| in_scope(origin)) else { continue };
        if !origins.contains(origin) {
            report.records.vanished += 1;
            let path = format!("content/{}/{}.md", record.folder.as_str(), record.id);
            report.note(NoteKind::Vanished, &path, None, format!("`{origin}` is no longer in the source"));
        }
    }
}

impl Plan {
    /// Adds a file that the site lacks. It comes last: a folder that has its settings has all.
    pub fn add(&mut self, path: &str, text: &str) {
        self.writes.push(Write { path: path.to_owned(), before: None, after: text.to_owned() });
    }
}

impl Write {
    /// The difference as a unified diff of the record's own text, without the key `import`; a new record has only its path.
    pub fn diff(&self) -> String {
        let Some(before) = &self.before else { return format!("new {}\n", self.path) };
        let (before, after) = (own_text(before), own_text(&self.after));
        let diff = TextDiff::from_lines(&before, &after);
        diff.unified_diff().context_radius(1).header(&self.path, &self.path).to_string()
    }
}
