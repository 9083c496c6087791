//! Why an edition is not published, or not all at once.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published. Unless it is [`PublishError::Unfinished`], the published site is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error("cannot publish into `{}`: `{}` lies there, which the site is made of; choose another folder", out.display(), held.display())]
    HoldsSources { out: PathBuf, held: PathBuf },
    #[error("cannot publish into `{}`: it lies inside `{}`, which the site is made of; choose another folder", out.display(), sources.display())]
    InsideSources { out: PathBuf, sources: PathBuf },
    #[error("cannot publish into `{}`: it is not a folder", out.display())]
    NotAFolder { out: PathBuf },
    #[error("another build is publishing into `{}`; wait until it has ended", out.display())]
    Busy { out: PathBuf },
    /// A file that we did not write stands where the site has one of its own.
    #[error("`{}` in `{}` was not written by diarium, and the site needs its place; move it away or choose another folder", path.display(), out.display())]
    Foreign { out: PathBuf, path: PathBuf },
    #[error("`{path}` is not a path below the output folder")]
    BadPath { path: String },
    #[error("two files of the site claim `{path}`")]
    Clash { path: String },
    /// `manifest.json` must list every other file, or the next build would take ours for somebody else's.
    #[error("`manifest.json` does not list exactly the files of the site: {found}")]
    Manifest { found: String },
    #[error("a file of the site could not be written, so nothing is published")]
    Incomplete,
    #[error("`{}` cannot be switched at once: {obstacle}", out.display())]
    NotAtOnce { out: PathBuf, obstacle: Obstacle },
    #[error("publishing into `{}` has begun but not ended, the next build will finish it: {reason}", out.display())]
    Unfinished { out: PathBuf, reason: Box<PublishError> },
    #[error("`{}` exists already", path.display())]
    RecordExists { path: PathBuf },
    /// The machine's failure.
    #[error("cannot {action} `{}`: {reason}", path.display())]
    Io { action: &'static str, path: PathBuf, reason: io::Error },
}

/// Why a folder cannot be exchanged for another in one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It holds a `.git`, which tools watch and which must not move even for an instant.
    Git,
    MountPoint,
    NoRightBeside,
    /// A folder of somebody else's within it, which we may not move.
    Immovable(PathBuf),
    /// The system refused the exchange, for this reason.
    Refused(String),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Git => f.write_str("it holds a `.git`"),
            Obstacle::MountPoint => f.write_str("it is a mount point; mount its parent instead"),
            Obstacle::NoRightBeside => f.write_str("there is no right to write beside it"),
            Obstacle::Immovable(path) => write!(f, "`{}` in it cannot be moved", path.display()),
            Obstacle::Refused(reason) => write!(f, "the system does not exchange it: {reason}"),
        }
    }
}

/// Says what was being done to which path when the system refused.
pub(super) trait Doing<T> {
    fn doing(self, action: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T, E: Into<io::Error>> Doing<T> for Result<T, E> {
    fn doing(self, action: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|reason| PublishError::Io { action, path: path.to_owned(), reason: reason.into() })
    }
}
