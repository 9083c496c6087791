//! All at once: the two editions change places, and what is not ours stays where its readers look for it.
//!
//! A foreign file is in both editions before the exchange, as a hard link. A foreign folder cannot be; the new edition gets a stand-in
//! with links to its files, and after the exchange stand-in and folder change places as well, so that the folder itself (its owner, its
//! rights, whoever has it open) is what remains.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::error::{Doing, PublishError};
use super::foreign::{Foreign, below};
use super::journal::{if_there, inode, remove_tree};
use super::manifest::{self, Manifest};

/// What the next build must know when this one is killed around the exchange.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Switch {
    /// The inode of the new edition's folder: where it is the published one, the exchange has happened.
    edition: u64,
    stand_ins: Vec<StandIn>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StandIn {
    /// In bytes, for names of files need not be UTF-8.
    path: Vec<u8>,
    inode: u64,
}

/// Swaps two folders in one step.
pub(super) fn exchange(a: &Path, b: &Path) -> Result<(), Errno> {
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)
}

/// Whether a refusal means that these folders can never be exchanged; anything else is a failure.
pub(super) fn is_never(refusal: Errno) -> bool {
    use Errno as E;
    [E::XDEV, E::INVAL, E::NOSYS, E::NOTSUP, E::BUSY, E::PERM, E::ACCESS].contains(&refusal)
}

impl Switch {
    /// Puts links to everything foreign into the new edition.
    pub fn prepare(tree: &Path, folder: &Path, foreign: &[Foreign]) -> Result<Switch, PublishError> {
        let mut stand_ins = Vec::new();
        for Foreign { path, is_folder } in foreign {
            let (from, to) = (folder.join(path), tree.join(path));
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).doing("create", parent)?;
            }
            if *is_folder {
                link_folder(&from, &to)?;
                stand_ins.push(StandIn { path: path.as_os_str().as_bytes().to_owned(), inode: inode_of(&to)? });
            } else {
                link(&from, &to)?;
            }
        }
        Ok(Switch { edition: inode_of(tree)?, stand_ins })
    }

    /// Whether the edition that was prepared is the published one.
    pub fn has_happened(&self, folder: &Path) -> Result<bool, PublishError> {
        Ok(inode(folder).doing("read", folder)? == Some(self.edition))
    }

    /// After the exchange: gives foreign folders their place back and removes the former edition, which is now at `tree`.
    /// Can be done again after a kill.
    pub fn settle(&self, tree: &Path, folder: &Path) -> Result<(), PublishError> {
        for stand_in in &self.stand_ins {
            let path = Path::new(OsStr::from_bytes(&stand_in.path));
            let (former, published) = (tree.join(path), folder.join(path));
            let is_stand_in = |path: &Path| Ok(inode(path).doing("read", path)? == Some(stand_in.inode));
            if is_stand_in(&published)? {
                exchange(&former, &published).doing("move over", &published)?;
            }
            if is_stand_in(&former)? {
                remove_tree(&former).doing("remove", &former)?;
            }
        }
        clear(tree, folder)
    }
}

/// A folder of our own with links to all that we may see in another, and with its rights.
fn link_folder(from: &Path, to: &Path) -> Result<(), PublishError> {
    let mut folders = Vec::new();
    for entry in WalkDir::new(from) {
        let Some(entry) = if_possible(entry.map_err(io::Error::from)).doing("read", from)? else { continue };
        let to = to.join(below(entry.path(), from));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).doing("create", &to)?;
            folders.push((entry.into_path(), to));
        } else {
            link(entry.path(), &to)?;
        }
    }
    // Last, and from within: a folder may forbid to write to it.
    folders.iter().rev().try_for_each(|(from, to)| {
        let rights = from.symlink_metadata().doing("read", from)?.permissions();
        fs::set_permissions(to, rights).doing("change the rights of", to)
    })
}

/// One file under a second name. Where the system allows none, the file is moved after the exchange.
fn link(from: &Path, to: &Path) -> Result<(), PublishError> {
    if_possible(fs::hard_link(from, to)).doing("link", to).map(drop)
}

/// `None` for what the system does not let us link (files of others, some file systems) or what has gone in the meantime.
fn if_possible<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    use io::ErrorKind as E;
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) => match error.kind() {
            E::NotFound | E::CrossesDevices | E::PermissionDenied | E::TooManyLinks | E::Unsupported => Ok(None),
            _ => Err(error),
        },
    }
}

/// Removes a former edition. What is not ours and not in the new one yet is moved over: files that could not be linked, and files that
/// somebody made while the new edition was being written.
fn clear(tree: &Path, folder: &Path) -> Result<(), PublishError> {
    if !tree.is_dir() {
        return Ok(()); // The killed build had come as far.
    }
    let ours = Manifest::of_folder(tree)?;
    clear_folder(tree, folder, Path::new(""), &ours)?;
    // Last, for it says what is ours.
    let manifest = tree.join(manifest::NAME);
    if_there(fs::remove_file(&manifest)).doing("remove", &manifest)?;
    fs::remove_dir(tree).doing("remove", tree)
}

/// Clears what lies below one path of the former edition, many folders at once.
fn clear_folder(tree: &Path, folder: &Path, path: &Path, ours: &Manifest) -> Result<(), PublishError> {
    let former = tree.join(path);
    let entries = fs::read_dir(&former).and_then(Iterator::collect::<io::Result<Vec<_>>>).doing("read", &former)?;
    entries.par_iter().try_for_each(|entry| {
        let (path, former) = (path.join(entry.file_name()), entry.path());
        let name = path.to_str().unwrap_or_default();
        if entry.file_type().doing("read", &former)?.is_dir() {
            clear_folder(tree, folder, &path, ours)?;
            fs::remove_dir(&former).doing("remove", &former)
        } else if name == manifest::NAME && ours.files.contains_key(name) {
            Ok(())
        } else if name == manifest::LOCK_WITHIN || ours.files.contains_key(name) {
            fs::remove_file(&former).doing("remove", &former)
        } else {
            move_over(&former, &folder.join(&path))
        }
    })
}

/// Gives a foreign file its place in the new edition; of two, the one changed last has it.
fn move_over(from: &Path, to: &Path) -> Result<(), PublishError> {
    let changed = |path: &Path| -> io::Result<_> { path.symlink_metadata()?.modified() };
    let there = if_there(changed(to)).doing("read", to)?;
    if there.is_some() && Some(changed(from).doing("read", from)?) <= there {
        return fs::remove_file(from).doing("remove", from);
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).doing("create", parent)?;
    }
    fs::rename(from, to).doing("move over", to)
}

fn inode_of(path: &Path) -> Result<u64, PublishError> {
    inode(path).and_then(|found| found.ok_or_else(|| io::ErrorKind::NotFound.into())).doing("read", path)
}
