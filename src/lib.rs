//! diarium: a static knowledge-base generator for what a government announces.
//!
//! A site is a value: [`compile`] turns all sources into one immutable site and every diagnostic; whoever calls it writes the site to disk,
//! serves it or throws it away. The modules, in reading order, are listed below; each imports earlier ones only.

pub mod diagnostic;
pub mod source;
pub mod parse;
pub mod model;
pub mod extract;
pub mod site;
pub mod search;
pub mod render;
pub mod load;
pub mod publish;
#[cfg(feature = "serve")]
pub mod watch;
#[cfg(feature = "serve")]
pub mod serve;
pub mod import;
pub mod cli;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::civil::{DateTime, Time};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use diagnostic::{Code, Diagnostic, Place, Severity};
use model::Entry;
use parse::Parsed;
use parse::config::Config;
use render::Renderer;
use site::{Route, Site};
use source::{SourceFile, Sources};

/// The file that lists all others.
pub const MANIFEST: &str = "manifest.json";

/// One file of the site: its path below the output folder, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A compiled site and everything that was found on the way.
pub struct Compiled {
    pub site: Site,
    /// By path and line.
    pub diagnostics: Vec<Diagnostic>,
    renderer: Renderer,
    /// The files below `search/`, made when first asked for.
    search: OnceLock<Arc<SearchFiles>>,
}

/// The files below `search/` by their path.
pub type SearchFiles = BTreeMap<String, Vec<u8>>;

/// Why a page could not be made; a fault of a theme's template.
#[derive(Debug, thiserror::Error)]
#[error("cannot render `{path}`: {message}")]
pub struct RenderError {
    pub path: String,
    pub message: String,
}

/// A row of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct ManifestRow {
    path: String,
    sha256: String,
    bytes: u64,
}

/// The stages of [`compile_observed`], in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Parse,
    Link,
    Plan,
    Templates,
}

/// What an earlier compilation leaves behind for the next: parsed records by the bytes of their files, and the last good text of each.
/// It changes speed and what an unreadable record shows, nothing else.
#[derive(Default)]
pub struct Memory {
    records: BTreeMap<Arc<str>, Remembered>,
}

struct Remembered {
    /// `None` for a file that could not be opened.
    bytes: Option<Arc<[u8]>>,
    parsed: Arc<Parsed>,
    /// The newest that could be read, where `parsed` could not.
    last_good: Option<Arc<Parsed>>,
}

/// Turns all sources into the site. Never fails: what is wrong is among the diagnostics.
pub fn compile(sources: &Sources) -> Compiled {
    compile_again(sources, &mut Memory::default())
}

/// The same, remembering from one time to the next (`serve`).
pub fn compile_again(sources: &Sources, memory: &mut Memory) -> Compiled {
    compile_observed(sources, memory, &mut |_| {})
}

/// The same, telling when each stage begins.
pub fn compile_observed(sources: &Sources, memory: &mut Memory, begins: &mut dyn FnMut(Stage)) -> Compiled {
    begins(Stage::Parse);
    let (config, mut diagnostics) = configure(sources);
    let entries = memory.parse(sources);
    diagnostics.extend(sources.problems.iter().cloned());
    diagnostics.extend(sources.files.values().filter_map(parse::stray));
    for entry in &entries {
        diagnostics.extend(entry.parsed.diagnostics.iter().cloned());
    }
    begins(Stage::Link);
    let (model, found) = model::link(config, &entries, &sources.options);
    diagnostics.extend(found);
    begins(Stage::Plan);
    let (site, found) = site::plan(model, &model::hidden(&entries, &sources.options), sources);
    diagnostics.extend(found);
    begins(Stage::Templates);
    let (renderer, found) = Renderer::new(&site);
    diagnostics.extend(found);
    let mut diagnostics = silence(diagnostics, &entries, &site);
    diagnostic::sort(&mut diagnostics);
    Compiled { site, diagnostics, renderer, search: OnceLock::new() }
}

/// The site's settings; the defaults where there is no file, which is an error.
fn configure(sources: &Sources) -> (Config, Vec<Diagnostic>) {
    const PATH: &str = "content/site.yaml";
    let (mut config, diagnostics) = match sources.files.get(PATH) {
        Some(file) => parse::config(file),
        None => {
            let missing =
                Diagnostic::error(Code::CONFIG_MISSING, Place::file(&PATH.into()), "the site has no settings");
            let help = "write content/site.yaml with at least `title` and `base_url`; `diarium init` makes one";
            (Config::default(), vec![missing.help(help)])
        }
    };
    if let Some(base_url) = &sources.options.base_url {
        config.base_url = format!("{}/", base_url.trim_end_matches('/'));
    }
    (config, diagnostics)
}

impl Memory {
    /// Reads every record file whose bytes are not those of the last time, in parallel.
    fn parse(&mut self, sources: &Sources) -> Vec<Entry> {
        let files: Vec<&SourceFile> =
            sources.files.values().filter(|file| parse::identity(&file.path).is_some()).collect();
        let read = |file: &&SourceFile| match self.records.get(&file.path) {
            Some(known) if known.bytes.as_ref() == Some(&file.bytes) => Some(known.parsed.clone()),
            _ => parse::record(file).map(Arc::new),
        };
        let parsed: Vec<Option<Arc<Parsed>>> = files.par_iter().map(read).collect();
        let read = files.into_iter().zip(parsed).map(|(file, parsed)| (&file.path, Some(file.bytes.clone()), parsed));
        let unopened = unopened(sources).map(|(path, parsed)| (path, None, Some(Arc::new(parsed))));
        let mut records = BTreeMap::new();
        for (path, bytes, parsed) in read.chain(unopened) {
            let Some(parsed) = parsed else { continue };
            let earlier = self.records.remove(path);
            let last_good = match &parsed.record {
                Some(_) => None,
                None => earlier.and_then(|earlier| earlier.last_good.or(Some(earlier.parsed))),
            };
            let last_good = last_good.filter(|good| good.record.is_some());
            records.insert(path.clone(), Remembered { bytes, parsed, last_good });
        }
        self.records = records;
        self.records.values().map(Remembered::entry).collect()
    }
}

/// Records whose files could not be opened: nothing is known of them but their ids.
fn unopened(sources: &Sources) -> impl Iterator<Item = (&Arc<str>, Parsed)> {
    let paths = sources.problems.iter().map(|problem| &problem.place.path);
    let unread = |path: &&Arc<str>| !sources.files.contains_key(*path);
    paths.filter(unread).filter_map(|path| {
        let (folder, id) = parse::identity(path)?;
        Some((path, Parsed { folder, id: id.to_owned(), record: None, diagnostics: Vec::new() }))
    })
}

impl Remembered {
    /// The record as it is, or as it last was together with what is wrong with it now.
    fn entry(&self) -> Entry {
        let Some(good) = &self.last_good else { return Entry { parsed: self.parsed.clone(), stale: false } };
        let shown = Parsed { diagnostics: self.parsed.diagnostics.clone(), ..Parsed::clone(good) };
        Entry { parsed: Arc::new(shown), stale: true }
    }
}

/// Takes out the findings that a record's `silence` names; one that names none is itself reported, but in a record that is hidden, whose
/// facts nobody has looked at.
fn silence(diagnostics: Vec<Diagnostic>, entries: &[Entry], site: &Site) -> Vec<Diagnostic> {
    let mut silenced: BTreeMap<Arc<str>, BTreeMap<Code, Place>> = BTreeMap::new();
    for record in entries.iter().filter_map(|entry| entry.parsed.record.as_ref()) {
        for (code, _) in record.common.silence.iter() {
            let place = record.file.place(code.span);
            silenced.entry(record.file.path.clone()).or_default().insert(code.value, place);
        }
    }
    if silenced.is_empty() {
        return diagnostics;
    }
    let mut used = BTreeSet::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for finding in diagnostics {
        let named = silenced.get(&finding.place.path).is_some_and(|codes| codes.contains_key(&finding.code));
        if named && finding.code.can_be_silenced() {
            used.insert((finding.place.path.clone(), finding.code));
        } else {
            kept.push(finding);
        }
    }
    let shown: BTreeSet<&str> = site.model.entities().map(|entity| &*site.model.head(entity).path).collect();
    for (path, codes) in silenced.into_iter().filter(|(path, _)| shown.contains(&**path)) {
        for (code, place) in codes.into_iter().filter(|(code, _)| !used.contains(&(path.clone(), *code))) {
            let (message, help) = match code.can_be_silenced() {
                true => (format!("the record has no finding `{code}`"), "take the line out"),
                false => {
                    (format!("`{code}` cannot be silenced"), "mend what it says; only findings about facts can be")
                }
            };
            kept.push(Diagnostic::warning(Code::SILENCE_UNUSED, place, message).help(help));
        }
    }
    kept
}

impl Compiled {
    /// Whether `build` may publish.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }

    /// When the same sources would next give another site, in Swedish local time: an embargo that ends, or midnight, since pages say what is
    /// overdue today.
    pub fn next_change(&self) -> Option<DateTime> {
        let midnight = self.site.model.today().tomorrow().ok()?.to_datetime(Time::midnight());
        Some(self.site.model.next_embargo.map_or(midnight, |embargo| embargo.min(midnight)))
    }

    /// Every path of the site in order, `manifest.json` last.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.site.routes.keys().chain(self.search_files().keys()).cloned().collect();
        paths.sort();
        paths.push(MANIFEST.to_owned());
        paths
    }

    /// The bytes of one path of the site (`pengar/index.html`); `None` where the site has no such path. The manifest renders every page.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, RenderError>> {
        if path == MANIFEST {
            return Some(self.manifest());
        }
        match self.site.routes.get(path) {
            Some(route) => Some(self.render_route(path, route)),
            None => self.search_files().get(path).cloned().map(Ok),
        }
    }

    /// Renders every path, in parallel and in no order, and hands each to `sink` as soon as it is made; `manifest.json` last.
    /// Stops at the first failure of either.
    pub fn render_each(&self, sink: impl Fn(Output) -> anyhow::Result<()> + Sync) -> anyhow::Result<()> {
        let rows = Mutex::new(Vec::with_capacity(self.site.routes.len()));
        let take = |path: &str, bytes: Vec<u8>| {
            rows.lock().expect("no thread panics while it holds this").push(ManifestRow::of(path, &bytes));
            sink(Output { path: path.to_owned(), bytes })
        };
        let (pages, search) = rayon::join(
            || {
                let routes: Vec<(&String, &Route)> = self.site.routes.iter().collect();
                routes.into_par_iter().try_for_each(|(path, route)| take(path, self.render_route(path, route)?))
            },
            || self.search_files().par_iter().try_for_each(|(path, bytes)| take(path, bytes.clone())),
        );
        pages.and(search)?;
        let mut rows = rows.into_inner().expect("no thread panics while it holds this");
        sink(Output { path: MANIFEST.to_owned(), bytes: manifest(&mut rows) })
    }

    fn render_route(&self, path: &str, route: &Route) -> Result<Vec<u8>, RenderError> {
        let failed = |message| RenderError { path: path.to_owned(), message };
        self.renderer.render(&self.site, route).map_err(failed)
    }

    /// The files below `search/`, made when first asked for: it takes longer than all else that a site is made of but its pages.
    pub fn search_files(&self) -> Arc<SearchFiles> {
        let make = || Arc::new(search::site_files(&self.site, &self.renderer.searched(&self.site)));
        self.search.get_or_init(make).clone()
    }

    fn manifest(&self) -> Result<Vec<u8>, RenderError> {
        let routes: Vec<(&String, &Route)> = self.site.routes.iter().collect();
        let row = |(path, route): (&String, &Route)| Ok(ManifestRow::of(path, &self.render_route(path, route)?));
        let mut rows: Vec<ManifestRow> = routes.into_par_iter().map(row).collect::<Result<_, RenderError>>()?;
        rows.extend(self.search_files().iter().map(|(path, bytes)| ManifestRow::of(path, bytes)));
        Ok(manifest(&mut rows))
    }
}

impl ManifestRow {
    fn of(path: &str, bytes: &[u8]) -> ManifestRow {
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(bytes));
        ManifestRow { path: path.to_owned(), sha256, bytes: bytes.len() as u64 }
    }
}

fn manifest(rows: &mut [ManifestRow]) -> Vec<u8> {
    rows.sort();
    let mut bytes = serde_json::to_vec_pretty(rows).expect("rows of text and numbers are JSON");
    bytes.push(b'\n');
    bytes
}
