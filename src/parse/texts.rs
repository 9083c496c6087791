//! A theme's translation file: a flat mapping of keys to interface texts.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::text;
use super::yaml::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::source::SourceFile;

/// Reads one translation file; a value that is no text is reported and left out. A key that is nearly one of `known` changes nothing,
/// and is told; a theme's templates may have texts of their own.
pub fn texts(file: &SourceFile, known: &BTreeMap<String, String>) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let mut findings = Findings::new(file);
    let mut texts = BTreeMap::new();
    if let Some(decoded) = text::decode(file, &mut findings) {
        let (base, decoded) = text::without_mark(decoded);
        for entry in yaml::read(decoded, base, &mut findings).entries {
            let key = &*entry.key.value;
            let near = nearest(key, known.keys().map(String::as_str)).filter(|_| !known.contains_key(key));
            if let Some(near) = near {
                let message = format!("the built-in theme has no text `{}`", super::shown(key));
                let help = Some(format!("did you mean `{near}`?"));
                findings.add(Severity::Advice, Code::THEME_TEXT, entry.key.span, message, help);
            }
            match entry.value.value {
                Value::Scalar(text) => {
                    texts.insert(entry.key.value.into_owned(), text.into_owned());
                }
                Value::Broken => {}
                _ => {
                    let message = format!("`{}` is no text", super::shown(&entry.key.value));
                    let help = Some("a translation file is a flat list of `key: text`".to_owned());
                    findings.error(Code::THEME_TEXT, entry.value.span, message, help);
                }
            }
        }
    }
    (texts, findings.finish())
}
