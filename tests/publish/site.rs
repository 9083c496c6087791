//! A root to publish from, editions to publish, and the reader who checks what stands there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use diarium::publish::{PublishError, Report, Staging, open};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use walkdir::WalkDir;

/// Path to bytes, without the manifest.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A root with `content/`, `themes/` and a place for `public/`.
pub struct Site {
    pub root: PathBuf,
    pub out: PathBuf,
    _folder: TempDir,
}

impl Site {
    pub fn new() -> Site {
        Site::within(&std::env::temp_dir())
    }

    pub fn within(parent: &Path) -> Site {
        let folder = tempfile::tempdir_in(parent).expect("a temporary folder");
        let root = folder.path().canonicalize().expect("a folder");
        fs::create_dir(root.join("content")).expect("a folder");
        fs::create_dir(root.join("themes")).expect("a folder");
        Site { out: root.join("public"), root, _folder: folder }
    }

    /// Somebody else's file in `public/`.
    pub fn put(&self, path: &str, text: &str) {
        let file = self.out.join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(file, text).expect("a file");
    }
}

pub fn files(rows: &[(&str, &str)]) -> Files {
    rows.iter().map(|&(path, text)| (path.to_owned(), text.into())).collect()
}

pub fn publish(site: &Site, files: &Files) -> Result<Report, PublishError> {
    stage(site, files)?.commit(false)
}

/// Hands an edition over from many threads, as a build does.
pub fn stage(site: &Site, files: &Files) -> Result<Staging, PublishError> {
    stage_at(&site.out, &site.root, files)
}

pub fn stage_at(out: &Path, root: &Path, files: &Files) -> Result<Staging, PublishError> {
    let staging = open(out, root)?.stage()?;
    files.par_iter().try_for_each(|(path, bytes)| staging.write(path, bytes))?;
    let row = |(path, bytes): (&String, &Vec<u8>)| serde_json::json!({"path": path, "sha256": hash(bytes), "bytes": bytes.len()});
    let manifest = serde_json::Value::from_iter(files.iter().map(row));
    staging.write("manifest.json", manifest.to_string().as_bytes())?;
    Ok(staging)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a reader sees: every file that the manifest lists, each with the hash that stands there.
#[track_caller]
pub fn seen(out: &Path) -> Files {
    let manifest = fs::read(out.join("manifest.json")).expect("a manifest");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&manifest).expect("a manifest");
    let file = |row: &serde_json::Value| {
        let path = row["path"].as_str().expect("a path");
        let bytes = fs::read(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(row["sha256"], hash(&bytes), "{path}");
        (path.to_owned(), bytes)
    };
    rows.iter().map(file).collect()
}

/// Everything in a folder, in order.
pub fn listing(folder: &Path) -> Vec<String> {
    let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let path = |path: &Path| path.strip_prefix(folder).expect("below").display().to_string();
    walk.into_iter().filter_map(Result::ok).map(|entry| path(entry.path())).collect()
}

/// What a build has beside `public/`: a lock, a staging folder.
pub fn hidden(site: &Site) -> Vec<String> {
    let names = fs::read_dir(&site.root).expect("a root").map(|entry| entry.expect("an entry").file_name());
    let mut hidden: Vec<_> =
        names.map(|name| name.display().to_string()).filter(|name| name.starts_with('.')).collect();
    hidden.sort();
    hidden
}
