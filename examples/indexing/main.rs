//! How long the index of a site takes, and how large it is: `cargo run --release --example indexing -- ROOT [THREADS]`.
//!
//! Reads and links the site, then makes the files of its search three times and prints wall time and processor time of each, the peak of memory before
//! and after, and for each kind of file their number, bytes, and bytes compressed.

#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use flate2::Compression;
use flate2::write::GzEncoder;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    if let Some(threads) = arguments.next() {
        rayon::ThreadPoolBuilder::new().num_threads(threads.parse()?).build_global()?;
    }
    let options = diarium::source::Options::at(jiff::civil::date(2026, 11, 1).at(0, 0, 0, 0));
    let sources = diarium::load::load(&root, options)?;
    let mut files = None;
    for _ in 0..3 {
        // A site keeps its index, so each is made of a new one.
        let site = diarium::compile(&sources);
        let (before, began) = (usage(), Instant::now());
        files = Some(site.search_files());
        let after = usage();
        println!(
            "{:>5} ms wall {:>5} ms processor, peak {} MB before, {} MB after",
            began.elapsed().as_millis(),
            after.0 - before.0,
            before.1,
            after.1
        );
    }
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let files = files.unwrap_or_default();
    for (path, bytes) in files.iter() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let kind = kinds.entry(name.split(['-', '.']).next().unwrap_or_default()).or_default();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(bytes)?;
        *kind = (kind.0 + 1, kind.1 + bytes.len(), kind.2 + encoder.finish()?.len());
    }
    println!("{:<12}{:>8}{:>12}{:>12}", "files", "number", "bytes", "gzipped");
    for (kind, (number, bytes, gzipped)) in &kinds {
        println!("{kind:<12}{number:>8}{bytes:>12}{gzipped:>12}");
    }
    let all = |of: fn(&(usize, usize, usize)) -> usize| kinds.values().map(of).sum::<usize>();
    println!("{:<12}{:>8}{:>12}{:>12}", "all", all(|kind| kind.0), all(|kind| kind.1), all(|kind| kind.2));
    Ok(())
}

/// Processor time so far in milliseconds, and the peak of memory in MB, as Linux tells them.
fn usage() -> (u64, u64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    ((ticks(11) + ticks(12)) * 10, peak.unwrap_or_default() / 1000)
}
