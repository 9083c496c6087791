//! The folder in which an edition is prepared, and the note in it that tells the next build how far a killed one came.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::{Doing, PublishError};
use super::place::Moves;
use super::switch::Switch;

/// What is about to be done to the published folder. Written whole before the first step, so that the last can follow after a kill.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Journal {
    Switch(Switch),
    Place(Moves),
}

/// A staging folder: `tree/` is the edition, `journal.json` the note.
#[derive(Debug)]
pub(super) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    pub fn at(folder: PathBuf) -> Workspace {
        Workspace { folder }
    }

    /// The edition that is being prepared; after an exchange, the one that was published before.
    pub fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    pub fn create(&self) -> Result<(), PublishError> {
        fs::create_dir(&self.folder).doing("create", &self.folder)?;
        let tree = self.tree();
        fs::create_dir(&tree).doing("create", &tree)
    }

    /// Notes what is about to be done; on disk when this returns, whole or not at all.
    pub fn note(&self, journal: &Journal) -> Result<(), PublishError> {
        let (draft, path) = (self.folder.join("journal.new"), self.journal());
        let write = || -> io::Result<()> {
            let mut file = fs::File::create(&draft)?;
            file.write_all(&serde_json::to_vec(journal)?)?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        write().doing("write", &path)
    }

    /// The note that a killed build left.
    fn noted(&self) -> Result<Option<Journal>, PublishError> {
        let path = self.journal();
        let Some(bytes) = if_there(fs::read(&path)).doing("read", &path)? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).doing("understand", &path)
    }

    /// Does what the note says, as far as it is not done, and removes the workspace: the end of every build, and of one that was killed.
    pub fn finish(&self, folder: &Path) -> Result<(), PublishError> {
        match self.noted()? {
            Some(Journal::Switch(switch)) if switch.has_happened(folder)? => switch.settle(&self.tree(), folder)?,
            Some(Journal::Place(moves)) => moves.apply(&self.tree(), folder)?,
            _ => {}
        }
        self.remove()
    }

    /// Removes it all, the note first: without one, what is left is only an edition that nobody has seen.
    pub fn remove(&self) -> Result<(), PublishError> {
        let journal = self.journal();
        if_there(fs::remove_file(&journal)).doing("remove", &journal)?;
        remove_tree(&self.folder).doing("remove", &self.folder)
    }

    fn journal(&self) -> PathBuf {
        self.folder.join("journal.json")
    }
}

/// Removes a folder with all that is in it; half of the time of `fs::remove_dir_all` on two cores.
pub(super) fn remove_tree(folder: &Path) -> io::Result<()> {
    let Some(entries) = if_there(fs::read_dir(folder))? else { return Ok(()) };
    let entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().try_for_each(|entry| match entry.file_type()?.is_dir() {
        true => remove_tree(&entry.path()),
        false => fs::remove_file(entry.path()),
    })?;
    fs::remove_dir(folder)
}

/// `None` for what does not exist.
pub(super) fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The inode at a path, links not followed.
pub(super) fn inode(path: &Path) -> io::Result<Option<u64>> {
    Ok(if_there(path.symlink_metadata())?.map(|found| found.ino()))
}
