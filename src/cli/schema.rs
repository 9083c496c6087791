//! `diarium schema`: the shape of the front matter, for editors.

use anyhow::Result;

use super::Outcome;
use super::args::{Described, Schema};
use super::terminal::Terminal;
use crate::parse;

pub fn run(typed: &Schema, terminal: &Terminal) -> Result<Outcome> {
    let schema = match typed.kind {
        None => parse::schema(None),
        Some(Described::Record(kind)) => parse::schema(Some(kind)),
        Some(Described::Site) => parse::site_schema(),
    };
    let schema = serde_json::to_string_pretty(&schema)?;
    terminal.result(&format!("{schema}\n"))?;
    Ok(Outcome::Done)
}
