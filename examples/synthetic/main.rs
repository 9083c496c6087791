//! A development tool: writes a site of any size whose text looks like Swedish press releases and says nothing.
//!
//! `cargo run --release --example synthetic -- COUNT DIR` writes COUNT releases and every entity around them into the new folder DIR.
//! The same COUNT gives the same bytes on every machine; nothing of it is real. `bench/run` measures with it.
#![allow(clippy::disallowed_methods, reason = "a tool beside the program: it writes a folder")]

mod prose;
mod random;
mod release;
mod world;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, bail};

use random::Random;
use world::World;

const SITE: &str =
    "title: Syntetiskt diarium\nbase_url: https://diarium.example/\npublisher: {name: Prövningsnämnden}\n";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else { bail!("usage: synthetic COUNT DIR") };
    let count: usize = count.parse().with_context(|| format!("`{count}` is not a number of releases"))?;
    let content = PathBuf::from(folder).join("content");
    if content.exists() {
        bail!("`{}` exists already; name a new folder", content.display());
    }
    write_site(count, &content)
}

fn write_site(count: usize, content: &Path) -> anyhow::Result<()> {
    let mut random = Random::new(count as u64);
    let world = World::new(&mut random, count.div_ceil(100));
    write(content, "site.yaml", SITE)?;
    for (path, text) in world.records(&mut random) {
        write(content, &path, &text)?;
    }
    let mut earlier = Vec::new();
    for number in 0..count {
        let (path, text) = release::release(&mut random, &world, number, &mut earlier);
        write(content, &path, &text)?;
    }
    Ok(())
}

fn write(content: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let path = content.join(path);
    let folder = path.parent().expect("every record stands in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .with_context(|| format!("cannot write `{}`", path.display()))
}
