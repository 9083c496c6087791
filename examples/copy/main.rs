//! Copies a folder with all threads and nothing else: what writing a site costs at least. `copy FROM TO` prints the milliseconds.
#![allow(clippy::disallowed_methods)] // It is about the disk and the clock.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use rayon::prelude::*;
use walkdir::WalkDir;

fn main() -> io::Result<()> {
    let [from, to] = env::args().skip(1).map(PathBuf::from).collect::<Vec<_>>().try_into().expect("copy FROM TO");
    let files: Vec<PathBuf> = WalkDir::new(&from)
        .into_iter()
        .map(|entry| entry.map(walkdir::DirEntry::into_path))
        .filter(|path| path.as_ref().is_ok_and(|path| path.is_file()))
        .collect::<Result<_, _>>()?;
    // Read before the clock starts: the pages of a build come from memory too.
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .into_par_iter()
        .map(|path| Ok((to.join(path.strip_prefix(&from).expect("it lies below")), fs::read(&path)?)))
        .collect::<io::Result<_>>()?;
    let began = Instant::now();
    files.par_iter().try_for_each(|(path, bytes)| write(path, bytes))?;
    println!("{} files {} ms", files.len(), began.elapsed().as_millis());
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().expect("a file has a folder"))?;
    fs::write(path, bytes)
}
