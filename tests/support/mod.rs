//! Sites in a string, for tests: `//- path` begins a file, and what is not given is a plain `content/site.yaml`.

#![allow(dead_code, reason = "each test binary uses its own part")]

use diarium::diagnostic::Diagnostic;
use diarium::source::{Options, Sources};
use diarium::{Compiled, compile};
use jiff::civil::{DateTime, date};

pub const SITE: &str = "title: Prov\nlanguage: sv\nbase_url: https://prov.example/\n";

/// The day on which every test is built.
pub fn today() -> DateTime {
    date(2026, 11, 22).at(0, 0, 0, 0)
}

/// Sources from one string.
pub fn sources(site: &str) -> Sources {
    let mut sources = Sources::new(Options::at(today()));
    if !site.contains("//- content/site.yaml") {
        sources.add("content/site.yaml", SITE.as_bytes().to_vec());
    }
    for file in site.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a file has a path and a text");
        sources.add(path.trim(), text.as_bytes().to_vec());
    }
    sources
}

pub fn site(text: &str) -> Compiled {
    compile(&sources(text))
}

/// A path of the output as text.
pub fn page(site: &Compiled, path: &str) -> String {
    let bytes = site.render(path).unwrap_or_else(|| panic!("no `{path}` among {:#?}", site.paths()));
    String::from_utf8(bytes.unwrap_or_else(|error| panic!("{error}"))).expect("pages are UTF-8")
}

/// One diagnostic as text, whole.
pub fn told(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let mut text = format!(
        "{}:{}:{} {}[{}] {}",
        place.path,
        place.line,
        place.column,
        finding.severity.as_str(),
        finding.code,
        finding.message
    );
    for (place, what) in &finding.others {
        text += &format!("\n  {}:{}:{} {what}", place.path, place.line, place.column);
    }
    if let Some(help) = &finding.help {
        text += &format!("\n  help: {help}");
    }
    text
}

/// All diagnostics of a site as text.
pub fn findings(text: &str) -> String {
    site(text).diagnostics.iter().map(told).collect::<Vec<_>>().join("\n")
}
