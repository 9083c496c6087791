//! The YAML library's errors in an editor's words: what stands there, and what to write instead. Knows common slips, not keys.

use serde_saphyr::granit_parser::ErrorKind;

use super::Fault;
use crate::parse::shown;
use crate::source::Span;

/// A blank that looks like one and is no blank to YAML, pasted from a web page: before a value, or as indentation.
fn blank_that_is_none(kind: &ErrorKind, line: &str, start: usize) -> Option<Fault> {
    use ErrorKind as E;
    let can_be = matches!(kind, E::SimpleKeyExpected | E::ExpectedBlockMappingKey | E::InvalidIndentation);
    let is_odd = |c: char| c.is_whitespace() && !c.is_ascii();
    let after_colon = line.find(':').map(|colon| colon + 1);
    let at = [Some(0), after_colon].into_iter().flatten().find_map(|from| {
        let plain = line[from..].len() - line[from..].trim_start_matches([' ', '-']).len();
        line[from + plain..].starts_with(is_odd).then_some(from + plain)
    })?;
    let length = line[at..].chars().next().map_or(1, char::len_utf8);
    let span = Span::new(start + at, start + at + length);
    let message = "a blank of another kind (as in text from web pages) stands where YAML wants a plain one";
    can_be.then(|| Fault::syntax(span, message, "write the blank anew"))
}

/// What a syntax error at byte `at` of `text` most likely is.
pub(super) fn syntax(kind: &ErrorKind, text: &str, at: usize, base: usize) -> Fault {
    use ErrorKind as E;
    let here = |length: usize| Span::new(base + at, base + at + length);
    let rest = &text[at..];
    let character = rest.chars().next();
    let one = here(character.map_or(0, char::len_utf8));
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if let Some(fault) = blank_that_is_none(kind, line, base + line_start) {
        return fault;
    }
    match kind {
        E::MappingValueNotAllowed => colon_in_value(line, line_start, base).unwrap_or_else(|| indentation(one)),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => {
            Fault::syntax(one, "a tab stands where YAML wants blanks", "indent with two blanks for each level")
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            Fault::syntax(one, "a quotation mark is opened here and not closed", "close it with the same mark")
        }
        E::InvalidTrailingSingleQuotedScalar => {
            Fault::syntax(one, "text after a closing quotation mark", "in single quotes write `''` for `'`")
        }
        E::InvalidTrailingDoubleQuotedScalar => {
            Fault::syntax(one, "text after a closing quotation mark", "in double quotes write `\\\"` for `\"`")
        }
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => Fault::syntax(
            one,
            "in double quotes `\\` begins an escape that YAML does not have",
            "write `\\\\`, or use single quotes",
        ),
        E::UnexpectedCharacter { character } if character.is_control() => {
            let message = format!("a control character (U+{:04X})", u32::from(*character));
            Fault::syntax(one, message, "take it out")
        }
        E::UnexpectedCharacter { character } => special(one, *character, rest),
        E::UnknownAnchor => special(one, '*', rest),
        E::InvalidBlockScalarHeader => special(one, character.unwrap_or('>'), rest),
        E::BlockSequenceEntryNotAllowed => Fault::syntax(
            one,
            "a list item stands where a value was begun",
            "put each `- item` on its own line, or the text in quotes",
        ),
        E::MisplacedFlowCollectionEnd => Fault::syntax(
            one,
            format!("`{}` closes nothing", character.unwrap_or(']')),
            "take it out, or put the text in quotes",
        ),
        E::UnclosedFlowCollection { open } => unclosed(one, *open),
        E::InvalidColonPlacement
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofImplicitFlowMapping => bracket(text, at, base, one),
        E::SimpleKeyExpected => Fault::syntax(
            Span::new(base + line_start, base + line_start + line.trim_end().len()),
            format!("`{}` is neither `key: value` nor a continued value", shown(line.trim())),
            "after the colon of a key stands a blank; a continued value is indented",
        ),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => indentation(one),
        kind => Fault::syntax(one, format!("not valid YAML: {kind}"), "values with special characters need quotes"),
    }
}

/// A text that is no mapping: most often a colon without its blank.
pub(super) fn not_a_mapping(text: &str, span: Span) -> Fault {
    let line = text.lines().next().unwrap_or_default().trim();
    let help = match line.split_once(':') {
        Some((key, value)) if !key.contains(' ') => {
            format!("write a blank after the colon: `{}: {}`", shown(key), shown(value))
        }
        _ => "front matter is lines of `key: value`".to_owned(),
    };
    Fault::syntax(span, format!("`{}` is not `key: value`", shown(line)), help)
}

/// A text in quotes, as YAML takes it: backslashes and marks within it do no harm.
pub(super) fn quoted(text: &str) -> String {
    let text = shown(text);
    if text.contains(['"', '\\']) { format!("`'{}'`", text.replace('\'', "''")) } else { format!("`\"{text}\"`") }
}

fn colon_in_value(line: &str, line_start: usize, base: usize) -> Option<Fault> {
    let key_end = line.find(": ")?;
    let value = line[key_end + 2..].trim();
    if !value.contains(": ") && !value.ends_with(':') {
        return None;
    }
    let start = base + line_start + line.len() - line[key_end + 2..].trim_start().len();
    let help = format!("put the value in quotes: {}", quoted(value));
    Some(Fault::syntax(
        Span::new(start, start + value.len()),
        "a value that holds a colon and a blank needs quotes",
        help,
    ))
}

fn indentation(span: Span) -> Fault {
    Fault::syntax(span, "this line is not indented as those around it", "keys of one mapping begin in the same column")
}

fn special(span: Span, character: char, rest: &str) -> Fault {
    let value = rest.lines().next().unwrap_or_default().trim();
    let help = format!("put the value in quotes: {}", quoted(value));
    let character = if character == '`' { "a backtick".to_owned() } else { format!("`{character}`") };
    Fault::syntax(span, format!("a value cannot begin with {character}"), help)
}

/// Points at the bracket that is still open at byte `at`, if there is one.
fn bracket(text: &str, at: usize, base: usize, one: Span) -> Fault {
    let mut open = Vec::new();
    for (offset, byte) in text[..at].bytes().enumerate() {
        match byte {
            b'[' | b'{' => open.push((offset, byte)),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
    }
    let line_of = |offset: usize| text[..offset].matches('\n').count();
    match open.last() {
        Some(&(offset, byte))
            if at >= text.len() || line_of(offset) < line_of(at) || text[at..].starts_with([']', '}']) =>
        {
            unclosed(Span::new(base + offset, base + offset + 1), char::from(byte))
        }
        _ => Fault::syntax(
            one,
            "in brackets and braces entries are separated by commas",
            "put a value that holds `: ` in quotes",
        ),
    }
}

fn unclosed(span: Span, opening: char) -> Fault {
    let closing = if opening == '[' { ']' } else { '}' };
    Fault::syntax(span, format!("`{opening}` is not closed"), format!("add `{closing}`, or put the text in quotes"))
}
