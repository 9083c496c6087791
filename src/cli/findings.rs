//! Diagnostics as text: with excerpts for people, as JSON for programs.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::terminal::harmless;
use crate::diagnostic::{Diagnostic, Place, Severity, tally};
use crate::source::is_trick;

/// Every finding with its excerpt, and a last line that counts them; nothing without findings. In colour, which the printer takes out
/// where it is not wanted.
pub fn human(diagnostics: &[Diagnostic]) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let findings: String = diagnostics.iter().map(one).collect();
    format!("{findings}{}\n", tally(diagnostics))
}

/// The array that `check --format json` prints.
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let rows: Vec<_> = diagnostics
        .iter()
        .map(|found| {
            json!({
                "code": found.code.as_str(),
                "severity": found.severity.as_str(),
                "path": &*found.place.path,
                "line": found.place.line,
                "column": found.place.column,
                "message": found.message,
                "help": found.help,
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&rows).expect("strings and numbers are always JSON");
    format!("{}\n", escaped(&text))
}

/// JSON itself escapes only the ASCII ones among the characters that play tricks on terminals; the others can stand in strings alone.
fn escaped(json: &str) -> String {
    let escape = |c: char| if is_trick(c) && c != '\n' { format!("\\u{:04x}", c as u32) } else { c.to_string() };
    json.chars().map(escape).collect()
}

fn one(found: &Diagnostic) -> String {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let title = level.primary_title(harmless(&found.message)).id(found.code.as_str());
    let mut first = title.elements(whereabouts(&found.place, AnnotationKind::Primary));
    if let Some(help) = &found.help {
        first = first.element(Level::HELP.message(harmless(help)));
    }
    let others = found.others.iter().map(|(place, what)| {
        let title = Level::NOTE.secondary_title(harmless(what));
        title.elements(whereabouts(place, AnnotationKind::Context))
    });
    let groups: Vec<Group<'_>> = std::iter::once(first).chain(others).collect();
    format!("{}\n\n", Renderer::styled().render(&groups))
}

/// Path, line and column, and the excerpt with what is meant underlined. The column is given apart, for a long line's excerpt does not
/// begin with the line.
fn whereabouts(place: &Place, kind: AnnotationKind) -> Vec<Element<'_>> {
    let origin = Origin::path(harmless(&place.path)).line(place.line as usize).char_column(place.column as usize);
    if place.excerpt.is_empty() {
        return vec![origin.into()];
    }
    let start = place.column.saturating_sub(1).saturating_sub(place.skipped) as usize;
    let offset = |characters: usize| {
        place.excerpt.char_indices().nth(characters).map_or(place.excerpt.len(), |(offset, _)| offset)
    };
    let span = offset(start)..offset(start + place.width as usize);
    let snippet = Snippet::source(place.excerpt.as_str()).line_start(place.line as usize);
    vec![origin.into(), snippet.annotation(kind.span(span)).into()]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{SourceFile, Span};

    fn plain(diagnostics: &[Diagnostic]) -> String {
        anstream::adapter::strip_str(&human(diagnostics)).to_string()
    }

    #[test]
    fn a_finding_shows_its_code_place_excerpt_and_remedy() {
        let file = SourceFile::new("content/releases/a.md", &b"---\ntitle: A\nminster: x\n---\n"[..]);
        let other = SourceFile::new("content/ministers/x.md", &b"---\ntitle: X\n---\n"[..]);
        let found = [
            Diagnostic::error(Code::UNKNOWN_KEY, file.place(Span::new(13, 20)), "unknown key `minster`")
                .help("did you mean `minister`?")
                .other(other.place(Span::new(4, 9)), "the record is here"),
            Diagnostic::advice(Code::RAW_HTML, Place::file(&Arc::from("content/pages/om.md")), "HTML is shown as text"),
        ];
        insta::assert_snapshot!(plain(&found), @"");
    }

    #[test]
    fn the_column_of_a_long_line_is_the_one_in_the_file() {
        let text = format!("{}MISTAKE{}", "x".repeat(500), "y".repeat(500));
        let file = SourceFile::new("content/a.md", text.into_bytes());
        let found = [Diagnostic::warning(Code::BAD_DATE, file.place(Span::new(500, 507)), "wrong")];
        insta::assert_snapshot!(plain(&found), @"");
    }

    #[test]
    fn nothing_from_content_reaches_the_terminal_as_a_command() {
        let place = Place::file(&Arc::from("content/a\x1b[2Jb\u{202e}.md"));
        let found = [Diagnostic::error(Code::WRONG_TYPE, place, "`\x1b]0;x\x07\u{202e}`").help("\u{9b}31m")];
        insta::assert_snapshot!(plain(&found), @"");
        insta::assert_snapshot!(json(&found), @"");
    }
}
