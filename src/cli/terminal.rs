//! Printing: what goes where, in colour or not, and nothing that could play tricks on a terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Color;
use crate::source::is_trick;

/// Fewer files than these are made before anybody could read how far it has come.
const LONG_WORK: usize = 2_000;

/// Where this process prints.
#[derive(Clone)]
pub struct Terminal {
    quiet: bool,
    choice: ColorChoice,
}

impl Terminal {
    pub fn new(quiet: bool, color: Color) -> Terminal {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Terminal { quiet, choice }
    }

    /// The result of a command, on standard output. It may hold colours, which are taken out where they are not wanted.
    pub fn result(&self, text: &str) -> io::Result<()> {
        let mut stdout = AutoStream::new(io::stdout(), self.choice).lock();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()
    }

    /// A line about what was done, on standard output; not when quiet.
    pub fn done(&self, line: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { self.result(&format!("{}\n", harmless(line))) }
    }

    /// A line about what is going on, on standard error; not when quiet.
    pub fn tell(&self, line: &str) {
        if !self.quiet {
            self.stderr(&format!("{}\n", harmless(line)));
        }
    }

    /// Findings, on standard error; they may hold colours.
    pub fn findings(&self, text: &str) {
        self.stderr(text);
    }

    /// Why the command failed.
    pub fn error(&self, message: &str) {
        self.stderr(&format!("\x1b[1;31merror\x1b[0m: {}\n", harmless(message)));
    }

    fn stderr(&self, text: &str) {
        // Nowhere left to tell that it failed.
        let _ = AutoStream::new(io::stderr(), self.choice).lock().write_all(text.as_bytes());
    }

    /// Shows how many of `count` things are done ("rendering", "files"), when there are many: a bar on a terminal, elsewhere one line.
    pub fn progress(&self, doing: &str, things: &str, count: usize) -> ProgressBar {
        if self.quiet || count < LONG_WORK {
            return ProgressBar::hidden();
        }
        if !io::stderr().is_terminal() {
            self.tell(&format!("{doing} {count} {things}"));
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template(&format!("{doing} {{wide_bar}} {{pos}}/{{len}}"))
            .expect("the template is sound");
        // Four times a second: redrawing must cost nothing beside the work.
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr_with_hz(4));
        bar.set_style(style);
        bar.enable_steady_tick(Duration::from_millis(500));
        bar
    }
}

/// A path as a person would write it: without `./` before and `/` after it.
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    let text = text.strip_prefix("./").unwrap_or(&text);
    if text.len() > 1 { text.trim_end_matches('/').to_owned() } else { text.to_owned() }
}

/// The text with every control and bidirectional character replaced (U+FFFD) but for the ends of lines: names of files and words of
/// content are other people's.
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_trick(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
}
