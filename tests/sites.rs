//! Whole sites: each folder of `tests/sites` is one, with all that is expected of it beside it.
//!
//! Compared are the findings, the list of paths, the data files, the feed and the site map; not the pages, whose look is the theme's. After a
//! change that is meant, `UPDATE_EXPECT=1 cargo test --test sites` writes what is; read the difference before you commit it.

#![allow(clippy::disallowed_methods, reason = "a test may read the disk and its own setting")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use diarium::load::load;
use diarium::source::Options;
use diarium::{Compiled, compile};

/// Every site, so that one that is not read is noticed.
const SITES: [&str; 13] = [
    "agencies-renamed",
    "clashes",
    "deadlines",
    "embargo",
    "english-in-a-folder",
    "governments",
    "imported",
    "minimal",
    "mistakes",
    "money",
    "short-and-long",
    "unreadable",
    "unusual-text",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// The options of a site: the moment in its `now.txt`, else the day of all tests.
fn options(site: &Path) -> Options {
    let now = std::fs::read_to_string(site.join("now.txt")).ok();
    Options::at(now.map_or(support::today(), |now| now.trim().parse().expect("now.txt holds a local moment")))
}

/// What is compared: file name to text.
fn outcome(site: &Compiled) -> BTreeMap<String, String> {
    let mut outcome = BTreeMap::new();
    let findings: String = site.diagnostics.iter().map(|finding| support::told(finding) + "\n").collect();
    outcome.insert("findings.txt".to_owned(), findings);
    let paths: Vec<String> = site.paths().into_iter().filter(|path| !is_of_theme_or_search(path)).collect();
    outcome.insert("paths.txt".to_owned(), paths.join("\n") + "\n");
    for path in paths.iter().filter(|path| is_data(path)) {
        outcome.insert(path.clone(), support::page(site, path));
    }
    outcome
}

/// Names with hashes in them; what they hold has tests of its own.
fn is_of_theme_or_search(path: &str) -> bool {
    path.starts_with("assets/") || path.starts_with("search/")
}

fn is_data(path: &str) -> bool {
    path != "manifest.json" && [".json", ".csv", ".xml", ".ics"].iter().any(|end| path.ends_with(end))
}

/// All files below a folder, by their path in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it is below the folder").to_str().expect("UTF-8");
            (path.to_owned(), std::fs::read_to_string(entry.path()).expect("expected files are text"))
        })
        .collect()
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    let _ = std::fs::remove_dir_all(folder);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
}

/// What differs between the two, file by file.
fn difference(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Vec<String> {
    let gone = expected.keys().filter(|path| !found.contains_key(*path)).map(|path| format!("{path}: no longer made"));
    let changed = found.iter().filter_map(|(path, text)| match expected.get(path) {
        None => Some(format!("{path}: not expected\n{text}")),
        Some(wanted) if wanted != text => Some(format!("{path}: expected\n{wanted}\nfound\n{text}")),
        Some(_) => None,
    });
    gone.chain(changed).collect()
}

#[test]
fn every_site_is_what_it_was() {
    let update = std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1");
    let mut differences = Vec::new();
    for name in SITES {
        let folder = root().join(name);
        let sources = load(&folder, options(&folder)).expect("the site can be read");
        let found = outcome(&compile(&sources));
        let expected = folder.join("expected");
        if update {
            write(&expected, &found);
        }
        differences.extend(difference(&files(&expected), &found).into_iter().map(|what| format!("{name}/{what}")));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn every_folder_is_a_site_that_is_compared() {
    let folders = std::fs::read_dir(root()).expect("the sites can be listed");
    let mut names: Vec<String> =
        folders.map(|folder| folder.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    assert_eq!(names, SITES);
}

#[test]
fn a_file_more_or_less_or_another_is_a_difference() {
    let files =
        |files: &[(&str, &str)]| files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    let found =
        difference(&files(&[("a", "1"), ("b", "1"), ("c", "1")]), &files(&[("b", "2"), ("c", "1"), ("d", "1")]));
    assert_eq!(found, ["a: no longer made", "b: expected\n1\nfound\n2", "d: not expected\n1"]);
}
