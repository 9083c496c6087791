//! Runs the theme's search scripts under node, as a browser would: the same modules, fed with files and queries.
//!
//! It knows nothing of what they should answer. Node and npm are needed; without them the tests fail and say so.

// A test writes what node reads.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/search");
const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/js");

/// What the program `tests/js/NAME` prints: it gets a folder with the theme's scripts in `scripts/` and `files` beside, and `input` as JSON on its
/// standard input.
pub fn run(name: &str, files: &[(String, Vec<u8>)], input: &(impl serde::Serialize + ?Sized)) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    copy_scripts(&folder.path().join("scripts"));
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("every file is below the folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    let input = serde_json::to_vec(input).expect("a test's input is JSON");
    output(Command::new("node").arg(Path::new(PROGRAMS).join(name)).arg(folder.path()), &input)
}

/// What a command prints; panics with its complaints if it fails.
pub fn output(command: &mut Command, input: &[u8]) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} cannot be started (node and npm are needed): {error}"));
    child.stdin.take().expect("it is piped").write_all(input).expect("the program reads its input first");
    let output = child.wait_with_output().expect("a program that was started ends");
    assert!(output.status.success(), "{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program prints UTF-8")
}

/// The scripts in a folder of their own that tells node that they are ES modules; a browser is told by the page.
fn copy_scripts(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder can be made");
    fs::write(folder.join("package.json"), r#"{"type": "module"}"#).expect("a file can be written");
    for entry in fs::read_dir(SCRIPTS).expect("the theme has search scripts") {
        let path = entry.expect("the folder can be listed").path();
        fs::copy(&path, folder.join(path.file_name().expect("a file has a name"))).expect("a script can be copied");
    }
}
