//! Arguments to calls, one file per command. Only here: exit codes, printing, colour, the clock.

use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    unimplemented!("stub of the skeleton")
}
