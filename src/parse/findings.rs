//! Collects what is wrong in one file. Knows places, not rules.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourceFile, Span};

/// How many findings of one code a file gets in full. Beyond it they are counted: a hostile file of a million faults must not
/// cost a million excerpts.
const IN_FULL: usize = 50;

/// The diagnostics of one file.
pub(super) struct Findings<'f> {
    file: &'f SourceFile,
    found: Vec<Diagnostic>,
    by_code: BTreeMap<Code, usize>,
}

impl<'f> Findings<'f> {
    pub fn new(file: &'f SourceFile) -> Findings<'f> {
        Findings { file, found: Vec::new(), by_code: BTreeMap::new() }
    }

    pub fn error(&mut self, code: Code, span: Span, message: impl Into<String>, help: Option<String>) {
        self.add(Severity::Error, code, span, message, help);
    }

    pub fn add(
        &mut self,
        severity: Severity,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        if self.has_room(code) {
            let place = self.file.place(span);
            self.found.push(Diagnostic::new(severity, code, place, message).maybe_help(help));
        }
    }

    /// An error that another place takes part in.
    pub fn error_with(&mut self, code: Code, span: Span, message: String, help: &str, other: (Span, &str)) {
        if self.has_room(code) {
            let error = Diagnostic::error(code, self.file.place(span), message);
            self.found.push(error.help(help).other(self.file.place(other.0), other.1));
        }
    }

    /// The diagnostics, the last of each overfull code saying how many more there are.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for (code, count) in self.by_code {
            let last = self.found.iter_mut().rfind(|found| found.code == code);
            if let Some(last) = last.filter(|_| count > IN_FULL) {
                last.message.push_str(&format!(" (and {} more in this file)", count - IN_FULL));
            }
        }
        crate::diagnostic::sort(&mut self.found);
        self.found
    }

    fn has_room(&mut self, code: Code) -> bool {
        let count = self.by_code.entry(code).or_default();
        *count += 1;
        *count <= IN_FULL
    }
}
