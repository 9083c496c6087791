//! `manifest.json`: which files of a folder are ours. Also the rule for paths of the output.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::error::{Doing, PublishError};

/// The one file of an edition that the manifest does not list.
pub(super) const NAME: &str = "manifest.json";

/// Our own folder within a published one that cannot be exchanged, and the lock beside it.
pub(super) const STAGING_WITHIN: &str = ".diarium-staging";
pub(super) const LOCK_WITHIN: &str = ".diarium-lock";

/// The files of an edition.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Path to length in bytes, `manifest.json` included.
    pub files: BTreeMap<String, u64>,
    /// Every folder that holds one of them, at any depth.
    pub folders: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Row {
    path: String,
    bytes: u64,
}

impl Manifest {
    /// The manifest of a published folder. Without one, or with one that is somebody else's (a web app's has the same name), no file
    /// there is ours.
    pub fn of_folder(folder: &Path) -> Result<Manifest, PublishError> {
        let path = folder.join(NAME);
        if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
            return Ok(Manifest::default());
        }
        let bytes = fs::read(&path).doing("read", &path)?;
        Ok(Manifest::parse(&bytes).unwrap_or_default())
    }

    /// Reads an array of `{path, sha256, bytes}`; `None` where it is none, or names a path that cannot be ours.
    pub fn parse(bytes: &[u8]) -> Option<Manifest> {
        let rows: Vec<Row> = serde_json::from_slice(bytes).ok()?;
        let mut manifest = Manifest::default();
        let own = Row { path: NAME.to_owned(), bytes: bytes.len() as u64 };
        for row in rows.into_iter().chain([own]) {
            if !is_output_path(&row.path) {
                return None;
            }
            manifest.folders.extend(folders_of(&row.path).map(str::to_owned));
            manifest.files.insert(row.path, row.bytes);
        }
        Some(manifest)
    }
}

/// Whether a path stays below the output folder and out of our own corners of it: relative, with `/`, no empty segment, no `.` or `..`.
pub(super) fn is_output_path(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let ordinary = |segment: &str| !matches!(segment, "" | "." | "..") && !segment.contains(['\0', '\\']);
    path.split('/').all(ordinary) && ![STAGING_WITHIN, LOCK_WITHIN, ".git"].contains(&first)
}

/// The folders on the way to a path, the nearest first: `a/b`, `a` for `a/b/c`.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}
