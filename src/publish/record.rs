//! One new file for an author, whole or not at all.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::error::{Doing, PublishError};

/// Creates a file and the folders on the way to it. Never overwrites: [`PublishError::RecordExists`] where something stands there.
pub fn write_record(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).doing("create", folder)?;
    // Hidden until it is whole, so that a watcher does not see half a record.
    let mut draft = tempfile::Builder::new()
        .prefix(".new-")
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .doing("create a file in", folder)?;
    draft.write_all(bytes).and_then(|()| draft.as_file().sync_all()).doing("write", path)?;
    match draft.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(PublishError::RecordExists { path: path.to_owned() })
        }
        Err(refused) => Err(refused.error).doing("write", path),
    }
}
