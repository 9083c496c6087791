//! The corpus of the fuzz targets as an ordinary test: every file goes through what the targets run.
#![allow(clippy::disallowed_methods, reason = "a test reads its files")]

#[path = "../fuzz/src/lib.rs"]
mod inputs;

use std::path::Path;

fn each_file(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the corpus is in the repository").flatten().collect();
    files.sort_by_key(|file| file.file_name());
    assert!(files.len() > 20, "{} has only {} files", folder.display(), files.len());
    for file in files {
        println!("{}", file.path().display());
        run(&std::fs::read(file.path()).expect("a file of the corpus can be read"));
    }
}

#[test]
fn front_matter_never_panics() {
    each_file("front_matter", inputs::front_matter);
}

#[test]
fn markdown_never_panics_and_holds_no_script() {
    each_file("markdown", inputs::markdown);
}
