//! Front matter as text. A list or mapping that fits on a line stands in brackets or braces, everything else in block form, as authors
//! write it; a serialiser would give every record one of the two. Quotes stand where the parser needs them, or where a text would
//! look like something else to other tools.

use super::draft::{Fields, Value};

/// The longest line that brackets may make, in characters.
const LONGEST: usize = 160;

/// Keys and values as lines.
pub(super) fn block(fields: &Fields) -> String {
    let mut text = String::new();
    for (key, value) in &fields.0 {
        entry(&mut text, 0, key, value);
    }
    text
}

/// One key with its value, `depth` columns in.
fn entry(text: &mut String, depth: usize, key: &str, value: &Value) {
    let key = scalar(key, is_plain_in_flow);
    if let Some(short) = on_one_line(value, depth + key.chars().count() + 2) {
        indent(text, depth);
        text.push_str(&format!("{key}: {short}\n"));
        return;
    }
    indent(text, depth);
    text.push_str(&format!("{key}:\n"));
    match value {
        Value::List(items) => items.iter().for_each(|item| list_item(text, depth + 2, item)),
        Value::Map(fields) => fields.0.iter().for_each(|(key, value)| entry(text, depth + 2, key, value)),
        Value::Text(_) | Value::Flag(_) => unreachable!("a scalar always fits on its line"),
    }
}

/// `- value`; a mapping that is too long for its line begins behind the dash.
fn list_item(text: &mut String, depth: usize, item: &Value) {
    if let Some(short) = on_one_line(item, depth + 2) {
        indent(text, depth);
        text.push_str(&format!("- {short}\n"));
        return;
    }
    let mut within = String::new();
    match item {
        Value::Map(fields) => fields.0.iter().for_each(|(key, value)| entry(&mut within, depth + 2, key, value)),
        Value::List(items) => items.iter().for_each(|item| list_item(&mut within, depth + 2, item)),
        Value::Text(_) | Value::Flag(_) => unreachable!("a scalar always fits on its line"),
    }
    indent(text, depth);
    text.push_str("- ");
    text.push_str(&within[depth + 2..]);
}

fn indent(text: &mut String, depth: usize) {
    text.extend(std::iter::repeat_n(' ', depth));
}

/// The value as it stands behind its key, if that is short enough. A text always is, and so is a list of one, which needs no brackets; a list
/// of mappings never, so that each has its line.
fn on_one_line(value: &Value, column: usize) -> Option<String> {
    match without_brackets(value) {
        Value::Text(text) => Some(scalar(text, is_plain)),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Map(_))) => None,
        Value::List(_) | Value::Map(_) => {
            let short = flow(value);
            (column + short.chars().count() <= LONGEST).then_some(short)
        }
    }
}

/// A list of one text as that text, which every list takes.
fn without_brackets(value: &Value) -> &Value {
    match value {
        Value::List(items) => match items.as_slice() {
            [only @ Value::Text(_)] => only,
            _ => value,
        },
        _ => value,
    }
}

/// The value in brackets or braces.
fn flow(value: &Value) -> String {
    match without_brackets(value) {
        Value::Text(text) => scalar(text, is_plain_in_flow),
        Value::Flag(flag) => flag.to_string(),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(fields) => {
            let entry = |(key, value): &(String, Value)| format!("{}: {}", scalar(key, is_plain_in_flow), flow(value));
            format!("{{{}}}", fields.0.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn scalar(text: &str, is_plain: fn(&str) -> bool) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text can stand without quotes behind `key: `.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '('))
        && !text.ends_with(char::is_whitespace)
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.chars().any(needs_escape)
        && !is_word_of_yaml(text)
        && !is_code(text)
}

/// Whether it can stand without quotes in brackets and braces too.
fn is_plain_in_flow(text: &str) -> bool {
    is_plain(text) && !text.contains([',', '[', ']', '{', '}', ':', '"'])
}

/// Words that YAML, or an older YAML, takes for something other than text.
fn is_word_of_yaml(text: &str) -> bool {
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Digits whose first is a nought: a county's code, which would be another number elsewhere.
fn is_code(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// In double quotes, where everything can be written (YAML 1.2, 7.3.1).
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if needs_escape(c) => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What does not show, or changes how the rest shows: controls, line separators, direction marks, byte order marks, non-characters.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || crate::source::is_trick(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: impl Into<Value>) -> String {
        block(&Fields::new().with("key", value))
    }

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        let plain =
            ["Eva Ek", "2021-02-18", "Q42", "202100-0555", "a/b (c) \"d\" & e", "https://e.example/?a=b#c", "Å 1"];
        for text in plain {
            assert_eq!(written(text), format!("key: {text}\n"));
        }
        for text in
            ["a: b", "a #b", "- a", "NO", "01", "null", "slut:", "[a", "'a'", "\u{1f600}", "!a", "*a", "&a", "@a"]
        {
            assert_eq!(written(text), format!("key: \"{text}\"\n"));
        }
        assert_eq!(written("rad\nrad \"två\" \\ \u{202e}"), "key: \"rad\\nrad \\\"två\\\" \\\\ \\U0000202E\"\n");
    }

    #[test]
    fn short_lists_stand_in_brackets_and_rows_on_lines_of_their_own() {
        let row = Fields::new().with("name", "A, B").with("from", "2001");
        let fields = Fields::new().list("aliases", ["a", "b, c", "d:e"]).list("names", [row]);
        assert_eq!(block(&fields), "aliases: [a, \"b, c\", \"d:e\"]\nnames:\n  - {name: \"A, B\", from: 2001}\n");
    }

    #[test]
    fn a_list_of_one_text_stands_without_brackets() {
        let row = Fields::new().with("amount", "1 mnkr").list("to", ["a, b"]);
        let fields = Fields::new().list("minister", ["eva-ek"]).list("acronyms", ["NO"]).list("amounts", [row]);
        assert_eq!(
            block(&fields),
            "minister: eva-ek\nacronyms: \"NO\"\namounts:\n  - {amount: 1 mnkr, to: \"a, b\"}\n"
        );
    }

    #[test]
    fn what_is_too_long_for_a_line_stands_in_block_form() {
        let long = "o".repeat(140);
        let row = Fields::new().with("name", long.as_str()).with("note", "abcdefghijklmnopqrst").list("of", ["x"]);
        assert_eq!(
            block(&Fields::new().list("names", [row.clone()]).with("one", row)),
            format!(
                "names:\n  - name: {long}\n    note: abcdefghijklmnopqrst\n    of: x\n\
                 one:\n  name: {long}\n  note: abcdefghijklmnopqrst\n  of: x\n"
            )
        );
        assert_eq!(
            block(&Fields::new().list("words", [long.as_str(), "abcdefghijklmnopqrst"])),
            format!("words:\n  - {long}\n  - abcdefghijklmnopqrst\n")
        );
    }
}
