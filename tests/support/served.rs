//! `diarium serve` through the real binary, for tests: a site on disk, and a port.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything here may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A site on disk and the program that serves it.
pub struct Served {
    pub folder: tempfile::TempDir,
    pub child: Child,
    pub port: u16,
    /// The first line that it printed.
    pub greeting: String,
}

impl Served {
    /// What `init` writes, served.
    pub fn example() -> Served {
        Served::with(&[])
    }

    /// The same with files of one's own.
    pub fn with(files: &[(&str, &str)]) -> Served {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(program(folder.path(), &["init", ".", "-q"]).status().expect("the program runs").success());
        files.iter().for_each(|(path, text)| write(folder.path(), path, text));
        let mut child = program(folder.path(), &["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut greeting = String::new();
        let stdout = child.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut greeting).expect("a line");
        let port = greeting.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        Served { port: port.unwrap_or_else(|| panic!("a port in {greeting:?}")), folder, child, greeting }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        write(self.root(), path, text);
    }

    /// Tells the process to end, and waits until it has.
    pub fn end(&mut self, signal: &str) -> ExitStatus {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().expect("kill runs").success());
        let mut status = None;
        eventually("the server ends", || {
            status = self.child.try_wait().expect("a child");
            status.is_some()
        });
        status.expect("it has ended")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diarium"));
    command.args(arguments).current_dir(folder);
    command
}

pub fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a file below the root")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// Asks again and again until it is so.
pub fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
