//! The command line through the real binary: every command's whole output and its exit code. Knows no function of the library.
// Tests fill folders and look into them.
#![allow(clippy::disallowed_methods)]

mod build;
mod check;
mod init;
mod new;
mod new_from;
mod schema;
mod usage;

use std::path::Path;

use snapbox::cmd::Command;

/// A folder that a test fills and runs the program in.
struct Folder(tempfile::TempDir);

impl Folder {
    fn empty() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    /// A site without a mistake: what `init` writes.
    fn example() -> Folder {
        let folder = Folder::empty();
        folder.run(["init", ".", "-q"]).assert().success();
        folder
    }

    fn file(self, path: &str, text: &str) -> Folder {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file below the folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).expect("a file")
    }

    /// The program, in this folder, with an environment that asks for nothing.
    fn run<const N: usize>(&self, arguments: [&str; N]) -> Command {
        Command::new(env!("CARGO_BIN_EXE_diarium"))
            .args(arguments)
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR")
            .env_remove("CLICOLOR_FORCE")
    }
}
