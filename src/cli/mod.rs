//! Arguments to calls, one file per command. Only here: exit codes, printing, colour, the environment, the clock.

mod args;
mod build;
mod check;
mod clock;
mod findings;
mod import;
mod init;
mod intent;
mod new;
mod reports;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod terminal;
mod timings;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use terminal::Terminal;

/// How a command ended that did what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// The author has something to mend; it has been told.
    ContentErrors,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let Arguments { global, command } = Arguments::parse();
    let terminal = Terminal::new(global.quiet, global.color);
    let outcome = match command {
        Command::Build(typed) => intent::build(typed).and_then(|intent| build::run(&intent, &terminal)),
        #[cfg(feature = "serve")]
        Command::Serve(typed) => intent::serve(typed).and_then(|intent| serve::run(intent, &terminal)),
        Command::Check(typed) => intent::check(typed).and_then(|intent| check::run(&intent, &terminal)),
        Command::Init(typed) => init::run(&typed, &terminal),
        Command::New(typed) => intent::new(typed).and_then(|intent| new::run(&intent, &terminal)),
        Command::Import(typed) => import::run(&typed, &terminal),
        Command::Schema(typed) => schema::run(&typed, &terminal),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::ContentErrors) => ExitCode::from(1),
        // Whoever read our output has read enough (`diarium schema | head`).
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal.error(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
