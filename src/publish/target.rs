//! The folder that readers see: where it is, whether we may publish there, and the lock on it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::edition::{self, Edition};
use super::error::{Doing, Obstacle, PublishError};
use super::foreign::is_mount_point;
use super::journal::{Workspace, if_there};
use super::manifest;
use super::staging::Staging;

/// A resolved `--out` that is ours until this is dropped, with nothing left in it from builds that were killed.
#[derive(Debug)]
pub struct Target {
    /// Without links; it need not exist yet.
    pub(super) folder: PathBuf,
    /// Why it cannot be switched at once, as far as that can be known beforehand.
    pub(super) obstacle: Option<Obstacle>,
    pub(super) workspace: Workspace,
    _locks: Vec<Lock>,
}

/// Resolves the folder to publish into (a link stays a link), locks it, and finishes or clears what a killed build left.
///
/// Refuses a folder that holds the root, its `content` or its `themes`, or lies in one of the latter.
pub fn open(out: &Path, root: &Path) -> Result<Target, PublishError> {
    let folder = resolve(out).doing("resolve", out)?;
    refuse_sources(&folder, root)?;
    let parent = folder.parent().ok_or_else(|| PublishError::NotAFolder { out: folder.clone() })?;
    if folder.exists() && !folder.is_dir() {
        return Err(PublishError::NotAFolder { out: folder });
    }
    fs::create_dir_all(parent).doing("create", parent)?;
    let (obstacle, locks) = lock(&folder)?;
    let beside = Workspace::at(beside(&folder, ".staging"));
    let within = Workspace::at(folder.join(manifest::STAGING_WITHIN));
    beside.finish(&folder)?;
    within.finish(&folder)?;
    let workspace = if obstacle.is_none() { beside } else { within };
    Ok(Target { folder, obstacle, workspace, _locks: locks })
}

impl Target {
    /// The published edition, if it was made from the same inputs and every file of it is as it was written.
    pub fn made_from(&self, inputs: &str) -> Option<Edition> {
        edition::find(&self.folder, inputs)
    }

    /// Begins a new edition. Where nobody commits it, nothing has happened.
    pub fn stage(self) -> Result<Staging, PublishError> {
        Staging::begin(self)
    }
}

/// The path without links, also of what does not exist yet.
fn resolve(out: &Path) -> io::Result<PathBuf> {
    // Through the components, so that `out/` is `out`: a slash at the end would follow a link.
    let mut known: PathBuf = std::path::absolute(out)?.components().collect();
    let mut rest = Vec::new();
    loop {
        if let Some(found) = if_there(known.canonicalize())? {
            return Ok(rest.iter().rev().fold(found, |path, name| path.join(name)));
        }
        let parent = known.parent().ok_or(io::ErrorKind::NotFound)?;
        if let Ok(link) = known.read_link() {
            known = parent.join(link);
        } else {
            // `missing/..` is nowhere.
            rest.push(known.file_name().ok_or(io::ErrorKind::NotFound)?.to_owned());
            known = parent.to_owned();
        }
    }
}

fn refuse_sources(folder: &Path, root: &Path) -> Result<(), PublishError> {
    let real = |path: PathBuf| path.canonicalize().unwrap_or(path);
    let root = real(root.to_owned());
    let sources = ["content", "themes"].map(|name| real(root.join(name)));
    let out = || folder.to_owned();
    if let Some(held) = [&root].into_iter().chain(&sources).find(|source| source.starts_with(folder)) {
        return Err(PublishError::HoldsSources { out: out(), held: held.clone() });
    }
    match sources.into_iter().find(|source| folder.starts_with(source)) {
        Some(sources) => Err(PublishError::InsideSources { out: out(), sources }),
        None => Ok(()),
    }
}

/// `.public.lock` beside `public`.
fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(suffix);
    folder.with_file_name(name)
}

/// Locks a folder against other builds, and finds out why it cannot be switched at once.
///
/// The lock stands beside the folder, because the folder itself is exchanged. Where it cannot be exchanged, a second one stands in it: who
/// may not write beside it, or sees it mounted elsewhere, sees that one.
fn lock(folder: &Path) -> Result<(Option<Obstacle>, Vec<Lock>), PublishError> {
    let mut obstacle = obstacle(folder);
    let beside = beside(folder, ".lock");
    let first = match Lock::take(&beside, true) {
        Err(LockError::Io(reason)) if is_no_right(&reason) && folder.is_dir() => {
            obstacle = obstacle.or(Some(Obstacle::NoRightBeside));
            Lock::take(&beside, false)
        }
        taken => taken,
    };
    let within = folder.join(manifest::LOCK_WITHIN);
    let say = |path: PathBuf| {
        move |error| match error {
            LockError::Busy => PublishError::Busy { out: folder.to_owned() },
            LockError::Io(reason) => PublishError::Io { action: "lock", path, reason },
        }
    };
    let first = first.map_err(say(beside))?;
    let second = Lock::take(&within, obstacle.is_some()).map_err(say(within))?;
    Ok((obstacle, first.into_iter().chain(second).collect()))
}

fn obstacle(folder: &Path) -> Option<Obstacle> {
    if folder.join(".git").symlink_metadata().is_ok() {
        return Some(Obstacle::Git);
    }
    is_mount_point(folder).then_some(Obstacle::MountPoint)
}

fn is_no_right(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// A file that says that a build is at work, for as long as it is open; its presence alone says nothing.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    /// The system lets go of the lock when this is closed, also after a kill.
    _file: File,
}

enum LockError {
    Busy,
    Io(io::Error),
}

impl Lock {
    /// `None` where there is no such file and none is to be made.
    fn take(path: &Path, create: bool) -> Result<Option<Lock>, LockError> {
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(create).create(create);
            let Some(file) = if_there(options.open(path)).map_err(LockError::Io)? else { return Ok(None) };
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => LockError::Busy,
                TryLockError::Error(reason) => LockError::Io(reason),
            })?;
            // Whoever had it may have removed it between our two steps; then ours is a lock on nothing.
            let is_there = |found: fs::Metadata| file.metadata().is_ok_and(|ours| ours.ino() == found.ino());
            if path.metadata().is_ok_and(is_there) {
                return Ok(Some(Lock { path: path.to_owned(), _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
