//! The disk of an import: the files of a source, the site that is imported into, the records that are written.
#![allow(clippy::disallowed_methods)] // Reading sources that lie outside a site is what this file is for.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use jiff::civil::DateTime;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::plan::{Plan, Write};
use super::report::Report;
use crate::source::{Options, Sources};
use crate::{load, publish};

/// The most bytes that are read of one file of an archive; pages have some thousands.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Said of links, pipes and the like, which could lead anywhere.
const NO_FILE: &str = "it is a link, or no file; it is passed over";

/// The files of an archive by their paths in it, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The site that is imported into; an empty one where the folder does not exist yet.
pub fn site(root: &Path, now: DateTime) -> Result<Sources> {
    if root.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Sources::new(Options::at(now)));
    }
    load::load(root, Options::at(now))
}

/// All files of an archive: a folder, or a tape archive (`.tar`, `.tar.gz`, `.tgz`). Of a damaged one, what can be read; the rest is told.
pub fn archive(path: &Path, report: &mut Report) -> Result<Files> {
    if path.is_dir() { folder(path, report) } else { tape(path, report) }
}

fn folder(root: &Path, report: &mut Report) -> Result<Files> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => paths.push(entry.into_path()),
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => report.warn(&below(root, entry.path()), None, NO_FILE),
            Err(fault) if fault.depth() == 0 => return Err(fault.into()),
            Err(fault) => report.warn(&fault.path().map(shown).unwrap_or_default(), None, "it cannot be read"),
        }
    }
    let read: Vec<io::Result<Vec<u8>>> = paths.par_iter().map(fs::read).collect();
    let mut files = Files::new();
    for (path, read) in paths.iter().zip(read) {
        let path = below(root, path);
        match read {
            Ok(bytes) => drop(files.insert(path, bytes)),
            Err(fault) => report.warn(&path, None, format!("it cannot be read: {fault}")),
        }
    }
    Ok(files)
}

fn below(root: &Path, path: &Path) -> String {
    shown(path.strip_prefix(root).unwrap_or(path))
}

/// With `/`, and what is not UTF-8 replaced.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn tape(path: &Path, report: &mut Report) -> Result<Files> {
    let bytes = source(path)?;
    let name = shown(path);
    let unpacked: Box<dyn Read> = if bytes.starts_with(&[0x1f, 0x8b]) {
        Box::new(GzDecoder::new(bytes.as_slice()))
    } else {
        Box::new(bytes.as_slice())
    };
    let mut files = Files::new();
    let mut tape = tar::Archive::new(unpacked);
    let mut is_whole = true;
    for entry in tape.entries().with_context(|| format!("cannot read `{name}`"))? {
        if let Err(fault) = entry.and_then(|mut entry| take(&mut entry, &mut files, report)) {
            let message = format!("the archive is damaged ({fault}); files read before that: {}", files.len());
            report.warn(&name, None, message);
            is_whole = false;
            break;
        }
    }
    // The checksum of what was unpacked stands behind the last file.
    if is_whole && let Err(fault) = io::copy(&mut tape.into_inner(), &mut io::sink()) {
        let message = format!("the archive is damaged ({fault}); what was read of it may not be what was packed");
        report.warn(&name, None, message);
    }
    if files.is_empty() {
        bail!("`{name}` is neither a folder nor an archive with files (.tar, .tar.gz)");
    }
    Ok(files)
}

/// Takes one file of an archive whole or not at all.
fn take(entry: &mut tar::Entry<impl Read>, files: &mut Files, report: &mut Report) -> io::Result<()> {
    use tar::EntryType::{Directory, XGlobalHeader, XHeader};
    let path = entry.path()?;
    let leads_out = path.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    let path = shown(&path).trim_start_matches("./").to_owned();
    let size = entry.size();
    match entry.header().entry_type() {
        Directory | XHeader | XGlobalHeader => return Ok(()),
        kind if !kind.is_file() => report.warn(&path, None, NO_FILE),
        _ if leads_out => report.warn(&path, None, "its path leads out of the archive; it is passed over"),
        _ if size > LARGEST => report.warn(&path, None, format!("it has {size} bytes; it is passed over")),
        _ => {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            if (bytes.len() as u64) < size {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            files.insert(path, bytes);
        }
    }
    Ok(())
}

/// A file of a source, whole. What is not UTF-8 in it is for the reader to judge.
pub fn source(path: &Path) -> Result<Vec<u8>> {
    match fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("`{}` does not exist", path.display()),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// The largest page by hand, in bytes: 16 MB; one of text has some hundred thousand.
const LARGEST_BY_HAND: u64 = 16 << 20;

/// A page that an editor has saved, or has pasted into standard input (`-`).
pub fn by_hand(path: &Path) -> Result<Vec<u8>> {
    let name = path.display();
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(LARGEST_BY_HAND + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST_BY_HAND + 1).read_to_end(&mut bytes))
    };
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("`{name}` does not exist"),
        Err(error) => Err(error).with_context(|| format!("cannot read `{name}`")),
        Ok(count) if count as u64 > LARGEST_BY_HAND => bail!("`{name}` has more than 16 MB; no page of text has"),
        Ok(_) => Ok(bytes),
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
