//! What a published folder remembers of how it was made, so that a build with the same inputs need not render what is there already.
//!
//! The note is an extended attribute of the folder: no file of the site, gone with a copy, exchanged with the folder. It is only a hint:
//! the folder counts as made from the inputs when besides every file in it has the hash that the manifest states. Where the file system
//! keeps no such notes, every build renders everything.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::{Mode, OFlags, XattrFlags, openat, setxattr};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::manifest;
use super::staging::{Report, open_folder};

const NOTE: &str = "user.diarium.edition";

/// An edition that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Every file, `manifest.json` included.
    pub paths: Vec<String>,
    /// Of all files together.
    pub bytes: u64,
    pub report: Report,
}

#[derive(Deserialize)]
struct Row {
    path: String,
    sha256: String,
    bytes: u64,
}

/// Notes from which inputs the folder was made; `manifest` is the bytes of its manifest.
pub(super) fn note(folder: &Path, inputs: &str, manifest: &[u8]) {
    // Without the note the next build renders everything, as the first did.
    let _ = setxattr(folder, NOTE, of(inputs, manifest).as_bytes(), XattrFlags::empty());
}

/// The edition in a folder, if it was made from these inputs and each of its files is as it was written.
pub(super) fn find(folder: &Path, inputs: &str) -> Option<Edition> {
    let mut noted = [0; 256];
    let length = rustix::fs::getxattr(folder, NOTE, &mut noted).ok()?;
    let published = open_folder(folder).ok()?;
    let manifest = read(&published, manifest::NAME)?;
    if noted[..length] != *of(inputs, &manifest).as_bytes() {
        return None;
    }
    let rows: Vec<Row> = serde_json::from_slice(&manifest).ok()?;
    if !rows.par_iter().all(|row| read(&published, &row.path).is_some_and(|bytes| hash(&bytes) == row.sha256)) {
        return None;
    }
    let bytes = rows.iter().map(|row| row.bytes).sum::<u64>() + manifest.len() as u64;
    let paths: Vec<String> = rows.into_iter().map(|row| row.path).chain([manifest::NAME.to_owned()]).collect();
    let report = Report { written: 0, unchanged: paths.len(), removed: Vec::new(), not_at_once: None };
    Some(Edition { paths, bytes, report })
}

fn of(inputs: &str, manifest: &[u8]) -> String {
    format!("{inputs} {}", hash(manifest))
}

fn hash(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

fn read(folder: &OwnedFd, path: &str) -> Option<Vec<u8>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(openat(folder, path, flags, Mode::empty()).ok()?);
    let mut bytes = Vec::with_capacity(usize::try_from(file.metadata().ok()?.len()).ok()? + 1);
    (&file).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
