//! What bad input gets: every diagnostic of a file, whole, one to a line.

mod record;
mod yaml;

use diarium::diagnostic::Diagnostic;
use diarium::parse;
use diarium::source::SourceFile;

/// `path:line:column severity[code] message (help) [line:column other]`
fn line(found: &Diagnostic) -> String {
    let Diagnostic { code, severity, place, message, help, others } = found;
    let help = help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    let others: String =
        others.iter().map(|(place, what)| format!(" [{}:{} {what}]", place.line, place.column)).collect();
    format!("{}:{}:{} {}[{code}] {message}{help}{others}", place.path, place.line, place.column, severity.as_str())
}

fn diagnostics(path: &str, bytes: &[u8]) -> Vec<String> {
    let file = SourceFile::new(path, bytes);
    let found = match (parse::stray(&file), parse::record(&file)) {
        (Some(stray), _) => vec![stray],
        (None, Some(parsed)) => parsed.diagnostics,
        (None, None) => parse::config(&file).1,
    };
    found.iter().map(line).collect()
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(diagnostics(path, text.as_bytes()), expected, "{text}");
}

/// A release with this front matter.
#[track_caller]
fn front(yaml: &str, expected: &[&str]) {
    check("content/releases/a.md", &format!("---\n{yaml}---\nText.\n"), expected);
}
