//! Diagnostics as text: with excerpts for people, as JSON for programs.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

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

/// The array that `check --format json` prints: an object for each place, so that a finding about two stands at both.
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let rows: Vec<Value> = diagnostics.iter().flat_map(rows).collect();
    let text = serde_json::to_string_pretty(&rows).expect("strings and numbers are always JSON");
    format!("{}\n", escaped(&text))
}

fn rows(found: &Diagnostic) -> Vec<Value> {
    let row = |place: &Place, help: Option<String>| {
        json!({
            "code": found.code.as_str(),
            "severity": found.severity.as_str(),
            "path": &*place.path,
            "line": place.line,
            "column": place.column,
            "message": found.message,
            "help": help,
        })
    };
    let claim_at = |place: &Place| format!("the other claim is at {}:{}", place.path, place.line);
    let help = found.help.clone().or_else(|| found.others.first().map(|(other, _)| claim_at(other)));
    let others = found.others.iter().map(|(other, _)| row(other, Some(claim_at(&found.place))));
    std::iter::once(row(&found.place, help)).chain(others).collect()
}

/// JSON itself escapes only the ASCII ones among the characters that play tricks on terminals; the others can stand in strings alone.
pub fn escaped(json: &str) -> String {
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
    let mut first = title.element(whereabouts(&found.place, AnnotationKind::Primary));
    if let Some(help) = &found.help {
        first = first.element(Level::HELP.message(harmless(help)));
    }
    let others = found.others.iter().map(|(place, what)| {
        let title = Level::NOTE.secondary_title(harmless(what));
        title.element(whereabouts(place, AnnotationKind::Context))
    });
    let groups: Vec<Group<'_>> = std::iter::once(first).chain(others).collect();
    format!("{}\n\n", Renderer::styled().render(&groups))
}

/// Path, line and column, and the excerpt with what is meant underlined.
fn whereabouts(place: &Place, kind: AnnotationKind) -> Element<'_> {
    // Columns beyond this would cost more to count than they tell.
    const FARTHEST: u32 = 10_000;
    let path = harmless(&place.path).replace('\n', "\u{fffd}");
    if place.excerpt.is_empty() || place.skipped > FARTHEST {
        return Origin::path(path).line(place.line as usize).char_column(place.column as usize).into();
    }
    // The printer counts the column itself, so blanks stand for what a long line has before its excerpt; it cuts them away.
    let line = format!("{}{}", " ".repeat(place.skipped as usize), place.excerpt);
    let offset =
        |characters: u32| line.char_indices().nth(characters as usize).map_or(line.len(), |(offset, _)| offset);
    let start = place.column.saturating_sub(1);
    let span = offset(start)..offset(start + place.width);
    Snippet::source(line).line_start(place.line as usize).path(path).annotation(kind.span(span)).into()
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
        insta::assert_snapshot!(plain(&found), @r"
        error[unknown-key]: unknown key `minster`
         --> content/releases/a.md:3:1
          |
        3 | minster: x
          | ^^^^^^^
          |
          = help: did you mean `minister`?
        note: the record is here
         --> content/ministers/x.md:2:1
          |
        2 | title: X
          | -----

        advice[raw-html]: HTML is shown as text
        --> content/pages/om.md:1:1

        1 error, 1 piece of advice
        ");
    }

    #[test]
    fn the_column_of_a_long_line_is_the_one_in_the_file() {
        let text = format!("{}MISTAKE{}", "x".repeat(500), "y".repeat(500));
        let file = SourceFile::new("content/a.md", text.into_bytes());
        let found = [Diagnostic::warning(Code::BAD_DATE, file.place(Span::new(500, 507)), "wrong")];
        insta::assert_snapshot!(plain(&found), @r"
        warning[bad-date]: wrong
         --> content/a.md:1:501
          |
        1 | ...   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxMISTAKEyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...
          |                                                                                       ^^^^^^^

        1 warning
        ");
    }

    #[test]
    fn nothing_from_content_reaches_the_terminal_as_a_command() {
        let place = Place::file(&Arc::from("content/a\x1b[2Jb\u{202e}\nerror.md"));
        let found =
            [Diagnostic::error(Code::WRONG_TYPE, place, "`\x1b]0;x\x07\u{202e}`\nerror: forged").help("\u{9b}31m")];
        insta::assert_snapshot!(plain(&found), @r"
        error[wrong-type]: `�]0;x��`
                           error: forged
        --> content/a�[2Jb��error.md:1:1
         = help: �31m

        1 error
        ");
        insta::assert_snapshot!(json(&found), @r#"
        [
          {
            "code": "wrong-type",
            "severity": "error",
            "path": "content/a\u001b[2Jb\u202e\nerror.md",
            "line": 1,
            "column": 1,
            "message": "`\u001b]0;x\u0007\u202e`\nerror: forged",
            "help": "\u009b31m"
          }
        ]
        "#);
    }
}
