//! The files in a published folder that are not ours: a `CNAME`, `.well-known/`, whatever somebody put there.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, StatxAttributes, StatxFlags};
use walkdir::WalkDir;

use super::error::{Doing, Obstacle, PublishError};
use super::manifest::{self, Manifest, folders_of};

/// One thing that is not ours: a file, or a whole folder that holds nothing of ours.
#[derive(Debug)]
pub(super) struct Foreign {
    /// Below the published folder.
    pub path: PathBuf,
    pub is_folder: bool,
}

/// Everything in a published folder that is not ours, in order. `folders` are those of the new edition.
pub(super) fn find(folder: &Path, former: &Manifest, folders: &BTreeSet<String>) -> Result<Vec<Foreign>, PublishError> {
    let mut found = Vec::new();
    let mut walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.doing("read", folder)?;
        let is_folder = entry.file_type().is_dir();
        let path = below(entry.path(), folder);
        let is_ours = path.to_str().is_some_and(|path| match is_folder {
            true => former.folders.contains(path) || folders.contains(path) || path == manifest::STAGING_WITHIN,
            false => former.files.contains_key(path) || path == manifest::LOCK_WITHIN,
        });
        if is_folder && (!is_ours || path == OsStr::new(manifest::STAGING_WITHIN)) {
            walk.skip_current_dir();
        }
        if !is_ours {
            found.push(Foreign { path: path.to_owned(), is_folder });
        }
    }
    Ok(found)
}

impl Foreign {
    /// Whether the new edition needs its place, or a place below or above it.
    pub fn is_in_the_way(&self, is_file: impl Fn(&str) -> bool, folders: &BTreeSet<String>) -> bool {
        let path = self.path.to_string_lossy();
        is_file(&path) || folders.contains(&*path) || folders_of(&path).any(is_file)
    }

    /// Why it cannot be taken along when the folder is exchanged: moving a folder needs the right to write to the folder itself, and
    /// nothing moves a mount point.
    pub fn obstacle(&self, folder: &Path) -> Option<Obstacle> {
        let path = folder.join(&self.path);
        let may_move = !self.is_folder || rustix::fs::access(&path, Access::WRITE_OK).is_ok();
        (!may_move || is_mount_point(&path)).then(|| Obstacle::Immovable(self.path.clone()))
    }
}

/// A path relative to the folder that it was found in.
pub(super) fn below<'a>(path: &'a Path, folder: &Path) -> &'a Path {
    path.strip_prefix(folder).expect("a walk stays below the folder in which it begins")
}

/// Whether another file system, or another part of one, is mounted at a path. The attribute came with Linux 5.8; before, the exchange
/// itself is refused.
pub(super) fn is_mount_point(path: &Path) -> bool {
    rustix::fs::statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}
