//! What the arguments mean: folders that were found, a time that is known. Says what to do where something is missing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::civil::DateTime;

use super::args::{self, Begin, Format};
use super::clock;
use crate::load;
use crate::source::Options;

/// To publish a site.
pub struct Build {
    pub root: PathBuf,
    pub out: PathBuf,
    pub options: Options,
    pub timings: bool,
    pub require_atomic: bool,
}

/// To show a site.
#[cfg(feature = "serve")]
pub struct Serve {
    pub root: PathBuf,
    pub host: String,
    pub port: u16,
    pub open: bool,
}

/// To look for mistakes.
pub struct Check {
    pub root: PathBuf,
    pub format: Format,
    pub options: Options,
}

/// To begin a record.
pub struct New {
    pub root: PathBuf,
    pub begin: Begin,
    /// Empty where the page is to say it.
    pub title: String,
    pub from: Option<PathBuf>,
    pub now: DateTime,
}

pub fn build(typed: args::Build) -> Result<Build> {
    let root = found(typed.root)?;
    let out = typed.out.unwrap_or_else(|| root.join("public"));
    let mut options = Options::at(typed.today.unwrap_or_else(clock::now));
    options.base_url = typed.base_url;
    Ok(Build { root, out, options, timings: typed.timings, require_atomic: typed.require_atomic })
}

#[cfg(feature = "serve")]
pub fn serve(typed: args::Serve) -> Result<Serve> {
    Ok(Serve { root: found(typed.root)?, host: typed.host, port: typed.port, open: typed.open })
}

pub fn check(typed: args::Check) -> Result<Check> {
    Ok(Check { root: found(typed.root)?, format: typed.format, options: Options::at(clock::now()) })
}

pub fn new(typed: args::New) -> Result<New> {
    let title = typed.title.join(" ");
    Ok(New { root: found(typed.root)?, begin: typed.kind, title, from: typed.from, now: clock::now() })
}

/// The root that was named, or the one that we stand in.
fn found(typed: args::Root) -> Result<PathBuf> {
    const REMEDY: &str = "`diarium init DIR` makes a small site, `--root DIR` names another folder";
    if let Some(root) = typed.root {
        return match load::find_root(&root) {
            Some(found) if same(&found, &root) => Ok(root),
            _ => bail!("`{}` holds no `content/`; {REMEDY}", root.display()),
        };
    }
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    match load::find_root(&here) {
        // Shorter in messages than the whole path.
        Some(found) if same(&found, &here) => Ok(PathBuf::from(".")),
        Some(found) => Ok(found),
        None => bail!("neither `{}` nor a folder above it holds `content/`; {REMEDY}", here.display()),
    }
}

fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().is_some_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}
