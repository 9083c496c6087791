//! `diarium serve`: one thread answers, the other waits for changes and makes each new state of the site.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use jiff::civil::DateTime;

use super::build::pages;
use super::intent::Serve;
use super::terminal::Terminal;
use super::timings::Timings;
use super::{Outcome, clock, findings};
use crate::diagnostic::tally;
use crate::serve::{Listener, Searched, Snapshot, Stage, stage};
use crate::source::{Options, Sources};
use crate::watch::{Wake, Watcher};
use crate::{Compiled, Memory, compile_again, load, parse};

/// A machine that slept counts its sleep by the clock on the wall alone, so that is looked at this often.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

pub fn run(intent: Serve, terminal: &Terminal) -> Result<Outcome> {
    let listener = Listener::bind(&intent.host, intent.port).map_err(|error| no_port(&intent, &error))?;
    // Before the first reading, so that no save falls between the two.
    let watcher = Watcher::new(&intent.root)
        .with_context(|| format!("`{}` cannot be watched for changes", intent.root.display()))?;
    let mut desk = Desk::new(intent.root, listener.origin().to_owned(), terminal.clone());
    let first = desk.first()?;
    let address = format!("{}{}", listener.origin(), desk.base);
    terminal.done(&format!("serving {address} — {}; press Ctrl-C to stop", desk.pages()))?;
    if intent.open {
        open(&address, terminal);
    }

    let (stage, seat) = stage(first);
    let (ending, ended) = tokio::sync::oneshot::channel::<()>();
    let rebuilding = std::thread::spawn(move || {
        let _ending = ending; // Dropped at the end, also by a panic, which ends the server.
        desk.rebuild_forever(watcher, &stage)
    });
    let mut has_ended = false;
    listener.serve(seat, async {
        let _ = ended.await;
        has_ended = true;
    })?;
    // After a signal it is not waited for: it only reads, so the end of the process may cut it short.
    if has_ended {
        rebuilding.join().map_err(|_| anyhow!("a fault in diarium, told above"))??;
    }
    Ok(Outcome::Done)
}

/// What one state of the site is made from, and what is kept from one to the next.
struct Desk {
    root: PathBuf,
    origin: String,
    terminal: Terminal,
    memory: Memory,
    /// The path of the site's address, with `/` at both ends.
    base: String,
    shown: Option<Shown>,
    searched: Arc<Searched>,
}

/// The state that is up.
struct Shown {
    sources: Sources,
    compiled: Arc<Compiled>,
    /// Why the sources could not be read the last time.
    trouble: Option<String>,
    next_change: Option<DateTime>,
}

impl Desk {
    fn new(root: PathBuf, origin: String, terminal: Terminal) -> Desk {
        let memory = Memory::default();
        let searched = Searched::start({
            let terminal = terminal.clone();
            move |trouble| terminal.error(trouble)
        });
        Desk { root, origin, terminal, memory, base: "/".to_owned(), shown: None, searched }
    }

    fn first(&mut self) -> Result<Snapshot> {
        let sources = self.load()?;
        Ok(self.show(sources))
    }

    /// Waits, looks, and puts up what changed.
    fn rebuild_forever(mut self, mut watcher: Watcher, stage: &Stage) -> Result<()> {
        let mut polling = false;
        loop {
            if watcher.is_polling() && !polling {
                polling = true;
                self.terminal
                    .tell("the system has no more file notifications to give: looking for changes every second");
            }
            let next_change = self.shown.as_ref().and_then(|shown| shown.next_change);
            let wait = next_change.map(|then| clock::until(then).min(LONGEST_WAIT));
            let wake = watcher.wait(wait)?;
            let is_due = next_change.is_some_and(|then| clock::now() >= then);
            if (wake == Wake::Hinted || is_due)
                && let Some(snapshot) = self.look(is_due)
            {
                stage.send_replace(Arc::new(snapshot));
            }
        }
    }

    /// The new state, where the sources or the time changed anything.
    fn look(&mut self, is_due: bool) -> Option<Snapshot> {
        let mut timings = Timings::begin("rebuild");
        let sources = match self.load() {
            Ok(sources) => sources,
            Err(error) => return self.stay(format!("{error:#}")),
        };
        let reason = match &self.shown {
            _ if is_due => "the time has come".to_owned(),
            Some(shown) => {
                changed(&shown.sources, &sources).or(shown.trouble.as_ref().map(|_| "readable again".to_owned()))?
            }
            None => "the first state".to_owned(),
        };
        let snapshot = self.show(sources);
        timings.end();
        self.terminal.tell(&format!("{reason}: {} rebuilt in {} ms", self.pages(), timings.total().as_millis()));
        Some(snapshot)
    }

    /// Shows the last state with a word on why there is no newer one; a word that is up already is not said again.
    fn stay(&mut self, trouble: String) -> Option<Snapshot> {
        let shown = self.shown.as_mut()?;
        // Or it would be tried again and again; the next hint from the disk tries it anyway.
        shown.next_change = None;
        if shown.trouble.as_ref() == Some(&trouble) {
            return None;
        }
        self.terminal.error(&trouble);
        shown.trouble = Some(trouble.clone());
        Some(Snapshot::new(shown.compiled.clone(), &self.base, Some(trouble), self.searched.clone()))
    }

    /// Everything as it lies on disk, with the addresses of this server in place of the site's own.
    fn load(&mut self) -> Result<Sources> {
        let options = Options { now: clock::now(), base_url: None, drafts: true };
        let mut sources = load::load(&self.root, options)?;
        // Settings that are being written just now do not move the site.
        if let Some((config, mistakes)) = sources.files.get("content/site.yaml").map(parse::config)
            && (mistakes.is_empty() || self.shown.is_none())
        {
            self.base = path_of(&config.base_url).to_owned();
        }
        sources.options.base_url = Some(format!("{}{}", self.origin, self.base));
        Ok(sources)
    }

    fn show(&mut self, sources: Sources) -> Snapshot {
        let compiled = Arc::new(compile_again(&sources, &mut self.memory));
        let is_told = |shown: &Shown| shown.compiled.diagnostics == compiled.diagnostics;
        match self.shown.as_ref().is_some_and(is_told) {
            true if compiled.diagnostics.is_empty() => {}
            true => self.terminal.tell(&format!("as before: {}", tally(&compiled.diagnostics))),
            false => self.terminal.findings(&findings::human(&compiled.diagnostics)),
        }
        let next_change = compiled.next_change().filter(|then| *then > sources.options.now);
        self.shown = Some(Shown { sources, compiled: compiled.clone(), trouble: None, next_change });
        self.searched.make(compiled.clone());
        Snapshot::new(compiled, &self.base, None, self.searched.clone())
    }

    fn pages(&self) -> String {
        pages(self.shown.iter().flat_map(|shown| shown.compiled.site.routes.keys()))
    }
}

/// The files that differ, the first by name; `None` where all bytes are the same.
fn changed(before: &Sources, after: &Sources) -> Option<String> {
    let differs = |path: &&Arc<str>| before.files.get(*path) != after.files.get(*path);
    let gone = before.files.keys().filter(|path| !after.files.contains_key(*path));
    let mut paths = after.files.keys().filter(differs).chain(gone);
    match (paths.next(), paths.count()) {
        (None, _) if before.problems == after.problems => None,
        (None, _) => Some("what can be read changed".to_owned()),
        (Some(path), 0) => Some(path.to_string()),
        (Some(path), more) => Some(format!("{path} and {more} more")),
    }
}

/// `/sub/` of `https://e.example/sub/`.
fn path_of(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    if path.ends_with('/') { path } else { "/" }
}

fn no_port(intent: &Serve, error: &io::Error) -> anyhow::Error {
    let Serve { host, port, .. } = intent;
    match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "port {port} on {host} is taken by another program; `--port 0` takes a free one, `--port {}` the next",
            port.wrapping_add(1)
        ),
        io::ErrorKind::PermissionDenied => anyhow!("the system does not let us have port {port}; take one above 1023"),
        _ => anyhow!("cannot listen at {host}, port {port}: {error}"),
    }
}

/// Hands the address to whatever opens addresses here. A failure is told, no more: the server is what was asked for.
fn open(address: &str, terminal: &Terminal) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(program);
    let opened = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Err(error) = opened {
        terminal.tell(&format!("no browser was opened ({program}: {error}); open {address} yourself"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_address_has_slashes_at_both_ends() {
        let cases = ["https://e.example/sub/", "https://e.example/", "https://e.example", "x"];
        assert_eq!(cases.map(path_of), ["/sub/", "/", "/", "/"]);
    }

    #[test]
    fn a_rebuild_names_what_changed() {
        let sources = |files: &[(&str, &'static str)]| {
            let mut sources = Sources::new(Options::at(jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0)));
            files.iter().for_each(|(path, text)| sources.add(path, text.as_bytes()));
            sources
        };
        let before = sources(&[("a", "1"), ("b", "1"), ("c", "1")]);
        assert_eq!(changed(&before, &before.clone()), None);
        assert_eq!(changed(&before, &sources(&[("a", "1"), ("b", "2"), ("c", "1")])).as_deref(), Some("b"));
        assert_eq!(changed(&before, &sources(&[("b", "1"), ("d", "1")])).as_deref(), Some("d and 2 more"));
    }
}
