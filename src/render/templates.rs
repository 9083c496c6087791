//! The theme's templates in Tera: the built-in ones below `__builtin/`, the site's own over them, and the filters that they may use. A
//! template of the site that cannot be used is a finding, and the built-in one stands in for it. Knows no page.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::texts::{Texts, plural_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::{Template, Theme};
use crate::source::{SourceFile, Span};

/// Where the built-in templates stand; `{% extends "__builtin/page.html" %}` reaches them from a template of the same name.
const BUILTIN: &str = "__builtin/";

/// Loads all templates; what every page shows alike is `site`.
pub fn load(theme: &Theme, texts: Arc<Texts>, site: &impl Serialize) -> (Tera, Vec<Diagnostic>) {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([BUILTIN]).expect("no template has been added yet");
    add_filters(&mut tera, texts);
    tera.global_context().insert("site", site);
    let (builtin, own): (Vec<_>, Vec<_>) = theme.templates.iter().partition(|(name, _)| name.starts_with(BUILTIN));
    tera.add_raw_templates(builtin.iter().map(|(name, template)| (name.as_str(), template.text.as_str())))
        .expect("the built-in templates are tested");
    let found = add_own(&mut tera, own.into_iter().collect());
    (tera, found)
}

/// Adds each template once all that it needs is there; those that never can be added are reported.
fn add_own(tera: &mut Tera, mut waiting: BTreeMap<&String, &Template>) -> Vec<Diagnostic> {
    loop {
        let mut failed = BTreeMap::new();
        let before = waiting.len();
        waiting.retain(|name, template| match tera.add_raw_template(name, &template.text) {
            Ok(()) => false,
            Err(error) => {
                failed.insert((*name).clone(), error);
                true
            }
        });
        if waiting.is_empty() || waiting.len() == before {
            let file = |name: &String| waiting.get(name).and_then(|template| template.file.as_ref());
            return failed.iter().filter_map(|(name, error)| Some(finding(file(name)?, name, error))).collect();
        }
    }
}

fn finding(file: &SourceFile, name: &str, error: &tera::Error) -> Diagnostic {
    let (span, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            (Span::new(range.start, range.end), report.message().to_owned())
        }
        other => reported_place(file, name, &other.to_string()),
    };
    let message = format!("the template cannot be used: {}", lower_first(&message));
    Diagnostic::error(Code::THEME_TEMPLATE, file.place(span), message)
        .help("mend it, or take the file out to get the built-in template of that name")
}

/// Tera gives references to what does not exist as a text for terminals, with the place after an arrow.
fn reported_place(file: &SourceFile, name: &str, report: &str) -> (Span, String) {
    let message = report.lines().next().unwrap_or(report).trim_start_matches("error: ").to_owned();
    let place = report.split(&format!("--> {name}:")).nth(1).and_then(|rest| {
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit());
        Some((numbers.next()?.parse::<usize>().ok()?, numbers.next()?.parse::<usize>().ok()?))
    });
    let Some((line, column)) = place else { return (Span::default(), message) };
    let line_start: usize =
        file.bytes.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let at = line_start + column.saturating_sub(1);
    (Span::new(at, at + 1), message)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn add_filters(tera: &mut Tera, texts: Arc<Texts>) {
    // Most texts have nothing to fill in, and every page has dozens.
    let written: HashMap<String, Value> = texts.all().map(|(key, text)| (key.to_owned(), Value::from(text))).collect();
    tera.register_filter("t", move |key: &str, values: Kwargs, _: &State| match written.get(key) {
        Some(text) if values.iter().next().is_none() => Ok(text.clone()),
        _ => text(&texts, key, &values),
    });
}

/// The text of a key: `{{ "nav.search" | t }}`, `{{ "records" | t(n=3) }}`. Placeholders are filled with the arguments.
fn text(texts: &Texts, key: &str, values: &Kwargs) -> TeraResult<Value> {
    let mut written: Vec<(String, String)> = Vec::new();
    let mut key = key.to_owned();
    for (name, value) in values.iter() {
        let text = match value.as_i64() {
            Some(number) => texts.integer(number),
            None => value.to_string(),
        };
        if name.as_str() == Some("n") {
            key = plural_key(&key, value.as_i64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0));
        }
        written.push((name.to_string(), text));
    }
    let values: Vec<(&str, &str)> = written.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Ok(Value::from(texts.fill(&key, &values)))
}

/// Fills a template.
pub fn render(tera: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, String> {
    let mut page = Vec::with_capacity(16 * 1024);
    tera.render_to(template, context, &mut page).map_err(|error| error.to_string())?;
    Ok(page)
}
