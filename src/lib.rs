//! diarium: a static knowledge-base generator for what a government announces.
//!
//! A site is a value: [`compile`] turns all sources into one immutable site and every diagnostic; whoever calls it writes the site to disk,
//! serves it or throws it away. The modules, in reading order, are listed below; each imports earlier ones only.

pub mod cli;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod parse;
pub mod publish;
pub mod render;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
#[cfg(feature = "serve")]
pub mod watch;

use jiff::civil::DateTime;

use diagnostic::Diagnostic;
use source::Sources;

/// One file of the site: its path below the output folder, with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A compiled site and everything that was found on the way.
pub struct Compiled {
    pub site: site::Site,
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a page could not be made; a fault of a theme's template.
#[derive(Debug, thiserror::Error)]
#[error("cannot render `{path}`: {message}")]
pub struct RenderError {
    pub path: String,
    pub message: String,
}

/// What an earlier compilation leaves behind for the next: parsed records by the bytes of their files, and the last good text of each.
/// It changes speed and what an unreadable record shows, nothing else.
#[derive(Default)]
pub struct Memory {}

/// Turns all sources into the site. Never fails: what is wrong is among the diagnostics.
pub fn compile(sources: &Sources) -> Compiled {
    compile_again(sources, &mut Memory::default())
}

/// The same, remembering from one time to the next (`serve`).
pub fn compile_again(sources: &Sources, memory: &mut Memory) -> Compiled {
    let _ = (sources, memory);
    unimplemented!("stub of the skeleton")
}

impl Compiled {
    /// Whether `build` may publish.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == diagnostic::Severity::Error)
    }

    /// When the same sources would next give another site, in Swedish local time: an embargo that ends, or midnight where a page says "today".
    pub fn next_change(&self) -> Option<DateTime> {
        unimplemented!("stub of the skeleton")
    }

    /// Every path of the site in order, `manifest.json` last.
    pub fn paths(&self) -> Vec<String> {
        unimplemented!("stub of the skeleton")
    }

    /// The bytes of one path of the site (`pengar/index.html`); `None` where the site has no such path.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, RenderError>> {
        let _ = path;
        unimplemented!("stub of the skeleton")
    }

    /// Renders every path, in parallel and in no order, and hands each to `sink` as soon as it is made; `manifest.json` last.
    /// Stops at the first failure of either.
    pub fn render_each(&self, sink: impl Fn(Output) -> anyhow::Result<()> + Sync) -> anyhow::Result<()> {
        let _ = sink;
        unimplemented!("stub of the skeleton")
    }
}
