//! `diarium init`: a small site of one's own. Its files lie beside this one, as the author will see them.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Outcome;
use super::args::Init;
use super::build::counted;
use super::terminal::{Terminal, shown};
use crate::publish;

/// The settings of a new site, as the author will see them.
pub const SETTINGS: &str = include_str!("init/site.yaml");

const SITE: (&str, &str) = ("site.yaml", SETTINGS);

/// Path below `content/` and text.
macro_rules! example {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("init/", $path)))),*]
    };
}

const EXAMPLE: [(&str, &str); 8] = example![
    "agencies/exempelmyndigheten.md",
    "governments/exempelregeringen.md",
    "ministers/anna-exempel.md",
    "ministries/exempeldepartementet.md",
    "pages/om.md",
    "programs/exempelprogrammet.md",
    "releases/2026/exempelbidrag.md",
    "topics/exempel.md",
];

pub fn run(typed: &Init, terminal: &Terminal) -> Result<Outcome> {
    let content = typed.dir.join("content");
    if content.symlink_metadata().is_ok() {
        bail!("`{}` exists already, and `init` never overwrites; choose another folder", content.display());
    }
    let example = if typed.empty { &[][..] } else { &EXAMPLE[..] };
    // The settings last: a folder that has them has all.
    for (path, text) in example.iter().chain([&SITE]) {
        write(&content.join(path), text)?;
    }
    let count = counted(example.len() + 1, "file");
    terminal.done(&format!("wrote {count} to {}", shown(&content)))?;
    terminal.done(&next_steps(&typed.dir))?;
    Ok(Outcome::Done)
}

fn write(path: &Path, text: &str) -> Result<()> {
    publish::write_record(path, text.as_bytes()).context("the site is not complete")
}

fn next_steps(dir: &Path) -> String {
    let enter = match dir.to_str() {
        Some("." | "./") => String::new(),
        _ => format!("  cd {}\n", quoted(dir)),
    };
    format!(
        "\nNext:\n{enter}  \
         open content/site.yaml and give the site its title and address\n  \
         diarium serve     see it in a browser while you write\n  \
         diarium check     look for mistakes\n  \
         diarium build     write the site to public/"
    )
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    if is_plain { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
