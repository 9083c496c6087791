//! Records for an author: one new file, or many of an import, each whole or not at all.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{Doing, PublishError};

/// How many records are written between two waits for the disk: few enough that an interrupted import has done most of its work.
const BATCH: usize = 1_000;

/// Creates a file and the folders on the way to it. Never overwrites: [`PublishError::RecordExists`] where something stands there.
pub fn write_record(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let folder = folder_of(path);
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

/// Writes each record over what stands in its place, and the folders on the way to it; `done` is told how many more there are.
///
/// Whoever looks sees the old record or the new one, also after `kill -9` and after a power cut: a batch lies on the disk under hidden
/// names before any of it is renamed, with one wait for the disk where one for each file would take minutes. The hidden name follows
/// from the record's, so that what an interrupted run leaves is written over by the next.
pub fn replace_records(records: &[(PathBuf, Vec<u8>)], done: &(dyn Fn(usize) + Sync)) -> Result<(), PublishError> {
    for batch in records.chunks(BATCH) {
        batch.par_iter().try_for_each(|(path, bytes)| write_hidden(path, bytes))?;
        let folder = folder_of(&batch[0].0);
        File::open(folder).and_then(|open| Ok(rustix::fs::syncfs(open)?)).doing("write to the disk of", folder)?;
        for (path, _) in batch {
            fs::rename(hidden(path), path).doing("write", path)?;
        }
        done(batch.len());
    }
    Ok(())
}

fn write_hidden(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).doing("create", folder)?;
    // A link that lies there would be written through.
    let hidden = hidden(path);
    match fs::remove_file(&hidden) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error).doing("replace", &hidden),
        _ => {}
    }
    File::create_new(&hidden).and_then(|mut file| file.write_all(bytes)).doing("write", path)
}

/// `.eva-ek.md.new` beside `eva-ek.md`.
fn hidden(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_replaced_whole_and_leave_nothing_beside_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, two) = (folder.path().join("a/one.md"), folder.path().join("b/two.md"));
        fs::create_dir_all(folder.path().join("a")).expect("a folder");
        fs::write(&one, "a longer text than the new one").expect("a file");
        fs::write(hidden(&one), "what an interrupted run has left").expect("a file");
        let records = [(one.clone(), b"new".to_vec()), (two.clone(), b"two".to_vec())];
        replace_records(&records, &|count| assert_eq!(count, 2)).expect("it is written");
        assert_eq!(fs::read(&one).expect("a file"), b"new");
        assert_eq!(fs::read(&two).expect("a file"), b"two");
        assert_eq!(fs::read_dir(folder.path().join("a")).expect("a folder").count(), 1);
    }
}
