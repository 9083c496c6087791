//! The imports of real data, where the environment variable `DIARIUM_CORPUS` names a folder that holds them (`agencies.json`, `swerik/`,
//! `regeringen-pages.tar.gz`): whatever the order, a site without an error, and nothing to write the second time.

use std::path::PathBuf;
use std::time::Duration;

use crate::Folder;

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("DIARIUM_CORPUS").map(PathBuf::from)?;
    (folder.join("agencies.json").is_file() && folder.join("swerik").is_dir()).then_some(folder)
}

/// The end of a run: how many records it found as they were, and that it wrote none.
fn assert_nothing_written(told: &str) {
    assert!(told.contains("  as before\n") && !told.contains("  new\n") && !told.contains("  changed\n"), "{told}");
}

#[test]
fn real_registers_make_a_site_without_an_error_in_any_order() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: DIARIUM_CORPUS names no folder with agencies.json and swerik/");
        return;
    };
    let (agencies, swerik) = (corpus.join("agencies.json"), corpus.join("swerik"));
    let agencies = ["agencies", agencies.to_str().expect("UTF-8")];
    let swerik = ["swerik", swerik.to_str().expect("UTF-8")];
    for order in [&[agencies][..], &[swerik], &[agencies, swerik], &[swerik, agencies]] {
        let folder = Folder::empty();
        let import = |[name, path]: &[&str; 2]| {
            let output = folder.run(&["import", name, path, "--into", "site"]).output().expect("it runs");
            assert!(output.status.success(), "{name}");
            String::from_utf8(output.stdout).expect("text")
        };
        order.iter().for_each(|one| drop(import(one)));
        folder.run(&["check", "--root", "site", "-q"]).assert().success();
        for one in order {
            assert_nothing_written(&import(one));
        }
    }
}

#[test]
fn real_pages_make_a_site_without_an_error_beside_the_registers_and_alone() {
    let pages = corpus().map(|corpus| (corpus.join("regeringen-pages.tar.gz"), corpus));
    let Some((pages, corpus)) = pages.filter(|(pages, _)| pages.is_file()) else {
        eprintln!("skipped: DIARIUM_CORPUS names no folder with agencies.json, swerik/ and regeringen-pages.tar.gz");
        return;
    };
    let registers = [("agencies", corpus.join("agencies.json")), ("swerik", corpus.join("swerik"))];
    let pages = ("regeringen", pages);
    for order in [&[&registers[0], &registers[1], &pages][..], &[&pages]] {
        let folder = Folder::empty();
        let import = |(name, path): &(&str, PathBuf)| {
            let path = path.to_str().expect("UTF-8");
            let run = folder.run(&["import", name, path, "--into", "site"]).timeout(Duration::from_secs(900));
            let output = run.output().expect("it runs");
            assert!(output.status.success(), "{name}");
            String::from_utf8(output.stdout).expect("text")
        };
        order.iter().for_each(|one| drop(import(one)));
        folder.run(&["check", "--root", "site", "-q"]).assert().success();
        // Once is enough: reading the pages again takes as long as the first time.
        if order.len() > 1 {
            assert_nothing_written(&import(&pages));
        }
    }
}
