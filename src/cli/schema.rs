//! `diarium schema`: the shape of the front matter, for editors.

use anyhow::Result;

use super::Outcome;
use super::args::Schema;
use super::terminal::Terminal;
use crate::parse;

pub fn run(typed: &Schema, terminal: &Terminal) -> Result<Outcome> {
    let schema = serde_json::to_string_pretty(&parse::schema(typed.kind))?;
    terminal.result(&format!("{schema}\n"))?;
    Ok(Outcome::Done)
}
