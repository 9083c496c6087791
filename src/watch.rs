//! Waits until the sources may have changed and the disk has come to rest.
//!
//! An event is only a hint that it is worth looking: whoever waits loads everything anew and compares the bytes. So deletion, renaming,
//! atomic saving, backup files and a branch switch need no cases here, and a burst of events is one change. Does not know what a
//! record is, what changed, or where the output lies; only `content/` and `themes/` are listened to.
// Instants measure here how long to wait, never what time it is.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// The folders below the root whose files are sources.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// How long nothing may happen before a burst counts as over. Editors' atomic saves take a few milliseconds.
const QUIET: Duration = Duration::from_millis(60);

/// A folder that never comes to rest is looked at this often all the same.
const LONGEST_BURST: Duration = Duration::from_secs(2);

/// How often to look where the system cannot tell.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// Why [`Watcher::wait`] returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something may have changed.
    Hinted,
    /// The time that the caller set has passed.
    Elapsed,
}

/// Listens to the sources of one root.
pub struct Watcher {
    root: PathBuf,
    /// `None` when the system has no notifications left to give: then it is worth a look every second.
    backend: Option<RecommendedWatcher>,
    /// Device and inode of each folder that is watched: one that was replaced has to be watched anew.
    watched: BTreeMap<&'static str, (u64, u64)>,
    hints: Receiver<Hint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hint {
    Changed,
    LimitReached,
}

impl Watcher {
    /// Starts to listen, or to look every second where a limit of inotify is reached.
    ///
    /// # Errors
    /// When the root cannot be watched.
    pub fn new(root: &Path) -> io::Result<Watcher> {
        let root = root.canonicalize()?;
        let (sender, hints) = mpsc::channel();
        let mut watcher = Watcher { root: root.clone(), backend: None, watched: BTreeMap::new(), hints };
        let started = listen(&root, sender).and_then(|backend| {
            watcher.backend = Some(backend);
            watcher.watch_folders()
        });
        watcher.unless_limited(started)?;
        Ok(watcher)
    }

    /// Whether it looks every second instead of being told.
    pub fn is_polling(&self) -> bool {
        self.backend.is_none()
    }

    /// Waits for a burst of hints to begin and end, at most `limit` for its beginning.
    ///
    /// # Errors
    /// When the folders can no longer be watched.
    pub fn wait(&mut self, limit: Option<Duration>) -> io::Result<Wake> {
        if self.is_polling() {
            // The bytes are compared by whoever waits; comparing times of files here first would miss a second save in one tick.
            std::thread::sleep(limit.map_or(POLL_INTERVAL, |limit| limit.min(POLL_INTERVAL)));
            return Ok(if limit.is_some_and(|limit| limit <= POLL_INTERVAL) { Wake::Elapsed } else { Wake::Hinted });
        }
        let first = match limit {
            Some(limit) => self.hints.recv_timeout(limit),
            None => self.hints.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let mut limited = match first {
            Err(RecvTimeoutError::Timeout) => return Ok(Wake::Elapsed),
            Err(RecvTimeoutError::Disconnected) => true,
            Ok(hint) => hint == Hint::LimitReached,
        };
        let give_up = Instant::now() + LONGEST_BURST;
        while Instant::now() < give_up
            && let Ok(hint) = self.hints.recv_timeout(QUIET)
        {
            limited |= hint == Hint::LimitReached;
        }
        if limited {
            self.backend = None;
        }
        let watched = self.watch_folders();
        self.unless_limited(watched)?;
        Ok(Wake::Hinted)
    }

    /// Watches each folder of sources that is new or was replaced, as by a branch switch that moved it away and back.
    fn watch_folders(&mut self) -> notify::Result<()> {
        let Some(backend) = &mut self.backend else { return Ok(()) };
        for name in FOLDERS {
            let path = self.root.join(name);
            let identity = std::fs::metadata(&path).ok().map(|found| (found.dev(), found.ino()));
            if identity == self.watched.get(name).copied() {
                continue;
            }
            if self.watched.remove(name).is_some() {
                // The system has mostly dropped it by itself; what matters is that nothing stale is left.
                let _ = backend.unwatch(&path);
            }
            let Some(identity) = identity else { continue };
            match backend.watch(&path, RecursiveMode::Recursive) {
                Ok(()) => self.watched.insert(name, identity),
                // Gone again in between: its next appearance is an event of the root.
                Err(_) if !path.exists() => continue,
                Err(error) => return Err(error),
            };
        }
        Ok(())
    }

    /// Falls back to looking every second when what was tried met a limit.
    fn unless_limited(&mut self, tried: notify::Result<()>) -> io::Result<()> {
        match tried {
            Err(error) if is_limit(&error) => {
                self.backend = None;
                Ok(())
            }
            tried => tried.map_err(io::Error::other),
        }
    }
}

/// Begins with the root itself, without what is below it: it tells when a folder of sources appears. Links are not followed, for one
/// that leads out of the root could make us watch the whole disk.
fn listen(root: &Path, sender: Sender<Hint>) -> notify::Result<RecommendedWatcher> {
    let below = root.to_owned();
    let send = move |event| {
        if let Some(hint) = hint(&below, event) {
            // Fails only when nobody waits any more.
            let _ = sender.send(hint);
        }
    };
    let mut backend = RecommendedWatcher::new(send, Config::default().with_follow_symlinks(false))?;
    backend.watch(root, RecursiveMode::NonRecursive)?;
    Ok(backend)
}

/// What an event is worth. Reading a file is an event too, and a build reads them all: without the first line it would wake itself.
fn hint(root: &Path, event: notify::Result<Event>) -> Option<Hint> {
    match event {
        Ok(event) if event.kind.is_access() => None,
        Ok(event) => {
            let concerns_sources = |path: &PathBuf| FOLDERS.iter().any(|name| path.starts_with(root.join(name)));
            // An overflow of the queue names no path.
            (event.paths.is_empty() || event.paths.iter().any(concerns_sources)).then_some(Hint::Changed)
        }
        Err(error) if is_limit(&error) => Some(Hint::LimitReached),
        Err(_) => Some(Hint::Changed),
    }
}

/// The limits of inotify: watches (ENOSPC, which notify names) and instances (EMFILE).
fn is_limit(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use notify::event::{AccessKind, EventKind};

    use super::*;

    const SOON: Option<Duration> = Some(Duration::from_secs(5));
    const NOT_AT_ALL: Option<Duration> = Some(Duration::from_millis(300));

    fn site() -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(root.path().join("content/topics")).expect("a folder");
        fs::write(root.path().join("content/topics/a.md"), "a").expect("a file");
        root
    }

    /// What one change makes of the watcher: one wake, then rest.
    fn wakes_once(change: impl Fn(&Path)) {
        let root = site();
        let path = root.path().canonicalize().expect("a path");
        let mut watcher = Watcher::new(&path).expect("a watcher");
        change(&path);
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
        assert_eq!(watcher.wait(NOT_AT_ALL).expect("a root"), Wake::Elapsed);
    }

    #[test]
    fn overwriting_wakes_once() {
        wakes_once(|root| fs::write(root.join("content/topics/a.md"), "b").expect("written"));
    }

    #[test]
    fn an_atomic_save_wakes_once() {
        wakes_once(|root| {
            fs::write(root.join("content/topics/a.md.tmp"), "b").expect("written");
            fs::rename(root.join("content/topics/a.md.tmp"), root.join("content/topics/a.md")).expect("renamed");
        });
    }

    #[test]
    fn deleting_wakes_once() {
        wakes_once(|root| fs::remove_file(root.join("content/topics/a.md")).expect("removed"));
    }

    #[test]
    fn a_burst_over_many_folders_wakes_once() {
        wakes_once(|root| {
            for number in 0..200 {
                let folder = root.join(format!("content/releases/{number}"));
                fs::create_dir_all(&folder).expect("a folder");
                fs::write(folder.join("a.md"), "x").expect("written");
            }
        });
    }

    #[test]
    fn reading_and_the_output_do_not_wake() {
        let root = site();
        let mut watcher = Watcher::new(root.path()).expect("a watcher");
        fs::read(root.path().join("content/topics/a.md")).expect("read");
        fs::create_dir(root.path().join("public")).expect("a folder");
        fs::write(root.path().join("public/index.html"), "x").expect("written");
        assert_eq!(watcher.wait(NOT_AT_ALL).expect("a root"), Wake::Elapsed);
    }

    #[test]
    fn a_replaced_content_folder_is_watched_anew() {
        let root = site();
        let content = root.path().join("content");
        let mut watcher = Watcher::new(root.path()).expect("a watcher");
        fs::rename(&content, root.path().join("old")).expect("renamed");
        fs::create_dir(&content).expect("a folder");
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
        fs::write(content.join("site.yaml"), "title: x").expect("written");
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
    }

    #[test]
    fn a_theme_that_appears_later_is_watched() {
        let root = site();
        let mut watcher = Watcher::new(root.path()).expect("a watcher");
        fs::create_dir_all(root.path().join("themes/own/templates")).expect("a folder");
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
        fs::write(root.path().join("themes/own/templates/page.html"), "x").expect("written");
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
    }

    #[test]
    fn reaching_the_limit_makes_it_look_every_second() {
        let root = site();
        let mut watcher = Watcher::new(root.path()).expect("a watcher");
        assert!(!watcher.is_polling());
        let limit = hint(root.path(), Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
        assert_eq!(limit, Some(Hint::LimitReached));
        let (sender, hints) = mpsc::channel();
        watcher.hints = hints;
        sender.send(Hint::LimitReached).expect("a receiver");
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted);
        assert!(watcher.is_polling());
        assert_eq!(watcher.wait(SOON).expect("a root"), Wake::Hinted, "looks every second from now on");
        assert_eq!(watcher.wait(NOT_AT_ALL).expect("a root"), Wake::Elapsed);
    }

    #[test]
    fn an_access_is_no_hint_and_an_overflow_is_one() {
        let root = Path::new("/site");
        let opened = Event::new(EventKind::Access(AccessKind::Read)).add_path("/site/content/a.md".into());
        assert_eq!(hint(root, Ok(opened)), None);
        assert_eq!(hint(root, Ok(Event::new(EventKind::Other))), Some(Hint::Changed));
    }
}
