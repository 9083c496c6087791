//! File by file: renames in an order that breaks no link, for a folder that cannot be exchanged.
//!
//! Every step can be done twice, so that a build can finish what a killed one began.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Doing, PublishError};
use super::journal::if_there;
use super::manifest::{self, Manifest, folders_of};

/// The way from one edition to the next, as paths below the published folder.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Moves {
    /// Former files that stand where a new one needs a folder, or the other way round.
    cleared: Vec<String>,
    /// From the staging folder, in this order.
    placed: Vec<String>,
    /// Former files that the new edition does not have.
    removed: Vec<String>,
}

/// When a file may appear. A page refers to assets, a list to pages: what is referred to comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Asset,
    NewPage,
    ChangedPage,
    /// The home page, feeds, site maps, data and the entry of the search.
    Index,
    Manifest,
}

impl Rank {
    fn of(path: &str, former: &Manifest) -> Rank {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        match (path, extension) {
            (manifest::NAME, _) => Rank::Manifest,
            ("index.html" | "search/index.json", _) => Rank::Index,
            (_, "html") if former.files.contains_key(path) => Rank::ChangedPage,
            (_, "html") => Rank::NewPage,
            // The names of the other search files carry a hash, and only the entry refers to them.
            _ if path.starts_with("search/") => Rank::Asset,
            (_, "xml" | "json" | "ndjson" | "csv" | "ics" | "txt") => Rank::Index,
            _ => Rank::Asset,
        }
    }
}

impl Moves {
    /// `files` and `folders` are the whole new edition, `written` what of it has changed.
    pub fn plan(
        former: &Manifest,
        written: &BTreeSet<String>,
        removed: Vec<String>,
        folders: &BTreeSet<String>,
    ) -> Moves {
        let is_in_the_way = |path: &String| folders.contains(path) || folders_of(path).any(|at| written.contains(at));
        let (cleared, removed) = removed.into_iter().partition(is_in_the_way);
        let mut placed: Vec<String> = written.iter().cloned().collect();
        placed.sort_by_cached_key(|path| Rank::of(path, former));
        Moves { cleared, placed, removed }
    }

    /// Does what is not done yet.
    pub fn apply(&self, tree: &Path, folder: &Path) -> Result<(), PublishError> {
        self.cleared.iter().try_for_each(|path| remove(folder, path))?;
        self.placed.iter().try_for_each(|path| place(tree, folder, path))?;
        self.removed.iter().try_for_each(|path| remove(folder, path))
    }
}

fn place(tree: &Path, folder: &Path, path: &str) -> Result<(), PublishError> {
    let (from, to) = (tree.join(path), folder.join(path));
    if if_there(fs::rename(&from, &to)).doing("publish", &to)?.is_some() {
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).doing("create", parent)?;
    }
    match fs::rename(&from, &to) {
        // The killed build has been here.
        Err(error) if error.kind() == io::ErrorKind::NotFound && to.exists() => Ok(()),
        result => result.doing("publish", &to),
    }
}

/// Removes a file of ours, and the folders that held nothing else.
fn remove(folder: &Path, path: &str) -> Result<(), PublishError> {
    let file = folder.join(path);
    if_there(fs::remove_file(&file)).doing("remove", &file)?;
    // The first folder that is not empty ends it, with all above.
    folders_of(path).map(|at| fs::remove_dir(folder.join(at))).take_while(Result::is_ok).for_each(drop);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order in which changed files appear; `former` names the pages that stood there before.
    fn order(former: &[&str], written: &[&str]) -> Vec<String> {
        let files = former.iter().map(|&path| (path.to_owned(), 0)).collect();
        let former = Manifest { files, folders: BTreeSet::new() };
        let written = written.iter().map(|&path| path.to_owned()).collect();
        Moves::plan(&former, &written, Vec::new(), &BTreeSet::new()).placed
    }

    #[test]
    fn what_is_referred_to_appears_first() {
        let former = ["a/index.html", "index.html", "search/index.json", "feed.xml", "manifest.json"];
        let written = [
            "a/index.html",
            "b/index.html",
            "data/releases.json",
            "feed.xml",
            "index.html",
            "manifest.json",
            "search/index.json",
            "search/terms-0f3a.json",
            "style.1c2d.css",
        ];
        let expected = [
            "search/terms-0f3a.json",
            "style.1c2d.css",
            "b/index.html",
            "a/index.html",
            "data/releases.json",
            "feed.xml",
            "index.html",
            "search/index.json",
            "manifest.json",
        ];
        assert_eq!(order(&former, &written), expected);
    }
}
