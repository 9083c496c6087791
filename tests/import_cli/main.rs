//! `diarium import` through the real binary, as a user types it, on tiny sources. Knows no function of the library.
// Tests fill folders and look into them.
#![allow(clippy::disallowed_methods)]

mod agencies;
mod corpus;
mod regeringen;
mod repeating;
mod swerik;

use std::path::Path;

use snapbox::cmd::Command;

/// A folder that a test fills and runs the program in.
struct Folder(tempfile::TempDir);

impl Folder {
    fn empty() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    fn file(self, path: &str, text: impl AsRef<[u8]>) -> Folder {
        self.write(path, text);
        self
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file below the folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A record without its key `import`, which tells the day.
    fn record(&self, path: &str) -> String {
        let text = self.read(&format!("site/content/{path}.md"));
        text.lines().filter(|line| !line.starts_with("import: ")).map(|line| format!("{line}\n")).collect()
    }

    fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// The program, in this folder, with an environment that asks for nothing.
    fn run(&self, arguments: &[&str]) -> Command {
        Command::new(env!("CARGO_BIN_EXE_diarium"))
            .args(arguments)
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR")
            .env_remove("CLICOLOR_FORCE")
    }

    /// Asserts that the site has no error and no warning; advice may be.
    fn check(&self) {
        let output = self.run(&["check", "--root", "site", "--color", "never"]).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && !told.contains("warning["), "{told}");
    }
}
