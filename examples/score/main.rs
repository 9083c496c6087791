//! A development tool: how much of what readers labelled in real texts does the extraction find, and how much does it find wrongly?
//!
//! `cargo run --example score -- LABELS.json PAGES_DIR [SITE_DIR] [--misses|--evidence]` reads every labelled page below PAGES_DIR and prints
//! precision and recall for each family of facts. With SITE_DIR, names resolve against that site's organisations and ministers; without,
//! none do. `--misses` lists what was missed (`-`), found wrongly (`+`), found as something else (`!`) or with a wrong detail (`~`), with the
//! words and, for sums, what was weighed. `--evidence` prints every sum with its label and what was weighed, and no scores. It changes nothing.
#![allow(clippy::disallowed_methods, reason = "a tool beside the program: it reads labels and pages")]

mod amounts;
mod bodies;
mod compare;
mod deadlines;
mod labels;
mod page;
mod tally;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, bail};
use diarium::extract::{self, Names};
use diarium::source::Options;
use diarium::{compile, load};
use jiff::civil;

use labels::Labels;
use tally::Report;

fn main() -> anyhow::Result<()> {
    let (flags, paths): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|word| word.starts_with("--"));
    let (misses, evidence) = match flags.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (false, false),
        ["--misses"] => (true, false),
        ["--evidence"] => (false, true),
        _ => bail!("the only options are `--misses` and `--evidence`"),
    };
    let (labels, pages, site) = match paths.as_slice() {
        [labels, pages] => (labels, pages, None),
        [labels, pages, site] => (labels, pages, Some(PathBuf::from(site))),
        _ => bail!("usage: score LABELS.json PAGES_DIR [SITE_DIR] [--misses|--evidence]"),
    };
    let names = site.map_or(Ok(Names::default()), |site| names_of(&site))?;
    let text = fs::read_to_string(labels).with_context(|| format!("cannot read `{labels}`"))?;
    let labels: Labels = serde_json::from_str(&text).with_context(|| format!("`{labels}` is not what is expected"))?;
    if evidence {
        return list_evidence(&labels, Path::new(pages), &names);
    }
    let report = score(&labels, Path::new(pages), &names)?;
    report.print(misses);
    Ok(())
}

/// The names of a site as it is built today; its mistakes do not matter here.
fn names_of(site: &Path) -> anyhow::Result<Names> {
    let sources = load::load(site, Options::at(civil::date(2026, 1, 1).at(0, 0, 0, 0)))?;
    Ok(Names::of(&compile(&sources).site.model))
}

fn score(labels: &Labels, pages: &Path, names: &Names) -> anyhow::Result<Report> {
    let mut report = Report::default();
    for document in &labels.documents {
        let page = page::read(pages, &document.path)?;
        let facts = extract::extract(&page.document(), names);
        report.page = document.path.clone();
        amounts::compare(&mut report, &document.amounts, &facts.amounts, names);
        deadlines::compare(&mut report, &document.deadlines, &facts.deadlines, names);
        bodies::compare_ministers(&mut report, &document.ministers, &facts.ministers);
        bodies::compare_agencies(&mut report, document, &facts.agencies, names);
        bodies::compare_basis(&mut report, document.basis.as_deref(), facts.basis.as_ref());
    }
    Ok(report)
}

fn list_evidence(labels: &Labels, pages: &Path, names: &Names) -> anyhow::Result<()> {
    for document in &labels.documents {
        let page = page::read(pages, &document.path)?;
        amounts::list_evidence(&document.path, &document.amounts, &extract::extract(&page.document(), names).amounts);
    }
    Ok(())
}
