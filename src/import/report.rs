//! What an import did and what it could not do, for a person and for a program. Knows no terminal.

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything that one import has to say.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// What was imported: `swerik`, `agencies`, `regeringen`.
    pub import: String,
    pub dry_run: bool,
    /// How often each rule was applied, in the order in which they were first counted.
    rules: Vec<RuleCount>,
    pub records: Records,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct RuleCount {
    rule: String,
    count: usize,
}

/// How many records were what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Records {
    /// Written for the first time.
    pub new: usize,
    /// Rewritten, because what the source says, or what is made of it, has changed.
    pub changed: usize,
    /// As they were; nothing is written.
    pub same: usize,
    /// Edited by a person since; left alone.
    pub edited: usize,
    /// A person's, or another source's; left alone.
    pub others: usize,
    /// Gone from the source; left alone.
    pub vanished: usize,
}

/// What kind of thing a note tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Input that was skipped, or taken with a doubt.
    Warning,
    /// Something that the source names and that no record could be found or made for.
    Unresolved,
    /// The entry of the source has a record that a person wrote, or another source's; that one stands.
    Stands,
    /// A record that was edited by hand, and whose source has changed since.
    SourceChanged,
    /// A record whose entry is gone from the source.
    Vanished,
}

impl NoteKind {
    pub const ALL: [NoteKind; 5] =
        [NoteKind::Warning, NoteKind::Unresolved, NoteKind::Stands, NoteKind::SourceChanged, NoteKind::Vanished];
}

/// One thing to know, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    pub kind: NoteKind,
    /// A file of the source, or a record of the site.
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    pub message: String,
}

impl Report {
    pub fn new(import: &str) -> Report {
        Report { import: import.to_owned(), ..Report::default() }
    }

    /// Counts one more use of a rule, which is stated in words.
    pub fn count(&mut self, rule: &str) {
        self.add(rule, 1);
    }

    /// Counts some uses of a rule; a rule that was never used is shown with its zero.
    pub fn add(&mut self, rule: &str, count: usize) {
        match self.rules.iter_mut().find(|known| known.rule == rule) {
            Some(known) => known.count += count,
            None => self.rules.push(RuleCount { rule: rule.to_owned(), count }),
        }
    }

    pub fn warn(&mut self, file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) {
        self.note(NoteKind::Warning, file, line, message);
    }

    pub fn unresolved(&mut self, file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) {
        self.note(NoteKind::Unresolved, file, line, message);
    }

    pub fn note(&mut self, kind: NoteKind, file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) {
        self.notes.push(Note { kind, file: file.to_owned(), line: line.into(), message: message.into() });
    }

    /// Puts the notes in order: by kind, file and line; the same thing said twice is said once.
    pub fn finish(&mut self) {
        self.notes.sort();
        self.notes.dedup();
    }

    /// Each rule with how often it was applied.
    pub fn rules(&self) -> impl Iterator<Item = (&str, usize)> {
        self.rules.iter().map(|rule| (rule.rule.as_str(), rule.count))
    }

    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The notes by kind, in the order of the kinds.
    pub fn notes_by_kind(&self) -> BTreeMap<NoteKind, Vec<&Note>> {
        let mut by_kind: BTreeMap<NoteKind, Vec<&Note>> = BTreeMap::new();
        for note in &self.notes {
            by_kind.entry(note.kind).or_default().push(note);
        }
        by_kind
    }

    /// As JSON, with a line end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts and numbers are JSON") + "\n"
    }
}
