//! A part of a test in a process of its own: this test binary again, told by an environment variable which part to play.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FOLDER: &str = "DIARIUM_TEST_CHILD_FOLDER";

/// The folder that the parent gave; `None` in the parent itself.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// This binary, to run one test in the child's part.
pub fn command(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a binary"));
    command.args(["--exact", test, "--nocapture"]).env(FOLDER, folder);
    command
}

/// Runs it through a shell that first does `setup`, in which `$FOLDER` is the folder; `wrapper` runs the shell.
/// `None` where the setup is not possible on this machine.
pub fn run(test: &str, folder: &Path, wrapper: &[&str], setup: &str) -> Option<Output> {
    let inner = command(test, folder);
    let script = format!("FOLDER=${FOLDER}; {setup} && exec \"$@\"");
    let words = wrapper.iter().map(OsString::from);
    let mut words = words.chain(["sh", "-c", &script, "sh"].map(OsString::from));
    let output = Command::new(words.next().expect("a program"))
        .args(words)
        .arg(inner.get_program())
        .args(inner.get_args())
        .env(FOLDER, folder)
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout).contains("running 1 test").then_some(output)
}
