//! The disk of an import: the files of a source, the site that is imported into, the records that are written.
#![allow(clippy::disallowed_methods)] // Reading sources that lie outside a site is what this file is for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::civil::DateTime;

use super::known::Known;
use super::plan::{Plan, Write};
use super::report::Report;
use crate::source::{Options, Sources};
use crate::{load, publish};

/// The records of a site; none where the folder does not exist yet.
pub fn known(root: &Path, now: DateTime) -> Result<Known> {
    if root.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Known::of(&Sources::new(Options::at(now))));
    }
    Ok(Known::of(&load::load(root, Options::at(now))?))
}

/// A file of a source, whole. What is not UTF-8 in it is for the reader to judge.
pub fn source(path: &Path) -> Result<Vec<u8>> {
    match fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("`{}` does not exist", path.display()),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Writes a report as JSON, over what stands there.
pub fn write_report(path: &Path, report: &Report) -> Result<()> {
    fs::write(path, report.to_json()).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Writes what a plan says, each record whole or not at all; `done` is told how many more are written.
pub fn write(root: &Path, plan: &Plan, done: &(dyn Fn(usize) + Sync)) -> Result<()> {
    let record = |write: &Write| -> (PathBuf, Vec<u8>) { (root.join(&write.path), write.after.clone().into_bytes()) };
    let records: Vec<(PathBuf, Vec<u8>)> = plan.writes.iter().map(record).collect();
    publish::replace_records(&records, done).context("the import is not complete; repeat it and it goes on")
}
