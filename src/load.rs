//! Disk to `Sources`: every file below `content/` and `themes/`, read once and in parallel.
//!
//! What cannot be read becomes a finding, not a failure, so that all mistakes of all files are reported in one run. Opens regular files
//! only and never leaves the root. Does not know what is in the files.
#![allow(clippy::disallowed_methods)] // Reading the disk is what this module is for.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, ensure};
use rayon::prelude::*;
use rustix::fs::OFlags;
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{self, Code, Diagnostic, Place};
use crate::source::{Options, SourceFile, Sources, is_bidi_control};

/// The folders of a root that are read.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// The largest record, in bytes: 64 MB.
const LARGEST_RECORD: u64 = 64 << 20;

/// The largest other file, in bytes: 1 GB, for it is held in memory.
const LARGEST_FILE: u64 = 1 << 30;

/// More files and folders than any site has; links to folders can make many of a few.
const MOST_ENTRIES: usize = 1_000_000;

/// Reads everything below `content/` and `themes/` of a root. A missing folder is an empty one. Fails only where the root cannot be
/// read at all, or holds more than a million files and folders.
pub fn load(root: &Path, options: Options) -> anyhow::Result<Sources> {
    let root = root.canonicalize().with_context(|| format!("cannot read `{}`", root.display()))?;
    ensure!(root.is_dir(), "`{}` is not a folder", root.display());
    let mut sources = Sources::new(options);
    let mut found = Vec::new();
    for folder in FOLDERS {
        walk(&root, folder, &mut found, &mut sources.problems)?;
    }
    let read: Vec<_> = found.par_iter().map(|path| read(&root, path)).collect();
    for result in read {
        match result {
            Ok(file) => _ = sources.files.insert(file.path.clone(), file),
            Err(problem) => sources.problems.push(*problem),
        }
    }
    diagnostic::sort(&mut sources.problems);
    Ok(sources)
}

/// A digest of a program's file; `None` where it cannot be read.
pub fn digest_of_program(path: &Path) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    Some(base16ct::lower::encode_string(&Sha256::digest(bytes)))
}

/// The nearest folder that holds `content/`: the given one or a parent.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(FOLDERS[0]).is_dir()).map(Path::to_owned)
}

/// Whether a path, relative to the root, is one that [`load`] would read if it were a file: below `content/` or `themes/`, nothing
/// hidden on the way, and not an editor's leftover.
pub fn is_source(path: &Path) -> bool {
    let mut names = path.iter().map(|name| name.to_string_lossy());
    let is_below = names.next().is_some_and(|first| FOLDERS.contains(&first.as_ref()));
    is_below
        && !names.any(|name| is_hidden(&name))
        && !path.file_name().is_some_and(|name| is_leftover(&name.to_string_lossy()))
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Backups, swap files and drafts of Emacs, Vim, Git and others; `4913` is what Vim creates to see whether it may.
fn is_leftover(name: &str) -> bool {
    name == "4913"
        || [".swp", ".swx", ".tmp", ".bak", ".orig", ".rej", "~"].iter().any(|end| name.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
}

/// What the walk makes of one entry.
enum Seen {
    File(Arc<str>),
    Folder,
    Skipped,
    Refused(Diagnostic),
}

/// Collects the files of one folder of the root, as paths relative to the root; what we would not open becomes a problem.
fn walk(root: &Path, folder: &str, found: &mut Vec<Arc<str>>, problems: &mut Vec<Diagnostic>) -> anyhow::Result<()> {
    let start = root.join(folder);
    if start.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    let mut entries = WalkDir::new(&start).follow_links(true).into_iter();
    let mut count = 0;
    let mut linked_at = None;
    while let Some(entry) = entries.next() {
        count += 1;
        ensure!(count <= MOST_ENTRIES, "`{}` holds more than {MOST_ENTRIES} files and folders", start.display());
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.extend(unwalkable(root, &error));
                continue;
            }
        };
        linked_at = linked_at.filter(|&depth| depth < entry.depth());
        let seen = consider(root, &entry, linked_at.is_some());
        if entry.path_is_symlink() {
            linked_at = linked_at.or(Some(entry.depth()));
        }
        if entry.file_type().is_dir() && !matches!(seen, Seen::Folder) {
            entries.skip_current_dir();
        }
        match seen {
            Seen::File(path) => found.push(path),
            Seen::Refused(problem) => problems.push(problem),
            Seen::Folder | Seen::Skipped => {}
        }
    }
    Ok(())
}

/// `by_link`: the way to the entry leads over a link.
fn consider(root: &Path, entry: &DirEntry, by_link: bool) -> Seen {
    let kind = entry.file_type();
    let path = below(entry.path(), root);
    let name = entry.file_name().to_string_lossy();
    if is_hidden(&name) || (!kind.is_dir() && is_leftover(&name)) {
        return Seen::Skipped;
    }
    let Some(path) = path.to_str().filter(|path| !path.contains(is_unusable)) else {
        return Seen::Refused(bad_name(path));
    };
    let path: Arc<str> = path.into();
    if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(root)) {
        return Seen::Refused(irregular(&path, "a link that leads out of the root"));
    }
    match kind {
        // Thirty folders with two links each to the next one would be a thousand million paths.
        _ if kind.is_dir() && by_link && entry.path_is_symlink() => {
            Seen::Refused(irregular(&path, "a link to a folder within a folder that is itself reached over a link"))
        }
        _ if kind.is_dir() => Seen::Folder,
        _ if kind.is_file() => Seen::File(path),
        _ => Seen::Refused(irregular(&path, "neither a file nor a folder, but a pipe, a socket or a device")),
    }
}

/// A character that no address and no message can show as it is.
fn is_unusable(c: char) -> bool {
    c.is_control() || is_bidi_control(c)
}

fn read(root: &Path, path: &Arc<str>) -> Result<SourceFile, Box<Diagnostic>> {
    let unreadable = |error: io::Error| Box::new(unreadable(path, &error));
    let limit = if path.ends_with(".md") { LARGEST_RECORD } else { LARGEST_FILE };
    // The walk saw a file; if a pipe has taken its place since, opening it must not wait for a writer.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(root.join(&**path)).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Box::new(irregular(path, "no longer a file")));
    }
    if metadata.len() > limit {
        let message = format!("the file has {} bytes; at most {limit} are read", metadata.len());
        return Err(Box::new(Diagnostic::error(Code::FILE_TOO_LARGE, Place::file(path), message)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(SourceFile::new(path.clone(), bytes))
}

/// The finding for an entry at which the walk could not go on; none for what would have been skipped.
fn unwalkable(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let path = below(error.path().unwrap_or(root), root);
    if !is_source(path) && !FOLDERS.iter().any(|folder| path == Path::new(folder)) {
        return None;
    }
    let path = shown(path);
    Some(match (error.loop_ancestor(), error.io_error()) {
        (Some(above), _) => irregular(&path, &format!("a link back to `{}`", shown(below(above, root)))),
        (None, Some(error)) => unreadable(&path, error),
        (None, None) => unreadable(&path, &io::Error::other("the walk ended here")),
    })
}

fn irregular(path: &Arc<str>, what: &str) -> Diagnostic {
    Diagnostic::error(Code::FILE_NOT_REGULAR, Place::file(path), format!("`{path}` is {what}"))
        .help("replace it by the file itself, or remove it")
}

fn unreadable(path: &Arc<str>, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::FILE_UNREADABLE, Place::file(path), format!("cannot read `{path}`: {error}"))
}

fn bad_name(path: &Path) -> Diagnostic {
    let path = shown(path);
    let message = format!("the name of `{path}` holds characters that cannot be part of an address");
    Diagnostic::error(Code::FILE_NAME, Place::file(&path), message)
        .help("rename it: letters, digits, `-`, `_` and `.` are always good")
}

/// A path as a message can show it: what is not UTF-8 or would play tricks is escaped.
fn shown(path: &Path) -> Arc<str> {
    match path.to_str().filter(|path| !path.contains(is_unusable)) {
        Some(path) => path.into(),
        None => format!("{path:?}").trim_matches('"').into(),
    }
}

fn below<'a>(path: &'a Path, root: &Path) -> &'a Path {
    path.strip_prefix(root).expect("a walk stays below the root in which it begins")
}
