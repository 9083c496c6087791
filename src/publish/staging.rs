//! A new edition while it is being written, and its end: committed or dropped.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustix::fs::{CWD, Mode, OFlags, mkdirat, openat};
use rustix::io::Errno;

use super::edition;
use super::error::{Doing, Obstacle, PublishError};
use super::flusher::Flusher;
use super::foreign::{self, Foreign};
use super::journal::Journal;
use super::manifest::{self, Manifest, folders_of};
use super::place::Moves;
use super::switch::{self, Switch};
use super::target::Target;

/// An edition that nobody sees yet. Dropped before it is committed, also by a panic, it leaves the published one as it was.
pub struct Staging {
    // Before `target`, whose locks must be the last thing to go.
    tree: OwnedFd,
    /// `None` before the first edition.
    published: Option<OwnedFd>,
    former: Manifest,
    edition: Mutex<Edition>,
    /// What the edition is made from, for [`Target::made_from`].
    inputs: Option<String>,
    target: Target,
    /// The next build must find the journal.
    unfinished: bool,
    flusher: Flusher,
}

/// The files that were handed over so far.
#[derive(Default)]
struct Edition {
    written: BTreeSet<String>,
    unchanged: BTreeSet<String>,
    folders: BTreeSet<String>,
    manifest: Option<Manifest>,
    manifest_bytes: Vec<u8>,
    /// A file could not be written, whatever the caller made of that.
    incomplete: bool,
}

/// What became of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Number of files that are new or have changed.
    pub written: usize,
    pub unchanged: usize,
    /// Paths of the former edition that this one does not have, in order.
    pub removed: Vec<String>,
    /// Why readers could for a moment see files of both editions; `None` where it was switched at once.
    pub not_at_once: Option<Obstacle>,
}

impl Report {
    /// The addresses of pages that vanished: `/om/` for `om/index.html`.
    pub fn removed_pages(&self) -> impl Iterator<Item = String> {
        let pages = self.removed.iter().filter(|path| path.ends_with(".html"));
        pages.map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))
    }
}

impl Staging {
    pub(super) fn begin(target: Target) -> Result<Staging, PublishError> {
        let former = Manifest::of_folder(&target.folder)?;
        if let Err(error) = target.workspace.create() {
            let _ = target.workspace.remove();
            return Err(error);
        }
        let path = target.workspace.tree();
        let tree = open_folder(&path).doing("open", &path)?;
        let published = match open_folder(&target.folder) {
            Err(Errno::NOENT) => None,
            opened => Some(opened.doing("open", &target.folder)?),
        };
        let staging = Staging {
            tree,
            published,
            former,
            edition: Mutex::default(),
            inputs: None,
            target,
            unfinished: false,
            flusher: Flusher::default(),
        };
        staging.dress().doing("open", &path)?;
        Ok(staging)
    }

    /// Says what the edition is made from: a digest of everything that decides about its bytes.
    pub fn from_inputs(mut self, inputs: Option<String>) -> Staging {
        self.inputs = inputs;
        self
    }

    /// Gives the new folder the group and the rights of the published one; what is made in it follows.
    fn dress(&self) -> io::Result<()> {
        let Some(published) = &self.published else { return Ok(()) };
        let worn = File::from(published.try_clone()?).metadata()?;
        // Only a member of the group may; others publish as themselves.
        let _ = std::os::unix::fs::fchown(&self.tree, None, Some(worn.gid()));
        File::from(self.tree.try_clone()?).set_permissions(fs::Permissions::from_mode(worn.mode() & 0o7777))
    }

    /// Takes one file of the edition, in any order and from many threads at once; `manifest.json` is one of them.
    /// A file with the bytes of the published one is that file, and nothing is written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if !manifest::is_output_path(path) {
            return Err(PublishError::BadPath { path: path.to_owned() });
        }
        let unchanged = self.is_published(path, bytes);
        let mut edition = self.edition();
        edition.claim(path, unchanged)?;
        if path == manifest::NAME {
            edition.manifest = Manifest::parse(bytes);
            bytes.clone_into(&mut edition.manifest_bytes);
        }
        drop(edition);
        if unchanged {
            return Ok(());
        }
        self.create(path, bytes).inspect_err(|_| self.edition().incomplete = true).doing("write", Path::new(path))?;
        self.flusher.wrote(bytes.len(), &self.tree);
        Ok(())
    }

    fn edition(&self) -> std::sync::MutexGuard<'_, Edition> {
        // A thread that panicked did so elsewhere: nothing here panics while it holds the lock.
        self.edition.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the published file of that path is ours and has these bytes.
    fn is_published(&self, path: &str, bytes: &[u8]) -> bool {
        let Some(published) = &self.published else { return false };
        if self.former.files.get(path) != Some(&(bytes.len() as u64)) {
            return false;
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let Ok(file) = openat(published, path, flags, Mode::empty()) else { return false };
        let mut found = Vec::with_capacity(bytes.len() + 1);
        File::from(file).take(bytes.len() as u64 + 1).read_to_end(&mut found).is_ok() && found == bytes
    }

    fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        // Most pages have a folder of their own, so it is made without asking.
        if let Some(folder) = folders_of(path).next() {
            self.create_folder(folder)?;
        }
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let file = openat(&self.tree, path, flags, Mode::from_raw_mode(0o666))?;
        File::from(file).write_all(bytes)
    }

    fn create_folder(&self, folder: &str) -> Result<(), Errno> {
        let make = || match mkdirat(&self.tree, folder, Mode::from_raw_mode(0o777)) {
            Err(Errno::EXIST) => Ok(()),
            made => made,
        };
        match (make(), folders_of(folder).next()) {
            (Err(Errno::NOENT), Some(parent)) => self.create_folder(parent).and_then(|()| make()),
            (made, _) => made,
        }
    }

    /// Makes the edition the published one. `require_atomic`: rather not at all than file by file.
    pub fn commit(mut self, require_atomic: bool) -> Result<Report, PublishError> {
        let edition = std::mem::take(&mut *self.edition());
        edition.check()?;
        let removed = self.former.files.keys().filter(|path| !edition.is_file(path)).cloned().collect();
        let (written, unchanged) = (edition.written.len(), edition.unchanged.len());
        let mut report = Report { written, unchanged, removed, not_at_once: None };
        if written > 0 || !report.removed.is_empty() {
            report.not_at_once = self.publish(&edition, &report.removed, require_atomic)?;
        }
        if let Some(inputs) = &self.inputs {
            edition::note(&self.target.folder, inputs, &edition.manifest_bytes);
        }
        Ok(report)
    }

    /// Switches to the edition; the reason where that could not be done at once.
    fn publish(
        &mut self,
        edition: &Edition,
        removed: &[String],
        require_atomic: bool,
    ) -> Result<Option<Obstacle>, PublishError> {
        let foreign = self.foreign(edition)?;
        let immovable = || foreign.iter().find_map(|foreign| foreign.obstacle(&self.target.folder));
        let obstacle = match self.target.obstacle.clone().or_else(immovable) {
            Some(obstacle) => Some(obstacle),
            None => self.switch(edition, &foreign)?,
        };
        if let Some(obstacle) = &obstacle {
            if require_atomic {
                return Err(PublishError::NotAtOnce { out: self.target.folder.clone(), obstacle: obstacle.clone() });
            }
            self.place(edition, removed.to_vec())?;
        }
        Ok(obstacle)
    }

    /// What in the folder is not ours; an error where it stands in the way.
    fn foreign(&self, edition: &Edition) -> Result<Vec<Foreign>, PublishError> {
        let folder = &self.target.folder;
        if self.published.is_none() {
            return Ok(Vec::new());
        }
        let found = foreign::find(folder, &self.former, &edition.folders)?;
        let is_in_the_way = |foreign: &&Foreign| foreign.is_in_the_way(|path| edition.is_file(path), &edition.folders);
        match found.iter().find(is_in_the_way) {
            Some(foreign) => Err(PublishError::Foreign { out: folder.clone(), path: foreign.path.clone() }),
            None => Ok(found),
        }
    }

    /// Exchanges the folders; the reason where the system refuses, with nothing changed.
    fn switch(&mut self, edition: &Edition, foreign: &[Foreign]) -> Result<Option<Obstacle>, PublishError> {
        let (tree, folder) = (self.target.workspace.tree(), self.target.folder.clone());
        edition.unchanged.par_iter().try_for_each(|path| self.link(path).doing("link", &folder.join(path)))?;
        self.sync()?;
        if self.published.is_none() {
            // A folder never replaces one that holds something, so this needs no flag that not every file system has.
            fs::rename(&tree, &folder).doing("publish", &folder)?;
            return Ok(None);
        }
        let switch = Switch::prepare(&tree, &folder, foreign)?;
        self.target.workspace.note(&Journal::Switch(switch))?;
        match switch::exchange(&tree, &folder) {
            Err(refusal) if switch::is_never(refusal) => {
                return Ok(Some(Obstacle::Refused(io::Error::from(refusal).to_string())));
            }
            exchanged => exchanged.doing("exchange", &folder)?,
        }
        self.unfinished = true;
        self.finish()?;
        Ok(None)
    }

    /// Renames file by file.
    fn place(&mut self, edition: &Edition, removed: Vec<String>) -> Result<(), PublishError> {
        self.sync()?;
        let moves = Moves::plan(&self.former, &edition.written, removed, &edition.folders);
        self.target.workspace.note(&Journal::Place(moves))?;
        self.unfinished = true;
        self.finish()
    }

    /// Does what the journal says, as the next build would.
    fn finish(&mut self) -> Result<(), PublishError> {
        let out = &self.target.folder;
        let unfinished = |reason| PublishError::Unfinished { out: out.clone(), reason: Box::new(reason) };
        self.target.workspace.finish(out).map_err(unfinished)?;
        self.unfinished = false;
        Ok(())
    }

    /// Takes an unchanged file over: the same inode, or where the system allows no second name, a copy.
    fn link(&self, path: &str) -> io::Result<()> {
        if let Some(folder) = folders_of(path).next() {
            self.create_folder(folder)?;
        }
        let (from, to) = (self.target.folder.join(path), self.target.workspace.tree().join(path));
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop))
    }

    /// Waits until all that was written is on the disk. Once for the whole file system: asking for each of 48,000 files takes minutes.
    fn sync(&self) -> Result<(), PublishError> {
        rustix::fs::syncfs(&self.tree).doing("write to the disk", &self.target.workspace.tree())
    }
}

impl Edition {
    /// Notes a file, unless another has its place or a place below or above it.
    fn claim(&mut self, path: &str, unchanged: bool) -> Result<(), PublishError> {
        let clash = || PublishError::Clash { path: path.to_owned() };
        if self.is_file(path) || self.folders.contains(path) {
            return Err(clash());
        }
        for folder in folders_of(path) {
            if self.is_file(folder) {
                return Err(clash());
            }
            if !self.folders.insert(folder.to_owned()) {
                break; // And so are all above it.
            }
        }
        let files = if unchanged { &mut self.unchanged } else { &mut self.written };
        files.insert(path.to_owned());
        Ok(())
    }

    fn is_file(&self, path: &str) -> bool {
        self.written.contains(path) || self.unchanged.contains(path)
    }

    /// Whether it is whole.
    fn check(&self) -> Result<(), PublishError> {
        if self.incomplete {
            return Err(PublishError::Incomplete);
        }
        let wrong = |found: String| PublishError::Manifest { found };
        let manifest = self.manifest.as_ref().ok_or_else(|| wrong("it is missing or cannot be read".to_owned()))?;
        if let Some(path) = manifest.files.keys().find(|path| !self.is_file(path)) {
            return Err(wrong(format!("there is no `{path}`")));
        }
        let mut files = self.written.iter().chain(&self.unchanged);
        match files.find(|path| !manifest.files.contains_key(*path)) {
            Some(path) => Err(wrong(format!("it lacks `{path}`"))),
            None => Ok(()),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.unfinished {
            // What cannot be removed now, the next build removes.
            let _ = self.target.workspace.remove();
        }
    }
}

pub(super) fn open_folder(path: &Path) -> Result<OwnedFd, Errno> {
    openat(CWD, path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())
}
